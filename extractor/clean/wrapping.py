"""Tells a run of hard-wrapped lines from lines that only happen to be short, and finds the width of the wrap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from extractor.clean.han import CLAUSE, CLOSING, OPENING, TERMINAL, all_cells
from extractor.clean.markers import is_marked

_NARROWEST = 14
_SLACK = 4
"""Cells that a full line may fall short: rules for line breaking push one or two characters to the next line."""

_TERMINAL = frozenset(f"{TERMINAL}：:")
_BEHIND = "”’」』）)"
_MAY_END = _TERMINAL.union(_BEHIND, "，,")
INSIDE = re.compile(rf"[{CLAUSE}{TERMINAL}“”《》（）()]")
STOP = re.compile("[。！？；;]")
# What no rule of line breaking parts: opening marks and what follows, a number or Latin word, and closing marks.
_UNBREAKABLE = re.compile(rf"[{OPENING}]*(?:[A-Za-z0-9][A-Za-z0-9.%]{{0,11}}|.)[{CLOSING}，。、；：！？,;:!?]{{0,3}}")


def is_ended(text: str) -> bool:
    """True where a line ends as a sentence does. A comma after the full stop is a mark doubled by mistake."""
    if text.endswith(("，", ",")):
        text = text[:-1]
    return text.rstrip(_BEHIND)[-1:] in _TERMINAL


class Line(NamedTuple):
    """A line's text without the spaces around it: its offsets, and its size and indent with them.

    `indent` and `width` count cells, `length` characters; a blank line has width 0.
    """

    start: int
    end: int
    indent: int
    width: int
    length: int


class Wrap(NamedTuple):
    """A width at which lines were wrapped, in cells or in characters.

    Of every line, by its number: `sizes` has its size, `heads` the size of what stands unbreakable at its head, `ended`
    whether it ends as a sentence does. `margin` is the indent of most lines; `indented`: paragraphs start further in;
    `parted`: a blank line stands before.
    """

    size: int
    slack: int
    sizes: Sequence[int]
    heads: Sequence[int]
    ended: Sequence[bool]
    margin: int = 0
    indented: bool = False
    parted: bool = False

    def is_short(self, index: int) -> bool:
        """True where a line ends well before the edge."""
        return self.sizes[index] < self.size - self.slack

    def is_wide(self, index: int) -> bool:
        """True where a line goes so far beyond the edge that it was not wrapped with the others."""
        return self.sizes[index] > self.size + self.slack

    def is_forced(self, index: int) -> bool:
        """True where nothing of the next line would have fitted into this one."""
        return self.sizes[index] + self.heads[index + 1] > self.size

    def is_start(self, line: Line) -> bool:
        """True where a line is indented as the first one of a paragraph."""
        return line.indent >= self.margin + 2


def wrap_of(chars: str, lines: Sequence[Line]) -> Wrap | None:
    """How `lines`, none of them blank, were wrapped; None where they were not."""
    tried = [*_likely([line.width for line in lines], _SLACK), *_likely([line.length for line in lines], _SLACK // 2)]
    # A width that one long line alone has, an address, may look the best and is none.
    read = _read(chars, lines) if tried else None
    fitting = [] if read is None else [wrap for wrap in tried if _is_running_text(read, wrap)]
    if not fitting or read is None:
        return None
    heads = {slack: _heads(read, slack) for slack in sorted({width.slack for width in fitting})}
    scored = ((_score(read, width, heads[width.slack]), width.slack, width.size, width) for width in fitting)
    score, _, _, best = max(scored, key=lambda found: found[:3])
    return None if score < 0 else _wrap(lines, best, heads[best.slack], read.ended)


class _Width(NamedTuple):
    """A width that may be that of a wrap, and the sizes of all lines in its measure."""

    size: int
    slack: int
    sizes: Sequence[int]

    def full(self) -> range:
        """The sizes of lines that reach the edge, give or take what rules for line breaking move."""
        return range(self.size - self.slack, self.size + self.slack // 2 + 1)


def _likely(sizes: Sequence[int], slack: int) -> list[_Width]:
    """The widths in one measure that the sizes of the lines allow."""
    ordered = sorted(sizes)
    likely = {*(size for size, _ in Counter(sizes).most_common()[:3]), ordered[-1]}
    widths = [_Width(size, slack, sizes) for size in likely if size >= _NARROWEST * slack // _SLACK]
    return [width for width in widths if _is_wrapped(ordered, width)]


def _is_wrapped(ordered: Sequence[int], width: _Width) -> bool:
    """True where enough lines have the width, most of them nearly exactly, and hardly any is longer."""
    lines = len(ordered)
    edge = width.full()
    beyond = bisect_left(ordered, edge.stop)
    full, longer = beyond - bisect_left(ordered, edge.start), lines - beyond
    near = bisect_left(ordered, width.size + 2) - bisect_left(ordered, width.size - 1)
    return full >= max(2, 0.35 * lines) and longer <= max(1, 0.1 * lines) and near >= 0.4 * full


class _Text(NamedTuple):
    """What is asked about lines at every width: which of them end as sentences do, which break off in mid-sentence,
    which have marks inside, and what stands unbreakable at their heads.
    """

    ended: Sequence[bool]
    broken: Sequence[bool]
    inside: Sequence[bool]
    heads: Sequence[str]


def _read(chars: str, lines: Sequence[Line]) -> _Text | None:
    """The text of the lines; None where it is a list or no text."""
    listed = sum([is_marked(chars, line[0]) for line in lines])
    if 2.5 * listed >= len(lines) or STOP.search(chars, lines[0].start, lines[-1].end) is None:
        return None
    texts = [chars[line.start : line.end] for line in lines]
    heads = [head[0] if (head := _UNBREAKABLE.match(text)) else "" for text in texts]
    ended = [text[-1] in _MAY_END and is_ended(text) for text in texts]
    broken = [not end and text[-1] not in CLAUSE for text, end in zip(texts, ended, strict=True)]
    return _Text(ended, broken, [INSIDE.search(text) is not None for text in texts], heads)


def _heads(text: _Text, slack: int) -> list[int]:
    """The sizes of the heads in the measure that has this slack."""
    sizes = all_cells(text.heads) if slack == _SLACK else map(len, text.heads)
    return [size or 1 for size in sizes]


def _is_running_text(text: _Text, width: _Width) -> bool:
    """True where the full lines break off in mid-sentence and are sentences with punctuation: no list, no verse."""
    edge = width.full()
    low, high = edge.start, edge.stop
    full = [low <= size < high for size in width.sizes]
    broken, inside = sum(compress(text.broken, full)), sum(compress(text.inside, full))
    return broken >= max(2, 0.4 * sum(full)) and inside >= (0.5 if sum(full) > 2 else 1.0) * sum(full)


def _score(text: _Text, width: _Width, heads: Sequence[int]) -> int:
    """Lines that could not have held more, less those that are wider or that break off in mid-sentence earlier."""
    score = 0
    edge = width.size
    least = edge - width.slack
    for size, head, ended in zip(width.sizes, heads[1:], text.ended, strict=False):
        if size > edge:
            score -= 1
        elif size >= least:
            score += 1 if size + head > edge else -(not ended)
    return score


def _wrap(lines: Sequence[Line], width: _Width, heads: Sequence[int], ended: Sequence[bool]) -> Wrap:
    """The wrap with its indents."""
    indents = [line.indent for line in lines]
    margin = Counter(indents).most_common(1)[0][0]
    wrap = Wrap(width.size, width.slack, width.sizes, heads, ended, margin)
    inner = [indent >= margin + 2 for indent in indents]
    after = [starts for index, starts in enumerate(inner[1:]) if wrap.is_short(index)]
    return wrap._replace(indented=2 * sum(after) > len(after) if after else sum(inner) > 1)
