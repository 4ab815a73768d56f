"""Mentions of earlier stages laid over the text as marks, so that a pattern meets a class as one character."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from extractor.rules import Marks

Laid = tuple[int, int, str]
"""Start and negative end (so that of two with one start the longer comes first) of a mention, and its marks, which are
in the order of the classes' names.
"""


class Layers:
    """The text as each rule sees it. A class is complete before the first rule that refers to it runs."""

    def __init__(self, chars: str, marks: Marks) -> None:
        self._chars = chars
        self._marks = marks
        self._of: dict[str, list[Laid]] = {}
        self._made: dict[tuple[str, ...], str] = {(): chars}

    def add(self, name: str, spans: Sequence[tuple[int, int]]) -> None:
        """More mentions of a class."""
        first, rest = self._marks.pair(name)
        laid = [(start, -end, first + rest * (end - start - 1)) for start, end in spans]
        if laid:
            self._of[name] = sorted({*self._of.get(name, ()), *laid})

    def spans(self, name: str) -> list[tuple[int, int]]:
        """The mentions of a class, in order."""
        return [(start, -end) for start, end, _ in self._of.get(name, ())]

    def over(self, classes: tuple[str, ...]) -> str:
        """The text with the mentions of these classes laid over; of two that overlap the first, then the longer."""
        found = self._made.get(classes)
        if found is None:
            there = tuple(name for name in classes if name in self._of)
            found = self._made[there] if there in self._made else self._lay(there)
            self._made[there] = self._made[classes] = found
        return found

    def _lay(self, classes: tuple[str, ...]) -> str:
        chars, at = self._chars, 0
        parts: list[str] = []
        for start, end, marks in sorted(chain.from_iterable(map(self._of.__getitem__, classes))):
            if start >= at:
                parts += (chars[at:start], marks)
                at = -end
        return "".join([*parts, chars[at:]])
