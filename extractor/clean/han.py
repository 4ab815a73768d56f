"""Character classes that several cleaning steps share: ranges to stand inside `[...]` of a pattern."""

from __future__ import annotations

from collections.abc import Iterable

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff"
"""Han characters, with 〇."""

SPACE = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces inside a line; a plain list, for `str.strip` too."""

OPENING = "《〈（“‘【〔「『〖"
CLOSING = "》〉）”’】〕」』〗"
TERMINAL = "。！？；…!?;"
"""Marks that may end a sentence, full-width and ASCII."""

CLAUSE = "，、：,:"
"""Marks that stand inside a sentence."""


def cells(text: str) -> int:
    """Width of `text` on a terminal grid: 2 for what GBK writes in two bytes (Han, full-width marks, “”…—), else 1."""
    return len(text.encode("gbk", "replace"))


def is_gbk(text: str) -> bool:
    """True where GBK has all characters of `text`."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def all_cells(texts: Iterable[str]) -> list[int]:
    """The `cells` of texts without line breaks, encoded in one go: of short texts the call is what takes time."""
    joined = "".join([text + "\n" for text in texts])
    return list(map(len, joined.encode("gbk", "replace").split(b"\n")))[:-1]
