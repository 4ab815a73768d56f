"""From edits to the edited text and its exact alignment, in one pass over the edits."""

from __future__ import annotations

from collections.abc import Iterable

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
    return "".join([part.text if isinstance(part, Edit) else chars[part[0] : part[1]] for part in parts])


def assemble(chars: str, parts: Iterable[Part]) -> tuple[str, Alignment]:
    """The text that `parts` make, as `joined`, and its alignment with `chars`.

    The parts need not ascend. An edit that deletes yields no piece.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    new = tuple.__new__  # quicker than calling the class
    # The piece that the next part may belong to: from `out` in the output and `first` in the input on. Where it is one
    # to one it goes on with what stands at `follows`.
    out = at = first = last = 0
    follows = -1
    for part in parts:
        start, end = part[0], part[1]
        text = part.text if isinstance(part, Edit) else chars[start:end]
        length = len(text)
        if not length:
            continue
        texts.append(text)
        straight = length == end - start
        if not (straight and start == follows):
            if at:
                pieces.append(new(Piece, (out, at - out, first, last - first)))
            out, first = at, start
        last = end
        follows = end if straight else -1
        at += length
    if at:
        pieces.append(new(Piece, (out, at - out, first, last - first)))
    return "".join(texts), Alignment(tuple(pieces))
