"""Punctuation marks that stand twice, `,,` or `。,`: one is left, the one that ends more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.alignment import Edit
from extractor.clean.han import HAN

_STRENGTH = "。？?！!；;：:，,、"
# Two marks of one pause, with at most a space between; ？！ and ！！ are emphasis and stay.
_DOUBLED = re.compile(r"[，,。、；;：？！?!] ?(?:[，,。、；;] ?)*[，,。、；;]")
_CJK = re.compile(f"[{HAN}”’》）〉】」』%％。，、；：！？0-9A-Za-z]")
_WIDE = re.compile(f"[{HAN}”’》）〉】」』“‘《（〈【「『。，、；：！？％]")


def edits(chars: str) -> Sequence[Edit]:
    """One edit a run of marks."""
    return [
        Edit(m.start(), m.end(), min(m[0].replace(" ", ""), key=_STRENGTH.index))
        for m in _DOUBLED.finditer(chars)
        if _is_prose(chars, m.start(), m.end())
    ]


def _is_prose(chars: str, start: int, end: int) -> bool:
    """True in Chinese text: `a;;b` and the empty columns of a table stay."""
    run = chars[start:end]
    if not run.isascii():
        return True
    before, after = chars[start - 1 : start], chars[end : end + 1]
    return bool(_CJK.match(before)) and bool(_WIDE.match(before) or _WIDE.match(after))
