"""Numbers as Word writes them before paragraphs: the formats of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

__all__ = ["numeral"]

_DIGITS = "〇一二三四五六七八九"
_COUNTED = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    )
)
_LEGAL = frozenset(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"))
_LEGAL_SIGNS = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_BY_DIGIT = frozenset(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGNS = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def numeral(number: int, kind: str) -> str:
    """A number in the format `kind`; in ASCII digits where no Chinese file uses the format or it ends before."""
    if kind in _COUNTED:
        return _counted(number)
    if kind in _LEGAL:
        return _counted(number).translate(_LEGAL_SIGNS)
    if kind in _BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    signs = _SIGNS.get(kind, "")
    if 0 < number <= len(signs):
        return signs[number - 1]
    if kind == "upperRoman":
        return _roman(number)
    if kind == "lowerRoman":
        return _roman(number).lower()
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _counted(number: int) -> str:
    """1 to 999 as one counts them: 十一, 二十, 一百零五, 一百一十."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = _DIGITS[hundreds] + "百" if hundreds else ""
    tail = _DIGITS[ones] if ones else ""
    if not tens:
        return head + ("零" if head and tail else "") + tail
    return head + ("十" if tens == 1 and not head else _DIGITS[tens] + "十") + tail


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)
