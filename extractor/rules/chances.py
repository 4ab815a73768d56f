# ruff: noqa: ANN401  # the trees of re are untyped
"""How likely a part of a pattern matches at some place of a text, by a rule of thumb."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.trees import REPEATS, children, is_class_rest, is_mark

_OFTEN = frozenset("，、。的")
_COMMON = 0.03  # a comma, the beginning of a mention of a class
_RARE = 0.004  # any other character
_BROAD = 400  # characters: a set of more is met by most places
_NEARLY_SURE = 0.8


def chance_of(items: Iterable[Any]) -> float:
    """The chance, from 0 to 1, that these items match at a place."""
    return prod(_of_item(op, value) for op, value in items)


def _of_item(op: Any, value: Any) -> float:
    ranges = charsets.of_item(op, value)
    if ranges is not None:
        return _of_ranges(ranges)
    if op is sre.BRANCH:
        return min(1.0, sum(chance_of(tree) for tree in value[1]))
    if op in REPEATS:
        return 1.0 if is_class_rest(value[2]) else chance_of(value[2]) ** min(value[0], 3)
    if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP, sre.ASSERT):
        return chance_of(children(op, value)[0])
    return 1.0


def _of_ranges(ranges: charsets.Ranges) -> float:
    if charsets.size(ranges) > _BROAD:
        return _NEARLY_SURE
    chars = [chr(code) for low, high in ranges for code in range(low, high + 1)]
    return min(_NEARLY_SURE, sum(_COMMON if char in _OFTEN or is_mark(char) else _RARE for char in chars))
