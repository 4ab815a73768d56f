"""Who issued a titled document and when, as the words before its title and behind it say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from extractor.model import Mention, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.policy_dates import REACH, IssueDates
from extractor.resolve.policy_words import (
    COMPILES,
    DATED,
    HANDS_IN,
    LONGEST_JOINT,
    NEAR,
    OWN_WORK,
    PASSES,
    PASSES_ON,
    STUDIES,
    Verb,
    date_beside,
    in_a_row,
    is_of_others,
    is_revision,
    is_to_come,
    may_tell,
    organ_sitting,
    told_behind,
    took_part,
    verb_before,
    year_of_number,
)
from extractor.resolve.speakers import speaker

_GAP = 3  # code points that may stand between a body and what it hands in: 学校队提交
_MAKES_OF = re.compile(r"(?:还|也|将|已|拟|及时|随后|随即){0,3}[把将][\u4e00-\u9fff]{2,12}")  # 县政协将意见建议整理成
_BORNE_WITHIN = 240  # code points before a title in which the date that it bears is looked for, more than enough
_MAY_LINK = frozenset("的件BD\n")
_LIST = re.compile(r"[、和与]|以及")
_ONE_BY_ONE = re.compile(r"先后|分别|名义|相继")
_ABOVE = re.compile(r"中央|国家|全国|上级|省里|国务院")
_TO_NEXT = re.compile(r"(?:了|的)?(?:[\u4e00-\u9fff]{0,4})?")  # 根据《条例》，县信访局制定了|《办法》
_GIVEN = tuple("作的 做的 作了 做了 通报的 报告的".split())
_ON_BEHALF = re.compile(r"(?:代表|受)[^，。；《》]{2,20}?(?P<how>(?:的?委托)?所?(?:作|做|通报|报告)(?:的|了))$")
_BEHALF = 30  # code points
_MADE = ("形成", "写出", "撰写", "提交", "提出")
_POSTS = ("书记", "主席", "副主席", "秘书长", "主任", "常委", "部长", "委员", "领导", "负责")
# To whom it goes, on whose word: not who acts.
_TO_OR_FROM = "向|给|对|报|致|呈|送|受|在|为|与|同|报请|经|听取|听取了|收到|邀请|协助|配合|督促|推动|走访|审议|讨论"
_NO_ACTORS = re.compile(rf"(?:{_TO_OR_FROM})$")
_NOT_ACTING = re.compile(rf"(?:{_TO_OR_FROM}|应|按照|根据|依据|学习|贯彻|落实)$")
_MAKERS = frozenset(("government", "party-committee", "social-organisation"))  # they report in their own name
_NO_ISSUERS = frozenset(("school", "enterprise", "media", "other"))
_NO_HOLDERS = _NO_ISSUERS | {"government", "government-department", "social-organisation"}


_GOES = ("组成", "组织", "组建", "成立", "牵头", "深入", "赴", "开展", "率", "先后", "围绕", "就")


class Origin(NamedTuple):
    """Body key of the issuer and EDTF date of issue, each None where the context does not tell.

    `assumed` where no words name the issuer and it is who acts at that place.
    """

    issuer: str | None = None
    issued: str | None = None
    assumed: bool = False


def origins(context: Context, bodies: Bodies, dates: Dates, mentions: Sequence[Mention]) -> Iterator[Origin]:
    """The origin of each policy mention, in their order; titles in a row share what is said before the first."""
    source = _Source(context, bodies, dates, mentions)
    for series in source.series():
        yield from source.of(series)


class _Source:
    """Reads the words around a row of titles."""

    def __init__(self, context: Context, bodies: Bodies, dates: Dates, mentions: Sequence[Mention]) -> None:
        self._context, self._bodies, self._mentions = context, bodies, mentions
        self._when = IssueDates(context, dates)
        self._chars = context.text.chars
        self._ends = [m.span.end for m in mentions]

    def series(self) -> Iterator[list[Mention]]:
        """The mentions in rows, as lists name them."""
        row: list[Mention] = []
        for mention in self._mentions:
            if row and not self._is_joined(row[-1].span.end, mention.span.start):
                yield row
                row = []
            row.append(mention)
        if row:
            yield row

    def _is_joined(self, start: int, end: int) -> bool:
        return end - start <= LONGEST_JOINT and in_a_row(self._masked((start, end)))

    def of(self, series: Sequence[Mention]) -> Iterator[Origin]:
        """Origins of titles in a row."""
        first = series[0].span.start
        before = Span(self._start(series[0]), first)
        listed = self._chars.endswith("，其中", before.start, first)  # 报送建议案2件，其中《…》: what is done with all
        verb = verb_before(self._chars, before.start, first - 3 if listed else first)
        acting = self._acting(before.start, verb) if verb is not None else []
        we = self._we(before.start, verb) if verb is not None else None
        acting = acting if we is None else [we] if we else []
        one_by_one = len(acting) == len(series) > 1 and _ONE_BY_ONE.search(self._chars, *before) is not None
        behind = self._behind(series[-1])
        issued = None
        made = verb is not None and verb.word in DATED and not verb.due
        if behind is not None and not (made and is_revision(self._chars[behind.start : behind.end])):
            issued = self._when.issued(behind, series[-1]) or (
                self._when.issued(before, series[0]) if verb is None else None
            )
        if issued is None and made:
            issued = self._when.issued(before, series[0])
        for number, mention in enumerate(series):
            row = acting[number:] if one_by_one else acting
            issuer = self._issuer(mention, verb, row[0] if row else None)
            if issuer is None and behind is not None:
                issuer = next(iter(self._row_of_bodies(behind)), None)
            assumed = self._assumed(mention, verb, before) if issuer is None else None
            noted = self._chars.startswith("（", mention.span.end)
            own = self._when.bracketed(mention) if noted else None
            own = own or self._borne(mention) or (None if issued else self._when.later(mention))
            when = own or issued or self._when.of_notice(mention)
            when = when or (year_of_number(self._chars, mention.span.end) if noted else None)
            yield Origin(issuer or assumed, when, issuer is None)

    # -------------------------------------------------------------------------------------------- where to read

    def _start(self, first: Mention) -> int:
        """Where the words that speak of `first` begin: behind the title before it, or with the sentence."""
        sentence = self._context.index.sentence(first.span.start)
        before = bisect_right(self._ends, first.span.start) - 1
        return max(sentence.start, self._ends[before]) if before >= 0 else sentence.start

    def _behind(self, last: Mention) -> Span | None:
        """The words right behind a title that tell of its issue."""
        start = last.span.end
        end = min(self._context.index.sentence(last.span.start).end, start + REACH)
        if not may_tell(self._chars, start, end):
            return None
        title = self._chars.find("《", start, end)
        length = told_behind(self._masked((start, end if title < 0 else title)))
        if title >= 0 and length and _TO_NEXT.fullmatch(self._chars, start + length, title):
            # The last clause speaks of the next title: 公布施行，县政协随即修订《…》.
            comma = max(start, self._chars.rfind("，", start, title))
            length = told_behind(self._masked((start, comma)))
        return Span(start, start + length) if length else None

    def _masked(self, span: tuple[int, int]) -> str:
        """The characters of a span, with each date in it as a run of D and each body as a run of B."""
        start, end = span
        text, inside = self._chars[start:end], self._context.index.inside
        bodies, dates = inside("body", span), inside("date", span)
        if not bodies and not dates:
            return text
        masked = list(text)
        for mark, mentions in (("B", bodies), ("D", dates)):
            for mention in mentions:
                low, high = mention.span.start - start, mention.span.end - start
                masked[low:high] = mark * (high - low)
        return "".join(masked)

    # -------------------------------------------------------------------------------------------------- issuers

    def _issuer(self, mention: Mention, verb: Verb | None, acting: str | None) -> str | None:
        """Who issued it: named beside the title, by the verb, in brackets behind, or by the title itself."""
        beside = self._beside(mention)
        if beside is not None:
            return beside
        word = verb.word if verb is not None else ""
        if word in NEAR or word in PASSES_ON:
            return self._within(mention) or acting
        return acting or self._within(mention) or self._in_brackets(mention)

    def _assumed(self, mention: Mention, verb: Verb | None, before: Span) -> str | None:
        """Who acts at that place, where the verb tells of work of one's own."""
        if verb is None or _is_book(mention):
            return None
        if STUDIES.search(self._chars, self._clause(before.start, verb.start), verb.start):
            return None
        others = is_of_others(self._chars, max(before.start - 1, 0), verb.start, mention.span.start)
        if others or self._we(before.start, verb) is not None:
            return None
        governing = self._bodies.governing(mention.span.start)
        own = self._bodies.subject or governing
        if verb.word in _MADE and governing is not None and self._is_told(governing, before):
            if self._bodies.get(governing).kind in _MAKERS:
                return None
            own = governing if governing.startswith("cppcc") else own
        if verb.word in _MADE and own is not None and self._is_own_report(mention, own, before):
            return self._looked(before, own)
        if (
            governing is None
            or self._is_from_above(governing, mention, before)
            or verb.word in COMPILES
            or (verb.word in HANDS_IN and not self._is_advice(mention))
        ):
            return None
        if own is not None and own.startswith("cppcc") and not governing.startswith("cppcc"):
            sentence = self._context.index.sentence(mention.span.start)
            governing = governing if self._is_told(governing, Span(sentence.start, mention.span.start)) else own
        if self._is_of_elsewhere(mention, governing):
            return None
        if verb.word in OWN_WORK:
            return governing
        if verb.word in PASSES or self._is_advice(mention):
            return self._passed(mention, before, governing)
        return None

    def _looked(self, before: Span, own: str) -> str:
        """Whose report it is: the special committee's that alone is told of as going (县政协农业委组成调研组), else the
        committee's.
        """
        told = [
            m for m in self._context.index.inside("body", before) if (self._bodies.key_of(m) or "").startswith("cppcc")
        ]
        key = self._bodies.key_of(told[0]) if len(told) == 1 else None
        if key is None or self._bodies.get(key).kind != "cppcc-special-committee":
            return self._bodies.committee(own)
        joined = self._chars.startswith(_GOES, told[0].span.end)
        return key if joined else self._bodies.committee(own)

    def _passed(self, mention: Mention, before: Span, governing: str) -> str:
        """Whose meeting passed it: a CPPCC committee's for advice, not an office's that only reported to it."""
        subject = self._bodies.subject
        reported = self._bodies.get(governing).kind in _NO_HOLDERS or self._is_advice(mention)
        if reported and subject is not None and not governing.startswith("cppcc") and subject.startswith("cppcc"):
            governing = subject
        return self._sitting(self._bodies.committee(governing), before)

    def _is_of_elsewhere(self, mention: Mention, issuer: str) -> bool:
        """True for a title that begins with the name of a place that the assumed issuer is not of."""
        start = mention.span.start + 1
        place = self._context.index.covering("place", start)
        if place is None or place.span.start != start:
            return False
        named, own = self._context.locator.place(place.span), self._bodies.get(issuer).place
        return named is not None and own is not None and named.code != own.code

    def _is_told(self, key: str, span: Span) -> bool:
        return any(self._bodies.key_of(body) == key for body in self._context.index.inside("body", span))

    def _sitting(self, committee: str, before: Span) -> str:
        """The organ of a committee that sat when it passed something: named as what met, else the committee."""
        organ = organ_sitting(self._chars, *before)
        return self._bodies.organ(committee, organ) if organ else committee

    def _is_from_above(self, governing: str, mention: Mention, before: Span) -> bool:
        """True where the words point above who acts there; there is one charter, and it is the nation's."""
        if self._bodies.get(governing).level == "national":
            return False
        return mention.constants.get("sort") == "charter" or _ABOVE.search(self._chars, *before) is not None

    def _is_own_report(self, mention: Mention, governing: str, before: Span) -> bool:
        """True for the report or advice that a CPPCC committee's visit led to: 组织委员视察企业，形成《…视察报告》."""
        title = self._context.index.slice(mention.span)
        fits = title.endswith(("报告》", "建议》", "建议案》", "意见》")) and governing.startswith("cppcc")
        return fits and took_part(self._chars, *before)

    def _is_advice(self, mention: Mention) -> bool:
        return self._context.index.slice(mention.span).endswith("建议案》")

    def _acting(self, start: int, verb: Verb) -> list[str]:
        """Who does what the verb says: of the verbs of everyday work, only a body in the same clause."""
        if verb.word not in NEAR:
            named = self._chars.startswith("的", verb.start + len(verb.word))  # 落实中共中央印发的《…》
            return self._row_of_bodies(Span(start, verb.start), _NO_ACTORS if named else _NOT_ACTING)
        clause = self._clause(start, verb.start)
        span = Span(clause, verb.start)
        if verb.word in HANDS_IN:
            last = max((m.span.end for m in self._context.index.inside("body", span)), default=clause - _GAP)
            if verb.start - last >= _GAP and not _MAKES_OF.fullmatch(self._chars, last, verb.start):
                return []
        acting = self._row_of_bodies(span)
        if verb.word in PASSES and len(acting) == 1 and acting[0].startswith("cppcc"):
            return [self._sitting(acting[0], span)]
        return acting

    def _we(self, start: int, verb: Verb) -> str | None:
        """Who 我局 before a verb is, as `speaker` tells."""
        return speaker(self._context, self._bodies, Span(self._clause(start, verb.start), verb.start))

    def _clause(self, start: int, end: int) -> int:
        for mark in "，；：。":
            if (at := self._chars.rfind(mark, start, end)) >= 0:
                start = at + 1
        return start

    def _row_of_bodies(self, span: Span, skips: re.Pattern[str] = _NOT_ACTING) -> list[str]:
        """The bodies nearest to the verb: one, or a row of them (中共中央、国务院)."""
        found: list[tuple[Span, str]] = []
        skipped = -1  # where a row of bodies ends that do not act: 向市委、市政府
        for mention in self._context.index.inside("body", span):
            key = self._bodies.key_of(mention)
            after = self._chars[mention.span.end : mention.span.end + 3]
            if key is None or after.startswith(_POSTS):
                continue
            joined = skipped >= 0 and _LIST.fullmatch(self._chars[skipped : mention.span.start])
            start = max(span.start, mention.span.start - 3)
            if joined or skips.search(self._chars, start, mention.span.start):
                skipped = mention.span.end
                continue
            if found and not _LIST.fullmatch(self._chars[found[-1][0].end : mention.span.start]):
                found = []
            found.append((mention.span, key))
        return [key for _, key in found]

    def _beside(self, mention: Mention) -> str | None:
        """市委《实施意见》: the body that the title follows without a word between."""
        start = mention.span.start
        if self._chars.endswith(_GIVEN, 0, start) and (given := _ON_BEHALF.search(self._chars, start - _BEHALF, start)):
            start = given.start("how")  # 副市长受托代表市政府|所作的《通报》
        body = self._context.index.covering("body", start - 1)
        if body is None or body.span.end != start:
            return None
        return self._bodies.key_of(body)

    def _within(self, mention: Mention) -> str | None:
        """《市政协党组2024年工作要点》: the body that the title itself begins with."""
        span = mention.fields.get("within")
        if span is None or _is_book(mention):
            return None
        key = self._bodies.at(span) or self._written.get(self._context.index.slice(span))
        if key is None or self._chars.startswith("关于", span.end):
            return key
        return key if self._bodies.get(key).kind not in _NO_ISSUERS else None  # 某县义务教育学校管理办法

    @cached_property
    def _written(self) -> dict[str, str]:
        """Keys of bodies by what the text calls them, as it does first."""
        found: dict[str, str] = {}
        for body in self._context.index.of("body"):
            if (key := self._bodies.key_of(body)) is not None:
                found.setdefault(self._context.index.slice(body.span), key)
        return found

    # ---------------------------------------------------------------------------------------------------- dates

    def _borne(self, title: Mention) -> str | None:
        """2006年2月中共中央《…的意见》: the date that a title bears."""
        if not self._may_bear(title.span.start):
            return None
        start = max(self._start(title), title.span.start - _BORNE_WITHIN)
        at = date_beside(self._masked((start, title.span.start)))
        if at is None or is_to_come(self._chars[title.span.end : title.span.end + REACH]):
            return None
        return self._when.issued(Span(start + at, title.span.start), title)

    def _may_bear(self, end: int) -> bool:
        """True where a date, a body or what may link them to a title ends at `end`: a cheap test before the pattern."""
        covering = self._context.index.covering
        near = self._chars[end - 1 : end] in _MAY_LINK
        return near or covering("date", end - 1) is not None or covering("body", end - 1) is not None

    def _in_brackets(self, mention: Mention) -> str | None:
        """（2022年6月中共中央印发）: the body in the brackets right behind a title that also date it."""
        brackets = self._when.brackets(mention)
        if brackets is None or self._when.bracketed(mention) is None:
            return None
        return next(iter(self._row_of_bodies(brackets)), None)


def _is_book(title: Mention) -> bool:
    return title.constants.get("sort") == "book"
