"""Which sentences hold what the rules need: one look at each sentence for all rules.

A rule is tried in a sentence only where every one of its sets of literals is met. All literals are found by one
Aho–Corasick automaton, marks of classes where mentions are. The sentences that meet a set are one number, in which each
has a byte: sentences that meet several sets are found by `&`, for all of them at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import NamedTuple

import ahocorasick_rs

from extractor.model import Span
from extractor.rules import CompiledRule

_BLOCK = 256  # sentences: in longer numbers the time would grow with the square of a document's length


class Wanted(NamedTuple):
    """What a rule needs: the index of the rule, the number of the set that tells most, those of the others."""

    rule: int
    first: int
    others: tuple[int, ...]


@dataclass(frozen=True)
class Needs:
    """The sets of literals of all rules, numbered. Literals that meet the same sets are one group: `group` is that of
    each, `meets` the sets that each group meets; `of_mark`: those that a mark meets. `behind`: how far before its
    sentence a rule may look, in code points.
    """

    wanted: tuple[Wanted, ...]
    count: int
    group: dict[str, int]
    meets: tuple[tuple[int, ...], ...]
    of_mark: dict[str, tuple[int, ...]]
    automaton: ahocorasick_rs.AhoCorasick
    behind: int


def needs(rules: Sequence[CompiledRule]) -> Needs:
    """Number the sets of all rules and make the automaton of their words."""
    numbers: dict[frozenset[str], int] = {}
    meets: dict[str, list[int]] = defaultdict(list)
    for literals in chain.from_iterable(rule.compiled.needs for rule in rules):
        if literals not in numbers:
            numbers[literals] = len(numbers)
            for literal in _shortest(literals):
                meets[literal].append(numbers[literals])
    words = sorted(meets)
    sets = {word: tuple(meets[word]) for word in words}
    groups = {met: number for number, met in enumerate(dict.fromkeys(sets.values()))}
    return Needs(
        wanted=tuple(_wanted(index, rule, numbers) for index, rule in enumerate(rules)),
        count=len(numbers),
        group={word: groups[met] for word, met in sets.items()},
        meets=tuple(groups),
        of_mark={word: met for word, met in sets.items() if len(word) == 1},
        automaton=ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=True),
        behind=max((rule.compiled.behind for rule in rules), default=0),
    )


def _wanted(index: int, rule: CompiledRule, numbers: dict[frozenset[str], int]) -> Wanted:
    first, *others = (numbers[literals] for literals in rule.compiled.needs)
    return Wanted(index, first, tuple(others))


def _shortest(literals: frozenset[str]) -> list[str]:
    """The literals that hold no other one: where any is met, one of these is."""
    lengths = sorted({len(word) for word in literals})
    return [word for word in literals if not any(part in literals for part in _parts(word, lengths))]


def _parts(word: str, lengths: Sequence[int]) -> Iterable[str]:
    """The shorter pieces of a word that are as long as one of these."""
    shorter = (length for length in lengths if length < len(word))
    return (word[at : at + length] for length in shorter for at in range(len(word) - length + 1))


class Met:
    """Which needs each sentence of a document meets; more of them as mentions are found."""

    def __init__(self, needs: Needs, chars: str, sentences: Sequence[Span]) -> None:
        self._needs = needs
        self._starts = [start for start, _ in sentences]
        self._blocks = [_Block(needs, chars, sentences[at : at + _BLOCK]) for at in range(0, len(sentences), _BLOCK)]

    def add(self, mark: str, starts: Iterable[int]) -> None:
        """Mentions of a class, known by its first mark, begin at these positions."""
        sets = self._needs.of_mark.get(mark)
        if not sets:
            return
        places: dict[int, list[int]] = defaultdict(list)
        for number in set(map(bisect_right, repeat(self._starts), starts)) - {0}:
            places[(number - 1) // _BLOCK].append((number - 1) % _BLOCK)
        for block, those in places.items():
            self._blocks[block].add(sets, those)

    def tried(self, rules: Sequence[Wanted]) -> list[tuple[int, list[Span]]]:
        """Those of these rules whose needs are all met by some sentences, with these; a rule may come several times."""
        return [tried for block in self._blocks for tried in block.tried(rules)]


class _Block:
    """The same for some consecutive sentences."""

    def __init__(self, needs: Needs, chars: str, sentences: Sequence[Span]) -> None:
        self._sentences = sentences
        self._known: dict[int, list[Span]] = {}
        self._where = where = [0] * needs.count
        for group, those in _groups(needs, chars, sentences).items():
            for number in needs.meets[group]:
                where[number] |= those

    def add(self, sets: Iterable[int], places: Collection[int]) -> None:
        """These sentences meet these sets, too."""
        those = bytearray(len(self._sentences))
        for place in places:
            those[place] = 1
        more, where = int.from_bytes(those, "little"), self._where
        for number in sets:
            where[number] |= more

    def tried(self, rules: Iterable[Wanted]) -> list[tuple[int, list[Span]]]:
        """Those of these rules whose needs are all met by some sentences, with these."""
        where, known = self._where, self._known
        found: list[tuple[int, list[Span]]] = []
        for rule, first, others in rules:
            those = where[first]
            if not those:
                continue
            for number in others:
                those &= where[number]
            if those:
                found.append((rule, known.get(those) or self._chosen(those)))
        return found

    def _chosen(self, those: int) -> list[Span]:
        """The sentences of a number; rules that need the same, or have their words in the same places, share them."""
        found = list(compress(self._sentences, those.to_bytes(len(self._sentences), "little")))
        self._known[those] = found
        return found


def _groups(needs: Needs, chars: str, sentences: Sequence[Span]) -> dict[int, int]:
    """By group, the sentences that hold a literal of it, or have it behind their start where a rule may look."""
    found: dict[int, int] = defaultdict(int)
    literals, group_of, behind = needs.automaton.find_matches_as_strings, needs.group.__getitem__, needs.behind
    this = 1
    for start, end in sentences:
        window = chars[start - behind if start > behind else 0 : end]
        for group in set(map(group_of, literals(window, overlapping=True))):
            found[group] |= this
        this <<= 8
    return found
