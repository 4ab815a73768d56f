# ruff: noqa: ANN401  # the trees of re are untyped
"""What a pattern needs: sets of literals of each of which every match, with what it looks at, holds one.

A pattern is tried in a sentence only where all its sets are met, so that most patterns are never tried at all. Sets are
only ever left out, never made up: fewer of them cost time, no match.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.trees import REPEATS, children, is_mark

Literals = frozenset[str]

_EMPTY: Literals = frozenset({""})
_WITHOUT_WIDTH = frozenset({sre.ASSERT, sre.ASSERT_NOT, sre.AT})
_MOST_OPTIONAL = 4  # strings that may be there or not, or every run with them would grow by as many times

_MOST_STRINGS = 400  # in the product of a run of alternatives
_MOST_SETS = 4  # kept for a pattern
_MOST_SINGLE = 20  # characters: a set with more of them is met by every other sentence
_OFTEN = frozenset("，、。的")
_NEARLY_ALWAYS = _OFTEN | {"协", "政协", "工作", "全", "人"}  # in every fourth sentence or more


class Requirements:
    """Works out requirements; remembers those of trees that many patterns share."""

    def __init__(self) -> None:
        self._sets: dict[tuple[int, bool], tuple[Any, list[Literals]]] = {}
        self._strings: dict[int, tuple[Any, Literals | None]] = {}

    def of(self, tree: Any) -> tuple[Literals, ...]:
        """The sets that tell most, the most telling first."""
        found = sorted(set(self._all(tree)), key=rank)
        return tuple(s for n, s in enumerate(found) if n == 0 or tells(s))[:_MOST_SETS]

    def words(self, tree: Any) -> Literals:
        """Of all sets the one that people would call the anchors; empty where there is none."""
        return max(self._all(tree, looking=False), key=_merit, default=frozenset())

    def _all(self, tree: Any, *, looking: bool = True) -> list[Literals]:
        found: list[Literals] = []
        run = _EMPTY
        for op, value in tree:
            if looking and op in _WITHOUT_WIDTH:
                more, run = self._looked(op, value, run)
                found += more
                continue
            exact = self._exact_item(op, value)
            if exact is None and looking:
                exact = self._optional(op, value)
                if exact is None and op in REPEATS and value[0] > 0 and (turn := self._exact(value[2])):
                    found.append(_product(run, turn))
                    run = turn
                    continue
            if exact is not None and (looking or "" not in exact) and (longer := _product(run, exact)):
                run = longer
                continue
            found.append(run)
            run = exact if exact is not None and "" not in exact else _EMPTY
            if run == _EMPTY:
                found += self._item(op, value, looking=looking)
        return [s for s in (*found, run) if s and "" not in s]

    def _looked(self, op: Any, value: Any, run: Literals) -> tuple[list[Literals], Literals]:
        """What stands there by a look ahead or behind, and the run with it: what is looked at stands beside it."""
        if op is not sre.ASSERT:
            return [], run
        exact = self._exact(value[1])
        if value[0] < 0:
            return ([], exact) if run == _EMPTY and exact else (self._all(value[1]), run)
        return [*self._all(value[1]), *([_product(run, exact)] if exact else [])], run

    def _optional(self, op: Any, value: Any) -> Literals | None:
        """What may be missing, where it is little."""
        if op not in REPEATS or value[:2] != (0, 1):
            return None
        exact = self._exact(value[2])
        return exact | {""} if exact and len(exact) <= _MOST_OPTIONAL else None

    def _item(self, op: Any, value: Any, *, looking: bool) -> list[Literals]:
        if _has_flags(op, value):
            return []
        if op is sre.LITERAL:  # the first mark of a class
            return [frozenset({chr(value)})]
        if op is sre.BRANCH:
            return self._either([self._all(branch, looking=looking) for branch in value[1]], looking=looking)
        if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) or (op in REPEATS and value[0] >= 1):
            return self._shared(children(op, value)[0], looking=looking)
        return self._all(value[1]) if op is sre.ASSERT and looking else []

    def _shared(self, tree: Any, *, looking: bool) -> list[Literals]:
        key = (id(tree), looking)
        if key not in self._sets:
            self._sets[key] = (tree, self._all(tree, looking=looking))  # the tree is held, so that its id stays its own
        return self._sets[key][1]

    def _either(self, parts: list[list[Literals]], *, looking: bool) -> list[Literals]:
        """One of the alternatives matches: a set of each together make a set."""
        if not all(parts):
            return []
        if not looking:
            return [frozenset().union(*(max(part, key=_merit) for part in parts))]
        ordered = [sorted(set(part), key=rank) for part in parts]
        return [frozenset().union(*(part[n] for part in ordered)) for n in range(min(2, *map(len, ordered)))]

    def _exact(self, tree: Any) -> Literals | None:
        """All strings that the expression can match, where these are few; None otherwise."""
        if id(tree) not in self._strings:
            self._strings[id(tree)] = (tree, self._joined(self._exact_item(op, value) for op, value in tree))
        return self._strings[id(tree)][1]

    def _joined(self, parts: Iterable[Literals | None]) -> Literals | None:
        strings: Literals = frozenset({""})
        for part in parts:
            if part is None or len(strings) * len(part) > _MOST_STRINGS:
                return None
            strings = frozenset(a + b for a in strings for b in part)
        return strings

    def _exact_item(self, op: Any, value: Any) -> Literals | None:
        if op is sre.LITERAL:
            return None if is_mark(chr(value)) else frozenset({chr(value)})
        if op is sre.IN:
            return _few(charsets.of_item(op, value))
        if _has_flags(op, value):
            return None
        if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) or (op in REPEATS and value[0] == value[1] == 1):
            return self._exact(children(op, value)[0])
        if op is sre.BRANCH:
            parts = [self._exact(branch) for branch in value[1]]
            return None if any(p is None for p in parts) else frozenset().union(*(p for p in parts if p))
        return None


def _product(run: Literals, more: Literals) -> Literals:
    """All strings of the one with all of the other behind; empty where these are too many."""
    if len(run) * len(more) > _MOST_STRINGS:
        return frozenset()
    return frozenset(a + b for a in run for b in more)


def _few(ranges: charsets.Ranges | None) -> Literals | None:
    """The characters of a set of some, such as all digits."""
    if ranges is None or charsets.size(ranges) > _MOST_STRINGS:
        return None
    found = frozenset(chr(code) for low, high in ranges for code in range(low, high + 1))
    return None if any(map(is_mark, found)) else found


def _has_flags(op: Any, value: Any) -> bool:
    """True for `(?i:…)` and the like, where a literal may stand for other characters, too."""
    return op is sre.SUBPATTERN and value[1:3] != (0, 0)


def tells(literals: Literals) -> bool:
    """False for a set of which text holds a literal nearly everywhere: to look for it costs more than it saves."""
    return _single(literals) <= _MOST_SINGLE and _NEARLY_ALWAYS.isdisjoint(literals)


def _single(literals: Literals) -> int:
    """How many of them are one character long; marks are not counted, and letters are rare in Chinese text."""
    return sum(len(word) == 1 and not is_mark(word) and not _is_letter(word) for word in literals)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def rank(literals: Literals) -> tuple[float, list[str]]:
    """How often text holds one of them, by a rule of thumb: the lower, the more a set tells."""
    return sum(map(_weight, literals)), sorted(literals)


def _weight(literal: str) -> float:
    if len(literal) > 1:
        return 1 if len(literal) == 2 else 0.2
    return 2 if is_mark(literal) else 400 if literal in _OFTEN else 15 if literal in "“”；：（）一" else 8


def _merit(anchors: Literals) -> tuple[int, int, int]:
    """Words before marks, then the longest shortest word (up to three), then the fewest words."""
    words = not any(is_mark(c) for a in anchors for c in a)
    return int(words), min(*(len(a) for a in anchors), 3), -len(anchors)
