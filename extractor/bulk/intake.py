"""From the sources that the user names to items of work, lazily: files, and documents out of containers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.bulk.records import FileItem, Item, TextItem
from extractor.model import Problem
from extractor.read import Located, documents_of, locate

__all__ = ["CHUNK", "Shelf", "alone", "chunks", "items", "total"]

CHUNK = 3 << 17
"""Bytes of documents that are handed to a worker at a time, and go through the line together; one larger document is a
chunk of its own.
"""

_FILES = 64
# A file of these holds one document, which a worker reads; every other may hold thousands and is read here, so that
# its documents are shared out, too.
_SINGLE = (".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx", ".docm")


class Shelf(Protocol):
    """Follows the containers: how far each of them has been read."""

    def opened(self, located: Located) -> int | None:
        """Its number in this build, or None where nothing of it has to be read."""

    def sent(self, number: int) -> None:
        """One document of it is on its way."""

    def spoiled(self, number: int) -> None:
        """Something in it could not be read."""

    def whole(self, number: int) -> None:
        """All its documents are on their way."""


def items(
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None,
    shelf: Shelf,
    tell: Callable[[Problem], None],
) -> Iterator[Item]:
    """The items of `inputs` in their order; `shelf` follows the containers, `tell` is called with each problem."""
    for located in locate(inputs):
        if isinstance(located, Problem):
            tell(located)
            continue
        if alone(located):
            yield FileItem(located, _size(located))
            continue
        number = shelf.opened(located)
        if number is None:
            continue
        for document in documents_of(located, stdin=stdin):
            if isinstance(document, Problem):
                shelf.spoiled(number)
                tell(document)
            else:
                shelf.sent(number)
                yield TextItem(number, document, 3 * len(document.raw))  # Chinese has three bytes a character
        shelf.whole(number)


def alone(located: Located) -> bool:
    """True where a file holds one document, going by its name."""
    return located.path is not None and located.path.name.lower().removesuffix(".gz").endswith(_SINGLE)


def chunks(found: Iterable[Item]) -> Iterator[list[Item]]:
    """Items by the handful: enough to be worth sending, few enough to share them out evenly."""
    chunk: list[Item] = []
    size = 0
    for item in found:
        chunk.append(item)
        size += item.size
        if size >= CHUNK or len(chunk) >= _FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def total(inputs: Sequence[str | Path]) -> int:
    """Bytes of all files of `inputs`."""
    return sum(_size(located) for located in locate(inputs) if isinstance(located, Located))


def _size(located: Located) -> int:
    """Bytes of the file; 0 for what has no size."""
    try:
        return located.path.stat().st_size if located.path else 0
    except OSError:
        return 0
