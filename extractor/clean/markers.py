"""Numbering at the head of a line: 一、 (一) 1. 一是."""

from __future__ import annotations

import re

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    (1, rf"{_NUMERAL}、|第{_NUMERAL}(?:部分|章|编)[、：: ]?"),
    (2, rf"[(（]{_NUMERAL}[)）]、?|第{_NUMERAL}节[、：: ]?|[㈠-㈩]"),
    (3, r"\d{1,2}(?:[、．]|\.(?!\d))"),
    (4, rf"{_NUMERAL}(?:是|要)|[(（]\d{{1,2}}[)）]|[①-⑳⒈-⒛]"),
)
_MARKER = re.compile("|".join(f"(?P<l{level}>{pattern})" for level, pattern in _LEVELS))


def is_marked(chars: str, start: int) -> bool:
    """True where the line whose first character stands at `start` has a marker."""
    return _MARKER.match(chars, start) is not None


def marker(chars: str, start: int) -> tuple[int, str]:
    """Level (1 to 4) and marker as written of the line whose first character stands at `start`; (0, "") without."""
    match = _MARKER.match(chars, start)
    return (int((match.lastgroup or "l0")[1:]), match[0]) if match else (0, "")
