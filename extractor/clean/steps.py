"""The three sorts of cleaning step and the driver that runs a table of them.

A step sees only characters. The driver composes the alignments, so that every position leads back to the raw text,
and keeps the edits of the steps that repair something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def run(raw: str, steps: Sequence[Step]) -> tuple[str, Alignment, Repairs]:
    """Run the steps in order: the cleaned characters, their alignment with `raw`, and the repairs in step order."""
    chars, alignment = raw, Alignment.identity(len(raw))
    mended: list[Mended] = []
    idle: Step | None = None
    for step in steps:
        # What found nothing to do would find nothing once more.
        outcome = None if step is idle else step(chars)
        if outcome is None:
            idle = step
            continue
        if outcome.repaired:
            mended.append(Mended(step.name, chars, alignment, outcome.repaired))
        if outcome.alignment is not None:
            alignment = outcome.alignment.after(alignment)
        chars = outcome.chars
    return chars, alignment, Repairs(mended)
