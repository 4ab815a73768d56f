"""Graphs in a store that answers questions: Oxigraph in memory or on disk (`load_store`, `open_store` of
`extractor.graph.disk`), and rdflib's interface on top of it.

Named graphs repeat what several documents say (a body's name, a place's code). A query without `GRAPH` wants each
statement once; Oxigraph's own union of graphs gives it once for every graph, so joins multiply, and its memory store
walks all copies of a statement to find one. Hence `graphs`: questions to everything together are asked of a merge.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, cast

from extractor.errors import InputError
from extractor.graph.disk import Loaded, is_store, load_store, open_store
from extractor.graph.streams import LineReader
from extractor.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = [
    "SUFFIXES",
    "Graphs",
    "Loaded",
    "dataset",
    "is_store",
    "load",
    "load_store",
    "open_store",
    "rdflib_dataset",
    "rdflib_graph",
]

Graphs = Literal["apart", "merged", "both"]

SUFFIXES = {
    ".ttl": "TURTLE",
    ".trig": "TRIG",
    ".nq": "N_QUADS",
    ".nt": "N_TRIPLES",
    ".jsonld": "JSON_LD",
    ".rdf": "RDF_XML",
}
"""Names of graph files, each also with `.gz`, and what pyoxigraph calls the format."""

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


def load(*files: Path | str, lines: Iterable[str] = (), graphs: Graphs = "apart") -> pyoxigraph.Store:
    """A store in memory with the statements of all `files` and of `lines` (N-Quads, one statement each).

    `graphs` says where the statements of named graphs go: `apart` keeps them there (for tables), `merged` puts each
    once into the default graph (for queries without `GRAPH`: the fastest to ask), `both` does both.

    Raises InputError for a file that is missing, has no name of `SUFFIXES`, or cannot be parsed.
    """
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are read

    store = pyoxigraph.Store()
    merged = graphs == "merged"
    for file in files:
        _load_file(store, Path(file), merged=merged)
    encoded = (f"{line}\n".encode() for line in lines)
    _add(store, cast("IO[bytes]", LineReader(encoded)), "N_QUADS", "N-Quads", merged=merged)
    if graphs == "both":
        store.update(_MERGE)
    return store


def _load_file(store: pyoxigraph.Store, path: Path, *, merged: bool) -> None:
    packed = path.suffix == ".gz"
    name = SUFFIXES.get(path.with_suffix("").suffix if packed else path.suffix)
    if name is None:
        known = ", ".join(SUFFIXES)
        raise InputError(str(path), "not the name of a graph file", f"name it {known}, or one of these and .gz")
    try:
        with gzip.open(path) if packed else path.open("rb") as file:
            _add(store, cast("IO[bytes]", file), name, str(path), merged=merged)
    except (OSError, EOFError) as error:
        what = getattr(error, "strerror", None) or error
        raise InputError(str(path), f"cannot be read ({what})", "check the path and the file") from error


def _add(store: pyoxigraph.Store, file: IO[bytes], name: str, where: str, *, merged: bool) -> None:
    from pyoxigraph import Quad, RdfFormat, parse  # noqa: PLC0415

    kind: RdfFormat = getattr(RdfFormat, name)
    try:
        if merged and kind.supports_datasets:
            store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in parse(file, kind))
        else:
            store.bulk_load(file, kind)
    except SyntaxError as error:
        at = f" line {error.lineno}" if error.lineno else ""
        raise InputError(f"{where}{at}", f"not valid {kind.name} ({error.msg})", "write the file again") from error


def dataset(lines: Iterable[str]) -> rdflib.Dataset:
    """N-Quads lines as an `rdflib.Dataset`: a graph for each document, and all together in the default graph."""
    return rdflib_dataset(load(lines=lines, graphs="both"))


def rdflib_dataset(store: pyoxigraph.Store) -> rdflib.Dataset:
    """The store as an `rdflib.Dataset`: `.query()` and triples without a graph use the default graph, `.graph(IRI)`
    gives what one document says. Changes go to the store.
    """
    from oxrdflib import OxigraphStore  # noqa: PLC0415 - rdflib is heavy
    from rdflib import Dataset  # noqa: PLC0415

    found = Dataset(store=OxigraphStore(store=store))
    _bind(found)
    return found


def rdflib_graph(store: pyoxigraph.Store) -> rdflib.Graph:
    """The store's default graph as an `rdflib.Graph`, for programs that know no data sets."""
    from oxrdflib import OxigraphStore  # noqa: PLC0415
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID  # noqa: PLC0415

    found = Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
    _bind(found)
    return found


def _bind(graph: rdflib.Graph) -> None:
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
