"""The three sorts of cleaning step and the driver that runs a table of them.

A step sees only characters. The driver composes the alignments, so that every position leads back to the raw text,
and keeps the edits of the steps that repair something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.alignment import Alignment, Edit
from extractor.clean.edits import Part, assemble, rewrite
from extractor.clean.repairs import Mended, Repairs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step made of its input. `alignment` is None where every character still stands at its place."""

    chars: str
    alignment: Alignment | None = None
    repaired: Sequence[Edit] = ()


class Step(Protocol):
    """One line of the table: None means that the step had nothing to do."""

    @property
    def name(self) -> str:
        """What repairs made by this step are called."""
        ...

    def __call__(self, chars: str) -> Outcome | None:
        """What becomes of `chars`."""
        ...


@dataclass(frozen=True, slots=True)
class Fold:
    """A step that exchanges characters one for one."""

    name: str
    fold: Callable[[str], str]

    def __call__(self, chars: str) -> Outcome | None:
        """What becomes of `chars`."""
        folded = self.fold(chars)
        return None if folded is chars or folded == chars else Outcome(folded)


@dataclass(frozen=True, slots=True)
class Edits:
    """A step that lists edits in ascending order; `recorded` where each of them repairs damage.

    An edit that puts back what stands there changes nothing and records a loss that could not be repaired.
    """

    name: str
    edits: Callable[[str], Sequence[Edit]]
    recorded: bool = False

    def __call__(self, chars: str) -> Outcome | None:
        """What becomes of `chars`."""
        edits = self.edits(chars)
        if not edits:
            return None
        edited, alignment = rewrite(chars, edits)
        return Outcome(edited, alignment, edits if self.recorded else ())


@dataclass(frozen=True, slots=True)
class Reorder:
    """A step that puts runs of the text into another order, as the columns of a page.

    It returns the parts in their new order, and for each range that it took apart the text that this became; or None.
    """

    name: str
    reorder: Callable[[str], tuple[Sequence[Part], Sequence[Edit]] | None]

    def __call__(self, chars: str) -> Outcome | None:
        """What becomes of `chars`."""
        found = self.reorder(chars)
        if found is None:
            return None
        parts, pages = found
        ordered, alignment = assemble(chars, parts)
        return Outcome(ordered, alignment, pages)


class _State:
    """A document on its way: its characters so far, their alignment with the raw text, what was repaired."""

    __slots__ = ("alignment", "chars", "idle", "mended")

    def __init__(self, raw: str) -> None:
        self.chars = raw
        self.alignment = Alignment.identity(len(raw))
        self.mended: list[Mended] = []
        self.idle: Step | None = None

    def take(self, step: Step) -> None:
        """Go one step on."""
        # What found nothing to do would find nothing once more.
        outcome = None if step is self.idle else step(self.chars)
        if outcome is None:
            self.idle = step
            return
        if outcome.repaired:
            self.mended.append(Mended(step.name, self.chars, self.alignment, outcome.repaired))
        if outcome.alignment is not None:
            self.alignment = outcome.alignment.after(self.alignment)
        self.chars = outcome.chars


def run(raws: Iterable[str], steps: Sequence[Step]) -> list[tuple[str, Alignment, Repairs]]:
    """Run the steps in order: of each text the cleaned characters, their alignment with the raw ones, and the repairs
    in step order.

    Each step goes through all texts before the next one starts: that keeps it in the processor's cache.
    """
    states = [_State(raw) for raw in raws]
    for step in steps:
        for state in states:
            state.take(step)
    return [(state.chars, state.alignment, Repairs(state.mended)) for state in states]
