"""One located input with its open stream, and the two ways to read it whole or line by line within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extractor.model import Problem

__all__ = ["LARGEST", "Located", "Opened", "Stream"]

LARGEST = 50_000_000
"""Most bytes of one document's text; a hundred times the longest yearbook, and safe in memory."""

_HEAD = 8192
_BLOCK = 65536


@dataclass(frozen=True, slots=True)
class Located:
    """An input to read: its path (None for standard input), the name it goes by, and what messages call it.

    `asked` is True where the user named this very file, which then may be a pipe.
    """

    path: Path | None
    name: str
    where: str
    asked: bool = True

    def problem(self, what: str, fix: str, *, line: int | None = None) -> Problem:
        """A problem with this input, or with one line of it (counted from 1)."""
        return Problem(self.name, self.where if line is None else f"{self.where}:{line}", what, fix)


class Stream(Protocol):
    """What reading needs of a binary stream; `io.BufferedReader` has it."""

    def peek(self, size: int = 0, /) -> bytes:
        """Bytes ahead, which stay to be read; at least one unless at the end."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Up to and with the next line feed, at most `size` bytes."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A located input and its bytes; `packed` where these come out of a compressed file."""

    located: Located
    stream: Stream
    packed: bool = False

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case: `.txt` of `a.txt` and of `a.txt.gz` once decompressed."""
        path = self.located.path
        if path is None:
            return ""
        return (Path(path.stem) if self.packed else path).suffix.lower()

    @property
    def file(self) -> Path | None:
        """The file that holds just these bytes, for libraries that read it themselves; None where there is none."""
        path = self.located.path
        return path if path is not None and not self.packed and path.is_file() else None

    def head(self) -> bytes:
        """The first bytes, which stay to be read; up to 8 KiB, fewer from a slow pipe."""
        return self.stream.peek(_HEAD)[:_HEAD]

    def data(self) -> bytes | None:
        """All bytes, or None where there are more than LARGEST."""
        data = self.stream.read(_BLOCK)
        # Room for the largest document is made only where one is large: it takes longer than reading a small one.
        if len(data) >= _BLOCK:
            data += self.stream.read(LARGEST + 1 - _BLOCK)
        return None if len(data) > LARGEST else data

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Number (from 1) and bytes of each line without its break; None for a line longer than LARGEST."""
        number = 0
        while line := self.stream.readline(LARGEST + 1):
            number += 1
            if len(line) > LARGEST and not line.endswith(b"\n"):
                while (rest := self.stream.readline(LARGEST)) and not rest.endswith(b"\n"):
                    pass
                yield number, None
            else:
                yield number, line.rstrip(b"\r\n")
