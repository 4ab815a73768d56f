"""When a sentence says that a meeting was held; nothing for one that it only refers to."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates

HELD = re.compile(
    r"召开|举行|举办|开幕|闭幕|开班|主持|开展|率队|带队|带领|视察|考察|调研|赴|前往|去往|到访|选举|审议|通过|协商"
)
REFERRED = re.compile(
    r"(?:贯彻|落实|传达|学习(?!班|会|研讨|中心)|按照|聚焦|迎接|体现|领会|把握|根据|自(?![治己身])|截至|以来)[^，。；]{0,24}$"
)
YEAR = re.compile(r"\d{4}")
_DATED_PLACE = re.compile(r"(?:日|号)(?:在|于)$")  # 2022年1月5日在政协…会议上
_DAY = re.compile(r"\[?\d{4}-\d\d-\d\d")
_COARSE = re.compile(r"\d{4}(?:-\d\d)?")
_MONTH = re.compile(r"\d{4}-\d\d")
_NEAR = 6  # code points between 2019年9月 and the meeting that was 召开的 then
_SAME_CLAUSE = 30  # code points that a month reaches over within its clause


class HeldDates:
    """Finds the day, or the month or year, of meeting mentions."""

    def __init__(self, context: Context, dates: Dates) -> None:
        self._index, self._chars, self._dates = context.index, context.text.chars, dates
        self._text = context.text

    def held(self, mention: Mention) -> str | None:
        """EDTF of when it was held.

        A day anywhere in the sentence; a month in the same clause; a year only where it opens the sentence or stands
        right before.
        """
        sentence = self._index.sentence(mention.span.start)
        earlier = self._earlier(mention, sentence)
        if not self._tells(mention, sentence, earlier):
            return None
        for date in [*earlier, *self._index.inside("date", Span(mention.span.start, sentence.end))]:
            value = self._dates.value(date)
            if not value or ".." in value:
                continue
            if _DAY.match(value) or (date in earlier and self._reaches(date, mention, sentence, value)):
                return value
        return None

    def dated(self, mention: Mention) -> bool:
        """True where the sentence dates what it tells, even by a day whose year stays open."""
        sentence = self._index.sentence(mention.span.start)
        before = self._chars[sentence.start : mention.span.start]
        days = (d for d in self._index.before("date", mention.span.start, sentence.start) if "日" in self._written(d))
        return not REFERRED.search(before) and any(days)

    def _earlier(self, mention: Mention, sentence: Span) -> list[Mention]:
        """Dates before the meeting, nearest first; 同日 is the day told last, in this sentence or the one before."""
        if "同日" in self._chars[sentence.start : mention.span.start]:
            section = self._text.section_at(sentence.start)
            start = section.span.start if section is not None else sentence.start
            return list(self._index.before("date", mention.span.start, start))
        return list(self._index.before("date", mention.span.start + 1, sentence.start))

    def _tells(self, mention: Mention, sentence: Span, earlier: list[Mention]) -> bool:
        """True where the sentence tells of the meeting itself."""
        before = self._chars[sentence.start : mention.span.start]
        if _DATED_PLACE.search(before):
            return True
        if REFERRED.search(before):
            return False
        directly = any(mention.span.start - date.span.end <= 1 for date in earlier)
        return directly or HELD.search(self._index.slice(sentence) + mention.constants.get("act", "")) is not None

    def _reaches(self, date: Mention, mention: Mention, sentence: Span, value: str) -> bool:
        between = self._chars[date.span.end : mention.span.start]
        if _MONTH.fullmatch(value) and len(between) <= _SAME_CLAUSE and "；" not in between:
            return True
        opens = date.span.start <= sentence.start + 1
        return (opens or len(between) <= _NEAR) and _COARSE.fullmatch(value) is not None

    def _written(self, date: Mention) -> str:
        return self._index.slice(date.span)
