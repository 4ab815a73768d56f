"""One rule, tried in some sentences: the matches that `finditer` over each of them gives, by the shortest way.

Where a rule's matches begin behind certain characters (`(?<=“)`), it is tried there alone; where they end in something
telling (`为` and a post), it is tried where that stands; elsewhere from the beginning of the sentence on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from extractor.model import Span
from extractor.rules import Compiled, Head, Tail

Sure = Callable[["re.Match[str]", int], "re.Match[str] | None"]
"""The match of a rule where its sieve found one; arguments: that match, the end of the sentence."""


class Tries:
    """Tries rules in one document."""

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._places: dict[Head, dict[int, list[int]]] = {}

    def matches(self, compiled: Compiled, chars: str, sentences: Sequence[Span]) -> list[re.Match[str]]:
        """The matches in these sentences; `chars` is the text as the rule sees it."""
        sieve = compiled.sieve
        sure = None if compiled.loose is None else compiled.sure
        if compiled.head is not None:
            return _at(self._behind(compiled.head, sentences), sieve, chars, sentences, sure)
        if compiled.tail is not None:
            sentences = _near(compiled.tail, chars, sentences)
        return _anywhere(sieve, chars, sentences, sure)

    def _behind(self, head: Head, sentences: Sequence[Span]) -> dict[int, list[int]]:
        """By the start of a sentence, the places in it behind these characters, in order; mentions that are laid over
        the text only take some away.
        """
        known = self._places.setdefault(head, {})
        chars, heads = self._chars, head.regex.finditer
        for start, end in sentences:
            if start not in known:
                places = [before.end() for before in heads(chars, start - 1 if start else 0, end - 1)]
                known[start] = [0, *places] if head.at_beginning and not start else places
        return known


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
        for place in places[start]:
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
