"""Rows of a page to lines of text in reading order: columns one after the other, broken lines joined to paragraphs.

Columns are told by white space that runs down between runs, and then either by prose on both sides (most lines fill
their width and break off in mid-sentence, as rows of a table do not) or by the order of drawing: a writer draws one
column after the other, but a table row by row. Where neither tells, a row stays a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.read.pdf_page import Row, Run

__all__ = ["head_width", "lines"]

_ROWS = 3
"""Fewest rows with text on both sides of a column break."""
_DRAWN_ROWS = 4
_PROSE_LENGTH = 6
"""Fewest characters that the lines of a column have on average."""
_SPACED = 1.75
"""Distance to the next row, in usual ones, from which on a blank line stands between."""
_ALONE = 2
"""Most rows at the head or foot of a page that are no part of its columns where such a distance parts them."""
_EDGE = 1.5
"""Sizes by which a full line may miss the edge: the next character or number did not fit."""
_SHARED = 0.2
"""Share of the lines of a column that end at one edge where its text is justified."""
_LARGEST_INDENT = 12
_ENDS = tuple("。！？；，、：…!?;,:")
_STOPS = tuple("。！？；…”）")
_HANGING = "，。、；：！？”’》）"
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_HAN = re.compile("[\u3400-\u9fff]")
# What no rule of line breaking parts: opening marks and what follows, a number or Latin word, and closing marks.
_UNBREAKABLE = re.compile("[《〈（“‘【]*(?:[A-Za-z0-9][A-Za-z0-9.%]{0,15}|.)[》〉）”’】，。、；：！？,;:!?]{0,3}")


class _Column(NamedTuple):
    """Rows of one column and where its lines start and end.

    `indented`: some lines start further in; `broken`: lines break off at the edge in mid-sentence; `prose`: most do.
    """

    rows: Sequence[Row]
    margin: float
    edge: float
    pitch: float
    indented: bool
    broken: bool
    prose: bool


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a page, blank ones between what stands apart, indents as ideographic spaces."""
    tabs, rest = _tabs(rows)
    if rest:
        yield from _paragraphs([_column(part) for part in _ordered(rest)])
    yield from tabs


