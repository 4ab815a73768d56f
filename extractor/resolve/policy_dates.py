"""When a policy was issued: the dates around its title that can be those of its issue."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.policy_words import NOUNS, is_of_notice, named_again

REACH = 60  # code points behind a title that may tell of its issue
_REPORTED = re.compile(r"(?:关于|听取|审议|讨论|总结|回顾)[^，。；《》]{0,20}$")
_REPORTED_WITHIN = 24  # code points that it reaches over, and some
_AS_OF = re.compile(r"(?:截至|截止|至|到)$")
_DAYS = re.compile(r"(\d{4})-\d\d-\d\d/\1-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_SCOPED = ("plan", "report")  # 2026年《工作要点》 is for that year


class IssueDates:
    """Reads the dates around the titles of one document; all values are EDTF, None where there is none."""

    def __init__(self, context: Context, dates: Dates) -> None:
        self._context, self._dates = context, dates
        self._chars = context.text.chars

    def issued(self, span: Span, title: Mention) -> str | None:
        """The last date in a span that can be one of issue; of the days of a session only the year is known."""
        values = []
        for mention in self._context.index.inside("date", span):
            value = self._dates.value(mention)
            start, low = mention.span.start, span.start
            reported = start > low and _REPORTED.search(self._chars, max(low, start - _REPORTED_WITHIN), start)
            if reported and _YEAR.fullmatch(value):
                continue  # 听取关于2022年度预算执行情况的报告
            if not _AS_OF.search(self._chars, max(low, start - 2), start) and not self._is_scope(mention, title):
                values.append(_DAYS.sub(r"\1", value) if "/" in value else value)
        fitting = [v for v in values if v and "/" not in v]
        return fitting[-1] if fitting else None

    def _is_scope(self, date: Mention, title: Mention) -> bool:
        """2026年《工作要点》 tells what the plan is for, not when it was issued."""
        beside = self._chars[date.span.end : title.span.start] in ("", "的", "度", "年度")
        year = _YEAR.fullmatch(self._dates.value(date)) is not None
        return beside and year and title.constants.get("sort") in _SCOPED and date.span.end <= title.span.start

    def later(self, title: Mention) -> str | None:
        """…《…条例》…。次年6月，条例正式印发: told in the same paragraph, the title named by its last word."""
        noun = self._chars[title.span.end - 3 : title.span.end - 1]
        if noun not in NOUNS:
            return None
        section = self._context.text.section_at(title.span.start)
        behind = Span(title.span.end, section.span.end if section is not None else title.span.end)
        next_title = self._chars.find("《", *behind)
        told = named_again(noun, self._chars, behind.start, behind.end if next_title < 0 else next_title)
        if told is None:
            return None
        sentence = max(behind.start, self._chars.rfind("。", behind.start, told) + 1)
        return self.issued(Span(sentence, told), title)

    def of_notice(self, title: Mention) -> str | None:
        """关于印发《…》的通知: what a notice issues has the day of the notice."""
        headline, issued = self._context.page.title_span, self._context.page.issued
        if headline is None or not headline.contains(title.span) or issued[4:5] != "-":
            return None
        return issued if is_of_notice(self._chars, headline.start, title.span.start) else None

    def brackets(self, mention: Mention) -> Span | None:
        """What stands in the brackets right behind the title."""
        end = mention.span.end
        close = self._chars.find("）", end, end + REACH) if self._chars[end : end + 1] == "（" else -1
        return Span(end + 1, close) if close >= 0 else None

    def bracketed(self, mention: Mention) -> str | None:
        """A date that opens the brackets right behind the title."""
        brackets = self.brackets(mention)
        date = self._context.index.covering("date", brackets.start) if brackets is not None else None
        value = self._dates.value(date) if date is not None else ""
        return value if value and "/" not in value else None
