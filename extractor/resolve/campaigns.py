"""Named brands, campaigns, platforms, mechanisms, strategies, formulas and work styles: one record a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractor.model import Campaign, Mention, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.keys import slug

# National formulas and goals of a place belong to nobody in particular; whoever cites them does not run them.
_NOBODY = ("formula", "strategy")
_FIXED = (
    "campaign.drive-fixed",
    "campaign.education",
    "campaign.mechanism-fixed",
    "campaign.platform-fixed",
    "campaign.style-fixed",
)
_CLAUSE = 80  # code points; a clause without a mark is read no farther
_RUN = (
    "打造|推出|开展|实施|启动|创办|开设|开办|主办|承办|发起|组织|举办|建立|建起|探索|推行|创新|开发|牵头"
    "|设立|创建|成立|擦亮|做强|运营|上线|首创|介绍|深化"
)
_RUNS = re.compile(
    rf"(?:自|从)?(?:\d{{4}}年)?(?:起|以来|也|还|还将|将|已|正在|先后|联合|积极|全面|深入|持续|率先|精心|大力|扎实|着力|因地制宜|共同|牵头)*(?:{_RUN})"
)
_MADE_BY = re.compile(rf"(?:共同|联合|精心|牵头|倾力|首创)?(?:{_RUN})的")
_LEAD = re.compile(r"(?:[\u4e00-\u9fff0-9]{0,10}(?:年|月|日|以来|期间)|近年来|同时|目前|此外|其中|为此|由)?")
_PLACED = re.compile(r"(?:并|还|先后)?(?:在|赴|到|向|与|同|会同|联合|邀请)")
_LEVELS = ("national", "provincial", "prefectural", "county", "township", "village")
_DROPPED = str.maketrans("", "", "“”‘’\"' 　")
_FOLDED = str.maketrans("＋•・", "+··")


def resolve_campaigns(context: Context, bodies: Bodies) -> tuple[Campaign, ...]:
    """One record for each name (variants of writing are aliases), in order of their keys."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in context.index.of("campaign"):
        groups[slug(_name(context, mention).casefold())].append(mention)
    return tuple(_campaign(context, bodies, key, groups[key]) for key in sorted(groups))


def _campaign(context: Context, bodies: Bodies, key: str, mentions: Sequence[Mention]) -> Campaign:
    best = max(mentions, key=lambda m: (m.constants["weight"], -m.span.start))
    names = sorted({_name(context, m) for m in mentions})
    name = _name(context, best)
    kind = best.constants["sort"]
    return Campaign(
        key=key,
        name=name,
        kind=kind,
        promoters=_promoters(context, bodies, kind, mentions),
        aliases=tuple(n for n in names if n != name),
        evidence=tuple(context.index.evidence(m.span, m.rule) for m in mentions),
    )


def _name(context: Context, mention: Mention) -> str:
    """The name without quotation marks and spaces, its plus signs and dots in one form."""
    return context.index.slice(mention.span).translate(_DROPPED).translate(_FOLDED)


def _promoters(context: Context, bodies: Bodies, kind: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Who runs it: CPPCC committees before any other body; nobody runs what all share."""
    if kind in _NOBODY or any(m.rule in _FIXED for m in mentions):
        return ()
    acting = [key for m in mentions if (key := _acting(context, bodies, m)) is not None]
    committees = sorted({key for key in acting if key.startswith("cppcc")})
    return tuple(committees) or tuple(acting[:1])


def _acting(context: Context, bodies: Bodies, mention: Mention) -> str | None:
    """The body that the name follows (县政协“微建议”, 县委主办的“理响”), its clause's subject, else who acts there.

    In a document about a CPPCC committee, Party and government and the bodies above it only set the frame, unless
    they are that subject.
    """
    said = _clause(context, mention)
    named = _named(context, bodies, said)
    if named is not None:
        return bodies.committee(named)
    key = bodies.governing(mention.span.start)
    if key is None:
        return None
    key = bodies.committee(key)
    subject = bodies.subject
    if subject is not None and subject.startswith("cppcc"):
        frame = not key.startswith("cppcc") or _is_above(bodies, key, subject)
        return subject if frame or _is_only_near(context, bodies, key, mention) else key
    return key


def _clause(context: Context, mention: Mention) -> Span:
    """What stands before a name and its opening mark in its clause, the names beside it included."""
    chars = context.text.chars
    end = mention.span.start - 1
    start = max(context.index.sentence(mention.span.start).start, end - _CLAUSE)
    return Span(max(start, *(chars.rfind(mark, start, end) + 1 for mark in "，。；：！？")), end)


def _named(context: Context, bodies: Bodies, said: Span) -> str | None:
    """The body of a clause that the words make the one who runs the name that follows."""
    chars = context.text.chars
    for body in reversed(list(context.index.inside("body", said))):
        between = chars[body.span.end : said.end]
        lead = chars[said.start : body.span.start].strip(" ")
        begins = _LEAD.fullmatch(lead) is not None and _RUNS.match(between) is not None
        if between == "" or _MADE_BY.fullmatch(between) or begins:
            return bodies.key_of(body)
    return None


def _is_only_near(context: Context, bodies: Bodies, key: str, mention: Mention) -> bool:
    """True where a body of the sentence stands only as a place or a partner: 在滨州市政协设分会场."""
    chars = context.text.chars
    sentence = context.index.sentence(mention.span.start)
    for body in context.index.before("body", mention.span.start, sentence.start):
        found = bodies.key_of(body)
        if found is None or bodies.committee(found) != key:
            continue
        start = max(sentence.start, *(chars.rfind(mark, sentence.start, body.span.start) + 1 for mark in "，。；："))
        return _PLACED.match(chars, start) is not None
    return False


def _is_above(bodies: Bodies, key: str, subject: str) -> bool:
    levels = bodies.get(key).level, bodies.get(subject).level
    return all(level in _LEVELS for level in levels) and _LEVELS.index(levels[0]) < _LEVELS.index(levels[1])
