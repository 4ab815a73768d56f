"""A damaged text while it is written: its characters, and for each the clean character that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

ADDED = -1
"""Origin of a character that the damage put in."""


class Loss(NamedTuple):
    """Code points `start:end` of the clean text that nobody can bring back for sure.

    `readings` are what they may have been, the true one among them; empty where no reading can be listed.
    """

    start: int
    end: int
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text. `origin` has one entry a code point of `text`: the index of the clean code point that it stands
    for, or `ADDED`. `destroyed` lists what was truly lost, in the clean text's order.
    """

    text: str
    origin: tuple[int, ...]
    destroyed: tuple[Loss, ...] = ()

    @classmethod
    def undamaged(cls, text: str) -> Damaged:
        """`text` as it is."""
        return cls(text, tuple(range(len(text))))

    def then(self, damage: Callable[[str, Random, float], Damaged], rng: Random, strength: float) -> Damaged:
        """This text damaged once more. What the second damage destroys is counted in the clean text of the first."""
        again = damage(self.text, rng, strength)
        origin = tuple(ADDED if at == ADDED else self.origin[at] for at in again.origin)
        losses = list(self.destroyed)
        for loss in again.destroyed:
            hit = [at for at in self.origin[loss.start : loss.end] if at != ADDED]
            if hit:
                losses.append(Loss(min(hit), max(hit) + 1, loss.readings))
        return Damaged(again.text, origin, tuple(sorted(losses)))


Damage = Callable[[str, Random, float], Damaged]
"""A kind of damage: the clean text, where chance comes from, and a strength from 0 (next to none) to 1 (all)."""


class Sheet:
    """Collects a damaged text piece by piece."""

    def __init__(self, clean: str) -> None:
        self.clean = clean
        self._parts: list[str] = []
        self._origin: list[int] = []
        self._losses: list[Loss] = []

    def keep(self, start: int, end: int) -> None:
        """Clean code points `start:end` as they are."""
        self._parts.append(self.clean[start:end])
        self._origin.extend(range(start, end))

    def write(self, text: str, start: int, end: int) -> None:
        """`text` for clean code points `start:end`: one to one where the lengths agree, else all for the first."""
        self._parts.append(text)
        same = len(text) == end - start
        self._origin.extend(range(start, end) if same else [start] * len(text))

    def add(self, text: str) -> None:
        """Characters that stand for nothing."""
        self._parts.append(text)
        self._origin.extend([ADDED] * len(text))

    def lose(self, start: int, end: int, readings: tuple[str, ...] = ()) -> None:
        """Clean code points `start:end` are lost; what stands for them is written apart."""
        self._losses.append(Loss(start, end, readings))

    def done(self) -> Damaged:
        """The damaged text."""
        return Damaged("".join(self._parts), tuple(self._origin), tuple(self._losses))


def rewritten(
    clean: str, pattern: re.Pattern[str], rng: Random, share: float, change: Callable[[Sheet, re.Match[str]], None]
) -> Damaged:
    """`clean` with `change` applied to a share of the matches of `pattern`; it must write the whole match."""
    sheet = Sheet(clean)
    at = 0
    for match in pattern.finditer(clean):
        if rng.random() >= share:
            continue
        sheet.keep(at, match.start())
        change(sheet, match)
        at = match.end()
    sheet.keep(at, len(clean))
    return sheet.done()
