"""Dates in EDTF (ISO 8601-2:2019): written directly, read back as the calendar days they span.

Own code because the `edtf` library reads about a hundred values a second and refuses the latest day of an open
interval; the tests compare the two. Years run from 0001 to 9999, the calendar is the Gregorian.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from extractor.errors import InputError

__all__ = [
    "Bounds",
    "approximate",
    "bounds",
    "damaged",
    "day",
    "five_year_plan",
    "half",
    "interval",
    "month",
    "one_of",
    "quarter",
    "season",
    "since",
    "until",
    "valid_date",
    "written",
    "year",
]

Bounds = tuple[date | None, date | None]
"""First and last day; None where that side is open or unknown."""

_FIX = "write an EDTF date such as 2023-05-22, 2023-05, 2023, 2021/2025 or 2023-01-01/.."
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNSPECIFIED = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_WRITTEN = (
    re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*日?)?"),
    re.compile(
        r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T\s]+[0-9]{1,2}:[0-9]{2}[0-9:.]*(?:Z|[+-][0-9:]{4,6})?)?"
    ),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})"),
    re.compile(r"([0-9]{4})\s*年?"),
)
_SEASONS = {
    **{code: (3 * n + 3, 3) for n, code in enumerate((21, 22, 23, 24))},  # spring begins in March
    **{code: (3 * n + 1, 3) for n, code in enumerate((33, 34, 35, 36))},  # quarters
    **{code: (4 * n + 1, 4) for n, code in enumerate((37, 38, 39))},  # thirds
    **{code: (6 * n + 1, 6) for n, code in enumerate((40, 41))},  # halves
}
_PLANS = {
    "一五": (1953, 1957),
    "二五": (1958, 1962),
    "三五": (1966, 1970),  # the plan of 1963 to 1965 had no number
    "四五": (1971, 1975),
    "五五": (1976, 1980),
    "六五": (1981, 1985),
    "七五": (1986, 1990),
    "八五": (1991, 1995),
    "九五": (1996, 2000),
    "十五": (2001, 2005),
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
    "十六五": (2031, 2035),
}


# ------------------------------------------------------------------------------------------ writing


def valid_date(year: int, month: int, day: int) -> bool:
    """True where the calendar has this day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def day(year: int, month: int, day: int) -> str:
    """`2023-07-20`. Raises InputError where the calendar has no such day."""
    if not valid_date(year, month, day):
        raise InputError(f"{year}-{month}-{day}", "no day of the calendar", _FIX)
    return f"{year:04}-{month:02}-{day:02}"


def month(year: int, month: int) -> str:
    """`2023-07`. Raises InputError for a thirteenth month."""
    if not valid_date(year, month, 1):
        raise InputError(f"{year}-{month}", "no month of the calendar", _FIX)
    return f"{year:04}-{month:02}"


def year(year: int) -> str:
    """`2023`. Raises InputError outside 1 … 9999."""
    if not 1 <= year <= 9999:
        raise InputError(str(year), "no year from 1 to 9999", _FIX)
    return f"{year:04}"


def quarter(year: int, number: int) -> str:
    """The months of quarter 1 … 4 as an interval: `2023-07/2023-09`."""
    return interval(month(year, 3 * number - 2), month(year, 3 * number))


def half(year: int, number: int) -> str:
    """The months of half 1 or 2 as an interval: `2023-01/2023-06`."""
    return interval(month(year, 6 * number - 5), month(year, 6 * number))


def season(year: int, number: int) -> str:
    """Spring 1, summer 2, autumn 3, winter 4: `2023-21` … `2023-24`; winter runs into the next year."""
    if number not in (1, 2, 3, 4):
        raise InputError(str(number), "no season from 1 to 4", _FIX)
    return f"{year:04}-{20 + number}"


def interval(start: str, end: str) -> str:
    """`2023-04-15/2023-04-20`; a single value where both ends are one. Raises InputError where it ends too early."""
    if start == end:
        return start
    first, last = bounds(start)[0], bounds(end)[1]
    if first and last and first > last:
        raise InputError(f"{start}/{end}", "an interval that ends before it starts", "give the earlier date first")
    return f"{start}/{end}"


def since(start: str) -> str:
    """From a date on, the end open: `2023-01-01/..`."""
    return f"{start}/.."


def until(end: str) -> str:
    """Up to a date, the start open: `../2023-05-22`."""
    return f"../{end}"


def one_of(values: Iterable[str | date]) -> str:
    """One of several dates, which is not known: `[2021-01-25,2021-12-05]`; sorted; a single one stands alone.

    Raises InputError where there is none.
    """
    found = sorted({v if isinstance(v, str) else v.isoformat() for v in values})
    if not found:
        raise InputError("[]", "a set of no dates", "give at least one date")
    return found[0] if len(found) == 1 else f"[{','.join(found)}]"


def approximate(value: str) -> str:
    """About then: `2023~`."""
    return value if value.endswith("~") else f"{value}~"


def five_year_plan(name: str) -> str | None:
    """The years of a five-year plan by its number, quoted or not: 十四五 → `2021/2025`; None for anything else."""
    years = _PLANS.get(name.strip("“”\"'‘’「」『』 "))
    return f"{years[0]}/{years[1]}" if years else None


def written(text: str) -> str | None:
    """A date as pages and catalogues write it, in EDTF; a time of day is dropped. None where it is no date.

    2023年5月22日, 2023-5-22, 2023/05/22 11:20, 2023-05-22T11:20:00+08:00, 20230522, 2023年5月, 2023.5, 2023 and
    whatever is EDTF already.
    """
    text = text.strip()
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            numbers = [int(g) for g in found.groups() if g and g.isdigit()]
            return _value(numbers)
    try:
        bounds(text)
    except InputError:
        return None
    return text


