"""What a single line is when it is not the document's own prose: page furniture, or a line about the document.

The patterns and word lists, with examples of what they must and must not match, are in `data/furniture.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.clean.tables import table

_LONGEST = 200
"""Characters beyond which a line is prose whatever it holds."""
_SENTENCE = 80
"""Characters beyond which a line that ends with a full stop is a paragraph."""
_STOPS = ("。", "！", "？", "；")
_WORD = 16
"""Characters of the longest word on a button or in a menu."""
_PAGE_LINES = ("page-number", "rule-line")
_BETWEEN = r"\s|｜/·>›»：:【】\[\]（）()、,，"
_SEPARATORS = re.compile(f"[{_BETWEEN}]")
_LONG_WORD = re.compile(f"[{_BETWEEN}]*+[^{_BETWEEN}]{{{_WORD + 1}}}")
"""What starts with more than a button or the name of a menu."""


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
    words = [] if _LONG_WORD.match(line) else [word for word in _SEPARATORS.split(line) if word]
    if words:
        if all(map(_is_button, words)) and (len(words) > 2 or len(max(words, key=len)) > 1):
            return _kinds()["buttons"]
        # A row of menu entries: four words, or three with strokes between, half of them known ones.
        if len(words) >= (3 if "|" in line else 4) and 2 * sum(map(_menu().__contains__, words)) >= len(words):
            return _kinds()["navigation"]
    for pattern, kind in _showing(frozenset(_any_sign().findall(line))):
        if pattern.fullmatch(line):
            return kind
    return None


def is_page_line(line: str) -> bool:
    """True for a page number and for a rule: what is printed between two pages."""
    if len(line) > _LONGEST or _page_sign().search(line) is None:
        return False
    for pattern, kind in _showing(frozenset(_any_sign().findall(line))):
        if kind.name in _PAGE_LINES and pattern.fullmatch(line):
            found = kind_of(line)  # another entry may come before
            return found is not None and found.name in _PAGE_LINES
    return False


def is_menu_word(line: str) -> bool:
    """True for one word that stands in a menu; a column of such lines is a menu too."""
    return line in _menu() or line in _buttons()


class _Pattern(NamedTuple):
    """What the lines of an entry of the table look like. One that shows none of its `signs`, one character each, is
    not tried, which is what makes it fast.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]
    kind: Kind


@cache
def _kinds() -> dict[str, Kind]:
    return {
        name: Kind(name, entry["role"], entry.get("where") == "tail", "opens" in entry)
        for name, entry in table("furniture").items()
    }


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """The entries that have patterns, in their order."""
    found = []
    for name, entry in table("furniture").items():
        if "patterns" in entry:
            joined = "|".join(f"(?:{pattern})" for pattern in entry["patterns"])
            found.append(_Pattern(frozenset(entry["signs"]), re.compile(joined), _kinds()[name]))
    return tuple(found)


@lru_cache(maxsize=4096)
def _showing(signs: frozenset[str]) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """The patterns, with their kinds, that lines may match in which these signs stand."""
    return tuple((entry.pattern, entry.kind) for entry in _patterns() if not entry.signs.isdisjoint(signs))


@cache
def _any_sign() -> re.Pattern[str]:
    return _one_of(pattern.signs for pattern in _patterns())


@cache
def _page_sign() -> re.Pattern[str]:
    return _one_of(pattern.signs for pattern in _patterns() if pattern.kind.name in _PAGE_LINES)


def _one_of(signs: Iterable[frozenset[str]]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(frozenset().union(*signs))))}]")


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
