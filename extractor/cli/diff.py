"""`cppcc diff`: which facts two graphs, or two folders of tables, do not share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.graphs import is_graph
from extractor.cli.options import DONE, PROBLEMS, example
from extractor.errors import InputError

if TYPE_CHECKING:
    import pyoxigraph

    from extractor.query.tables import Table

_SHOWN = 20  # facts a table, on a terminal


@click.command(
    epilog=example(
        "cppcc diff output/graph.nq new/graph.nq",
        "cppcc diff output/tables new/tables --format markdown --limit 50",
    )
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("table", "json", "markdown")), default="table", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"Facts to list of each table; the counts hold for all. Default: {_SHOWN} in a table, all otherwise.",
)
def diff(*, old: Path, new: Path, form: str, limit: int | None) -> int:
    """Show the facts that were gained, lost and changed from OLD to NEW.

    Each is a graph file (.ttl .nq .trig .nt .jsonld .rdf, also .gz) or a folder that `cppcc tables` wrote. A fact is
    known again by its document, its table and the columns that name it; it has changed where its other columns differ,
    the quote and the rule among them. IRIs and positions do not count.

    Exit code 0 where no fact differs, 1 where some do, 2 where the comparison failed.
    """
    from extractor.cli import difference
    from extractor.query.diff import compare

    found = compare(*_tables(old, new))
    if form == "table" and limit is None:
        limit = _SHOWN
    difference.FORMS[form](found, limit)
    return PROBLEMS if found.facts else DONE


def _tables(old: Path, new: Path) -> tuple[list[Table], list[Table]]:
    """The tables of both, read alike: where one graph does not keep documents apart, neither does the other."""
    from extractor.graph.store import load
    from extractor.query.diff import all_tables
    from extractor.query.folders import read_tables

    for path in (old, new):
        if not path.exists():
            raise InputError(str(path), "no such file or folder", "name a graph file or a folder of tables")
    stores = {path: load(path) for path in (old, new) if is_graph(str(path))}
    if len(stores) > 1 and not all(map(_keeps_documents_apart, stores.values())):
        stores = {path: load(path, graphs="merged") for path in stores}
    first, second = (all_tables(stores[path]) if path in stores else read_tables(path) for path in (old, new))
    return first, second


def _keeps_documents_apart(store: pyoxigraph.Store) -> bool:
    return next(store.named_graphs(), None) is not None
