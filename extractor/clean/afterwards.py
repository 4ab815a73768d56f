"""Damage that came after a page was printed and so moved what stood behind it in a line: glosses, lost characters,
doubled marks, full-width digits.

The widths of lines and columns were right before. `as_printed` gives the text that they were right for.
"""

from __future__ import annotations

import re
from itertools import accumulate

# A gloss, 協(xié); a character that lost its first byte, `??f`; a mark that stands twice, `，,`; a digit or capital in
# full width. All begin with one class of characters, which is what lets the search skip the others.
_MARK = re.compile(
    "([(（?\ufffd，。；,０-９Ａ-Ｚ．％]"
    "(?:(?<=[，。；,])[，。；,]|(?<=[(（])[a-z\u00e0-\u01dc]{1,7}[)）]|(?<=[?\ufffd])[?\ufffd][@-~]|(?<=[０-９Ａ-Ｚ．％])))"
)


def is_marked(chars: str) -> bool:
    """True where there is any such damage."""
    return _MARK.search(chars) is not None


def marks(chars: str) -> tuple[list[int], list[int]]:
    """Where such damage starts, and by how many characters the text is longer for it; it never has a space inside."""
    parts = _MARK.split(chars)
    found = parts[1::2]
    starts = list(accumulate(map(len, parts)))[:-1:2]
    return starts, [len(mark) if mark[0] in "(（" else len(mark) - 1 for mark in found]


def as_printed(text: str) -> str:
    """`text` without glosses, with one Han character where one was lost, single marks and narrow digits."""
    return _MARK.sub(_printed, text)


def _printed(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] in "(（":
        return ""
    if found[0] in "，。；,":
        return max(found)  # of `，,` the wide one
    return "字" if len(found) > 1 else chr(ord(found) - 0xFEE0)
