"""Running heads and feet of a PDF: lines that stand at the same place of several pages and differ in digits at most.

They would part the sentences that go on from page to page, and the first one would pass for the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.read.pdf_page import Row

__all__ = ["without_margins"]

_OUTER = 2
"""Rows at the top and at the bottom of a page that may be running."""
_NEAR = 3
"""Points by which a running line may stand higher or lower."""
_SHARE = 0.3
"""Share of the pages that show it at least: left and right pages may differ, and a first page have none."""
_SENTENCE = re.compile("[。！？；，]")
_DIGITS = re.compile(r"[\d\s]+")
_WORDS = re.compile("[\u3400-\u9fff]{3}|[A-Za-z]{4}")


class _Line(NamedTuple):
    """A running line as it comes back: at the foot or the head, its text without digits, its place."""

    foot: bool
    text: str
    place: int


def without_margins(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[str], list[str]]:
    """The rows of each page without running lines, and these, each once as it stands first: heads, feet.

    Page numbers alone stay: they say where a page ends.
    """
    seen = Counter(line for page in pages for line in dict.fromkeys(_outer(page).values()))
    running = {line for line in seen if _shown(seen, line) >= max(2, _SHARE * len(pages))}
    heads: dict[str, str] = {}
    feet: dict[str, str] = {}
    kept = []
    for page in pages:
        outer = {at: line for at, line in _outer(page).items() if line in running}
        for at, line in outer.items():
            (feet if line.foot else heads).setdefault(line.text, " ".join(run.text for run in page[at].runs))
        kept.append([row for at, row in enumerate(page) if at not in outer])
    return kept, list(heads.values()), list(feet.values())


def _outer(page: Sequence[Row]) -> dict[int, _Line]:
    """The rows that may be running, by their number."""
    found = {}
    for at in (*range(min(_OUTER, len(page))), *range(max(_OUTER, len(page) - _OUTER), len(page))):
        text = "".join(run.text for run in page[at].runs)
        if _WORDS.search(text) and not _SENTENCE.search(text):
            found[at] = _Line(at >= _OUTER, _DIGITS.sub("", text), round(page[at].base / _NEAR))
    return found


def _shown(seen: Counter[_Line], line: _Line) -> int:
    """On how many pages the line stands, rounding of its place aside."""
    return sum(seen[line._replace(place=line.place + step)] for step in (-1, 0, 1))
