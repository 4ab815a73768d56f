"""Punctuation marks that stand twice, `，，` or `。，`: one is left, the one that ends more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.alignment import Edit
from extractor.clean.han import SPACE

_SPACES = frozenset(SPACE)
_STRENGTH = "？！。；：，、"
_PAUSES = frozenset("。；：，、")
_RUN = re.compile(rf"[{_STRENGTH}](?:[{SPACE}]*[{_STRENGTH}])+")


def edits(chars: str) -> Sequence[Edit]:
    """One edit a run of marks. ？！ and ！！ are emphasis and stay."""
    found = []
    for match in _RUN.finditer(chars):
        marks = set(match[0]) - _SPACES
        if not _PAUSES.isdisjoint(marks):
            found.append(Edit(match.start(), match.end(), min(marks, key=_STRENGTH.index)))
    return found
