"""A list of one's own adds to the shipped one, and longer words still come first."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from extractor import rules
from extractor.errors import RuleError

PACK = """\
pack: {name}
stage: 3
lexicons:
  tea_head: [{words}]
"""
RULE = """\
rules:
- id: body.tea
  kind: body
  pattern: '清风(?:{tea_head})'
  examples: {yes: [{text: 清风茶馆。, match: 清风茶馆}], no: [茶馆]}
"""


@pytest.mark.parametrize("words", list(itertools.permutations(["茶馆", "茶馆分店", "茶馆分店一部"])), ids="-".join)
def test_the_longest_word_of_all_packs_wins(words: tuple[str, ...], tmp_path: Path) -> None:
    for name, word in zip(("a", "b", "c"), words, strict=True):
        rule = RULE if name == "a" else ""
        (tmp_path / f"{name}.yaml").write_text(PACK.format(name=name, words=word) + rule, "utf-8")
    compiled = rules.load([tmp_path], shipped=False).rule("body.tea")
    assert compiled is not None
    for word in words:
        found = compiled.compiled.regex.search(f"清风{word}")
        assert found is not None
        assert found.group() == f"清风{word}"


def test_a_sub_pattern_of_another_packs_name_is_refused(tmp_path: Path) -> None:
    pack = "pack: mine\nlexicons: {}\npatterns:\n  body_department: '局'\n"
    (tmp_path / "mine.yaml").write_text(pack, "utf-8")
    with pytest.raises(RuleError, match=r"patterns.body_department.*defined twice"):
        rules.load([tmp_path])
