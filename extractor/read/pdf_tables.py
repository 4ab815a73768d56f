"""Ruled tables of a PDF page, cell by cell: the lines that are drawn say which characters stand in one cell.

Lengths are points, y grows upwards. A table has at least two rows and two columns of cells with lines between them; a
frame round a text is none. Tables without lines between their columns are read row by row, as any text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.read.extracted import table_row
from extractor.read.pdf_columns import head_width
from extractor.read.pdf_page import Box, Glyph, Row, rows

__all__ = ["Table", "tables"]

_THIN = 3.0
"""Most points across a line."""
_NEAR = 3.0
"""Points by which lines that meet may miss each other; the lines of one row or column may lie so far apart."""
_MOST = 400
"""Lines of a page, those in one line with each other joined, from which on it is a drawing."""
_ROWS, _CELLS = 2, 4
_MIDDLE = 0.35
"""Height of a character's middle over its base line, in sizes."""


class Table(NamedTuple):
    """A table as lines of text, and where it begins and ends on the page."""

    top: float
    bottom: float
    lines: tuple[str, ...]


class _Line(NamedTuple):
    """A drawn line: its place across its direction (y of a level one), and from where to where it goes."""

    at: float
    start: float
    end: float


class _Grid(NamedTuple):
    """Edges from left to right and from bottom to top, and for each field (column, row) the cell that it is part of."""

    across: Sequence[float]
    up: Sequence[float]
    cells: dict[tuple[int, int], tuple[int, int]]

    def cell_of(self, glyph: Glyph) -> tuple[int, int] | None:
        """The cell that a character stands in."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base + _MIDDLE * glyph.size
        return self.cells.get((bisect_right(self.across, x) - 1, bisect_right(self.up, y) - 1))


def tables(found: Sequence[Glyph], drawn: Iterable[Box]) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page from top to bottom, and the characters that stand in none.

    A table with text beside it stands in a column of the page; its characters stay among the others.
    """
    made: list[Table] = []
    rest = list(found)
    for grid in _grids(drawn):
        inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        outside: list[Glyph] = []
        for glyph in rest:
            cell = grid.cell_of(glyph)
            (outside if cell is None else inside[cell]).append(glyph)
        if inside and not any(grid.up[0] < glyph.base < grid.up[-1] for glyph in outside):
            made.append(Table(grid.up[-1], grid.up[0], tuple(_lines(grid, inside))))
            rest = outside
    return sorted(made, reverse=True), rest


def _lines(grid: _Grid, inside: dict[tuple[int, int], list[Glyph]]) -> Iterator[str]:
    """The lines of a table, from the row at the top down; a cell counts to the row that it begins in."""
    right = {cell: max(c for (c, _), of in grid.cells.items() if of == cell) + 1 for cell in set(grid.cells.values())}
    for row in range(len(grid.up) - 2, -1, -1):
        shown = sorted(cell for cell in right if cell[1] == row)
        texts = [_text(inside.get(cell, ()), grid.across[cell[0]], grid.across[right[cell]]) for cell in shown]
        if any(texts):
            yield from table_row(texts)


def _text(found: Sequence[Glyph], left: float, right: float) -> list[str]:
    """The paragraphs of a cell; a row that had no room for what begins the next one goes on with it."""
    lines = rows(found)
    if not lines:
        return []
    padding = min(row.runs[0].left for row in lines) - left
    texts = [_words(lines[0])]
    for above, row in pairwise(lines):
        room = right - padding - above.runs[-1].right
        if room < (head_width(row.runs[0].text) + 0.1) * row.size:
            latin = texts[-1][-1].isascii() and texts[-1][-1].isalpha() and row.runs[0].text[0].isascii()
            texts[-1] += (" " if latin else "") + _words(row)
        else:
            texts.append(_words(row))
    return texts


def _words(row: Row) -> str:
    return " ".join(run.text for run in row.runs)


# -------------------------------------------------------------------------------------------- lines


def _grids(drawn: Iterable[Box]) -> Iterator[_Grid]:
    level, upright = _sides(drawn)
    if len(level) + len(upright) > _MOST:
        return
    while level and upright:
        level, upright, some, others = _touching(level, upright)
        grid = _grid(some, others)
        if grid is not None:
            yield grid


