"""Which of several matches that overlap is kept, and what text is out of play: as comparing all pairs says."""

from __future__ import annotations

import re
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.overlaps import Barred, Match, OutOfPlay, first_bar, settle

FOUND = re.compile("x").match("x")
assert FOUND is not None


def match_of(start: int, length: int, rank: int) -> Match:
    return Match(start, start + length, rank, rank, FOUND)


MATCHES = st.lists(
    st.builds(match_of, st.integers(0, 30), st.integers(1, 9), st.integers(0, 5)), max_size=25, unique=True
)


def overlap(one: Match, two: Match) -> bool:
    return one.start < two.end and two.start < one.end


def settled_slowly(matches: list[Match]) -> tuple[list[Match], list[tuple[Match, Match]]]:
    kept: list[Match] = []
    lost = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.rank, m.start)):
        winner = next((other for other in kept if overlap(other, match)), None)
        if winner is None:
            kept.append(match)
        else:
            lost.append((match, winner))
    return sorted(kept), sorted(lost)


@settings(max_examples=300, deadline=None)
@given(MATCHES)
def test_the_longest_then_the_first_by_rank(matches: list[Match]) -> None:
    told: list[tuple[Match, Match]] = []
    kept = settle(matches, lambda match, winner: told.append((match, winner)))
    assert (kept, sorted(told)) == settled_slowly(matches)
    assert settle(matches) == kept


def test_time_grows_with_the_number_of_matches() -> None:
    def seconds(number: int) -> float:
        chain = [match_of(3 * n + n // 50, 4, n % 7) for n in range(number)]  # each of fifty overlaps the next
        start = process_time()
        settle(chain)
        return process_time() - start

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.001)


BARRED = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.sampled_from(["", "date", "count"])), max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(BARRED, max_size=3), st.integers(0, 30), st.integers(1, 9))
def test_out_of_play(stages: list[list[tuple[int, int, str]]], start: int, length: int) -> None:
    out, all_barred = OutOfPlay(), []
    for drawn in stages:
        stage: list[Barred] = []
        for at, width, only in sorted(drawn):
            if not stage or at >= stage[-1].end:  # those of one stage never overlap
                stage.append(Barred(at, at + width, only, 0))
        out.add(stage)
        all_barred += stage
    end = start + length
    expected = [
        barred
        for barred in all_barred
        if barred.start < end
        and start < barred.end
        and barred.only in ("", "count")
        and (barred[:2] == (start, end) or not (start <= barred.start and barred.end <= end))
    ]
    assert first_bar(out.barring("count"), start, end) == next(iter(expected), None)
