"""Administrative divisions and the bodies that belong to them."""

from __future__ import annotations

import re

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.model import Body, Place

_CODE = re.compile(r"[0-9]{6}").fullmatch


def describe_place(out: Statements, place: Place) -> None:
    """A division of the gazetteer; it needs no evidence of its own."""
    node = out.iri("place", place.key)
    out.types(node, v.PLACE_TYPES)
    out.words(node, v.PREF_LABEL, place.name)
    out.words(node, v.FULL_NAME, place.full_name)
    out.concept(node, v.LEVEL, "level", place.level)
    out.link(node, v.CONTAINED_IN_PLACE, "place", place.parent)
    if _CODE(place.key):
        out.string(node, v.IDENTIFIER, place.key)  # GB/T 2260


def describe_body(out: Statements, body: Body) -> None:
    """An organisation. One that the document never settles is marked, so that nobody merges it by name."""
    node = out.iri("body", body.key)
    out.types(node, v.BODY_TYPES.get(body.kind, v.ANY_BODY_TYPES))
    if not body.resolved:
        out.add(node, v.TYPE, v.UNRESOLVED)
    out.words(node, v.PREF_LABEL, body.name)
    for alias in body.aliases:
        if alias != body.name:  # SKOS: no label is both preferred and alternative
            out.words(node, v.ALT_LABEL, alias)
    out.concept(node, v.KIND, "bodyKind", body.kind)
    out.concept(node, v.LEVEL, "level", body.level)
    out.link(node, v.PLACE_OF, "place", body.place)
    out.link(node, v.SUB_ORGANIZATION_OF, "body", body.parent)
    out.link(node, v.GUIDED_BY, "body", body.guided_by)
    out.shown_by(node, body.evidence)
