"""`cppcc tables`: a graph, or documents, to one file a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import DONE, PROBLEMS, example, line_options, output_option
from extractor.cli.progress import watched
from extractor.errors import InputError, OptionError

if TYPE_CHECKING:
    import pyoxigraph


@click.command(
    epilog=example("cppcc tables output/graph.nq --output tables", "cppcc tables seeds -o tables --format parquet")
)
@click.argument("sources", metavar="SOURCE_OR_GRAPH...", nargs=-1, required=True)
@output_option
@click.option("--format", "kind", type=click.Choice(("csv", "parquet")), default="csv", show_default=True)
@line_options
def tables(
    *, sources: tuple[str, ...], output: Path, kind: str, base: str | None, rules: tuple[Path, ...], jobs: int
) -> int:
    """Write a graph, or documents, as eight tables.

    They are documents, bodies, meetings, dates, counts, campaigns, people and policies. Takes graph files (.ttl .nq
    .trig .nt .jsonld .rdf, also .gz) or whatever `cppcc build` takes.
    """
    from extractor.query.tables import write

    store, problems = _store(sources, base, rules, jobs)
    written = write(store, output, kind)
    click.echo(f"written      {output}: {', '.join(path.name for path in written)}")
    return PROBLEMS if problems else DONE


def is_graph(source: str) -> bool:
    """True where the name is that of a graph file."""
    from extractor.graph.store import SUFFIXES

    return source.removesuffix(".gz").endswith(tuple(SUFFIXES)) and not Path(source).is_dir()


def _store(
    sources: Sequence[str], base: str | None, rules: tuple[Path, ...], jobs: int
) -> tuple[pyoxigraph.Store, int]:
    """One store of all the graphs and documents, and the number of problems."""
    from pyoxigraph import DefaultGraph

    from extractor.graph.store import load

    graphs = [Path(source) for source in sources if is_graph(source)]
    documents = [source for source in sources if not is_graph(source)]
    lines: set[str] = set()
    problems = 0
    if documents:
        from extractor.pipeline import BASE, build_files

        for done in watched(build_files(documents, base=base or BASE, rules=rules, jobs=jobs)):
            lines.update(done.lines)
            problems += len(done.problems)
        if not lines and not graphs:
            raise InputError(" ".join(sources), "no document could be read, so nothing was written", "name others")
    store = load(*graphs, lines=lines)
    if next(store.named_graphs(), None) and next(store.quads_for_pattern(None, None, None, DefaultGraph()), None):
        what = "some keep documents apart (.nq .trig .jsonld, sources), some do not (.ttl .nt .rdf)"
        raise OptionError(" ".join(sources), what, "give graphs of one sort, or run the command for each")
    return store, problems
