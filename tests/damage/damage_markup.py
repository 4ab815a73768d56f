"""A document as the source of a web page: tags, attributes, entities and the white space of an editor."""

from __future__ import annotations

import re
from random import Random

from damage_sheet import Damaged, Sheet

_NAMED = {
    "“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "—": "&mdash;", "·": "&middot;", "…": "&hellip;",
    "%": "&#37;", " ": "&nbsp;", "\u3000": "&emsp;", "&": "&amp;", "<": "&lt;", ">": "&gt;",
}  # fmt: skip
_MUST = frozenset("&<>")
_INLINE = (
    ("<strong>", "</strong>"),
    ('<span style="font-size:16px;">', "</span>"),
    ('<font face="仿宋_GB2312">', "</font>"),
    ('<a href="/zx/list.html" target="_blank">', "</a>"),
    ("<em>", "</em>"),
)
_BLOCKS = (
    ("<p>\n\t", "\n</p>\n"),
    ('<p style="text-indent:2em;">', "</p>\n"),
    ("<div>\n<p>", "</p>\n</div>\n"),
    ("<p>\n\t<br />\n&emsp;&emsp;", " \n</p>\n"),
)
_RUN = re.compile(r"[\u3400-\u9fff0-9]{2,12}")


def markup(text: str, rng: Random, strength: float) -> Damaged:
    """Every line in a block; a share of the words in inline tags and of the characters as references.

    One manner of block a document. Characters that HTML cannot hold are always referred to.
    """
    sheet = Sheet(text)
    opening, closing = rng.choice(_BLOCKS)
    whole = rng.random() < 0.5
    if whole:
        sheet.add('<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n<!-- content -->\n')
    at = 0
    for line in text.split("\n"):
        sheet.add(opening)
        _inline(sheet, at, at + len(line), rng, strength)
        sheet.add(closing)
        at += len(line) + 1
    if whole:
        sheet.add("</body>\n</html>\n")
    return sheet.done()


def _inline(sheet: Sheet, start: int, end: int, rng: Random, strength: float) -> None:
    """One line: tags around a share of the words (a tenth at full strength), references for the marks."""
    at = start
    for match in _RUN.finditer(sheet.clean, start, end):
        if rng.random() >= strength / 10:
            continue
        _characters(sheet, at, match.start(), rng, strength)
        before, after = rng.choice(_INLINE)
        sheet.add(before)
        _characters(sheet, *match.span(), rng, strength)
        sheet.add(after)
        at = match.end()
    _characters(sheet, at, end, rng, strength)


def _characters(sheet: Sheet, start: int, end: int, rng: Random, strength: float) -> None:
    for at in range(start, end):
        character = sheet.clean[at]
        if character in _NAMED and (character in _MUST or rng.random() < strength):
            sheet.write(_NAMED[character], at, at + 1)
        elif rng.random() < strength / 50:
            sheet.write(rng.choice((f"&#{ord(character)};", f"&#x{ord(character):x};")), at, at + 1)
        else:
            sheet.keep(at, at + 1)
