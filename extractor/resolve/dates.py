"""Dates: every expression that can be placed on the calendar, and which date governs a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from extractor.model import DateExpression, Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Heading, Headings
from extractor.resolve.date_own import Own, Said, inside_title, own_date
from extractor.resolve.date_reading import Reading
from extractor.resolve.date_roles import Roles, opens_clause
from extractor.resolve.keys import digest

__all__ = ["Dates", "resolve_dates"]

_GOVERNING = {"held", "as-of", "period", "plan", "other"}
_DAYS = {"day", "days", "lost", "today", "next-day"}
_ASIDE = ("又", "再", "还", "前", "底前", "末前", "之前", "以前")
"""今年一季度又新增1500个, 8月底前办复: no period that the sentences behind it speak of."""
_PARAGRAPH_FORMS = {"year", "past", "part", "now", "month", "months", "years", "next"}


class Placed(NamedTuple):
    """A date mention with what it means; `value` is empty where the text leaves it open."""

    mention: Mention
    value: str
    role: str

    @property
    def form(self) -> str:
        """The reading that its rule names."""
        return self.mention.constants.get("form", "")


class _Row(NamedTuple):
    """Dates in order: where each starts and ends, and its value."""

    starts: Sequence[int]
    ends: Sequence[int]
    values: Sequence[str]

    def before(self, position: int, limit: int) -> str | None:
        """The value of the last one that ends at or before `position`, where it starts at or after `limit`."""
        at = bisect_right(self.ends, position) - 1
        return self.values[at] if at >= 0 and self.starts[at] >= limit else None


def _row(placed: Iterable[Placed]) -> _Row:
    rows = [(p.mention.span.start, p.mention.span.end, p.value) for p in placed]
    return _Row([start for start, _, _ in rows], [end for _, end, _ in rows], [value for _, _, value in rows])


class Dates:
    """The dates of one document. Values are EDTF (ISO 8601-2)."""

    def __init__(self, context: Context, placed: Sequence[Placed], headings: Headings, own: Own) -> None:
        self._context = context
        self._placed = tuple(p for p in placed if p.value)
        self._by_span = {p.mention.span: p for p in self._placed}
        quoted = [inside_title(context, p.mention.span) for p in self._placed]
        # Those inside titles govern nothing.
        self._governing = [p for p, inside in zip(self._placed, quoted, strict=True) if not inside]
        self._headings = headings
        self._own = own
        # Dates inside 《》 are part of the title, plan periods are not.
        told = (p for p, inside in zip(self._placed, quoted, strict=True) if not inside or p.form == "plan")
        self.records = _records(context, told)

    @property
    def year(self) -> str:
        """The document's own year, or an empty string where nothing settles it."""
        return f"{self._own.year:04}" if self._own.year else ""

    @property
    def day(self) -> str:
        """The document's own day (EDTF), or an empty string where nothing settles it."""
        return self._own.date.isoformat() if self._own.date else ""

    @cached_property
    def reports_own_year(self) -> bool:
        """True where the document speaks of its own year as the period that it reports on."""
        own = self.year
        periods = (p.value for p in self._placed if p.role == "period" and p.form == "year") if own else ()
        return any(value[:4] == own for value in periods)

    def value(self, mention: Mention) -> str:
        """What a mention of kind `date` means, or an empty string where that is open."""
        placed = self._by_span.get(mention.span)
        return placed.value if placed is not None else ""

    def role(self, mention: Mention) -> str:
        """The role of a mention of kind `date`, or an empty string where its date is open."""
        placed = self._by_span.get(mention.span)
        return placed.role if placed is not None else ""

    def governing(self, span: Span) -> str | None:
        """The date that governs a place: the last one before it in its sentence; else the period that the paragraph
        speaks of; else the year of the heading above. None where there is none.
        """
        return self._in_sentence(span) or self._in_paragraph(span) or self._under_heading(span)

    def held(self, span: Span) -> str | None:
        """The day or days on which what stands at `span` takes place: the last before it in its sentence."""
        return self._days.before(span.start, self._context.index.sentence(span.start).start)

    def heading(self, position: int) -> Heading | None:
        """The heading with a year that a position stands under."""
        return self._headings.at(position)

    def _in_sentence(self, span: Span) -> str | None:
        return self._acting.before(span.start, self._context.index.sentence(span.start).start)

    def _in_paragraph(self, span: Span) -> str | None:
        section = self._context.text.section_at(span.start)
        return self._periods.before(span.start, section.span.start) if section is not None else None

    def _under_heading(self, span: Span) -> str | None:
        heading = self._headings.at(span.start)
        return f"{heading.year:04}" if heading is not None else None

    @cached_property
    def _acting(self) -> _Row:
        """The dates that govern what follows in their sentence."""
        return _row(p for p in self._governing if p.role in _GOVERNING and p.form != "plan")

    @cached_property
    def _days(self) -> _Row:
        """Those that are days."""
        return _row(p for p in self._governing if p.role in _GOVERNING and p.form in _DAYS)

    @cached_property
    def _periods(self) -> _Row:
        """The dates that govern what follows in their paragraph."""
        periods = [p for p in self._governing if _is_period(p) and not self._is_aside(p)]
        return _row(p for p in periods if opens_clause(self._context, p.mention.span))

    def _is_aside(self, placed: Placed) -> bool:
        return self._context.text.chars.startswith(_ASIDE, placed.mention.span.end)


def _is_period(placed: Placed) -> bool:
    return placed.role == "as-of" or (placed.form in _PARAGRAPH_FORMS and placed.role != "other")


def resolve_dates(context: Context) -> Dates:
    """Place every date mention of a document on the calendar."""
    headings = Headings(context.text.sections, context)
    said = Said(context.index)
    own = own_date(context, headings, said)
    reading = Reading(context, own, headings)
    roles = Roles(context, own, headings, said.latest)
    read = [(mention, reading.value(mention)) for mention in context.index.of("date")]
    placed = [Placed(mention, value, roles.role(mention, value)) for mention, value in read]
    return Dates(context, placed, headings, own)


def _records(context: Context, placed: Iterable[Placed]) -> tuple[DateExpression, ...]:
    """One record a value, with all of its mentions."""
    by_value: dict[str, list[Placed]] = {}
    for one in placed:
        by_value.setdefault(one.value, []).append(one)
    return tuple(_record(context, value, found) for value, found in by_value.items())


_digest = lru_cache(maxsize=4096)(digest)  # the same days come up again and again


def _record(context: Context, value: str, found: Sequence[Placed]) -> DateExpression:
    evidence = tuple(context.index.evidence(p.mention.span, p.mention.rule) for p in found)
    key = f"{context.document}/{_digest(value)}"
    role = next((p.role for p in found if p.role != "other"), "other")
    if value != context.page.issued and any(p.form == "today" and p.role == "held" for p in found):
        role = "held"  # the day of the dateline is the 今天 of the event
    return DateExpression(key, value, context.index.slice(found[0].mention.span), role, evidence)
