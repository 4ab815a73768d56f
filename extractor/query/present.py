"""Answers as text: a table for a terminal, CSV, SPARQL results in JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from extractor.errors import OptionError
from extractor.query.answer import Result

if TYPE_CHECKING:
    from rich.table import Table

    from extractor.query.answer import Term

__all__ = ["FORMATS", "render", "table"]


def render(result: Result, format: str, *, width: int | None = None) -> str:  # noqa: A002 - the word for it everywhere
    """The answer as text that ends in a line break. `format` is table, csv, json or turtle; `width` of a table is in
    terminal cells (by default that of the terminal).

    CSV has a header row and line feeds; JSON is SPARQL 1.1 Query Results JSON. Raises OptionError for a format that the
    answer has no form in: Turtle is for CONSTRUCT and DESCRIBE, JSON for SELECT and ASK.
    """
    if format not in FORMATS:
        raise OptionError(f"--format {format}", "no such form of an answer", "choose " + ", ".join(FORMATS))
    return FORMATS[format](result, width)


def table(result: Result) -> Table:
    """The answer as a rich table, for programs that print to a console of their own."""
    from rich.table import Table  # noqa: PLC0415 - loaded where tables are shown
    from rich.text import Text  # noqa: PLC0415

    shown = Table(show_edge=False, pad_edge=False)
    for column in result.columns:
        shown.add_column(column, overflow="fold")
    for row in result.rows:
        shown.add_row(*(Text(value) for value in row))  # Text: data holds square brackets, which are markup in rich
    return shown


def _table(result: Result, width: int | None) -> str:
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(table(result))
    return captured.get()


def _csv(result: Result, _width: int | None) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)
    return out.getvalue()


def _json(result: Result, _width: int | None) -> str:
    if result.form == "graph":
        raise OptionError("--format json", "the answer is a graph, not a table", "use turtle, csv or table")
    if result.form == "ask":
        return _dump({"head": {}, "boolean": result.rows[0][0] == "true"})
    bindings = [
        {name: _term(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.terms
    ]
    return _dump({"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}})


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _term(term: Term) -> dict[str, str]:
    import pyoxigraph  # noqa: PLC0415

    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, pyoxigraph.Literal):
        return {"type": "triple", "value": str(term)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        found["datatype"] = term.datatype.value
    return found


def _turtle(result: Result, _width: int | None) -> str:
    import pyoxigraph  # noqa: PLC0415

    if result.form != "graph":
        raise OptionError("--format turtle", "the answer is a table, not a graph", "use table, csv or json")
    triples = [pyoxigraph.Triple(*row) for row in result.terms]  # type: ignore[arg-type]  # rows of a graph are triples
    written = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=result.declared) or b""
    body = re.sub(r"\A(?:@prefix[^\n]*\n)*", "", written.decode())
    used = [f"@prefix {p}: <{iri}> .\n" for p, iri in result.declared.items() if f"{p}:" in body]
    return "".join([*used, body])


FORMATS: dict[str, Callable[[Result, int | None], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "turtle": _turtle,
}
