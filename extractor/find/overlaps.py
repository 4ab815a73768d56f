"""Which of several matches that overlap is kept; in time linear in their number but for sorting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
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
    group: list[Match] = []  # each of which overlaps one before it
    group_end = -1
    for match in sorted(matches):
        if match[0] < group_end:
            group.append(match)
            group_end = max(group_end, match[1])
            continue
        kept += group if len(group) < 2 else _settled(group, lost)
        group = [match]
        group_end = match[1]
    return kept + (group if len(group) < 2 else _settled(group, lost))


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


Barring = tuple[Sequence[Barred], Sequence[int]]
"""What one stage takes out of play, in order of place and without overlaps, and where each of it ends."""


class OutOfPlay:
    """The matches of kind `none` of all stages so far."""

    def __init__(self) -> None:
        self._stages: list[Sequence[Barred]] = []

    def add(self, stage: Sequence[Barred]) -> None:
        """Those of one more stage, in order of place and without overlaps."""
        self._stages.append(stage)

    def barring(self, kind: str) -> list[Barring]:
        """By stage, those that drop matches of a kind."""
        stages = ([barred for barred in stage if barred.only in ("", kind)] for stage in self._stages)
        return [(stage, [barred.end for barred in stage]) for stage in stages if stage]


def first_bar(barring: Sequence[Barring], start: int, end: int) -> Barred | None:
    """The first that drops a match from `start` to `end`: it overlaps the match, which is not longer around it."""
    for stage, ends in barring:
        for at in range(bisect_right(ends, start), len(stage)):
            barred = stage[at]
            low, high = barred.start, barred.end
            if low >= end:
                break
            if low < start or high > end or (low == start and high == end):
                return barred
    return None
