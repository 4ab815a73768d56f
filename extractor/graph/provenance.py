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
from functools import lru_cache
from hashlib import sha256

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.graph.terms import escape, has_line_feeds_only, octets
from extractor.model import Evidence, Span

CONTEXT = 32
"""Code points of prefix and suffix of a quote."""


def describe(out: Statements) -> None:
    """Write the evidence of all facts.

    Four in five statements of a graph are written here. A selector is the subject of nothing else, so all its lines
    are put together at once, in their order, and take part in sorting as one.
    """
    resource, said = _Selectors(out).resource, out.said
    for subject, evidence in out.evidence.items():
        if not evidence:
            continue
        lines = said[subject]
        for item in evidence:
            first = resource(item)
            lines.append(f"{v.WAS_DERIVED_FROM} {first}")
        if len(evidence) > 1:
            first = resource(first_of(evidence))
        lines.append(f"{v.FIRST_EVIDENCE} {first}")


def first_of(evidence: Sequence[Evidence]) -> Evidence:
    """The evidence whose quote stands first: smallest start, then end, then rule."""
    return min(evidence, key=lambda item: (item.longest, item.rule, item.segments))


class _Selectors:
    """Writes each specific resource and each selector of a document once, and knows their IRIs."""

    def __init__(self, out: Statements) -> None:
        path, end = f"<{out.document_path}/", f"{out.end}\n"
        self._evidence, self._evidence_blocks = f"{path}evidence/", out.section(f"{path}evidence/")
        self._position, self._position_blocks = f"{path}position/", out.section(f"{path}position/")
        self._quote, self._quote_blocks = f"{path}quote/", out.section(f"{path}quote/")
        self._raw = out.raw
        self._plain = has_line_feeds_only(out.raw)
        self._known: dict[tuple[tuple[Span, ...], str], str] = {}
        # What stands between the parts of the lines that differ from one selector to the next.
        self._resource_parts = (
            f" {v.TYPE} {v.SPECIFIC_RESOURCE}{end}",
            f" {v.HAS_SELECTOR} {self._position}",
            f" {v.HAS_SELECTOR} {self._quote}",
            f" {v.HAS_SOURCE} {out.document}{end}",
        )
        self._position_parts = (
            f" {v.TYPE} {v.POSITION_SELECTOR}{end}",
            f' {v.END} "',
            f' {v.START} "',
            f'"^^{v.XSD_INTEGER}{end}',
        )
        parts = (
            f" {v.TYPE} {v.QUOTE_SELECTOR}{end}",
            f' {v.EXACT} "',
            f'"{end}',
            f' {v.PREFIX} "',
            f' {v.SUFFIX} "',
            f" {v.POSITION} {self._position}",
            end,
        )
        self._quote_parts = [part.encode("latin-1") for part in parts]
        self._quote_octets = self._quote.encode("latin-1")
        self._end = end

    def resource(self, item: Evidence) -> str:
        """The IRI of an `oa:SpecificResource`; the first time, everything about it is written."""
        key = item.segments, item.rule
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = self._write(item)
        return node

    def _write(self, item: Evidence) -> str:
        segments, end_ = item.segments, self._end
        of_type, position, quote, source = self._resource_parts
        if len(segments) == 1:  # as most have
            longest = segments[0]
            start, end = longest
            quoted = f"{start}-{end}"
            name = _digest(item.rule, quoted)
            quoted += ">"
            node = f"{self._evidence}{name}"
            positions = f"{node}{position}{quoted}{end_}"
            self._write_position(quoted, start, end)
        else:
            longest = item.longest
            quoted = f"{longest[0]}-{longest[1]}>"
            places = [f"{start}-{end}" for start, end in segments]
            name = _digest(item.rule, " ".join(places))
            node = f"{self._evidence}{name}"
            # Sorted, since 10-12 comes before 9-10.
            positions = "".join(sorted([f"{node}{position}{place}>{end_}" for place in places]))
            for place, (start, end) in zip(places, segments, strict=True):
                self._write_position(f"{place}>", start, end)
        self._write_quote(quoted, longest)
        lines = f"{node}{of_type}{positions}{node}{quote}{quoted}{end_}{node}{source}{node}{_rule(item.rule)}{end_}"
        self._evidence_blocks[name] = lines.encode("latin-1")
        return node

    def _write_position(self, name: str, start: int, end: int) -> None:
        blocks = self._position_blocks
        if name in blocks:
            return
        node = f"{self._position}{name}"
        of_type, is_end, is_start, integer = self._position_parts
        lines = f"{node}{of_type}{node}{is_end}{end}{integer}{node}{is_start}{start}{integer}"
        blocks[name] = lines.encode("latin-1")

    def _write_quote(self, name: str, span: Span) -> None:
        """Cut from the raw text itself, so that quote and position cannot differ."""
        blocks = self._quote_blocks
        if name in blocks:
            return
        start, end = span
        raw = self._raw
        texts = raw[start:end], raw[max(start - CONTEXT, 0) : start], raw[end : end + CONTEXT]
        if self._plain:
            exact, prefix, suffix = [text.replace("\n", "\\n").encode() for text in texts]
        else:
            exact, prefix, suffix = [escape(text).encode() for text in texts]
        place = name.encode()
        node = self._quote_octets + place
        of_type, is_exact, close, is_prefix, is_suffix, position, last = self._quote_parts
        blocks[name] = b"".join(
            (
                *(node, of_type, node, is_exact, exact, close, node, is_prefix, prefix, close),
                *(node, is_suffix, suffix, close, node, position, place, last),
            )
        )


def _digest(rule: str, places: str) -> str:
    """How the IRI of an evidence ends: by segments and rule; the document stands in the path."""
    return f"{sha256(f'{rule} {places}'.encode('utf-8', 'replace')).hexdigest()[:12]}>"


@lru_cache(maxsize=4096)
def _rule(name: str) -> str:
    """What is said of a rule, behind the subject."""
    return f' {v.RULE} "{octets(escape(name))}"'
