"""Sentences of a cleaned text.

A sentence ends after 。！？； and after ……, with the closing quotation marks and brackets that follow, and with its
section. 《》 are never cut, and quoted speech is kept together where the quotation is at most 200 characters long.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extractor.model import Section, Span

_QUOTE = 200
_SHORT_QUOTE = 10
"""A quotation up to this length that ends with a full stop, “放心！”, is a word of its sentence."""

# All begin with one class of marks, which is what lets the search skip prose; titles and quotations are passed whole.
_TOKEN = re.compile(
    rf"[《“。！？；…](?:(?<=《)[^《》\n]{{0,100}}(?:《[^《》\n]{{0,60}}》[^《》\n]{{0,60}})?》|(?<=“)(?P<quoted>[^“”\n]{{0,{_QUOTE}}})”"
    r"|(?<=[。！？；…])(?P<end>[。！？；…]*[”’）》】]*))"
)
_STOPS = tuple("。！？…")


def sentences(chars: str, sections: Iterable[Section]) -> tuple[Span, ...]:
    """The sentences of all sections but furniture, in order, without the spaces around them."""
    ends = _ends(chars)
    found = []
    new = tuple.__new__  # quicker than calling the class
    for (first, stop), role, _, _ in sections:
        if role == "furniture":
            continue
        start = first
        low = bisect_left(ends, start + 1)
        for end in (*ends[low : bisect_left(ends, stop, low)], stop):
            while start < end and chars[start] == " ":
                start += 1
            if start < end:
                found.append(new(Span, (start, end)))
            start = end
    return tuple(found)


def _ends(chars: str) -> list[int]:
    """Positions after which a sentence ends, ascending."""
    return [
        match.end()
        for match in _TOKEN.finditer(chars)
        if (sort := match.lastgroup) == "end" or (sort == "quoted" and _ends_with(chars, match, match["quoted"]))
    ]


def _ends_with(chars: str, match: re.Match[str], quoted: str) -> bool:
    """True where a sentence ends with a quotation: it holds one, and is speech or a sentence of its own."""
    if not quoted.endswith(_STOPS):
        return False
    before = chars[match.start() - 1 : match.start()]
    return len(quoted) > _SHORT_QUOTE or before in {"", "：", "，", "\n", "。"}
