"""EDTF values: written, read back, compared with the `edtf` library; dates that lost their separators."""

from datetime import date, timedelta

import edtf as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import edtf
from extractor.errors import InputError

WRITTEN_VALUES = [
    (edtf.day(2023, 7, 20), "2023-07-20"),
    (edtf.month(2023, 7), "2023-07"),
    (edtf.year(2023), "2023"),
    (edtf.interval("2023-04-15", "2023-04-20"), "2023-04-15/2023-04-20"),
    (edtf.interval("2023", "2023"), "2023"),
    (edtf.since("2023-01-01"), "2023-01-01/.."),
    (edtf.until("2023-05-22"), "../2023-05-22"),
    (edtf.one_of(["2021-12-05", "2021-01-25"]), "[2021-01-25,2021-12-05]"),
    (edtf.one_of([date(2021, 1, 25)]), "2021-01-25"),
    (edtf.approximate("2023"), "2023~"),
    (edtf.approximate("2023~"), "2023~"),
    (edtf.quarter(2023, 3), "2023-07/2023-09"),
    (edtf.half(2024, 2), "2024-07/2024-12"),
    (edtf.season(2024, 4), "2024-24"),
]


@pytest.mark.parametrize(("value", "expected"), WRITTEN_VALUES, ids=[e for _, e in WRITTEN_VALUES])
def test_values_are_written_as_the_standard_says(value: str, expected: str) -> None:
    assert value == expected
    library.parse_edtf(value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: edtf.day(2023, 2, 29),
        lambda: edtf.month(2023, 13),
        lambda: edtf.year(0),
        lambda: edtf.season(2023, 5),
        lambda: edtf.interval("2023-05", "2023-04"),
        lambda: edtf.one_of([]),
    ],
    ids=["29 February 2023", "month 13", "year 0", "season 5", "backwards", "nothing"],
)
def test_what_the_calendar_lacks_is_refused(make) -> None:
    with pytest.raises(InputError):
        make()


