"""The parts of a report that headings put under a year: 2020年工作回顾, 2021年工作安排."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.model import Section
from extractor.resolve.context import Context

_HEADING_LENGTH = 40  # code points; a longer line is a sentence
_YEAR_LENGTH = 9  # code points of a line that holds a year alone, with marks and spaces
_HEADING = re.compile(
    r"[—－―（(一二三四五六七八九十、.．)）0-9]{0,5}(?P<body>[\u4e00-\u9fff]{0,24}?)(?P<year>20[0-9]{2})年(?:度|的)?[^，。；！？]{0,14}?"
    r"(?P<what>回顾|总结|情况|综述|大事记|年报|小结|动态|纪实|要事|要闻|盘点|概况|简况|安排|建议|打算|计划|部署|思路|任务|要点|重点|目标|成绩|成效|工作)(?:的?报告)?[（(）)摘要：:]{0,5}"
)
_YEAR_ALONE = re.compile(r"[（(〔【]?(?P<year>(?:18|19|20)[0-9]{2})年[）)〕】]?")
_SUBHEADING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,2}[、）)．.](?:今年|去年|过去一年|一年来|上半年|下半年|本年度)?的?(?:主要)?工作(?:的)?"
    r"(?P<what>回顾|总结|情况|小结|安排|建议|打算|计划|部署|思路)"
)
_REVIEW = {"回顾", "总结", "情况", "综述", "大事记", "年报", "小结"}
_OPEN = "工作"
"""2024年主要工作 may review or plan: what the headings around it name tells."""
_REVIEW |= {"成绩", "成效", "动态", "纪实", "要事", "要闻", "盘点", "概况", "简况"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that names a year: `start` is where its part of the text begins, `plan` tells a plan from a review,
    `title` the headline of the whole document.
    """

    start: int
    year: int
    plan: bool
    title: bool
    alone: bool = False
    """True for a line of a chronicle that holds the year alone."""
    open: bool = False
    """True where the words of the heading do not tell whether it is a plan."""


class Headings:
    """The parts of a document that headings such as 2020年工作回顾 and 2021年工作安排 put under a year."""

    def __init__(self, sections: Sequence[Section], context: Context) -> None:
        chars, found = context.text.chars, list[Heading]()
        for section in sections:
            start, end = section.span
            if end - start > _HEADING_LENGTH or section.role == "furniture":
                continue
            if end - start <= _YEAR_LENGTH and (alone := _YEAR_ALONE.fullmatch(chars[start:end].strip())) is not None:
                heading: Heading | None = Heading(start, int(alone["year"]), False, False, alone=True)
            elif chars.find("20", start, end) >= 0:
                heading = self._heading(section, chars[start:end])
            else:
                heading = self._below(start, chars[start:end], found[-1]) if found else None
            if heading is not None:
                found.append(heading)
        first = {heading.year: heading.start for heading in reversed(found)}
        last = {heading.year: heading.start for heading in found}
        self.all = tuple(filter(None, (self._settled(heading, first, last) for heading in found)))
        self._starts = [h.start for h in self.all]

    def at(self, position: int) -> Heading | None:
        """The heading that the text at `position` stands under."""
        at = bisect_right(self._starts, position) - 1
        return self.all[at] if at >= 0 else None

    @staticmethod
    def _settled(heading: Heading, first: Mapping[int, int], last: Mapping[int, int]) -> Heading | None:
        """A heading that leaves it open, as a review before one of the next year and as a plan behind one of the year
        before; else None. `first` and `last` are where the headings of each year begin.
        """
        if not heading.open:
            return heading
        if last.get(heading.year + 1, -1) > heading.start:
            return replace(heading, open=False)
        if first.get(heading.year - 1, heading.start) < heading.start:
            return replace(heading, open=False, plan=True)
        return None

    @staticmethod
    def _below(start: int, words: str, above: Heading) -> Heading | None:
        """一、上半年工作回顾 under a headline that names the year."""
        match = _SUBHEADING.fullmatch(words.strip())
        return Heading(start, above.year, match["what"] not in _REVIEW, False) if match is not None else None

    @staticmethod
    def _heading(section: Section, words: str) -> Heading | None:
        match = _HEADING.fullmatch(words.strip())
        subtitle = words.startswith(("—", "－", "―"))
        if match is None or (match["body"] and section.role == "paragraph" and not subtitle):
            return None
        named = subtitle or (section.role == "title" and match["body"] != "")
        what = match["what"]
        if what == _OPEN:
            return None if named else Heading(section.span.start, int(match["year"]), False, False, open=True)
        return Heading(section.span.start, int(match["year"]), what not in _REVIEW, named)
