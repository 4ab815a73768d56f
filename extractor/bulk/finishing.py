"""The end of a build: all blocks to one graph, the other formats from it, everything to its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.bulk.assemble import Assembled, assembled
from extractor.bulk.folder import GRAPH, Folder, signature
from extractor.bulk.journal import Journal
from extractor.bulk.ledger import Ledger
from extractor.bulk.outputs import SUFFIXES, place, serialised
from extractor.bulk.records import Entry
from extractor.bulk.shards import Shards
from extractor.bulk.target import opened
from extractor.query.tables import TABLES

__all__ = ["LARGE", "Summary", "finish"]

Writing = Callable[[str], None]

LARGE = 1 << 30
"""Bytes from which a graph is written past the system's cache."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build has made: numbers of facts in the order of `TABLES`, then those of other kinds; its files."""

    facts: tuple[int, ...]
    repairs: int
    quads: int
    problems: int = 0
    files: tuple[Path, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return self.facts[0]

    def with_problems(self, number: int) -> Summary:
        """With the number of problems that were told."""
        return replace(self, problems=number)


class _Sums:
    """Adds up what the entries say."""

    def __init__(self) -> None:
        self.facts = [0] * (len(TABLES) + 1)
        self.repairs = 0

    def adding(self, found: Iterable[tuple[int, Entry]]) -> Iterator[tuple[int, Entry]]:
        """Pass on entries."""
        for file, entry in found:
            self.facts = [total + more for total, more in zip(self.facts, json.loads(entry.facts), strict=True)]
            self.repairs += entry.repairs
            yield file, entry


def finish(
    folder: Folder, journal: Journal, finished: Ledger | None, formats: tuple[str, ...], writing: Writing
) -> Summary:
    """Write the outputs of a build whose documents are all done, and remove its folder.

    Where no document has changed since the last finished build, its graph stays, and so do files of other formats
    that are as that build left them.
    """
    if finished and journal.unchanged():
        journal.restamp()
        summary = _unchanged(folder, finished, formats, writing)
    else:
        summary = _changed(folder, journal, finished, formats, writing)
    journal.drop()
    return replace(summary, files=tuple(folder.output / _name(name) for name in formats))


def _unchanged(folder: Folder, finished: Ledger, formats: tuple[str, ...], writing: Writing) -> Summary:
    graph = folder.shard(0)
    for name in formats:
        path = folder.output / _name(name)
        if name != "nquads" and finished.noted(path.name) != signature(path):
            writing(path.name)
            folder.new.mkdir(parents=True, exist_ok=True)
            made = serialised(graph, folder.new, name)
            finished.note(path.name, signature(made))
            made.replace(path)
    facts, repairs, quads = json.loads(finished.noted("totals") or "[]")
    return Summary(tuple(facts), repairs, quads)


def _changed(
    folder: Folder, journal: Journal, finished: Ledger | None, formats: tuple[str, ...], writing: Writing
) -> Summary:
    folder.new.mkdir(parents=True, exist_ok=True)
    graph = folder.new / GRAPH
    writing(GRAPH)
    with Ledger.new(folder.new / folder.manifest.name, journal.ledger.noted("recipe") or "") as manifest:
        summary = _assemble(folder, journal, finished, graph, manifest)
        names = []
        for name in formats:
            names.append(_name(name))
            if name != "nquads":
                writing(names[-1])
                serialised(graph, folder.new, name)
            manifest.note("graph" if name == "nquads" else names[-1], signature(folder.new / names[-1]))
        place(folder, names, _Keys(manifest))
        manifest.close()
    return summary


def _assemble(folder: Folder, journal: Journal, finished: Ledger | None, graph: Path, manifest: Ledger) -> Summary:
    """All blocks to `graph`, all entries to `manifest`."""
    ledger = journal.gather()
    sums, written = _Sums(), Assembled()
    differing = finished.differing if finished else lambda key: []
    large = ledger.size() >= LARGE
    with Shards(folder.shard) as shards, opened(graph, past_cache=large) as target:
        entries = assembled(ledger.by_key(), shards, target, differing, written)
        manifest.write_all(ledger.files(), sums.adding(entries))
    manifest.note("totals", json.dumps([sums.facts, sums.repairs, written.quads]))
    return Summary(tuple(sums.facts), sums.repairs, written.quads)


def _name(format: str) -> str:  # noqa: A002 - the word for it everywhere
    return f"{Path(GRAPH).stem}.{SUFFIXES[format]}"


class _Keys:
    """The keys of the documents whose texts are stored."""

    def __init__(self, manifest: Ledger) -> None:
        self._manifest = manifest

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._manifest.has_text(key)
