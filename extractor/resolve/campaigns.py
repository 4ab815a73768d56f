"""Named brands, campaigns, platforms, mechanisms, strategies, formulas and work styles: one record a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from extractor.model import Campaign, Evidence, Mention
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.keys import slug

# Whoever cites the goals of a place does not run them: they are those of the Party committee or government that they
# are named with.
_LEADING = ("party", "government")
_FIXED = frozenset(
    (
        "campaign.drive-fixed",
        "campaign.education",
        "campaign.mechanism-fixed",
        "campaign.platform-fixed",
        "campaign.style-fixed",
    )
)
_CLAUSE = 80  # code points; a clause without a mark is read no farther
_RUN = (
    "打造|推出|开展|实施|启动|创办|开设|开办|主办|承办|发起|组织|举办|建立|建起|探索|推行|创新|开发|牵头"
    "|设立|创建|成立|擦亮|做强|运营|上线|首创|介绍|深化"
)
_RUNS = re.compile(
    rf"(?:自|从)?(?:\d{{4}}年)?(?:起|以来|也|还|还将|将|已|正在|先后|联合|积极|全面|深入|持续|率先|精心|大力|扎实|着力|因地制宜|共同|牵头)*(?:{_RUN})"
)
_MADE_BY = re.compile(rf"(?:共同|联合|精心|牵头|倾力|首创|明确|全面)?(?:{_RUN}|提出|确立|确定|部署|谋划|作出|绘就)的")
_LEAD = re.compile(r"(?:[\u4e00-\u9fff0-9]{0,10}(?:年|月|日|以来|期间)|近年来|同时|目前|此外|其中|为此|由)?")
_PLACED = re.compile(r"(?:并|还|先后)?(?:在|赴|到|向|与|同|会同|联合|邀请)")
_LEVELS = ("national", "provincial", "prefectural", "county", "township", "village")
_PLAIN = str.maketrans({**dict.fromkeys("“”‘’\"' 　"), **dict(zip("＋•・", "+··", strict=True))})


_Named = tuple[Mention, str]
"""A mention and the name that it writes."""


def resolve_campaigns(context: Context, bodies: Bodies) -> tuple[Campaign, ...]:
    """One record for each name (variants of writing are aliases), in order of their keys."""
    chars = context.text.chars
    groups: dict[str, list[_Named]] = defaultdict(list)
    for mention in context.index.of("campaign"):
        start, end = mention.span
        key, name = _key_and_name(chars[start:end])
        groups[key].append((mention, name))
    return tuple([_campaign(context, bodies, key, groups[key]) for key in sorted(groups)])


def _campaign(context: Context, bodies: Bodies, key: str, found: Sequence[_Named]) -> Campaign:
    evidence_of = context.index.evidence
    if len(found) == 1:  # as most have
        ((best, name),) = found
        aliases: tuple[str, ...] = ()
        evidence: tuple[Evidence, ...] = (evidence_of(best.span, best.rule),)
    else:
        best, name = max(found, key=_weight)
        aliases = tuple(sorted({other for _, other in found} - {name}))
        evidence = tuple([evidence_of(mention.span, mention.rule) for mention, _ in found])
    kind = best.constants["sort"]
    promoters = _promoters(context, bodies, kind, [mention for mention, _ in found])
    return Campaign(key, name, kind, promoters, aliases, evidence)


def _weight(named: _Named) -> tuple[str, int]:
    """How well a mention tells the name; of equals the first."""
    mention, _ = named
    return mention.constants["weight"], -mention.span.start


@lru_cache(maxsize=8192)
def _key_and_name(written: str) -> tuple[str, str]:
    """Key and name: without quotation marks and spaces, plus signs and dots in one form."""
    name = written.translate(_PLAIN)
    return slug(name.casefold()), name


def _promoters(context: Context, bodies: Bodies, kind: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Who runs it: CPPCC committees before any other body; nobody runs what all share, such as a national formula."""
    if kind == "formula":
        return ()
    if kind == "strategy":
        named = [_named(context, bodies, mention) for mention in mentions]
        return tuple([key for key in named if key is not None and key.startswith(_LEADING)][:1])
    if not _FIXED.isdisjoint([m.rule for m in mentions]):
        return ()
    acting = [key for m in mentions if (key := _acting(context, bodies, m)) is not None]
    committees = {key for key in acting if key.startswith("cppcc")}
    return tuple(sorted(committees) if committees else acting[:1])


def _acting(context: Context, bodies: Bodies, mention: Mention) -> str | None:
    """The body that the name follows (县政协“微建议”, 县委主办的“理响”), its clause's subject, else who acts there.

    In a document about a CPPCC committee, Party and government and the bodies above it only set the frame, unless
    they are that subject.
    """
    named = _named(context, bodies, mention)
    if named is not None:
        return bodies.committee(named)
    key = bodies.governing(mention.span.start)
    if key is None:
        return None
    key = bodies.committee(key)
    subject = bodies.subject
    if subject is not None and subject != key and subject.startswith("cppcc"):
        frame = not key.startswith("cppcc") or _is_above(bodies, key, subject)
        return subject if frame or _is_only_near(context, bodies, key, mention) else key
    return key


def _named(context: Context, bodies: Bodies, mention: Mention) -> str | None:
    """The body in the clause before a name, the names beside it included, that the words make the one who runs it."""
    chars = context.text.chars
    index, at = context.index, mention.span[0]
    end = at - 1  # where its opening mark stands
    start = max(index.sentence(at)[0], end - _CLAUSE)
    near = index.inside("body", (start, end))
    if not near:
        return None
    start = _clause_start(chars, start, end)
    for body in reversed(near):
        if body.span.start < start:
            break
        between = chars[body.span.end : end]
        if between in ("", "的") or _MADE_BY.fullmatch(between):
            return bodies.key_of(body)
        if _RUNS.match(between) and _LEAD.fullmatch(chars[start : body.span.start].strip(" ")):
            return bodies.key_of(body)
    return None


def _clause_start(chars: str, low: int, high: int) -> int:
    """Where the last clause of what stands between two positions begins."""
    rfind = chars.rfind
    marks = rfind("，", low, high), rfind("。", low, high), rfind("；", low, high), rfind("：", low, high)
    return max(low, 1 + max(*marks, rfind("！", low, high), rfind("？", low, high)))


def _is_only_near(context: Context, bodies: Bodies, key: str, mention: Mention) -> bool:
    """True where a body of the sentence stands only as a place or a partner: 在滨州市政协设分会场."""
    chars = context.text.chars
    sentence = context.index.sentence(mention.span.start)
    for body in context.index.before("body", mention.span.start, sentence.start):
        found = bodies.key_of(body)
        if found is None or bodies.committee(found) != key:
            continue
        low, high, rfind = sentence.start, body.span.start, chars.rfind
        marks = rfind("，", low, high), rfind("。", low, high), rfind("；", low, high), rfind("：", low, high)
        return _PLACED.match(chars, max(low, 1 + max(marks))) is not None
    return False


def _is_above(bodies: Bodies, key: str, subject: str) -> bool:
    levels = bodies.get(key).level, bodies.get(subject).level
    return all(level in _LEVELS for level in levels) and _LEVELS.index(levels[0]) < _LEVELS.index(levels[1])
