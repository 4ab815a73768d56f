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

    Four in five statements of a graph are written here. A selector is the subject of nothing else, so all its lines
    are put together at once, in their order, and take part in sorting as one.
    """
    resource, lines, end = _Selectors(out).resource, out.lines, out.end
    for subject, evidence in out.evidence.items():
        if not evidence:
            continue
        for item in evidence:
            lines.append(f"{subject} {v.WAS_DERIVED_FROM} {resource(item)}{end}")
        first = evidence[0] if len(evidence) == 1 else first_of(evidence)
        lines.append(f"{subject} {v.FIRST_EVIDENCE} {resource(first)}{end}")


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
        self._resource_type = f" {v.TYPE} {v.SPECIFIC_RESOURCE}{end}"
        self._source = f" {v.HAS_SOURCE} {out.document}{end}"
        self._position_type = f" {v.TYPE} {v.POSITION_SELECTOR}{end}"
        self._integer = f'"^^{v.XSD_INTEGER}{end}'
        self._quote_type = f" {v.TYPE} {v.QUOTE_SELECTOR}{end}"
        self._known: dict[tuple[tuple[Span, ...], str], str] = {}
        self._positions: set[Span] = set()
        self._quotes: set[Span] = set()

    def resource(self, item: Evidence) -> str:
        """The IRI of an `oa:SpecificResource`; the first time, everything about it is written."""
        key = item.segments, item.rule
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = self._write(item)
        return node

    def _write(self, item: Evidence) -> str:
        segments, path, end = item.segments, self._path, self._end
        node = f"{path}evidence/{_digest(item)}>"
        selector = f"{node} {v.HAS_SELECTOR} {path}"
        if len(segments) == 1:
            longest = segments[0]
            positions = f"{selector}position/{longest.start}-{longest.end}>{end}\n"
        else:
            longest = item.longest
            # Sorted, since 10-12 comes before 9-10.
            positions = "".join(sorted([f"{selector}position/{low}-{high}>{end}\n" for low, high in segments]))
        for span in segments:
            if span not in self._positions:
                self._position(span)
        if longest not in self._quotes:
            self._quote(longest)
        self._lines.append(
            f"{node}{self._resource_type}\n"
            f"{positions}"
            f"{selector}quote/{longest.start}-{longest.end}>{end}\n"
            f"{node}{self._source}\n"
            f'{node} {v.RULE} "{escape(item.rule)}"{end}'
        )
        return node

    def _position(self, span: Span) -> None:
        self._positions.add(span)
        start, end = span
        node = f"{self._path}position/{start}-{end}>"
        self._lines.append(
            f"{node}{self._position_type}\n"
            f'{node} {v.END} "{end}{self._integer}\n'
            f'{node} {v.START} "{start}{self._integer}'
        )

    def _quote(self, span: Span) -> None:
        """Cut from the raw text itself, so that quote and position cannot differ."""
        self._quotes.add(span)
        start, end = span
        raw, close = self._raw, self._end
        before, after = max(start - CONTEXT, 0), end + CONTEXT
        # One look at the three together: most stand inside a line and need no escape.
        written = escape if needs_escape(raw, before, after) else str
        node = f"{self._path}quote/{start}-{end}>"
        self._lines.append(
            f"{node}{self._quote_type}\n"
            f'{node} {v.EXACT} "{written(raw[start:end])}"{close}\n'
            f'{node} {v.PREFIX} "{written(raw[before:start])}"{close}\n'
            f'{node} {v.SUFFIX} "{written(raw[end:after])}"{close}\n'
            f"{node} {v.POSITION} {self._path}position/{start}-{end}>{close}"
        )


def _digest(item: Evidence) -> str:
    """Of segments and rule; the document stands in the path."""
    content = f"{item.rule} {' '.join([f'{start}-{end}' for start, end in item.segments])}"
    return sha256(content.encode("utf-8", "replace")).hexdigest()[:12]
