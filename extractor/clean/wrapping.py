"""Tells a run of hard-wrapped lines from lines that only happen to be short, and finds the width of the wrap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.clean.han import CLAUSE, CLOSING, OPENING, TERMINAL, cells
from extractor.clean.markers import marker

_NARROWEST = 14
_SLACK = 4
"""Cells that a full line may fall short: rules for line breaking push one or two characters to the next line."""

# A comma after the full stop is a mark doubled by mistake.
TERMINAL_END = re.compile(rf"[{TERMINAL}：:][”’」』）)]*[，,]?$")
INSIDE = re.compile(rf"[{CLAUSE}{TERMINAL}“”《》（）()]")
STOP = re.compile("[。！？；;]")
# What no rule of line breaking parts: opening marks and what follows, a number or Latin word, and closing marks.
_UNBREAKABLE = re.compile(rf"[{OPENING}]*(?:[A-Za-z0-9][A-Za-z0-9.%]{{0,11}}|.)[{CLOSING}，。、；：！？,;:!?]{{0,3}}")


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

    `sizes` and `heads` give, by the start of a line, its size and the size of what stands unbreakable at its head.
    `margin` is the indent of most lines; `indented`: paragraphs start further in; `parted`: a blank line stands before.
    """

    size: int
    slack: int
    sizes: dict[int, int]
    heads: dict[int, int]
    margin: int = 0
    indented: bool = False
    parted: bool = False

    def is_short(self, line: Line) -> bool:
        """True where a line ends well before the edge."""
        return self.sizes[line.start] < self.size - self.slack

    def is_wide(self, line: Line) -> bool:
        """True where a line goes so far beyond the edge that it was not wrapped with the others."""
        return self.sizes[line.start] > self.size + self.slack

    def is_full(self, line: Line) -> bool:
        """True where a line reaches the edge, give or take what rules for line breaking move."""
        return not self.is_short(line) and self.sizes[line.start] <= self.size + self.slack // 2

    def is_forced(self, before: Line, after: Line) -> bool:
        """True where nothing of `after` would have fitted into `before`."""
        return self.sizes[before.start] + self.heads[after.start] > self.size

    def is_start(self, line: Line) -> bool:
        """True where a line is indented as the first one of a paragraph."""
        return line.indent >= self.margin + 2


def wrap_of(chars: str, lines: Sequence[Line]) -> Wrap | None:
    """How `lines`, none of them blank, were wrapped; None where they were not."""
    heads = {line.start: _UNBREAKABLE.match(chars, line.start, line.end) for line in lines}
    tried = []
    for measure, slack in ((cells, _SLACK), (len, _SLACK // 2)):
        sizes = {line.start: line.width if measure is cells else line.length for line in lines}
        units = {start: measure(head[0]) if head else 1 for start, head in heads.items()}
        counted = Counter(sizes.values())
        likely = {*(size for size, _ in counted.most_common(3)), max(counted)}
        tried += [Wrap(size, slack, sizes, units) for size in likely if size >= _NARROWEST * slack // _SLACK]
    # A width that one long line alone has, an address, may look the best and is none.
    fitting = [wrap for wrap in tried if _is_wrapped(lines, wrap) and _is_running_text(chars, lines, wrap)]
    if not fitting:
        return None
    wrap = max(fitting, key=lambda wrap: (_score(chars, lines, wrap), wrap.slack, wrap.size))
    if _score(chars, lines, wrap) < 0:
        return None
    margin = Counter(line.indent for line in lines).most_common(1)[0][0]
    inner = [line.indent >= margin + 2 for line in lines]
    starts = [inner[index + 1] for index, line in enumerate(lines[:-1]) if wrap.is_short(line)]
    return wrap._replace(margin=margin, indented=2 * sum(starts) > len(starts) if starts else sum(inner) > 1)


def _score(chars: str, lines: Sequence[Line], wrap: Wrap) -> int:
    """Lines that could not have held more, less those that are wider or that break off in mid-sentence earlier."""
    score = 0
    for before, after in pairwise(lines):
        if wrap.sizes[before.start] > wrap.size:
            score -= 1
        elif wrap.is_full(before):
            forced = wrap.is_forced(before, after)
            score += 1 if forced else -(TERMINAL_END.search(chars, before.start, before.end) is None)
    return score


def _is_wrapped(lines: Sequence[Line], wrap: Wrap) -> bool:
    """True where enough lines have the width, most of them nearly exactly, and hardly any is longer."""
    sizes = [wrap.sizes[line.start] for line in lines]
    full = sum(wrap.is_full(line) for line in lines)
    longer = sum(size > wrap.size + wrap.slack // 2 for size in sizes)
    near = sum(abs(size - wrap.size) <= 1 for size in sizes)
    return full >= max(2, 0.35 * len(lines)) and longer <= max(1, 0.1 * len(lines)) and near >= 0.4 * full


def _is_running_text(chars: str, lines: Sequence[Line], wrap: Wrap) -> bool:
    """True where the full lines break off in mid-sentence and are sentences with punctuation: no list, no verse."""
    full = [chars[line.start : line.end] for line in lines if wrap.is_full(line)]
    broken = sum(TERMINAL_END.search(text) is None and text[-1] not in CLAUSE for text in full)
    inside = sum(INSIDE.search(text) is not None for text in full)
    listed = sum(marker(chars, line.start)[0] > 0 for line in lines)
    needed = 0.5 if len(full) > 2 else 1.0
    return (
        broken >= max(2, 0.4 * len(full))
        and inside >= needed * len(full)
        and 2.5 * listed < len(lines)
        and STOP.search(chars, lines[0].start, lines[-1].end) is not None
    )
