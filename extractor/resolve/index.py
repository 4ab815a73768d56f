"""Mentions by kind and place, and the evidence they give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from extractor.alignment import BREAKS
from extractor.model import Evidence, Mention, Span, Text

_START = itemgetter(0)
"""Where a span, or a piece of an alignment, begins in the cleaned text."""

_KIND = itemgetter(1)
"""The kind of a mention."""

_new = tuple.__new__  # thousands of spans and evidences are made a document; calling the class takes twice as long


class Index:
    """The mentions of one document, found by kind and by position."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self.text = text
        self._chars = text.chars
        self._document, self._raw = text.source.id, text.source.raw
        by_kind: dict[str, list[Mention]] = defaultdict(list)
        for kind, mention in zip(map(_KIND, mentions), mentions, strict=True):
            by_kind[kind].append(mention)
        self._by_kind = by_kind
        self._starts: dict[str, list[int]] = {}  # of the kinds that were looked up by place
        self._sentence_starts = list(map(_START, text.sentences))
        self._near = Span(0, 0)  # the sentence that was asked for last: the next one is mostly the same
        self._pieces = text.alignment.pieces
        self._piece_starts = text.alignment.starts

    @property
    def kinds(self) -> Collection[str]:
        """The kinds that the document has mentions of."""
        return self._by_kind.keys()

    def of(self, kind: str) -> Sequence[Mention]:
        """All mentions of a kind, in order."""
        return self._by_kind.get(kind, ())

    def _starts_of(self, kind: str) -> list[int]:
        """Where the mentions of a kind start, in order."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [m.span[0] for m in self._by_kind.get(kind, ())]
        return starts

    def inside(self, kind: str, span: tuple[int, int]) -> Sequence[Mention]:
        """Mentions of a kind that lie wholly inside `span`, in order; any pair of positions will do."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts_of(kind)
        start, end = span
        low = bisect_left(starts, start)
        high = bisect_left(starts, end, low)
        if low == high:
            return ()
        found = self._by_kind[kind][low:high]
        if found[-1].span[1] > end:  # only the last one can reach out, as they do not overlap
            del found[-1]
        return found

    def sentences_with(self, kind: str) -> Iterator[tuple[Span, list[Mention]]]:
        """The sentences that hold mentions of a kind wholly inside, in order, each with those mentions."""
        at = 0
        starts, found = self._starts_of(kind), self.of(kind)
        while at < len(starts):
            sentence = self.sentence(starts[at])
            high = bisect_left(starts, max(sentence.end, starts[at] + 1), at)
            inside = [m for m in found[at:high] if m.span.end <= sentence.end]
            if inside:
                yield sentence, inside
            at = high

    def covering(self, kind: str, position: int) -> Mention | None:
        """The mention of a kind that holds `position` (mentions of one kind never overlap)."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts_of(kind)
        at = bisect_right(starts, position) - 1
        if at < 0:
            return None
        mention = self._by_kind[kind][at]
        return mention if position < mention.span.end else None

    def exactly(self, kind: str, span: Span) -> Mention | None:
        """The mention of a kind at exactly this span."""
        found = self.covering(kind, span.start)
        return found if found is not None and found.span == span else None

    def before(self, kind: str, position: int, limit: int = 0) -> Iterator[Mention]:
        """Mentions of a kind that end at or before `position` and start at or after `limit`, nearest first."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts_of(kind)
        at = bisect_left(starts, position) - 1
        return self._back_from(kind, at, position, limit) if at >= 0 and starts[at] >= limit else iter(())

    def _back_from(self, kind: str, at: int, position: int, limit: int) -> Iterator[Mention]:
        """Those of a kind from the one numbered `at` backwards that end and start so."""
        starts, mentions = self._starts[kind], self._by_kind[kind]
        while at >= 0 and starts[at] >= limit:
            mention = mentions[at]
            if mention.span.end <= position:
                yield mention
            at -= 1

    def last(self, kind: str, position: int, limit: int = 0) -> Mention | None:
        """The nearest of those `before`, or None."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts_of(kind)
        at = bisect_left(starts, position) - 1
        if at < 0 or starts[at] < limit:
            return None
        mention = self._by_kind[kind][at]
        return mention if mention.span.end <= position else next(self.before(kind, position, limit), None)

    def sentence(self, position: int) -> Span:
        """The sentence that holds `position`, or an empty span there."""
        near = self._near
        if near[0] <= position < near[1]:
            return near
        at = bisect_right(self._sentence_starts, position) - 1
        if at >= 0:
            found = self.text.sentences[at]
            if position < found.end:
                self._near = found
                return found
        return Span(position, position)

    def slice(self, span: tuple[int, int]) -> str:
        """The cleaned characters of a span."""
        start, end = span
        return self._chars[start:end]

    def value(self, mention: Mention, name: str) -> str:
        """A named field's characters, or the constant that the rule sets under that name, or an empty string."""
        span = mention.fields.get(name)
        if span is not None:
            start, end = span
            return self._chars[start:end]
        return mention.constants.get(name, "")

    def evidence(self, span: Span, rule: str) -> Evidence:
        """Evidence for what `rule` read at `span` of the cleaned text."""
        start, end = span
        at = bisect_right(self._piece_starts, start) - 1
        out_start, out_len, in_start, in_len = self._pieces[at]
        if out_start <= start < end <= out_start + out_len and out_len == in_len:  # by far the most frequent case
            run: Span | None = span
            if shift := in_start - out_start:
                start, end = start + shift, end + shift
                run = _new(Span, (start, end))
            return _new(Evidence, (self._document, (run,), self._raw[start:end], rule))
        run = self._run(span, at)
        if run is not None:
            return _new(Evidence, (self._document, (run,), self._raw[run[0] : run[1]], rule))
        segments = self.text.raw_segments(span)
        longest = max(segments, key=lambda s: (s.end - s.start, -s.start))
        return Evidence(self._document, segments, self._raw[longest.start : longest.end], rule)

    def _run(self, span: Span, at: int) -> Span | None:
        """The one run of raw characters behind a span of one line, as most are, that begins in the piece `at` of the
        alignment; None where there may be several.
        """
        start, end = span
        if at < 0 or start >= end:
            return None
        out_start, out_len, in_start, in_len = self._pieces[at]
        if end > out_start + out_len:
            return self._run_of_pieces(start, end, at)
        if out_len != in_len:
            return Span(in_start, in_start + in_len)
        shift = in_start - out_start
        return _new(Span, (start + shift, end + shift))

    def _run_of_pieces(self, start: int, end: int, at: int) -> Span | None:
        """The run behind a range that begins in the piece `at` of the alignment and ends in a later one."""
        pieces = self._pieces[at : bisect_left(self._piece_starts, end, at)]
        first_out, first_len, first_in, first_width = pieces[0]
        last_out, last_len, _, last_width = pieces[-1]
        left = last_out + last_len - end  # characters of the last piece behind the range
        if left < 0 or start >= first_out + first_len:
            return None
        reached = 0
        for _, out_len, in_start, in_len in pieces:
            if not out_len or in_start < reached:
                return None
            reached = in_start + in_len
        low = first_in + (start - first_out if first_len == first_width else 0)
        high = reached - (left if last_len == last_width else 0)
        return _new(Span, (low, high)) if BREAKS.isdisjoint(self._raw[low:high]) else None
