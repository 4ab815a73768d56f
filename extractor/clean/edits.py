"""From edits to the edited text and its exact alignment, in one pass over the edits."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.alignment import Alignment, Edit, Piece, Span

Part = Span | Edit
"""A piece of an output: a kept run of the input, or the text that stands for a run of it."""


def rewrite(chars: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """`chars` with `edits` applied (ascending, not overlapping) and the alignment of the result with `chars`."""
    return assemble(chars, _with_gaps(edits, len(chars)))


def assemble(chars: str, parts: Iterable[Part]) -> tuple[str, Alignment]:
    """The text that `parts` of `chars` make in the order given, and its alignment with `chars`.

    The parts need not ascend, and what no part names is left out. An edit that deletes yields no piece.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        text = part.text if isinstance(part, Edit) else chars[part.start : part.end]
        if not text:
            continue
        texts.append(text)
        length = len(text)
        width = part.end - part.start
        last = pieces[-1] if pieces else None
        if last and last.out_len == last.in_len and length == width and last.in_start + last.in_len == part.start:
            pieces[-1] = Piece(last.out_start, last.out_len + length, last.in_start, last.in_len + length)
        else:
            pieces.append(Piece(at, length, part.start, width))
        at += length
    return "".join(texts), Alignment(tuple(pieces))


def _with_gaps(edits: Iterable[Edit], length: int) -> Iterable[Part]:
    """The edits and the runs of the input that they leave alone."""
    at = 0
    for edit in edits:
        if edit.start > at:
            yield Span(at, edit.start)
        yield edit
        at = edit.end
    if at < length:
        yield Span(at, length)
