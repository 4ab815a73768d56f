"""Counts as observations of a statistical data set (W3C RDF Data Cube), one data set a document.

The document is a dimension: two reports of one figure never clash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.model import Count

_DECIMAL = re.compile(r"([+-]?)0*([0-9]+)(?:\.([0-9]*))?").fullmatch


def describe(out: Statements, document: str, counts: Sequence[Count]) -> None:
    """The data set of the document with the key `document`, and its observations."""
    if not counts:
        return
    data_set = out.iri("dataset", document)
    out.add(data_set, v.TYPE, v.DATA_SET_CLASS)
    out.add(data_set, v.STRUCTURE, v.COUNT_STRUCTURE)
    out.add(data_set, v.SOURCE, out.document)
    for count in counts:
        _observation(out, data_set, count)


def _observation(out: Statements, data_set: str, count: Count) -> None:
    node = out.iri("count", count.key)
    out.types(node, v.COUNT_TYPES)
    out.add(node, v.DATA_SET, data_set)
    out.add(node, v.REPORTED_IN, out.document)
    out.string(node, v.ENTRY, count.key)
    out.add(node, v.MEASURE, _measure(out, count.measure))
    value = decimal(count.number)
    if value is not None:
        out.add(node, v.VALUE, f'"{value}"^^{v.XSD_DECIMAL}')
    out.string(node, v.NUMERAL, count.number)
    out.string(node, v.UNIT, count.unit)
    out.words(node, v.QUALIFIER, count.qualifier)
    out.concept(node, v.COMPARATOR, "comparator", count.comparator)
    out.concept(node, v.STATUS, "status", count.status)
    out.date(node, v.DATE, count.date)
    out.link(node, v.COUNTED_BODY, "body", count.body)
    out.link(node, v.PLACE_OF, "place", count.place)
    out.shown_by(node, count.evidence)


def _measure(out: Statements, name: str) -> str:
    """What is counted, as a concept: measures are open-ended, so each name gives an IRI of its own."""
    node = out.iri("measure", sha256(name.encode("utf-8", "replace")).hexdigest()[:12])
    out.add(node, v.TYPE, v.CONCEPT)
    out.words(node, v.PREF_LABEL, name)
    out.add(node, v.IN_SCHEME, v.MEASURES)
    return node


def decimal(numeral: str) -> str | None:
    """The canonical `xsd:decimal` of a numeral (`007.50` → `7.5`), None where it is none.

    Stores rewrite numbers into this form; written so from the start, a graph survives a store unchanged.
    """
    match = _DECIMAL(numeral)
    if not match:
        return None
    sign, whole, fraction = match[1], match[2], (match[3] or "").rstrip("0")
    value = f"{whole}.{fraction}" if fraction else whole
    return f"-{value}" if sign == "-" and value != "0" else value
