"""What is worked out of rule packs, kept from one run to the next.

To read and compile some hundred patterns takes seconds, and gives the same every time. So what comes of them stays in
the user's cache folder, a file for each set of packs, program and Python. Nothing depends on it: where there is none,
or it cannot be written or read, or a byte of it has changed, everything is worked out anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from platformdirs import user_cache_path

from extractor.resources import package_folder
from extractor.rules.program import Program

__all__ = ["Entry", "Kept", "folder"]

T = TypeVar("T")

VARIABLE = "CPPCC_CACHE"
_FILES = 8  # of packs, programs and Pythons that were used last
_WAIT = 1.0  # seconds for another process that is writing
_CHECK = 16  # bytes of a check sum


class Entry(NamedTuple):
    """What is kept under a name: anything that JSON can hold, and programs."""

    data: Any
    programs: Sequence[Program] = ()

    def to_bytes(self) -> bytes:
        """In one row."""
        heads, codes = zip(*map(Program.split, self.programs), strict=True) if self.programs else ((), ())
        head = json.dumps([self.data, [[*head, len(code)] for head, code in zip(heads, codes, strict=True)]])
        content = b"".join([head.encode(), b"\n", *codes])
        return _check(content) + content

    @classmethod
    def of(cls, stored: bytes) -> Entry | None:
        """What `to_bytes` gave; None where that has changed since."""
        content = memoryview(stored)[_CHECK:]
        if _check(content) != stored[:_CHECK]:
            return None
        at = stored.index(b"\n", _CHECK) + 1
        data, heads = json.loads(stored[_CHECK:at])
        programs = []
        for *head, size in heads:
            programs.append(Program.of(head, stored[at : at + size]))
            at += size
        return cls(data, programs)


class Kept:
    """The entries of one set of packs. The connection is that of the process that asks."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None

    @classmethod
    def of(cls, packs: Iterable[Path]) -> Kept:
        """Those of these packs."""
        place = folder()
        return cls(place and place / f"{_fingerprint(packs)}.sqlite")

    def value(self, name: str, read: Callable[[Entry], T], make: Callable[[], tuple[T, Entry | None]]) -> T:
        """What is kept under a name; made, and kept if there is an entry of it, where nothing is."""
        entry = self.entry(name)
        if entry is not None:
            # Whatever a Python does not take is made by itself.
            with suppress(ValueError, TypeError, RuntimeError, LookupError):
                return read(entry)
        made, entry = make()
        if entry is not None:
            self.keep(name, entry)
        return made

    def entry(self, name: str) -> Entry | None:
        """What is kept under a name."""
        try:
            connection = self._file()
            rows = (
                connection.execute("SELECT content FROM kept WHERE name = ?", (name,)).fetchall() if connection else ()
            )
            return Entry.of(rows[0][0]) if rows else None
        except (sqlite3.Error, ValueError):
            return None

    def keep(self, name: str, entry: Entry) -> None:
        """Keep an entry, where that is possible."""
        try:
            if connection := self._file():
                connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, entry.to_bytes()))
        except sqlite3.Error:
            self._path = (
                None  # others are writing, or the disk is full: no second try for each of some hundred patterns
            )

    def _file(self) -> sqlite3.Connection | None:
        """The file, open in this process; None where that cannot be."""
        if self._path and self._process != os.getpid():
            self._process = os.getpid()
            try:
                self._connection = _opened(self._path)
            except (sqlite3.Error, OSError):
                self._path = None
        return self._connection if self._path else None


def folder() -> Path | None:
    """Where it is kept: what `CPPCC_CACHE` names, else the user's cache folder; None where that is set to nothing."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return user_cache_path("cppcc-kg", appauthor=False) / "patterns"
    return Path(named) if named else None


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none; what is no such file makes place for it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _leave_the_last(path.parent)
    try:
        connection = _connected(path)
    except sqlite3.OperationalError:  # locked, or not allowed
        raise
    except sqlite3.DatabaseError:
        _remove(path)
        connection = _connected(path)
    os.utime(path)
    return connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = off")
    connection.execute("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
    return connection


def _leave_the_last(place: Path) -> None:
    files = sorted(place.glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_FILES - 1 :]:
        _remove(path)


def _remove(path: Path) -> None:
    """The file and what SQLite may have left beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _fingerprint(packs: Iterable[Path]) -> str:
    """Of packs, in their order, and what makes patterns of them."""
    content = hashlib.sha256(_program())
    for path in packs:
        data = path.read_bytes()
        content.update(f"\0{path.name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        content.update(data)
    return content.hexdigest()


@lru_cache(maxsize=1)
def _program() -> bytes:
    files = sorted(package_folder("rules").glob("*.py"))
    return "\0".join([sys.version, sys.byteorder, *(path.read_text(encoding="utf-8") for path in files)]).encode()


def _check(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECK).digest()
