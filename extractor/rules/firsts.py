# ruff: noqa: ANN401  # the trees of re are untyped
"""With which characters a match can begin, and which can be the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.charsets import Ranges
from extractor.rules.trees import REPEATS, children

_WITHOUT_WIDTH = frozenset({sre.ASSERT, sre.ASSERT_NOT, sre.AT})


def firsts(items: Iterable[Any]) -> Ranges | None:
    """The first characters of all matches; None where that may be any, or where nothing at all may match."""
    found, done = _firsts(items)
    return None if found is None or not done else charsets.union(found)


def seconds(items: Sequence[Any]) -> Ranges | None:
    """The second characters of all matches; None where that may be any, or where a match may be shorter."""
    for at, (op, value) in enumerate(items):
        if op not in _WITHOUT_WIDTH:
            return _second(op, value, items[at + 1 :])
    return None


def _second(op: Any, value: Any, rest: Sequence[Any]) -> Ranges | None:
    """The second characters of all matches of an item that has some width, with the rest behind it."""
    if charsets.of_item(op, value) is not None:
        return firsts(rest)
    if op is sre.BRANCH:
        return _any(seconds([*tree, *rest]) for tree in value[1])
    if op in REPEATS:
        if value[2].getwidth()[0] == 0:
            return None
        return _any(seconds(items) for items in _turns(op, value, rest))
    if op is sre.ATOMIC_GROUP or (op is sre.SUBPATTERN and value[1:3] == (0, 0)):
        return seconds([*children(op, value)[0], *rest])
    return None


def _turns(op: Any, value: Any, rest: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """What a repeat may be: nothing, or one turn and the others behind it."""
    least, most, body = value
    if least == 0:
        yield rest
    others = [(op, (max(0, least - 1), most if most is sre.MAXREPEAT else most - 1, body))] if most > 1 else []
    yield [*body, *others, *rest]


def _any(parts: Iterable[Ranges | None]) -> Ranges | None:
    """The characters of any of these, where all are known."""
    found: list[tuple[int, int]] = []
    for ranges in parts:
        if ranges is None:
            return None
        found += ranges
    return charsets.union(found)


def _firsts(items: Iterable[Any]) -> tuple[list[tuple[int, int]] | None, bool]:
    """First characters (None: any) and whether a match has at least one character."""
    found: list[tuple[int, int]] = []
    for op, value in items:
        if op in _WITHOUT_WIDTH:
            continue
        ranges, done = _of_item(op, value)
        if ranges is None:
            return None, done
        found += ranges
        if done:
            return found, True
    return found, False


def _of_item(op: Any, value: Any) -> tuple[Sequence[tuple[int, int]] | None, bool]:
    ranges = charsets.of_item(op, value)
    if ranges is not None:
        return ranges, True
    if op is sre.BRANCH:
        parts = [_firsts(tree) for tree in value[1]]
        together = [part for ranges, _ in parts if ranges is not None for part in ranges]
        return None if any(ranges is None for ranges, _ in parts) else together, all(done for _, done in parts)
    if op is sre.SUBPATTERN and value[1:3] != (0, 0):  # under other flags
        return None, False
    if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) or op in REPEATS:
        inside, done = _firsts(children(op, value)[0])
        return inside, done and not (op in REPEATS and value[0] == 0)
    return None, False
