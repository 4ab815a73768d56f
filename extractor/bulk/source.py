"""A file that ranges are taken from, by several threads if need be."""

from __future__ import annotations

import mmap
import os
import threading
import weakref
from pathlib import Path

__all__ = ["READ", "Source"]

READ = 1 << 18
"""Bytes that stay in the processor's cache between reading and writing: several times faster than larger pieces, and
steadier than leaving the copy to the kernel.
"""

_BLOCK = 1 << 12  # where reading past the cache has to begin and end; a multiple of every disk's block
_AHEAD = 1 << 22  # bytes that are worth waiting for the disk


class Source:
    """An open file; it closes when nobody has hold of it any more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._descriptor)
        self._past: int | None = _opened_past_cache(path)
        if self._past is not None:
            weakref.finalize(self, os.close, self._past)

    def read(self, start: int, length: int) -> bytes:
        """The bytes of a range. Raises EOFError where the file ends before it does."""
        data = os.pread(self._descriptor, length, start)
        if len(data) < length:
            raise EOFError(f"{self._path} is shorter than its entries say")
        return data

    def into(self, memory: memoryview, start: int) -> None:
        """Fill memory with the bytes from `start` on; what is not in the system's cache comes from the disk and leaves
        the cache as it is. Raises EOFError where the file is shorter.
        """
        while memory:
            got = self._cached(memory[:READ], start) or self._from_disk(memory[:_AHEAD], start)
            if not got:
                got = min(READ, len(memory))
                memory[:got] = self.read(start, got)
            memory, start = memory[got:], start + got

    def _cached(self, memory: memoryview, start: int) -> int:
        """How many bytes could be had at once."""
        if self._past is None:
            return 0
        try:
            return os.preadv(self._descriptor, [memory], start, os.RWF_NOWAIT)
        except OSError:  # nothing of it is there, or this file system cannot tell
            return 0

    def _from_disk(self, memory: memoryview, start: int) -> int:
        """How many bytes came past the cache, by way of memory that is aligned as the disk wants it."""
        if self._past is None:
            return 0
        before = start % _BLOCK
        wanted = before + len(memory)
        aligned = _aligned()
        try:
            got = os.preadv(self._past, [aligned[: wanted + -wanted % _BLOCK]], start - before)
        except OSError:  # some file systems take the flag and refuse the reading
            return 0
        data = aligned[before : min(got, wanted)]
        memory[: len(data)] = data
        return len(data)


def _opened_past_cache(path: Path) -> int | None:
    """A descriptor that reads past the cache, None where the system has none."""
    direct = getattr(os, "O_DIRECT", 0)
    if not (direct and hasattr(os, "RWF_NOWAIT")):
        return None
    try:
        return os.open(path, os.O_RDONLY | direct)
    except OSError:
        return None


_OWN = threading.local()


def _aligned() -> memoryview:
    """Memory of the calling thread."""
    memory: memoryview | None = getattr(_OWN, "memory", None)
    if memory is None:
        memory = _OWN.memory = memoryview(mmap.mmap(-1, _AHEAD + 2 * _BLOCK))
    return memory
