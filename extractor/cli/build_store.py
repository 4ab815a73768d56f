"""`cppcc build --store DIR`: the N-Quads just written, loaded into a store on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from extractor.errors import OptionError

option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Also an Oxigraph store on disk, for query, tables and explain; loaded anew only where the graph has changed.",
)


def check(store: Path | None, formats: Sequence[str]) -> None:
    """Raise OptionError, before any work, for a store that could not be made in the end."""
    if store is None:
        return
    from extractor.graph.disk import check_place

    if "nquads" not in formats:
        raise OptionError(f"--store {store}", "is loaded from N-Quads, which is not written", "add --format nquads")
    check_place(store)


def fill(store: Path | None, output: Path) -> None:
    """Load `graph.nq` of the folder `output`, where a store is wanted, and say so."""
    if store is None:
        return
    from extractor.graph.store import load_store

    loaded = load_store(output / "graph.nq", store)
    click.echo(f"store        {store}: {'loaded' if loaded.fresh else 'unchanged'}, {loaded.lines:,} quads")
