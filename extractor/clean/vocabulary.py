"""How common words are: jieba's word list read as data (jieba itself is not loaded), and what the best cutting of a
run of characters into words is worth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_LONGEST = 8
_SHORT = 4
"""Longer words are few, and looked for only where their first or last two characters stand."""
_ENTRY = re.compile(r"^(\S{1,6}) (\d+)", re.MULTILINE)
_UNKNOWN = 0.1
"""Occurrences that a character has which is in no list."""


class _Frame(NamedTuple):
    """What a word round a gap has before and after it, and the value of the best cutting of all the rest."""

    head: str
    tail: str
    rest: float


class Gap:
    """A gap of one character between two runs of characters."""

    def __init__(self, values: Mapping[str, float], unknown: float, frames: tuple[_Frame, ...]) -> None:
        self._values = values
        self._unknown = unknown
        self._frames = frames

    def best(self, character: str) -> tuple[float, str]:
        """Value of the best cutting with `character` in the gap, and the word that it stands in."""
        found = (self._values.get(character, self._unknown) + self._frames[0].rest, character)
        for head, tail, rest in self._frames[1:]:
            word = head + character + tail
            value = self._values.get(word)
            if value is not None and value + rest > found[0]:
                found = (value + rest, word)
        return found


class Vocabulary:
    """Words of at most eight characters with their logarithmic share of a large corpus."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        total = math.log(sum(counts.values()) or 1)
        self._values = {word: math.log(max(count, _UNKNOWN)) - total for word, count in counts.items()}
        self._unknown = math.log(_UNKNOWN) - total
        long = [word for word in counts if len(word) > _SHORT]
        self._heads = {word[:2] for word in long}
        self._tails = {word[-2:] for word in long}

    def gap(self, left: str, right: str) -> Gap:
        """The gap between `left` and `right`."""
        before = self._cuttings(left)
        after = [*reversed(self._cuttings(right, backwards=True))]
        frames = [
            _Frame(left[len(left) - back :], right[:on], before[len(left) - back] + after[on])
            for back in range(min(len(left), _LONGEST - 1) + 1)
            for on in range(min(len(right), _LONGEST - 1 - back) + 1)
        ]
        return Gap(self._values, self._unknown, tuple(frame for frame in frames if self._is_likely(frame)))

    def _is_likely(self, frame: _Frame) -> bool:
        """False where no long word starts and ends so."""
        if len(frame.head) + 1 + len(frame.tail) <= _SHORT:
            return True
        starts = len(frame.head) < 2 or frame.head[:2] in self._heads
        return starts and (len(frame.tail) < 2 or frame.tail[-2:] in self._tails)

    def _cuttings(self, text: str, *, backwards: bool = False) -> list[float]:
        """Value of the best cutting into words of the first n characters, or of the last, for each n up to all."""
        best = [0.0]
        for size in range(1, len(text) + 1):
            values = []
            for rest in range(max(size - _LONGEST, 0), size):
                start, end = (len(text) - size, len(text) - rest) if backwards else (rest, size)
                word = text[start:end]
                known = self._values.get(word)
                if known is not None or len(word) == 1:
                    values.append(best[rest] + (self._unknown if known is None else known))
            best.append(max(values))
        return best


@lru_cache(maxsize=1)
def listed() -> Mapping[str, int]:
    """The word list of jieba (MIT): occurrences by word, in Simplified and some in Traditional characters."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        return {}
    text = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8")
    return {word: int(count) for word, count in _ENTRY.findall(text)}
