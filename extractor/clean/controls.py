"""Characters that are no text: byte order marks, carriage returns, zero-width and direction marks, control codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.alignment import Edit

_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# U+FFFD stays: the step for lost characters needs to see it.
_CONTROLS = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_FOUND = re.compile(f"\r\n|[{_BREAKS}]|[{_CONTROLS}]+")
# Five times as fast where there is none.
_ANY = re.compile(f"[{_BREAKS}{_CONTROLS}]")


def edits(chars: str) -> Sequence[Edit]:
    """Line breaks of every kind to one sort, the rest out."""
    first = _ANY.search(chars)
    if first is None:
        return ()
    found = _FOUND.finditer(chars, first.start())
    return [Edit(m.start(), m.end(), "\n" if m[0] == "\r\n" or m[0] in _BREAKS else "") for m in found]
