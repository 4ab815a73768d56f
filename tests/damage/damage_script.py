"""Traditional script, pinyin glosses, and characters that lost the first of their two bytes.

Traditional characters come from OpenCC's `s2t`, glosses from pypinyin's reading in context. A character that OpenCC's
`t2s` does not bring back (乾 in a Simplified text of 乾隆 is one, 着 written as 著 another) counts as destroyed.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import Any

from damage_sheet import Damaged, Sheet
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

_BRACKETS = {"half": ("(", ")"), "full": ("（", "）")}


def traditional(text: str, rng: Random, strength: float, *, direction: str = "s2t") -> Damaged:
    """`text` in Traditional characters; below full strength some stay Simplified, as in pages that mix both.

    `direction` is one of OpenCC's: `s2tw` writes the forms that Big5 has.
    """
    return _written(text, rng, strength, "", direction)


def traditional_marks(text: str, rng: Random, strength: float) -> Damaged:
    """Traditional characters with the quotation marks that go with them, 「」 and 『』."""
    marks = dict(zip("“”‘’", "「」『』", strict=True))
    return traditional(text, rng, strength).then(lambda t, _, __: _mapped(t, marks), rng, strength)


def glosses(text: str, rng: Random, strength: float, *, brackets: str = "half") -> Damaged:
    """Traditional characters, a share of them with their reading after them: `協(xié)`.

    Those that look the same in both scripts bear no gloss, as on real pages.
    """
    return _written(text, rng, strength, brackets)


def wide_glosses(text: str, rng: Random, strength: float) -> Damaged:
    """Glosses in full-width brackets: `協（xié）`."""
    return glosses(text, rng, strength, brackets="full")


def lost_bytes(text: str, rng: Random, strength: float) -> Damaged:
    """Traditional characters, some without the first of their two GBK bytes: 縣 (BF 68) becomes `??h`.

    Only characters whose second byte is a letter of ASCII come out so, a third of such a text; a tenth of these is hit
    at full strength, ten times what pages show. All are destroyed: to tell some from their neighbours is skill.
    """
    first = traditional(text, rng, 1.0)
    return first.then(_without_lead_bytes, rng, strength / 10)


def _without_lead_bytes(text: str, rng: Random, share: float) -> Damaged:
    sheet = Sheet(text)
    for at, character in enumerate(text):
        code = character.encode("gbk", "ignore")
        # Letters and @ are what pages show; other second bytes would be markup of another kind.
        left = chr(code[1]) if len(code) == 2 and code[1] < 0x80 else ""
        if (left.isalpha() or left == "@") and rng.random() < share:
            sheet.write("??" + left, at, at + 1)
            sheet.lose(at, at + 1, (character,))
        else:
            sheet.keep(at, at + 1)
    return sheet.done()


def _written(text: str, rng: Random, strength: float, brackets: str, direction: str = "s2t") -> Damaged:
    """Traditional characters for a share, or, with brackets, for all and a gloss for a share."""
    forms, back = _forms(text, direction)
    readings = _readings(text) if brackets else ()
    sheet = Sheet(text)
    for at, form in enumerate(forms):
        if form == back[at] or (not brackets and rng.random() >= strength):
            sheet.keep(at, at + 1)
            continue
        sheet.write(form, at, at + 1)
        if back[at] != text[at] != form:
            sheet.lose(at, at + 1)
        if brackets and text[at + 1 : at + 2] not in {"(", "（"} and rng.random() < strength:
            opening, closing = _BRACKETS[brackets]
            sheet.add(f"{opening}{readings[at]}{closing}")
    return sheet.done()


def _mapped(text: str, marks: dict[str, str]) -> Damaged:
    return Damaged("".join(marks.get(c, c) for c in text), tuple(range(len(text))))


@lru_cache(maxsize=64)
def _forms(text: str, direction: str) -> tuple[str, str]:
    """The Traditional form of each character, and what the way back makes of it."""
    converted = _converter(direction).convert(text)
    if len(converted) != len(text):
        converted = "".join(_converter(direction).convert(c)[:1] for c in text)
    back = _converter({"s2t": "t2s", "s2tw": "tw2s"}[direction]).convert(converted)
    return converted, back if len(back) == len(text) else text


@lru_cache(maxsize=64)
def _readings(text: str) -> tuple[str, ...]:
    """One reading a code point, with its tone mark."""
    return tuple(lazy_pinyin(text, style=Style.TONE, errors=list))


@lru_cache(maxsize=4)
def _converter(direction: str) -> Any:
    return OpenCC(direction)
