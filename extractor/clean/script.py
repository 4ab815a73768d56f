"""Traditional to Simplified characters, one for one: the length never changes.

Only a text that really is written in Traditional characters is touched, a Simplified one stays as it is, 著 and 乾
included. The mapping is OpenCC's `t2s`: as a table for single characters, and OpenCC itself for the runs of Han
characters in which one stands whose result depends on its neighbours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from extractor.clean.han import HAN
from extractor.clean.tables import table

_SHARE = 0.05
"""Traditional-only share of the Han characters from which a text counts as Traditional: real ones have a third, and
Simplified ones at most a name."""

_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))
_BASIC = "\uffff"
_RUN = re.compile(f"[{HAN}]+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def fold(chars: str) -> str:
    """`chars` in Simplified characters."""
    if not is_traditional(chars):
        return chars
    folded = simplified(chars)
    if _in_context().search(chars):
        folded = _with_context(chars, folded)
    return _with_zhe(folded)


def is_traditional(chars: str) -> bool:
    """True where enough characters are Traditional only: in OpenCC's table and outside GB 2312."""
    try:
        chars.replace("—", "").replace("·", "").encode("gb2312")  # it has these two by other codes
    except UnicodeEncodeError:
        pass
    else:
        return False
    only = _traditional_only()
    count = sum(map(only.__contains__, _may_be_traditional().findall(chars)))
    if count == 0 or count >= _SHARE * len(chars):
        return count > 0
    return count >= _SHARE * sum(map(len, _RUN.findall(chars)))


def simplified(chars: str) -> str:
    """Every character by the table alone."""
    return chars.translate(_table())


def _with_context(chars: str, folded: str) -> str:
    """`folded` with the runs corrected in which a character depends on its neighbours."""
    parts, at = [], 0
    opencc = _opencc()
    context = _context()
    for match in _RUN.finditer(chars):
        if context.isdisjoint(match[0]):
            continue
        # 著 counts as 着 here, so that 藉著 is 借着.
        converted = opencc.convert(match[0].replace("著", "着"))
        if len(converted) == len(match[0]):
            restored = (("著" if was == "著" else now) for was, now in zip(match[0], converted, strict=True))
            parts += [folded[at : match.start()], "".join(restored)]
            at = match.end()
    return "".join((*parts, folded[at:]))


def _with_zhe(folded: str) -> str:
    """著 as 着 but in the words that keep it, before a title 《…》, and where a credit line ends with it."""
    if "著" not in folded:
        return folded
    keep = frozenset(table("script")["keep_zhu"])

    def form(match: re.Match[str]) -> str:
        at = match.start()
        around = (folded[max(at - 1, 0) : at + 1], folded[at : at + 2])
        return "著" if not keep.isdisjoint(around) or around[1][1:] in {"《", "）", ")", "\n", ""} else "着"

    return re.sub("著", form, folded)


@cache
def _opencc() -> _Converter:
    from opencc import OpenCC  # noqa: PLC0415 - heavy, and few documents need it

    converter: _Converter = OpenCC("t2s")
    return converter


@cache
def _table() -> dict[int, int]:
    """What becomes of a character: of those that texts are mostly made of, also where it stays as it is.

    A character that is not in the table costs twice the time.
    """
    common = (range(0x80), range(0x2010, 0x2030), range(0x3000, 0x3020), range(0x4E00, 0xA000), range(0xFF00, 0xFF20))
    return {code: code for codes in common for code in codes} | _changes()


@cache
def _changes() -> dict[int, int]:
    """OpenCC's result for every Han character that it changes on its own."""
    characters = [chr(code) for low, high in _RANGES for code in range(low, high)]
    results = _opencc().convert("\n".join(characters)).split("\n")
    return {ord(c): ord(r) for c, r in zip(characters, results, strict=True) if c != r and len(r) == 1}


@cache
def _traditional_only() -> frozenset[str]:
    characters = "".join(map(chr, _changes()))
    both = set(characters.encode("gb2312", "ignore").decode("gb2312"))
    return frozenset(characters) - both


@cache
def _may_be_traditional() -> re.Pattern[str]:
    """What is Traditional only, and all Han characters beyond the basic plane: of single ones a search is slow."""
    return re.compile(f"[{''.join(c for c in sorted(_traditional_only()) if c <= _BASIC)}\U00020000-\U0003ffff]")


@cache
def _in_context() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_context()))}]")


@cache
def _context() -> frozenset[str]:
    return frozenset(table("script")["context"])
