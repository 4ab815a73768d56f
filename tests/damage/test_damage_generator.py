"""The generator itself: what each kind of damage looks like, that it is pure, and that it says what it did."""

from __future__ import annotations

from random import Random

import pytest
from damage_samples import documents
from generator import ADDED, ENCODINGS, KINDS, PAGED, applies, apply, set_in_columns, wrap
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLES = {
    "traditional": ("县政协调研组", "縣政協調研組"),
    "traditional-marks": ("开展“板凳议事”活动", "開展「板凳議事」活動"),
    "glosses": ("县政协开会", "縣(xiàn)政協(xié)開(kāi)會(huì)"),
    "glosses-wide": ("县政协", "縣（xiàn）政協（xié）"),
    "wide-digits": ("提案86件，占9.5%，AI培训", "提案８６件，占９．５％，ＡＩ培训"),
    "dropped-separators": ("自2022年9月19日起，3月17日", "自2022919日起，317日"),
}


@pytest.mark.parametrize(("kind", "clean", "damaged"), [(kind, *pair) for kind, pair in EXAMPLES.items()])
def test_what_a_kind_looks_like(kind: str, clean: str, damaged: str) -> None:
    assert apply(kind, clean, 0).text == damaged


@pytest.mark.parametrize(
    ("kind", "clean", "allowed"),
    [
        ("doubled", "会议召开，", {"会议召开，，", "会议召开，,", "会议召开,，"}),
        ("mixed-widths", "会议指出：（略）", {"会议指出:(略)"}),
        ("circle-numerals", "2021年9月20日召开。", {f"二{z}二一年九月二十日召开。" for z in "○〇◯零"}),
        ("spaced-numbers", "建成12个", {"建成 12个", "建成12 个", "建成 12 个"}),
        ("spaced-ideographic", "建成12个", {"建成\u300012个", "建成12\u3000个", "建成\u300012\u3000个"}),
        ("spaced-names", "主席王立主持", {"主席王 立主持", "主席王  立主持", "主席王\u3000立主持"}),
    ],
)
def test_what_a_kind_may_look_like(kind: str, clean: str, allowed: set[str]) -> None:
    assert {apply(kind, clean, seed).text for seed in range(20)} <= allowed


def test_lost_bytes_leave_the_second_one() -> None:
    found = {apply("lost-bytes", "县" * 60, seed).text for seed in range(3)}
    assert any("??h" in text for text in found)
    assert {text.replace("??h", "縣") for text in found} == {"縣" * 60}


def test_dates_that_became_ambiguous_are_destroyed_but_for_their_readings() -> None:
    text = "自2021年1月25日和2022年9月19日起"
    assert apply("dropped-separators", text, 0).destroyed == ((1, 11, ("2021-01-25", "2021-12-05")),)


def test_wrapped_lines_keep_within_their_width() -> None:
    text = "标题\n" + "县政协召开会议，听取2023年度汇报。" * 12
    lines = wrap(text, 20, indent="　　").text.split("\n")
    assert lines[0] == "标题"
    assert lines[1].startswith("　　县政协")
    assert all(len(line) <= 21 + sum(c.isascii() for c in line) // 2 for line in lines)
    assert "".join(lines).replace("　　", "") == text.replace("\n", "")


def test_columns_stand_side_by_side() -> None:
    text = "标题\n" + "县政协召开会议，听取年度汇报。" * 12
    head, *rows = set_in_columns(text, size=15, gutter=4, rows=30).text.split("\n")
    sides = [row.partition("    ") for row in rows]
    assert head == "标题"
    assert all(gutter for _, gutter, right in sides[:-1])
    both = [left for left, _, _ in sides] + [right for _, _, right in sides]
    assert "".join("".join(both).split()) == text.split("\n")[1]


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=3, deadline=None, derandomize=True)
@given(document=documents, seed=st.integers(0, 1000), strength=st.floats(0, 1))
def test_pure_and_accounted_for(kind: str, document: str, seed: int, strength: float) -> None:
    damaged = KINDS[kind](document, Random(seed), strength)
    assert damaged == KINDS[kind](document, Random(seed), strength)
    assert len(damaged.origin) == len(damaged.text)
    assert all(at == ADDED or 0 <= at < len(document) for at in damaged.origin)
    assert all(0 <= loss.start < loss.end <= len(document) for loss in damaged.destroyed)
    # Nothing goes without a word: what no character stands for is white space, or destroyed.
    gone = set(range(len(document))) - set(damaged.origin)
    lost = {at for loss in damaged.destroyed for at in range(loss.start, loss.end)}
    left_of_dates = {at for at in gone if document[at] in "年月日0123456789"} if kind in NUMERALS else set()
    assert all(document[at].isspace() for at in gone - lost - left_of_dates)


NUMERALS = {"circle-numerals", "dropped-separators"}


@pytest.mark.parametrize("kind", sorted(PAGED))
def test_pages_are_not_laid_out_twice(kind: str) -> None:
    prose = "标题\n" + "县政协召开会议，听取汇报，讨论安排。" * 8
    assert applies(kind, prose)
    assert not applies(kind, set_in_columns(prose, size=16, gutter=6).text)
    assert not applies(kind, wrap(prose, 22, indent="").text)
    assert not applies(kind, f"<p>{prose}</p>")


@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_bytes_that_an_encoding_lacks_are_destroyed(encoding: str) -> None:
    encoded = ENCODINGS[encoding]("县政协\U0002a700〇")
    whole = encoding in {"gb18030", "utf-16", "utf-16-bare", "utf-8-marked"}
    assert ((3, 4, ()) in encoded.damaged.destroyed) is not whole
