"""What rules cost on ordinary text, for which the examples of all packs stand: how often they are tried and how long.

Common anchors or a wide pattern alone are no fault: a surname is looked for at every second sentence and costs nothing
where the pattern fails at its first character. So the time itself is measured, as the engine spends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from time import process_time

from extractor.find.engine import Search, engine
from extractor.find.lint.finding import Finding, Subject
from extractor.find.overlaps import Match
from extractor.model import Alignment, Section, Source, Span, Text
from extractor.rules import Rulebook

LIMIT = 2.0
"""Microseconds a character. All shipped rules together take 2 to 3: a rule at the limit makes finding twice as slow."""

_TRIES = 2
"""The least of some tries counts: the first one loads word lists, and the machine may be busy."""


def costly(subject: Subject) -> Iterator[Finding]:
    """A warning for each rule that takes longer than `LIMIT` over the examples of all packs."""
    costs = _costs(subject.rulebook)
    for compiled in subject.rules():
        cost, tried = costs.get(compiled.rule.id, (0.0, 0))
        if cost > LIMIT:
            what = f"{cost:.1f} µs a character of ordinary text (limit {LIMIT:.0f}), tried {tried:,} times in 1,000"
            remedy = "let the pattern hold a longer fixed word, or give longer `anchors`; begin it with a fixed word"
            yield subject.about(compiled, "warning", "pattern", what, remedy)


class _Timed(Search):
    """A search that notes the seconds that each rule took and the sentences that it was tried in."""

    def __init__(self, rulebook: Rulebook, text: Text) -> None:
        super().__init__(engine(rulebook), text)
        self.seconds: dict[str, float] = defaultdict(float)
        self.woken: dict[str, int] = defaultdict(int)

    def matches(self, index: int, sentences: Sequence[Span]) -> list[Match]:
        name = self.engine.rulebook.rules[index].rule.id
        start = process_time()
        found = super().matches(index, sentences)
        self.seconds[name] += process_time() - start
        self.woken[name] += len(sentences)
        return found


def _costs(rulebook: Rulebook) -> dict[str, tuple[float, int]]:
    """By rule: microseconds a character, and sentences tried in 1,000 characters."""
    text = _ordinary(rulebook)
    best: dict[str, tuple[float, int]] = {}
    for _ in range(_TRIES):
        search = _Timed(rulebook, text)
        search.run()
        for name, seconds in search.seconds.items():
            cost = seconds / len(text.chars) * 1e6
            tried = round(1_000 * search.woken[name] / len(text.chars))
            best[name] = min(best.get(name, (cost, tried)), (cost, tried))
    return best


def _ordinary(rulebook: Rulebook) -> Text:
    """All examples as one text, a sentence each."""
    sentences = dict.fromkeys(example.text for compiled in rulebook.rules for example in compiled.rule.examples)
    chars = "\n".join(sentences)
    ends = [-1, *(at for at, char in enumerate(chars) if char == "\n"), len(chars)]
    spans = tuple(Span(before + 1, end) for before, end in pairwise(ends))
    digest = sha256(chars.encode()).hexdigest()
    source = Source(digest[:12], "examples", "text/plain", chars, digest)
    sections = tuple(Section(span, "paragraph") for span in spans)
    return Text(source, chars, Alignment.identity(len(chars)), sections, spans)