def _sides(drawn: Iterable[Box]) -> tuple[list[_Line], list[_Line]]:
    """Level and upright lines: thin boxes, and the four sides of others."""
    level, upright = [], []
    for left, bottom, right, top in drawn:
        if top - bottom <= _THIN < right - left:
            level.append(_Line((top + bottom) / 2, left, right))
        elif right - left <= _THIN < top - bottom:
            upright.append(_Line((left + right) / 2, bottom, top))
        elif top - bottom > _THIN:
            level += [_Line(bottom, left, right), _Line(top, left, right)]
            upright += [_Line(left, bottom, top), _Line(right, bottom, top)]
    return _joined(level), _joined(upright)


def _joined(lines: Iterable[_Line]) -> list[_Line]:
    """The lines with those as one that follow each other; many writers draw the sides of each cell apart."""
    found: list[_Line] = []
    for place in _places(lines):
        for line in sorted(place, key=lambda line: line.start):
            last = found[-1] if found else None
            if last and last.at == place[0].at and line.start <= last.end + _NEAR:
                found[-1] = last._replace(end=max(last.end, line.end))
            else:
                found.append(line._replace(at=place[0].at))
    return found


def _places(lines: Iterable[_Line]) -> list[list[_Line]]:
    """The lines by where they lie, those as good as in one line together."""
    found: list[list[_Line]] = []
    for line in sorted(lines):
        if found and line.at - found[-1][0].at <= _NEAR:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _touching(level: list[_Line], upright: list[_Line]) -> tuple[list[_Line], list[_Line], list[_Line], list[_Line]]:
    """What is left of the lines, and those that hang together with the first level one."""
    some, others = [level[0]], list[_Line]()
    level, fresh = level[1:], True
    while fresh:
        more = [line for line in upright if any(_meet(line, one) for one in some)]
        upright = [line for line in upright if line not in more]
        others += more
        new = [line for line in level if any(_meet(line, one) for one in others)]
        level = [line for line in level if line not in new]
        some += new
        fresh = bool(more or new)
    return level, upright, some, others


def _meet(one: _Line, other: _Line) -> bool:
    """True where two lines of different direction touch or cross."""
    return other.start - _NEAR <= one.at <= other.end + _NEAR and one.start - _NEAR <= other.at <= one.end + _NEAR


def _grid(level: Sequence[_Line], upright: Sequence[_Line]) -> _Grid | None:
    """The cells between lines, None where they are too few for a table. Sides that are not drawn end the lines."""
    if not upright:
        return None
    ends = [_Line(at, 0, 0) for at in (min(line.start for line in level), max(line.end for line in level))]
    across = [place[0].at for place in _places([*upright, *ends])]
    up = [place[0].at for place in _places(level)]
    columns, height = len(across) - 1, len(up) - 1
    cells = {(c, r): (c, r) for c in range(columns) for r in range(height)}
    # From the top left on, so that a cell goes by its field there.
    for r in range(height - 1, -1, -1):
        for c in range(columns):
            if c and not _is_drawn(upright, across[c], (up[r] + up[r + 1]) / 2):
                _merge(cells, (c, r), (c - 1, r))
            if r + 1 < height and not _is_drawn(level, up[r + 1], (across[c] + across[c + 1]) / 2):
                _merge(cells, (c, r), (c, r + 1))
    kinds = set(cells.values())
    enough = len(kinds) >= _CELLS and len({r for _, r in kinds}) >= _ROWS and len({c for c, _ in kinds}) >= _ROWS
    return _Grid(across, up, cells) if enough else None


def _is_drawn(lines: Iterable[_Line], at: float, through: float) -> bool:
    return any(abs(line.at - at) <= _NEAR and line.start <= through <= line.end for line in lines)


def _merge(cells: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    """Make the cells of two fields one, under the name of the one further up, then further left."""
    first, second = sorted((cells[one], cells[other]), key=lambda cell: (-cell[1], cell[0]))
    for field, cell in cells.items():
        if cell == second:
            cells[field] = first
