"""The numbers of a sentence that may be amounts: with their measure words and what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.count_clauses import clause_before
from extractor.resolve.count_heads import phrase_length
from extractor.resolve.count_numbers import quantity
from extractor.resolve.date_own import inside_title

_RANGE_DIGITS = frozenset("0123456789一二三四五六七八九十百万亿")
_BETWEEN = ("至", "～", "~", "-", "—", "–")
"""Between the two ends of a range: 55万元至70万元."""
_RANGE_MARKS = frozenset("-—–~～至到")
_CURRENCY = re.compile(
    r"(?:折合|共计|约)?(?:人民币|港币|港元|澳门币|新台币|台币|美元|美金|欧元|日元|英镑|外币)(?:现金)?$"
)
_CURRENCY_ENDS = ("币", "元", "金", "镑")
_SENTENCE_MARKS = frozenset("，。；！？")
_NAMES = ("campaign", "policy", "date")
_CLAUSE = 120  # code points; a clause without a mark is read no farther
_QUOTED = 14  # code points; a longer quotation is speech


class Amount(NamedTuple):
    """A number in its sentence, its measure word and comparator: `clause` is what stands before it up to a comma or
    the amount before; `follows` tells one directly behind another amount (5场次300人次); `sort` is how its rule writes
    the number: arabic, percent, han, small, once, half, duration.
    """

    mention: Mention
    number: str
    unit: str
    comparator: str
    clause: str
    follows: bool
    sort: str


def amounts(context: Context, sentence: Span, mentions: Iterable[Mention]) -> Iterator[Amount]:
    """The amounts of a sentence, in order: those of its mentions of kind `count` that are none of something else."""
    chars = context.text.chars
    low = sentence.start
    for mention in mentions:
        span = mention.span
        if _is_blocked(context, span) or (low > sentence.start and chars[low : span.start] in _BETWEEN):
            continue
        behind = low
        if low > sentence.start:
            behind += phrase_length(chars[low : min(sentence.end, low + _CLAUSE)])
        clause = _clause_of(context, span.start, low, behind)
        read = quantity(context.index, mention, clause)
        if read is None:
            continue
        follows = low == span.start and low > sentence.start
        yield Amount(mention, *read, clause, follows, mention.constants.get("sort", ""))
        low = span.end


def _clause_of(context: Context, position: int, low: int, behind: int) -> str:
    """What stands before a number: behind the last date; before it, where the date stands right before the number
    (发生率由2014年的35.3%); behind the noun of the amount before, unless nothing is left then.
    """
    chars = context.text.chars
    dates = [d.span for d in context.index.inside("date", (low, position))]
    start = max([low, *(d.end for d in dates)]) if dates else low
    if dates and chars[start:position].strip("的共为") == "":
        start, position = low, dates[-1].start
    start = max(start, position - _CLAUSE)
    if start < behind and (clause := _clause(chars[behind:position])):
        return clause
    return _clause(chars[start:position])


def _clause(said: str) -> str:
    """The clause before a number; one that opens a bracket belongs to the words before it: 副主席（8名）."""
    if said.endswith(_CURRENCY_ENDS):
        said = _CURRENCY.sub("", said)
    outside = clause_before(said[:-1]) if said.endswith("（") else ""
    clause = outside or clause_before(said)
    return clause if "（" in clause else clause.lstrip("） ")  # 第一届委员会（1981年1月—1984年4月）|委员87名


def _is_blocked(context: Context, span: Span) -> bool:
    """Numbers inside names, titles, dates and terms are no amounts; nor are ranges such as 3至5名."""
    chars, covering, start = context.text.chars, context.index.covering, span.start
    if start >= 2 and chars[start - 1] in _RANGE_MARKS and chars[start - 2] in _RANGE_DIGITS:
        return True
    if _in_coinage(chars, span) or inside_title(context, span):
        return True
    for kind in _NAMES:
        name = covering(kind, start)
        if name is not None and name.span.contains(span):
            return True
    meeting = covering("meeting", start)
    return meeting is not None and meeting.span.start < start


def _in_coinage(chars: str, span: Span) -> bool:
    """True inside a short quotation; not inside quoted speech, which has marks of its own."""
    opened = chars.rfind("“", max(0, span.start - _QUOTED), span.start)
    if opened < 0:
        return False
    closed = chars.find("”", span.end, span.end + _QUOTED)
    if closed < 0 or "”" in chars[opened : span.start]:
        return False
    return _SENTENCE_MARKS.isdisjoint(chars[opened:closed])
