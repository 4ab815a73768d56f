"""Small byte streams between Python's iterators and Oxigraph's parsers and serialisers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_BLOCK = 1 << 16


class LineReader:
    """A file to read from, made of encoded lines."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._held = b""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes (all of them where it is negative), none at the end."""
        wanted = size if size >= 0 else None
        parts, length = [self._held], len(self._held)
        while wanted is None or length < min(wanted, _BLOCK):
            line = next(self._lines, b"")
            if not line:
                break
            parts.append(line)
            length += len(line)
        data = b"".join(parts)
        cut = len(data) if wanted is None else wanted
        self._held = data[cut:]
        return data[:cut]


class WithoutHeader:
    """Drops the `@prefix` lines at the start: their order in Oxigraph follows a hash, ours is fixed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held = b""
        self._passed = False

    def write(self, data: bytes) -> int:
        """Count of bytes taken, which is all of them."""
        if self._passed:
            self._file.write(data)
            return len(data)
        self._held += data
        while not self._passed:
            line, end, rest = self._held.partition(b"\n")
            if not line.startswith(b"@prefix"[: len(line)]) or (end and not line):
                self._passed = True
                self._file.write(self._held)
            elif end:
                self._held = rest
            else:
                break
        return len(data)

    def flush(self) -> None:
        """Bytes are passed on as they come."""


class XmlText:
    """Makes what Oxigraph writes well-formed XML 1.0: carriage returns as references, else readers drop them, and
    U+FFFD for characters that XML has no way to write.
    """

    _FORBIDDEN = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held = b""

    def write(self, data: bytes) -> int:
        """Count of bytes taken, which is all of them."""
        block = self._held + data
        # A character of three bytes may be cut in two.
        cut = len(block) - next((n for n in (2, 1) if block.endswith(b"\xef\xbf"[:n])), 0)
        self._held = block[cut:]
        self._file.write(self._clean(block[:cut]))
        return len(data)

    def flush(self) -> None:
        """Bytes are passed on as they come."""

    def finish(self) -> None:
        """Write what is held back."""
        self._file.write(self._held)
        self._held = b""

    def _clean(self, block: bytes) -> bytes:
        return self._FORBIDDEN.sub(b"\xef\xbf\xbd", block).replace(b"\r", b"&#xD;")
