"""Numerals as Chinese documents write them: 三, 廿三, 二〇二一, 一百零三, 1,234, 2.5万, 一亿二千万, 半, 数百.

`parse` reads one whole numeral and nothing around it. Own code, because the library for it (cn2an) rejects ○ and its
text mode rewrites slogans (一线协商 → 1线协商). Every step is bounded by `_LONGEST`, so hostile text costs nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

__all__ = ["ARABIC", "CHINESE", "NUMERAL", "is_approximate", "parse", "to_int", "written"]

ARABIC = (
    r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,12}(?![0-9]))(?:\.[0-9]{1,4})?"
    r"(?:[余多来]?[十百千]?[万亿]{1,2}|[百千])?"
)
"""Pattern of a numeral in ASCII digits, grouped or not, with a Chinese magnitude: `1,234`, `2.5万`, `20多万`."""

CHINESE = (
    r"(?:[数几上]?[十百千万亿]|[〇○零一二两三四五六七八九廿卅])[〇○零一二两三四五六七八九十百千万亿廿卅]{0,11}"
    r"(?:几?[余多来]?[万亿]{1,2}|几)?|半"
)
"""Pattern of a numeral in Chinese characters. Wider than what `parse` accepts: ask `parse` whether a match is one.
Wrap it in a group before joining it with more pattern.
"""

NUMERAL = rf"(?:{ARABIC}|{CHINESE})"
"""Either of the two, as one group."""

_LONGEST = 24
_MOST_DIGITS = 15  # of a whole number without commas
_FOLD = str.maketrans(
    "０１２３４５６７８９．，○零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟兩萬億",
    "0123456789.,〇〇一二二三三四五六六七八九十百千两万亿",
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2}
_TENS = {"廿": 20, "卅": 30}
_ZERO, _ONE = Decimal(0), Decimal(1)

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_BY_DIGIT = re.compile(r"[〇一二三四五六七八九]{2,12}")
_SECTION = re.compile(
    r"(?:([一二两三四五六七八九])?(千))?〇?(?:([一二两三四五六七八九])?(百))?〇?"
    r"(?:([一二三四五六七八九])?(十)|([廿卅]))?〇?([一二两三四五六七八九])?"
)
_VAGUE_HEAD = re.compile(r"[数几上](?=[十百千万亿])")
_VAGUE_TAIL = re.compile(r"(?<=十)几(?=[余多来]?[万亿]|$)|[余多来](?=[万亿]{0,2}$)")
_PAIR = re.compile(r"(?:^|(?<=[十百千万亿]))(一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?=[十百千万亿]|$)")


def parse(text: str) -> Decimal | None:
    """The value of one numeral, or None where `text` is not one numeral and nothing else.

    An indefinite amount gives the base that it names: 数百 100, 十几 10, 两三千 2000, 20多万 200000
    (`is_approximate` tells). 半 is 0.5. Digits without magnitudes are read one by one: 二〇二一.
    """
    return _read(text)[0]


def to_int(text: str) -> int | None:
    """The value of one numeral where it is a whole number, else None."""
    value = parse(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def is_approximate(text: str) -> bool:
    """True where `text` is a numeral that names an indefinite amount: 数百, 上千, 几十, 十几, 七八, 20多万."""
    value, vague = _read(text)
    return vague and value is not None


def written(value: Decimal) -> str:
    """A value as a plain decimal numeral, no exponent and no idle zeros: `25000`, `99.84`, `0.5`."""
    return format(value.normalize(), "f")


def _read(text: str) -> tuple[Decimal | None, bool]:
    numeral = text.strip()
    return _read_short(numeral) if 0 < len(numeral) <= _LONGEST else (None, False)


@lru_cache(maxsize=4096)
def _read_short(numeral: str) -> tuple[Decimal | None, bool]:
    """Value of a numeral and whether it is indefinite; remembered, as texts write the same few again and again."""
    if numeral.isascii() and numeral.isdigit():
        return (Decimal(numeral) if len(numeral) <= _MOST_DIGITS else None), False
    numeral = numeral.translate(_FOLD)
    if numeral == "半":
        return Decimal("0.5"), False
    exact = _VAGUE_HEAD.sub("", numeral, count=1) if numeral[0] in "数几上" else numeral
    exact = _VAGUE_TAIL.sub("", exact)
    exact = _PAIR.sub(lambda m: m[1][0], exact, count=1)
    return _whole(exact), exact != numeral


def _whole(numeral: str) -> Decimal | None:
    """A numeral of any size: sections of four digits joined by 万 and 亿."""
    if _BY_DIGIT.fullmatch(numeral):
        return Decimal("".join(str(_DIGITS[c]) for c in numeral))
    return _joined(numeral, "亿", Decimal(10**8))


def _joined(numeral: str, unit: str, size: Decimal) -> Decimal | None:
    head, found, tail = numeral.rpartition(unit)
    if not found:
        return _joined(numeral, "万", Decimal(10**4)) if unit == "亿" else _section(numeral)
    smaller = "万" if unit == "亿" else ""
    left = _part(head, smaller) if head else _ONE
    if left is None:
        return None
    if not tail:
        return left * size
    if len(tail) == 1 and _DIGITS.get(tail, 0) > 0 and head:  # 一万五 is 15,000
        return left * size + _DIGITS[tail] * size / 10
    right = _part(tail.removeprefix("〇"), smaller)
    if right is None or right >= size or left != left.to_integral_value():
        return None
    return left * size + right


def _part(numeral: str, unit: str) -> Decimal | None:
    return _joined(numeral, unit, Decimal(10**4)) if unit else _section(numeral)


def _section(numeral: str) -> Decimal | None:
    """A numeral without 万 and 亿: 3205, 1,234.5, 3千, 三千二百零五, 三点五."""
    if not numeral:
        return None
    if numeral[0] in "0123456789":
        return _arabic(numeral)
    if numeral in _DIGITS:
        return Decimal(_DIGITS[numeral])
    whole, point, fraction = numeral.partition("点")
    if point:
        if not fraction or any(c not in _DIGITS for c in fraction):
            return None
        left = _section(whole)
        return None if left is None else left + Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return _chinese(numeral)


def _arabic(numeral: str) -> Decimal | None:
    size = {"十": 10, "百": 100, "千": 1000}.get(numeral[-1], 1)
    digits = numeral[:-1] if size > 1 else numeral
    if not (_GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits)):
        return None
    return Decimal(digits.replace(",", "")) * size


def _chinese(numeral: str) -> Decimal | None:
    found = _SECTION.fullmatch(numeral)
    if found is None or numeral[0] == "〇" or numeral[-1] == "〇":
        return None
    q, thousand, b, hundred, s, ten, score, g = found.groups()
    if (hundred and thousand and not b) or (score and hundred is None and thousand):
        return None  # 三千百 and 三千廿 are no numerals
    value = _times(q, thousand, 1000) + _times(b, hundred, 100) + _times(s, ten, 10)
    value += _TENS[score] if score else 0
    if g:
        value += _DIGITS[g] * {"百": 10, "千": 100}.get(numeral[-2] if len(numeral) > 1 else "", 1)  # 一百五 is 150
    return Decimal(value)


def _times(digit: str | None, unit: str | None, size: int) -> int:
    if unit is None:
        return 0
    return size * (_DIGITS[digit] if digit else 1)
