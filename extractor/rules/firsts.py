# ruff: noqa: ANN401  # the trees of re are untyped
"""With which characters a match can begin."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.charsets import Ranges
from extractor.rules.trees import REPEATS, children

_WITHOUT_WIDTH = frozenset({sre.ASSERT, sre.ASSERT_NOT, sre.AT})


def firsts(items: Iterable[Any]) -> Ranges | None:
    """The first characters of all matches; None where that may be any, or where nothing at all may match."""
    found, done = _firsts(items)
    return found if done else None


def _firsts(items: Iterable[Any]) -> tuple[Ranges | None, bool]:
    """First characters (None: any) and whether a match has at least one character."""
    found: Ranges = charsets.NONE
    for op, value in items:
        if op in _WITHOUT_WIDTH:
            continue
        ranges, done = _of_item(op, value)
        if ranges is None:
            return None, done
        found = charsets.union((*found, *ranges))
        if done:
            return found, True
    return found, False


def _of_item(op: Any, value: Any) -> tuple[Ranges | None, bool]:
    ranges = charsets.of_item(op, value)
    if ranges is not None:
        return ranges, True
    if op is sre.BRANCH:
        parts = [_firsts(tree) for tree in value[1]]
        together = [part for ranges, _ in parts if ranges is not None for part in ranges]
        return (
            None if any(ranges is None for ranges, _ in parts) else charsets.union(together),
            all(done for _, done in parts),
        )
    if op is sre.SUBPATTERN and value[1:3] != (0, 0):  # under other flags
        return None, False
    if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) or op in REPEATS:
        ranges, done = _firsts(children(op, value)[0])
        return ranges, done and not (op in REPEATS and value[0] == 0)
    return None, False
