"""Characters that lost their first byte on the way: `??h政府` was 縣政府.

In GBK 縣 is BF 68; where BF could not be kept, question marks stand for it and 68 is left behind as `h`. The Han
characters with that second byte are the candidates. Two witnesses speak for one of them: the words that it makes with
its neighbours (how common they are, and those of `data/lost.yaml`), and the same neighbours where they stand unharmed
in the document. A candidate clearly ahead of the others is the repair. Else the place is recorded as a loss and stays.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor.alignment import Edit
from extractor.clean.han import HAN
from extractor.clean.script import simplified
from extractor.clean.tables import table
from extractor.clean.vocabulary import Vocabulary, listed
from extractor.gazetteer import load

# One to four marks and the byte that was left behind, or U+FFFD alone. Clean text is passed at memory speed.
# A gloss after it belongs to it: 協(xié) became `??f(xié)`.
_LOSS = re.compile(r"(?P<marks>[?？\ufffd]{1,4})(?P<left>[@-~])(?:[(（](?P<gloss>[a-zü\u00e0-\u01dc]{1,6})[)）])?")
_MARK = re.compile(r"[?？]*\ufffd[?？\ufffd]*")
_HOLE = "\0"
_HAN = re.compile(f"[{HAN}]")
_BEFORE = re.compile(f"[{HAN}]*$")
_AFTER = re.compile(f"[{HAN}]*")
_REACH = 7
"""Characters on either side that are looked at."""
_PASSES = 3
"""What one repair tells can settle its neighbour."""

_AHEAD = 2.0
"""How far the best candidate must be ahead, in natural logarithms. Where 3 to 20 of 100 characters are lost,
1 repair in 100 is wrong and 1 loss in 8 stays open (1.5: 1 in 60 and 1 in 9; 4: 1 in 200 and 1 in 4)."""
_BESIDE = 2.0
_ANYWHERE = 0.5
"""What it is worth how often (in logarithms) the document shows a candidate beside the same neighbour, or at all."""
_LISTED = 2000
_NAME = 100
"""Occurrences that a word of `data/lost.yaml` or the name of a place has at least: 县政府 has 1,115, 宿迁 75."""


def edits(chars: str) -> Sequence[Edit]:
    """One edit a loss; where it cannot be repaired the edit puts back what stands there."""
    if "?" not in chars and "\ufffd" not in chars and "？" not in chars:
        return ()
    found = {}
    losses = [match for match in _LOSS.finditer(chars) if _is_in_prose(chars, match)]
    if losses:
        for match, repaired in zip(losses, _repairs(chars, losses), strict=True):
            # One question mark before a letter is mostly a question: it is a loss only where a repair proves it.
            if repaired or len(match["marks"]) > 1:
                found[match.start()] = Edit(match.start(), match.end(), repaired or match[0])
    if "\ufffd" in chars:
        for match in _MARK.finditer(chars):
            found.setdefault(match.start(), Edit(match.start(), match.end(), match[0]))
    return [found[start] for start in sorted(found)]


def _is_in_prose(chars: str, match: re.Match[str]) -> bool:
    """True before a Han character or a gloss; several marks count after one too."""
    if match["gloss"] or _HAN.match(chars, match.end()):
        return True
    return len(match["marks"]) > 1 and match.start() > 0 and bool(_HAN.match(chars, match.start() - 1))


def _repairs(chars: str, losses: Sequence[re.Match[str]]) -> list[str]:
    """The character for each loss, empty where none is clearly ahead."""
    text, holes = _with_holes(simplified(chars), losses)
    found = [""] * len(losses)
    for _ in range(_PASSES):
        before = list(found)
        seen = _Seen(Counter(text), Counter(pairwise(text)))
        for index, hole in enumerate(holes):
            if not found[index]:
                left = _BEFORE.search("".join(text[max(hole - _REACH, 0) : hole]))
                right = _AFTER.match("".join(text[hole + 1 : hole + 1 + _REACH]))
                found[index] = _best(losses[index], left[0] if left else "", right[0] if right else "", seen)
                text[hole] = simplified(found[index]) or _HOLE
        if found == before:
            break
    return found


def _with_holes(text: str, losses: Sequence[re.Match[str]]) -> tuple[list[str], list[int]]:
    """The characters of `text` with one hole for each loss, and where the holes are."""
    found: list[str] = []
    holes = []
    at = 0
    for match in losses:
        found += text[at : match.start()]
        holes.append(len(found))
        found.append(_HOLE)
        at = match.end()
    return found + list(text[at:]), holes


class _Seen(NamedTuple):
    """How often the document shows each character, and each pair of neighbours."""

    single: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]


class _Ranked(NamedTuple):
    """A candidate: how well it stands, its GBK character, the word that it makes, whether the document shows it so."""

    value: float
    character: str
    word: str
    beside: bool


def _best(loss: re.Match[str], left: str, right: str, seen: _Seen) -> str:
    """The one candidate between `left` and `right` that is clearly ahead of the others and proved; else nothing."""
    ranked = sorted(_ranked(loss, left, right, seen), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0].value - ranked[1].value < _AHEAD):
        return ""
    best = ranked[0]
    if len(loss["marks"]) == 1 and loss["marks"] != "\ufffd":
        proved = best.word in _listed() or bool(loss["gloss"])
    else:
        proved = best.beside or len(best.word) > 1 or bool(loss["gloss"])
    return best.character if proved else ""


def _ranked(loss: re.Match[str], left: str, right: str, seen: _Seen) -> Iterator[_Ranked]:
    gap = _vocabulary().gap(left, right)
    for candidate, character in _possible(loss).items():
        value, word = gap.best(candidate)
        pairs = (seen.pairs.get((left[-1:], candidate), 0), seen.pairs.get((candidate, right[:1]), 0))
        value += _BESIDE * sum(map(math.log1p, pairs)) + _ANYWHERE * math.log1p(seen.single.get(candidate, 0))
        yield _Ranked(value, character, word, any(pairs))


def _possible(loss: re.Match[str]) -> Mapping[str, str]:
    """The candidates by their Simplified form; where a gloss tells the reading, those that are read so."""
    found = _candidates().get(loss["left"], {})
    if not loss["gloss"]:
        return found
    from pypinyin import Style, pinyin  # noqa: PLC0415 - heavy, and few documents need it

    readings = pinyin("".join(found.values()), style=Style.TONE, heteronym=True)
    return {c: found[c] for c, read in zip(found, readings, strict=True) if loss["gloss"] in read}


@cache
def _listed() -> frozenset[str]:
    """Words of `data/lost.yaml`, those that stand after 县 with it."""
    found = table("lost")
    return frozenset(found["words"]) | {"县" + word for word in found["after_county"]}


@cache
def _vocabulary() -> Vocabulary:
    gazetteer = load()
    counts = dict(listed())
    for words, least in ((gazetteer.short_names(), _NAME), (gazetteer.full_names(), _NAME), (_listed(), _LISTED)):
        counts.update({word: max(counts.get(word, 0), least) for word in words})
    return Vocabulary(counts)


@cache
def _candidates() -> Mapping[str, Mapping[str, str]]:
    """By second byte, for those that are ASCII: the GBK characters in use by their Simplified form."""
    found: dict[str, dict[str, str]] = {}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0x7F):
            character = bytes((lead, trail)).decode("gbk", "replace")
            if simplified(character) in listed():
                found.setdefault(chr(trail), {}).setdefault(simplified(character), character)
    return found
