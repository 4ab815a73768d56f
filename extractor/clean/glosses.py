"""Pinyin glosses after characters: `協(xié)商` is 協商.

The gloss stays with the character that it explains (one run of the alignment), so a quote includes it. A gloss is a
bracket of valid pinyin syllables with a tone mark, or one without tone or with a tone digit that is a reading of the
character before it. Brackets that hold anything else, such as (AI) or (he), stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from extractor.alignment import Edit
from extractor.clean.han import HAN

_MARKED = "āáǎăàēéěĕèīíǐĭìōóǒŏòūúǔŭùǖǘǚǜńňǹḿếềê\u0300\u0301\u0304\u0306\u030c"
# Bounded, and the bracket comes first: that is what lets the search skip clean text.
_BRACKET = re.compile(rf"([(（][ \n]{{0,2}}([A-Za-zü:ɑɡ{_MARKED}'’ \n]{{1,24}}[1-5]?)[ \n]{{0,2}}[)）])")
_FINAL = (
    "i(?:ang|ong|an|ao|ng|a|e|n|u)?|u(?:ang|ai|an|ng|a|e|i|n|o)?|[üv](?:an|e|n)?|a(?:ng|i|n|o)?|e(?:ng|i|n|r)?"
    "|o(?:ng|u)?"
)
_SYLLABLES = re.compile(rf"(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:{_FINAL})|ng|n|m|hm)(?:['’ ]?)")
_HAN = re.compile(f"[{HAN}]")
_WHITE = frozenset(" \n")
_NONE = frozenset(("", " ", "\n"))
"""What stands before a bracket where the explained character does not, or belongs to the bracket before."""
_TONES = {0x300, 0x301, 0x304, 0x306, 0x30C}


def edits(chars: str) -> Sequence[Edit]:
    """One edit a gloss, from the explained character to the closing bracket."""
    found: list[Edit] = []
    new = tuple.__new__  # quicker than calling the class
    end = 0
    # By splitting, and not match by match: a glossed text has one every few characters.
    parts = iter(_BRACKET.split(chars)[:-1])
    for before, bracket, inner in zip(parts, parts, parts, strict=True):
        start = end + len(before)
        end = start + len(bracket)
        explained = before[-1:]
        if explained in _NONE:
            start = _behind(chars, start)
            explained = chars[start - 1 : start]
        if _is_gloss(inner, explained):
            found.append(new(Edit, (start - 1, end, explained)))
    return found


def _behind(chars: str, bracket: int) -> int:
    """Where a bracket stands without the white space before it, of which there may be two characters."""
    start = bracket
    while start > 0 and chars[start - 1] in _WHITE and bracket - start < 2:
        start -= 1
    return start


@lru_cache(maxsize=8192)
def _is_gloss(inner: str, character: str) -> bool:
    """True where the letters in a bracket are a reading of the character before it."""
    if not _HAN.match(character):
        return False
    plain, syllables = _spelled(inner)
    if syllables is not None:
        return 0 < syllables <= 4
    if inner != inner.lower():
        return False
    return plain.rstrip("12345").replace("u:", "v").replace("ü", "v") in _readings(character)


@lru_cache(maxsize=4096)
def _spelled(inner: str) -> tuple[str, int | None]:
    """The letters of a bracket without tones, and how many syllables those with tone marks are."""
    plain, marked = _without_tones(inner)
    return plain, _syllables(plain) if marked else None


def _without_tones(inner: str) -> tuple[str, bool]:
    """The letters without tone marks and white space, and whether there was a tone mark."""
    split = unicodedata.normalize("NFD", "".join(inner.split())).lower()
    bare = "".join(c for c in split if ord(c) not in _TONES)
    plain = unicodedata.normalize("NFC", bare).replace("ɑ", "a").replace("ɡ", "g").replace("ê", "e")
    return plain, len(bare) < len(split)


def _syllables(plain: str) -> int:
    """How many pinyin syllables `plain` is made of, 0 where it is none."""
    at = count = 0
    while at < len(plain):
        match = _SYLLABLES.match(plain, at)
        if match is None:
            return 0
        at, count = match.end(), count + 1
    return count


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    """All readings of a character without tones, ü as v."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - heavy, and few documents need it

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
