"""Which policy carries out which: central → provincial → municipal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from extractor.model import Span

_RANKS = {"national": 0, "provincial": 1, "prefectural": 2, "county": 3, "township": 4, "village": 5}
_CARRIES_OUT = re.compile(r"实施|贯彻|落实|工作(?:方案|办法)|细则|意见|方案")
_FRAME = re.compile(
    r"^(?:中共[\u4e00-\u9fff]{1,12}?委(?:员会)?)?关于(?:进一步)?|[“”‘’《》]|贯彻落实|贯彻|落实|的?(?:若干|指导|实施|工作)?(?:意见|方案|办法|细则|规定)$"
)
_LEAST = 4  # code points that two titles of one subject share
_SHARE = 0.6  # of the shorter subject; less is another subject


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A policy as far as the chain is concerned; `spans` are where it is mentioned, in order."""

    key: str
    title: str
    level: str
    spans: tuple[Span, ...]


def chain(links: Sequence[Link], sentence: Callable[[int], Span]) -> dict[str, str]:
    """For each policy key that carries out another one, the key of that one: the next level up that the text tells.

    Told by one sentence that names the higher one first, or by the same subject in both titles.
    """
    ranks = {_RANKS[link.level] for link in links if link.level in _RANKS}
    if len(ranks) < 2:
        return {}
    ranked = [link for link in links if link.level in _RANKS]
    lower = [link for link in ranked if _RANKS[link.level] > min(ranks) and _CARRIES_OUT.search(link.title)]
    if not lower:
        return {}
    lowest = max(_RANKS[link.level] for link in lower)
    policies = _Policies([link for link in ranked if _RANKS[link.level] < lowest], sentence)
    found: dict[str, str] = {}
    for link in lower:
        above = [other for other in policies.told_with(link) if _RANKS[other.level] < _RANKS[link.level]]
        if above:
            best = max(above, key=lambda other: (_RANKS[other.level], other.spans[0]))
            found[link.key] = best.key
    return found


class _Policies:
    """The policies of one document by what their titles are about and by the sentences that name them."""

    def __init__(self, links: Sequence[Link], sentence: Callable[[int], Span]) -> None:
        self._sentence = sentence
        self._subjects = {link: _subject(link.title) for link in links}
        self._by_part: dict[str, dict[Link, None]] = defaultdict(dict)
        self._by_sentence: dict[Span, list[tuple[int, Link]]] = defaultdict(list)
        for link, subject in self._subjects.items():
            for part in _parts(subject, _LEAST):
                self._by_part[part][link] = None
            for span in link.spans:
                self._by_sentence[sentence(span.start)].append((span.start, link))

    def told_with(self, link: Link) -> Iterator[Link]:
        """Those that share the subject of a policy; where one of the two has none, those named before it in a
        sentence.
        """
        subject = self._subjects.get(link) or _subject(link.title)
        sharing = {other: None for part in _parts(subject, _LEAST) for other in self._by_part.get(part, ())}
        yield from (other for other in sharing if _alike(subject, self._subjects[other]))
        for span in link.spans:
            for start, other in self._by_sentence[self._sentence(span.start)]:
                if start < span.start and not (subject and self._subjects[other]):
                    yield other


def _parts(subject: str, length: int) -> Iterator[str]:
    return (subject[at : at + length] for at in range(len(subject) - length + 1))


def _subject(title: str) -> str:
    """What a title is about, without its frame; empty for a mere 实施意见."""
    return _FRAME.sub("", _FRAME.sub("", title))


def _alike(one: str, other: str) -> bool:
    """True where both share a run of characters that is long enough."""
    length = ceil(max(_LEAST, _SHARE * min(len(one), len(other))))
    return any(part in other for part in _parts(one, length))