def _tabs(rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """Words printed down the margin, one character a row, and the rows without them."""
    runs = [run for row in rows for run in row.runs]
    wide = [run for run in runs if len(run.text) > 1]
    places = Counter(round(run.left / 3) for run in runs if len(run.text) == 1 and _HAN.match(run.text))
    strips = []
    for place, count in sorted(places.items()):
        inside = [r for r in runs if len(r.text) == 1 and round(r.left / 3) == place]
        left, right = min(r.left for r in inside), max(r.right for r in inside)
        outside = all(r.right < left for r in wide) or all(r.left > right for r in wide)
        if count >= _ROWS and wide and outside:
            strips.append(set(inside))
    taken = set().union(*strips)
    kept = [row._replace(runs=tuple(r for r in row.runs if r not in taken)) for row in rows]
    words = ["".join(r.text for row in rows for r in row.runs if r in strip) for strip in strips]
    return words, [row for row in kept if row.runs]


# ------------------------------------------------------------------------------------------ columns


def _ordered(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows in parts, in reading order; each part is one column or as wide as the page."""
    found = _split(rows)
    if found is None:
        yield rows
        return
    first, last, gutter = found
    sides = [
        [row._replace(runs=kept) for row in rows[first:last] if (kept := side(row, gutter))] for side in (_left, _right)
    ]
    for part in (rows[:first], *sides, rows[last:]):
        if part:
            yield from _ordered(part)


def _split(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """First and last row (excluded) of the best pair of columns and the x between them."""
    best: tuple[int, int, int, float] | None = None
    for gutter in _gutters(rows):
        for first, last in _stretches(rows, gutter):
            both = sum(bool(_left(row, gutter) and _right(row, gutter)) for row in rows[first:last])
            if (best is None or both > best[0]) and _are_columns(rows[first:last], gutter):
                best = both, first, last, gutter
    return best[1:] if best else None


def _gutters(rows: Sequence[Row]) -> list[float]:
    """Where to look: just before the runs that most often start after a gap."""
    starts = Counter(round(run.left - 0.2 * row.size) for row in rows for run in row.runs[1:])
    return sorted(float(x) for x, count in starts.most_common(8))


def _stretches(rows: Sequence[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """Longest ranges of rows that leave the gutter free, without what stands apart at their head and foot."""
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or any(run.left < gutter < run.right for run in rows[index].runs):
            yield from _cut(rows, start, index, gutter)
            start = index + 1


def _cut(rows: Sequence[Row], first: int, last: int, gutter: float) -> Iterator[tuple[int, int]]:
    if last - first < _ROWS:
        return
    far = _SPACED * _pitch(rows[first:last])
    apart = [i for i in range(first + 1, last) if rows[i - 1].base - rows[i].base > far]
    head = [i for i in apart if i - first <= _ALONE]
    foot = [i for i in apart if last - i <= _ALONE]
    first, last = max(head, default=first), min(foot, default=last)
    if any(_left(row, gutter) and _right(row, gutter) for row in rows[first:last]):
        yield first, last


def _are_columns(rows: Sequence[Row], gutter: float) -> bool:
    left, right = ([row._replace(runs=kept) for row in rows if (kept := side(row, gutter))] for side in (_left, _right))
    both = sum(bool(_left(row, gutter) and _right(row, gutter)) for row in rows)
    if both >= _ROWS and _column(left).prose and _column(right).prose:
        return True
    if max(r.last for row in left for r in row.runs) > min(r.first for row in right for r in row.runs):
        return False
    # Drawn one after the other. The last column of a text may be a few words in one line.
    return _column(left).prose or (
        both >= _DRAWN_ROWS and min(_mean_length(left), _mean_length(right)) >= _PROSE_LENGTH
    )


def _left(row: Row, gutter: float) -> tuple[Run, ...]:
    return tuple(run for run in row.runs if run.right <= gutter)


def _right(row: Row, gutter: float) -> tuple[Run, ...]:
    return tuple(run for run in row.runs if run.left >= gutter)


# --------------------------------------------------------------------------------------- paragraphs


def _column(rows: Sequence[Row]) -> _Column:
    size = median(row.size for row in rows)
    starts = Counter(round(row.runs[0].left) for row in rows)
    margin = min(x for x, count in starts.items() if count >= 2 or len(starts) == len(rows))
    edge = _edge(rows)
    full = [row.runs[-1].text for row in rows if abs(_end(row) - edge) <= _EDGE * size]
    broken = (
        len(rows) >= _ROWS
        and len(full) >= max(2, _SHARED * len(rows))
        and 2 * sum(text.endswith(_ENDS) for text in full) < len(full)
        and _mean_length(rows) >= _PROSE_LENGTH
        and any(_HAN.search(text) for text in full)
    )
    indented = any(row.runs[0].left > margin + 1.5 * row.size for row in rows)
    return _Column(rows, margin, edge, _pitch(rows), indented, broken, broken and 2 * len(full) >= len(rows))


def _edge(rows: Sequence[Row]) -> float:
    """Where full lines end: where enough of them end, else near the widest. Rows of several runs do not count."""
    ends = sorted(_end(row) for row in rows if len(row.runs) == 1) or sorted(map(_end, rows))
    shared = Counter(round(end / 2) for end in ends)
    place, count = max(shared.items(), key=lambda item: (item[1], item[0]))
    if count >= max(_ROWS, _SHARED * len(ends)):
        return max(end for end in ends if round(end / 2) == place)
    return ends[-max(len(ends) // 10, 1)]


def _end(row: Row) -> float:
    """The right end of a row; a mark at its end may hang out over the edge and does not count."""
    run = row.runs[-1]
    return run.right - row.size * (len(run.text) > 1 and run.text[-1] in _HANGING)


def _mean_length(rows: Sequence[Row]) -> float:
    """Characters a run: two-character names are no column."""
    runs = [run for row in rows for run in row.runs]
    return sum(len(run.text) for run in runs) / len(runs)


def _pitch(rows: Sequence[Row]) -> float:
    steps = [above.base - below.base for above, below in pairwise(rows)]
    return median(steps) if steps else rows[0].size if rows else 0.0


def _paragraphs(columns: Sequence[_Column]) -> Iterator[str]:
    """The lines of the columns; a paragraph may go on in the next column."""
    text = ""
    last: tuple[Row, _Column] | None = None
    for column in columns:
        for row in column.rows:
            line = _line(row, column)
            if last and _goes_on(*last, row, column, text):
                latin = text[-1].isascii() and text[-1].isalnum() and line[0].isascii() and line[0].isalpha()
                text += (" " if latin else "") + line
            else:
                yield from [text] if last else []
                if last and (last[1] is not column or _is_apart(last[0], row, column)) and last[0].base > row.base:
                    yield ""
                text = line
            last = row, column
    yield text


def _goes_on(last: Row, before: _Column, row: Row, column: _Column, text: str) -> bool:
    """True where the paragraph `text`, which has come to the row `last`, goes on with `row`."""
    start, end = row.runs[0], last.runs[-1]
    if not (before.broken and column.broken) or len(last.runs) > 1 or len(row.runs) > 1:
        return False
    if end.right + head_width(start.text) * row.size < before.edge:  # it would have fitted
        return False
    if start.left > column.margin + 0.5 * row.size or abs(last.size - row.size) > 0.15 * row.size:
        return False
    if before is column and _is_apart(last, row, column):
        return False
    # Where paragraphs have no indents, a full line that ends with a full stop may end one; so it may before a number.
    return not text.endswith(_STOPS) or (column.indented and _NUMBERED.match(start.text) is None)


def _is_apart(last: Row, row: Row, column: _Column) -> bool:
    return last.base - row.base > _SPACED * max(column.pitch, row.size)


def head_width(text: str) -> float:
    """Width, in sizes, of what stands unbreakable at the head of a line."""
    found = _UNBREAKABLE.match(text)
    return sum(0.5 if c < "\u2000" else 1.0 for c in found[0]) if found else 1.0


def _line(row: Row, column: _Column) -> str:
    """One row: its indent in ideographic spaces, its runs with spaces as wide as the gaps between."""
    indent = round((row.runs[0].left - column.margin) / row.size)
    parts = ["\u3000" * min(max(indent, 0), _LARGEST_INDENT), row.runs[0].text]
    for before, run in pairwise(row.runs):
        parts += [" " * max(2, round(2 * (run.left - before.right) / row.size)), run.text]
    return "".join(parts)
