"""Rows of text on a grid: where the runs of a line stand, measured in one of several ways.

Pages become text with spaces for distance. Some programs count a Han character as two cells, some as one, some are of
two minds about “”…, and some pages were damaged after that: the columns of one page line up in one of the measures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.clean.afterwards import as_printed, is_marked
from extractor.clean.han import HAN, all_cells, cells, is_gbk

Measure = Callable[[str], int]
Place = tuple[int, int]
"""Offsets of a run in the whole text."""


def narrow_cells(text: str) -> int:
    """Width of `text` where characters of ambiguous width (“”…—·) take one cell."""
    try:
        size = len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return size - len(_ambiguous().findall(text))


@cache
def _ambiguous() -> re.Pattern[str]:
    """What GBK writes in two bytes and is not wide; all of it stands before the blocks of East Asian scripts."""
    known = (c for c in map(chr, range(0x80, 0x2E80)) if unicodedata.east_asian_width(c) not in "WF")
    return re.compile(f"[{''.join(c for c in known if cells(c) == 2)}]")


def _earlier(measure: Measure) -> Measure:
    """`measure` of a text as it was printed."""
    return lambda text: measure(as_printed(text))


_PRINTED: tuple[Measure, ...] = (cells, len, narrow_cells)
_EARLIER: tuple[Measure, ...] = tuple(map(_earlier, _PRINTED))


def _measures(chars: str) -> tuple[Measure, ...]:
    """The ways to measure `chars`: three, and twice as many where it was damaged after it was printed."""
    return _PRINTED + _EARLIER if is_marked(chars) else _PRINTED


# Runs are parted by two spaces or more, by one ideographic space or by a tab.
_RUN = re.compile(r"\S++(?:[ \xa0]\S++)*+")
_LETTER = re.compile(f"[{HAN}A-Za-z]")


class Run(NamedTuple):
    """Characters between gaps: offsets in the whole text, the cells that they stand on in the measure of the table,
    and how many they fill where a Han character fills two.
    """

    start: int
    end: int
    left: int
    right: int
    size: int


class Row(NamedTuple):
    """One line: its offsets without the line break, and its runs."""

    start: int
    end: int
    runs: tuple[Run, ...]

    def is_blank(self) -> bool:
        """True where nothing stands in the row."""
        return not self.runs

    def split(self, cell: int) -> int:
        """How many runs stand left of `cell`, which leaves the others right of it; -1 where a run stands on it."""
        count = 0
        for _, _, left, right, _ in self.runs:
            if right > cell:
                return count if left > cell else -1
            count += 1
        return count

    def before(self, cell: int) -> tuple[Run, ...]:
        """The runs left of `cell`, on which none stands."""
        return self.runs[: self.split(cell)]

    def after(self, cell: int) -> tuple[Run, ...]:
        """The runs right of `cell`, on which none stands."""
        return self.runs[self.split(cell) :]


class Table(NamedTuple):
    """The lines of a text as rows of cells in one measure."""

    rows: Sequence[Row]
    measure: Measure


def tables(chars: str, least: int) -> Iterator[Table]:
    """The tables of `chars`, in as many measures as tell them apart; none where fewer than `least` rows have gaps."""
    lines = _lines(chars)
    if sum(len(places) > 1 for _, _, places in lines) < least:
        return
    texts = [chars[start:end] for _, _, places in lines for start, end in places]
    sizes, gaps = all_cells(texts), list(_gaps(chars, lines))
    seen: list[tuple[int, list[int]]] = []
    for measure in _measures(chars):
        widths = sizes if measure is cells else _widths(texts, sizes, measure)
        key = (measure("　"), widths)
        if key not in seen:
            seen.append(key)
            yield Table(_rows(lines, gaps, sizes, widths, measure), measure)


def _widths(texts: Sequence[str], sizes: Sequence[int], measure: Measure) -> list[int]:
    """The widths of `texts`, whose cells are `sizes`, in another measure."""
    if measure is narrow_cells and is_gbk("".join(texts)):
        ambiguous = _ambiguous().findall
        return [size - len(ambiguous(text)) for size, text in zip(sizes, texts, strict=True)]
    return list(map(measure, texts))


def _lines(chars: str) -> list[tuple[int, int, list[Place]]]:
    """Start, end and places of the runs of every line."""
    found = []
    at = 0
    places = [match.span() for match in _RUN.finditer(chars)]
    first = 0
    for line in chars.split("\n"):
        end = at + len(line)
        last = first
        while last < len(places) and places[last][0] < end:
            last += 1
        found.append((at, end, places[first:last]))
        first = last
        at = end + 1
    return found


def _gaps(chars: str, lines: Sequence[tuple[int, int, list[Place]]]) -> Iterator[tuple[int, int]]:
    """The characters of the gap before each run, and how many of them are ideographic spaces, in the order of runs."""
    for at, _, places in lines:
        seen = at
        for start, end in places:
            yield start - seen, chars.count("\u3000", seen, start)
            seen = end


def _rows(
    lines: Sequence[tuple[int, int, list[Place]]],
    gaps: Sequence[tuple[int, int]],
    sizes: list[int],
    widths: list[int],
    measure: Measure,
) -> list[Row]:
    """The lines as rows; `gaps` and `widths` are those of all runs, in order."""
    found = []
    new = tuple.__new__  # quicker than calling the class
    measured = zip(gaps, sizes, widths, strict=True)
    # Of what stands in a gap the ideographic space alone is wider than one cell.
    wider = measure("\u3000") - 1
    for at, line_end, places in lines:
        runs = []
        column = 0
        for start, end in places:
            (gap, wide), size, width = next(measured)
            column += gap + wider * wide
            runs.append(new(Run, (start, end, column, column + width, size)))
            column += width
        found.append(new(Row, (at, line_end, tuple(runs))))
    return found


def has_letters(chars: str, row: Row) -> bool:
    """True where a row holds a Han character or a letter: no page number, no rule."""
    return _LETTER.search(chars, row.start, row.end) is not None
