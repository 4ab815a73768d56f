"""Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE, nothing that changes the store or calls another server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from extractor.errors import QueryError
from extractor.query import guard
from extractor.query.prefixes import prefixes

if TYPE_CHECKING:
    import pyoxigraph

    Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

Form = Literal["select", "ask", "graph"]

_AT = re.compile(r"error at (\d+):(\d+)")
_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Result:
    """An answer. `rows` hold what people and spreadsheets want: IRIs and literals as plain strings, "" for unbound.

    `form` is select, ask (one row: true or false) or graph (CONSTRUCT, DESCRIBE: subject, predicate, object). `terms`
    are the same rows as RDF terms, None for unbound; `declared` the prefixes that the query may use.
    """

    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[Term | None, ...], ...] = field(default=(), repr=False)
    declared: dict[str, str] = field(default_factory=dict, repr=False)


def run(store: pyoxigraph.Store, text: str, *, where: str = "query") -> Result:
    """The answer to a query, in an order that does not depend on how the store was filled.

    Patterns outside `GRAPH` ask the default graph. Where that is empty (and the query has no `FROM`), they ask the
    merge of the named graphs; it is made for this one query, so load a large graph merged (`guard.needs_graphs` says
    whether that will do). Rows are sorted unless the query orders them. The prefixes of the ontology need no
    declaration.

    Raises QueryError for a query that does not parse, cannot be answered, changes data or has `SERVICE`; `where` is
    what the message calls the query.
    """
    guard.refuse_service(text, where)
    known = prefixes()
    try:
        found = _asked(store, text).query(text, prefixes=known)
        return _result(found, known, ordered=guard.is_ordered(text))
    except SyntaxError as error:
        raise _unparsed(text, where, str(error), known) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(where, f"cannot be answered ({error})", "change this part of the query") from error


def _asked(store: pyoxigraph.Store, text: str) -> pyoxigraph.Store:
    """The store itself, or a copy whose default graph holds the merge of the named graphs."""
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are asked

    default = pyoxigraph.DefaultGraph()
    if guard.names_default(text) or next(store.named_graphs(), None) is None:
        return store
    if next(store.quads_for_pattern(None, None, None, default), None) is not None:
        return store
    copy = pyoxigraph.Store()
    if guard.needs_graphs(text):
        copy.bulk_extend(store)
        copy.update(_MERGE)
    else:
        copy.bulk_extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in store)
    return copy


def _result(found: object, known: dict[str, str], *, ordered: bool) -> Result:
    import pyoxigraph  # noqa: PLC0415

    if isinstance(found, pyoxigraph.QueryBoolean):
        return Result("ask", ("answer",), (("true" if found else "false",),))
    if isinstance(found, pyoxigraph.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        return _rows("select", names, [tuple(solution) for solution in found], known, ordered=ordered)
    assert isinstance(found, pyoxigraph.QueryTriples)
    distinct: set[tuple[Term | None, ...]] = {(t.subject, t.predicate, t.object) for t in found}
    triples = sorted(distinct, key=lambda row: tuple(map(str, row)))
    return _rows("graph", ("subject", "predicate", "object"), triples, known, ordered=True)


def _rows(
    form: Form, columns: tuple[str, ...], terms: list[tuple[Term | None, ...]], known: dict[str, str], *, ordered: bool
) -> Result:
    if not ordered:
        terms.sort(key=lambda row: tuple((plain(term), str(term)) for term in row))
    rows = tuple(tuple(plain(term) for term in row) for row in terms)
    return Result(form, columns, rows, tuple(terms), known)


def plain(term: Term | None) -> str:
    """An IRI or literal without its marks; "" for unbound."""
    if term is None:
        return ""
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)


def _unparsed(text: str, where: str, message: str, known: dict[str, str]) -> QueryError:
    match = _AT.search(message)
    line, column = (int(match[1]), int(match[2])) if match else (1, 1)
    lines = text.splitlines() or [""]
    before = lines[min(line, len(lines)) - 1][max(column - 30, 0) : column - 1].strip()
    what = f"not valid SPARQL after {before!r}" if before else "not valid SPARQL"
    return QueryError(f"{where}, line {line}, column {column}", what, _remedy(text, known))


def _remedy(text: str, known: dict[str, str]) -> str:
    grammar = guard.keywords(text)
    missing = guard.undeclared(text, frozenset(known))
    if re.search(r"^\s*(PREFIX\b[^\n]*\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", grammar):
        return "queries only read: use SELECT, ASK, CONSTRUCT or DESCRIBE"
    if missing:
        return f"declare the prefix: PREFIX {missing[0]}: <…>"
    if grammar.count("{") != grammar.count("}"):
        return f"close the braces: {grammar.count('{')} open, {grammar.count('}')} closed"
    if grammar.count("(") != grammar.count(")"):
        return f"close the brackets: {grammar.count('(')} open, {grammar.count(')')} closed"
    if not re.search(r"SELECT|ASK|CONSTRUCT|DESCRIBE", grammar):
        return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return "mend the query at this place (SPARQL 1.1)"
