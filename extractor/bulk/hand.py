"""Attends to items of work, in this process or in a worker: what is unchanged is left, the rest goes through the line.

Rules and gazetteer are loaded when the first document has to go through it, and never where none has.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.bulk import fingerprints
from extractor.bulk.folder import Folder
from extractor.bulk.ledger import Ledger
from extractor.bulk.records import Done, Entry, FileItem, Item, Reused, State, Task, packed
from extractor.bulk.shards import Shard
from extractor.errors import ExtractorError
from extractor.model import Problem, Source
from extractor.read import documents_of

if TYPE_CHECKING:
    from extractor.pipeline import Kit, Processed

__all__ = ["Hand"]


class _New(NamedTuple):
    """A document that has to go through the line, and its fingerprint."""

    source: Source
    fingerprint: bytes


@dataclass(slots=True)
class _Reading:
    """An item that was read; its documents in their order. `reused` are the numbers of those that are in the last
    finished build.
    """

    state: State | None = None
    documents: list[Entry | _New] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    reused: list[int] = field(default_factory=list)


class Hand:
    """Attends to items, some at a time, and writes blocks into the shard of this number.

    `isolated` where the process is one of several and may end without harm: then a document for which memory does not
    suffice raises MemoryError.
    """

    def __init__(self, task: Task, shard: int, *, isolated: bool = False) -> None:
        self._task = task
        self._folder = Folder(task.output)
        self._number = shard
        self._shard = Shard(self._folder.shard(shard))
        self._isolated = isolated
        self._kit: Kit | None = None
        self._closing = ExitStack()
        self._closing.callback(self._shard.close)
        # First what this build itself has done before it was interrupted.
        self._known: list[tuple[Ledger, bool]] = []
        for path, finished in ((self._folder.journal, False), (self._folder.manifest, True)):
            if task.finished if finished else task.resumed:
                self._known.append((self._closing.enter_context(Ledger(path)), finished))

    def __enter__(self) -> Hand:
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    def flush(self) -> None:
        """Make sure that the blocks of all outcomes so far outlive this process."""
        self._shard.flush()

    def attend(self, items: Sequence[Item]) -> list[Done]:
        """What becomes of items that are not unchanged as a whole, in their order; their documents are processed
        together.

        Raises ExtractorError where no document can be processed: a broken rule pack.
        """
        readings = [self._reading(item) for item in items]
        documents = chain.from_iterable(reading.documents for reading in readings)
        made = self._made([document.source for document in documents if isinstance(document, _New)])
        return [self._done(reading, made) for reading in readings]

    def known(self, name: str, path: Path | None) -> Reused | State | None:
        """What is known of the file of this name: that it was read before, is as it was, and its texts are still
        there; else its state, None where it has none. Its bytes are read only where its stamp does not vouch for them.
        """
        stamp = fingerprints.stamp(path)
        if stamp and (found := self._as_before(name, stamp, stamp)):
            return found
        state = fingerprints.of_file(path)
        return (self._as_before(name, state.digest, state.stamp) if state else None) or state

    def _as_before(self, name: str, sign: str | bytes, stamp: str) -> Reused | None:
        for ledger, finished in self._known:
            for file, documents, special, before in ledger.unchanged(name, sign):
                if not special or all(map(self._has_text, ledger.special(file))):
                    return Reused(file, finished, documents, bool(special), stamp if stamp != before else "")
        return None

    def _reading(self, item: Item) -> _Reading:
        """The documents of an item: those that are as they were with their entries, the others to be processed."""
        if isinstance(item, FileItem):
            reading = _Reading(item.state or fingerprints.of_file(item.located.path))
            found: Iterable[Source | Problem] = documents_of(item.located)
        else:
            reading, found = _Reading(), [item.source]
        for document in found:
            if isinstance(document, Problem):
                reading.problems.append(document)
                continue
            fingerprint = fingerprints.of_document(document)
            before = self._before(fingerprint)
            reading.documents.append(before[1] if before else _New(document, fingerprint))
            if before and before[0]:
                reading.reused.append(before[0])
        return reading

    def _made(self, documents: Sequence[Source]) -> Iterator[Processed | ExtractorError]:
        """What the line makes of documents, in their order."""
        if not documents:
            return
        from extractor import pipeline  # noqa: PLC0415 - a build of unchanged documents does without

        if self._kit is None:
            self._kit = pipeline.kit(base=self._task.base, rules=self._task.rules)
            if self._isolated:
                gc.freeze()  # rules and gazetteer stay to the end: the collector need not look at them again
        for batch in pipeline.batches(documents):
            yield from pipeline.process_all(batch, self._kit)

    def _done(self, reading: _Reading, made: Iterator[Processed | ExtractorError]) -> Done:
        entries: list[Entry] = []
        problems = reading.problems
        for document in reading.documents:
            if isinstance(document, Entry):
                entries.append(document)
                continue
            found = next(made)
            if isinstance(found, ExtractorError):
                problems.append(self._failed(document.source, found))
            else:
                entries.append(self._entry(found, document.fingerprint))
        return Done(tuple(entries), tuple(problems), None if problems else reading.state, tuple(reading.reused))

    def _failed(self, document: Source, error: ExtractorError) -> Problem:
        if self._isolated and isinstance(error.__cause__, MemoryError):
            raise error.__cause__
        return Problem(document.name, error.where, error.what, error.fix)

    def _before(self, fingerprint: bytes) -> tuple[int, Entry] | None:
        """The entry of the same document; with its number where it is one of the last finished build, else with 0."""
        for ledger, finished in self._known:
            found = ledger.document(fingerprint)
            if found and self._has_text(found[1]):
                return found if finished else (0, found[1])
        return None

    def _entry(self, done: Processed, fingerprint: bytes) -> Entry:
        if done.extracted:
            self._store(done.key, done.extracted)
        start, length = self._shard.add(done.block)
        return Entry(
            key=done.key,
            name=done.document,
            fingerprint=fingerprint,
            shard=self._number,
            start=start,
            length=length,
            quads=done.quads,
            facts=json.dumps([*done.facts, done.others], separators=(",", ":")),
            repairs=done.repairs,
            extracted=int(bool(done.extracted)),
            problems=packed(done.problems),
        )

    def _store(self, key: str, text: str) -> None:
        folder = self._folder.new_texts
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{key}.{self._number}.part"
        part.write_bytes(text.encode())
        part.replace(folder / f"{key}.txt")

    def _has_text(self, entry: Entry) -> bool:
        if not entry.extracted:
            return True
        folders: tuple[Path, ...] = (self._folder.new_texts, self._folder.texts)
        return any((folder / f"{entry.key}.txt").is_file() for folder in folders)