def _value(numbers: list[int]) -> str | None:
    full = (*numbers, 1, 1)[:3]
    if not valid_date(*full):
        return None
    return f"{numbers[0]:04}" + "".join(f"-{n:02}" for n in numbers[1:])


# ------------------------------------------------------------------------------------------ reading


@lru_cache(maxsize=4096)
def bounds(value: str) -> Bounds:
    """The earliest and the latest day that an EDTF value may mean; None where that side is open or unknown.

    Reads dates, months, years, seasons and quarters, unspecified digits (`202X`, `2023-XX`), the marks `~ ? %`,
    intervals, and sets (`[…]`, `{…}`, with ranges `a..b`). Raises InputError for what is none of these.
    """
    if value[:1] + value[-1:] in ("[]", "{}"):
        return _hull(_member(part.strip(), value) for part in value[1:-1].split(","))
    start, slash, end = value.partition("/")
    if not slash:
        return _single(value, value)
    first = _single(start, value)[0] if start not in ("", "..") else None
    last = _single(end, value)[1] if end not in ("", "..") else None
    if (first and last and first > last) or {start, end} <= {"", ".."}:
        raise InputError(value, "not an interval of time", _FIX)
    return first, last


def _member(part: str, whole: str) -> Bounds:
    start, dots, end = part.partition("..")
    if not dots:
        return _single(part, whole)
    return (_single(start, whole)[0] if start else None, _single(end, whole)[1] if end else None)


def _hull(members: Iterable[Bounds]) -> Bounds:
    found = list(members)
    firsts = [first for first, _ in found]
    lasts = [last for _, last in found]
    first = None if None in firsts else min(f for f in firsts if f)
    last = None if None in lasts else max(x for x in lasts if x)
    return first, last


def _single(part: str, whole: str) -> tuple[date, date]:
    """First and last day of one date without its marks of doubt; `whole` is what an error names."""
    plain = part.rstrip("~?%")
    found = _DATE.fullmatch(plain)
    if found:
        y, m, d = found.groups()
        numbers = [int(n) for n in (y, m, d) if n is not None]
        if len(numbers) == 2 and numbers[1] in _SEASONS:
            return _months(numbers[0], *_SEASONS[numbers[1]], whole)
        return _first(numbers, whole), _last(numbers, whole)
    if found := _UNSPECIFIED.fullmatch(plain):
        return _unspecified(found[1], found[2], found[3], whole)
    raise InputError(whole or "an empty value", "not an EDTF date", _FIX)


def _months(year: int, start: int, count: int, whole: str) -> tuple[date, date]:
    """`count` months from month `start` of a year on; winter runs into the next year."""
    over, end = divmod(start + count - 2, 12)
    return _first([year, start], whole), _last([year + over, end + 1], whole)


def _first(numbers: list[int], whole: str) -> date:
    full = (*numbers, 1, 1)[:3]
    if not valid_date(*full):
        raise InputError(whole, "no day of the calendar", _FIX)
    return date(*full)


def _last(numbers: list[int], whole: str) -> date:
    first = _first(numbers, whole)
    if len(numbers) == 3:
        return first
    month = numbers[1] if len(numbers) == 2 else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def _unspecified(y: str, m: str | None, d: str | None, whole: str) -> tuple[date, date]:
    """Bounds of `202X`, `2023-XX`, `2023-05-XX`; finer parts of an unknown month or year say nothing."""
    low, high = int(y.replace("X", "0")) or 1, int(y.replace("X", "9"))
    if m is None or m == "XX":
        return _first([low], whole), _last([high], whole)
    if d is None or d == "XX":
        return _first([low, int(m)], whole), _last([high, int(m)], whole)
    return _first([low, int(m), int(d)], whole), _last([high, int(m), int(d)], whole)


# ------------------------------------------------------------------------------------------ damage


def damaged(digits: str, *, year: int | None = None, not_after: str | None = None) -> tuple[date, ...]:
    """All days that a date without its separators may mean, earliest first; none where the calendar has none.

    `2022919` is 2022-09-19; `2021125` is 2021-01-25 or 2021-12-05. Six to eight ASCII digits carry their year (1900
    to 2099), two to four need `year`: `317` in 2023. Nothing is guessed: of two readings both are given, unless
    `not_after` (EDTF, such as the date of publication) rules one out.
    """
    if not (digits.isascii() and digits.isdigit()):
        return ()
    if 6 <= len(digits) <= 8 and digits[:2] in ("19", "20"):
        found = _readings(int(digits[:4]), digits[4:])
    elif 2 <= len(digits) <= 4 and year is not None:
        found = _readings(year, digits)
    else:
        return ()
    limit = bounds(not_after)[1] if not_after else None
    return tuple(sorted(f for f in found if limit is None or f <= limit))


def _readings(year: int, digits: str) -> set[date]:
    """Days whose month and day, both padded or neither, make up `digits`; one padded alone only where no other is."""
    cuts = [(digits[:cut], digits[cut:]) for cut in (1, 2)]
    found = [(m, d) for m, d in cuts if len(d) in (1, 2) and valid_date(year, int(m), int(d))]
    even = [(m, d) for m, d in found if len(digits) == 4 or "0" not in (m[0], d[0])]
    return {date(year, int(m), int(d)) for m, d in even or found}
