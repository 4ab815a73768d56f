"""Which sentences hold what the rules need: one look at each sentence for all rules.

A rule is tried in a sentence only where every one of its sets of literals is met. All literals are found by one
Aho–Corasick automaton, marks of classes where mentions are. What a sentence meets is a row of bits, one a set; the
column of a set is one number, in which each sentence has a byte: sentences that meet several sets are found by `&`, for
all of them at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, compress, repeat
from operator import or_
from typing import NamedTuple

import ahocorasick_rs

from extractor.model import Span
from extractor.rules import CompiledRule

_NOT_YET = -1  # the column of a set that some sentence meets, before a rule asks for it


class Wanted(NamedTuple):
    """What a rule needs: the index of the rule, the number of the set that tells most, those of the others."""

    rule: int
    first: int
    others: tuple[int, ...]


@dataclass(frozen=True)
class Needs:
    """The sets of literals of all rules, numbered. `sets`: those that each literal meets, as a number with a bit for
    each; `of_mark`: those that a mark meets. `behind`: how far before its sentence a rule may look, in code points.
    """

    wanted: tuple[Wanted, ...]
    count: int
    sets: dict[str, int]
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
    return Needs(
        wanted=tuple(_wanted(index, rule, numbers) for index, rule in enumerate(rules)),
        count=len(numbers),
        sets={word: sum(1 << number for number in meets[word]) for word in words},
        of_mark={word: tuple(meets[word]) for word in words if len(word) == 1},
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
        self._sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._width = needs.count // 8 + 1
        self._every = int.from_bytes(b"\1" * len(sentences), "little")
        self._known: dict[int, list[Span]] = {}
        rows = _rows(needs, chars, sentences)
        self._rows = b"".join([row.to_bytes(self._width, "little") for row in rows])
        met = f"{reduce(or_, rows, 0):0{needs.count}b}"
        self._where = [_NOT_YET if bit == "1" else 0 for bit in reversed(met)]

    def add(self, mark: str, starts: Iterable[int]) -> None:
        """Mentions of a class, known by its first mark, begin at these positions."""
        sets = self._needs.of_mark.get(mark)
        if not sets:
            return
        those = bytearray(len(self._sentences))
        for number in set(map(bisect_right, repeat(self._starts), starts)) - {0}:
            those[number - 1] = 1
        more = int.from_bytes(those, "little")
        for number in sets:
            self._where[number] = self._column(number) | more

    def tried(self, rules: Iterable[Wanted]) -> list[tuple[int, list[Span]]]:
        """Those of these rules whose needs are all met by some sentences, with these."""
        where, known, column = self._where, self._known, self._column
        found: list[tuple[int, list[Span]]] = []
        for rule, first, others in rules:
            those = where[first]
            if not those:
                continue
            if those == _NOT_YET:
                those = column(first)
            for number in others:
                those &= where[number] if where[number] != _NOT_YET else column(number)
            if those:
                found.append((rule, known.get(those) or self._chosen(those)))
        return found

    def _column(self, number: int) -> int:
        """The sentences that meet a set."""
        found = self._where[number]
        if found == _NOT_YET:
            byte, bit = divmod(number, 8)
            found = int.from_bytes(self._rows[byte :: self._width], "little") >> bit & self._every
            self._where[number] = found
        return found

    def _chosen(self, those: int) -> list[Span]:
        """The sentences of a number; rules that need the same, or have their words in the same places, share them."""
        found = list(compress(self._sentences, those.to_bytes(len(self._sentences), "little")))
        self._known[those] = found
        return found


def _rows(needs: Needs, chars: str, sentences: Sequence[Span]) -> list[int]:
    """By sentence, the sets of which it holds a literal, or has one behind its start where a rule may look."""
    literals, sets_of, behind = needs.automaton.find_matches_as_strings, needs.sets.__getitem__, needs.behind
    windows = [chars[start - behind if start > behind else 0 : end] for start, end in sentences]
    return [reduce(or_, map(sets_of, set(literals(window, overlapping=True))), 0) for window in windows]
