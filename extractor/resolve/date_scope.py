"""Years and months that a date leaves out: they come from what stands before it, above it, or from the document."""

from __future__ import annotations

import re
from datetime import date

from extractor.model import Mention
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Headings
from extractor.resolve.date_own import Own, inside_title, number

_YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2}
_ANAPHORIC = {
    "同年": 0,
    "是年": 0,
    "当年": 0,
    "那年": 0,
    "那一年": 0,
    "这一年": 0,
    "次年": 1,
    "翌年": 1,
    "第二年": 1,
    "转年": 1,
    "隔年": 2,
}
_MONTH_WORDS = {"本": 0, "上": -1, "下": 1}
_COMING = re.compile(
    r"[^，。；]{0,16}?(?:将(?!军|近|士|来)|拟|定于|计划|力争|确保|争取|预计|启动实施|前(?:完成|建成|到位|办结))|之?前(?!全部[办答]|[均都]?已)"
)
_COMING_BEFORE = re.compile(
    r"(?:将于|将在|拟于|拟在|定于|将[^，。；]{0,2}|计划于|计划在|力争|确保|争取|预计|到|至|在?于?每年)$"
)
_AS_OF = ("截至", "截止", "截至今年", "截止到", "截至到")
_OPENING = 4  # code points; 自, 此前的 may stand before a date that opens its sentence
_MONTH_LINE = 14  # code points of a line that holds a month alone
_SHORTLY = 2  # months
_CLOSE = 120  # code points between a date and the 同年 that takes it up
_AHEAD = 100  # days; without a word for the year, writers mean the calendar year they write in


