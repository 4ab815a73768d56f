"""Characters in other forms: doubled commas, half-width and full-width mixed, ○ for 〇, radicals, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from damage_sheet import Damaged, Sheet, rewritten

_HAN = "\u3400-\u9fff"
_COMMA = re.compile("[，。；,](?![，。；,])(?!\\d)")
_HALF = dict(zip("，：；？！（）％．", ",:;?!()%.", strict=True))
_FULL = {half: full for full, half in _HALF.items() if half not in "%."}
# A half-width mark between digits or Latin letters is no Chinese punctuation, and brackets flip in pairs.
_MARK = re.compile(rf"[，：；？！％]|(?<![0-9A-Za-z])[,:;?!]|[,:;?!](?=[{_HAN}“《])")
_PAIR = re.compile(r"[（(][^（）()\n]{0,60}[）)]|“[^“”\n]{0,60}”")
# Small letters are left alone: they may be a gloss.
_DIGITS = re.compile(r"[0-9A-Z]+(?:\.[0-9]+)?%?")
_YEAR = re.compile(
    r"(?<![0-9])(?P<year>20\d\d|19\d\d)年(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])日)?)?(?!\d)"
)
_RADICALS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
_RADICAL = re.compile(f"[{''.join(_RADICALS)}]")
_INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\u200d", "\u200e")
_BETWEEN = re.compile(rf"[{_HAN}0-9，。“”](?=[{_HAN}0-9，。“”])")
_BARE_BREAK = re.compile(r"(?<!\r)\n")
_ZEROS = ("○", "〇", "◯", "零")


def doubled(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the commas, stops and semicolons stand twice: `,,` `，，` `，,` `。,` `,。`."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        at, mark = match.start(), match[0]
        # A second mark that ends more than the first would change what was said, unless it repeats it.
        weaker = [mark, *({"。": ("，", ","), "；": ("，", ","), "，": (",",), ",": ("，",)}[mark])]
        second = rng.choice(weaker)
        if rng.random() < 0.3:
            sheet.add(second)
            sheet.keep(at, at + 1)
        else:
            sheet.keep(at, at + 1)
            sheet.add(second)

    return rewritten(text, _COMMA, rng, strength, change)


def mixed_widths(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the punctuation in the other width; brackets and quotation marks in pairs, “” as straight quotes."""

    def flip(sheet: Sheet, match: re.Match[str]) -> None:
        sheet.write(_HALF.get(match[0]) or _FULL.get(match[0], match[0]), match.start(), match.end())

    def flip_pair(sheet: Sheet, match: re.Match[str]) -> None:
        start, end = match.span()
        pair = {"（": "()", "(": "（）", "“": '""'}[match[0][0]]
        sheet.write(pair[0], start, start + 1)
        sheet.keep(start + 1, end - 1)
        sheet.write(pair[1], end - 1, end)

    first = rewritten(text, _MARK, rng, strength, flip)
    return first.then(lambda t, r, s: rewritten(t, _PAIR, r, s, flip_pair), rng, strength)


def wide_digits(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the numbers and Latin capitals in full-width characters, `２０２３`, `９８．６％`."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        sheet.write("".join(chr(ord(c) + 0xFEE0) for c in match[0]), match.start(), match.end())

    return rewritten(text, _DIGITS, rng, strength, change)


def radicals(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the characters that are radicals as the radical that looks the same, as PDF files give them: ⼈ ⼤ ⾏."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        sheet.write(_RADICALS[match[0]], match.start(), match.end())

    return rewritten(text, _RADICAL, rng, strength, change)


def invisible(text: str, rng: Random, strength: float) -> Damaged:
    """Characters that show nothing between others (zero-width ones, soft hyphens, direction marks), and CR LF."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        if match[0] == "\n":
            sheet.add("\r")
            sheet.keep(*match.span())
        else:
            sheet.keep(*match.span())
            sheet.add(rng.choice(_INVISIBLE))

    marked = rewritten(text, _BETWEEN, rng, strength / 10, change)
    return marked.then(lambda t, r, _: rewritten(t, _BARE_BREAK, r, 1.0, change), rng, strength)


def circle_numerals(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the dates in Chinese numerals, with one of four signs for zero: 二○二三年九月十九日.

    Those of headlines and of titles in 《》 stay: what is written there is a name.
    """
    zero = rng.choice(_ZEROS)

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        if _is_name(text, match.start()):
            sheet.keep(*match.span())
            return
        year = "".join(zero if d == "0" else "〇一二三四五六七八九"[int(d)] for d in match["year"])
        written = f"{year}年"
        if match["month"]:
            written += f"{_tens(int(match['month']))}月"
        if match["day"]:
            written += f"{_tens(int(match['day']))}日"
        sheet.write(written, match.start(), match.end())

    return rewritten(text, _YEAR, rng, strength, change)


def _is_name(text: str, at: int) -> bool:
    """True inside 《》 and in a line that does not end like a sentence."""
    title = text.rfind("《", 0, at)
    if title >= 0 and "》" not in text[title:at]:
        return True
    line = text[at:].split("\n", 1)[0].rstrip()
    return not line.endswith(("。", "；", "！", "？", "”"))


def _tens(number: int) -> str:
    """1 to 99 in Chinese numerals: 十九, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十"
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")
