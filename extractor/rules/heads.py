# ruff: noqa: ANN401  # the trees of re are untyped
"""Where a match can begin, as far as the one character before it tells."""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.trees import is_mark

_MOST = 4  # characters: of more, text holds too many


def behind_head(tree: Any) -> frozenset[str]:
    """The characters one of which stands before every match, an empty string for the beginning of the text.

    Empty where there is no such condition, or where it is met in too many places.
    """
    op, value = tree[0]
    if op is sre.SUBPATTERN and value[1:3] == (0, 0):
        return behind_head(value[3])
    if op not in (sre.ASSERT, sre.ASSERT_NOT) or value[0] > 0 or len(value[1]) != 1:
        return frozenset()
    ranges = charsets.of_item(*value[1][0])
    if ranges is None:
        return frozenset()
    if op is sre.ASSERT_NOT:
        ranges = charsets.without(charsets.ALL, ranges)
    if charsets.size(ranges) > _MOST:
        return frozenset()
    found = {chr(code) for low, high in ranges for code in range(low, high + 1)}
    return frozenset() if any(map(is_mark, found)) else frozenset(found | ({""} if op is sre.ASSERT_NOT else set()))
