"""`cppcc rules list|test|lint|coverage`, as a rule writer runs them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

PACK = """\
pack: tea
stage: 3
rules:
- id: body.tea
  kind: body
  pattern: '{place}{han}{0,4}茶馆'
  set: {family: named, kind: enterprise}
  examples:
    yes: [{text: 委员们在安吉县清风茶馆座谈。, match: 安吉县清风茶馆}]
    no: [委员们在茶馆座谈。]
- id: body.tea-room
  kind: body
  pattern: '清风茶馆'
  set: {family: named, kind: enterprise}
  examples:
    yes: [{text: 委员们在清风茶馆座谈。, match: 清风茶馆}]
    no: [委员们在茶馆座谈。]
- id: none.tea
  kind: none
  pattern: '茶馆文化'
  examples:
    yes: [{text: 交流茶馆文化。, match: 茶馆文化}]
    no: [交流文化。]
- id: honour.tea
  kind: honour
  pattern: '“(?P<name>[^“”]{2,12})”荣誉茶杯'
  examples:
    yes: [{text: 获“清香”荣誉茶杯。, match: “清香”荣誉茶杯, fields: {name: 清香}}]
    no: [获荣誉称号。]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "tea.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path / "rules"


def with_pack(folder: Path, *changes: tuple[str, str]) -> None:
    text = PACK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "tea.yaml").write_text(text, encoding="utf-8")


def test_list_shows_the_rules_in_the_order_in_which_they_run(cppcc: Callable, pack: Path) -> None:
    done = cppcc("rules", "list", "tea", "places", "--rules", pack, "--format", "json")
    assert done.returncode == 0, done.stderr
    rules = json.loads(done.stdout)
    assert [rule["id"] for rule in rules if rule["pack"] == "tea"] == [
        "body.tea",
        "body.tea-room",
        "honour.tea",
        "none.tea",
    ]
    assert [rule["stage"] for rule in rules] == sorted(rule["stage"] for rule in rules)
    tea = next(rule for rule in rules if rule["id"] == "body.tea")
    assert tea == {
        "id": "body.tea",
        "kind": "body",
        "stage": 3,
        "priority": 0,
        "pack": "tea",
        "examples": 2,
        "anchors": ["茶馆"],
    }


