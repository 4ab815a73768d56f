"""Patterns that are measured to be slow, on sentences made to provoke it: their own examples, whole and cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import process_time

from extractor.find.lint.finding import Finding, Subject
from extractor.rules import CompiledRule

SLOW = 20.0
"""Microseconds a character from which on a pattern is called slow. The text is made of nothing but what the pattern
half matches, so most take a hundredth of that in documents; at the limit one list of names of 2,000 characters takes
40 ms, as much as all rules together take for a page of 6,000."""
HOPELESS = 100.0
"""From here on it is an error: such patterns mostly take longer the longer the sentence is, and one page seconds."""

_SIZES = (8, 12, 16, 20, 24, 28, 32, 48, 64, 128, 256, 512, 1024)  # code points: a hopeless pattern is left early
_ENOUGH = 0.02  # seconds
_AGAIN = 2  # times that what seems slow is measured again


def slow(subject: Subject) -> Iterator[Finding]:
    """A finding for each rule whose pattern takes longer than `SLOW`."""
    for compiled in subject.rules():
        cost, words = _worst(compiled)
        if cost > SLOW:
            what = f"{cost:.1f} µs a character on {words[:20]!r} repeated (limit {SLOW:.0f})"
            remedy = "begin with a fixed word, and let no repeat stand inside or beside a repeat of the same characters"
            yield subject.about(compiled, "error" if cost > HOPELESS else "warning", "pattern", what, remedy)


def _worst(compiled: CompiledRule) -> tuple[float, str]:
    """The highest cost and the words that made it; the first hopeless one ends the search."""
    worst = (0.0, "")
    for words in dict.fromkeys(_provoking(compiled)):
        worst = max(worst, (_cost(compiled.compiled.sieve, words), words))
        if worst[0] > HOPELESS:
            break
    return worst


def _provoking(compiled: CompiledRule) -> Iterator[str]:
    for example in compiled.rule.examples:
        yield example.match or example.text
        yield (example.match or example.text)[:-1] or example.text
    yield "".join(compiled.compiled.anchors[:40]) or "一"


def _cost(regex: re.Pattern[str], words: str) -> float:
    """Microseconds a character over `words` repeated, at the largest size that was reached."""
    spent, text = 0.0, ""
    for size in _SIZES:
        text = (words * (size // len(words) + 1))[:size]
        spent = _seconds(regex, text)
        if spent > _ENOUGH:
            break
    if spent / len(text) * 1e6 > SLOW:  # the machine may have been busy
        spent = min(spent, *(_seconds(regex, text) for _ in range(_AGAIN)))
    return spent / len(text) * 1e6


def _seconds(regex: re.Pattern[str], text: str) -> float:
    start = process_time()
    for _ in regex.finditer(text):
        pass
    return process_time() - start
