"""The ledger of a build: an SQLite file that knows of each source file and document what a later build can use.

`manifest.sqlite` is that of the last finished build, `journal.sqlite` that of the one that is on its way. Neither
holds texts or statements, and both may hold millions of documents: rows stay on disk, sorting is SQLite's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from extractor.bulk.bits import Bits
from extractor.bulk.records import Entry, State

__all__ = ["Ledger"]

_FORMAT = "2"
_TOGETHER = 100
_COLUMNS = ", ".join(Entry._fields)
_PLACES = ", ".join("?" * (len(Entry._fields) + 1))
_TABLES = """
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, name TEXT, digest BLOB, stamp TEXT, documents INTEGER, special INTEGER
);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, file INTEGER, key TEXT, name TEXT, fingerprint BLOB,
    shard INTEGER, start INTEGER, length INTEGER, quads INTEGER, facts TEXT, repairs INTEGER, extracted INTEGER,
    problems TEXT, own TEXT, shared INTEGER
);
"""
_ADD_FILE = """
INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET documents = documents + excluded.documents, special = special + excluded.special
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS files_name ON files (name);
CREATE INDEX IF NOT EXISTS documents_fingerprint ON documents (fingerprint);
CREATE INDEX IF NOT EXISTS documents_file ON documents (file);
"""


class Ledger:
    """One SQLite file. Methods raise sqlite3.Error where it is broken."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = 0
        self.connection = sqlite3.connect(path, isolation_level=None, timeout=60)
        # What a killed process wrote is safe without waiting for the disk; a power cut costs the unfinished build.
        self.connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @classmethod
    def new(cls, path: Path, recipe: str) -> Self:
        """An empty ledger in the place of whatever was there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        made = cls(path)
        made.connection.execute("PRAGMA journal_mode = WAL")
        made.connection.executescript(_TABLES)
        made.note("format", _FORMAT)
        made.note("recipe", recipe)
        return made

    @classmethod
    def of(cls, path: Path, recipe: str) -> Self | None:
        """The ledger that is there; None where there is none, it cannot be read, or the recipe was another."""
        if not path.is_file():
            return None
        try:
            found = cls(path)
            if (found.noted("format"), found.noted("recipe")) == (_FORMAT, recipe):
                return found
        except sqlite3.Error:
            return None
        found.close()
        return None

    def close(self) -> None:
        """Write what is held back and let go of the file."""
        self.connection.close()

    # ------------------------------------------------------------------------------------- notes

    def note(self, name: str, value: str) -> None:
        """Remember a value of the whole build."""
        self.connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str | None:
        """The value of that name."""
        row = self.connection.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    # ------------------------------------------------------------------------------------- files

    def last_file(self) -> int:
        """The highest number of a file, 0 where there is none."""
        return int(self.connection.execute("SELECT coalesce(max(id), 0) FROM files").fetchone()[0])

    def last_document(self) -> int:
        """The highest number of an entry, 0 where there is none; of a finished build also how many there are."""
        return int(self.connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0])

    def add(self, file: int, name: str, state: State | None, entries: Sequence[Entry]) -> None:
        """Entries of a file under its number; a file that comes in parts is added with its first part.

        Some additions are held back and lost where the process is killed, unless `commit` follows.
        """
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")
        special = sum(bool(entry.extracted or entry.problems) for entry in entries)
        self.connection.execute(_ADD_FILE, (file, name, *_columns(state), len(entries), special))
        rows = ((file, *entry) for entry in entries)
        self.connection.executemany(f"INSERT INTO documents (file, {_COLUMNS}) VALUES ({_PLACES})", rows)
        self._held += 1
        if self._held >= _TOGETHER:
            self.commit()

    def commit(self) -> None:
        """Hand what was added to the system: then it outlives the process."""
        self._held = 0
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def complete(self, file: int, state: State) -> None:
        """The file that came in parts is there whole."""
        self.connection.execute("UPDATE files SET digest = ?, stamp = ? WHERE id = ?", (*_columns(state), file))

    def unchanged(self, name: str, sign: str | bytes) -> list[tuple[int, int, int, str]]:
        """The complete files of this name and this stamp or fingerprint: number, how many documents and how many
        special ones, stamp.
        """
        column = "stamp" if isinstance(sign, str) else "digest"
        query = f"SELECT id, documents, special, stamp FROM files WHERE name = ? AND {column} = ?"
        return self.connection.execute(query, (name, sign)).fetchall()

    def restamp(self, stamps: Mapping[int, str]) -> None:
        """Other stamps of files whose bytes are the same."""
        with self._together():
            rows = ((stamp, file) for file, stamp in stamps.items())
            self.connection.executemany("UPDATE files SET stamp = ? WHERE id = ?", rows)

    def special(self, file: int) -> list[Entry]:
        """Those entries of a file that have stored texts or problems."""
        condition = "WHERE file = ? AND (extracted OR problems != '') ORDER BY id"
        return [entry for _, entry in self._entries(condition, (file,))]

    # --------------------------------------------------------------------------------- documents

    def index(self) -> None:
        """Make looking up quick; done once, when the ledger is finished or taken up again."""
        self.connection.executescript(_INDEXES)

    def document(self, fingerprint: bytes) -> tuple[int, Entry] | None:
        """Number and entry of a document with this fingerprint."""
        return next(self._entries("WHERE fingerprint = ? LIMIT 1", (fingerprint,)), None)

    def by_key(self) -> Iterator[tuple[int, Entry]]:
        """The number of its file and the entry of every document, in the order of the key, then of the name."""
        query = f"SELECT file, {_COLUMNS} FROM documents ORDER BY key, name, fingerprint, file"
        for file, *row in self.connection.execute(query):
            yield file, Entry(*row)

    def size(self) -> int:
        """Bytes of the blocks of all documents; one that several share counts for each."""
        return int(self.connection.execute("SELECT coalesce(sum(length), 0) FROM documents").fetchone()[0])

    def differing(self, key: str) -> list[str]:
        """What `own` holds for each document of a shared block."""
        query = "SELECT own FROM documents WHERE key = ? AND own IS NOT NULL"
        return [row[0] for row in self.connection.execute(query, (key,))]

    def has_text(self, key: str) -> bool:
        """True where a document of this key has its text stored."""
        query = "SELECT 1 FROM documents WHERE key = ? AND extracted LIMIT 1"
        return self.connection.execute(query, (key,)).fetchone() is not None

    def _entries(self, condition: str, values: tuple[object, ...]) -> Iterator[tuple[int, Entry]]:
        query = f"SELECT id, {_COLUMNS} FROM documents {condition}"
        for number, *row in self.connection.execute(query, values):
            yield number, Entry(*row)

    # ------------------------------------------------------------------------------------- wholes

    def has_new(self, kept: Bits) -> bool:
        """True where a document of the files `kept` is in another shard than that of the last finished build."""
        self._function("is_kept", kept)
        query = "SELECT 1 FROM documents WHERE shard != 0 AND is_kept(file) LIMIT 1"
        return self.connection.execute(query).fetchone() is not None

    def all_among(self, files: Bits, documents: Bits) -> bool:
        """True where every entry is one of `documents`, or one of these files."""
        self._function("is_kept", files)
        self._function("is_document", documents)
        query = "SELECT 1 FROM documents WHERE NOT is_kept(file) AND NOT is_document(id) LIMIT 1"
        return self.connection.execute(query).fetchone() is None

    def without_shard(self, shard: int) -> None:
        """Drop the entries of a shard that is there no more; their files have to be read again."""
        with self._together():
            self.connection.execute(
                "UPDATE files SET digest = NULL, stamp = NULL WHERE id IN (SELECT file FROM documents WHERE shard = ?)",
                (shard,),
            )
            self.connection.execute("DELETE FROM documents WHERE shard = ?", (shard,))

    def keep_only(self, kept: Bits) -> None:
        """Drop the files that are not among `kept`, and their entries."""
        self._function("is_kept", kept)
        with self._together():
            self.connection.execute("DELETE FROM documents WHERE NOT is_kept(file)")
            self.connection.execute("DELETE FROM files WHERE NOT is_kept(id)")

    def take_over(self, other: Path, kept: Bits) -> None:
        """Copy the files `kept` and their entries, from another ledger; its numbers must be free here."""
        self._function("is_taken", kept)
        self.connection.execute("ATTACH ? AS other", (str(other),))
        with self._together():
            self.connection.execute("INSERT INTO files SELECT * FROM other.files WHERE is_taken(id)")
            self.connection.execute(
                f"INSERT INTO documents (file, {_COLUMNS})"
                f" SELECT file, {_COLUMNS} FROM other.documents WHERE is_taken(file)"
            )
        self.connection.execute("DETACH other")

    def write_all(self, files: Iterable[tuple[object, ...]], documents: Iterable[tuple[int, Entry]]) -> None:
        """Fill a new ledger."""
        with self._together():
            self.connection.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", files)
            rows = ((file, *entry) for file, entry in documents)
            self.connection.executemany(f"INSERT INTO documents (file, {_COLUMNS}) VALUES ({_PLACES})", rows)
        self.connection.execute("CREATE INDEX documents_key ON documents (key)")
        self.index()
        self.connection.execute("PRAGMA journal_mode = DELETE")

    def files(self) -> Iterator[tuple[object, ...]]:
        """All rows of files."""
        yield from self.connection.execute("SELECT * FROM files")

    def _function(self, name: str, numbers: Bits) -> None:
        self.connection.create_function(name, 1, lambda number: int(number in numbers), deterministic=True)

    def _together(self) -> _Transaction:
        return _Transaction(self.connection)


def _columns(state: State | None) -> tuple[bytes | None, str | None]:
    return state or (None, None)


class _Transaction:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
