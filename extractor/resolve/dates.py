"""Dates: every expression that can be placed on the calendar, and which date governs a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import DateExpression, Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Heading, Headings
from extractor.resolve.date_own import Own, inside_title, own_date
from extractor.resolve.date_reading import Reading
from extractor.resolve.date_roles import Roles, opens_clause
from extractor.resolve.keys import digest

__all__ = ["Dates", "resolve_dates"]

_GOVERNING = {"held", "as-of", "period", "plan", "other"}
_PARAGRAPH_FORMS = {"year", "past", "part", "now", "month", "months", "years", "next"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A date mention with what it means; `value` is empty where the text leaves it open."""

    mention: Mention
    value: str
    role: str

    @property
    def form(self) -> str:
        """The reading that its rule names."""
        return self.mention.constants.get("form", "")


class Dates:
    """The dates of one document. Values are EDTF (ISO 8601-2)."""

    def __init__(self, context: Context, placed: Sequence[Placed], headings: Headings, own: Own) -> None:
        self._context = context
        self._placed = tuple(p for p in placed if p.value)
        self._ends = [p.mention.span.end for p in self._placed]
        self._values = {p.mention.span: p.value for p in placed}
        self._headings = headings
        self._own = own
        self.records = _records(context, self._placed)

    @property
    def year(self) -> str:
        """The document's own year, or an empty string where nothing settles it."""
        return f"{self._own.year:04}" if self._own.year else ""

    @property
    def day(self) -> str:
        """The document's own day (EDTF), or an empty string where nothing settles it."""
        return self._own.date.isoformat() if self._own.date else ""

    @property
    def reports_own_year(self) -> bool:
        """True where the document speaks of its own year as the period that it reports on."""
        periods = (p for p in self._placed if p.role == "period" and p.form == "year")
        return bool(self._own.year) and any(p.value[:4] == self.year for p in periods)

    def value(self, mention: Mention) -> str:
        """What a mention of kind `date` means, or an empty string where that is open."""
        return self._values.get(mention.span, "")

    def role(self, mention: Mention) -> str:
        """The role of a mention of kind `date`, or an empty string where its date is open."""
        return next((p.role for p in self._placed if p.mention.span == mention.span), "")

    def governing(self, span: Span) -> str | None:
        """The date that governs a place: the last one before it in its sentence; else the period that the paragraph
        speaks of; else the year of the heading above. None where there is none.
        """
        return self._in_sentence(span) or self._in_paragraph(span) or self._under_heading(span)

    def held(self, span: Span) -> str | None:
        """The day or days on which what stands at `span` takes place: the last before it in its sentence."""
        return self._in_sentence(span, forms={"day", "days", "lost", "today"})

    def heading(self, position: int) -> Heading | None:
        """The heading with a year that a position stands under."""
        return self._headings.at(position)

    def _in_sentence(self, span: Span, forms: set[str] | None = None) -> str | None:
        sentence = self._context.index.sentence(span.start)
        for placed in self._before(span.start):
            if placed.mention.span.start < sentence.start:
                return None
            if placed.role in _GOVERNING and placed.form != "plan" and (forms is None or placed.form in forms):
                return placed.value
        return None

    def _in_paragraph(self, span: Span) -> str | None:
        section = self._context.text.section_at(span.start)
        for placed in self._before(span.start):
            if section is None or placed.mention.span.start < section.span.start:
                return None
            period = placed.form in _PARAGRAPH_FORMS and placed.role != "other"
            if (period or placed.role == "as-of") and opens_clause(self._context, placed.mention.span):
                return placed.value
        return None

    def _under_heading(self, span: Span) -> str | None:
        heading = self._headings.at(span.start)
        return f"{heading.year:04}" if heading is not None else None

    def _before(self, position: int) -> Iterator[Placed]:
        """Dates that end at or before a position, nearest first; those inside titles govern nothing."""
        for at in range(bisect_left(self._ends, position + 1) - 1, -1, -1):
            if not inside_title(self._context, self._placed[at].mention.span):
                yield self._placed[at]


def resolve_dates(context: Context) -> Dates:
    """Place every date mention of a document on the calendar."""
    headings = Headings(context.text.sections, context)
    own = own_date(context, headings)
    reading = Reading(context, own, headings)
    roles = Roles(context, own, headings)
    read = [(mention, reading.value(mention)) for mention in context.index.of("date")]
    placed = [Placed(mention, value, roles.role(mention, value)) for mention, value in read]
    return Dates(context, placed, headings, own)


def _records(context: Context, placed: Sequence[Placed]) -> tuple[DateExpression, ...]:
    """One record a value, with all of its mentions; dates inside 《》 are part of the title, plan periods are not."""
    by_value: dict[str, list[Placed]] = {}
    for one in placed:
        if one.form == "plan" or not inside_title(context, one.mention.span):
            by_value.setdefault(one.value, []).append(one)
    return tuple(_record(context, value, found) for value, found in by_value.items())


def _record(context: Context, value: str, found: Sequence[Placed]) -> DateExpression:
    evidence = tuple(context.index.evidence(p.mention.span, p.mention.rule) for p in found)
    key = f"{context.document}/{digest(value)}"
    role = next((p.role for p in found if p.role != "other"), "other")
    if value != context.page.issued and any(p.form == "today" and p.role == "held" for p in found):
        role = "held"  # the day of the dateline is the 今天 of the event
    return DateExpression(key, value, context.index.slice(found[0].mention.span), role, evidence)
