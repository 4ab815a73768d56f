"""A document in the bytes of another encoding than UTF-8. What the encoding cannot write is destroyed."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from damage_script import traditional
from damage_sheet import Damaged, Sheet


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of a document, and the text that a right reader finds in them."""

    data: bytes
    damaged: Damaged


def gb18030(text: str) -> Encoded:
    """GB18030 holds all of Unicode."""
    return _encoded(Damaged.undamaged(text), "gb18030")


def gbk(text: str) -> Encoded:
    """GBK, the older and smaller one, as most pages declare it (GB2312)."""
    return _encoded(Damaged.undamaged(text), "gbk")


def big5(text: str) -> Encoded:
    """Big5 with the characters of Hong Kong, of the text in Traditional characters."""
    return _encoded(traditional(text, Random(0), 1.0, direction="s2tw"), "big5hkscs")


def utf16(text: str) -> Encoded:
    """UTF-16, low byte first, with its byte order mark."""
    encoded = _encoded(Damaged.undamaged(text), "utf-16-le")
    return Encoded(codecs.BOM_UTF16_LE + encoded.data, encoded.damaged)


def utf16_bare(text: str) -> Encoded:
    """UTF-16, high byte first, without a mark."""
    return _encoded(Damaged.undamaged(text), "utf-16-be")


def utf8_marked(text: str) -> Encoded:
    """UTF-8 with a byte order mark, which counts as a character of the raw text."""
    damaged = Damaged.undamaged(text)
    marked = Damaged("\ufeff" + text, (-1, *damaged.origin))
    return Encoded(marked.text.encode("utf-8"), marked)


ENCODINGS: dict[str, Callable[[str], Encoded]] = {
    "gb18030": gb18030,
    "gbk": gbk,
    "big5": big5,
    "utf-16": utf16,
    "utf-16-bare": utf16_bare,
    "utf-8-marked": utf8_marked,
}


def _encoded(damaged: Damaged, encoding: str) -> Encoded:
    """Characters that the encoding lacks become question marks, as in most programs that write it; spaces a space."""
    sheet = Sheet(damaged.text)
    for at, character in enumerate(damaged.text):
        if character.encode(encoding, "ignore"):
            sheet.keep(at, at + 1)
        else:
            sheet.write(" " if character.isspace() else "?", at, at + 1)
            sheet.lose(at, at + 1)
    written = damaged.then(lambda _, __, ___: sheet.done(), Random(0), 0)
    return Encoded(written.text.encode(encoding), written)
