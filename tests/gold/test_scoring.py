"""What counts as the same, what is excused, and how rows are paired."""

from __future__ import annotations

from typing import Any

import pytest
import scoring


@pytest.mark.parametrize(
    ("column", "wanted", "found", "equal"),
    [
        pytest.param("name", "有事好商量", "“有事好商量”", True, id="outer quotation marks do not count"),
        pytest.param("name", "园区(企业)协商", "园区（企业）协商", True, id="width of brackets does not count"),
        pytest.param("name", "政协讲堂", "讲堂", False, id="a name is compared whole"),
        pytest.param("measure", "协商议事平台", "议事平台", True, id="a measure may be part of the other"),
        pytest.param("measure", "提案", "案", False, id="but not with one character"),
        pytest.param("title", "政协章程", "中国人民政协章程修正案", True, id="a title from four characters on"),
        pytest.param("title", "意见", "实施意见", False, id="a title of two characters is compared whole"),
        pytest.param("number", 99.84, "99.840", True, id="numbers by value"),
        pytest.param("term", 6, "6", True, id="ordinals by value"),
        pytest.param("value", "2023-01-01/..", "2023", True, id="this year so far may be the year"),
        pytest.param("value", "2023-02-01/..", "2023", False, id="since February is not the year"),
        pytest.param("value", "[2021-12-05,2021-01-25]", "[2021-01-25,2021-12-05]", True, id="a set has no order"),
        pytest.param("issued", "2021-01-25", "[2021-01-25,2021-12-05]", False, id="one of two is not the set"),
        pytest.param("body", "市政协", "", False, id="nothing is not something"),
    ],
)
def test_same(column: str, wanted: object, found: str, equal: bool) -> None:
    assert scoring.same(column, wanted, found) is equal


@pytest.mark.parametrize(
    ("table", "facts", "rows", "right", "missed", "wrong"),
    [
        pytest.param(
            "people",
            [{"person": "汪洋", "post": "主席"}],
            [{"person": "汪洋", "post": "主席", "body": "中国人民政治协商会议全国委员会"}],
            1,
            0,
            0,
            id="a key that the fact leaves open may hold anything",
        ),
        pytest.param(
            "people",
            [{"person": "汪洋", "post": "主席", "body": "中国人民政治协商会议全国委员会"}],
            [{"person": "汪洋", "post": "主席", "body": ""}],
            0,
            1,
            1,
            id="a key that the fact settles must be found",
        ),
        pytest.param(
            "counts",
            [{"measure": "提案", "number": 8, "unit": "件"}],
            [{"measure": "提案", "number": "8", "unit": "件"}, {"measure": "提案", "number": "8", "unit": "件"}],
            1,
            0,
            1,
            id="a row found twice is once wrong",
        ),
        pytest.param(
            "counts",
            [{"measure": "提案", "number": 8, "unit": "件", "optional": True}],
            [],
            0,
            0,
            0,
            id="an optional fact is not missed",
        ),
        pytest.param(
            "counts",
            [{"measure": "提案", "number": 8, "unit": "件"}, {"measure": "重点提案", "number": 8, "unit": "件"}],
            [
                {"measure": "重点提案", "number": "8", "unit": "件"},
                {"measure": "大会提案", "number": "8", "unit": "件"},
            ],
            2,
            0,
            0,
            id="as many pairs as there can be, whatever the order",
        ),
        pytest.param(
            "meetings",
            [{"kind": "visit", "quote": "视察茶园", "optional": True}],
            [{"kind": "visit", "quote": "视察茶园"}, {"kind": "visit", "quote": "考察渔排"}],
            0,
            0,
            1,
            id="an optional meeting known by its kind alone excuses its own words only",
        ),
    ],
)
def test_compare(
    table: str, facts: list[dict[str, Any]], rows: list[dict[str, Any]], right: int, missed: int, wrong: int
) -> None:
    outcome = scoring.compare(table, facts, rows)
    assert (len(outcome.right), len(outcome.missed), len(outcome.wrong)) == (right, missed, wrong)


def test_the_row_of_a_document_is_compared_column_by_column() -> None:
    fact = {"title": "政协简报第一期", "genre": "news", "issued": "2023-05-22"}
    outcome = scoring.compare_document([fact], [{"title": "政协简报第一期", "genre": "speech", "issued": ""}])
    assert len(outcome.right) == 1
    assert outcome.missed == [{"genre": "news"}, {"issued": "2023-05-22"}]
    assert outcome.wrong == [{"genre": "speech"}]


def test_measures() -> None:
    total = scoring.Score(right=6, missed=2, wrong=4)
    assert (total.precision, total.recall) == (0.6, 0.75)
    assert total.f1 == pytest.approx(2 / 3)
    assert (scoring.Score().precision, scoring.Score().recall) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("row", "placed"),
    [
        ({"start": "2", "end": "4", "quote": "政协"}, True),
        ({"start": "1", "end": "3", "quote": "政协"}, False),
        ({"start": "2", "end": "2", "quote": ""}, False),
        ({"start": "", "end": "", "quote": "政协"}, False),
    ],
    ids=["there", "one off", "empty", "nowhere"],
)
def test_in_place(row: dict[str, str], placed: bool) -> None:
    assert scoring.in_place("荆州政协", row) is placed
