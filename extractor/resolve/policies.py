"""Policy documents: what each title means here, who issued it and when, and which one carries out which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

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
_CHARTER = "政协章程"


@dataclass
class _Draft:
    """A policy while its mentions are being gathered."""

    title: str
    core: str
    kind: str
    issuer: str | None
    issued: str | None
    assumed: bool = True  # no words name the issuer
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One mention with what its context says of it."""

    mention: Mention
    title: str
    core: str  # the title without the body that it begins with: 中共中央办公厅关于… → 关于…
    origin: Origin
    generic: bool


def resolve_policies(context: Context, bodies: Bodies, dates: Dates) -> tuple[Policy, ...]:
    """One record for each policy of the document, in order of their keys."""
    readings = list(_readings(context, bodies, dates))
    drafts = _gathered(context, bodies, readings)
    keys = {id(draft): f"{draft.issuer or context.document}/{slug(draft.core)}" for draft in drafts}
    links = [Link(keys[id(d)], d.title, _level(bodies, d.issuer), tuple(m.span for m in d.mentions)) for d in drafts]
    carried = chain(links, context.index.sentence)
    records: dict[str, Policy] = {}
    for draft in drafts:
        key = keys[id(draft)]
        evidence = tuple(context.index.evidence(m.span, m.rule) for m in draft.mentions)
        made = Policy(key, draft.title, draft.kind, draft.issuer, draft.issued, carried.get(key), evidence)
        records.setdefault(key, made)
    return tuple(records[key] for key in sorted(records))


def _level(bodies: Bodies, issuer: str | None) -> str:
    return bodies.get(issuer).level if issuer is not None else ""


def _readings(context: Context, bodies: Bodies, dates: Dates) -> Iterator[_Reading]:
    mentions = context.index.of("policy")
    for mention, origin in zip(mentions, origins(context, bodies, dates, mentions), strict=True):
        title = _title(context, mention)
        yield _Reading(mention, title, _core(mention, title), origin, _GENERIC.fullmatch(title) is not None)


def _title(context: Context, mention: Mention) -> str:
    """The title without the mark of a draft and without spaces; the CPPCC charter under one name."""
    span = mention.fields.get("title") or mention.fields.get("edited") or mention.span
    title = _DRAFT.sub("", context.index.slice(span).replace(" ", ""))
    return title.replace("人民政协章程", _CHARTER) if title.startswith("人民政协章程") else title


def _core(mention: Mention, title: str) -> str:
    within = mention.fields.get("within")
    core = title[within.end - within.start :] if within is not None else title
    return core if core.startswith("关于") else title


def _gathered(context: Context, bodies: Bodies, readings: Sequence[_Reading]) -> list[_Draft]:
    """Titles that tell which document it is come first, then 市委《实施意见》, then a bare 《实施意见》."""
    drafts: list[_Draft] = []
    short = dict(_short_names(context, readings))
    full: dict[Span, _Draft] = {}
    for reading in sorted(readings, key=lambda r: (r.generic, r.generic and r.origin.issuer is None, r.mention.span)):
        if reading.mention.span in short:
            draft = full.get(short[reading.mention.span])
        elif reading.generic:
            introduced = {title: full.get(of) for title, of in _by_title(short, readings)}
            draft = _generic_home(bodies, drafts, reading, introduced)
        else:
            draft = _home(drafts, reading)
        if draft is None:
            if reading.generic and reading.origin.issuer is None and not _stands_alone(drafts, reading):
                continue
            draft = _Draft(reading.title, reading.core, reading.mention.constants["sort"], None, None)
            drafts.append(draft)
        if not reading.generic and len(reading.title) > len(draft.title):
            draft.title = reading.title
        if draft.issuer is None or (draft.assumed and reading.origin.issuer and not reading.origin.assumed):
            draft.issuer, draft.assumed = reading.origin.issuer, reading.origin.assumed
        draft.issued = draft.issued or reading.origin.issued
        draft.mentions.append(reading.mention)
        full[reading.mention.span] = draft
    for draft in drafts:
        draft.mentions.sort(key=lambda m: m.span)
    return sorted(drafts, key=lambda d: d.mentions[0].span)


def _short_names(context: Context, readings: Sequence[_Reading]) -> Iterator[tuple[Span, Span]]:
    """《关于…的意见》（以下简称《意见》）: the short name's span and the full title's."""
    for first, second in pairwise(readings):
        between = context.text.chars[first.mention.span.end : second.mention.span.start]
        if _SHORT_NAME.fullmatch(between):
            yield second.mention.span, first.mention.span


def _by_title(short: dict[Span, Span], readings: Sequence[_Reading]) -> Iterator[tuple[str, Span]]:
    titles = {r.mention.span: r.title for r in readings}
    for span, of in short.items():
        yield titles[span], of


def _home(drafts: Iterable[_Draft], reading: _Reading) -> _Draft | None:
    """The draft of the same title, unless words name an issuer of both and these differ."""
    for draft in drafts:
        same = draft.core == reading.core or {draft.title, reading.title} == {_CHARTER, "中国人民政治协商会议章程"}
        open_ = reading.origin.assumed or draft.assumed or draft.issuer is None
        if same and (open_ or reading.origin.issuer in (None, draft.issuer)):
            return draft
    return None


def _generic_home(
    bodies: Bodies, drafts: Sequence[_Draft], reading: _Reading, short: dict[str, _Draft | None]
) -> _Draft | None:
    """市委《实施意见》 is the one of that issuer; a bare one what it was introduced for, or the only one there is."""
    issuer = reading.origin.issuer
    if issuer is not None:
        fitting = [d for d in drafts if d.title.endswith(reading.title)]
        own = [d for d in fitting if d.issuer == issuer] or [d for d in fitting if _acts_for(bodies, d.issuer, issuer)]
        return own[-1] if own else None
    introduced = short.get(reading.title)
    if introduced is not None:
        return introduced
    fitting = [d for d in drafts if d.title.endswith(reading.title)]
    return fitting[0] if len(fitting) == 1 else None


def _acts_for(bodies: Bodies, one: str | None, other: str) -> bool:
    """True for a committee and its own office: 省委《实施意见》 may be what 省委办公厅 issued."""
    return one is not None and bodies.committee(one) == bodies.committee(other)


def _stands_alone(drafts: Sequence[_Draft], reading: _Reading) -> bool:
    """A bare generic title is a policy of its own only where no other could be meant and it says a little."""
    return len(reading.title) > 2 and not any(d.title.endswith(reading.title) for d in drafts)
