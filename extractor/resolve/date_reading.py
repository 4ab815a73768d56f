"""From the words of a date to its EDTF value: parts that the words leave out come from what stands before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import ClassVar

from extractor import edtf, numerals
from extractor.model import Mention
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Headings
from extractor.resolve.date_own import CONGRESSES, Own, number, told_on
from extractor.resolve.date_scope import Scope

_DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1}
_NUMBERS = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}


class Reading:
    """Reads the date mentions of one document, which must come in their order."""

    def __init__(self, context: Context, own: Own, headings: Headings) -> None:
        self.index = context.index
        self.own = own
        self.headings = headings
        self._told = told_on(context, own)
        self._scope = Scope(context, own, headings)

    def value(self, mention: Mention) -> str:
        """EDTF, or an empty string where the text leaves the date open or the calendar has no such day."""
        read = self._FORMS.get(mention.constants.get("form", ""))
        value = read(self, mention) if read else ""
        if value and "since" in mention.fields:
            relative = len(value) == 4 and "year" not in mention.fields  # 今年以来 counts from New Year
            return edtf.since(f"{value}-01-01" if relative else value)
        if value and mention.constants.get("since"):
            return edtf.since(f"{value}-01-01")
        return value

    # ------------------------------------------------------------------------------- single dates

    def _day(self, mention: Mention) -> str:
        year, month = self._scope.given_year(mention), self._number(mention, "month")
        day = self._number(mention, "day")
        if not month:
            year, month = self._scope.month_of(mention, day)
        elif not year:
            year = self._scope.year_of(mention, month, day)
        if not (year and month and edtf.valid_date(year, month, day)):
            return ""
        self._scope.remember(mention, Own(year, month, day))
        return edtf.day(year, month, day)

    def _month(self, mention: Mention) -> str:
        if "month_word" in mention.fields:
            year, month = self._scope.moved_month(self.index.value(mention, "month_word"))
        else:
            month = self._number(mention, "month")
            year = self._scope.given_year(mention) or self._scope.year_of(mention, month, 0)
        if not (year and 1 <= month <= 12):
            return ""
        self._scope.remember(mention, Own(year, month))
        return edtf.month(year, month)

    def _year(self, mention: Mention) -> str:
        year = self._scope.given_year(mention)
        if not year:
            return ""
        if not self.index.value(mention, "part"):  # 2025年底 is a time of 2025 whose bounds nothing says
            self._scope.remember(mention, Own(year))
        return edtf.year(year)

    def _part(self, mention: Mention) -> str:
        part = self.index.value(mention, "part")
        year = self._scope.given_year(mention)
        if year:
            self._scope.remember(mention, Own(year))
        if part in ("年底", "年末", "岁末"):
            year = year or (
                self._scope.year_here(mention) if self._scope.is_coming(mention) or self.own.month >= 11 else 0
            )
            return edtf.year(year) if year else ""
        if part.endswith("月"):  # 前5个月
            return edtf.interval(edtf.month(year, 1), edtf.month(year, number(part[1:-2]))) if year else ""
        nth = next((_NUMBERS[c] for c in part if c in _NUMBERS), 0)
        half = {"上半年": 1, "下半年": 2}.get(part, 0)
        year = year or self._scope.year_of(mention, 6 * half - 5 if half else 3 * nth - 2, 0)
        if not year:
            return ""
        if half:
            return edtf.half(year, half)
        if part.startswith("前") or "个" in part:
            return edtf.interval(edtf.month(year, 1), edtf.month(year, 3 * nth))
        return edtf.quarter(year, nth)

    def _season(self, mention: Mention) -> str:
        year = self._scope.given_year(mention)
        if year:
            self._scope.remember(mention, Own(year))
        return edtf.season(year, "春夏秋冬".index(self.index.value(mention, "season")) + 1) if year else ""

    def _decade(self, mention: Mention) -> str:
        tens = self._number(mention, "tens")
        return f"19{tens // 10}X" if tens else ""

    def _lost(self, mention: Mention) -> str:
        """A date that lost its separators: the one valid reading or the set of all."""
        digits, year = self.index.value(mention, "digits"), self._number(mention, "year")
        limit = self.own.date.isoformat() if self.own.date and not self._scope.is_coming(mention) else None
        if year:
            days = edtf.damaged(digits, year=year, not_after=limit) or edtf.damaged(digits, year=year)
        elif self.own.year:
            days = edtf.damaged(digits, year=self.own.year, not_after=limit)
            days = days or edtf.damaged(digits, year=self.own.year - 1)
        else:
            return ""
        if len(days) == 1:
            self._scope.remember(mention, Own(days[0].year, days[0].month, days[0].day))
        return edtf.one_of(days) if days else ""

    # --------------------------------------------------------------------------------- intervals

    def _days(self, mention: Mention) -> str:
        start = self._day(mention)
        if not start:
            return ""
        year, month = int(start[:4]), int(start[5:7])
        month2 = self._number(mention, "month2") or month
        year2 = self._number(mention, "year2") or (year + 1 if month2 < month else year)
        return self._interval(start, year2, month2, self._number(mention, "day2"))

    def _interval(self, start: str, year: int, month: int, day: int) -> str:
        if not edtf.valid_date(year, month, day) or edtf.day(year, month, day) < start:
            return ""
        return edtf.interval(start, edtf.day(year, month, day))

    def _months(self, mention: Mention) -> str:
        month, month2 = self._number(mention, "month"), self._number(mention, "month2")
        year = self._scope.given_year(mention) or self._scope.year_of(mention, month, 0)
        year2 = self._number(mention, "year2") or (year + 1 if month2 < month else year)
        if not year or (year2, month2) < (year, month):
            return ""
        self._scope.remember(mention, Own(year2, month2))
        return edtf.interval(edtf.month(year, month), edtf.month(year2, month2))

    def _years(self, mention: Mention) -> str:
        first = self._number(mention, "year") or self._number(mention, "han_year")
        last = self._number(mention, "year2") or self._number(mention, "han_year2")
        return edtf.interval(edtf.year(first), edtf.year(last)) if 0 < first < last else ""

    # ----------------------------------------------------------- what the document's own date says

    def _today(self, mention: Mention) -> str:
        days = _DAY_WORDS[self.index.value(mention, "word")[0]]
        own = self._told or self.own.date
        if own is not None and (ago := self._number(mention, "ago")):  # 40年前的今天
            year = own.year - ago
            return edtf.day(year, own.month, own.day) if edtf.valid_date(year, own.month, own.day) else ""
        return (own + timedelta(days=days)).isoformat() if own else ""

    def _now(self, _: Mention) -> str:
        return self.own.date.isoformat() if self.own.date else ""

    def _next_day(self, mention: Mention) -> str:
        """次日: the day after the one that the paragraph told last."""
        told = self._scope.day_before(mention)
        if told is None:
            return ""
        day = told + timedelta(days=1)
        self._scope.remember(mention, Own(day.year, day.month, day.day))
        return day.isoformat()

    def _past(self, mention: Mention) -> str:
        """一年来, 过去五年: the years that a report looks back on."""
        length = self._length(mention)
        heading = self.headings.at(mention.span.start)
        last = heading.year if heading is not None and not heading.plan else self._last_full_year()
        return edtf.interval(edtf.year(last - length + 1), edtf.year(last)) if last else ""

    def _next(self, mention: Mention) -> str:
        length = self._length(mention)
        heading = self.headings.at(mention.span.start)
        last = self._last_full_year()
        first = heading.year if heading is not None and heading.plan else last + 1 if last else 0
        return edtf.interval(edtf.year(first), edtf.year(first + length - 1)) if first else ""

    def _last_full_year(self) -> int:
        """The year that a report of these months looks back on; 0 where it could be this year or the last."""
        if 1 <= self.own.month <= 5:
            return self.own.year - 1
        return self.own.year if self.own.month >= 10 else 0

    def _length(self, mention: Mention) -> int:
        words = (self.index.value(mention, name) for name in ("length", "length1", "length2"))
        return next((numerals.to_int(w) or 1 for w in words if w), 1)

    # -------------------------------------------------------------------------- named by history

    def _plan(self, mention: Mention) -> str:
        name = self.index.value(mention, "plan") or self.index.value(mention, "ordinal") + "五"
        return edtf.five_year_plan(name) or ""

    def _congress(self, mention: Mention) -> str:
        which = self._number(mention, "congress")
        return edtf.since(edtf.month(*CONGRESSES[which - 1])) if 0 < which <= len(CONGRESSES) else ""

    def _number(self, mention: Mention, field: str) -> int:
        return number(self.index.value(mention, field))

    # Functions, not methods of one object: that object would hold itself, and with it the whole document.
    _FORMS: ClassVar[Mapping[str, Callable[[Reading, Mention], str]]] = {
        "day": _day,
        "month": _month,
        "year": _year,
        "part": _part,
        "season": _season,
        "decade": _decade,
        "days": _days,
        "months": _months,
        "years": _years,
        "lost": _lost,
        "today": _today,
        "now": _now,
        "past": _past,
        "next-day": _next_day,
        "next": _next,
        "plan": _plan,
        "congress": _congress,
    }
