"""How common words are: jieba's word list read as data (jieba itself is not loaded), and what the best cutting of a
run of characters into words is worth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_LONGEST = 8
_ENTRY = re.compile(r"^(\S{1,6}) (\d+)", re.MULTILINE)
_UNKNOWN = 0.1
"""Occurrences that a character has which is in no list."""


class Vocabulary:
    """Words of at most four characters with their logarithmic share of a large corpus."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        total = math.log(sum(counts.values()) or 1)
        self._values = {word: math.log(max(count, _UNKNOWN)) - total for word, count in counts.items()}
        self._unknown = math.log(_UNKNOWN) - total

    def cuttings(self, left: str) -> list[float]:
        """Value of the best cutting of `left[:n]` into words, for each n from 0 to its length."""
        best = [0.0]
        for end in range(1, len(left) + 1):
            starts = range(max(end - _LONGEST, 0), end)
            best.append(max(best[start] + self._value(left[start:end]) for start in starts))
        return best

    def endings(self, right: str) -> list[float]:
        """Value of the best cutting of `right[n:]` into words, for each n from 0 to its length."""
        best = [0.0] * (len(right) + 1)
        for start in range(len(right) - 1, -1, -1):
            ends = range(start + 1, min(start + _LONGEST, len(right)) + 1)
            best[start] = max(self._value(right[start:end]) + best[end] for end in ends)
        return best

    def best(
        self, left: str, middle: str, right: str, before: Sequence[float], after: Sequence[float]
    ) -> tuple[float, str]:
        """Value of the best cutting of `left + middle + right`, and its word that holds `middle`, one character.

        `before` are the cuttings of `left`, `after` the endings of `right`: the same for every `middle`.
        """
        found = []
        for back in range(min(len(left), _LONGEST - 1) + 1):
            for on in range(min(len(right), _LONGEST - 1 - back) + 1):
                word = left[len(left) - back :] + middle + right[:on]
                found.append((before[len(left) - back] + self._value(word) + after[on], word))
        return max(found)

    def _value(self, word: str) -> float:
        known = self._values.get(word)
        if known is not None:
            return known
        return self._unknown if len(word) == 1 else -math.inf


@lru_cache(maxsize=1)
def listed() -> Mapping[str, int]:
    """The word list of jieba (MIT): occurrences by word, in Simplified and some in Traditional characters."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        return {}
    text = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8")
    return {word: int(count) for word, count in _ENTRY.findall(text)}
