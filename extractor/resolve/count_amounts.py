"""The numbers of a sentence that may be amounts: with their measure words and what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.count_heads import clause_before, phrase_length
from extractor.resolve.count_numbers import Quantity, quantity
from extractor.resolve.date_own import inside_title

_RANGE_BEFORE = re.compile(r"[0-9一二三四五六七八九十百][-—–~～至到]$")
_CURRENCY = re.compile(
    r"(?:折合|共计|约)?(?:人民币|港币|港元|澳门币|新台币|台币|美元|美金|欧元|日元|英镑|外币)(?:现金)?$"
)
_NAMES = ("campaign", "policy", "date")
_CLAUSE = 120  # code points; a clause without a mark is read no farther
_QUOTED = 14  # code points; a longer quotation is speech


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its sentence: `clause` is what stands before it up to a comma or the amount before; `follows` tells
    one directly behind another amount (5场次300人次).
    """

    mention: Mention
    quantity: Quantity
    clause: str
    follows: bool

    @property
    def sort(self) -> str:
        """How its rule writes the number: arabic, percent, han, small, once, half, duration."""
        return self.mention.constants.get("sort", "")


def amounts(context: Context, sentence: Span) -> Iterator[Amount]:
    """The amounts of a sentence, in order."""
    chars = context.text.chars
    low = behind = sentence.start
    for mention in context.index.inside("count", sentence):
        if _is_blocked(context, mention.span):
            continue
        clause = _clause_of(context, mention.span.start, low, behind)
        read = quantity(context.index, mention, clause)
        if read is None:
            continue
        yield Amount(mention, read, clause, low == mention.span.start and low > sentence.start)
        low = mention.span.end
        behind = low + phrase_length(chars[low : min(sentence.end, low + _CLAUSE)])


def _clause_of(context: Context, position: int, low: int, behind: int) -> str:
    """What stands before a number: behind the last date; before it, where the date stands right before the number
    (发生率由2014年的35.3%); behind the noun of the amount before, unless nothing is left then.
    """
    chars = context.text.chars
    dates = [d.span for d in context.index.inside("date", Span(low, position))]
    start = max([low, *(d.end for d in dates)])
    if dates and chars[start:position].strip("的共为") == "":
        start, position = low, dates[-1].start
    start = max(start, position - _CLAUSE)
    return _clause(chars[max(start, behind) : position]) or _clause(chars[start:position])


def _clause(said: str) -> str:
    """The clause before a number; one that opens a bracket belongs to the words before it: 副主席（8名）."""
    said = _CURRENCY.sub("", said)
    outside = clause_before(said[:-1]) if said.endswith("（") else ""
    return outside or clause_before(said)


def _is_blocked(context: Context, span: Span) -> bool:
    """Numbers inside names, titles, dates and terms are no amounts; nor are ranges such as 3至5名."""
    chars, index = context.text.chars, context.index
    if inside_title(context, span) or _RANGE_BEFORE.search(chars[max(span.start - 2, 0) : span.start]):
        return True
    if _in_coinage(chars, span):
        return True
    covering = [index.covering(kind, span.start) for kind in _NAMES]
    if any(name is not None and name.span.contains(span) for name in covering):
        return True
    meeting = index.covering("meeting", span.start)
    return meeting is not None and meeting.span.start < span.start


def _in_coinage(chars: str, span: Span) -> bool:
    """True inside a short quotation; not inside quoted speech, which has marks of its own."""
    opened = chars.rfind("“", max(0, span.start - _QUOTED), span.start)
    closed = chars.find("”", span.end, span.end + _QUOTED)
    if opened < 0 or closed < 0 or "”" in chars[opened : span.start]:
        return False
    return not any(c in chars[opened:closed] for c in "，。；！？")
