"""Anchors first, then patterns around them, then overlaps: from a cleaned text to mentions.

One Aho–Corasick pass finds every anchor of every rule. Stage by stage, each rule is tried in windows around its
anchors, over the text with the mentions of the classes it refers to laid over. Overlaps within a kind: the longest
wins, then priority, then rule id. Mentions of kind `none` take their text out of play for all later rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick_rs

from extractor.find import places, words
from extractor.model import Mention, Span, Text
from extractor.rules import CompiledRule, Rulebook

Listener = Callable[[str, str, Span | None, str], None]
"""Told of every rule's fate: rule id, outcome, span, detail."""


@dataclass(frozen=True)
class Engine:
    """A rulebook made ready: the automaton of all anchors and which rules each anchor wakes."""

    rulebook: Rulebook
    automaton: ahocorasick_rs.AhoCorasick
    rules_of: tuple[tuple[int, ...], ...]
    stages: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=4)
def engine(rulebook: Rulebook) -> Engine:
    """Build the engine of a rulebook; rulebooks are compared by identity."""
    owners: dict[str, list[int]] = defaultdict(list)
    stages: dict[int, list[int]] = defaultdict(list)
    for index, compiled in enumerate(rulebook.rules):
        stages[compiled.rule.stage].append(index)
        for anchor in compiled.compiled.anchors:
            owners[anchor].append(index)
    anchors = sorted(owners)
    automaton = ahocorasick_rs.AhoCorasick(anchors, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False)
    return Engine(
        rulebook,
        automaton,
        tuple(tuple(owners[a]) for a in anchors),
        tuple(tuple(stages[s]) for s in sorted(stages)),
    )


