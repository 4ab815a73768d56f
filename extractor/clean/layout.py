"""Pages of two columns that came out interleaved line by line, back in reading order.

Detected by white space alone: consecutive rows that leave one vertical gutter free, with columns of prose on both
sides. Prose means that most lines of a column fill its width and that not nearly all of these end at a punctuation
mark, which is what tells columns from tables of names, forms and poems. The left column comes first, then the right
one; the gutter becomes the line break between two rows. Indents stay: they mark paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.alignment import Edit, Span
from extractor.clean.columns import Measure, Row, Run, Table, has_letters, tables
from extractor.clean.edits import Part, joined
from extractor.clean.han import CLAUSE, HAN, TERMINAL

_GAPS = ("  ", "\u3000", "\t", "\xa0\xa0")
_ROWS = 3
"""Fewest rows with text on both sides."""
_PAGE_ROWS = 6
"""Fewest such rows of a page that follows another without anything but blank rows between."""
_TEXT = 12
"""Fewest cells of text that the lines of a column have on average: two-character names are no column."""
_ENDS = frozenset(TERMINAL + CLAUSE)
_HAN = re.compile(f"[{HAN}]")


class _Page(NamedTuple):
    """Rows `first` to `last` (excluded) with nothing on the cell `gutter`.

    `score` rows have text on both sides; in `even` of them the right side starts at its margin or its indent.
    """

    first: int
    last: int
    gutter: int
    score: int
    even: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """What the better reading of the same text has more of."""
        return self.score, self.last - self.first, self.even


class _Halves(NamedTuple):
    """Rows and the cell `gutter`; `splits` says how many runs of each stand left of it, -1 where one stands on it, and
    `sided` whether there is text on both sides.
    """

    gutter: int
    rows: Sequence[Row]
    splits: Sequence[int]
    sided: Sequence[bool]

    def left(self, index: int) -> tuple[Run, ...]:
        """What stands left of the gutter in a row that leaves it free."""
        return self.rows[index].runs[: self.splits[index]]

    def right(self, index: int) -> tuple[Run, ...]:
        """What stands right of the gutter in a row that leaves it free."""
        return self.rows[index].runs[self.splits[index] :]


def reorder(chars: str) -> tuple[Sequence[Part], Sequence[Edit]] | None:
    """The parts of the text in reading order and what became of each page; None where there is no page of columns."""
    if not _may_have_columns(chars):
        return None
    pages, table = max(
        ((_pages(chars, table), table) for table in tables(chars, _ROWS)),
        key=lambda found: [sum(ranks) for ranks in zip(*(page.rank for page in found[0]), strict=True)],
        default=([], None),
    )
    if not pages or table is None:
        return None
    rows, measure = table
    parts: list[Part] = []
    changes = []
    at = 0
    for page in pages:
        start, end = rows[page.first].start, min(rows[page.last - 1].end + 1, len(chars))
        columns = list(_read(chars, rows[page.first : page.last], page.gutter, measure))
        # Nothing but blank rows between two pages: the text flows on.
        parts += [Span(at, start), *columns] if not parts or chars[at:start].strip() else columns
        changes.append(Edit(start, end, joined(chars, columns)))
        at = end
    return [*parts, Span(at, len(chars))], changes


def _may_have_columns(chars: str) -> bool:
    """True where gaps stand inside at least three lines. Literals are searched, so clean text is passed quickly."""
    inside = 0
    for gap in _GAPS:
        at = chars.find(gap)
        while at >= 0:
            inside += at > 0 and not chars[at - 1].isspace()
            if inside >= _ROWS:
                return True
            at = chars.find(gap, at + 1)
    return False


def _pages(chars: str, table: Table) -> list[_Page]:
    """All pages, in order: the best gutter first, then what is left above, below and between its pages."""
    found: list[_Page] = []
    open_ranges = [(0, len(table.rows))]
    while open_ranges:
        low, high = open_ranges.pop()
        best = [
            page._replace(first=low + page.first, last=low + page.last)
            for page in _best(chars, table.rows[low:high], table.measure("字字"))
        ]
        at = low
        for page in best:
            if page.first - at >= _ROWS:
                open_ranges.append((at, page.first))
            at = page.last
        if best and high - at >= _ROWS:
            open_ranges.append((at, high))
        found += best
    return sorted(found)


def _best(chars: str, rows: Sequence[Row], slack: int) -> list[_Page]:
    """The pages of the gutter that parts most rows; of equal ones the left one."""
    several = [row.runs for row in rows if len(row.runs) > 1]
    if len(several) < _ROWS:
        return []
    best: list[_Page] = []
    most = _ROWS - 1
    tried: list[list[int]] = []
    rights, lefts = sorted([runs[0].right for runs in several]), sorted([runs[-1].left for runs in several])
    for gutter in _gutters(several):
        # No more rows than these have text on both sides; most gutters need no closer look.
        if bisect_right(rights, gutter) - bisect_right(lefts, gutter) <= most:
            continue
        splits = [row.split(gutter) for row in rows]
        if splits in tried:
            continue
        sided = [0 < split < len(row.runs) for split, row in zip(splits, rows, strict=True)]
        if sum(sided) <= most:
            continue
        tried.append(splits)
        pages = _sure(chars, _Halves(gutter, rows, splits, sided), slack)
        score = sum(page.score for page in pages)
        if score > most:
            best, most = pages, score
    return best


def _sure(chars: str, halves: _Halves, slack: int) -> list[_Page]:
    """The pages on both sides of one gutter."""
    stretches = [(page, _prose(chars, halves, page, slack)) for page in _stretches(chars, halves)]
    sure = [page for page, prose in stretches if prose == 2]
    if not sure:
        return []
    # A last page may be half empty: beside others that are beyond doubt, one column of prose will do, or a few lines
    # that stand where theirs do.
    return [page for page, prose in stretches if prose > 0 or _ends(halves, sure[-1], page)]


def _ends(halves: _Halves, above: _Page, page: _Page) -> bool:
    """True for the few rows of a last page: they start where the columns `above` do, and one is as wide as these."""
    if page.first < above.last or page.score >= _PAGE_ROWS:
        return False
    wide = False
    for side in (halves.left, halves.right):
        shown = [line for index in range(above.first, above.last) if (line := side(index))]
        margin, width = _margin([line[0] for line in shown]), max(line[-1].right for line in shown)
        here = [line for index in range(page.first, page.last) if (line := side(index))]
        if not all(margin - 2 <= line[0].left <= margin + 6 and line[-1].right <= width + 2 for line in here):
            return False
        wide = wide or any(line[-1].right >= width - 4 for line in here)
    return wide


def _gutters(several: Sequence[tuple[Run, ...]]) -> list[int]:
    """Cells to try: those just before the runs that most often start after a gap."""
    starts = Counter([run.left for runs in several for run in runs[1:]])
    likely = [cell for cell, count in starts.most_common()[:8] if count >= 2]
    return sorted({cell - back for cell in likely for back in (1, 2) if cell > back})


def _stretches(chars: str, halves: _Halves) -> Iterator[_Page]:
    """Longest stretches of rows that leave the gutter free, cut to where both columns stand."""
    start = 0
    for index, split in enumerate((*halves.splits, -1)):
        if split < 0:
            # Rows in which one side alone stands are no page, nor is the empty stretch between two rows that cross.
            if any(halves.sided[start:index]):
                for first, last in _blocks(chars, halves, start, index):
                    yield from _cut(chars, halves, first, last)
            start = index + 1


def _blocks(chars: str, halves: _Halves, low: int, high: int) -> list[tuple[int, int]]:
    """The pages of a stretch: blank rows part two blocks of rows that are both tall enough for a page, and so does a
    page number that stands alone between them.

    Lower ones are a heading with space around it, or lines printed with space between them.
    """
    rows = halves.rows
    pages: list[tuple[int, int]] = []
    tall = ended = False
    for blank, block in groupby(range(low, high), key=lambda index: rows[index].is_blank()):
        if blank:
            continue
        indices = list(block)
        if len(indices) == 1 and tall and not has_letters(chars, rows[indices[0]]):
            ended = True
            continue
        sided = sum(halves.sided[indices[0] : indices[-1] + 1])
        if tall and (ended or sided >= _PAGE_ROWS):
            pages.append((indices[0], indices[-1] + 1))
        else:
            pages[-1:] = [(pages[-1][0] if pages else indices[0], indices[-1] + 1)]
        tall, ended = tall or sided >= _PAGE_ROWS, False
    return pages


def _cut(chars: str, halves: _Halves, low: int, high: int) -> Iterator[_Page]:
    rows = halves.rows
    both = [index for index in range(low, high) if halves.sided[index]]
    if not both:
        return
    first, last = both[0], both[-1] + 1
    starts = [halves.right(index)[0] for index in both]
    margin = _margin(starts)
    # A right column that starts higher or ends lower than the left one; its rows start where the column does.
    while first > low and _stands_at(chars, rows[first - 1], margin):
        first -= 1
    width = max(halves.left(index)[-1].right for index in both)
    end = last
    for index in range(last, high):
        row = rows[index]
        if row.is_blank():
            continue
        if index > end and not (has_letters(chars, row) and _fills(rows, index, high, width, margin)):
            break
        end = index + 1
    even = sum(sorted(Counter([run.left for run in starts]).values())[-2:])
    yield _Page(first, end, halves.gutter, len(both), even)


def _stands_at(chars: str, row: Row, margin: int) -> bool:
    return not row.is_blank() and margin - 2 <= row.runs[0].left <= margin + 6 and has_letters(chars, row)


def _fills(rows: Sequence[Row], low: int, high: int, width: int, margin: int) -> bool:
    """True where the rows up to a blank one, below such a one, belong to a column: one of them is as wide."""
    for index in range(low, high):
        row = rows[index]
        if row.is_blank():
            return False
        if row.runs[0].left >= margin - 2 or row.runs[-1].right >= width - 4:
            return True
    return False


def _prose(chars: str, halves: _Halves, page: _Page, slack: int) -> int:
    """How many of the two columns are lines of running text; none of a page too low to tell."""
    if page.score < _ROWS:
        return 0
    shown = [*zip(halves.rows[page.first : page.last], halves.splits[page.first : page.last], strict=True)]
    lefts = [row.runs[:split] for row, split in shown if split > 0]
    rights = [row.runs[split:] for row, split in shown if split < len(row.runs)]
    return _is_column(chars, lefts, slack) + _is_column(chars, rights, slack)


def _is_column(chars: str, lines: Sequence[tuple[Run, ...]], slack: int) -> bool:
    """True where most lines are as wide as the column, give or take `slack`, and are prose."""
    if len(lines) < _ROWS:
        return False
    edge = sorted(line[-1].right for line in lines)[-max(len(lines) // 10, 1)]
    full = [line for line in lines if line[-1].right >= edge - slack]
    if 2 * len(full) < len(lines):
        return False
    # Where enough lines are of one piece, the others are a list of names inside the text.
    whole = [line for line in lines if len(line) == 1]
    sizes = [run.size for line in (whole if len(whole) >= max(_ROWS + 1, len(lines) / 3) else lines) for run in line]
    if sum(sizes) < _TEXT * len(sizes):
        return False
    texts = [chars[line[0].start : line[-1].end] for line in full]
    ends = sum(text[-1] in _ENDS for text in texts)
    return 4 * ends <= 3 * len(full) and any(map(_HAN.search, texts))


def _margin(first: Sequence[Run]) -> int:
    """Where the lines of a column start: the leftmost cell that is no outlier. Many lines may be indented."""
    counted = Counter([run.left for run in first])
    least = 0.15 * len(first)
    often = [cell for cell, count in counted.items() if count + counted.get(cell + 1, 0) >= least]
    return min(often or counted)


def _read(chars: str, page: Sequence[Row], gutter: int, measure: Measure) -> Iterator[Part]:
    """The left column, then the right one."""
    lefts = [row.before(gutter) for row in page]
    rights = [row.after(gutter) for row in page]
    stops = [runs[0].start if runs else None for runs in rights]
    for sides, ends in ((lefts, stops), (rights, [None] * len(page))):
        yield from _column(chars, page, sides, ends, measure)


def _column(
    chars: str, page: Sequence[Row], sides: Sequence[tuple[Run, ...]], stops: Sequence[int | None], measure: Measure
) -> Iterator[Part]:
    """The lines of one column. White space up to the other column (`stops`), or the line break, ends a line."""
    there = [i for i, runs in enumerate(sides) if runs]
    margin = _margin([sides[i][0] for i in there])
    new = tuple.__new__  # quicker than calling the classes
    for index in range(there[0], there[-1] + 1):
        row, runs, stop = page[index], sides[index], stops[index]
        start, line_end, _ = row
        if runs:
            end = runs[-1].end
            yield new(Span, (_indent(chars, row, runs[0], margin, measure), end))
            after = min(line_end + 1, len(chars)) if stop is None else stop
            # Where the text ends without a line break but the other column follows, the break above stands for it.
            yield new(Edit, (end, after, "\n")) if after > end else new(Span, (start - 1, start))
        elif not row.is_blank():
            # Nothing on this side: a blank line, made of the white space beside the other column.
            yield new(Edit, (line_end, line_end + 1, "\n") if stop is None else (start, stop, "\n"))


def _indent(chars: str, row: Row, first: Run, margin: int, measure: Measure) -> int:
    """Where the line starts that `first` is the first run of: with the spaces by which it is indented."""
    start, indent = first.start, first.left - margin
    if indent < 2:
        return start  # rounding of the grid, no paragraph
    while indent > 0 and start > row.start and chars[start - 1].isspace():
        start -= 1
        indent -= measure(chars[start])
    return start
