"""One rule, tried in some sentences: the matches that `finditer` over each of them gives, by the shortest way.

Where a rule's matches begin behind certain characters (`(?<=“)`), it is tried there alone; where they end in something
telling (`为` and a post), it is tried where that stands; elsewhere from the beginning of the sentence on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.model import Span
from extractor.rules import Compiled, Tail


class Tries:
    """Tries rules in one document."""

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._places: dict[frozenset[str], list[int]] = {}

    def matches(self, compiled: Compiled, chars: str, sentences: Sequence[Span]) -> list[re.Match[str]]:
        """The matches in these sentences; `chars` is the text as the rule sees it."""
        if compiled.behind_chars:
            return _at(self._behind(compiled.behind_chars), compiled.regex, chars, sentences)
        if compiled.tail is not None:
            return _before(compiled.tail, compiled.regex, chars, sentences)
        finditer = compiled.regex.finditer
        return [match for start, end in sentences for match in finditer(chars, start, end)]

    def _behind(self, before: frozenset[str]) -> list[int]:
        """The places behind these characters, in order; mentions that are laid over the text only take some away."""
        found = self._places.get(before)
        if found is None:
            found = [0] if "" in before else []
            found += [match.end() for match in re.finditer(f"[{re.escape(''.join(before))}]", self._chars)]
            self._places[before] = found
        return found


def _at(places: Sequence[int], regex: re.Pattern[str], chars: str, sentences: Sequence[Span]) -> list[re.Match[str]]:
    """Matches that begin at these places."""
    found: list[re.Match[str]] = []
    match_at = regex.match
    for start, end in sentences:
        last = start
        for number in range(bisect_left(places, start), len(places)):
            place = places[number]
            if place >= end:
                break
            if place >= last:
                match = match_at(chars, place, end)
                if match is not None:
                    found.append(match)
                    last = match.end()
    return found


def _before(tail: Tail, regex: re.Pattern[str], chars: str, sentences: Sequence[Span]) -> list[re.Match[str]]:
    """Matches of which the first begins no more than the lead of a tail before it."""
    found: list[re.Match[str]] = []
    search, finditer, lead = tail.regex.search, regex.finditer, tail.lead
    for start, end in sentences:
        end_of_match = search(chars, start, end)
        if end_of_match is not None:
            found += finditer(chars, max(start, end_of_match.start() - lead), end)
    return found
