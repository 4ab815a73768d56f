"""Who issued a titled document and when, as the words just before its title say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Mention, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates

_ISSUING = re.compile(
    r"(?P<verb>联合印发|印发|出台|下发|制发|制定|颁布|发布|公布|发出|编制|审议通过|表决通过|通过|(?<!新)修订|起草)(?:了|的|并印发|实施)?"
    r"[^，。；：《》]{0,8}$"
)
_JOINED = re.compile(r"[、和与及]|以及|，|\s*")
_LIST = re.compile(r"[、和与]|以及")
_ONE_BY_ONE = re.compile(r"先后|分别|名义|相继")
_OWN_WORK = ("制定", "出台", "印发", "修订", "编制", "发出", "制发", "下发")
_ABOVE = re.compile(r"中央|国家|全国|上级|省里|国务院")
_POSTS = ("书记", "主席", "副主席", "秘书长", "主任", "常委", "部长", "委员", "领导", "负责")


@dataclass(frozen=True, slots=True)
class Origin:
    """Body key of the issuer and EDTF date of issue, each None where the context does not tell."""

    issuer: str | None = None
    issued: str | None = None


def origins(context: Context, bodies: Bodies, dates: Dates, mentions: Sequence[Mention]) -> Iterator[Origin]:
    """The origin of each policy mention, in their order; titles in a row share what is said before the first."""
    for series in _series(context, mentions):
        yield from _Source(context, bodies, dates).of(series, _start(context, mentions, series[0]))


def _series(context: Context, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    row: list[Mention] = []
    for mention in mentions:
        if row and not _JOINED.fullmatch(context.text.chars[row[-1].span.end : mention.span.start]):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _start(context: Context, mentions: Sequence[Mention], first: Mention) -> int:
    """Where the words that speak of `first` begin: behind the title before it, or with the sentence."""
    sentence = context.index.sentence(first.span.start)
    before = [m.span.end for m in mentions if sentence.start <= m.span.start and m.span.end <= first.span.start]
    return max([sentence.start, *before])


class _Source:
    """Reads the words before a row of titles."""

    def __init__(self, context: Context, bodies: Bodies, dates: Dates) -> None:
        self._context, self._bodies, self._dates = context, bodies, dates

    def of(self, series: Sequence[Mention], start: int) -> Iterator[Origin]:
        first = series[0].span.start
        issuing = _ISSUING.search(self._context.text.chars, start, first)
        acting = self._row_of_bodies(Span(start, issuing.start("verb"))) if issuing else []
        issued = self._issued(Span(start, first)) if issuing else None
        before = self._context.text.chars[start:first]
        for number, mention in enumerate(series):
            if issuing and len(acting) == len(series) > 1 and _ONE_BY_ONE.search(before):
                issuer: str | None = acting[number]
            elif acting and not _is_book(mention):
                issuer = acting[0]
            else:
                issuer = self._beside(mention) or self._within(mention)
                if issuer is None and issuing and issuing["verb"] in _OWN_WORK and not _is_book(mention):
                    issuer = None if _ABOVE.search(before) else self._bodies.governing(mention.span.start)
            yield Origin(issuer, issued or self._behind(mention))

    def _row_of_bodies(self, span: Span) -> list[str]:
        """The bodies nearest to the verb: one, or a row of them (中共中央、国务院)."""
        found: list[tuple[Span, str]] = []
        for mention in self._context.index.inside("body", span):
            key = self._bodies.key_of(mention)
            after = self._context.text.chars[mention.span.end : mention.span.end + 3]
            if key is None or after.startswith(_POSTS):
                continue
            if found and not _LIST.fullmatch(self._context.text.chars[found[-1][0].end : mention.span.start]):
                found = []
            found.append((mention.span, key))
        return [key for _, key in found]

    def _issued(self, span: Span) -> str | None:
        values = [self._dates.value(m) for m in self._context.index.inside("date", span)]
        fitting = [v for v in values if v and "/" not in v]
        return fitting[-1] if fitting else None

    def _behind(self, mention: Mention) -> str | None:
        """A date in brackets right behind the title."""
        end = mention.span.end
        if self._context.text.chars[end : end + 1] != "（":
            return None
        date = self._context.index.covering("date", end + 1)
        value = self._dates.value(date) if date is not None else ""
        return value if value and "/" not in value else None

    def _beside(self, mention: Mention) -> str | None:
        """市委《实施意见》: the body that the title follows without a word between."""
        body = self._context.index.covering("body", mention.span.start - 1)
        if body is None or body.span.end != mention.span.start:
            return None
        return self._bodies.key_of(body)

    def _within(self, mention: Mention) -> str | None:
        """《市政协党组2026年工作要点》: the body that the title itself begins with."""
        if _is_book(mention):
            return None
        span = mention.fields.get("within")
        if span is None:
            return None
        return self._bodies.at(span) or self._named_alike(self._context.index.slice(span))

    def _named_alike(self, written: str) -> str | None:
        for body in self._context.index.of("body"):
            key = self._bodies.key_of(body)
            if key is not None and self._context.index.slice(body.span) == written:
                return key
        return None


def _is_book(mention: Mention) -> bool:
    return mention.constants.get("sort") == "book"
