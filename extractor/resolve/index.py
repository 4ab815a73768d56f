"""Mentions by kind and place, and the evidence they give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.model import Evidence, Mention, Span, Text


class Index:
    """The mentions of one document, found by kind and by position."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self.text = text
        self._by_kind: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._by_kind[mention.kind].append(mention)
        self._starts = {kind: [m.span.start for m in found] for kind, found in self._by_kind.items()}
        self._sentence_starts = [s.start for s in text.sentences]

    def of(self, kind: str) -> Sequence[Mention]:
        """All mentions of a kind, in order."""
        return self._by_kind.get(kind, ())

    def inside(self, kind: str, span: Span) -> Iterator[Mention]:
        """Mentions of a kind that lie wholly inside `span`, in order."""
        starts = self._starts.get(kind, [])
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if self._by_kind[kind][at].span.end <= span.end:
                yield self._by_kind[kind][at]

    def covering(self, kind: str, position: int) -> Mention | None:
        """The mention of a kind that holds `position` (mentions of one kind never overlap)."""
        starts = self._starts.get(kind, [])
        at = bisect_right(starts, position) - 1
        if at >= 0 and position < self._by_kind[kind][at].span.end:
            return self._by_kind[kind][at]
        return None

    def exactly(self, kind: str, span: Span) -> Mention | None:
        """The mention of a kind at exactly this span."""
        found = self.covering(kind, span.start)
        return found if found is not None and found.span == span else None

    def before(self, kind: str, position: int, limit: int = 0) -> Iterator[Mention]:
        """Mentions of a kind that end at or before `position` and start at or after `limit`, nearest first."""
        starts = self._starts.get(kind, [])
        for at in range(bisect_left(starts, position) - 1, -1, -1):
            mention = self._by_kind[kind][at]
            if mention.span.start < limit:
                return
            if mention.span.end <= position:
                yield mention

    def sentence(self, position: int) -> Span:
        """The sentence that holds `position`, or an empty span there."""
        at = bisect_right(self._sentence_starts, position) - 1
        if at >= 0 and position < self.text.sentences[at].end:
            return self.text.sentences[at]
        return Span(position, position)

    def slice(self, span: Span) -> str:
        """The cleaned characters of a span."""
        return self.text.slice(span)

    def value(self, mention: Mention, name: str) -> str:
        """A named field's characters, or the constant that the rule sets under that name, or an empty string."""
        if name in mention.fields:
            return self.text.slice(mention.fields[name])
        return mention.constants.get(name, "")

    def evidence(self, span: Span, rule: str) -> Evidence:
        """Evidence for what `rule` read at `span` of the cleaned text."""
        segments = self.text.raw_segments(span)
        longest = max(segments, key=lambda s: (s.end - s.start, -s.start))
        quote = self.text.source.raw[longest.start : longest.end]
        return Evidence(self.text.source.id, segments, quote, rule)
