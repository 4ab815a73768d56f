"""From edits to the edited text and its exact alignment, in one pass over the edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.alignment import Alignment, Edit, Piece, Span

Part = Span | Edit
"""A piece of an output: a kept run of the input, or the text that stands for a run of it."""


def rewrite(chars: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """`chars` with `edits` applied (ascending, not overlapping) and the alignment of the result with `chars`."""
    texts: list[str] = []
    pieces: list[Piece] = []
    # The characters from `kept` on are in no text yet; those from `first` on stand one to one from `out` on.
    kept = first = out = 0
    # Quicker than calling the class: a glossed text has an edit every few characters.
    new = tuple.__new__
    for start, end, text in edits:
        texts += (chars[kept:start], text)
        kept = end
        size = len(text)
        if size == end - start:
            continue
        if start > first:
            width = start - first
            pieces.append(new(Piece, (out, width, first, width)))
            out += width
        if size:
            pieces.append(new(Piece, (out, size, start, end - start)))
            out += size
        first = end
    texts.append(chars[kept:])
    if len(chars) > first:
        pieces.append(Piece(out, len(chars) - first, first, len(chars) - first))
    return "".join(texts), Alignment(tuple(pieces))


def joined(chars: str, parts: Iterable[Part]) -> str:
    """The text that `parts` of `chars` make in the order given; what no part names is left out."""
    return "".join(_texts(chars, parts))


def assemble(chars: str, parts: Iterable[Part]) -> tuple[str, Alignment]:
    """The text that `parts` make, as `joined`, and its alignment with `chars`.

    The parts need not ascend. An edit that deletes yields no piece.
    """
    parts = list(parts)
    texts = list(_texts(chars, parts))
    pieces: list[Piece] = []
    at = 0
    # Where in the input the piece before ends, if it is one to one: what follows there one to one belongs to it.
    follows = -1
    for part, text in zip(parts, texts, strict=True):
        if not text:
            continue
        start, width, length = part[0], part[1] - part[0], len(text)
        if length == width and start == follows:
            last = pieces[-1]
            pieces[-1] = Piece(last.out_start, last.out_len + length, last.in_start, last.in_len + length)
        else:
            pieces.append(Piece(at, length, start, width))
        follows = part[1] if length == width else -1
        at += length
    return "".join(texts), Alignment(tuple(pieces))


def _texts(chars: str, parts: Iterable[Part]) -> Iterator[str]:
    return (part.text if isinstance(part, Edit) else chars[part[0] : part[1]] for part in parts)
