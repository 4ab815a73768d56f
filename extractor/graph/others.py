"""Things of kinds that only a rule pack knows: a class named after the kind, and what the rule read as named values."""

from __future__ import annotations

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.graph.terms import octets
from extractor.model import OtherRecord


def describe_other(out: Statements, other: OtherRecord) -> None:
    """The thing, typed `cppcc:Mention` and by its kind's class, with each of its fields as a `schema:PropertyValue`."""
    node = out.iri("mention", other.key)
    out.types(node, (v.MENTION, octets(v.class_of(other.kind))))
    out.words(node, v.PREF_LABEL, other.name)
    for name, value in other.fields:
        field = out.iri("mention", f"{other.key}/{name}")
        out.add(node, v.FIELD, field)
        out.add(field, v.TYPE, v.PROPERTY_VALUE)
        out.string(field, v.PROPERTY_NAME, name)
        out.string(field, v.PROPERTY_VALUE_OF, value)
    out.shown_by(node, other.evidence)
