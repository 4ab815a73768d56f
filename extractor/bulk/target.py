"""A file written from front to back, if need be past the system's cache.

A graph of gigabytes that goes through the cache drives out the older one that it is copied from, and waits for the disk
at half its speed. So its pieces can go straight to the disk (`O_DIRECT`), one while the next is being filled.
"""

from __future__ import annotations

import errno
import mmap
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

__all__ = ["Target", "opened"]

_PIECE = 1 << 24  # a multiple of every disk's block; a fifth faster than a quarter of it
# Stays in the processor's cache between reading and writing: several times faster than larger pieces, and steadier than
# leaving the copy to the kernel.
_READ = 1 << 18


class Target(Protocol):
    """What grows by bytes, and by ranges of other files."""

    def write(self, data: bytes) -> None:
        """Append bytes."""

    def take(self, source: int, start: int, length: int) -> None:
        """Append a range (bytes) of the open file `source`. Raises EOFError where that is shorter."""


@contextmanager
def opened(path: Path, *, past_cache: bool = False) -> Iterator[Target]:
    """A new file in the place of whatever was there, complete at the end; past the cache where the system can do so."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        if past_cache and _past_cache(descriptor, on=True):
            with ThreadPoolExecutor(1) as pool:
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
        _write_all(self._descriptor, memoryview(data))

    def take(self, source: int, start: int, length: int) -> None:
        end = start + length
        while start < end:
            data = os.pread(source, min(end - start, _READ), start)
            if not data:
                raise EOFError("a shard is shorter than its entries say")
            self.write(data)
            start += len(data)


class _Pieces:
    """Two pieces of memory, aligned as the disk wants them: one is filled while the other is written."""

    def __init__(self, descriptor: int, pool: ThreadPoolExecutor) -> None:
        self._descriptor = descriptor
        self._pool = pool
        self._piece, self._other = (memoryview(mmap.mmap(-1, _PIECE)) for _ in range(2))
        self._used = 0
        self._writing: Future[None] | None = None

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            part = rest[: _PIECE - self._used]
            self._piece[self._used : self._used + len(part)] = part
            rest = rest[len(part) :]
            self._filled(len(part))

    def take(self, source: int, start: int, length: int) -> None:
        end = start + length
        while start < end:
            size = min(end - start, _PIECE - self._used, _READ)
            got = os.preadv(source, [self._piece[self._used : self._used + size]], start)
            if not got:
                raise EOFError("a shard is shorter than its entries say")
            start += got
            self._filled(got)

    def finish(self) -> None:
        """Write the rest, which is no whole piece."""
        self._wait()
        _past_cache(self._descriptor, on=False)
        _write_all(self._descriptor, self._piece[: self._used])

    def _filled(self, size: int) -> None:
        self._used += size
        if self._used == _PIECE:
            self._wait()
            self._writing = self._pool.submit(_write_all, self._descriptor, self._piece)
            self._piece, self._other = self._other, self._piece
            self._used = 0

    def _wait(self) -> None:
        if self._writing is not None:
            self._writing.result()


def _write_all(descriptor: int, data: memoryview) -> None:
    while data:
        try:
            written = os.write(descriptor, data)
        except OSError as error:
            # Some file systems take the flag and refuse the writing.
            if error.errno != errno.EINVAL or not _past_cache(descriptor, on=False):
                raise
            continue
        data = data[written:]


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
