"""Names of administrative divisions in the text: candidates, which the rules of the pack `places` accept or not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from extractor.gazetteer import load
from extractor.model import Text

_LONGEST = 16  # code points of a division's name


@dataclass(frozen=True, slots=True)
class _Names:
    """All names and, in the same order, their classes, and whether they are bare names that begin with 和."""

    automaton: ahocorasick_rs.AhoCorasick
    kinds: tuple[str, ...]
    with_and: tuple[bool, ...]


@lru_cache(maxsize=1)
def _names() -> _Names:
    gazetteer = load()
    full = frozenset(gazetteer.full_names())
    names = sorted(full | set(gazetteer.short_names()))
    kinds = tuple(_kind(name, full, gazetteer.everyday) for name in names)
    with_and = tuple(name[0] == "和" and kind == "place_short" for name, kind in zip(names, kinds, strict=True))
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return _Names(ahocorasick_rs.AhoCorasick(names, matchkind=longest, store_patterns=False), kinds, with_and)


def _kind(name: str, full: frozenset[str], everyday: frozenset[str]) -> str:
    """The gazetteer class of a name."""
    if name in full:
        return "place_pair" if len(name) == 2 else "place_full"
    return "place_everyday" if name in everyday else "place_short"


def gazetteer_mentions(text: Text) -> dict[str, list[tuple[int, int]]]:
    """Spans of the classes that the gazetteer fills, leftmost-longest, in order of place."""
    names = _names()
    kinds, with_and = names.kinds, names.with_and
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, start, end in names.automaton.find_matches_as_indexes(text.chars):
        if with_and[number]:
            kind, first, last = _without_and(names, text.chars, number, start, end)
            found[kind].append((first, last))
        else:
            found[kinds[number]].append((start, end))
    return found


def _without_and(names: _Names, chars: str, number: int, start: int, end: int) -> tuple[str, int, int]:
    """安徽 in 某村和安徽: a bare name in 和 gives way to one right behind the 和 that is as long or longer."""
    for other, first, last in names.automaton.find_matches_as_indexes(chars[start + 1 : start + 1 + _LONGEST]):
        if first == 0 and last >= end - start:
            return names.kinds[other], start + 1, start + 1 + last
        break
    return names.kinds[number], start, end
