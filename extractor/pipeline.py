"""The straight line from documents to quads: read → clean → find → resolve → graph. The file to read first.

`process` is a pure function of one document and a `Kit` (rules, gazetteer, base IRI): no global state, no clock, no
network. So one process and many give the same lines, and the graph of many documents is the union of theirs.
`cppcc build` runs it through `extractor.bulk`, which holds neither all texts nor all lines.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.clean import clean
from extractor.errors import ExtractorError
from extractor.find import find
from extractor.graph import BASE, block
from extractor.graph.terms import checked_base
from extractor.model import TABLES, Problem, Records, Source, Text
from extractor.read import is_extracted, read
from extractor.resolve import resolve

if TYPE_CHECKING:
    from rdflib import Dataset

    from extractor.gazetteer import Gazetteer
    from extractor.rules import Rulebook

__all__ = ["BASE", "TABLES", "Kit", "Processed", "build", "build_files", "kit", "process", "understand"]


@dataclass(frozen=True, slots=True)
class Kit:
    """What the steps need beside the document; loaded once a process. `base` ends in `/` or `#`."""

    rulebook: Rulebook
    gazetteer: Gazetteer
    base: str = BASE


@dataclass(frozen=True, slots=True)
class Processed:
    """What became of one document: its `block` of sorted N-Quads lines in UTF-8, the number of facts in the order of
    `TABLES` and of those of `others` kinds, the number of repairs of its text, and what went wrong. A document that
    could not be read has an empty block and no facts.

    `extracted` is the text of a document that came out of HTML, PDF or DOCX: positions count in it, so it is to be
    stored as `texts/<key>.txt`. Empty for plain text, which is its own file.
    """

    document: str
    block: bytes = b""
    facts: tuple[int, ...] = (0,) * len(TABLES)
    repairs: int = 0
    problems: tuple[Problem, ...] = ()
    key: str = ""
    extracted: str = ""
    others: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines of the block, without their line feeds."""
        return self.block.decode().split("\n")[:-1]

    @property
    def quads(self) -> int:
        """How many lines there are."""
        return self.block.count(b"\n")


def kit(*, base: str = BASE, rules: Sequence[Path] = ()) -> Kit:
    """Load the shipped rule packs, the packs of the folders `rules`, and the gazetteer.

    Raises RuleError for a broken pack, OptionError for a base that no IRI can start with.
    """
    from extractor import gazetteer  # noqa: PLC0415 - the word lists load only when documents are read
    from extractor.rules import load  # noqa: PLC0415

    return Kit(load(rules), gazetteer.load(), checked_base(base))


def understand(source: Source, kit: Kit) -> tuple[Text, Records]:
    """One document up to its records: clean → find → resolve. Raises ExtractorError naming the document and step."""
    with _step("clean", source):
        text = clean(source)
    with _step("find", source):
        mentions = find(text, kit.rulebook)
    with _step("resolve", source):
        records = resolve(text, mentions, kit.gazetteer)
    return text, records


def process(source: Source, kit: Kit) -> Processed:
    """One document through the line. A step that fails raises ExtractorError naming the document and the step."""
    text, records = understand(source, kit)
    with _step("graph", source):
        made = block(records, base=kit.base)
    extracted = source.raw if is_extracted(source) else ""
    return Processed(
        document=source.name,
        block=made,
        facts=_facts(records),
        repairs=len(text.repairs),
        problems=records.problems,
        key=source.id,
        extracted=extracted,
        others=len(records.others),
    )


def build_files(
    inputs: Sequence[str | Path],
    *,
    base: str = BASE,
    rules: Sequence[Path] = (),
    stdin: BinaryIO | None = None,
) -> Iterator[Processed]:
    """Read every document of `inputs` (files, folders, globs, `-`) and process it; one result a document, in order.

    In this process, one document at a time; `extractor.bulk` shares the work out. Documents that cannot be read or
    processed come back as a problem, the others go on. Raises RuleError and OptionError before the first is read.
    """
    checked_base(base)
    ready = kit(base=base, rules=rules)
    yield from (_attempt(item, ready) for item in read(inputs, stdin=stdin))


def build(
    sources: str | Path | Source | Iterable[str | Path | Source], *, base: str = BASE, rules: Sequence[Path] = ()
) -> Dataset:
    """The graph of files, folders, globs or `Source` objects as an `rdflib.Dataset` on an Oxigraph store.

    One named graph a document; a document that cannot be read or processed is left out with a warning.
    """
    from extractor.graph.store import dataset  # noqa: PLC0415 - rdflib is heavy

    ready = kit(base=base, rules=rules)
    lines: set[str] = set()
    for item in [sources] if isinstance(sources, str | Path | Source) else sources:
        for found in [item] if isinstance(item, Source) else read([item]):
            done = _attempt(found, ready)
            lines.update(done.lines)
            for problem in done.problems:
                warnings.warn(str(problem), stacklevel=2)
    return dataset(sorted(lines))


# ------------------------------------------------------------------------------------ one document


@contextmanager
def _step(name: str, source: Source) -> Iterator[None]:
    """Turn whatever goes wrong inside into an ExtractorError that names the document and the step."""
    try:
        yield
    except Exception as error:
        what = f"the step {name!r} failed ({type(error).__name__}: {error})"
        raise ExtractorError(source.name, what, "report it with this document; the others are not affected") from error


def _attempt(item: Source | Problem, kit: Kit) -> Processed:
    if isinstance(item, Problem):
        return Processed(item.document, problems=(item,))
    try:
        return process(item, kit)
    except ExtractorError as error:
        problem = Problem(document=item.name, where=error.where, what=error.what, fix=error.fix)
        return Processed(item.name, problems=(problem,))


def _facts(records: Records) -> tuple[int, ...]:
    """Facts by table: what the text gives evidence for (a body that is only another's parent is none)."""
    found: tuple[tuple[object, ...], ...] = (
        (records.document,),
        tuple(body for body in records.bodies if body.evidence),
        records.meetings,
        records.dates,
        records.counts,
        records.campaigns,
        records.posts,
        records.policies,
    )
    return tuple(len(facts) for facts in found)
