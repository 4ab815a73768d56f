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
from extractor.graph.terms import literal
from extractor.model import Evidence, Span

CONTEXT = 32
"""Code points of prefix and suffix of a quote."""


def describe(out: Statements) -> None:
    """Write the evidence of all facts."""
    known: dict[tuple[tuple[Span, ...], str], str] = {}
    for subject, evidence in out.evidence.items():
        if not evidence:
            continue
        for item in evidence:
            key = item.segments, item.rule
            if key not in known:
                known[key] = _specific_resource(out, item)
            out.add(subject, v.WAS_DERIVED_FROM, known[key])
        first = first_of(evidence)
        out.add(subject, v.FIRST_EVIDENCE, known[first.segments, first.rule])


def first_of(evidence: Sequence[Evidence]) -> Evidence:
    """The evidence whose quote stands first: smallest start, then end, then rule."""
    return min(evidence, key=lambda item: (item.longest, item.rule, item.segments))


def _specific_resource(out: Statements, item: Evidence) -> str:
    node = f"<{out.document_path}/evidence/{_digest(item)}>"
    out.add(node, v.TYPE, v.SPECIFIC_RESOURCE)
    out.add(node, v.HAS_SOURCE, out.document)
    out.string(node, v.RULE, item.rule)
    for segment in item.segments:
        out.add(node, v.HAS_SELECTOR, _position(out, segment))
    out.add(node, v.HAS_SELECTOR, _quote(out, item.longest))
    return node


def _digest(item: Evidence) -> str:
    """Of segments and rule; the document stands in the path."""
    content = f"{item.rule} {' '.join(f'{s.start}-{s.end}' for s in item.segments)}"
    return sha256(content.encode("utf-8", "replace")).hexdigest()[:12]


def _position(out: Statements, span: Span) -> str:
    node = f"<{out.document_path}/position/{span.start}-{span.end}>"
    out.add(node, v.TYPE, v.POSITION_SELECTOR)
    out.integer(node, v.START, span.start)
    out.integer(node, v.END, span.end)
    return node


def _quote(out: Statements, span: Span) -> str:
    """Cut from the raw text itself, so that quote and position cannot differ."""
    raw = out.raw
    node = f"<{out.document_path}/quote/{span.start}-{span.end}>"
    out.add(node, v.TYPE, v.QUOTE_SELECTOR)
    out.add(node, v.POSITION, f"<{out.document_path}/position/{span.start}-{span.end}>")
    out.add(node, v.EXACT, literal(raw[span.start : span.end]))
    out.add(node, v.PREFIX, literal(raw[max(span.start - CONTEXT, 0) : span.start]))
    out.add(node, v.SUFFIX, literal(raw[span.end : span.end + CONTEXT]))
    return node