@dataclass
class Search:
    """The state of one document's search."""

    engine: Engine
    text: Text
    listener: Listener | None = None
    accepted: list[Mention] = field(default_factory=list)
    suppressed: list[Mention] = field(default_factory=list)
    _by_class: dict[str, list[Span]] = field(default_factory=dict)
    _overlays: dict[tuple[str, ...], str] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def run(self) -> tuple[Mention, ...]:
        """All accepted mentions, in order of place, then kind."""
        self._starts = [s.start for s in self.text.sentences]
        self._by_class.update(places.gazetteer_mentions(self.text))
        anchors = self._anchors()
        for stage in self.engine.stages:
            found = [m for index in stage for m in self._try(index, anchors.get(index, ()))]
            self._accept(found)
            self._overlays.clear()
        return tuple(sorted(self.accepted, key=lambda m: (m.span, m.kind, m.rule)))

    def _anchors(self) -> dict[int, list[Span]]:
        hits: dict[int, list[Span]] = defaultdict(list)
        rules_of = self.engine.rules_of
        for which, start, end in self.engine.automaton.find_matches_as_indexes(self.text.chars, overlapping=True):
            span = Span(start, end)
            for index in rules_of[which]:
                hits[index].append(span)
        return hits

    def _try(self, index: int, anchors: Iterable[Span]) -> Iterator[Mention]:
        compiled = self.engine.rulebook.rules[index]
        spans = [*anchors, *(s for c in compiled.compiled.anchor_classes for s in self._by_class.get(c, ()))]
        if not spans:
            self._tell(compiled.rule.id, "failed", None, "no anchor")
            return
        chars = self._overlay(compiled.compiled.classes)
        nothing = True
        for low, high in self._windows(sorted(spans), compiled.compiled.width):
            for match in compiled.compiled.regex.finditer(chars, low, high):
                nothing = False
                span = Span(*match.span())
                if not words.hold(self.text, self._sentence(span.start), span, compiled.rule.words):
                    self._tell(compiled.rule.id, "failed", span, f"no token boundary at its {compiled.rule.words}")
                    continue
                yield _mention(compiled, match.re.groupindex, match.span, span)
        if nothing:
            written = "、".join(dict.fromkeys(self.text.slice(s) for s in sorted(spans)))
            self._tell(compiled.rule.id, "failed", None, f"its pattern does not match around {written}")

    def _windows(self, spans: Sequence[Span], width: int) -> Iterator[tuple[int, int]]:
        """Ranges within a sentence in which a match around an anchor can lie, merged where they meet."""
        last: tuple[int, int] | None = None
        for span in spans:
            sentence = self._sentence(span.start)
            if sentence is None:
                continue
            low, high = max(sentence.start, span.end - width), min(sentence.end, span.start + width)
            if last is not None and low <= last[1] and last[0] >= sentence.start:
                last = (min(last[0], low), max(last[1], high))
                continue
            if last is not None:
                yield last
            last = (low, high)
        if last is not None:
            yield last

    def _sentence(self, position: int) -> Span | None:
        at = bisect_right(self._starts, position) - 1
        if at >= 0 and position < self.text.sentences[at].end:
            return self.text.sentences[at]
        return None

    def _overlay(self, classes: tuple[str, ...]) -> str:
        if not classes:
            return self.text.chars
        if classes not in self._overlays:
            self._overlays[classes] = self._lay(classes)
        return self._overlays[classes]

    def _lay(self, classes: tuple[str, ...]) -> str:
        marks, chars = self.engine.rulebook.marks, self.text.chars
        spans = sorted(
            ((s, c) for c in classes for s in self._by_class.get(c, ())), key=lambda x: (x[0].start, -x[0].end, x[1])
        )
        parts, at = [], 0
        for span, name in spans:
            if span.start < at:
                continue
            parts += [chars[at : span.start], marks.overlay(name, span.end - span.start)]
            at = span.end
        return "".join([*parts, chars[at:]])

    def _accept(self, found: Sequence[Mention]) -> None:
        self.suppressed += list(self._settle([m for m in found if m.kind == "none"]))
        by_kind: dict[str, list[Mention]] = defaultdict(list)
        for mention in found:
            if mention.kind != "none" and not self._is_suppressed(mention):
                by_kind[mention.kind].append(mention)
        for kind, mentions in by_kind.items():
            kept = list(self._settle(mentions))
            self.accepted += kept
            self._by_class[kind] = sorted({*self._by_class.get(kind, ()), *(m.span for m in kept)})

    def _is_suppressed(self, mention: Mention) -> bool:
        for none in self.suppressed:
            longer = mention.span.contains(none.span) and mention.span != none.span
            if (
                none.span.overlaps(mention.span)
                and not longer
                and none.constants.get("only", mention.kind)
                in (
                    mention.kind,
                    "",
                )
            ):
                self._tell(mention.rule, "suppressed", mention.span, none.rule)
                return True
        return False

    def _settle(self, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Of mentions of one kind that overlap, the longest, then the first by priority, then by rule id."""
        priority = {c.rule.id: c.rule.priority for c in self.engine.rulebook.rules} if mentions else {}
        order = sorted(mentions, key=lambda m: (m.span.start - m.span.end, -priority[m.rule], m.rule, m.span.start))
        kept: list[Mention] = []
        for mention in order:
            winner = next((k for k in kept if k.span.overlaps(mention.span)), None)
            if winner is None:
                kept.append(mention)
                self._tell(mention.rule, "matched", mention.span, "")
            else:
                self._tell(mention.rule, "lost", mention.span, winner.rule)
        yield from sorted(kept, key=lambda m: m.span)

    def _tell(self, rule: str, outcome: str, span: Span | None, detail: str) -> None:
        if self.listener is not None:
            self.listener(rule, outcome, span, detail)


def _mention(
    compiled: CompiledRule, groups: Iterable[str], place: Callable[[str], tuple[int, int]], span: Span
) -> Mention:
    fields = {name: Span(*place(name)) for name in groups if place(name)[0] >= 0}
    return Mention(compiled.rule.id, compiled.rule.kind, span, fields, dict(compiled.rule.constants))
