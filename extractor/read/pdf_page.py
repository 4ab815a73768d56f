"""A page of a PDF as rows of runs: which characters stand beside each other, by where they are drawn.

Lengths are points (1/72 inch), y grows upwards. pdfium gives each character with its box and its base line; white space
is read from the distances, since many writers draw none.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage
    from pypdfium2.raw import FS_RECTF

__all__ = ["Box", "Glyph", "Row", "Run", "drawn", "glyphs", "rows"]

_SMALL = 0.8
"""Share of a page's usual size under which a character may be raised or lowered beside others."""
_SAME_LINE = 0.3
_RAISED = 0.6
_RUN_GAP = 0.9
"""Gap, in sizes, that ends a run: it may be the space between two columns."""
_DRAWN_GAP, _WORD_GAP, _HAN_GAP = 0.1, 0.18, 0.5
"""Gaps, in sizes, that are a space: where one is drawn, between two Latin letters, anywhere."""
_DRAWN_TWICE = 0.1
_BODY = 0.9
"""Size of a character for the height of its box."""
_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line."""


class Glyph(NamedTuple):
    """One character; `size` is the width of a Han character of its font, `order` counts as the page draws them,
    `spaced` tells that it draws white space before it.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    order: int
    spaced: bool


class Box(NamedTuple):
    """Left, bottom, right and top of something drawn."""

    left: float
    bottom: float
    right: float
    top: float


class Run(NamedTuple):
    """Characters of one row without a wide gap; `first` and `last` are the least and the greatest drawing order."""

    text: str
    left: float
    right: float
    first: int
    last: int


class Row(NamedTuple):
    """Runs on one base line, from left to right."""

    base: float
    size: float
    runs: tuple[Run, ...]


def glyphs(text: PdfTextPage) -> tuple[int, list[Glyph]]:
    """The visible characters of a page, turned by some quarters so that most of them stand upright; how many.

    Characters that lean another way (a watermark across the page, a note up its margin) are left out.
    """
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turned: dict[int, list[Glyph]] = {0: [], 1: [], 2: [], 3: []}
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        char = "-" if chr(code) in _HYPHENS else chr(code)
        if char.isspace() or code == 0:
            spaced = spaced or pdfium.FPDFText_IsGenerated(text, index) != 1
            continue
        quarters = pdfium.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
        if abs(quarters - round(quarters)) > 0.02:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        turn = round(quarters) % 4
        left, right, base, height = _upright(turn, box, x.value, y.value)
        size = right - left if _is_han(char) else _BODY * height
        turned[turn].append(Glyph(char, left, right, base, size, index, spaced))
        spaced = False
    turn = max(turned, key=lambda turn: len(turned[turn]))
    return turn, turned[turn]


def drawn(page: PdfPage, turn: int) -> list[Box]:
    """The boxes of what is drawn on a page, pictures aside, turned by so many quarters."""
    found = []
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        found.append(
            (
                Box(left, bottom, right, top),
                Box(-top, left, -bottom, right),
                Box(-right, -top, -left, -bottom),
                Box(bottom, -right, top, -left),
            )[turn]
        )
    return found


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _upright(turn: int, box: FS_RECTF, x: float, y: float) -> tuple[float, float, float, float]:
    """Left, right, base and height of a character that leans `turn` quarters clockwise, once it is set upright."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if turn == 0:
        return left, right, y, top - bottom
    if turn == 1:
        return -top, -bottom, x, right - left
    if turn == 2:
        return -right, -left, -y, top - bottom
    return bottom, top, -x, right - left


def rows(found: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom."""
    given = [g for g in found if g.size > 0]
    if not given:
        return []
    usual = median(g.size for g in given)
    lines: list[list[Glyph]] = []
    small = []
    for glyph in sorted(given, key=lambda g: (-g.base, g.left, g.order)):
        if glyph.size < _SMALL * usual:
            small.append(glyph)
        elif lines and abs(lines[-1][0].base - glyph.base) <= _SAME_LINE * max(glyph.size, usual):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    lines += _beside(lines, small)
    made = [_row(line) for line in lines]
    return sorted((row for row in made if row.runs), key=lambda row: -row.base)


def _beside(lines: Sequence[list[Glyph]], small: Sequence[Glyph]) -> list[list[Glyph]]:
    """Put small characters into the line that they are raised or lowered in; the rest are lines of their own."""
    others: list[list[Glyph]] = []
    for glyph in small:
        near = [
            line
            for line in lines
            if -_SAME_LINE * line[0].size <= glyph.base - line[0].base <= _RAISED * line[0].size
            and any(abs(glyph.left - g.right) < line[0].size or abs(g.left - glyph.right) < line[0].size for g in line)
        ]
        if near:
            min(near, key=lambda line: abs(line[0].base - glyph.base)).append(glyph)
        elif others and abs(others[-1][0].base - glyph.base) <= _SAME_LINE * glyph.size:
            others[-1].append(glyph)
        else:
            others.append([glyph])
    return others


def _row(line: Sequence[Glyph]) -> Row:
    runs: list[list[Glyph]] = []
    size = median([g.size for g in line if _is_han(g.char)] or [g.size for g in line])
    for glyph in sorted(line, key=lambda g: (g.left, g.order)):
        last = runs[-1][-1] if runs else None
        if last and last.char == glyph.char and glyph.left - last.left < _DRAWN_TWICE * size:
            continue  # drawn twice to look bold
        if last and glyph.left - last.right < _RUN_GAP * size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    made = tuple(
        Run(
            _text(run, size),
            run[0].left,
            max(g.right for g in run),
            min(g.order for g in run),
            max(g.order for g in run),
        )
        for run in runs
    )
    return Row(line[0].base, size, made)


def _text(run: Sequence[Glyph], size: float) -> str:
    parts = [run[0].char]
    for before, glyph in pairwise(run):
        gap = (glyph.left - before.right) / size
        latin = before.char < "\u2e80" and glyph.char < "\u2e80"
        if gap >= (_DRAWN_GAP if glyph.spaced else _WORD_GAP if latin else _HAN_GAP):
            parts.append(" ")
        parts.append(glyph.char)
    return "".join(parts)
