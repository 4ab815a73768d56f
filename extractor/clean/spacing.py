"""Spaces that the layout left behind: none inside dates and numbers, none beside Latin or full-width marks, none in
words that were spread over the line.

Between two Han characters one space stays (`黎 丽`, a headline of two halves): what it parts is decided later. Between
a date and a time, after a time, and between two numbers a space is a boundary and stays too. Lines lose the spaces at
both ends, and of several blank lines one is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.alignment import Edit
from extractor.clean.han import CLOSING, HAN, OPENING, SPACE
from extractor.clean.spread import spread

# Written so, and not with a plus, the search skips to the first of these characters.
_RUN = re.compile(rf"[{SPACE}\n][{SPACE}\n]*")
_BREAKS = frozenset(("\n", "\n\n"))
"""What mostly parts two lines, and stays."""
_HAN = re.compile(f"[{HAN}]")
_TIGHT = frozenset("，。、；：！？·")
"""Marks that bear no space on either side."""
_DATE_END = re.compile(r"(?:[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?)$")
_DATE = frozenset("〇一二三四五六七八九十年月日")
_LOOK_BACK = 24
# 开展 “回头看” 视察: marks set apart on both sides. Where only one side is, it may part two halves of a headline.
_APART = re.compile(rf"(?<=[{HAN}]) (?=“[^“” \n]{{1,40}}” [{HAN}])")


def edits(chars: str) -> Sequence[Edit]:
    """One edit a run of white space that does not stay as it is."""
    found = []
    inside = spread(chars) | _around_quotes(chars)
    for match in _RUN.finditer(chars):
        start, end = match.span()
        if match[0] in _BREAKS and start > 0 and end < len(chars):
            continue
        text = "" if start in inside else _left(chars, start, end)
        if text != match[0]:
            found.append(Edit(start, end, text))
    return found


def _around_quotes(chars: str) -> frozenset[int]:
    """Where the spaces start that stand on both sides of words in quotation marks."""
    if " “" not in chars:
        return frozenset()
    before = [match.start() for match in _APART.finditer(chars)]
    return frozenset(before + [chars.index("”", at) + 1 for at in before])


def _left(chars: str, start: int, end: int) -> str:
    """What is left of the white space from `start` to `end`."""
    if start == 0 or end == len(chars):
        return ""
    breaks = chars.count("\n", start, end)
    if breaks or chars[start - 1] == "\n":
        return "\n" * min(breaks, 2)
    return " " if _parts(chars, start, end) else ""


def _parts(chars: str, start: int, end: int) -> bool:
    """True where a space inside a line is a boundary."""
    before, after = chars[start - 1], chars[end]
    if before in _TIGHT or after in _TIGHT or before in OPENING or after in CLOSING:
        return False
    left, right = bool(_HAN.match(before)), bool(_HAN.match(after))
    if left and right:
        return not _is_in_date(chars, start, end)
    if not left and not right:
        return not (after == "%" and before.isdigit())
    other = after if left else before
    if not (other.isascii() and (other.isalnum() or other in "%+")):
        return True
    # 2023-05-22 河池日报, 1月18日 10阅读, 5月22日 11:15: the date is complete. 7月 20日 is not.
    return _DATE_END.search(chars, max(start - _LOOK_BACK, 0), start) is not None


def _is_in_date(chars: str, start: int, end: int) -> bool:
    """True inside 4月15日 至 20日 and inside a spaced-out 二 〇 二 一 年."""
    before, after = chars[start - 1], chars[end]
    if before in "年月日" and after in "至到":
        return True
    spaced = chars[max(start - 2, 0)] in SPACE or chars[min(end + 1, len(chars) - 1)] in SPACE
    return spaced and before in _DATE and after in _DATE
