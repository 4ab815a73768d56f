"""Which policy carries out which: central → provincial → municipal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from extractor.model import Span

_RANKS = {"national": 0, "provincial": 1, "prefectural": 2, "county": 3, "township": 4, "village": 5}
_CARRIES_OUT = re.compile(r"实施|贯彻|落实|工作(?:方案|办法)|细则|意见|方案")
_FRAME = re.compile(
    r"^(?:中共[\u4e00-\u9fff]{1,12}?委(?:员会)?)?关于(?:进一步)?|[“”‘’《》]|贯彻落实|贯彻|落实|的?(?:若干|指导|实施|工作)?(?:意见|方案|办法|细则|规定)$"
)
_SHARE = 0.6  # of the shorter subject; less is another subject


@dataclass(frozen=True, slots=True)
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
    found: dict[str, str] = {}
    for link in links:
        above = [other for other in links if _is_above(other, link) and _told(other, link, sentence)]
        if above:
            best = max(above, key=lambda other: (_RANKS[other.level], other.spans[0]))
            found[link.key] = best.key
    return found


def _is_above(higher: Link, lower: Link) -> bool:
    ranks = _RANKS.get(higher.level), _RANKS.get(lower.level)
    return None not in ranks and ranks[0] < ranks[1] and _CARRIES_OUT.search(lower.title) is not None  # type: ignore[operator]


def _told(higher: Link, lower: Link, sentence: Callable[[int], Span]) -> bool:
    subjects = _subject(higher.title), _subject(lower.title)
    if all(subjects):
        return _alike(*subjects)
    # A title that names no subject of its own takes it from the sentence.
    return any(
        sentence(span.start) == sentence(other.start) and other.start < span.start
        for span in lower.spans
        for other in higher.spans
    )


def _subject(title: str) -> str:
    """What a title is about, without its frame; empty for a mere 实施意见."""
    return _FRAME.sub("", _FRAME.sub("", title))


def _alike(one: str, other: str) -> bool:
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match(0, len(one), 0, len(other))
    return match.size >= max(4, _SHARE * min(len(one), len(other)))
