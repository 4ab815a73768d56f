"""Named brands, campaigns, platforms, mechanisms, strategies, formulas and work styles: one record a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.model import Campaign, Mention
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
    """The body that the name follows (县政协“微建议”), else who acts there.

    In a document about a CPPCC committee, Party and government and the bodies above it only set the frame.
    """
    beside = context.index.covering("body", mention.span.start - 2)
    if beside is not None and beside.span.end == mention.span.start - 1:
        key = bodies.key_of(beside)
        return bodies.committee(key) if key is not None else None
    key = bodies.governing(mention.span.start)
    if key is None:
        return None
    key = bodies.committee(key)
    subject = bodies.subject
    if subject is not None and subject.startswith("cppcc"):
        return subject if not key.startswith("cppcc") or _is_above(bodies, key, subject) else key
    return key


def _is_above(bodies: Bodies, key: str, subject: str) -> bool:
    levels = bodies.get(key).level, bodies.get(subject).level
    return all(level in _LEVELS for level in levels) and _LEVELS.index(levels[0]) < _LEVELS.index(levels[1])