def test_list_of_one_kind_as_a_table(cppcc: Callable) -> None:
    done = cppcc("rules", "list", "--kind", "place")
    head, _, *rows = done.stdout.splitlines()
    assert [cell.strip() for cell in head.split("┃")][:3] == ["id", "kind", "stage"]
    assert rows
    assert {row.split("│")[1].strip() for row in rows} == {"place"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--kind", "planet"], "--kind planet"),
        (["list", "plases"], "did you mean places?"),
        (["test", "--rules", "nowhere"], "no such folder of rules"),
        (["lint", "--rules", "empty"], "hold no packs"),
        (["coverage", "nowhere"], "no document could be read"),
        (["coverage"], "Missing argument"),
        (["cover"], "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_code_two(cppcc: Callable, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "empty").mkdir()
    done = cppcc("rules", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr


# ------------------------------------------------------------------------------------------------- test


def test_examples_that_hold(cppcc: Callable, pack: Path) -> None:
    done = cppcc("rules", "test", "tea", "--rules", pack)
    assert (done.returncode, done.stdout) == (0, "4 rules, 8 examples, 0 failed\n"), done.stderr


FAILING = [  # an example of the pack, what it is changed to, what is said of it
    (
        "text: 委员们在安吉县清风茶馆座谈。, match: 安吉县清风茶馆",
        "text: 委员们在甲县清风茶馆座谈。, match: 甲县清风茶馆",
        "tea: body.tea: must match '甲县清风茶馆', found nothing\n"
        "    in       委员们在甲县清风茶馆座谈。\n"
        "    instead  its pattern does not match around 茶馆\n",
    ),
    (
        "text: 委员们在清风茶馆座谈。",
        "text: 委员们在安吉县清风茶馆座谈。",
        "must match '清风茶馆', found nothing\n    in       委员们在安吉县清风茶馆座谈。\n"
        "    instead  '清风茶馆' lost to body.tea\n",
    ),
    (
        "match: 清风茶馆}]\n    no",
        "match: 清风茶馆}, {text: 学清风茶馆文化, match: 清风茶馆}]\n    no",
        "out of play by none.tea",
    ),
    ("no: [获荣誉称号。]", "no: [获“茶香”荣誉茶杯。]", "honour.tea: must not match, found '“茶香”荣誉茶杯'"),
    ("fields: {name: 清香}", "fields: {name: 清}", "honour.tea: field 'name' must be '清', is '清香'"),
    (
        "text: 交流茶馆文化。, match: 茶馆文化",
        "text: 交流茶馆文化。, match: 茶馆文化, fields: {a: b}",
        "'b', is not there",
    ),
]


def test_examples_that_fail_say_what_was_found_instead(cppcc: Callable, pack: Path) -> None:
    with_pack(pack, *((old, new) for old, new, _ in FAILING))
    done = cppcc("rules", "test", "tea", "--rules", pack)
    assert done.returncode == 1
    for _, _, said in FAILING:
        assert said in done.stdout
    assert done.stdout.endswith(f"4 rules, 9 examples, {len(FAILING)} failed\n")


def test_without_names_the_examples_of_all_packs_are_run(cppcc: Callable, pack: Path) -> None:
    """A greedy rule of one's own takes away what shipped rules find, and their examples say so."""
    with_pack(pack, ("'清风茶馆'", "'(?:荥阳|清风)(?:市政协|茶馆)召开会议'"))
    done = cppcc("rules", "test", "--rules", pack)
    assert done.returncode == 1
    assert "bodies: body.cppcc: must match '荥阳市政协', found nothing" in done.stdout
    assert "'荥阳市政协' lost to body.tea-room" in done.stdout


# ------------------------------------------------------------------------------------------------- lint


def test_lint_speaks_of_ones_own_packs_and_warnings_do_no_harm(cppcc: Callable, pack: Path) -> None:
    with_pack(pack, ("pattern: '茶馆文化'", "pattern: '茶馆文化(?P<more>节)?'"))
    done = cppcc("rules", "lint", "--rules", pack)
    assert (done.returncode, done.stdout) == (
        0,
        "warning: tea.yaml: none.tea: examples: no example fills the field 'more': "
        "add a 'yes' example with fields: {more: …}\n0 errors, 1 warning\n",
    )


def test_lint_with_errors(cppcc: Callable, pack: Path) -> None:
    with_pack(pack, ("pattern: '茶馆文化'", "pattern: '茶馆(?:文化|文化节)(?P<more>节)?'"))
    done = cppcc("rules", "lint", "tea", "--rules", pack, "--level", "error", "--format", "json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)
    assert list(finding.values())[:4] == ["error", "tea.yaml", "none.tea", "pattern"]


# --------------------------------------------------------------------------------------------- coverage


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    folder.mkdir()
    (folder / "a.txt").write_text("委员们在安吉县清风茶馆座谈，又到清风茶馆。学习安吉县茶馆文化。\n", encoding="utf-8")
    (folder / "b.txt").write_text("县政协在安吉县清风茶馆开会。\n", encoding="utf-8")
    return folder


def test_coverage_counts_what_became_of_each_rule(cppcc: Callable, pack: Path, sample: Path) -> None:
    done = cppcc("rules", "coverage", sample, "--rules", pack, "--pack", "tea", "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = {row.pop("rule"): row for row in csv.DictReader(io.StringIO(done.stdout))}
    counts = {
        rule: [int(row[c]) for c in ("matches", "documents", "lost", "won", "suppressed")] for rule, row in rows.items()
    }
    assert counts == {
        "body.tea": [2, 2, 0, 2, 1],
        "body.tea-room": [1, 1, 2, 0, 0],
        "none.tea": [1, 1, 0, 1, 0],
        "honour.tea": [0, 0, 0, 0, 0],
    }
    assert rows["honour.tea"]["verdict"] == "never"
    assert rows["body.tea"]["verdict"] == "fires"
    assert "of 4 rules 1 never match, 0 are always beaten" in done.stderr


def test_coverage_of_a_rule_that_always_loses(cppcc: Callable, pack: Path, sample: Path) -> None:
    done = cppcc("rules", "coverage", sample / "b.txt", "--rules", pack, "--pack", "tea", "--format", "json")
    verdicts = {row["rule"]: row["verdict"] for row in json.loads(done.stdout)}
    assert verdicts == {"body.tea": "fires", "body.tea-room": "beaten", "none.tea": "never", "honour.tea": "never"}


def test_coverage_of_all_rules_with_a_bad_document(cppcc: Callable, sample: Path) -> None:
    (sample / "empty.txt").write_bytes(b"")
    done = cppcc("rules", "coverage", sample)
    assert done.returncode == 1
    assert "empty.txt" in done.stderr.splitlines()[0]
    rows = [[cell.strip() for cell in line.split("│")] for line in done.stdout.splitlines()[2:]]
    assert ["body.cppcc", "body", "3", "bodies", "1", "1"] in [row[:6] for row in rows]
    assert sum(row[-1] == "never" for row in rows) > 50
