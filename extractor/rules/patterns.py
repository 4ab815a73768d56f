# ruff: noqa: ANN401  # the trees of re are untyped
"""From a rule's pattern to a compiled expression, its anchors and its width.

A pattern is a Python regular expression in which `{name}` stands for a lexicon, a sub-pattern or a class. A class
(`{place}`, `{body}`) is a mention that an earlier stage found: the engine lays marks over the text, one private-use
character for its first code point and another for the rest, so that a class costs the expression one literal and
offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.errors import RuleError

_MACRO = re.compile(r"\{([a-z][a-z_]*)\}")
_FIRST_MARK = 0xE000  # Unicode private use area: two marks a class
_MOST_MARK = 0xF8FF
_CLASS_WIDTH = 40  # code points; a mention that is laid over is counted as wide as this
_MOST_ANCHORS = 400
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expanded pattern: `anchors` are literal strings one of which stands in every match; `classes` the classes
    it refers to; `anchor_classes` those whose mentions serve as anchors, too; `width` bounds a match in code points,
    what its look-arounds see included.
    """

    regex: re.Pattern[str]
    anchors: tuple[str, ...]
    anchor_classes: tuple[str, ...]
    classes: tuple[str, ...]
    width: int


class Marks:
    """Hands every class its two private-use marks, in a fixed order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first = {name: _FIRST_MARK + 2 * i for i, name in enumerate(sorted(names))}

    def __contains__(self, name: str) -> bool:
        return name in self._first

    def names(self) -> tuple[str, ...]:
        """All classes."""
        return tuple(self._first)

    def overlay(self, name: str, length: int) -> str:
        """The marks that stand for a mention of `length` code points."""
        first = self._first[name]
        return chr(first) + chr(first + 1) * (length - 1)

    def expression(self, name: str) -> str:
        """What `{name}` expands to."""
        first = self._first[name]
        return f"(?:{chr(first)}{chr(first + 1)}*+)"

    def owner(self, mark: str) -> str:
        """The class of a first mark, or an empty string."""
        return next((name for name, first in self._first.items() if chr(first) == mark), "")


def expand(pattern: str, macros: Mapping[str, str], marks: Marks, where: str) -> tuple[str, tuple[str, ...]]:
    """Replace every `{name}`; give the expanded pattern and the classes it refers to.

    Raises RuleError where a name is unknown.
    """
    classes: set[str] = set()

    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name in macros:
            inner, found = expand(macros[name], macros, marks, where)
            classes.update(found)
            return f"(?:{inner})"
        if name in marks:
            classes.add(name)
            return marks.expression(name)
        known = ", ".join(sorted({*macros, *marks.names()}))
        raise RuleError(where, f"unknown name {{{name}}} in the pattern", f"use one of: {known}")

    return _MACRO.sub(one, pattern), tuple(sorted(classes))


def compile_pattern(
    pattern: str, macros: Mapping[str, str], marks: Marks, where: str, anchors: tuple[str, ...] = ()
) -> Compiled:
    """Expand, check and compile a pattern; raises RuleError with the place `where` (file, rule, key)."""
    expanded, classes = expand(pattern, macros, marks, where)
    try:
        regex = re.compile(expanded)
        tree = sre_parse.parse(expanded)
    except re.error as error:
        raise RuleError(where, f"the pattern does not compile ({error})", "correct the expression") from None
    _reject_unbounded(tree, where)
    if regex.match(""):
        raise RuleError(where, "the pattern matches nothing at all", "let it hold at least one fixed word")
    found = set(anchors) or _required(tree)
    if not found:
        raise RuleError(where, "the pattern has no anchor", "let every alternative hold a fixed word")
    text_anchors = tuple(sorted(a for a in found if not _is_mark(a[0])))
    anchor_classes = tuple(sorted({marks.owner(a[0]) for a in found if _is_mark(a[0])}))
    return Compiled(regex, text_anchors, anchor_classes, classes, _width(tree))


def _is_mark(char: str) -> bool:
    return _FIRST_MARK <= ord(char) <= _MOST_MARK


def _reject_unbounded(tree: Any, where: str) -> None:
    for op, value in _walk(tree):
        if op in _REPEATS and value[1] is sre.MAXREPEAT and not _is_class_rest(value[2]):
            raise RuleError(where, "an unbounded quantifier (* or + or {n,})", "give the most repeats: {0,12}")


def _is_class_rest(items: Any) -> bool:
    """True for the repeated second mark of a class, which no text can make long."""
    return len(items) == 1 and items[0][0] is sre.LITERAL and _is_mark(chr(items[0][1]))


def _walk(tree: Any) -> Iterable[tuple[Any, Any]]:
    for op, value in tree:
        yield op, value
        for child in _children(op, value):
            yield from _walk(child)


def _children(op: Any, value: Any) -> tuple[Any, ...]:
    if op is sre.BRANCH:
        return tuple(value[1])
    if op is sre.SUBPATTERN:
        return (value[3],)
    if op in _REPEATS:
        return (value[2],)
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return (value[1],)
    if op is sre.ATOMIC_GROUP:
        return (value,)
    return ()


def _width(tree: Any) -> int:
    """The most code points that a match and its look-arounds reach over."""
    total = 0
    for op, value in tree:
        if op in _REPEATS:
            most = 1 if _is_class_rest(value[2]) else value[1]
            total += _CLASS_WIDTH if _is_class_rest(value[2]) else most * _width(value[2])
        elif op is sre.BRANCH:
            total += max(_width(branch) for branch in value[1])
        elif op is sre.GROUPREF:
            total += _CLASS_WIDTH
        elif children := _children(op, value):
            total += sum(_width(child) for child in children)
        else:
            total += 1
    return total


def _exact(tree: Any) -> set[str] | None:
    """All strings that the expression can match, where these are few; None otherwise."""
    strings = {""}
    for op, value in tree:
        part = _exact_item(op, value)
        if part is None or len(strings) * len(part) > _MOST_ANCHORS:
            return None
        strings = {a + b for a in strings for b in part}
    return strings


def _exact_item(op: Any, value: Any) -> set[str] | None:
    if op is sre.LITERAL:
        return None if _is_mark(chr(value)) else {chr(value)}
    if op is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        return {chr(code) for _, code in value}
    if op is sre.SUBPATTERN:
        return _exact(value[3])
    if op is sre.ATOMIC_GROUP:
        return _exact(value)
    if op is sre.BRANCH:
        parts = [_exact(branch) for branch in value[1]]
        return None if any(p is None for p in parts) else set().union(*(p for p in parts if p))
    if op in _REPEATS and value[0] == value[1]:
        inner = _exact(value[2])
        return inner if value[0] == 1 else None
    return None


def _required(tree: Any) -> set[str]:
    """The best set of literals one of which every match holds; empty where there is none."""
    candidates: list[set[str]] = []
    run: set[str] = {""}
    for op, value in tree:
        exact = _exact_item(op, value)
        if exact is not None and "" not in exact and len(run) * len(exact) <= _MOST_ANCHORS:
            run = {a + b for a in run for b in exact}
            continue
        candidates.append(run)
        run = {""}
        if exact is not None and "" not in exact:
            run = exact
        elif op is sre.LITERAL:  # the first mark of a class
            candidates.append({chr(value)})
        elif op is sre.BRANCH:
            parts = [_required(branch) for branch in value[1]]
            candidates.append(set().union(*parts) if all(parts) else set())
        elif op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) or (op in _REPEATS and value[0] >= 1):
            candidates.append(_required(_children(op, value)[0]))
    candidates.append(run)
    usable = [c for c in candidates if c and "" not in c]
    return max(usable, key=_merit, default=set())


def _merit(anchors: set[str]) -> tuple[int, int, int]:
    """Words before marks, then the longest shortest word (up to three), then the fewest words."""
    words = not any(_is_mark(c) for a in anchors for c in a)
    return int(words), min(*(len(a) for a in anchors), 3), -len(anchors)
