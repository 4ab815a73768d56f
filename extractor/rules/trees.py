# ruff: noqa: ANN401  # the trees of re are untyped
"""Patterns as trees of `re`, in which a sub-pattern that many rules share is parsed once and stands as one object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.errors import RuleError

REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})

_MACRO = re.compile(r"\{([a-z][a-z_]*)\}")
_FIRST_MARK = 0xE000  # Unicode private use area: two marks a class
_MOST_MARK = 0xF8FF
_FIRST_STAND_IN = 0xF0000  # a further private use area: one character a sub-pattern while a pattern is parsed
_NUMBERED = re.compile(r"(?<!\\)\((?!\?)|\(\?P")  # a group with a number or a name, or a reference to one


def is_mark(char: str) -> bool:
    """True for the private-use characters that stand for mentions of a class."""
    return _FIRST_MARK <= ord(char) <= _MOST_MARK


class Marks:
    """Hands every class its two private-use marks, in a fixed order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first = {name: _FIRST_MARK + 2 * i for i, name in enumerate(sorted(names))}

    def __contains__(self, name: str) -> bool:
        return name in self._first

    def names(self) -> tuple[str, ...]:
        """All classes."""
        return tuple(self._first)

    def pair(self, name: str) -> tuple[str, str]:
        """The marks of the first code point of a mention of a class and of each of the rest."""
        first = self._first[name]
        return chr(first), chr(first + 1)

    def expression(self, name: str) -> str:
        """What `{name}` expands to."""
        first = self._first[name]
        return f"(?:{chr(first)}{chr(first + 1)}*+)"

    def first(self, name: str) -> str:
        """The mark of the first code point of a mention of a class."""
        return chr(self._first[name])

    def owner(self, mark: str) -> str:
        """The class of a first mark, or an empty string."""
        return next((name for name, first in self._first.items() if chr(first) == mark), "")


class Macros:
    """What the names in braces stand for: sub-patterns, lists of words as alternations, and classes."""

    def __init__(self, texts: Mapping[str, str], marks: Marks) -> None:
        self.marks = marks
        self._texts = texts
        self._names = tuple(sorted({*texts, *marks.names()}))
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._trees: dict[str, Any] = {}
        self._classes: dict[str, frozenset[str]] = {}

    def expand(self, pattern: str, where: str) -> str:
        """The pattern with every `{name}` replaced, as plain `re` takes it. Raises RuleError for an unknown name."""
        return _MACRO.sub(lambda m: self._expansion(m[1], where), pattern)

    def _expansion(self, name: str, where: str) -> str:
        if name in self._texts:
            return f"(?:{self.expand(self._texts[name], where)})"
        self._check(name, where)
        return self.marks.expression(name)

    def classes(self, pattern: str, where: str) -> frozenset[str]:
        """The classes that a pattern refers to. Raises RuleError for an unknown name."""
        found: set[str] = set()
        for name in set(_MACRO.findall(pattern)):
            if name not in self._texts:
                self._check(name, where)
                found.add(name)
                continue
            if name not in self._classes:
                self._classes[name] = self.classes(self._texts[name], where)
            found |= self._classes[name]
        return frozenset(found)

    def parse(self, pattern: str, where: str) -> Any:
        """The tree of a pattern. Raises re.error, and RuleError for an unknown name."""
        short = sre_parse.parse(_MACRO.sub(lambda m: self._stand_in(m[1], where), pattern))
        _reject_unbounded(short, where)
        return self._filled(short, where)

    def _stand_in(self, name: str, where: str) -> str:
        self._check(name, where)
        text = self._texts.get(name)
        if text is not None and _NUMBERED.search(text):  # its groups are numbered with those of the pattern
            return f"(?:{_MACRO.sub(lambda m: self._stand_in(m[1], where), text)})"
        return chr(_FIRST_STAND_IN + self._numbers[name])

    def _check(self, name: str, where: str) -> None:
        if name not in self._numbers:
            known = ", ".join(self._names)
            raise RuleError(where, f"unknown name {{{name}}} in the pattern", f"use one of: {known}")

    def _tree(self, code: int, where: str) -> Any:
        name = self._names[code - _FIRST_STAND_IN]
        if name not in self._trees:
            text = self._texts.get(name)
            self._trees[name] = self.parse(self.marks.expression(name) if text is None else text, where)
        return self._trees[name]

    def _filled(self, tree: Any, where: str) -> Any:
        """The tree with the shared trees in the places of their stand-ins."""
        items: list[Any] = []
        for op, value in tree:
            items += self._filled_item(op, value, tree.state, where)
        return sre_parse.SubPattern(tree.state, items)

    def _filled_item(self, op: Any, value: Any, state: Any, where: str) -> list[Any]:
        if op is sre.LITERAL and value >= _FIRST_STAND_IN:
            return [(sre.SUBPATTERN, (None, 0, 0, self._tree(value, where)))]
        if (op is sre.NOT_LITERAL and value >= _FIRST_STAND_IN) or (op is sre.IN and _is_stood_in(value)):
            if op is sre.NOT_LITERAL or value[0][0] is sre.NEGATE:
                raise RuleError(where, "a name in braces stands in [^ ]", "write (?!{name}) before a set")
            return [self._alternatives(value, state, where)]
        filled = [self._filled(child, where) for child in children(op, value)]
        if op is sre.SUBPATTERN and value[0] is not None:
            state.groupwidths[value[0]] = filled[0].getwidth()
        return [(op, with_children(op, value, filled))]

    def _alternatives(self, members: list[Any], state: Any, where: str) -> Any:
        """`re` takes one character of each for a set, where several sub-patterns are alternatives."""
        branches = [
            self._filled_item(kind, code, state, where) if kind is sre.LITERAL else [(sre.IN, [(kind, code)])]
            for kind, code in members
        ]
        return (sre.BRANCH, (None, [sre_parse.SubPattern(state, branch) for branch in branches]))


