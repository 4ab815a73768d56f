"""`cppcc tables`: a graph, or documents, to one file a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import texts
from extractor.cli.graphs import opened
from extractor.cli.options import DONE, PROBLEMS, example, line_options, output_option, say
from extractor.cli.staged import staged
from extractor.errors import OptionError

if TYPE_CHECKING:
    import pyoxigraph


@click.command(
    epilog=example(
        "cppcc tables output/graph.nq --output tables",
        "cppcc tables seeds -o tables --format parquet",
        "cppcc tables STORE -o tables",
    )
)
@click.argument("sources", metavar="SOURCE_OR_GRAPH...", nargs=-1, required=True)
@output_option
@click.option("--format", "kind", type=click.Choice(("csv", "parquet")), default="csv", show_default=True)
@line_options
def tables(
    *, sources: tuple[str, ...], output: Path, kind: str, base: str | None, rules: tuple[Path, ...], jobs: int
) -> int:
    """Write a graph, or documents, as eight tables.

    They are documents, bodies, meetings, dates, counts, campaigns, people and policies. Takes a store on disk, graph
    files (.ttl .nq .trig .nt .jsonld .rdf, also .gz) or whatever `cppcc build` takes. The texts of HTML, PDF and DOCX,
    in which `start` and `end` count, are stored beside the tables as texts/<end of the document's iri>.txt; those of
    a graph lie beside it. Turtle, N-Triples and RDF/XML do not keep documents apart: a row made from them may hold
    what another document says of the same thing.
    """
    from extractor.query.tables import mingled, write

    asked = opened(sources, "apart", base=base, rules=rules, jobs=jobs)
    if len(sources) > 1:
        _check_alike(asked.store, sources)
    documents = mingled(asked.store)
    if documents > 1:
        say(
            f"{' '.join(sources)}: {documents} documents are not kept apart (no named graphs), so a row may hold what"
            " another document says of the same thing: take graph.nq, a .trig file, the store or the documents instead"
        )
    written = write(asked.store, output, kind)
    if asked.texts:  # those of a graph in the same folder stay
        with staged(output) as stage:
            texts.write(stage, asked.texts)
    click.echo(f"written      {output}: {', '.join(path.name for path in written)}")
    return PROBLEMS if asked.problems else DONE


def _check_alike(store: pyoxigraph.Store, sources: Sequence[str]) -> None:
    """Refuse files that keep documents apart together with files that do not: no table could be right for both."""
    from pyoxigraph import DefaultGraph

    if next(store.named_graphs(), None) and next(store.quads_for_pattern(None, None, None, DefaultGraph()), None):
        what = "some keep documents apart (.nq .trig .jsonld, sources), some do not (.ttl .nt .rdf)"
        raise OptionError(" ".join(sources), what, "give graphs of one sort, or run the command for each")
