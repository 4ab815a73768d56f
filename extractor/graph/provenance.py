"""Evidence as Web Annotation selectors: from every fact node to the characters that show it.

A fact `prov:wasDerivedFrom` an `oa:SpecificResource` of the document, which says the rule and selects the characters:
one `oa:TextPositionSelector` for each raw segment (a line or column break splits evidence into several) and one
`oa:TextQuoteSelector` with the longest of them; `cppcc:position` leads from the quote to the position of the same
characters. `cppcc:firstEvidence` is the one that stands first in the document: exactly one a fact and document.

Positions count Unicode code points of the raw text as decoded. Selectors are named by their range, so two facts read
from the same characters share them.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.graph.terms import escape, needs_escape
from extractor.model import Evidence, Span

CONTEXT = 32
"""Code points of prefix and suffix of a quote."""


def describe(out: Statements) -> None:
    """Write the evidence of all facts.

    Four in five statements of a graph are written here, so whatever is the same for all of a document is put
    together once (`_Selectors`) and each statement is one concatenation.
    """
    selectors = _Selectors(out)
    lines, end = out.lines, out.end
    for subject, evidence in out.evidence.items():
        if not evidence:
            continue
        derived = f"{subject} {v.WAS_DERIVED_FROM} "
        for item in evidence:
            lines.append(f"{derived}{selectors.resource(item)}{end}")
        first = evidence[0] if len(evidence) == 1 else first_of(evidence)
        lines.append(f"{subject} {v.FIRST_EVIDENCE} {selectors.resource(first)}{end}")


def first_of(evidence: Sequence[Evidence]) -> Evidence:
    """The evidence whose quote stands first: smallest start, then end, then rule."""
    return min(evidence, key=lambda item: (item.longest, item.rule, item.segments))


class _Selectors:
    """Writes each specific resource and each selector of a document once, and knows their IRIs."""

    def __init__(self, out: Statements) -> None:
        end = out.end
        self._lines = out.lines
        self._raw = out.raw
        self._end = end
        self._path = f"<{out.document_path}/"
        self._resource_tails = (f"> {v.TYPE} {v.SPECIFIC_RESOURCE}{end}", f"> {v.HAS_SOURCE} {out.document}{end}")
        self._position_type = f"> {v.TYPE} {v.POSITION_SELECTOR}{end}"
        self._integer_end = f'"^^{v.XSD_INTEGER}{end}'
        self._quote_type = f"> {v.TYPE} {v.QUOTE_SELECTOR}{end}"
        self._string_end = f'"{end}'
        self._known: dict[tuple[tuple[Span, ...], str], str] = {}
        self._positions: set[Span] = set()
        self._quotes: set[Span] = set()

    def resource(self, item: Evidence) -> str:
        """The IRI of an `oa:SpecificResource`; the first time, everything about it is written."""
        key = item.segments, item.rule
        node = self._known.get(key)
        return self._write(item) if node is None else node

    def _write(self, item: Evidence) -> str:
        node = f"{self._path}evidence/{_digest(item)}"
        a_resource, of_document = self._resource_tails
        longest = item.segments[0] if len(item.segments) == 1 else item.longest
        selector, end = f"{node}> {v.HAS_SELECTOR} {self._path}", self._end
        self._lines += (
            node + a_resource,
            node + of_document,
            f'{node}> {v.RULE} "{escape(item.rule)}{self._string_end}',
            f"{selector}quote/{longest.start}-{longest.end}>{end}",
        )
        for span in item.segments:
            self._lines.append(f"{selector}position/{span.start}-{span.end}>{end}")
            if span not in self._positions:
                self._position(span)
        if longest not in self._quotes:
            self._quote(longest)
        written = self._known[item.segments, item.rule] = f"{node}>"
        return written

    def _position(self, span: Span) -> None:
        self._positions.add(span)
        node = f"{self._path}position/{span.start}-{span.end}"
        self._lines += (
            node + self._position_type,
            f'{node}> {v.START} "{span.start}{self._integer_end}',
            f'{node}> {v.END} "{span.end}{self._integer_end}',
        )

    def _quote(self, span: Span) -> None:
        """Cut from the raw text itself, so that quote and position cannot differ."""
        self._quotes.add(span)
        start, end = span
        raw, close = self._raw, self._string_end
        before, after = max(start - CONTEXT, 0), end + CONTEXT
        # One look at the three together: most stand inside a line and need no escape.
        written = escape if needs_escape(raw, before, after) else str
        node = f"{self._path}quote/{start}-{end}"
        self._lines += (
            node + self._quote_type,
            f"{node}> {v.POSITION} {self._path}position/{start}-{end}>{self._end}",
            f'{node}> {v.EXACT} "{written(raw[start:end])}{close}',
            f'{node}> {v.PREFIX} "{written(raw[before:start])}{close}',
            f'{node}> {v.SUFFIX} "{written(raw[end:after])}{close}',
        )


def _digest(item: Evidence) -> str:
    """Of segments and rule; the document stands in the path."""
    content = f"{item.rule} {' '.join(f'{s.start}-{s.end}' for s in item.segments)}"
    return sha256(content.encode("utf-8", "replace")).hexdigest()[:12]