class Scope:
    """Remembers the last year and month that were read, and knows what the document's own date is."""

    def __init__(self, context: Context, own: Own, headings: Headings) -> None:
        self.context = context
        self.index = context.index
        self.own = own
        self.headings = headings
        self._last: tuple[Mention, Own] | None = None
        self._month: Own = Own()
        self._opening: Own = Own()
        self._headed: Own = Own()

    def remember(self, mention: Mention, own: Own) -> None:
        """What a date says, for those that follow; the page's own date and dates in titles say nothing to others."""
        page = self.context.page.issued_span
        quoted = inside_title(self.context, mention.span) or (page is not None and page.overlaps(mention.span))
        if quoted:
            return
        self._last = (mention, own)
        if own.month:
            self._month = own
        if mention.constants.get("form") == "month" and self._is_alone(mention):
            self._headed = own
        if mention.span.start - self.index.sentence(mention.span.start).start <= _OPENING:
            self._opening = own

    def _is_alone(self, mention: Mention) -> bool:
        """True for the month that heads the days of a chronicle: 2022年2月 alone in its line."""
        section = self.context.text.section_at(mention.span.start)
        if section is None or section.span.end - section.span.start > _MONTH_LINE:
            return False
        return self.context.text.slice(section.span).strip("【】[]（）() ：") == self.index.slice(mention.span)

    def given_year(self, mention: Mention) -> int:
        """The year as written, or as 今年, 去年 … say it; 0 where there is none."""
        if "ago" in mention.fields:  # 45年前的12月18日
            ago = number(self.index.value(mention, "ago"))
            return self.own.year - ago if self.own.year and ago else 0
        word = self.index.value(mention, "year_word")
        if not word:
            return number(self.index.value(mention, "year"))
        if word in _ANAPHORIC:
            same = self._in_sentence(mention) or self._just_before(mention)
            base = same.year if same is not None else self._opening.year
            return base + _ANAPHORIC[word] if base else 0
        here = self.year_here(mention)
        return here + _YEAR_WORDS[word] if here else 0

    def year_here(self, mention: Mention) -> int:
        """The year that 今年 means at a mention: of the heading above, else of the document."""
        heading = self.headings.at(mention.span.start)
        above = heading is not None and not (heading.title and self.own.year)
        if heading is not None and above:
            return heading.year
        return self.own.year or (self.own.after.year if self.own.after is not None else 0)

    def year_of(self, mention: Mention, month: int, day: int) -> int:
        """The year of a month or day without one: that of the date before it, of the heading, of the document."""
        before = self._before(mention)
        if before is not None and self.is_coming(mention) and before.year < self.own.year:
            before = None
        if before is not None and before.year > self.own.year > 0 and self._is_done(mention):
            before = None
        if before is not None and (not before.month or (before.month, before.day) <= (month, day or 31)):
            return before.year
        heading = self.headings.at(mention.span.start)
        if heading is not None and not (heading.title and self.is_coming(mention)):
            return heading.year
        own = self.own
        told = 0 if self._is_as_of(mention, month, day) else self._in_paragraph(mention)
        if told and own.after is None and (not own.year or told < own.year - 1):  # a story of years ago goes on
            return told
        if own.after is not None:
            return self._near(own.after, month, day)
        if self._goes_on(month):
            return own.year
        return own.year - 1 if own.year and self._is_past_year(mention, month, day) else own.year

    @staticmethod
    def _near(after: date, month: int, day: int) -> int:
        """The year of a day told beside figures up to `after`: shortly before they were closed, or the first behind."""
        before = (after.year * 12 + after.month) - (after.year * 12 + month)
        if 0 <= before <= _SHORTLY:
            return after.year
        return after.year + ((month, day or 31) < (after.month, after.day))

    def _is_done(self, mention: Mention) -> bool:
        """已于12月27日成立: a day before the document's own, whatever is planned around it."""
        start = mention.span.start
        return self.context.text.chars.endswith(("已于", "已在", "已经于", "早在", "刚于"), 0, start)

    def _is_as_of(self, mention: Mention, month: int, day: int) -> bool:
        """True for 截至3月31日 shortly before the document's own date, whatever years were told of before."""
        if self.own.date is None or not self.context.text.chars.endswith(_AS_OF, 0, mention.span.start):
            return False
        return 0 <= (self.own.month - month) * 30 + self.own.day - (day or 1) <= _AHEAD

    def _goes_on(self, month: int) -> bool:
        """True for the next month of a schedule whose last one was still to come: （5月—9月）…（10月）."""
        if self._last is None or not self.own.month:
            return False
        last = self._last[1]
        return last.year == self.own.year and self.own.month < last.month <= month

    def _is_past_year(self, mention: Mention, month: int, day: int) -> bool:
        """True for a day so far ahead of the document's own that the one of the year before must be meant."""
        own = self.own
        if not own.month or (month, day) <= (own.month, own.day or 31) or self.is_coming(mention):
            return False
        ahead = (month - own.month) * 30 + (day or 1) - (own.day or 31)
        return ahead > _AHEAD

    def month_of(self, mention: Mention, day: int) -> tuple[int, int]:
        """Year and month of a bare day; (0, 0) where they stay open."""
        if word := self.index.value(mention, "month_word"):
            return self.moved_month(word)
        own, before = self.own, self._before(mention)
        if before is not None and before.month and before.day <= day and not self._is_late(mention, before, day):
            return before.year, before.month
        if self._headed.month and self._in_sentence(mention) is None:
            return self._headed.year, self._headed.month
        if own.month and own.day and day > own.day and not self.is_coming(mention):
            return (own.year, own.month - 1) if own.month > 1 else (own.year - 1, 12)
        if own.month:
            return own.year, own.month
        last = self._month
        return (last.year, last.month) if last.month and last.day <= day else (0, 0)

    def day_before(self, mention: Mention) -> date | None:
        """The day told last, close before in the same paragraph; None after days from one to another."""
        if self._last is None or self._last[0].constants.get("form") not in ("day", "lost", "next-day"):
            return None
        told = self._just_before(mention)
        return told.date if told is not None else None

    def moved_month(self, word: str) -> tuple[int, int]:
        """Year and month that 本月, 上月, 下月 mean."""
        if not self.own.month:
            return 0, 0
        moved = self.own.year * 12 + self.own.month - 1 + _MONTH_WORDS[word[0]]
        return moved // 12, moved % 12 + 1

    def is_coming(self, mention: Mention) -> bool:
        """True where the words around a date look ahead."""
        chars = self.context.text.chars
        sentence = self.index.sentence(mention.span.start)
        before = chars[max(sentence.start, mention.span.start - 4) : mention.span.start]
        return bool(_COMING_BEFORE.search(before) or _COMING.match(chars, mention.span.end, sentence.end))

    def _is_late(self, mention: Mention, month: Own, day: int) -> bool:
        """True for a day after the document's own date that nothing calls a day to come."""
        own = (self.own.year, self.own.month, self.own.day)
        if not (self.own.day and month.year) or self.is_coming(mention):
            return False
        return (month.year, month.month, day) > own >= (month.year, month.month, month.day)

    def _in_sentence(self, mention: Mention) -> Own | None:
        """What the last date before this one in the same sentence says."""
        if self._last is None:
            return None
        last, own = self._last
        same = self.index.sentence(last.span.start) == self.index.sentence(mention.span.start)
        return own if same else None

    def _just_before(self, mention: Mention) -> Own | None:
        """What the last date says, where it stands close before in the same paragraph."""
        if self._last is None or mention.span.start - self._last[0].span.end > _CLOSE:
            return None
        section = self.context.text.section_at(mention.span.start)
        return self._last[1] if section is not None and section.span.contains(self._last[0].span) else None

    def _in_paragraph(self, mention: Mention) -> int:
        """The year that the last month or day of the same paragraph is of; 0 where there is none."""
        if self._last is None or not self._last[1].month:
            return 0
        section = self.context.text.section_at(mention.span.start)
        return self._last[1].year if section is not None and section.span.contains(self._last[0].span) else 0

    def _before(self, mention: Mention) -> Own | None:
        """What the last date before this one in the same sentence says; in the same paragraph, where it opens it."""
        if (own := self._in_sentence(mention)) is not None or self._last is None:
            return own
        last, own = self._last
        section = self.context.text.section_at(mention.span.start)
        same = section is not None and section.span.contains(last.span)
        opens = last.span.start - self.index.sentence(last.span.start).start <= _OPENING
        adverbial = own.month or self.context.text.chars[last.span.end : last.span.end + 1] == "，"
        return own if same and opens and adverbial else None