BOUNDS = [
    ("2023-05-22", "2023-05-22", "2023-05-22"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("2023~", "2023-01-01", "2023-12-31"),
    ("2023-05?", "2023-05-01", "2023-05-31"),
    ("2021/2025", "2021-01-01", "2025-12-31"),
    ("2023-11-19/2023-11", "2023-11-19", "2023-11-30"),
    ("2023-01-01/..", "2023-01-01", None),
    ("2023-01-01/", "2023-01-01", None),
    ("../2023-05", None, "2023-05-31"),
    ("[2021-01-25,2021-12-05]", "2021-01-25", "2021-12-05"),
    ("[2021-12-05, 2021-01-25]", "2021-01-25", "2021-12-05"),
    ("{2021,2023}", "2021-01-01", "2023-12-31"),
    ("[2019..2021]", "2019-01-01", "2021-12-31"),
    ("[..2021]", None, "2021-12-31"),
    ("2023-21", "2023-03-01", "2023-05-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),  # the library ends winter with December
    ("2023-35", "2023-07-01", "2023-09-30"),
    ("2023-41", "2023-07-01", "2023-12-31"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("2023-XX", "2023-01-01", "2023-12-31"),
    ("2023-05-XX", "2023-05-01", "2023-05-31"),
]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(("value", "first", "last"), BOUNDS, ids=[b[0] for b in BOUNDS])
def test_the_days_that_a_value_spans(value: str, first: str | None, last: str | None) -> None:
    assert tuple(map(iso, edtf.bounds(value))) == (first, last)


SHARED = [b[0] for b in BOUNDS if None not in b and b[0] != "2023-24"]


@pytest.mark.parametrize("value", SHARED)
def test_the_library_reads_the_same_days(value: str) -> None:
    parsed = library.parse_edtf(value)
    ours = edtf.bounds(value)
    assert [d.timetuple()[:3] for d in ours if d] == [parsed.lower_strict()[:3], parsed.upper_strict()[:3]]


@pytest.mark.parametrize(
    "value", ["", "近日", "2023-13", "2023-02-30", "23-05", "2023/2022", "../..", "/", "[]", "2023-5-2", "2023/05/22"]
)
def test_what_is_no_edtf_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="write an EDTF date"):
        edtf.bounds(value)


DAMAGED = [
    ("2022919", {}, ["2022-09-19"]),
    ("2021125", {}, ["2021-01-25", "2021-12-05"]),
    ("2021125", {"not_after": "2021-11-30"}, ["2021-01-25"]),
    ("2021125", {"not_after": "2021-01"}, ["2021-01-25"]),
    ("2021125", {"not_after": "2020"}, []),
    ("20230520", {}, ["2023-05-20"]),
    ("202291", {}, ["2022-09-01"]),
    ("2021105", {}, ["2021-10-05"]),  # 1月05日 would pad one part and not the other
    ("2021205", {}, ["2021-02-05"]),  # here no even reading is left
    ("2023229", {}, []),
    ("2024229", {}, ["2024-02-29"]),
    ("20221301", {}, []),
    ("317", {"year": 2023}, ["2023-03-17"]),
    ("111", {"year": 2023}, ["2023-01-11", "2023-11-01"]),
    ("111", {"year": 2023, "not_after": "2023-06-30"}, ["2023-01-11"]),
    ("1125", {"year": 2023}, ["2023-11-25"]),
    ("91", {"year": 2023}, ["2023-09-01"]),
    ("317", {}, []),
    ("0917123", {}, []),
    ("五月", {"year": 2023}, []),
]


@pytest.mark.parametrize(("digits", "options", "readings"), DAMAGED)
def test_all_readings_of_a_damaged_date(digits: str, options: dict, readings: list[str]) -> None:
    assert [d.isoformat() for d in edtf.damaged(digits, **options)] == readings


@settings(max_examples=300, deadline=None)
@given(st.dates(min_value=date(1949, 10, 1), max_value=date(2035, 12, 31)))
def test_a_damaged_date_always_has_its_true_reading(day: date) -> None:
    assert day in edtf.damaged(f"{day.year}{day.month}{day.day}")
    assert edtf.damaged(day.strftime("%Y%m%d")) == (day,)
    assert day in edtf.damaged(f"{day.month}{day.day}", year=day.year)
    assert edtf.damaged(f"{day.year}{day.month}{day.day}", not_after=day.isoformat())[-1] == day


def test_how_many_unpadded_days_of_a_year_stay_open() -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(366)]
    assert sum(len(edtf.damaged(f"{d.year}{d.month}{d.day}")) > 1 for d in days) == 36


PLANS = [
    ("一五", "1953/1957"),
    ("二五", "1958/1962"),
    ("三五", "1966/1970"),
    ("四五", "1971/1975"),
    ("五五", "1976/1980"),
    ("六五", "1981/1985"),
    ("七五", "1986/1990"),
    ("八五", "1991/1995"),
    ("九五", "1996/2000"),
    ("十五", "2001/2005"),
    ("十一五", "2006/2010"),
    ("十二五", "2011/2015"),
    ("十三五", "2016/2020"),
    ("十四五", "2021/2025"),
    ("“十五五”", "2026/2030"),
    ("十六五", "2031/2035"),
    ("十四", None),
    ("四个自信", None),
]


@pytest.mark.parametrize(("name", "years"), PLANS)
def test_the_years_of_a_five_year_plan(name: str, years: str | None) -> None:
    assert edtf.five_year_plan(name) == years


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-05-22", "2023-05-22"),
        ("2023-5-2", "2023-05-02"),
        ("2023年5月22日", "2023-05-22"),
        ("2023 年 5 月 22 日", "2023-05-22"),
        ("20230522", "2023-05-22"),
        ("2023/05/22 11:20", "2023-05-22"),
        ("2023-05-22T11:20:00+08:00", "2023-05-22"),
        ("2023.5.22", "2023-05-22"),
        ("2023年5月", "2023-05"),
        ("2023年", "2023"),
        ("2021/2025", "2021/2025"),
        ("[2021-01-25,2021-12-05]", "[2021-01-25,2021-12-05]"),
        ("20231301", None),
        ("2023年2月30日", None),
        ("近日", None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(text: str, value: str | None) -> None:
    assert edtf.written(text) == value


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789-/.[],{}~?%X年月日 ", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    value = edtf.written(text)
    if value is not None:
        edtf.bounds(value)


def test_hostile_digits_are_read_or_refused() -> None:
    """Work that grew with the square of the length would not come back."""
    assert edtf.damaged("2" * 100_000) == ()
    assert edtf.written("2023" + " " * 100_000) == "2023"
    assert edtf.written("2023年" + " " * 10_000 + "x") is None
