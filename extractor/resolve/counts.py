"""Counts: reported amounts of things, people, occasions, money and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.model import Count, Evidence, Span
from extractor.resolve import count_words as words
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.count_amounts import Amount, amounts
from extractor.resolve.count_heads import Head
from extractor.resolve.count_nouns import Nouns
from extractor.resolve.count_numbers import MASS
from extractor.resolve.count_plans import status_of
from extractor.resolve.count_settings import holder, reported_year, told_date
from extractor.resolve.dates import Dates
from extractor.resolve.keys import digest

__all__ = ["resolve_counts"]

_MONEY = frozenset(["元", "万元", "亿元"])
_MEANT = re.compile(r"的?(?:工业|重点|龙头|骨干|规上|规模|产业)*(?:企业|项目|镇|村|园区|产业集群|商户)")
_PAPERS = frozenset("件 篇 条".split())
_MEANT_BY = re.compile(r"的(?:承办)?(?:单位|部门|乡镇|镇街|街道|委员|企业|界别|专委会)")
"""承办5件以上的单位: the number only tells which are meant."""
_CLAUSE_MARKS = frozenset("，；。、")


@dataclass(frozen=True, slots=True)
class _Report:
    """What is known of a document before its amounts are read; `achieved` and `planned` are the years (EDTF) of what
    no date stands beside.
    """

    context: Context
    bodies: Bodies
    dates: Dates
    achieved: str | None
    planned: str | None


def resolve_counts(context: Context, bodies: Bodies, dates: Dates, period: str | None = None) -> tuple[Count, ...]:
    """The counts of a document in order of place; the same measure, number and unit is one record with all of its
    evidence. `period` is the time that the document reports on (EDTF), where it says so.
    """
    if not context.index.of("count"):
        return ()
    report = _Report(context, bodies, dates, *reported_year(dates, period))
    found: dict[tuple[str, str, str], list[_Counted]] = {}
    for counted in _counted(report):
        found.setdefault(counted.identity, []).append(counted)
    return tuple(_count(report, several) for several in found.values())


class _Counted(NamedTuple):
    """An amount that is a count, what it counts and whose it is."""

    amount: Amount
    head: Head
    sentence: Span
    body: str | None

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two counts of a document one record: measure, number, unit."""
        return self.head.measure, self.amount.number, self.amount.unit


def _counted(report: _Report) -> Iterator[_Counted]:
    context = report.context
    nouns = Nouns(context.text.chars)
    for sentence, mentions in context.index.sentences_with("count"):
        nouns.enter(sentence)
        found = list(amounts(context, sentence, mentions))
        for amount, following in zip(found, [*found, None][1:], strict=True):
            for found_head in nouns.heads(amount, following):
                head = _outside_names(context, amount, found_head)
                if _is_count(context, amount, head):
                    nouns.remember(amount, head)
                    # asked of every amount: the organ that held a meeting is known from then on
                    body = holder(context, report.bodies, amount.mention.span.start, sentence, head.measure)
                    yield _Counted(amount, head, sentence, body)


def _outside_names(context: Context, amount: Amount, head: Head) -> Head:
    """A measure before the number begins behind the name, title or meeting in whose middle it would begin; no measure
    is left where it ends there too.
    """
    start, measure = amount.mention.span.start, head.measure
    if measure not in amount.clause or context.text.chars.startswith(measure, amount.mention.span.end):
        return head  # 《关于…的提案》等6件提案
    low = context.text.chars.rfind(measure, start - len(amount.clause) - 2, start)
    for kind in ("policy", "person", "meeting", "body") if low > 0 else ():
        name = context.index.covering(kind, low)
        if name is None or name.span.start == low or name.span.end > start:
            continue
        if name.span.start == low - 1 and name.span.end == low + len(measure) + 1:  # all of a title: 《…》21期
            continue
        rest = measure[name.span.end - low :].lstrip("》”和及、与的等 ")
        if name.span.end < low + len(measure) and len(rest) >= (3 if kind == "person" else 2):
            return head._replace(measure=rest)
        if kind == "policy" or (kind == "person" and not rest):
            return head._replace(measure="")
    return head


def _is_count(context: Context, amount: Amount, head: Head) -> bool:
    """Rhetorical numbers are none: 六个方面, 三点意见, 两大主题."""
    unit = amount.unit
    if (unit in _MONEY or unit in _PAPERS) and _is_threshold(context, amount):
        return False
    if not head.measure or head.measure.startswith(("次会", "届", "】")):
        return False
    if head.measure == "事" and amount.sort in ("small", "han"):
        return False  # 办三件事：一是…
    if unit == "个百分点" and head.measure[-1].isdigit():
        return False  # 分别提高0和3.1个百分点
    if amount.sort in ("percent", "tenths", "half", "duration"):
        return True
    if (unit not in MASS and words.ABSTRACT.search(head.measure)) or (
        unit == "分" and not words.SCORE.search(head.measure)
    ):
        return False
    if amount.sort in ("small", "han") and unit not in words.THING_UNITS:
        large = amount.sort == "han" and len(context.index.value(amount.mention, "number")) > 1
        return large or words.CONCRETE.search(head.measure) is not None
    return True


def _is_threshold(context: Context, amount: Amount) -> bool:
    """True for a sum that only tells which things are meant: 产值超5亿元的企业, 亿元以上项目."""
    limits = context.index.value(amount.mention, "bound") or context.index.value(amount.mention, "limit")
    return (
        amount.comparator == ">="
        and bool(limits)
        and (_MEANT if amount.unit in _MONEY else _MEANT_BY).match(context.text.chars, amount.mention.span.end)
        is not None
    )


def _count(report: _Report, several: Sequence[_Counted]) -> Count:
    """The record of amounts that say the same; what the first says of it holds, all are evidence."""
    context = report.context
    amount, head, sentence, body = several[0]
    measure, number, unit = several[0].identity
    status = status_of(context, report.dates, amount.mention, sentence, measure)
    year = report.achieved if status == "achieved" else report.planned
    key = f"{context.document}/{digest(measure, number, unit)}"
    date = told_date(context, report.dates, amount.mention.span, sentence, year)
    evidence = tuple([_evidence(context, one) for one in several])
    return Count(
        key,
        measure,
        number,
        unit,
        head.qualifier,
        amount.comparator,
        status,
        date,
        body,
        None,
        evidence,  # no place
    )


def _evidence(context: Context, counted: _Counted) -> Evidence:
    """The amount with the noun that it counts, where both stand in one clause."""
    chars, (amount, head, sentence, _) = context.text.chars, counted
    span, measure = amount.mention.span, head.measure
    start, end = span
    at = chars.find(measure, end, min(end + 2 * len(measure) + 24, sentence.end))
    if at >= 0 and _CLAUSE_MARKS.isdisjoint(chars[end:at]):
        span = Span(start, at + len(measure))
    elif measure in amount.clause:
        low = chars.rfind(measure, sentence.start, start)
        span = Span(low if low >= 0 else start, end)
    return context.index.evidence(span, amount.mention.rule)
