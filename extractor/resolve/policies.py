"""Policy documents: what each title means here, who issued it and when, and which one carries out which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Mention, Policy, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.keys import slug
from extractor.resolve.policy_chain import Link, chain
from extractor.resolve.policy_source import Origin, origins

# Titles that say only what sort of document it is: which one is meant is told by who issued it.
_GENERIC = re.compile(
    r"(?:实施|指导|若干)?意见|(?:实施|工作)?(?:方案|办法|细则)|通知|决定|决议|条例|规定|规划|纲要|要点|建议|报告|规则|准则|计划|章程|倡议书"
)
_DRAFT = re.compile(r"（(?:送审|征求意见|讨论|审议|修订|修改|建议|代拟|初)?(?:稿|草案)）$")
_SHORT_NAME = re.compile(r"（(?:以下|下)?(?:统)?简称[：:]?[“‘]?$")
_OWNERS = ("中国人民政治协商会议", "中国共产党", "中华人民共和国", "中共中央", "全国")
_REVISED = "（修订）"
_CHARTER = "政协章程"
_CHARTERS = {_CHARTER, "中国人民政治协商会议章程"}


@dataclass(slots=True, eq=False)
class _Draft:
    """A policy while its mentions are being gathered."""

    title: str
    core: str
    kind: str
    issuer: str | None
    issued: str | None
    number: int  # in the order of their beginning
    assumed: bool = True  # no words name the issuer
    mentions: list[Mention] = field(default_factory=list)


class _Reading(NamedTuple):
    """One mention with what its context says of it."""

    mention: Mention
    title: str
    core: str  # the title without the body that it begins with: 中共中央办公厅关于… → 关于…
    origin: Origin
    generic: bool


def resolve_policies(context: Context, bodies: Bodies, dates: Dates) -> tuple[Policy, ...]:
    """One record for each policy of the document, in order of their keys."""
    readings = _told_in_full(context, list(_readings(context, bodies, dates)))
    drafts = _gathered(context, bodies, readings)
    keys = [f"{draft.issuer or context.document}/{slug(draft.core)}" for draft in drafts]
    links = [
        Link(key, d.title, _level(bodies, d.issuer), tuple(m.span for m in d.mentions))
        for key, d in zip(keys, drafts, strict=True)
    ]
    carried = chain(links, context.index.sentence)
    records: dict[str, Policy] = {}
    for key, draft in zip(keys, drafts, strict=True):
        if key not in records:
            evidence = tuple(context.index.evidence(m.span, m.rule) for m in draft.mentions)
            records[key] = Policy(key, draft.title, draft.kind, draft.issuer, draft.issued, carried.get(key), evidence)
    return tuple(records[key] for key in sorted(records))


def _level(bodies: Bodies, issuer: str | None) -> str:
    return bodies.get(issuer).level if issuer is not None else ""


def _readings(context: Context, bodies: Bodies, dates: Dates) -> Iterator[_Reading]:
    mentions = context.index.of("policy")
    for mention, origin in zip(mentions, origins(context, bodies, dates, mentions), strict=True):
        title = _title(context, mention)
        yield _Reading(mention, title, _core(mention, title), origin, _is_generic(title))


def _told_in_full(context: Context, readings: list[_Reading]) -> list[_Reading]:
    """《共同纲领》 is 《中国人民政治协商会议共同纲领》, of which the text leaves out whose it is."""
    full: dict[str, dict[str, str]] = defaultdict(dict)  # short titles, the full ones of each with their cores
    for reading in readings:
        if whose := _whose(context, reading):
            full[reading.title[whose:]][reading.title] = reading.core
        if reading.title.endswith(_REVISED):
            full[reading.title.removesuffix(_REVISED)][reading.title] = reading.core
    one = {short: next(iter(of.items())) for short, of in full.items() if len(of) == 1 and not _is_generic(short)}
    if not one:
        return readings
    return [r._replace(title=one[r.title][0], core=one[r.title][1]) if r.title in one else r for r in readings]


def _whose(context: Context, reading: _Reading) -> int:
    """Length of the body, party or nation that a title begins with; 0 where it begins with none."""
    within = reading.mention.fields.get("within")
    if within is not None and reading.title.startswith(name := context.index.slice(within)):
        return len(name)
    return next((len(whose) for whose in _OWNERS if reading.title.startswith(whose)), 0)


def _is_generic(title: str) -> bool:
    return _GENERIC.fullmatch(title) is not None


def _title(context: Context, mention: Mention) -> str:
    """The title without the mark of a draft and without spaces; the CPPCC charter under one name."""
    span = mention.fields.get("title") or mention.fields.get("edited") or mention.span
    title = context.index.slice(span).replace(" ", "")
    title = _DRAFT.sub("", title) if title.endswith("）") else title
    return title.replace("人民政协章程", _CHARTER) if title.startswith("人民政协章程") else title


def _core(mention: Mention, title: str) -> str:
    within = mention.fields.get("within")
    core = title[within.end - within.start :] if within is not None else title
    return core if core.startswith("关于") else title


def _gathered(context: Context, bodies: Bodies, readings: Sequence[_Reading]) -> list[_Draft]:
    """Titles that tell which document it is come first, then 市委《实施意见》, then a bare 《实施意见》."""
    drafts = _Drafts()
    short = dict(_short_names(context, readings))
    introduced = dict(_by_title(short, readings))
    full: dict[Span, _Draft] = {}
    for reading in sorted(readings, key=lambda r: (r.generic, r.generic and r.origin.issuer is None, r.mention.span)):
        span = reading.mention.span
        if span in short:
            draft = full.get(short[span])
        elif reading.generic:
            meant = full.get(introduced[reading.title]) if reading.title in introduced else None
            draft = _generic_home(bodies, drafts, reading, meant)
        else:
            draft = drafts.home(reading)
        if draft is None:
            if reading.generic and reading.origin.issuer is None and not _stands_alone(drafts, reading):
                continue
            draft = drafts.begin(reading)
        if not reading.generic and len(reading.title) > len(draft.title):
            drafts.rename(draft, reading.title)
        if draft.issuer is None or (draft.assumed and reading.origin.issuer and not reading.origin.assumed):
            draft.issuer, draft.assumed = reading.origin.issuer, reading.origin.assumed
        draft.issued = draft.issued or reading.origin.issued
        draft.mentions.append(reading.mention)
        full[span] = draft
    for draft in drafts.all:
        draft.mentions.sort(key=lambda m: m.span)
    return sorted(drafts.all, key=lambda d: d.mentions[0].span)


class _Drafts:
    """The policies found so far, in order, by the titles that they may be meant by."""

    def __init__(self) -> None:
        self.all: list[_Draft] = []
        self._by_core: dict[str, list[_Draft]] = defaultdict(list)
        self._charters: list[_Draft] = []
        self._ending: dict[str, list[_Draft]] = {}

    def begin(self, reading: _Reading) -> _Draft:
        """A new policy."""
        draft = _Draft(reading.title, reading.core, reading.mention.constants["sort"], None, None, len(self.all))
        self.all.append(draft)
        self._by_core[draft.core].append(draft)
        if draft.title in _CHARTERS:
            self._charters.append(draft)
        for title, found in self._ending.items():
            if draft.title.endswith(title):
                found.append(draft)
        return draft

    def rename(self, draft: _Draft, title: str) -> None:
        """Give a policy the longer title that the text has for it, too."""
        if title in _CHARTERS and draft.title not in _CHARTERS:
            self._charters.append(draft)
        draft.title = title
        self._ending.clear()

    def ending(self, title: str) -> list[_Draft]:
        """Those whose title ends in another one, in order."""
        if title not in self._ending:
            self._ending[title] = [d for d in self.all if d.title.endswith(title)]
        return self._ending[title]

    def home(self, reading: _Reading) -> _Draft | None:
        """The draft of the same title, unless words name an issuer of both and these differ."""
        found = self._by_core.get(reading.core, [])
        if reading.title in _CHARTERS:
            other = (d for d in self._charters if {d.title, reading.title} == _CHARTERS and d not in found)
            found = sorted([*found, *other], key=lambda d: d.number)
        return next((draft for draft in found if _may_be(draft, reading.origin)), None)


def _may_be(draft: _Draft, origin: Origin) -> bool:
    open_ = origin.assumed or draft.assumed or draft.issuer is None
    return open_ or origin.issuer in (None, draft.issuer)


def _short_names(context: Context, readings: Sequence[_Reading]) -> Iterator[tuple[Span, Span]]:
    """《关于…的意见》（以下简称《意见》）: the short name's span and the full title's."""
    for first, second in pairwise(readings):
        if _SHORT_NAME.fullmatch(context.text.chars, first.mention.span.end, second.mention.span.start):
            yield second.mention.span, first.mention.span


def _by_title(short: dict[Span, Span], readings: Sequence[_Reading]) -> Iterator[tuple[str, Span]]:
    titles = {r.mention.span: r.title for r in readings} if short else {}
    for span, of in short.items():
        yield titles[span], of


def _generic_home(bodies: Bodies, drafts: _Drafts, reading: _Reading, introduced: _Draft | None) -> _Draft | None:
    """市委《实施意见》 is the one of that issuer; a bare one what it was introduced for, or the only one there is."""
    issuer = reading.origin.issuer
    fitting = drafts.ending(reading.title)
    if issuer is not None:
        own = [d for d in fitting if d.issuer == issuer] or [d for d in fitting if _acts_for(bodies, d.issuer, issuer)]
        return own[-1] if own else None
    if introduced is not None:
        return introduced
    return fitting[0] if len(fitting) == 1 else None


def _acts_for(bodies: Bodies, one: str | None, other: str) -> bool:
    """True for a committee and its own office: 省委《实施意见》 may be what 省委办公厅 issued."""
    return one is not None and bodies.committee(one) == bodies.committee(other)


def _stands_alone(drafts: _Drafts, reading: _Reading) -> bool:
    """A bare generic title is a policy of its own only where no other could be meant and it says a little."""
    return len(reading.title) > 2 and not drafts.ending(reading.title)
