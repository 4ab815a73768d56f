"""The journal of a build on its way: which documents are done, and which files of the last build stay as they are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from extractor.bulk.bits import Bits
from extractor.bulk.folder import Folder
from extractor.bulk.ledger import Ledger
from extractor.bulk.records import Done, Entry, Item, Reused, State, TextItem, unpacked
from extractor.model import Problem

__all__ = ["Journal", "Tally"]

_STAMPS = 100_000
"""Most stamps of unchanged files that are noted by one build (20 MB); further files are read again by the next."""


class Tally(NamedTuple):
    """How many documents an item had, and everything that was wrong with it."""

    documents: int
    problems: list[Problem]


@dataclass(slots=True)
class _Container:
    """A file whose documents come one by one: how many are under way, and whether all is well so far."""

    name: str
    state: State | None
    waiting: int = 0
    whole: bool = False


class Journal:
    """Made in the folder of the build with the first document; what an interrupted build left is taken up, where it
    is of the same `recipe`.

    `basis` is the signature of the graph that shard 0 stands for. `kept` are the files of the journal that are part
    of this build, `seen` and `seen_documents` those files and entries of the last finished build that are.
    """

    def __init__(self, folder: Folder, recipe: str, basis: str, finished: Ledger | None, *, fresh: bool) -> None:
        self._folder = folder
        self._recipe = recipe
        self._basis = basis
        self._finished = finished
        self._lock = folder.lock() if folder.state.is_dir() else None
        self._ledger = self._left(fresh=fresh)
        self.resumed = self._ledger is not None
        self.kept, self.seen, self.seen_documents = Bits(), Bits(), Bits()
        self._containers: dict[int, _Container] = {}
        lasts = [ledger.last_file() for ledger in (self._ledger, finished) if ledger]
        self._file = max(lasts, default=0)
        self._documents = 0
        self._stamps: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._ledger:
            self._ledger.close()
        if self._lock is not None and self._lock >= 0:
            os.close(self._lock)

    def _left(self, *, fresh: bool) -> Ledger | None:
        found = None if fresh else Ledger.of(self._folder.journal, self._recipe)
        if found is None:
            if self._folder.build.is_dir():
                self._folder.clear()
            return None
        if found.noted("basis") != self._basis:
            found.without_shard(0)
            found.note("basis", self._basis)
        found.index()
        return found

    @property
    def ledger(self) -> Ledger:
        """The ledger, made if need be."""
        if self._ledger is None:
            self._folder.make()
            if self._lock is None:
                self._lock = self._folder.lock()
            self._ledger = Ledger.new(self._folder.journal, self._recipe)
            self._ledger.note("basis", self._basis)
        return self._ledger

    # ------------------------------------------------------------------------------- files and documents

    def container(self, name: str, state: State | None) -> int:
        """A number for a file whose documents will come one by one."""
        self._file += 1
        self._containers[self._file] = _Container(name, state)
        return self._file

    def sent(self, number: int) -> None:
        """One document of a container is on its way."""
        self._containers[number].waiting += 1

    def spoiled(self, number: int) -> None:
        """A container has a problem, so that it is read again next time."""
        self._containers[number].state = None

    def whole(self, number: int) -> None:
        """All documents of a container are on their way."""
        self._containers[number].whole = True
        self._settle(number)

    def take(self, item: Item, outcome: Done) -> Tally:
        """Write down what became of an item."""
        for document in outcome.reused:
            self.seen_documents.add(document)
        if isinstance(item, TextItem):
            self._part(item, outcome)
        elif outcome.entries:
            self._file += 1
            self._add(self._file, item.name, outcome.state, outcome.entries)
        return self._tally(len(outcome.entries), outcome.entries, outcome.problems)

    def again(self, reused: Reused) -> Tally:
        """Write down that a file is as it was."""
        (self.seen if reused.finished else self.kept).add(reused.file)
        if reused.stamp and len(self._stamps) < _STAMPS:
            self._stamps[reused.file] = reused.stamp
        ledger = self._finished if reused.finished else self._ledger
        assert ledger is not None
        return self._tally(reused.documents, ledger.special(reused.file) if reused.special else ())

    def _tally(self, documents: int, entries: Sequence[Entry], problems: Sequence[Problem] = ()) -> Tally:
        self._documents += documents
        return Tally(documents, [*problems, *(found for entry in entries for found in unpacked(entry.problems))])

    def _part(self, item: TextItem, outcome: Done) -> None:
        container = self._containers[item.file]
        if outcome.entries:
            self._add(item.file, container.name, None, outcome.entries)
        if outcome.problems:
            self.spoiled(item.file)
        container.waiting -= 1
        self._settle(item.file)

    def _settle(self, number: int) -> None:
        container = self._containers[number]
        if container.whole and not container.waiting:
            if container.state and number in self.kept:
                self.ledger.complete(number, container.state)
            del self._containers[number]

    def _add(self, file: int, name: str, state: State | None, entries: Sequence[Entry]) -> None:
        self.kept.add(file)
        self.ledger.add(file, name, state, entries)

    # -------------------------------------------------------------------------------------- the end

    def documents(self) -> int:
        """Documents of this build so far, unchanged ones among them."""
        return self._documents

    def unchanged(self) -> bool:
        """True where this build has the documents of the last finished one, no other, and each as it was."""
        if self._finished is None or (self._ledger and self._ledger.has_new(self.kept)):
            return False
        return self._finished.all_among(self.seen, self.seen_documents)

    def gather(self) -> Ledger:
        """The ledger with all files and entries of this build, and no other."""
        self.ledger.keep_only(self.kept)
        if self._finished:
            self.ledger.take_over(self._finished.path, self.seen)
        self.ledger.restamp(self._stamps)
        return self.ledger

    def restamp(self) -> None:
        """Note in the last finished build which files have other stamps and the same bytes."""
        if self._finished and self._stamps:
            self._finished.restamp(self._stamps)

    def commit(self) -> None:
        """Make all that was written down outlive this process."""
        if self._ledger:
            self._ledger.commit()

    def leave(self) -> int:
        """Keep what is done for the next build, or remove the folder where nothing is; the number of documents."""
        self.commit()
        done = self._ledger.last_document() if self._ledger else 0
        if not done:
            self.drop()
        return done

    def drop(self) -> None:
        """Remove the folder of the build."""
        if self._ledger:
            self._ledger.close()
            self._ledger = None
        if self._folder.build.is_dir():
            self._folder.clear()
