"""A file written from front to back, if need be past the system's cache.

A graph of gigabytes that goes through the cache drives out the older one that it is copied from, and waits for the disk
at half its speed. So its pieces can go straight to the disk (`O_DIRECT`), some of them at a time; and what they take
from other files comes from the cache where it is there, else from the disk without driving out the rest.
"""

from __future__ import annotations

import errno
import mmap
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, Protocol

from extractor.bulk.source import READ, Source

__all__ = ["Target", "opened"]

_PIECE = 1 << 24  # a multiple of every disk's block; a fifth faster than a quarter of it
_PIECES = 3  # one is read, one written, one waits for the disk


class Target(Protocol):
    """What grows by bytes, and by ranges of other files."""

    def write(self, data: bytes) -> None:
        """Append bytes."""

    def take(self, source: Source, start: int, length: int) -> None:
        """Append a range (bytes) of a file. Raises EOFError, at the latest at the end, where that is shorter."""


@contextmanager
def opened(path: Path, *, past_cache: bool = False) -> Iterator[Target]:
    """A new file in the place of whatever was there, complete at the end; past the cache where the system can do so."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        if past_cache and _past_cache(descriptor, on=True):
            with ThreadPoolExecutor(_PIECES) as pool:
                pieces = _Pieces(descriptor, pool)
                yield pieces
                pieces.finish()
        else:
            yield _Plain(descriptor)
    finally:
        os.close(descriptor)


class _Plain:
    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

    def take(self, source: Source, start: int, length: int) -> None:
        end = start + length
        while start < end:
            data = source.read(start, min(end - start, READ))
            self.write(data)
            start += len(data)


class _Range(NamedTuple):
    """A part of a piece that comes from another file."""

    source: Source
    start: int
    length: int


class _Pieces:
    """Pieces of the file: what belongs into one is noted down until it is full, then a thread fills and writes it."""

    def __init__(self, descriptor: int, pool: ThreadPoolExecutor) -> None:
        self._descriptor = descriptor
        self._pool = pool
        self._memory: SimpleQueue[memoryview] = SimpleQueue()
        for _ in range(_PIECES):
            self._memory.put(memoryview(mmap.mmap(-1, _PIECE)))  # aligned as the disk wants it
        self._running: deque[Future[None]] = deque()
        self._start = 0
        self._parts: list[_Range | memoryview] = []
        self._used = 0

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            part = rest[: _PIECE - self._used]
            rest = rest[len(part) :]
            self._add(part, len(part))

    def take(self, source: Source, start: int, length: int) -> None:
        end = start + length
        while start < end:
            size = min(end - start, _PIECE - self._used)
            self._add(_Range(source, start, size), size)
            start += size

    def finish(self) -> None:
        """Write the rest, which is no whole piece."""
        while self._running:
            self._running.popleft().result()
        _past_cache(self._descriptor, on=False)
        self._fill_and_write(self._parts, self._start, self._used)

    def _add(self, part: _Range | memoryview, size: int) -> None:
        self._parts.append(part)
        self._used += size
        if self._used == _PIECE:
            if len(self._running) == _PIECES:
                self._running.popleft().result()
            self._running.append(self._pool.submit(self._fill_and_write, self._parts, self._start, self._used))
            self._start += self._used
            self._parts, self._used = [], 0

    def _fill_and_write(self, parts: list[_Range | memoryview], start: int, size: int) -> None:
        piece = self._memory.get()
        try:
            filled = 0
            for part in parts:
                filled += _fill(piece[filled:], part)
            _write_all(self._descriptor, piece[:size], start)
        finally:
            self._memory.put(piece)


def _fill(memory: memoryview, part: _Range | memoryview) -> int:
    """Put a part at the front of some memory; its length."""
    if not isinstance(part, _Range):
        memory[: len(part)] = part
        return len(part)
    part.source.into(memory[: part.length], part.start)
    return part.length


def _write_all(descriptor: int, data: memoryview, start: int) -> None:
    """Write bytes at a place."""
    refused = False
    while data:
        try:
            written = os.pwrite(descriptor, data, start)
        except OSError as error:
            # Some file systems take the flag and refuse the writing.
            if refused or error.errno != errno.EINVAL:
                raise
            refused = True
            _past_cache(descriptor, on=False)
            continue
        data, start = data[written:], start + written


def _past_cache(descriptor: int, *, on: bool) -> bool:
    """Write past the cache from now on, or no longer; False where the system cannot, or it is so already."""
    direct = getattr(os, "O_DIRECT", 0)
    if not direct:
        return False
    import fcntl  # noqa: PLC0415 - not on every system

    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    wanted = flags | direct if on else flags & ~direct
    if wanted == flags:
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, wanted)
    except OSError:
        return False
    return True
