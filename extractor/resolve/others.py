"""Kinds that only a rule pack knows: each mention becomes a record as it is, so that a new kind needs no Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractor.model import Evidence, Mention, OtherRecord
from extractor.resolve.index import Index
from extractor.resolve.keys import digest

RESOLVED: Final = frozenset(
    "anniversary body campaign count date eve event meeting person place place_hint policy post".split()
)
"""The kinds that other resolvers read, or that only serve rules of later stages."""

_SWITCH = "fact"  # `set: {fact: no}`: a kind for other rules to build on, not for the graph


def resolve_others(index: Index, mentions: Sequence[Mention]) -> tuple[OtherRecord, ...]:
    """A record for each thing of another kind: mentions that read alike in every field are one, in order of place.

    The field `name`, where the rule has one, is the thing's name; without it, all the characters are.
    """
    if RESOLVED.issuperset(index.kinds):
        return ()
    found: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Evidence]] = {}
    for mention in mentions:
        if mention.kind in RESOLVED or mention.constants.get(_SWITCH) == "no":
            continue
        values = _values(index, mention)
        name = values.pop("name", "") or index.slice(mention.span)
        fields = tuple(sorted((field, value) for field, value in values.items() if value))
        found.setdefault((mention.kind, name, fields), []).append(index.evidence(mention.span, mention.rule))
    document = index.text.source.id
    return tuple(
        OtherRecord(f"{document}/{digest(kind, name, *fields)}", kind, name, fields, tuple(evidence))
        for (kind, name, fields), evidence in found.items()
    )


def _values(index: Index, mention: Mention) -> dict[str, str]:
    """What the rule set and read, by name; what it read wins."""
    values = {name: value for name, value in mention.constants.items() if name != _SWITCH}
    return values | {name: index.slice(span) for name, span in mention.fields.items()}
