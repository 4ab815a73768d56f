"""What `lint` says about packs that load: one pack a finding, and nothing about a pack without fault."""

from __future__ import annotations

from pathlib import Path
from re import _parser as sre_parse

import pytest

from extractor import rules
from extractor.clean import clean
from extractor.find.lint import Finding, lint
from extractor.find.lint.alternatives import shadowed
from extractor.read import source

GOOD = """\
pack: tea
stage: 3
lexicons:
  tea_head: [茶馆, 茶楼, 茶室]
rules:
- id: body.tea
  kind: body
  pattern: '{place_full}(?P<name>{han}{0,4})(?:{tea_head})'
  examples:
    yes: [{text: 在荥阳市清风茶馆座谈。, match: 荥阳市清风茶馆, fields: {name: 清风}}]
    no: [在茶馆座谈。]
"""

HEADS = "[茶馆, 茶楼, 茶室]"
RULE = "'{place_full}(?P<name>{han}{0,4})(?:{tea_head})'"

# name: pack, level, key, words of the message
FINDINGS = {
    "a word twice": (GOOD.replace(HEADS, "[茶馆, 茶楼, 茶室, 茶楼]"), "warning", "lexicons.tea_head", "茶楼 stands 2 times"),
    "traditional characters": (GOOD.replace("茶室]", "茶館]"), "error", "lexicons.tea_head", "reads 茶馆"),
    "full-width digits": (GOOD.replace("茶室]", "茶室１号]"), "error", "lexicons.tea_head", "reads 茶室1号"),
    "a list that nothing refers to": (
        GOOD.replace("  tea_head:", "  tea_heads: [茶亭]\n  tea_head:"),
        "warning",
        "lexicons.tea_heads",
        "did you mean tea_head?",
    ),
    "a sub-pattern that nothing refers to": (
        GOOD.replace("rules:", "patterns:\n  tea_leaf: '绿|红'\nrules:"),
        "warning",
        "patterns.tea_leaf",
        "no pattern refers to it",
    ),
    "an alternative that is never reached": (
        GOOD.replace("(?:{tea_head})'", "(?:茶馆|茶馆分店)'"),
        "error",
        "pattern",
        "茶馆分店 is never reached: 茶馆 stands before it",
    ),
    "a rule that is tried everywhere and takes its time": (
        GOOD.replace(RULE, "'(?:(?:{han}{1,3}){1,3}){1,3}[的和了在是谈](?<![的和了在是])(?!。)'"),
        "warning",
        "pattern",
        "of ordinary text (limit 2)",
    ),
    "a field that no example fills": (
        GOOD.replace("(?:{tea_head})'", "(?:{tea_head})(?P<branch>分店)?'"),
        "warning",
        "examples",
        "'branch'",
    ),
    "a pattern that hangs": (
        GOOD.replace(RULE, "'{place_full}(?P<name>{han}{0,4})(?:{tea_head})|(?:(?:{han}{1,9}){1,9}){1,9}茶摊'"),
        "error",
        "pattern",
        "µs a character",
    ),
}  # fmt: skip


def findings(pack: str, folder: Path) -> list[Finding]:
    (folder / "tea.yaml").write_text(pack, "utf-8")
    book = rules.load([folder], shipped=False)
    return list(lint(book, packs=["tea"], cleaned=lambda word: clean(source(word, "word")).chars))


def test_nothing_is_said_about_a_pack_without_fault(tmp_path: Path) -> None:
    assert findings(GOOD, tmp_path) == []


@pytest.mark.parametrize("case", FINDINGS, ids=str)
def test_finding(case: str, tmp_path: Path) -> None:
    pack, level, key, words = FINDINGS[case]
    assert pack != GOOD
    found = [f for f in findings(pack, tmp_path) if (f.level, f.key) == (level, key)]
    assert [f for f in found if words in f.what or words in f.remedy], found
    assert {f.file for f in found} == {"tea.yaml"}
    assert all(f.remedy for f in found)


CHEAP = {
    "common anchors": (RULE, "'(?P<name>{han}{2})的茶馆?'"),
    "a wide pattern": ("{0,4}", "{0,2000}"),
}


@pytest.mark.parametrize("case", CHEAP, ids=str)
def test_what_costs_nothing_is_no_fault(case: str, tmp_path: Path) -> None:
    pack = GOOD.replace(*CHEAP[case])
    assert pack != GOOD
    assert [f for f in findings(pack, tmp_path) if f.key in ("pattern", "anchors")] == []


def test_each_fault_is_found_once_and_alone(tmp_path: Path) -> None:
    pack = FINDINGS["an alternative that is never reached"][0].replace("{tea_head}", "")
    said = [f.what for f in findings(pack, tmp_path) if f.level == "error"]
    assert said == ["茶馆分店 is never reached: 茶馆 stands before it and always matches first"]


def test_a_word_that_another_packs_list_has(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text("pack: more\nlexicons:\n  tea_head: [茶亭, 茶楼]\n", "utf-8")
    (tmp_path / "tea.yaml").write_text(GOOD, "utf-8")
    found = lint(rules.load([tmp_path], shipped=False), packs=["more"])
    assert [(f.file, f.key, f.what) for f in found] == [
        ("more.yaml", "lexicons.tea_head", "茶楼 stands in another pack's tea_head, too")
    ]


def test_the_shipped_packs_have_no_errors() -> None:
    found = lint(rules.load(), cleaned=lambda word: clean(source(word, "word")).chars)
    assert [str(f) for f in found if f.level == "error"] == []


# ---------------------------------------------------------------------- which alternatives are out of reach

REACHED = [
    ("longer first", "市政协(?:党组会议|党组)"),
    ("something must follow", "(?:党组|党组会议)召开"),
    ("what follows looks ahead", "(?:党组|党组会议)(?=召开)"),
    ("the earlier one looks ahead", "(?:党组(?!会议)|党组会议)"),
    ("no beginning of the other", "茶馆|茶楼"),
    ("a repeat that must go on", "(?:党组|党组会议){2}"),
    ("optional, greedy", "茶馆(?:分店)?"),
]

OUT_OF_REACH = [
    ("at the end", "市政协(?:党组|党组会议)", ("市政协党组会议", "市政协党组")),
    ("the whole pattern", "茶馆|茶馆分店", ("茶馆分店", "茶馆")),
    ("before what may be missing", "(?:党组|党组会议)(?:上|中)?", ("党组会议", "党组")),
    ("inside a group", "((?:茶馆|茶馆分店))", ("茶馆分店", "茶馆")),
    ("no way back", "(?>茶馆|茶馆分店)开业", ("茶馆分店", "茶馆")),
    ("an empty one first", "茶馆(?:|分店)", ("茶馆分店", "茶馆")),
    ("of two lists", "(?:(?:茶馆|茶楼)|(?:茶馆分店|茶亭))", ("茶馆分店", "茶馆")),
]


@pytest.mark.parametrize("pattern", [p for _, p in REACHED], ids=[n for n, _ in REACHED])
def test_alternatives_within_reach(pattern: str) -> None:
    assert list(shadowed(sre_parse.parse(pattern))) == []


@pytest.mark.parametrize(("pattern", "pair"), [c[1:] for c in OUT_OF_REACH], ids=[c[0] for c in OUT_OF_REACH])
def test_alternatives_out_of_reach(pattern: str, pair: tuple[str, str]) -> None:
    assert list(shadowed(sre_parse.parse(pattern))) == [pair]
