"""Blocks of N-Quads in files: written by one process each, read in any order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self

from extractor.bulk.source import Source
from extractor.bulk.target import Target

__all__ = ["Shard", "Shards"]

_OPEN = 64


class Shard:
    """A file that grows by blocks; made with the first one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._at = 0

    def add(self, block: bytes) -> tuple[int, int]:
        """Write a block; its start and length in bytes."""
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("xb")
        start = self._at
        self._at += self._file.write(block)
        return start, self._at - start

    def flush(self) -> None:
        """Hand what was written to the system: then it outlives the process."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Write what is held back."""
        if self._file is not None:
            self._file.close()


class Shards:
    """Reads blocks of numbered shards; keeps the files open that were used last."""

    def __init__(self, path: Callable[[int], Path]) -> None:
        self._path = path
        self._open: OrderedDict[int, Source] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.clear()

    def lines(self, shard: int, start: int, length: int) -> list[bytes]:
        """The lines of a block, without their line feeds."""
        return self._source(shard).read(start, length).split(b"\n")[:-1]

    def copy(self, shard: int, start: int, length: int, target: Target) -> None:
        """Append a range of bytes to another file."""
        target.take(self._source(shard), start, length)

    def _source(self, shard: int) -> Source:
        if shard not in self._open:
            if len(self._open) >= _OPEN:
                self._open.popitem(last=False)
            self._open[shard] = Source(self._path(shard))
        self._open.move_to_end(shard)
        return self._open[shard]
