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
    r"(?P<verb>联合印发|印发|出台|下发|制发|制定|颁布|发布|公布|公开发布|发出|编制|审议通过|表决通过|通过|(?<!新)修订|起草|转发|"
    r"提交|提出|递交|撰写|编印|编纂|编辑|编撰|编写|出版|推出|编)(?:了|的|并印发|实施)?"
    r"[^，。；：《》]{0,8}$"
)
_PASSES = ("审议通过", "表决通过", "通过")
_HANDS_IN = ("提交", "提出", "递交", "撰写")
_COMPILES = ("编印", "编纂", "编辑", "编撰", "编写", "出版", "推出", "编")
_NEAR = (*_PASSES, *_HANDS_IN, *_COMPILES)
_OWN_WORK = ("制定", "出台", "印发", "修订", "编制", "发出", "制发", "下发")
_DATED = (*_PASSES, *_OWN_WORK, "联合印发", "颁布", "发布", "公布", "公开发布", "转发")
_GAP = 3  # code points that may stand between a body and what it hands in: 学校队提交
_TAKES_EFFECT = re.compile(r"(?:正式|随即|即日)?(?:印发|出台|公布|发布|颁布|施行|实施)")
_JOINED = re.compile(r"[、和与及]|以及|，|\s*")
_LIST = re.compile(r"[、和与]|以及")
_ONE_BY_ONE = re.compile(r"先后|分别|名义|相继")
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
        self._chars = context.text.chars

    def of(self, series: Sequence[Mention], start: int) -> Iterator[Origin]:
        """Origins of titles in a row; what is said of them begins at `start`."""
        first = series[0].span.start
        issuing = _ISSUING.search(self._chars, start, first)
        verb = issuing["verb"] if issuing else ""
        acting = self._acting(start, issuing.start("verb"), verb) if issuing else []
        one_by_one = len(acting) == len(series) > 1 and _ONE_BY_ONE.search(self._chars, start, first) is not None
        dated = verb in _DATED or (not verb and _TAKES_EFFECT.match(self._chars, series[-1].span.end) is not None)
        issued = self._issued(Span(start, first)) if dated else None
        for number, mention in enumerate(series):
            issuer = self._beside(mention)
            if issuer is None and verb in _NEAR:
                issuer = self._within(mention) or (acting[0] if acting else None)
            elif issuer is None:
                issuer = (acting[number if one_by_one else 0] if acting else None) or self._within(mention)
            if issuer is None and verb in _OWN_WORK and not _is_book(mention):
                above = _ABOVE.search(self._chars, start, first)
                issuer = None if above else self._bodies.governing(mention.span.start)
            yield Origin(issuer, issued or self._behind(mention))

    def _acting(self, start: int, verb: int, word: str) -> list[str]:
        """Who does what the verb says: of the verbs of everyday work, only a body in the same clause."""
        if word not in _NEAR:
            return self._row_of_bodies(Span(start, verb))
        clause = max(start, *(self._chars.rfind(mark, start, verb) + 1 for mark in "，；：。"))
        span = Span(clause, verb)
        if word in _HANDS_IN:
            last = max((m.span.end for m in self._context.index.inside("body", span)), default=clause - _GAP)
            if verb - last >= _GAP:
                return []
        return self._row_of_bodies(span)

    def _row_of_bodies(self, span: Span) -> list[str]:
        """The bodies nearest to the verb: one, or a row of them (中共中央、国务院)."""
        found: list[tuple[Span, str]] = []
        for mention in self._context.index.inside("body", span):
            key = self._bodies.key_of(mention)
            after = self._chars[mention.span.end : mention.span.end + 3]
            if key is None or after.startswith(_POSTS):
                continue
            if found and not _LIST.fullmatch(self._chars[found[-1][0].end : mention.span.start]):
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
        if self._chars[end : end + 1] != "（":
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
