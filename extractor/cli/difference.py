"""What differs between two states of the tables, as text for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from extractor.cli.shown import Cell, counted, show

if TYPE_CHECKING:
    from extractor.query.diff import Difference, Fact

_MARKUP = re.compile(r"[\\|<`*_\[\]]")  # what Markdown would read as its own
_MARKS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


def as_text(found: Difference, limit: int | None) -> None:
    """Counts by table, document and rule, then the facts, each with its quote and rule."""
    if not found.facts:
        click.echo(f"no difference in {counted(sum(found.same.values()), 'fact')}")
        return
    show(("table", "same", "gained", "lost", "changed"), list(_summary(found)), "table")
    for by in ("document", "rule"):
        click.echo()
        show((by, "gained", "lost", "changed"), list(_counted(found, by)), "table")
    for table, facts in _by_table(found):
        click.secho(f"\n{table}", bold=True)
        for fact in facts[:limit]:
            mark, colour = _MARKS[fact.sort]
            click.secho(f"{mark} {_named(fact)}", fg=colour, nl=False)
            click.echo(f"  {_said(fact)}  {_place(fact)}")
        _more(len(facts), limit)


def as_markdown(found: Difference, limit: int | None) -> None:
    """The counts as a table, and a table of facts for each table of the graph: for a review or a report."""
    if not found.facts:
        click.echo(f"No difference in {counted(sum(found.same.values()), 'fact')}.")
        return
    _row("table", "same", "gained", "lost", "changed")
    _row("---", "--:", "--:", "--:", "--:")
    for counts in _summary(found):
        _row(*map(str, counts.values()))
    for table, facts in _by_table(found):
        click.echo(f"\n### {table}\n")
        _row("", "fact", "what", "quote", "rule", "document")
        _row("---", "---", "---", "---", "---", "---")
        for fact in facts[:limit]:
            _row(_MARKS[fact.sort][0], _named(fact), _said(fact), fact.quote, fact.rule, fact.document)
        _more(len(facts), limit)


def as_json(found: Difference, limit: int | None) -> None:
    """One object: the counts by table, document and rule, and the facts with all their columns."""
    facts = [asdict(fact) for _, facts in _by_table(found) for fact in facts[:limit]]
    shown = {
        "equal": not found.facts,
        "tables": {str(counts.pop("table")): counts for counts in map(dict, _summary(found))},
        "documents": found.counted("document"),
        "rules": found.counted("rule"),
        "facts": facts,
    }
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


FORMS: Final[Mapping[str, Callable[[Difference, int | None], None]]] = {
    "table": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _summary(found: Difference) -> Iterator[dict[str, Cell]]:
    counts = found.counted("table")
    none = {"gained": 0, "lost": 0, "changed": 0}
    for table, same in found.same.items():
        if table != "others" or same or table in counts:  # most graphs know no other kinds
            yield {"table": table, "same": same, **counts.get(table, none)}


def _counted(found: Difference, by: str) -> Iterator[dict[str, Cell]]:
    for name, counts in sorted(found.counted(by).items()):
        yield {by: name, **counts}


def _by_table(found: Difference) -> Iterator[tuple[str, list[Fact]]]:
    return ((table, list(facts)) for table, facts in groupby(found.facts, key=lambda fact: fact.table))


def _named(fact: Fact) -> str:
    return " · ".join(filter(None, fact.key.values())) or fact.document


def _said(fact: Fact) -> str:
    """What changed, or what a fact that came or went says besides its name."""
    if fact.sort == "changed":
        return "; ".join(f"{name}: {old or '–'} → {new or '–'}" for name, (old, new) in fact.changes.items())
    return ", ".join(f"{name} {value}" for name, value in fact.values.items())


def _place(fact: Fact) -> str:
    quote = " ".join(fact.quote.split())
    return f"⟦{quote}⟧ {fact.document} {fact.start}–{fact.end} {fact.rule}"


def _row(*cells: str) -> None:
    escaped = (_MARKUP.sub(r"\\\g<0>", " ".join(cell.split())) for cell in cells)
    click.echo(f"| {' | '.join(escaped)} |")


def _more(total: int, limit: int | None) -> None:
    if limit is not None and total > limit:
        click.echo(f"\n… and {total - limit:,} more (--limit)" if limit else f"… {total:,} (--limit)")
