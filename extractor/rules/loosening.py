# ruff: noqa: ANN401  # the trees of re are untyped
"""Patterns without the long lists of words that must not stand somewhere.

`re` goes through such a list word by word wherever a match may begin, and most of these places are none for other
reasons. Without its lists a pattern matches wherever it does with them, and in few places more: it is looked for first,
and the pattern as it is written decides only where it is found and has a word of its lists in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.rules.trees import children, is_shared, with_children

Words = frozenset[str]
Left = frozenset[Words]
"""The lists that are left out of something."""

_MANY = 1000  # words from which on a list is left out
_NOTHING: Left = frozenset()
_GONE_BACK_INTO = frozenset({sre.SUBPATTERN, sre.BRANCH, sre.MAX_REPEAT, sre.MIN_REPEAT})


@dataclass(frozen=True)
class Loose:
    """What tells whether a pattern without its long lists matches as it does with them.

    `group`: in every match what is left out stands within this group, which is 0 for the whole match, before its last
    character or, looking behind, at its end.
    """

    left: Left
    group: int

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for words in self.left for word in words}))

    def is_sure(self, match: re.Match[str]) -> bool:
        """True where no word of the lists is there, so that the pattern with them matches the same."""
        start, end = match.span(self.group)
        if start < 0:
            return True
        lengths = self._lengths
        chars, first = match.string, max(0, start - lengths[-1])
        there = {chars[at : at + length] for length in lengths for at in range(first, end)}
        return all(map(there.isdisjoint, self.left))

    def data(self) -> list[Any]:
        """For JSON."""
        return [sorted(map(sorted, self.left)), self.group]

    @classmethod
    def of(cls, data: Sequence[Any]) -> Loose:
        """What `data` gave."""
        left, group = data
        return cls(frozenset(map(_one_list, map(tuple, left))), group)


@lru_cache(maxsize=64)
def _one_list(words: tuple[str, ...]) -> Words:
    """One object for all patterns that leave out the same list."""
    return frozenset(words)


class Loosener:
    """Loosens trees; remembers lists, and those trees that many patterns share."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, tuple[Any, Left]]] = {}
        self._lists: dict[int, tuple[Any, Words]] = {}

    def loosened(self, tree: Any) -> tuple[Any, Loose | None]:
        """The tree without its long lists, and what tells of them; the tree and None where it holds none."""
        made, left = self._made(tree)
        if made is tree:
            return tree, None
        changed = [item for item in tree if not any(item is kept for kept in made)]
        (op, value), *others = changed
        group = (value[0] or 0) if op is sre.SUBPATTERN and not others else 0
        return made, Loose(left, group)

    def _made(self, tree: Any) -> tuple[Any, Left]:
        return _of(tree, [self._item(item, tree[at + 1 :]) for at, item in enumerate(tree)])

    def _item(self, item: Any, rest: Any) -> tuple[Any, Left]:
        """What stands for an item, None for nothing, and what is left out of it; `rest` follows it."""
        op, value = item
        if op is sre.ASSERT_NOT:
            return self._barred(item, rest)
        if op is sre.ATOMIC_GROUP:
            return _with(item, [self._headless(value)])
        if op not in _GONE_BACK_INTO or (op is sre.SUBPATTERN and value[1:3] != (0, 0)):  # or under other flags
            return item, _NOTHING
        if not is_shared(op, value):
            return _with(item, [self._made(tree) for tree in children(op, value)])
        if id(value[3]) not in self._known:
            self._known[id(value[3])] = (value[3], self._made(value[3]))  # held, so that its id stays its own
        return _with(item, [self._known[id(value[3])][1]])

    def _headless(self, tree: Any) -> tuple[Any, Left]:
        """`re` does not go back into this tree, so that to match more in it could be to match less behind it: only what
        stands before all else may go.
        """
        op, value = first = tree[0]
        if is_shared(op, value):
            head = _with(first, [self._headless(value[3])])
        else:
            head = self._barred(first, tree[1:]) if op is sre.ASSERT_NOT else (first, _NOTHING)
        return _of(tree, [head, *((item, _NOTHING) for item in tree[1:])])

    def _barred(self, item: Any, rest: Any) -> tuple[Any, Left]:
        """What must not follow, or stand before, without the lists among its alternatives."""
        op, (direction, tree) = item
        if direction > 0 and rest.getwidth()[0] == 0:
            return item, _NOTHING
        is_choice = len(tree) == 1 and tree[0][0] is sre.BRANCH
        alternatives = tree[0][1][1] if is_choice else [tree]
        lists = [self._list(alternative) for alternative in alternatives]
        kept = [alternative for alternative, words in zip(alternatives, lists, strict=True) if not words]
        left = frozenset(filter(None, lists))
        if not left or not kept:
            return None if left else item, left
        short = kept[0] if len(kept) == 1 else sre_parse.SubPattern(tree.state, [(sre.BRANCH, (None, kept))])
        return (op, (direction, short)), left

    def _list(self, tree: Any) -> Words:
        """The words of a tree that is nothing but a long list; otherwise none."""
        if len(tree) != 1 or not is_shared(*tree[0]):
            return frozenset()
        shared = tree[0][1][3]
        if id(shared) not in self._lists:
            self._lists[id(shared)] = (shared, _words(shared))  # held, so that its id stays its own
        return self._lists[id(shared)][1]


def _words(tree: Any) -> Words:
    if len(tree) != 1 or tree[0][0] is not sre.BRANCH:
        return frozenset()
    alternatives = tree[0][1][1]
    if len(alternatives) < _MANY or any(op is not sre.LITERAL for words in alternatives for op, _ in words):
        return frozenset()
    return frozenset("".join(chr(code) for _, code in word) for word in alternatives)


def _of(tree: Any, made: list[tuple[Any, Left]]) -> tuple[Any, Left]:
    """A tree of these items, but for those that are None; itself where nothing is left out."""
    left = _NOTHING.union(*(left for _, left in made))
    return (sre_parse.SubPattern(tree.state, [item for item, _ in made if item is not None]) if left else tree), left


def _with(item: Any, made: list[tuple[Any, Left]]) -> tuple[Any, Left]:
    """An item with these trees inside; itself where nothing is left out."""
    op, value = item
    left = _NOTHING.union(*(left for _, left in made))
    return ((op, with_children(op, value, [tree for tree, _ in made])) if left else item), left
