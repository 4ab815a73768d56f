"""Rows of text on a grid: where the runs of a line stand, measured in one of several ways.

Pages become text with spaces for distance. Some programs count a Han character as two cells, some as one, some are of
two minds about “”…, and some pages were damaged after that: the columns of one page line up in one of the measures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from extractor.clean.afterwards import as_printed, is_marked
from extractor.clean.han import HAN, cells

Measure = Callable[[str], int]


def narrow_cells(text: str) -> int:
    """Width of `text` where characters of ambiguous width (“”…—·) take one cell."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _earlier(measure: Measure) -> Measure:
    """`measure` of a text as it was printed."""
    return lambda text: measure(as_printed(text))


_PRINTED: tuple[Measure, ...] = (cells, len, narrow_cells)
_EARLIER: tuple[Measure, ...] = tuple(map(_earlier, _PRINTED))


def measures(chars: str) -> tuple[Measure, ...]:
    """The ways to measure `chars`: three, and twice as many where it was damaged after it was printed."""
    return _PRINTED + _EARLIER if is_marked(chars) else _PRINTED


# Runs are parted by two spaces or more, by one ideographic space or by a tab.
_RUN = re.compile(r"[^\s](?:[^\s]|[ \xa0](?=[^\s]))*")
_LETTER = re.compile(f"[{HAN}A-Za-z]")


class Run(NamedTuple):
    """Characters between gaps: offsets in the whole text, and the cells that they stand on."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its offsets without the line break, and its runs."""

    start: int
    end: int
    runs: tuple[Run, ...]

    def is_blank(self) -> bool:
        """True where nothing stands in the row."""
        return not self.runs

    def crosses(self, cell: int) -> bool:
        """True where a run stands on `cell`."""
        return any(r.left <= cell < r.right for r in self.runs)

    def before(self, cell: int) -> tuple[Run, ...]:
        """The runs left of `cell`."""
        return tuple(r for r in self.runs if r.right <= cell)

    def after(self, cell: int) -> tuple[Run, ...]:
        """The runs right of `cell`."""
        return tuple(r for r in self.runs if r.left > cell)


def rows(chars: str, measure: Measure) -> list[Row]:
    """The lines of `chars` as rows."""
    found = []
    at = 0
    for line in chars.split("\n"):
        runs = []
        column = seen = 0
        for match in _RUN.finditer(line):
            column += measure(line[seen : match.start()])
            width = measure(match[0])
            runs.append(Run(at + match.start(), at + match.end(), column, column + width))
            column += width
            seen = match.end()
        found.append(Row(at, at + len(line), tuple(runs)))
        at += len(line) + 1
    return found


def has_letters(chars: str, row: Row) -> bool:
    """True where a row holds a Han character or a letter: no page number, no rule."""
    return _LETTER.search(chars, row.start, row.end) is not None
