"""Which of several matches that overlap is kept; in time linear in their number but for sorting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """A match of a rule before it is a mention. `rank`: of equally long ones the lowest wins."""

    start: int
    end: int
    rank: int
    rule: int
    found: re.Match[str]


Lost = Callable[[Match, Match], None]
"""Told of a match that was not kept and of the one that stands in its way."""


def settle(matches: Sequence[Match], lost: Lost | None = None) -> list[Match]:
    """Of matches of one kind that overlap the longest, then the lowest rank; in order of place."""
    kept: list[Match] = []
    for group in _groups(sorted(matches)):
        kept += group if len(group) == 1 else _settled(group, lost)
    return kept


def _groups(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Runs of matches, each of which overlaps one before it."""
    group: list[Match] = []
    end = -1
    for match in matches:
        if match.start >= end:
            if group:
                yield group
            group = []
        group.append(match)
        end = max(end, match.end)
    if group:
        yield group


def _settled(group: Sequence[Match], lost: Lost | None) -> list[Match]:
    kept: list[Match] = []  # in order of place; they do not overlap, so their ends ascend, too
    starts: list[int] = []
    ends: list[int] = []
    turns: dict[int, int] = {}
    for turn, match in enumerate(sorted(group, key=lambda m: (m.start - m.end, m.rank, m.start))):
        low, high = bisect_right(ends, match.start), bisect_left(starts, match.end)
        if low < high:
            if lost is not None:
                lost(match, min(kept[low:high], key=lambda winner: turns[winner.start]))
            continue
        kept.insert(low, match)
        starts.insert(low, match.start)
        ends.insert(low, match.end)
        turns[match.start] = turn
    return kept


class Barred(NamedTuple):
    """Text out of play: `only` is the kind that it is out of play for, or empty; `rule` the index of its rule."""

    start: int
    end: int
    only: str
    rule: int


class OutOfPlay:
    """The matches of kind `none` of all stages so far."""

    def __init__(self) -> None:
        self._stages: list[tuple[list[Barred], list[int]]] = []

    def add(self, stage: Sequence[Barred]) -> None:
        """Those of one more stage, in order of place and without overlaps."""
        if stage:
            self._stages.append((list(stage), [barred.end for barred in stage]))

    def bars(self, start: int, end: int, kind: str) -> Barred | None:
        """The first that drops a match: it overlaps the match, which is not longer around it."""
        for stage, ends in self._stages:
            for at in range(bisect_right(ends, start), len(stage)):
                barred = stage[at]
                if barred.start >= end:
                    break
                inside = start <= barred.start and barred.end <= end and (start, end) != (barred.start, barred.end)
                if not inside and barred.only in ("", kind):
                    return barred
        return None
