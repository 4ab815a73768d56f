"""Counts: reported amounts of things, people, occasions, money and rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.model import Count, Evidence, Span
from extractor.resolve import count_words as words
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.count_amounts import Amount, amounts
from extractor.resolve.count_heads import Head
from extractor.resolve.count_nouns import Nouns
from extractor.resolve.count_settings import holder, status_of, told_date
from extractor.resolve.dates import Dates
from extractor.resolve.keys import digest

__all__ = ["resolve_counts"]


@dataclass(frozen=True, slots=True)
class _Report:
    """What is known of a document before its amounts are read; `period` is EDTF, where it says what it reports on."""

    context: Context
    bodies: Bodies
    dates: Dates
    period: str | None


def resolve_counts(context: Context, bodies: Bodies, dates: Dates, period: str | None = None) -> tuple[Count, ...]:
    """The counts of a document in order of place; the same measure, number and unit is one record with all of its
    evidence. `period` is the time that the document reports on (EDTF), where it says so.
    """
    merged: dict[str, Count] = {}
    for count in _counts(_Report(context, bodies, dates, period)):
        known = merged.get(count.key)
        merged[count.key] = count if known is None else replace(known, evidence=(*known.evidence, *count.evidence))
    return tuple(merged.values())


def _counts(report: _Report) -> Iterator[Count]:
    context = report.context
    nouns = Nouns(context.text.chars)
    for sentence in context.text.sentences:
        found = list(amounts(context, sentence))
        for amount, following in zip(found, [*found, None][1:], strict=True):
            for found_head in nouns.heads(amount, following, sentence):
                head = _outside_names(context, amount, found_head)
                if _is_count(context, amount, head):
                    nouns.remember(amount, head)
                    yield _count(report, amount, head)


def _outside_names(context: Context, amount: Amount, head: Head) -> Head:
    """A measure before the number begins behind the name, title or meeting in whose middle it would begin; no measure
    is left where it ends there too.
    """
    start = amount.mention.span.start
    at = amount.clause.rfind(head.measure)
    low = context.text.chars.rfind(head.measure, start - len(amount.clause) - 2, start) if at >= 0 else -1
    for kind in ("policy", "person", "meeting", "body") if low > 0 else ():
        name = context.index.covering(kind, low)
        if name is None or name.span.start == low or name.span.end > start:
            continue
        if name.span.start == low - 1 and name.span.end == low + len(head.measure) + 1:  # all of a title: 《…》21期
            continue
        rest = head.measure[name.span.end - low :].lstrip("》”和及、与的等 ")
        if name.span.end < low + len(head.measure) and len(rest) >= 2:
            return replace(head, measure=rest)
        if kind in ("policy", "person"):
            return replace(head, measure="")
    return head


def _is_count(context: Context, amount: Amount, head: Head) -> bool:
    """Rhetorical numbers are none: 六个方面, 三点意见, 两大主题."""
    unit = amount.quantity.unit
    if not head.measure or head.measure.startswith(("次会", "届", "】")):
        return False
    if amount.sort in ("percent", "tenths", "half", "duration"):
        return True
    if words.ABSTRACT.search(head.measure) or (unit == "分" and not words.SCORE.search(head.measure)):
        return False
    if amount.sort in ("small", "han") and unit not in words.THING_UNITS:
        large = amount.sort == "han" and len(context.index.value(amount.mention, "number")) > 1
        return large or words.CONCRETE.search(head.measure) is not None
    return True


def _count(report: _Report, amount: Amount, head: Head) -> Count:
    context = report.context
    read, span = amount.quantity, amount.mention.span
    status = status_of(context, report.dates, amount.mention, head.measure)
    return Count(
        key=f"{context.document}/{digest(head.measure, read.number, read.unit)}",
        measure=head.measure,
        number=read.number,
        unit=read.unit,
        qualifier=head.qualifier,
        comparator=read.comparator,
        status=status,
        date=told_date(context, report.dates, span, report.period if status == "achieved" else None),
        body=holder(context, report.bodies, span.start, head.measure),
        place=None,
        evidence=(_evidence(context, amount, head),),
    )


def _evidence(context: Context, amount: Amount, head: Head) -> Evidence:
    """The amount with the noun that it counts, where both stand in one clause."""
    chars, span = context.text.chars, amount.mention.span
    sentence = context.index.sentence(span.start)
    near = chars[span.end : min(span.end + 2 * len(head.measure) + 24, sentence.end)]
    at = near.find(head.measure)
    if at >= 0 and not any(c in near[:at] for c in "，；。、"):
        span = Span(span.start, span.end + at + len(head.measure))
    elif head.measure in amount.clause:
        low = chars.rfind(head.measure, sentence.start, span.start)
        span = Span(low if low >= 0 else span.start, span.end)
    return context.index.evidence(span, amount.mention.rule)
