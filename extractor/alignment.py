"""Exact alignment of a cleaned text with the text it was made from.

Recorded while editing, never recovered by comparing texts. Run-length and composable: each cleaning step makes the
alignment of its own output with its own input, and `Alignment.after` chains them back to the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

BREAKS = frozenset("\n\r\x0b\f\x1c\x1d\x1e\x85\u2028\u2029")
"""Characters that end a line or a page."""


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where both share at least one code point."""
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """A run of the alignment: `out_len` cleaned code points from `in_len` raw ones.

    Equal lengths mean one to one, in order. Different lengths mean that the whole output run stands for the whole
    input run (a glossed character, a folded pair of commas). Runs of the raw text in no piece were taken out.
    """

    out_start: int
    out_len: int
    in_start: int
    in_len: int


class Edit(NamedTuple):
    """Replace input code points `start:end` by `text`.

    An edit that only deletes (`text == ""`) leaves a hole in the alignment. To keep a deleted gloss with the
    character it explains, put that character into the edit: `協(xié)` → `協`.
    """

    start: int
    end: int
    text: str


_OUT_START = itemgetter(0)
_IN_LEN = itemgetter(3)
# Of a glossed text there are tens of thousands of pieces; calling the class itself takes half as long again.
_new = tuple.__new__


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from positions of a text to positions of the text it was made from; pieces in output order.

    The input positions need not ascend: the second column of a page comes after the first.
    """

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(map(_OUT_START, self.pieces)))

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls((Piece(0, length, 0, length),) if length else ())

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each piece begins in the output."""
        return self._starts

    @property
    def length(self) -> int:
        """Code points of the output."""
        return self.pieces[-1].out_start + self.pieces[-1].out_len if self.pieces else 0

    def segments(self, span: Span | Edit) -> tuple[Span, ...]:
        """The input runs that `span` of the output came from, in output order, touching runs merged."""
        start, end = span[0], span[1]
        at = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Span] = []
        for out, length, first, width in self.pieces[at : bisect_left(self._starts, end, at)]:
            if length == width and out <= start < end <= out + length:
                return (Span(first + start - out, first + end - out),)  # by far the most frequent case
            low = max(start - out, 0)
            high = min(end - out, length)
            if low >= high:
                continue
            run = Span(first + low, first + high) if length == width else Span(first, first + width)
            if found and found[-1].end == run.start:
                found[-1] = Span(found[-1].start, run.end)
            elif not (found and found[-1] == run):
                found.append(run)
        return tuple(found)

    def each(self, spans: Iterable[Span | Edit]) -> Iterator[tuple[Span, ...]]:
        """The segments of many spans, quickly where one after the other lies in the same one-to-one piece."""
        first = last = shift = 0
        for span in spans:
            start, end = span[0], span[1]
            if not first <= start < end <= last:
                first, last, shift = self._straight(start)
            if first <= start < end <= last:
                yield (_new(Span, (start + shift, end + shift)),)
            else:
                yield self.segments(span)

    def _straight(self, start: int) -> tuple[int, int, int]:
        """The output range of the one-to-one piece in which `start` lies, and the distance to its input; or zeros."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return 0, 0, 0
        out, length, first, width = self.pieces[at]
        return (out, out + length, first - out) if length == width else (0, 0, 0)

    def after(self, inner: Alignment) -> Alignment:
        """Compose: `self` leads to a text that `inner` leads back from; the result leads all the way."""
        if self._is_on(inner):
            return self
        pieces: list[Piece] = []
        # The output range of the one-to-one piece of `inner` that was met last, and the distance to its input: most
        # pieces of a text with many edits lie in it, too.
        low = high = shift = 0
        for piece in self.pieces:
            out, length, start, width = piece
            end = start + width
            if low <= start < end <= high:
                pieces.append(_new(Piece, (out, length, start + shift, width)) if shift else piece)
                continue
            if length == width:
                inner._append(pieces, out, start, end)
            elif runs := inner.segments(Span(start, end)):
                # The hull of the runs; where a reordered page makes them descend, the first run alone.
                first, last = runs[0].start, runs[-1].end if runs[-1].end > runs[0].start else runs[0].end
                _extend(pieces, (Piece(out, length, first, last - first),))
            low, high, shift = inner._straight(end)
        return Alignment(tuple(pieces))

    def _is_on(self, inner: Alignment) -> bool:
        """True where `inner` leads every position that `self` leads to, to itself."""
        size = inner.length
        return inner.pieces == ((0, size, 0, size),) and all(map(_IN_LEN, self.pieces))

    def _append(self, pieces: list[Piece], out: int, start: int, end: int) -> None:
        """Append what leads on from the output range `start:end`, which stands from `out` on in another text."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        found = self.pieces[at : bisect_left(self._starts, end, at)]
        shift = out - start
        # Only the outer pieces can reach beyond the range.
        if found:
            _extend(pieces, _within(found[0], start, end, shift))
        if len(found) > 2:
            inside: Sequence[Piece] = found[1:-1]
            if shift:
                inside = [_new(Piece, (at + shift, length, first, width)) for at, length, first, width in inside]
            _extend(pieces, inside)
        if len(found) > 1:
            _extend(pieces, _within(found[-1], start, end, shift))


def _within(piece: Piece, start: int, end: int, shift: int) -> tuple[Piece, ...]:
    """What of `piece` stands in the output range `start:end`, moved by `shift`; nothing where it stands outside."""
    at, length, first, width = piece
    low = max(start, at)
    size = min(end, at + length) - low
    if size <= 0:
        return ()
    straight = length == width
    return (_new(Piece, (low + shift, size, first + low - at if straight else first, size if straight else width)),)


def _extend(pieces: list[Piece], more: Sequence[Piece]) -> None:
    """Append `more`; where it touches the last of the pieces on both sides, one to one, the two become one."""
    if pieces and more:
        out, length, start, width = pieces[-1]
        _, size, first, wide = more[0]
        if length == width and size == wide and start + width == first:
            pieces[-1] = Piece(out, length + size, start, width + size)
            more = more[1:]
    pieces += more
