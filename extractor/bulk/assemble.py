"""Blocks of documents, wherever they are, to one `graph.nq`: in the order of the documents, each once.

Only where several documents have one key are lines looked at at all; everything else is copied byte range by byte
range, and ranges that follow each other in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from extractor.bulk.records import Entry
from extractor.bulk.shards import Shards
from extractor.bulk.target import Target

__all__ = ["Assembled", "assembled"]

Differing = Callable[[str], list[str]]
"""The lines that not all documents of a key had in the last finished build: `own` of each."""


class Assembled:
    """What has been written so far."""

    def __init__(self) -> None:
        self.size = 0
        self.quads = 0


def assembled(
    found: Iterable[tuple[int, Entry]], shards: Shards, target: Target, differing: Differing, sums: Assembled
) -> Iterator[tuple[int, Entry]]:
    """Write the blocks of all documents (number of the file and entry, sorted by key) to `target`; the same pairs come
    back with the places of the blocks in it.
    """
    copier = _Copier(shards, target)
    for key, together in groupby(found, key=lambda pair: pair[1].key):
        group = list(together)
        first = group[0][1]
        start = sums.size
        if _is_one_block([entry for _, entry in group]):
            copier.add(first.shard, first.start, first.length)
            length, quads = first.length, first.quads
            for file, entry in group:
                yield file, entry._replace(shard=0, start=start)
        else:
            copier.finish()
            merged = _Merged(key, [entry for _, entry in group], shards, differing)
            target.write(merged.block)
            length, quads = len(merged.block), len(merged.union)
            for (file, entry), own in zip(group, merged.own(), strict=True):
                moved = entry._replace(shard=0, start=start, length=length, quads=quads)
                yield file, moved._replace(own=own, shared=merged.documents)
        sums.size += length
        sums.quads += quads
    copier.finish()


def _is_one_block(group: list[Entry]) -> bool:
    """True where one block is, as it stands, that of all these documents and of no other."""
    blocks = {(entry.shard, entry.start) for entry in group}
    return len(blocks) == 1 and len({(entry.name, entry.fingerprint) for entry in group}) == group[0].shared


class _Copier:
    """Puts off copying until the next range does not follow the last."""

    def __init__(self, shards: Shards, target: Target) -> None:
        self._shards = shards
        self._target = target
        self._range = (0, 0, 0)

    def add(self, shard: int, start: int, length: int) -> None:
        held, first, so_far = self._range
        if shard == held and start == first + so_far:
            self._range = (held, first, so_far + length)
            return
        self.finish()
        self._range = (shard, start, length)

    def finish(self) -> None:
        shard, start, length = self._range
        if length:
            self._shards.copy(shard, start, length, self._target)
        self._range = (0, 0, 0)


class _Merged:
    """The union of the lines of documents of one key."""

    def __init__(self, key: str, group: list[Entry], shards: Shards, differing: Differing) -> None:
        self._key = key
        self._group = group
        self._shards = shards
        self._differing = differing
        self.documents = len({(entry.name, entry.fingerprint) for entry in group})
        self.union: set[bytes] = set()
        self._common: set[bytes] = set()
        for place, lines in enumerate(self._lines()):
            self.union |= lines
            self._common = self._common & lines if place else lines
        self.block = b"".join(line + b"\n" for line in sorted(self.union))

    def own(self) -> Iterator[str | None]:
        """For each document, its lines that not all have; None where all are one document."""
        for lines in self._lines():
            yield "\n".join(line.decode() for line in sorted(lines - self._common)) if self.documents > 1 else None

    def _lines(self) -> Iterator[set[bytes]]:
        """The lines of each document."""
        shared: set[bytes] | None = None
        for entry in self._group:
            lines = set(self._shards.lines(entry.shard, entry.start, entry.length))
            if entry.own is not None:
                if shared is None:
                    shared = {line.encode() for own in self._differing(self._key) for line in own.split("\n")}
                lines = (lines - shared) | {line.encode() for line in entry.own.split("\n") if line}
            yield lines
