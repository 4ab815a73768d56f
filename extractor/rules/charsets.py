# ruff: noqa: ANN401  # the trees of re are untyped
"""Sets of characters as ranges of code points: what the sets of `re` hold, with the arithmetic that they lack."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

Ranges = tuple[tuple[int, int], ...]
"""First and last code points, ascending, without overlaps and not touching."""

NONE: Ranges = ()
ALL: Ranges = ((0, 0x10FFFF),)
_LINE_BREAK = ord("\n")


def of_item(op: Any, value: Any) -> Ranges | None:
    """The characters that an item of one character matches; None for any other item and for sets with categories."""
    if op is sre.LITERAL:
        return ((value, value),)
    if op is sre.NOT_LITERAL:
        return without(ALL, ((value, value),))
    if op is sre.ANY:
        return without(ALL, ((_LINE_BREAK, _LINE_BREAK),))
    return _of_members(value) if op is sre.IN else None


def _of_members(members: list[Any]) -> Ranges | None:
    if any(kind is sre.CATEGORY for kind, _ in members):
        return None
    found = union([(code, code) if kind is sre.LITERAL else code for kind, code in members if kind is not sre.NEGATE])
    return without(ALL, found) if members[0][0] is sre.NEGATE else found


def item(ranges: Ranges) -> Any:
    """An item that matches these characters."""
    if ranges and ranges[-1][1] == ALL[0][1]:
        rest = without(ALL, ranges)
        return (sre.IN, [(sre.NEGATE, None), *members(rest)])
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return (sre.LITERAL, ranges[0][0])
    return (sre.IN, members(ranges))


def members(ranges: Ranges) -> list[Any]:
    """What a set of these characters holds."""
    return [(sre.LITERAL, low) if low == high else (sre.RANGE, (low, high)) for low, high in ranges]


def union(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """The characters of any of these ranges."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def without(ranges: Ranges, others: Ranges) -> Ranges:
    """The characters of `ranges` that are not among the others."""
    found: list[tuple[int, int]] = []
    for low, high in ranges:
        for other_low, other_high in others:
            if other_high < low or other_low > high:
                continue
            if low < other_low:
                found.append((low, other_low - 1))
            low = other_high + 1  # noqa: PLW2901 - the rest of the range
        if low <= high:
            found.append((low, high))
    return tuple(found)


def size(ranges: Ranges) -> int:
    """How many characters they are."""
    return sum(high - low + 1 for low, high in ranges)
