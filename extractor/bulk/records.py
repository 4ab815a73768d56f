"""What the parts of a bulk build exchange: items of work, what became of them, and the entry of a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from extractor.model import Problem, Source
from extractor.read import Located

__all__ = ["Done", "Entry", "FileItem", "Item", "Reused", "State", "Task", "TextItem", "packed", "unpacked"]


class Entry(NamedTuple):
    """A document that was read: where its block of N-Quads lines is, and what the summary needs of it.

    `shard` 0 is the `graph.nq` of the last finished build, others are files of this one; `start` and `length` are
    bytes. `facts` are its numbers in the order of `TABLES`, then those of other kinds, as JSON; `problems` JSON, too.
    `extracted` is 1 where its text stands in `texts/`.

    Where several documents have one key (the same text under two names), a finished build holds the union of their
    lines in one block, in which `own` are the lines (joined by line feeds) that not all of the `shared` documents
    have. Otherwise `own` is None and `shared` 1.
    """

    key: str
    name: str
    fingerprint: bytes
    shard: int
    start: int
    length: int
    quads: int
    facts: str
    repairs: int
    extracted: int
    problems: str = ""
    own: str | None = None
    shared: int = 1


def packed(problems: Sequence[Problem]) -> str:
    """Problems as JSON, "" for none."""
    rows = [(p.document, p.where, p.what, p.fix) for p in problems]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def unpacked(text: str) -> list[Problem]:
    """The problems of `packed`."""
    return [Problem(*row) for row in json.loads(text)] if text else []


class State(NamedTuple):
    """A file as it was when it was read: the fingerprint of its bytes (and of its sidecar's), and a stamp of size,
    times and place on the disk, "" where that does not vouch for the bytes.
    """

    digest: bytes
    stamp: str


# ----------------------------------------------------------------------------------------- items of work


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file that whoever processes it reads; `size` in bytes, `state` where that is known."""

    located: Located
    size: int
    state: State | None = None

    @property
    def name(self) -> str:
        """What the file is called in messages."""
        return self.located.name


@dataclass(frozen=True, slots=True)
class TextItem:
    """A document out of the container (a large file, standard input) that has the number `file` in this build."""

    file: int
    source: Source
    size: int

    @property
    def name(self) -> str:
        """What the document is called in messages."""
        return self.source.name


Item: TypeAlias = FileItem | TextItem


@dataclass(frozen=True, slots=True)
class Done:
    """The documents of an item and the problems that are no document's own.

    `state` is that of the file, None where it is to be read again next time: it had problems, or is no plain file.
    `reused` are the numbers of entries of the last finished build that are taken over.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    state: State | None = None
    reused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reused:
    """A file that is as it was: its number in the ledger of the last finished build, or in that of this build, how
    many documents it has, and whether some of these have stored texts or problems; its `stamp` where that is another.
    """

    file: int
    finished: bool
    documents: int
    special: bool
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know to attend to items: options of the build, its folder, which ledgers are there."""

    base: str
    rules: tuple[Path, ...]
    output: Path
    finished: bool
    resumed: bool
