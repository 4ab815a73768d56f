"""The parts of a report that headings put under a year: 2020年工作回顾, 2021年工作安排."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model import Section
from extractor.resolve.context import Context

_HEADING_LENGTH = 40  # code points; a longer line is a sentence
_HEADING = re.compile(
    r"[（(一二三四五六七八九十、.．)）0-9]{0,5}(?P<body>[\u4e00-\u9fff]{0,24}?)(?P<year>20[0-9]{2})年(?:度|的)?[^，。；！？]{0,14}?"
    r"(?P<what>回顾|总结|情况|综述|大事记|年报|小结|安排|建议|打算|计划|部署|思路|任务|要点|重点|目标)(?:的?报告)?[（(）)摘要：:]{0,5}"
)
_REVIEW = {"回顾", "总结", "情况", "综述", "大事记", "年报", "小结"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that names a year: `start` is where its part of the text begins, `plan` tells a plan from a review,
    `title` the headline of the whole document.
    """

    start: int
    year: int
    plan: bool
    title: bool


class Headings:
    """The parts of a document that headings such as 2020年工作回顾 and 2021年工作安排 put under a year."""

    def __init__(self, sections: Sequence[Section], context: Context) -> None:
        chars, found = context.text.chars, []
        for section in sections:
            start, end = section.span
            if end - start <= _HEADING_LENGTH and chars.find("20", start, end) >= 0 and section.role != "furniture":
                found.append(self._heading(section, chars[start:end]))
        self.all = tuple(h for h in found if h is not None)
        self._starts = [h.start for h in self.all]

    def at(self, position: int) -> Heading | None:
        """The heading that the text at `position` stands under."""
        at = bisect_right(self._starts, position) - 1
        return self.all[at] if at >= 0 else None

    @staticmethod
    def _heading(section: Section, words: str) -> Heading | None:
        match = _HEADING.fullmatch(words.strip())
        if match is None or (match["body"] and section.role == "paragraph"):
            return None
        named = section.role == "title" and match["body"] != ""
        return Heading(section.span.start, int(match["year"]), match["what"] not in _REVIEW, named)
