"""The page: a template of the package, filled; nothing in it is loaded from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from extractor.annotate.facts import TABLES, Fact, facts_of
from extractor.annotate.layers import LONGEST_REPAIR, Token, layers_of, levels, tokens
from extractor.model import Records, Repair, Text
from extractor.resources import package_folder

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["Annotated", "page", "shown_raw"]

_NO_HTML = re.compile("[\x00\ud800-\udfff]")
_WIDEST = 240  # code points of a line that is scrolled rather than folded
_EXCERPT = 40  # code points of a repair in the list


@dataclass(frozen=True, slots=True)
class Annotated:
    """A cleaned document and what was found in it."""

    text: Text
    records: Records


@dataclass(frozen=True, slots=True)
class _Section:
    """One document as the template takes it; `tokens` are its raw text with everything laid over it."""

    number: int
    name: str
    title: str
    facts: int
    groups: tuple[tuple[str, tuple[tuple[int, Fact], ...]], ...]
    repairs: tuple[tuple[str, str, str, bool], ...]
    repaired: dict[str, int]
    columns: bool
    tokens: tuple[Token, ...]
    depth: dict[tuple[int, ...], int]


def page(documents: Iterable[Annotated]) -> str:
    """One HTML page with a section for each document, in their order; the same bytes for the same documents.

    The text inside each element of class `raw` is the document's raw text (`shown_raw`); whatever it holds is
    escaped, and a content security policy allows no script but the page's own.
    """
    environment = _environment()
    sections = [_section(number, document) for number, document in enumerate(documents, 1)]
    totals = {table: sum(len(dict(section.groups).get(table, ())) for section in sections) for table in TABLES}
    style, script = _file("page.css"), _file("page.js")
    written = environment.get_template("page.html.j2").render(
        sections=sections,
        tables=TABLES,
        totals=totals,
        repaired=sum(len(section.repairs) for section in sections),
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
    )
    return shown_raw(written)


def shown_raw(raw: str) -> str:
    """A text as a page can hold it: HTML has no NUL and no lone surrogates, so each of them becomes U+FFFD."""
    return _NO_HTML.sub("\ufffd", raw)


def _section(number: int, document: Annotated) -> _Section:
    text, facts = document.text, facts_of(document.records)
    raw, layers = text.source.raw, layers_of(text, facts)
    depth = {layer.number: level for layer, level in levels(len(raw), layers).items()}
    return _Section(
        number=number,
        name=text.source.name,
        title=document.records.document.title or text.source.name,
        facts=len(facts),
        groups=_groups(facts),
        repairs=tuple(_repair(repair) for repair in text.repairs),
        repaired=dict(sorted(Counter(repair.kind for repair in text.repairs).items())),
        columns=_in_columns(text),
        tokens=tuple(tokens(raw, layers)),
        depth=depth,
    )


def _in_columns(text: Text) -> bool:
    """True for a page whose columns stand side by side: its lines are then not to be folded."""
    widest = max((len(line) for line in text.source.raw.splitlines()), default=0)
    return widest <= _WIDEST and any(repair.kind == "layout" for repair in text.repairs)


def _groups(facts: Sequence[Fact]) -> tuple[tuple[str, tuple[tuple[int, Fact], ...]], ...]:
    """The facts of each table that has some, with their places among all."""
    grouped = groupby(enumerate(facts), key=lambda item: item[1].table)
    return tuple((table, tuple(found)) for table, found in grouped)


def _repair(repair: Repair) -> tuple[str, str, str, bool]:
    """Kind, before, after, and whether it is marked in the text."""
    marked = len(repair.before) <= LONGEST_REPAIR and bool(repair.segments)
    return repair.kind, _excerpt(repair.before), _excerpt(repair.after), marked


def _excerpt(text: str) -> str:
    flat = " ".join(text.replace("\n", "⏎").split())
    return flat if len(flat) <= _EXCERPT else flat[:_EXCERPT] + "…"


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this page needs it

    environment = Environment(
        loader=FileSystemLoader(package_folder("annotate", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["raw"] = _raw
    return environment


def _raw(text: str) -> Markup:
    """Escaped; a carriage return by number, since parsers of HTML read a bare one as a line feed."""
    from markupsafe import Markup, escape  # noqa: PLC0415

    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _file(name: str) -> Markup:
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(package_folder("annotate", "templates", name).read_text("utf-8"))


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
