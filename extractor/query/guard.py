"""What a query's text says before anything runs: no call to other servers, and how its result is ordered.

Oxigraph fetches whatever `SERVICE` names and has no switch against it, so such a query is refused by its text.
Everything in which the word may stand harmlessly (comments, strings, IRIs, variables, local names) is blanked the way
Oxigraph's grammar reads it; keywords need no space around them there (`trueSERVICE<…>` is a call), so any `service`
that is left counts. That refuses a prefix named `service:` too: rather that than a hole.
"""

from __future__ import annotations

import re

from extractor.errors import QueryError

_HARMLESS = re.compile(
    r"""
      \#[^\n\r]*                                   # comment
    | \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3}        # long string
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | \"(?:[^\"\\\n\r]|\\.)*\"                     # string
    | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>\"{}\s]*>                               # IRI, escapes and all; operators have spaces or braces in between
    | [?$]\w+                                      # variable
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*                 # language tag
    | :(?:[\w\-:%]|\\.)*                           # local part of a name, up to its first dot
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACES = re.compile(r"\{[^{}]*\}")


def keywords(text: str) -> str:
    """The query with everything blanked that is not its grammar, in upper case."""
    return _HARMLESS.sub(" ", text).upper()


def refuse_service(text: str, where: str) -> None:
    """Raise QueryError for a query that would call another server."""
    if "SERVICE" in text.upper() and "SERVICE" in keywords(text):
        raise QueryError(where, "SERVICE would call another server", "leave it out; ask this graph alone")


def names_default(text: str) -> bool:
    """True where the query itself says what its default graph is (`FROM`)."""
    return re.search(r"\bFROM\b", keywords(text)) is not None


def needs_graphs(text: str) -> bool:
    """True where the query tells named graphs apart (`GRAPH`, `FROM`); any other can be asked of their merge."""
    return re.search(r"GRAPH\b|\bFROM\b", keywords(text)) is not None


def is_ordered(text: str) -> bool:
    """True where the outermost `SELECT` has `ORDER BY`."""
    outer = keywords(text)
    while (shorter := _BRACES.sub(" ", outer)) != outer:
        outer = shorter
    return re.search(r"\bORDER\s+BY\b", outer) is not None


def undeclared(text: str, known: frozenset[str]) -> list[str]:
    """Prefixes that the query uses and neither declares nor may take for granted."""
    declared = {prefix.lower() for prefix in re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)}
    blanked = re.sub(r"<[^<>\"{}\s]*>|\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*", " ", text)
    used = re.findall(r"(?<![\w:?$@-])([A-Za-z][\w.-]*):(?!//)", blanked)
    return sorted({prefix for prefix in used if prefix.lower() not in declared and prefix not in known})
