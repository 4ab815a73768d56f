"""Lists of names with spaces between them that are broken over lines: whether the break stood for such a space."""

from __future__ import annotations

import re

from extractor.clean.han import HAN, SPACE

__all__ = ["parts_names"]

# Reporters or members in brackets: （田园 宋知秋. The break between two of them was a space.
_NAME = rf"[{HAN}]{{2,3}}"
_BRACKET_END = re.compile(rf"[(（](?P<more>(?:{_NAME}[{SPACE}]+)*){_NAME}$")
_BRACKET_START = re.compile(rf"{_NAME}(?P<more>(?:[{SPACE}]+{_NAME})*)[)）]")
# An entry of a roster: a name or a part of one, with 女 or a people behind it, or that alone.
_ENTRY = re.compile(rf"[{HAN}·]{{1,14}}(?:[(（][{HAN}、，]{{1,8}}[)）])?|[(（][{HAN}、，]{{1,8}}[)）]")
_REMARK = re.compile(r"[(（].*$")
_ENTRIES = 3
"""Fewest entries of a line of a roster."""
_NAME_LENGTH = 3
"""Characters that a name of Han mostly has at most; two of two characters each may be one of four."""


def parts_names(before: str, after: str) -> bool:
    """True where the break between two lines parts two names of a list that has other names with spaces between."""
    ends = before.split()
    if len(ends) < _ENTRIES and (")" not in after and "）" not in after):
        return False
    right = _BRACKET_START.match(after)
    left = _BRACKET_END.search(before) if right is not None else None
    if left is not None and right is not None and (left["more"] or right["more"]):
        return True
    if len(ends) < _ENTRIES:
        return False
    starts = after.split()
    if not all(_ENTRY.fullmatch(entry) for entry in (*ends, *starts)):
        return False
    last, first = ends[-1], _REMARK.sub("", starts[0])
    if last.endswith((")", "）")):
        return bool(first)
    spaced = len(first) == 1 and len(starts) > 1 and len(starts[1]) == 1  # 屈　武
    return len(last) + (2 if spaced else len(first)) > _NAME_LENGTH + 1 and len(last) > 1 and (spaced or len(first) > 1)
