"""A build from sources to outputs: attend to every item, keep a journal, put the outputs together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.bulk.ahead import Ahead
from extractor.bulk.finishing import LARGE, Summary, finish
from extractor.bulk.folder import Folder, signature
from extractor.bulk.hand import Hand
from extractor.bulk.intake import chunks, items, total
from extractor.bulk.journal import Journal, Tally
from extractor.bulk.ledger import Ledger
from extractor.bulk.recipe import recipe
from extractor.bulk.records import Done, FileItem, Item, Reused, Task
from extractor.errors import NothingReadError, OptionError
from extractor.graph import BASE
from extractor.graph.terms import checked_base
from extractor.model import Problem
from extractor.read import Located

__all__ = ["Options", "Summary", "Watch", "build"]

SMALL = 1 << 18
"""Bytes of documents that one process has done before others have started."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be built: sources as `read` takes them, formats by the names of `serialise.FORMATS`.

    `fresh` builds everything anew; otherwise what an interrupted build has left and what is unchanged since the last
    finished one is taken over.
    """

    sources: tuple[str, ...]
    output: Path
    formats: tuple[str, ...] = ("turtle", "nquads")
    base: str = BASE
    rules: tuple[Path, ...] = ()
    jobs: int = 1
    fresh: bool = False
    stdin: BinaryIO | None = None


class Watch(Protocol):
    """Who is told how a build goes on."""

    def begun(self, total: Callable[[], int]) -> None:
        """Documents are going to be read; `total` counts the bytes of all sources, which may take its time."""

    def done(self, name: str, documents: int, size: int) -> None:
        """So many documents more, of so many bytes of the sources."""

    def problem(self, problem: Problem) -> None:
        """Something went wrong with one document."""

    def writing(self, name: str) -> None:
        """All documents are done; this output is being written."""

    def stopped(self, documents: int) -> None:
        """The build ends before its time; what it has made of so many documents is kept for the next one."""


def build(options: Options, watch: Watch) -> Summary:
    """Build graph files from sources, in `options.output`.

    The outputs depend on the documents, the rules and the program alone: not on the number of processes, the order of
    the sources or what was built before. They appear together when all is done; until then what was there stays.

    Raises NothingReadError where no document can be read, RuleError and OptionError before anything is written.
    """
    checked_base(options.base)
    try:
        with ExitStack() as closing:
            return _Build(options, watch, closing).run()
    except sqlite3.Error as error:
        where = str(Folder(options.output).state)
        raise OptionError(
            where, f"cannot be kept up ({error})", "check the space left, or remove the folder"
        ) from error


class _Shelf:
    """Containers as the journal follows them, but for those that are unchanged."""

    def __init__(self, journal: Journal, opened: Callable[[Located], int | None]) -> None:
        self.opened = opened
        self.sent, self.spoiled, self.whole = journal.sent, journal.spoiled, journal.whole


class _Build:
    def __init__(self, options: Options, watch: Watch, closing: ExitStack) -> None:
        self._options = options
        self._watch = watch
        self._folder = Folder(options.output)
        self._problems = 0
        made = recipe(options.base, options.rules)
        self._finished = None if options.fresh else self._last(made)
        if self._finished:
            closing.callback(self._finished.close)
        basis = signature(self._folder.shard(0)) if self._finished else ""
        self._journal = closing.enter_context(Journal(self._folder, made, basis, self._finished, fresh=options.fresh))
        self._first_shard = self._folder.last_shard() + 1
        self._task = Task(
            base=options.base,
            rules=options.rules,
            output=options.output,
            finished=self._finished is not None,
            resumed=self._journal.resumed,
        )
        self._hand = closing.enter_context(Hand(self._task, self._first_shard))
        self._ahead = Ahead(self._folder.shard(0) if self._finished else None, LARGE)
        closing.callback(self._ahead.stop)

    def _last(self, made: str) -> Ledger | None:
        """The manifest of the last finished build, where it is of this recipe and its graph is as it left it."""
        found = Ledger.of(self._folder.manifest, made)
        if found and found.noted("graph") != signature(self._folder.shard(0)):
            found.close()
            return None
        return found

    def run(self) -> Summary:
        try:
            self._watch.begun(lambda: total(self._options.sources))
            for item, outcome in self._outcomes():
                self._take(item, outcome)
            if not self._journal.documents():
                self._journal.drop()
                what = "no document could be read, so nothing was written"
                raise NothingReadError(" ".join(self._options.sources), what, "name other sources")
            self._hand.flush()
            self._journal.commit()
            self._ahead.stop()
            formats = tuple(dict.fromkeys(self._options.formats))
            summary = finish(self._folder, self._journal, self._finished, formats, self._watch.writing)
        except BaseException:
            kept = self._journal.leave()
            if kept:
                self._watch.stopped(kept)
            raise
        return summary.with_problems(self._problems)

    # ---------------------------------------------------------------------------------- documents

    def _outcomes(self) -> Iterator[tuple[Item, Done]]:
        """Every item that is not unchanged, with what became of it; by workers where there are enough of them."""
        shelf = _Shelf(self._journal, self._container)
        stream = items(self._options.sources, stdin=self._options.stdin, shelf=shelf, tell=self._tell)
        if self._finished or self._journal.resumed:
            stream = self._changed(stream)
        first: list[Item] = []
        size = 0
        while self._options.jobs > 1 and size < SMALL and (item := next(stream, None)):
            first.append(item)
            size += item.size
        found = self._looking_ahead(chain(first, stream))
        if size < SMALL:
            for handful in chunks(found):
                yield from zip(handful, self._hand.attend(handful), strict=True)
            return
        from extractor.bulk.crew import attended  # noqa: PLC0415 - only many documents need workers

        yield from attended(chunks(found), self._task, self._options.jobs, self._first_shard + 1)

    def _looking_ahead(self, stream: Iterator[Item]) -> Iterator[Item]:
        """The items; with the first of them it is certain that the last graph will be read."""
        for item in stream:
            self._ahead.start()
            yield item

    def _changed(self, stream: Iterator[Item]) -> Iterator[Item]:
        """The items that are no unchanged files; nothing of those is read, or their bytes alone."""
        for item in stream:
            if not isinstance(item, FileItem):
                yield item
                continue
            known = self._hand.known(item.name, item.located.path)
            if isinstance(known, Reused):
                self._tally(item.name, self._journal.again(known), item.size)
            else:
                yield replace(item, state=known)

    def _container(self, located: Located) -> int | None:
        """A number for a file of many documents; None where it is unchanged, which is all that has to be said of it."""
        known = self._hand.known(located.name, located.path)
        if not isinstance(known, Reused):
            return self._journal.container(located.name, known)
        self._tally(located.name, self._journal.again(known))
        return None

    def _take(self, item: Item, outcome: Done) -> None:
        self._tally(item.name, self._journal.take(item, outcome), item.size)

    def _tally(self, name: str, tally: Tally, size: int = 0) -> None:
        for problem in tally.problems:
            self._tell(problem)
        self._watch.done(name, tally.documents, size)

    def _tell(self, problem: Problem) -> None:
        self._problems += 1
        self._watch.problem(problem)
