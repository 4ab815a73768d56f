"""Automatic numbering of Word paragraphs, which stands in no paragraph's text: 一、 (一) 1. and the like.

Follows ISO/IEC 29500-1, 17.9: a paragraph, or its style, names a list and a level; the list's definition says how the
level counts and what it looks like. Bullets become nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from extractor.read.word_numerals import numeral

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Numbering"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile("%([1-9])")


class _Level(NamedTuple):
    """How one level of a list counts: its first number, the format of its numbers, the text around them (`%1、`).

    `legal`: all numbers in it are ASCII digits; `restarts`: it begins anew with its list; `style`: whose level it is.
    """

    start: int
    kind: str
    text: str
    legal: bool
    style: str
    restarts: bool = False


class _List(NamedTuple):
    """A list: the name of what it counts with (lists may share it), its levels, the style whose list it borrows."""

    name: str
    levels: Mapping[int, _Level]
    link: str


class Numbering:
    """Counts the numbered paragraphs of one document as they come."""

    def __init__(self, document: Document) -> None:
        self._styles = {s.get(_W + "styleId"): s for s in document.styles.element.iter(_W + "style")}
        self._lists = _lists(document)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def marker(self, paragraph: Element) -> str:
        """The number of a paragraph as it is shown, with a space after a letter, digit or point; empty for none."""
        number, level, style = self._place(paragraph)
        found = self._list(number)
        if found is None:
            return ""
        if not level:
            level = next((str(at) for at, known in found.levels.items() if style and known.style == style), "0")
        at = int(level) if level.isdigit() else -1
        if at not in found.levels:
            return ""
        counts = self._count(number, found, at)
        return _shown(found.levels, counts, at)

    def _place(self, paragraph: Element) -> tuple[str, str, str]:
        """List, level and the style that says so, from the paragraph or else the styles that it builds on."""
        level = ""
        for style, properties in self._properties(paragraph):
            level = level or _value(properties, "numPr", "ilvl")
            if number := _value(properties, "numPr", "numId"):
                return number, level, style
        return "", "", ""

    def _properties(self, paragraph: Element) -> Iterator[tuple[str, Element]]:
        own = paragraph.find(_W + "pPr")
        if own is None:
            return
        yield "", own
        style, seen = _value(own, "pStyle"), set[str]()
        while style in self._styles and style not in seen:
            seen.add(style)
            properties = self._styles[style].find(_W + "pPr")
            if properties is not None:
                yield style, properties
            style = _value(self._styles[style], "basedOn")

    def _list(self, number: str) -> _List | None:
        """The list of an id (0 is none); one that only links to a style is that style's."""
        found = self._lists.get(number) if number != "0" else None
        if found is None or found.levels or found.link not in self._styles:
            return found
        return self._lists.get(_value(self._styles[found.link], "pPr", "numPr", "numId"))

    def _count(self, number: str, found: _List, at: int) -> list[int | None]:
        counts = self._counts.setdefault(found.name, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            counts[:] = [None if at in found.levels and found.levels[at].restarts else n for at, n in enumerate(counts)]
        for above in range(at):
            if counts[above] is None:
                counts[above] = found.levels[above].start if above in found.levels else 1
        before = counts[at]
        counts[at] = found.levels[at].start if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        return counts


def _lists(document: Document) -> dict[str, _List]:
    """The lists of a document by their ids."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    definitions = {e.get(_W + "abstractNumId"): e for e in root.findall(_W + "abstractNum")}
    found = {}
    for number in root.findall(_W + "num"):
        name = _value(number, "abstractNumId")
        if name in definitions:
            levels = dict(_levels(definitions[name]))
            levels.update(_overrides(number, levels))
            found[str(number.get(_W + "numId"))] = _List(name, levels, _value(definitions[name], "numStyleLink"))
    return found


def _levels(around: Element) -> Iterator[tuple[int, _Level]]:
    for element in around.findall(_W + "lvl"):
        start = _value(element, "start")
        yield (
            int(element.get(_W + "ilvl")),
            _Level(
                int(start) if start.isdigit() else 1,
                _value(element, "numFmt") or "decimal",
                _value(element, "lvlText"),
                element.find(_W + "isLgl") is not None,
                _value(element, "pStyle"),
            ),
        )


def _overrides(number: Element, levels: Mapping[int, _Level]) -> Iterator[tuple[int, _Level]]:
    """Levels that one list defines anew, or starts anew."""
    for override in number.findall(_W + "lvlOverride"):
        own = dict(_levels(override))
        yield from own.items()
        at = int(override.get(_W + "ilvl"))
        start = _value(override, "startOverride")
        if start.isdigit() and (level := own.get(at, levels.get(at))):
            yield at, level._replace(start=int(start), restarts=True)


def _shown(levels: Mapping[int, _Level], counts: list[int | None], at: int) -> str:
    this = levels[at]
    if this.kind in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        kind = levels[place].kind if place in levels and not this.legal else "decimal"
        return numeral(counts[place] or 1, kind)

    text = _PLACE.sub(number, this.text)
    return text + " " if text and text[-1].isascii() and text[-1] not in ")]" else text


def _value(element: Element, *path: str) -> str:
    """The `val` of the element that a path of names leads to, empty where there is none."""
    for name in path:
        element = element.find(_W + name)
        if element is None:
            return ""
    return str(element.get(_W + "val") or "")
