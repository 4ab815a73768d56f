"""The repairs of a text: counted at once, looked up in the raw text when somebody wants to see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, overload

from extractor.alignment import Alignment, Edit
from extractor.model import Repair


class Mended(NamedTuple):
    """What one step repaired: its name, the text before it with the alignment that leads back from it, its edits."""

    kind: str
    chars: str
    alignment: Alignment
    edits: Sequence[Edit]

    def repairs(self) -> Iterator[Repair]:
        """Each of the edits, with the raw segments that it is about."""
        for (start, end, text), segments in zip(self.edits, self.alignment.each(self.edits), strict=True):
            yield Repair(self.kind, segments, self.chars[start:end], text)


class Repairs(Sequence[Repair]):
    """The repairs of all steps in their order, equal to the tuple of them.

    Building the graph asks only how many there are, and of a glossed text they are thousands.
    """

    __slots__ = ("_mended",)

    def __init__(self, mended: Sequence[Mended]) -> None:
        self._mended = tuple(mended)

    def __len__(self) -> int:
        return sum(len(mended.edits) for mended in self._mended)

    def __iter__(self) -> Iterator[Repair]:
        return chain.from_iterable(mended.repairs() for mended in self._mended)

    @overload
    def __getitem__(self, index: int) -> Repair: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Repair, ...]: ...

    def __getitem__(self, index: int | slice) -> Repair | tuple[Repair, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Repairs | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
