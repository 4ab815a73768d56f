"""One rule, tried in some sentences: the matches that `finditer` over each of them gives, by the shortest way.

Where a rule's matches begin behind certain characters (`(?<=“)`), it is tried there alone; where they end in something
telling (`为` and a post), it is tried where that stands; elsewhere from the beginning of the sentence on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import repeat

from extractor.model import Span
from extractor.rules import Compiled, Tail

Sure = Callable[["re.Match[str]", int], "re.Match[str] | None"]
"""The match of a rule where its sieve found one; arguments: that match, the end of the sentence."""


class Tries:
    """Tries rules in one document."""

    def __init__(self, chars: str, sentences: Sequence[Span]) -> None:
        self._chars = chars
        self._sentences = sentences
        self._places: dict[frozenset[str], Mapping[int, list[int]]] = {}

    def matches(self, compiled: Compiled, chars: str, sentences: Sequence[Span]) -> list[re.Match[str]]:
        """The matches in these sentences; `chars` is the text as the rule sees it."""
        sieve = compiled.sieve
        sure = None if compiled.loose is None else compiled.sure
        if compiled.behind_chars:
            return _at(self._behind(compiled.behind_chars), sieve, chars, sentences, sure)
        if compiled.tail is not None:
            sentences = _near(compiled.tail, chars, sentences)
        return _anywhere(sieve, chars, sentences, sure)

    def _behind(self, before: frozenset[str]) -> Mapping[int, list[int]]:
        """By the start of a sentence, the places in it behind these characters, in order; mentions that are laid over
        the text only take some away.
        """
        found = self._places.get(before)
        if found is None:
            places = [0] if "" in before else []
            places += merge(*(_ends(char, self._chars) for char in before if char))
            found = self._places[before] = _by_sentence(places, self._sentences)
        return found


def _ends(char: str, chars: str) -> Iterator[int]:
    """The places behind a character."""
    at = chars.find(char) + 1
    while at:
        yield at
        at = chars.find(char, at) + 1


def _by_sentence(places: Sequence[int], sentences: Sequence[Span]) -> Mapping[int, list[int]]:
    """By the start of a sentence, the places in it."""
    found: dict[int, list[int]] = defaultdict(list)
    starts = [start for start, _ in sentences]
    for place, number in zip(places, map(bisect_right, repeat(starts), places), strict=True):
        if number and place < sentences[number - 1][1]:
            found[starts[number - 1]].append(place)
    return found


def _at(
    places: Mapping[int, list[int]],
    regex: re.Pattern[str],
    chars: str,
    sentences: Sequence[Span],
    sure: Sure | None,
) -> list[re.Match[str]]:
    """Matches that begin at these places."""
    found: list[re.Match[str]] = []
    match_at = regex.match
    for start, end in sentences:
        last = start
        for place in places.get(start, ()):
            if place >= last:
                match = match_at(chars, place, end)
                if match is not None and sure is not None:
                    match = sure(match, end)
                if match is not None:
                    found.append(match)
                    last = match.end()
    return found


def _anywhere(regex: re.Pattern[str], chars: str, sentences: Sequence[Span], sure: Sure | None) -> list[re.Match[str]]:
    """All matches; most sentences have none, and `search` says so in half the time that `finditer` takes."""
    found: list[re.Match[str]] = []
    search = regex.search
    for start, end in sentences:
        match = search(chars, start, end)
        while match is not None:
            at = match.start()
            if sure is not None:
                match = sure(match, end)
            if match is not None:
                found.append(match)
                at = match.end() - 1
            match = search(chars, at + 1, end)
    return found


def _near(tail: Tail, chars: str, sentences: Sequence[Span]) -> list[Span]:
    """What may hold matches: sentences from where the first one can begin, its end being found."""
    search, lead = tail.regex.search, tail.lead
    near: list[Span] = []
    for start, end in sentences:
        end_of_match = search(chars, start, end)
        if end_of_match is not None:
            near.append(Span(max(start, end_of_match.start() - lead), end))
    return near
