"""Names of administrative divisions in the text: candidates, which the rules of the pack `places` accept or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from extractor.gazetteer import load
from extractor.model import Span, Text

_LONGEST = 16  # code points of a division's name


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
        first, last = _without_and(names, text.chars, start, end)
        found.setdefault(names.kind(text.chars[first:last]), []).append(Span(first, last))
    return found


def _without_and(names: _Names, chars: str, start: int, end: int) -> tuple[int, int]:
    """安徽 in 某村和安徽: a bare name in 和 gives way to one right behind the 和 that is as long or longer."""
    if chars[start] != "和" or names.kind(chars[start:end]) != "place_short":
        return start, end
    for _, first, last in names.automaton.find_matches_as_indexes(chars[start + 1 : start + 1 + _LONGEST]):
        if first == 0 and last >= end - start:
            return start + 1, start + 1 + last
        break
    return start, end
