"""Names of administrative divisions in the text: candidates, which the rules of the pack `places` accept or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from extractor.gazetteer import load
from extractor.model import Span, Text


@dataclass(frozen=True, slots=True)
class _Names:
    automaton: ahocorasick_rs.AhoCorasick
    full: frozenset[str]
    everyday: frozenset[str]

    def kind(self, name: str) -> str:
        """The gazetteer class of a name."""
        if name in self.full:
            return "place_pair" if len(name) == 2 else "place_full"
        return "place_everyday" if name in self.everyday else "place_short"


@lru_cache(maxsize=1)
def _names() -> _Names:
    gazetteer = load()
    full = frozenset(gazetteer.full_names())
    names = sorted(full | set(gazetteer.short_names()))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return _Names(ahocorasick_rs.AhoCorasick(names, matchkind=kind, store_patterns=True), full, gazetteer.everyday)


def gazetteer_mentions(text: Text) -> dict[str, list[Span]]:
    """Spans of the classes that the gazetteer fills, leftmost-longest, in order of place."""
    names = _names()
    found: dict[str, list[Span]] = {}
    for _, start, end in names.automaton.find_matches_as_indexes(text.chars):
        found.setdefault(names.kind(text.chars[start:end]), []).append(Span(start, end))
    return found
