"""Look-arounds that are there for speed alone leave no match out."""

from __future__ import annotations

from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

import yaml

from extractor import rules
from extractor.rules.trees import REPEATS, children, walk

_WITHOUT_WIDTH = (sre.ASSERT, sre.ASSERT_NOT, sre.AT)


def last_characters(items: Any) -> tuple[set[str], bool]:
    """The characters that what these items match may end with; False where they may match nothing."""
    found: set[str] = set()
    for op, value in reversed(list(items)):
        if op in _WITHOUT_WIDTH:
            continue
        more, sure = _of_item(op, value)
        found |= more
        if sure:
            return found, True
    return found, False


def _of_item(op: Any, value: Any) -> tuple[set[str], bool]:
    if op is sre.LITERAL:
        return {chr(value)}, True
    if op is sre.IN:
        return {chr(code) for kind, code in value if kind is sre.LITERAL}, True
    parts = [last_characters(tree) for tree in children(op, value)]
    found = set().union(*(chars for chars, _ in parts))
    return found, all(sure for _, sure in parts) and not (op in REPEATS and value[0] == 0)


def test_the_last_characters_of_a_small_pattern() -> None:
    tree = sre_parse.parse("(?:局|(?:办公|会议)室|[省市]?委(?=会)|协会(?:分会)?)原?")
    assert last_characters(tree) == (set("局室委会原"), True)


def test_no_organ_of_a_post_ends_with_another_character_than_those_looked_for() -> None:
    """Whoever adds an organ that ends in another way adds its last character to `person_organ_last`, too."""
    rulebook = rules.load()
    post = rulebook.rule("post.organ")
    assert post is not None
    group = post.compiled.plain.groupindex["organ"]
    tree = post.compiled._tree
    (organ,) = [value[3] for op, value in walk(tree) if op is sre.SUBPATTERN and value[0] == group]
    ends, sure = last_characters(organ)
    assert sure
    (pack,) = [path for path in map(Path, rulebook.sources) if path.name == "people.yaml"]
    looked_for = yaml.safe_load(pack.read_text(encoding="utf-8"))["patterns"]["person_organ_last"]
    assert ends | {"原"} == set(looked_for.strip("[]"))
