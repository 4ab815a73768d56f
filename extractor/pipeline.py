"""The straight line from documents to quads: read → clean → find → resolve → graph. The file to read first.

`process` is a pure function of one document and a `Kit` (rules, gazetteer, base IRI): no global state, no clock, no
network. So one process and many give the same lines, and the graph of many documents is the union of theirs;
`process_all` and `processed` do the same for several documents in less time.
`cppcc build` runs it through `extractor.bulk`, which holds neither all texts nor all lines.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from extractor.clean import clean, clean_all
from extractor.errors import ExtractorError
from extractor.find import find, find_all
from extractor.graph import BASE, block
from extractor.graph.terms import checked_base
from extractor.model import TABLES, Mention, Problem, Records, Source, Text
from extractor.read import is_extracted, read
from extractor.resolve import resolve

if TYPE_CHECKING:
    from rdflib import Dataset

    from extractor.gazetteer import Gazetteer
    from extractor.rules import Rulebook

T = TypeVar("T")
R = TypeVar("R")
D = TypeVar("D", bound=Source | Problem)

__all__ = [
    "BASE",
    "BATCH",
    "TABLES",
    "Kit",
    "Processed",
    "batches",
    "build",
    "build_files",
    "kit",
    "process",
    "process_all",
    "processed",
    "understand",
]


BATCH = 3 << 17
"""Bytes of documents, as UTF-8, that go through the line together; more of them bring little."""

_DOCUMENTS = 64


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
    return _of_one(_understood([source], kit))


def process(source: Source, kit: Kit) -> Processed:
    """One document through the line. A step that fails raises ExtractorError naming the document and the step."""
    return _of_one(process_all([source], kit))


def process_all(sources: Sequence[Source], kit: Kit) -> list[Processed | ExtractorError]:
    """Several documents through the line, each step with all of them before the next: what `process` gives for each of
    them, or the error that it raises, in their order.

    A step works with megabytes of rules, patterns and tables. Taken in turn for every document they push each other
    out of the processor's cache, which costs a sixth of the time. All texts, records and lines are held until the last
    document is done: `batches` makes sensible handfuls.
    """

    def done(source: Source, found: tuple[Text, Records]) -> Processed:
        return _processed(source, *found, block(found[1], base=kit.base))

    return _each("graph", sources, _understood(sources, kit), done)


def batches(items: Iterable[D]) -> Iterator[list[D]]:
    """Documents by the handful: as many as are worth processing together; one large document may be alone."""
    batch: list[D] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.raw.encode(errors="replace")) if isinstance(item, Source) else 0
        if size >= BATCH or len(batch) >= _DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def processed(items: Iterable[Source | Problem], kit: Kit) -> Iterator[Processed]:
    """What becomes of each item, in order, a batch at a time; a document that fails comes back as its problem."""
    for batch in batches(items):
        done = iter(process_all([item for item in batch if isinstance(item, Source)], kit))
        for item in batch:
            found = next(done) if isinstance(item, Source) else item
            yield found if isinstance(found, Processed) else _failed(item, found)


def build_files(
    inputs: Sequence[str | Path],
    *,
    base: str = BASE,
    rules: Sequence[Path] = (),
    stdin: BinaryIO | None = None,
) -> Iterator[Processed]:
    """Read every document of `inputs` (files, folders, globs, `-`) and process it; one result a document, in order.

    In this process, some documents at a time; `extractor.bulk` shares the work out. Documents that cannot be read or
    processed come back as a problem, the others go on. Raises RuleError and OptionError before the first is read.
    """
    checked_base(base)
    ready = kit(base=base, rules=rules)
    yield from processed(read(inputs, stdin=stdin), ready)


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
        for done in processed([item] if isinstance(item, Source) else read([item]), ready):
            lines.update(done.lines)
            for problem in done.problems:
                warnings.warn(str(problem), stacklevel=2)
    return dataset(sorted(lines))


# ------------------------------------------------------------------------------------ a batch of documents


def _understood(sources: Sequence[Source], kit: Kit) -> list[tuple[Text, Records] | ExtractorError]:
    """What `understand` gives for each of them, or the error that it raises."""

    def resolved(_: Source, found: tuple[Text, tuple[Mention, ...]]) -> tuple[Text, Records]:
        return found[0], resolve(*found, kit.gazetteer)

    found = _found(sources, _cleaned(sources), kit.rulebook)
    return _each("resolve", sources, found, resolved)


def _cleaned(sources: Sequence[Source]) -> Sequence[Text | ExtractorError]:
    """The texts of the sources, cleaned together; one by one where that fails, which tells by whose fault."""
    try:
        return clean_all(sources)
    except Exception:
        return _each("clean", sources, sources, lambda source, _: clean(source))


def _found(
    sources: Sequence[Source], texts: Sequence[Text | ExtractorError], rulebook: Rulebook
) -> list[tuple[Text, tuple[Mention, ...]] | ExtractorError]:
    """Texts with their mentions, searched together; one by one where that fails, which tells by whose fault."""
    try:
        found = iter(find_all([text for text in texts if isinstance(text, Text)], rulebook))
    except Exception:
        return _each("find", sources, texts, lambda _, text: (text, find(text, rulebook)))
    return [(text, next(found)) if isinstance(text, Text) else text for text in texts]


def _each(
    name: str, sources: Sequence[Source], values: Sequence[T | ExtractorError], step: Callable[[Source, T], R]
) -> list[R | ExtractorError]:
    """A step with each document that has come so far; errors stay, and new ones take the place of what is not made."""
    return [
        value if isinstance(value, ExtractorError) else _tried(name, source, value, step)
        for source, value in zip(sources, values, strict=True)
    ]


def _tried(name: str, source: Source, value: T, step: Callable[[Source, T], R]) -> R | ExtractorError:
    """A step with one document; whatever goes wrong becomes an error that names the document and the step."""
    try:
        return step(source, value)
    except Exception as error:
        what = f"the step {name!r} failed ({type(error).__name__}: {error})"
        found = ExtractorError(source.name, what, "report it with this document; the others are not affected")
        found.__cause__ = error
        return found


def _of_one(found: Sequence[T | ExtractorError]) -> T:
    (one,) = found
    if isinstance(one, ExtractorError):
        raise one
    return one


def _failed(item: Source | Problem, why: Problem | ExtractorError) -> Processed:
    if isinstance(item, Problem):
        return Processed(item.document, problems=(item,))
    return Processed(item.name, problems=(Problem(item.name, why.where, why.what, why.fix),))


def _processed(source: Source, text: Text, records: Records, made: bytes) -> Processed:
    return Processed(
        document=source.name,
        block=made,
        facts=_facts(records),
        repairs=len(text.repairs),
        problems=records.problems,
        key=source.id,
        extracted=source.raw if is_extracted(source) else "",
        others=len(records.others),
    )


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