def _is_stood_in(members: list[Any]) -> bool:
    return any(kind is sre.LITERAL and code >= _FIRST_STAND_IN for kind, code in members)


def _reject_unbounded(tree: Any, where: str) -> None:
    for op, value in walk(tree):
        if op in REPEATS and value[1] is sre.MAXREPEAT and not is_class_rest(value[2]):
            raise RuleError(where, "an unbounded quantifier (* or + or {n,})", "give the most repeats: {0,12}")


def is_class_rest(items: Any) -> bool:
    """True for the repeated second mark of a class, which no text can make long."""
    return len(items) == 1 and items[0][0] is sre.LITERAL and is_mark(chr(items[0][1]))


def walk(tree: Any) -> Iterator[tuple[Any, Any]]:
    """All items of a tree."""
    for op, value in tree:
        yield op, value
        for child in children(op, value):
            yield from walk(child)


def is_shared(op: Any, value: Any) -> bool:
    """True for a sub-pattern or list that many patterns share as one object."""
    return op is sre.SUBPATTERN and value[:3] == (None, 0, 0)


def children(op: Any, value: Any) -> tuple[Any, ...]:
    """The trees inside an item, in order."""
    if op is sre.BRANCH:
        return tuple(value[1])
    if op is sre.SUBPATTERN:
        return (value[3],)
    if op in REPEATS:
        return (value[2],)
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return (value[1],)
    if op is sre.ATOMIC_GROUP:
        return (value,)
    if op is sre.GROUPREF_EXISTS:
        return tuple(tree for tree in value[1:] if tree is not None)
    return ()


def with_children(op: Any, value: Any, trees: list[Any]) -> Any:
    """The value of an item with other trees in the place of its own."""
    if op is sre.BRANCH:
        return (value[0], trees)
    if op is sre.SUBPATTERN or op in REPEATS:
        return (*value[:-1], trees[0])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return (value[0], trees[0])
    if op is sre.ATOMIC_GROUP:
        return trees[0]
    if op is sre.GROUPREF_EXISTS:
        return (value[0], trees[0], trees[1] if len(trees) > 1 else None)
    return value
