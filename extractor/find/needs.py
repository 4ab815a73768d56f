"""Which sentences hold what the rules need: one look at each sentence for all rules.

A rule is tried in a sentence only where every one of its sets of literals is met. Words are found by one Aho–Corasick
automaton for all rules, single characters by the set of a sentence's characters, marks of classes where mentions are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from extractor.model import Span
from extractor.rules import CompiledRule

_NOTHING: frozenset[int] = frozenset()
_NOWHERE: set[int] = set()


@dataclass(frozen=True)
class Needs:
    """The sets of literals of all rules, numbered. `first` is the one of each rule that tells most, `others` the rest;
    `of_word` and `of_char` are those that a literal meets. `behind`: how far before its sentence a rule may look, in
    code points.
    """

    first: tuple[int, ...]
    others: tuple[frozenset[int], ...]
    firsts: frozenset[int]
    of_word: tuple[frozenset[int], ...]
    of_char: dict[str, frozenset[int]]
    words: ahocorasick_rs.AhoCorasick
    behind: int


def needs(rules: Sequence[CompiledRule]) -> Needs:
    """Number the sets of all rules and make the automaton of their words."""
    numbers: dict[frozenset[str], int] = {}
    meets: dict[str, set[int]] = defaultdict(set)
    of_rule = []
    for rule in rules:
        of_rule.append([numbers.setdefault(literals, len(numbers)) for literals in rule.compiled.needs])
        for literals, number in zip(rule.compiled.needs, of_rule[-1], strict=True):
            for literal in literals:
                meets[literal].add(number)
    words = sorted(literal for literal in meets if len(literal) > 1)
    return Needs(
        first=tuple(first for first, *_ in of_rule),
        others=tuple(frozenset(others) for _, *others in of_rule),
        firsts=frozenset(first for first, *_ in of_rule),
        of_word=tuple(frozenset(meets[word]) for word in words),
        of_char={char: frozenset(met) for char, met in meets.items() if len(char) == 1},
        words=ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False),
        behind=max((rule.compiled.behind for rule in rules), default=0),
    )


class Met:
    """Which needs each sentence of a document meets; more of them as mentions are found."""

    def __init__(self, needs: Needs, chars: str, sentences: Sequence[Span]) -> None:
        self._needs = needs
        self._starts = [start for start, _ in sentences]
        self._here: list[frozenset[int]] = []
        """By sentence, what it meets."""
        self._where: dict[int, set[int]] = defaultdict(set)
        """By need, of those that tell most, the sentences that meet it."""
        where, of_word, of_char, behind = self._where, needs.of_word, needs.of_char, needs.behind
        singles, matches = frozenset(of_char), needs.words.find_matches_as_indexes
        for number, (start, end) in enumerate(sentences):
            window = chars[start - behind if start > behind else 0 : end]
            found = {of_char[char] for char in singles.intersection(window)}
            found.update([of_word[which] for which, _, _ in matches(window, overlapping=True)])
            here = _NOTHING.union(*found)
            self._here.append(here)
            for need in needs.firsts.intersection(here):
                where[need].add(number)

    def add(self, mark: str, starts: Iterable[int]) -> None:
        """Mentions of a class, known by its first mark, begin at these positions."""
        met = self._needs.of_char.get(mark)
        if not met:
            return
        numbers = {bisect_right(self._starts, start) - 1 for start in starts} - {-1}
        for number in numbers:
            self._here[number] |= met
        for need in self._needs.firsts.intersection(met):
            self._where[need] |= numbers

    def tried(self, rules: Iterable[int]) -> list[tuple[int, list[int]]]:
        """Those of these rules whose needs are all met by some sentences, with these."""
        first, others, where, here = self._needs.first, self._needs.others, self._where, self._here
        found = []
        for rule in rules:
            if first[rule] in where:
                rest = others[rule]
                numbers = [number for number in where[first[rule]] if rest <= here[number]]
                if numbers:
                    found.append((rule, numbers))
        return found
