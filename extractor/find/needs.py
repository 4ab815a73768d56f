"""Which sentences hold what the rules need: one look at each sentence for all rules.

A rule is tried in a sentence only where every one of its sets of literals is met. All literals are found by one
Aho–Corasick automaton, marks of classes where mentions are. The sentences that meet a set are one number, in which each
has a byte: sentences that meet several sets are found by `&`, for all of them at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

import ahocorasick_rs

from extractor.model import Span
from extractor.rules import CompiledRule

_BLOCK = 256  # sentences: in longer numbers the time would grow with the square of a document's length
_FIRST = itemgetter(0)


@dataclass(frozen=True)
class Needs:
    """The sets of literals of all rules, numbered; those of each rule with the one that tells most first. Literals that
    meet the same sets are one group: `group` is that of each in the order of the `automaton`, `meets` the sets that
    each group meets; `of_mark`: those that a mark meets. `behind`: how far before its sentence a rule may look, in
    code points.
    """

    of_rule: tuple[tuple[int, ...], ...]
    count: int
    group: tuple[int, ...]
    meets: tuple[tuple[int, ...], ...]
    of_mark: dict[str, tuple[int, ...]]
    automaton: ahocorasick_rs.AhoCorasick
    behind: int


def needs(rules: Sequence[CompiledRule]) -> Needs:
    """Number the sets of all rules and make the automaton of their words."""
    numbers: dict[frozenset[str], int] = {}
    meets: dict[str, list[int]] = defaultdict(list)
    for rule in rules:
        for literals in rule.compiled.needs:
            if literals not in numbers:
                numbers[literals] = len(numbers)
                for literal in literals:
                    meets[literal].append(numbers[literals])
    words = sorted(meets)
    sets = {word: tuple(meets[word]) for word in words}
    groups = {met: number for number, met in enumerate(dict.fromkeys(sets.values()))}
    return Needs(
        of_rule=tuple(tuple(numbers[literals] for literals in rule.compiled.needs) for rule in rules),
        count=len(numbers),
        group=tuple(groups[met] for met in sets.values()),
        meets=tuple(groups),
        of_mark={word: met for word, met in sets.items() if len(word) == 1},
        automaton=ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False),
        behind=max((rule.compiled.behind for rule in rules), default=0),
    )


class Met:
    """Which needs each sentence of a document meets; more of them as mentions are found."""

    def __init__(self, needs: Needs, chars: str, sentences: Sequence[Span]) -> None:
        self._needs = needs
        self._starts = [start for start, _ in sentences]
        self._blocks = [_Block(needs, chars, sentences[at : at + _BLOCK]) for at in range(0, len(sentences), _BLOCK)]

    def add(self, mark: str, starts: Iterable[int]) -> None:
        """Mentions of a class, known by its first mark, begin at these positions."""
        sets = self._needs.of_mark.get(mark)
        if sets:
            for number in {bisect_right(self._starts, start) - 1 for start in starts} - {-1}:
                block, place = divmod(number, _BLOCK)
                self._blocks[block].add(sets, place)

    def tried(self, rules: Sequence[int]) -> Iterator[tuple[int, list[Span]]]:
        """Those of these rules whose needs are all met by some sentences, with these; a rule may come several times."""
        for block in self._blocks:
            yield from block.tried(rules)


class _Block:
    """The same for some consecutive sentences."""

    def __init__(self, needs: Needs, chars: str, sentences: Sequence[Span]) -> None:
        self._of_rule = needs.of_rule
        self._sentences = sentences
        self._known: dict[int, list[Span]] = {}
        self._where = where = [0] * needs.count
        for group, those in _groups(needs, chars, sentences).items():
            for number in needs.meets[group]:
                where[number] |= those

    def add(self, sets: Iterable[int], place: int) -> None:
        """A sentence meets these sets, too."""
        for number in sets:
            self._where[number] |= 1 << 8 * place

    def tried(self, rules: Iterable[int]) -> Iterator[tuple[int, list[Span]]]:
        """Those of these rules whose needs are all met by some sentences, with these."""
        where, of_rule = self._where, self._of_rule
        for rule in rules:
            those = -1
            for number in of_rule[rule]:
                those &= where[number]
                if not those:
                    break
            else:
                yield rule, self._known.get(those) or self._chosen(those)

    def _chosen(self, those: int) -> list[Span]:
        """The sentences of a number; rules that need the same, or have their words in the same places, share them."""
        found = list(compress(self._sentences, those.to_bytes(len(self._sentences), "little")))
        self._known[those] = found
        return found


def _groups(needs: Needs, chars: str, sentences: Sequence[Span]) -> dict[int, int]:
    """By group, the sentences that hold a literal of it, or have it behind their start where a rule may look."""
    found: dict[int, int] = defaultdict(int)
    matches, group_of, behind = needs.automaton.find_matches_as_indexes, needs.group.__getitem__, needs.behind
    this = 1
    for start, end in sentences:
        window = chars[start - behind if start > behind else 0 : end]
        for group in set(map(group_of, map(_FIRST, matches(window, overlapping=True)))):
            found[group] |= this
        this <<= 8
    return found
