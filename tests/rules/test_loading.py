"""What the loader refuses, and that its messages name file, rule and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import rules
from extractor.errors import RuleError
from extractor.rules.patterns import Compiled, Workshop, compile_pattern
from extractor.rules.trees import Macros, Marks

GOOD = """\
pack: tea
stage: 3
rules:
- id: body.tea
  kind: body
  pattern: '{place}茶馆'
  examples:
    yes: [{text: 在荥阳市茶馆座谈。, match: 荥阳市茶馆}]
    no: [在茶馆座谈。]
"""

REFUSED = {
    "unknown pack key": (GOOD.replace("stage: 3", "stages: 3"), "stages", "unknown key"),
    "unknown rule key": (GOOD.replace("  pattern:", "  colour: red\n  pattern:"), "body.tea: colour", "unknown key"),
    "unbounded star": (GOOD.replace("{place}茶馆", "茶[馆]*"), "body.tea: pattern", "unbounded"),
    "unbounded plus": (GOOD.replace("{place}茶馆", "[一二]+茶馆"), "body.tea: pattern", "unbounded"),
    "unbounded braces": (
        GOOD.replace("{place}茶馆", r"\\d{2,}茶馆".replace("\\\\", "\\")),
        "body.tea: pattern",
        "unbounded",
    ),
    "no anchor": (GOOD.replace("{place}茶馆", "[一-龥]{2,3}"), "body.tea: pattern", "no anchor"),
    "matches nothing": (GOOD.replace("{place}茶馆", "(?:茶馆)?"), "body.tea: pattern", "nothing at all"),
    "broken expression": (GOOD.replace("{place}茶馆", "(茶馆"), "body.tea: pattern", "does not compile"),
    "look-behind of no fixed width": (
        GOOD.replace("{place}茶馆", "(?<=茶{1,2})茶馆"),
        "body.tea: pattern",
        "does not compile",
    ),
    "name in a set": (GOOD.replace("{place}茶馆", "[^{place}]茶馆"), "body.tea: pattern", "stands in [^ ]"),
    "unknown class": (GOOD.replace("{place}", "{planet}"), "body.tea: pattern", "unknown name {planet}"),
    "class of a later stage": (GOOD.replace("{place}", "{meeting}"), "body.tea: pattern", "found in stage 5"),
    "no examples": (GOOD.replace("    no: [在茶馆座谈。]\n", ""), "body.tea: examples", "both sorts"),
    "match not in text": (GOOD.replace("match: 荥阳市茶馆", "match: 开封茶馆"), "examples.yes", "is not in its text"),
    "bad id": (GOOD.replace("body.tea", "tea"), "tea: id", "type.variant"),
    "id taken": (GOOD.replace("body.tea", "body.party"), "body.party", "stands in pack bodies"),
    "bad words": (GOOD.replace("  pattern:", "  words: middle\n  pattern:"), "body.tea: words", "middle"),
    "no YAML": ("pack: [", "tea.yaml", "is no YAML"),
    "no mapping": ("- a\n- b\n", "tea.yaml", "is no rule pack"),
    "lexicon of numbers": (GOOD + "lexicons: {tea_n: [1, 2]}\n", "lexicons.tea_n", "is no word"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused(case: str, tmp_path: Path) -> None:
    content, where, what = REFUSED[case]
    (tmp_path / "tea.yaml").write_text(content, "utf-8")
    with pytest.raises(RuleError) as caught:
        rules.load([tmp_path])
    assert where in str(caught.value)
    assert what in str(caught.value)
    assert str(caught.value).count(": ") >= 2


def test_users_pack_adds_rules(tmp_path: Path) -> None:
    (tmp_path / "tea.yaml").write_text(GOOD, "utf-8")
    book = rules.load([tmp_path])
    assert book.rule("body.tea") is not None
    assert book.rule("body.cppcc") is not None
    assert len(book.rules) == len(rules.load().rules) + 1


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        rules.load([tmp_path / "nowhere"])


ANCHORS = {
    "fixed word": ("[一二]{1,3}次会议", {"次会议"}),
    "alternation": ("(?:市|县)(?:政协|委)[一二]{0,2}", {"市政协", "市委", "县政协", "县委"}),
    "optional part is none": ("(?:市)?政协(?:党组)?", {"政协"}),
    "longest of two": ("年[一二]{1,2}月份", {"月份"}),
    "class is no literal": ("第{place}政协", {"政协"}),
}


def compiled_of(pattern: str) -> Compiled:
    return compile_pattern(pattern, Workshop(Macros({}, Marks(["place"]))), "here")


@pytest.mark.parametrize("case", ANCHORS, ids=str)
def test_anchors(case: str) -> None:
    pattern, expected = ANCHORS[case]
    assert set(compiled_of(pattern).anchors) == expected


def test_class_alone_is_its_own_anchor() -> None:
    compiled = compiled_of("{place}[东西]{0,2}")
    assert (compiled.anchors, compiled.anchor_classes) == ((), ("place",))
