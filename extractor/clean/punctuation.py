"""One normal form of punctuation, letters and digits, character for character: the length never changes.

Beside Chinese text `, : ; ( ) ? !` are full-width, letters, digits and `%` are ASCII, quotation marks are “” and ‘’,
dots between names are `·`, zeros in Chinese numerals are 〇. Numbers, times, web addresses and Latin text keep their
ASCII marks. Compatibility forms and radicals become the character that Unicode (NFKC) or `data/forms.yaml` gives,
where that is one character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from extractor.clean.han import HAN, SPACE
from extractor.clean.tables import table

_WIDE = f"{HAN}、。〈-】〔-〛“”‘’…！（），：；？"
_NUMERAL = "一二三四五六七八九〇十"
# Full-width forms of Chinese punctuation, which stay.
_STAY = frozenset("！（），：；？～［］｛｝")
_PASSES = 4
_SPACES = frozenset(SPACE)

_MARKS = tuple(zip(",:;?!()", "，：；？！（）", strict=True))
_ROUND = re.compile(r"\(([^()\n]{0,80})\)")
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_CIRCLES = re.compile("[○◯]+")
_ZERO = re.compile(rf"0(?<=[{_NUMERAL}]0)(?=[{_NUMERAL}])")
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_DOTS = "・•‧･∙⋅●˙"
_DOT = re.compile(rf"[{_DOTS}](?<=[{HAN}].)(?=[{HAN}])")
# A full stop of the Latin keyboard, told by what follows: between Han characters it may as well part a foreign name.
_STOP = re.compile(
    rf"\.(?<=[{HAN}]{{2}}\.)(?:(?=\n|\Z)|(?=会议|会上|会前|会后|会期|大会|今年|去年|截至|同时|此外|目前|其中|一是|全年|近年"
    r"|各级|各位|[省市县区州旗](?:政协|委[、书常办]|政府|人大|领导)))"
)
_DOUBLE_QUOTE = re.compile('"([^"\n]{1,120})"')
_SINGLE_QUOTE = re.compile("'(?<![A-Za-z0-9]')([^'\n]{1,60})'(?![A-Za-z])")


def fold(chars: str) -> str:
    """`chars` in normal form."""
    if _forms_pattern().search(chars):
        chars = chars.translate(_forms())
    # What one mark becomes can decide about its neighbour.
    for _ in range(_PASSES):
        folded = _pass(chars)
        if folded == chars:
            break
        chars = folded
    return chars


def fold_radicals(chars: str) -> str:
    """`chars` with radicals and compatibility ideographs as the Han characters that they show."""
    return chars.translate(_radicals()) if _radicals_pattern().search(chars) else chars


def _pass(chars: str) -> str:
    if '"' in chars:
        chars = _DOUBLE_QUOTE.sub(lambda m: _quotes(m, "“", "”"), chars)
    if "'" in chars:
        chars = _SINGLE_QUOTE.sub(lambda m: _quotes(m, "‘", "’"), chars)
    if "(" in chars:
        chars = _ROUND.sub(_brackets, chars)
    for mark, wide in _MARKS:
        if mark in chars:
            chars = _widened(chars, mark, wide)
    if "○" in chars or "◯" in chars:
        chars = _CIRCLES.sub(_zeros, chars)
    if any(dot in chars for dot in _DOTS):
        chars = _DOT.sub("·", chars)
    if "." in chars:
        chars = _STOP.sub("。", chars)
    return _ZERO.sub("〇", chars)


def _widened(chars: str, mark: str, wide: str) -> str:
    """`mark` as `wide` where it stands beside Chinese text."""
    pattern, touching, spaced, apart = _places(mark)
    if not apart.search(chars):
        return chars.replace(mark, wide)  # most texts: ten times as fast
    if not spaced.search(chars):
        return touching.sub(wide, chars)

    def form(match: re.Match[str]) -> str:
        return wide if _is_beside(chars, match.start(), match.end()) else match[0]

    return pattern.sub(form, chars)


@cache
def _places(mark: str) -> tuple[re.Pattern[str], ...]:
    """`mark` anywhere, where Chinese text touches it, where a space does, and where no Chinese text touches it."""
    sign = re.escape(mark)
    beside = (rf"{sign}(?:(?<=[{those}]{sign})|(?=[{those}]))" for those in (_WIDE, SPACE))
    apart = rf"{sign}(?<![{_WIDE}]{sign})(?![{_WIDE}])"
    return tuple(map(re.compile, (sign, *beside, apart)))


def _is_beside(text: str, start: int, end: int) -> bool:
    """True where Chinese text stands before or after `start:end`, spaces between or not."""
    while start > 0 and text[start - 1] in _SPACES:
        start -= 1
    if start > 0 and _WIDE_CHARACTER.match(text[start - 1]):
        return True
    while end < len(text) and text[end] in _SPACES:
        end += 1
    return end < len(text) and _WIDE_CHARACTER.match(text[end]) is not None


def _brackets(match: re.Match[str]) -> str:
    """Both brackets of a pair are full-width where one of them touches Chinese text, inside or outside."""
    inner = match[1].strip(SPACE)
    outside = _is_beside(match.string, match.start(), match.end())
    inside = inner and (_WIDE_CHARACTER.match(inner[0]) or _WIDE_CHARACTER.match(inner[-1]))
    return f"（{match[1]}）" if outside or inside else match[0]


def _quotes(match: re.Match[str], opening: str, closing: str) -> str:
    """A pair of marks as opening and closing one where Chinese text stands inside or beside it."""
    chinese = _WIDE_CHARACTER.search(match[1]) or _is_beside(match.string, match.start(), match.end())
    return f"{opening}{match[1]}{closing}" if chinese else match[0]


def _zeros(match: re.Match[str]) -> str:
    """Circles beside a Chinese numeral are zeros; others are bullets, or stand for a name."""
    text = match.string
    near = (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
    return "〇" * len(match[0]) if any(c and c in _NUMERAL for c in near) else match[0]


@cache
def _forms() -> dict[int, str]:
    """Compatibility characters and the single character that each becomes."""
    ranges = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFE10, 0xFE70), (0xFF01, 0xFF66))
    found = {}
    for character in (chr(code) for low, high in ranges for code in range(low, high)):
        normal = unicodedata.normalize("NFKC", character)
        if normal != character and len(normal) == 1 and character not in _STAY:
            found[character] = normal
    listed = table("forms")
    found |= listed["dashes"] | listed["radicals"] | listed["quotes"]
    quotes: dict[str, str] = listed["quotes"]
    return {ord(c): quotes.get(normal, normal) for c, normal in found.items()}


@cache
def _radicals() -> dict[int, str]:
    return {code: form for code, form in _forms().items() if _RADICAL.match(chr(code))}


@cache
def _forms_pattern() -> re.Pattern[str]:
    return _any_of(_forms())


@cache
def _radicals_pattern() -> re.Pattern[str]:
    return _any_of(_radicals())


def _any_of(table: Iterable[int]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, table)))}]")
