"""What a single line is when it is not the document's own prose: page furniture, or a line about the document.

The patterns and word lists, with examples of what they must and must not match, are in `data/furniture.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.clean.tables import table

_LONGEST = 200
"""Characters beyond which a line is prose whatever it holds."""
_SENTENCE = 80
"""Characters beyond which a line that ends with a full stop is a paragraph."""
_STOPS = ("。", "！", "？", "；")
_WORD = 16
"""Characters of the longest word on a button or in a menu."""
_SEPARATORS = re.compile(r"[\s|｜/·>›»：:【】\[\]（）()、,，]+")


class Kind(NamedTuple):
    """An entry of the table: its name, the role of its lines, whether they stand only after the last paragraph
    (`tail`), and whether the short lines that follow belong to them (`opens`).
    """

    name: str
    role: str
    tail: bool
    opens: bool


def kind_of(line: str) -> Kind | None:
    """The kind of a cleaned line, None for prose, titles and headings."""
    if len(line) > _LONGEST or (len(line) > _SENTENCE and line.endswith(_STOPS)):
        return None
    entries = _entries()
    words = [word for word in _SEPARATORS.split(line) if word]
    if words and len(words[0]) <= _WORD:
        if all(map(_is_button, words)) and (len(words) > 2 or len(max(words, key=len)) > 1):
            return entries["buttons"].kind
        # A row of menu entries: four words, or three with strokes between, half of them known ones.
        known = sum(word in _menu() for word in words)
        if len(words) >= (3 if "|" in line else 4) and 2 * known >= len(words):
            return entries["navigation"].kind
    for entry in entries.values():
        if entry.pattern and not entry.signs.isdisjoint(line) and entry.pattern.fullmatch(line):
            return entry.kind
    return None


def is_menu_word(line: str) -> bool:
    """True for one word that stands in a menu; a column of such lines is a menu too."""
    return line in _menu() or line in _buttons()


class _Entry(NamedTuple):
    """One entry of the table; a line without any of its `signs` is not tried."""

    kind: Kind
    pattern: re.Pattern[str] | None
    signs: frozenset[str]


@cache
def _entries() -> dict[str, _Entry]:
    found = {}
    for name, entry in table("furniture").items():
        kind = Kind(name, entry["role"], entry.get("where") == "tail", "opens" in entry)
        joined = "|".join(f"(?:{pattern})" for pattern in entry.get("patterns", ()))
        found[name] = _Entry(kind, re.compile(joined) if joined else None, frozenset(entry.get("signs", "")))
    return found


@cache
def _buttons() -> frozenset[str]:
    return frozenset(table("furniture")["buttons"]["words"])


def _is_button(word: str) -> bool:
    """True for a button, and for several that lost the spaces between them: 新浪微博QQ空间."""
    return word in _buttons() or (len(word) <= _WORD and _glued().fullmatch(word) is not None)


@cache
def _glued() -> re.Pattern[str]:
    words = sorted((word for word in _buttons() if len(word) > 1), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){{1,{_WORD // 2}}}")


@cache
def _menu() -> frozenset[str]:
    return frozenset(table("furniture")["navigation"]["words"])
