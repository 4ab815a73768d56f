"""The eight tables: what `ontology/queries/<table>.rq` find in a graph, as rows and as files.

Columns: `document` (file name of the source), `iri`, the fact's own columns, then `quote`, `start`, `end` (code
points of the raw text: `raw[start:end] == quote`) and `rule`. One row a fact and document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from extractor.errors import OptionError
from extractor.model import TABLES
from extractor.query.answer import plain
from extractor.query.catalogue import NamedQuery, find
from extractor.query.files import FORMATS, Row, Writer

if TYPE_CHECKING:
    import pyoxigraph

    Document: TypeAlias = tuple[str, str]

__all__ = ["FORMATS", "TABLES", "Row", "Table", "mingled", "tables", "write"]

_FILE_NAME: Final = "https://w3id.org/cppcc-kg/ontology#fileName"
_BATCH = 64
_GROUPED = re.compile(r"^GROUP BY ", re.MULTILINE).search  # the outermost query: sub-selects are indented


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns and its rows, strings throughout, "" for nothing."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(store: pyoxigraph.Store) -> list[Table]:
    """The eight tables, in the order of `TABLES`; rows by document, start, end and IRI.

    Where the store has named graphs, each document's rows come from its own graph alone, as if the query were asked
    of that graph as default graph: another document's date of the same meeting does not show. Where it has none (it
    was read from Turtle), they come from everything together.
    """
    queries = [find(name) for name in TABLES]
    parts = list(_parts(store, queries))
    return [
        Table(query.name, query.columns, tuple(row for part in parts for row in part[place]))
        for place, query in enumerate(queries)
    ]


def mingled(store: pyoxigraph.Store) -> int:
    """How many documents are in one graph with all others, so that their rows come from everything together; 0 where
    named graphs keep them apart.
    """
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are asked

    if next(store.named_graphs(), None):
        return 0
    return sum(1 for _ in store.quads_for_pattern(None, pyoxigraph.NamedNode(_FILE_NAME), None))


def write(store: pyoxigraph.Store, folder: Path | str, format: str = "csv") -> list[Path]:  # noqa: A002
    """Write `<table>.csv` (UTF-8, header row, line feeds) or `<table>.parquet` for each table into a folder, made here.

    Holds the rows of some dozens of documents at a time, so a store on disk may be larger than memory. Written beside
    (`.part`) and renamed when all eight are complete. Raises OptionError for another format, for Parquet without
    pyarrow, and where the folder cannot be written.
    """
    if format not in FORMATS:
        raise OptionError(f"--format {format}", "no such form of a table", "choose " + ", ".join(FORMATS))
    queries = [find(name) for name in TABLES]
    into = Path(folder)
    paths = [into / f"{query.name}.{format}" for query in queries]
    beside = [path.with_name(path.name + ".part") for path in paths]
    try:
        into.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            files = [stack.enter_context(part.open("wb")) for part in beside]
            writers: list[Writer] = [
                stack.enter_context(FORMATS[format](file, query.columns))
                for file, query in zip(files, queries, strict=True)
            ]
            for part in _parts(store, queries):
                for writer, rows in zip(writers, part, strict=True):
                    writer.add(rows)
        for part_file, path in zip(beside, paths, strict=True):
            part_file.replace(path)
    except OSError as error:
        raise OptionError(str(into), f"cannot be written ({error.strerror})", "name another folder") from error
    finally:
        for part_file in beside:
            part_file.unlink(missing_ok=True)
    return paths


# ------------------------------------------------------------------------------------------------ rows


def _documents(store: pyoxigraph.Store) -> list[Document]:
    """File name and graph of each document, by name; a graph that describes no document is not asked.

    The one list of `write` that grows with the documents: about 300 bytes for each.
    """
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are asked

    quads = store.quads_for_pattern(None, pyoxigraph.NamedNode(_FILE_NAME), None)
    found = {
        (plain(quad.object), quad.graph_name.value)
        for quad in quads
        if isinstance(quad.graph_name, pyoxigraph.NamedNode)
    }
    return sorted(found)


def _parts(store: pyoxigraph.Store, queries: Sequence[NamedQuery]) -> Iterator[list[list[Row]]]:
    """The rows of each table, for one batch of documents after the other."""
    documents = _documents(store)
    if not documents:
        yield [_sorted(store, query.text, query.columns) for query in queries]
        return
    texts = [(in_one_graph(query.text), query.columns) for query in queries]
    for batch in _batched(documents):
        part = _part(store, batch)
        yield [_sorted(part, text, columns) for text, columns in texts]


def in_one_graph(text: str) -> str:
    """The query of a table such that each row comes from one named graph: the same rows as from asking the graphs one
    by one, but parsing and planning a query takes longer than answering it for one document.

    Sub-selects, which begin an indented line, hand the graph on: Oxigraph forgets it at their border.
    """
    text = re.sub(r"\bWHERE \{", "WHERE { GRAPH ?graph {", text)
    text = re.sub(r"\}(\s*)GROUP BY", r"} }\1GROUP BY ?graph", text)
    text = re.sub(r"(?m)^( +)SELECT ", r"\1SELECT ?graph ", text)
    return text if _GROUPED(text) else text.rstrip() + " }\n"


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Batches of documents; those of one file name stay together, since rows are sorted by it."""
    batch: list[Document] = []
    for _, same_name in groupby(documents, key=lambda item: item[0]):
        batch.extend(same_name)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _part(store: pyoxigraph.Store, documents: list[Document]) -> pyoxigraph.Store:
    """A store of these graphs alone: Oxigraph's memory store walks all graphs' copies of a statement to find one."""
    import pyoxigraph  # noqa: PLC0415

    part = pyoxigraph.Store()
    kind = pyoxigraph.RdfFormat.N_TRIPLES
    for _, iri in documents:
        graph = pyoxigraph.NamedNode(iri)
        part.load(store.dump(format=kind, from_graph=graph), kind, to_graph=graph)
    return part


def _sorted(store: pyoxigraph.Store, text: str, columns: tuple[str, ...]) -> list[Row]:
    import pyoxigraph  # noqa: PLC0415

    found = store.query(text)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    at = {column: place for place, column in enumerate(columns)}
    document, start, end, iri = (at[column] for column in ("document", "start", "end", "iri"))
    rows = [tuple(plain(term) for term in solution) for solution in found]
    return sorted(rows, key=lambda row: (row[document], int(row[start] or -1), int(row[end] or -1), row[iri]))
