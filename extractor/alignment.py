"""Exact alignment of a cleaned text with the text it was made from.

Recorded while editing, never recovered by comparing texts. Run-length and composable: each cleaning step makes the
alignment of its own output with its own input, and `Alignment.after` chains them back to the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from positions of a text to positions of the text it was made from; pieces in output order.

    The input positions need not ascend: the second column of a page comes after the first.
    """

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(p.out_start for p in self.pieces))

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls((Piece(0, length, 0, length),) if length else ())

    @property
    def length(self) -> int:
        """Code points of the output."""
        return self.pieces[-1].out_start + self.pieces[-1].out_len if self.pieces else 0

    def segments(self, span: Span) -> tuple[Span, ...]:
        """The input runs that `span` of the output came from, in output order, touching runs merged."""
        found: list[Span] = []
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        stop = bisect_left(self._starts, span.end)
        for piece in self.pieces[at:stop]:
            low = max(span.start - piece.out_start, 0)
            high = min(span.end - piece.out_start, piece.out_len)
            if low >= high:
                continue
            if piece.out_len == piece.in_len:
                run = Span(piece.in_start + low, piece.in_start + high)
            else:
                run = Span(piece.in_start, piece.in_start + piece.in_len)
            if found and found[-1].end == run.start:
                found[-1] = Span(found[-1].start, run.end)
            elif not (found and found[-1] == run):
                found.append(run)
        return tuple(found)

    def after(self, inner: Alignment) -> Alignment:
        """Compose: `self` leads to a text that `inner` leads back from; the result leads all the way."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if piece.out_len == piece.in_len:
                pieces.extend(inner._through(piece))
            else:
                runs = inner.segments(Span(piece.in_start, piece.in_start + piece.in_len))
                if runs:
                    # The hull of the runs; where a reordered page makes them descend, the first run alone.
                    end = runs[-1].end if runs[-1].end > runs[0].start else runs[0].end
                    pieces.append(Piece(piece.out_start, piece.out_len, runs[0].start, end - runs[0].start))
        return Alignment(tuple(_merge(pieces)))

    def _through(self, piece: Piece) -> Iterator[Piece]:
        span = Span(piece.in_start, piece.in_start + piece.in_len)
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        stop = bisect_left(self._starts, span.end)
        for mine in self.pieces[at:stop]:
            low = max(span.start, mine.out_start)
            high = min(span.end, mine.out_start + mine.out_len)
            if low >= high:
                continue
            out = piece.out_start + low - span.start
            if mine.out_len == mine.in_len:
                yield Piece(out, high - low, mine.in_start + low - mine.out_start, high - low)
            else:
                yield Piece(out, high - low, mine.in_start, mine.in_len)


def _merge(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbouring one-to-one pieces that touch on both sides."""
    last: Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
            continue
        straight = last.out_len == last.in_len and piece.out_len == piece.in_len
        if straight and last.in_start + last.in_len == piece.in_start:
            last = Piece(last.out_start, last.out_len + piece.out_len, last.in_start, last.in_len + piece.in_len)
            continue
        yield last
        last = piece
    if last is not None:
        yield last
