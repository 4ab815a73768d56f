"""What `query`, `tables` and `explain` are asked of: a store on disk, graph files, or documents read on the fly."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError, NothingReadError, OptionError

if TYPE_CHECKING:
    import pyoxigraph

    from extractor.graph.store import Graphs

KINDS = "a store's folder, a graph file (.ttl .nq .trig .nt .jsonld .rdf, also .gz), or documents"


@dataclass(frozen=True, slots=True)
class Asked:
    """A store to ask; of `documents` read for it their number, that of their problems, and the texts that came out of
    them, by key.
    """

    store: pyoxigraph.Store
    documents: int = 0
    problems: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)


def is_graph(source: str) -> bool:
    """True where the name is that of a graph file."""
    from extractor.graph.store import SUFFIXES

    return source.removesuffix(".gz").endswith(tuple(SUFFIXES)) and not Path(source).is_dir()


def opened(
    sources: Sequence[str], graphs: Graphs, *, base: str | None = None, rules: tuple[Path, ...] = (), jobs: int = 1
) -> Asked:
    """One store for all the sources, named graphs kept as `graphs` says (`extractor.graph.store.load`).

    A store on disk stays there, is opened to read only and must be the only source; it has its documents apart and
    merged. Problems of documents go to stderr. Raises InputError and OptionError for sources that give no graph.
    """
    from extractor.graph.store import is_store, load, open_store

    if any(map(is_store, sources)):
        if len(sources) > 1:
            raise OptionError(" ".join(sources), "a store and something else", "name the store alone")
        return Asked(open_store(sources[0]))
    files = [Path(source) for source in sources if is_graph(source)]
    documents = tuple(source for source in sources if not is_graph(source))
    if not documents:
        return Asked(load(*files, graphs=graphs))
    with tempfile.TemporaryDirectory() as name:
        built, read, problems = _built(documents, Path(name), base=base, rules=rules, jobs=jobs)
        if not built and not files:
            raise InputError(
                " ".join(sources), "no document could be read, so there is nothing to ask", f"name {KINDS}"
            )
        texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(Path(name).glob("texts/*.txt"))}
        return Asked(load(*files, *built, graphs=graphs), read, problems, texts)


def _built(
    documents: tuple[str, ...], output: Path, *, base: str | None, rules: tuple[Path, ...], jobs: int
) -> tuple[tuple[Path, ...], int, int]:
    """The graph of documents as `cppcc build` makes it, in a folder of passage: its file, if there is one, the number
    of documents and that of their problems.
    """
    from extractor.bulk import Options, build
    from extractor.cli.build_progress import Shown
    from extractor.graph import BASE

    options = Options(documents, output, ("nquads",), base or BASE, rules, jobs, fresh=True)
    with Shown(keeps=False) as shown:
        try:
            summary = build(options, shown)
        except NothingReadError:
            return (), 0, shown.problems
    return summary.files, summary.documents, summary.problems
