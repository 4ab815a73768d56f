"""`cppcc query`: a SPARQL query, named, in a file or on the command line, over a graph."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.graphs import KINDS, opened
from extractor.cli.options import DONE, PROBLEMS, example, line_options
from extractor.errors import OptionError, QueryError

if TYPE_CHECKING:
    from extractor.graph.store import Graphs


@click.command(
    epilog=example(
        "cppcc query output/graph.nq --named cascade",
        "cppcc query output/graph.nq --sparql 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'",
        "cppcc query output/graph.nq my-question.rq --format csv",
        "cppcc query STORE --named platforms",
        "cppcc query --list",
    )
)
@click.argument("graph", required=False)
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE.rq]", required=False)
@click.option("--named", metavar="NAME", help="A query that ships with the program.")
@click.option("--sparql", metavar="TEXT", help="The query itself.")
@click.option("--list", "listed", is_flag=True, help="Show the named queries and what they answer.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(("table", "csv", "json", "turtle")),
    help="Default: table, or turtle where the query makes a graph.",
)
@line_options
def query(
    *,
    graph: str | None,
    file: Path | None,
    named: str | None,
    sparql: str | None,
    listed: bool,
    kind: str | None,
    base: str | None,
    rules: tuple[Path, ...],
    jobs: int,
) -> int:
    """Ask a graph a question, and print the answer.

    GRAPH is a store on disk, a graph file (.ttl .nq .trig .nt .jsonld .rdf, also .gz), or documents as `cppcc build`
    takes them, which are read for this one question.
    """
    if listed:
        return _list()
    source, (where, text) = _graph(graph), _question(file, named, sparql)
    from extractor.query import needs_graphs, render, run

    # `GRAPH { … }` and `FROM` ask single documents; all else is answered fastest by the merge alone.
    how: Graphs = "both" if needs_graphs(text) else "merged"
    asked = opened([source], how, base=base, rules=rules, jobs=jobs)
    result = run(asked.store, text, where=where)
    form = kind or ("turtle" if result.form == "graph" else "table")
    # A pipe has no width: a table that folds at 80 columns there serves nobody.
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 10_000
    click.echo(render(result, form, width=width), nl=False)
    return PROBLEMS if asked.problems else DONE


def _graph(source: str | None) -> str:
    if source is None:
        raise OptionError("cppcc query", "no graph", f"name {KINDS}; --list shows the named queries")
    return source


def _question(file: Path | None, named: str | None, sparql: str | None) -> tuple[str, str]:
    """What messages call the query, and its text."""
    given = [way for way in (file, named, sparql) if way is not None]
    if not given:
        raise OptionError("cppcc query", "no query", "give FILE.rq, --named NAME (see --list) or --sparql TEXT")
    if len(given) > 1:
        raise OptionError("cppcc query", "several queries", "give one of FILE.rq, --named and --sparql")
    if sparql is not None:
        return "--sparql", sparql
    if named is not None:
        from extractor.query import find

        return f"--named {named}", find(named).text
    assert file is not None
    return str(file), _read(file)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        from extractor.query import named

        meant = any(query.name == str(file) for query in named())
        remedy = f"the named query is --named {file}" if meant else "check the path"
        raise QueryError(str(file), f"cannot be read ({error.strerror})", remedy) from error
    except UnicodeDecodeError as error:
        raise QueryError(str(file), "not UTF-8", "save the query as UTF-8") from error


def _list() -> int:
    from extractor.query import named

    queries = named()
    width = max(len(query.name) for query in queries)
    for query in queries:
        click.echo(f"{query.name:<{width}}  {query.question}")
    return DONE
