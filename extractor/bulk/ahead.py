"""A large file on its way into the system's cache while the disk has little else to do."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

__all__ = ["Ahead"]

_STEP = 1 << 22  # bytes that are waited for before more are asked for: nobody else waits long for the disk
_MEMORY = Path("/proc/meminfo")


class Ahead:
    """Has the system read a file of at least so many bytes from its beginning, but no more of it than half the memory
    that others can spare. Systems that take no such wishes are left alone.
    """

    def __init__(self, path: Path | None, least: int) -> None:
        self._path = path
        self._least = least
        self._enough = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, where that has not happened yet."""
        if self._thread is None and self._path is not None and hasattr(os, "posix_fadvise"):
            self._thread = threading.Thread(target=self._read, args=(self._path,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Leave it at what is there."""
        self._enough.set()
        if self._thread is not None:
            self._thread.join()

    def _read(self, path: Path) -> None:
        with suppress(OSError):  # whoever needs the file will find out, and say so
            descriptor = os.open(path, os.O_RDONLY)
            try:
                size = os.fstat(descriptor).st_size
                for start in range(0, min(size, _spare() // 2) if size >= self._least else 0, _STEP):
                    if self._enough.is_set():
                        break
                    os.posix_fadvise(descriptor, start, _STEP, os.POSIX_FADV_WILLNEED)
                    os.pread(descriptor, 1, start + _STEP - 1)
            finally:
                os.close(descriptor)


def _spare() -> int:
    """Bytes of memory that nobody would miss, 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        for line in _MEMORY.read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0
