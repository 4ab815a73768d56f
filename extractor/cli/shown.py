"""Rows as a table for a terminal, as CSV or as JSON objects."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence

import click

Cell = str | int | Sequence[str]


def show(columns: Sequence[str], rows: Sequence[Mapping[str, Cell]], form: str) -> None:
    """Print the `columns` of `rows` as `form`: table, csv or json. Lists are joined by spaces but in JSON."""
    if form == "json":
        click.echo(json.dumps([{c: row[c] for c in columns} for row in rows], ensure_ascii=False, indent=1))
        return
    from extractor.query import Result, render

    written = tuple(tuple(_text(row[column]) for column in columns) for row in rows)
    click.echo(render(Result("select", tuple(columns), written), form, width=page_width()), nl=False)


def counted(number: int, noun: str) -> str:
    """`1 rule`, `1,204 rules`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def page_width() -> int | None:
    """Cells of the terminal (None: let rich ask); a pipe has no width, and a table that folds there serves nobody."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else 10_000


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else str(cell) if isinstance(cell, int) else " ".join(cell)
