# ruff: noqa: ANN401  # the trees of re are untyped
"""The end of a pattern from its most telling place on, as a quick test of whether it can match at all.

Where every match begins with any character (a name) and holds a rare one later (为 and a post behind it), `re` tries
the beginning at every place in vain. The part from the rare character on is found, or not, in one quick loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.chances import chance_of
from extractor.rules.firsts import firsts
from extractor.rules.trees import REPEATS, children, walk

_MOST = 130  # characters that the end may begin with
_BROAD = 400  # characters from which on a beginning tells little
_WORTH = 0.01  # chance of an end at a place, from which on it stands in every other sentence

_Found = tuple[tuple[float, float], int, list[Any]]
"""How likely an end is at a place, then at how many places it is tried; the most code points before it; its items."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a pattern; `lead`: the most code points of a match that stand before it."""

    tree: Any
    lead: int


def telling_end(tree: Any) -> End | None:
    """The most telling end of a pattern; None where its beginning tells enough, or no end does."""
    head = firsts(tree)
    if head is not None and charsets.size(head) < _BROAD:
        return None
    ends = list(_Ends(tree.state).of(tree.data, [], 0))
    if not ends:
        return None
    _, lead, end = min(ends, key=lambda found: found[0])
    return End(sre_parse.SubPattern(tree.state, end), lead)


class _Ends:
    """The telling ends of a pattern.

    The least likely is the best, however many places it is tried at: a short end with few places is mostly a word that
    the sentence is known to hold, as the pattern needs it.
    """

    def __init__(self, state: Any) -> None:
        self._state = state

    def of(self, items: Sequence[Any], behind: list[Any], lead: int) -> Iterator[_Found]:
        """Those that begin in these items, of which `lead` code points are before and the items `behind` follow."""
        for at, (op, value) in enumerate(items):
            rest = [*items[at + 1 :], *behind]
            first = firsts([(op, value), *rest])
            if first is not None and charsets.size(first) <= _MOST:
                end = [(op, value), *rest]
                chance = chance_of(end)
                if chance < _WORTH and not _refers_back(end):
                    yield (chance, chance_of([charsets.item(first)])), lead, end
            yield from self._inside(op, value, rest, lead)
            lead = min(sre.MAXREPEAT, lead + sre_parse.SubPattern(self._state, [(op, value)]).getwidth()[1])

    def _inside(self, op: Any, value: Any, rest: list[Any], lead: int) -> Iterator[_Found]:
        if op is sre.ASSERT and value[0] > 0:  # what follows it stands at another place than what follows inside
            yield from self.of(value[1].data, [], lead)
        elif op in REPEATS and value[0] > 0:  # inside its last turn
            yield from self.of(value[2].data, rest, lead + (value[1] - 1) * value[2].getwidth()[1])
        elif op is sre.ATOMIC_GROUP or (op is sre.SUBPATTERN and value[1:3] == (0, 0)):
            yield from self.of(children(op, value)[0].data, rest, lead)


def _refers_back(items: list[Any]) -> bool:
    return any(op in (sre.GROUPREF, sre.GROUPREF_EXISTS) for op, _ in walk(items))
