"""The source document itself: what it is, who published it and when, and how it was read."""

from __future__ import annotations

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.graph.terms import literal, octets
from extractor.model import Records


def describe(out: Statements, records: Records) -> None:
    """Write the document node."""
    node, record, source = out.document, records.document, records.source
    out.types(node, v.DOCUMENT_TYPES)
    out.words(node, v.TITLE, record.title)
    out.concept(node, v.GENRE, "genre", record.genre)
    out.date(node, v.ISSUED, record.issued)
    out.link(node, v.SUBJECT, "body", record.subject)
    out.date(node, v.PERIOD, record.period, first=v.PERIOD_START, last=v.PERIOD_END)
    out.string(node, v.FILE_NAME, source.name)
    out.string(node, v.SHA256, source.sha256)
    out.string(node, v.ENCODING, source.encoding)
    out.string(node, v.FORMAT, source.media_type)
    out.integer(node, v.REPAIRS, records.repairs)
    if source.metadata.url:
        out.add(node, v.URL, octets(literal(source.metadata.url, datatype=v.XSD_ANY_URI)))
    if source.metadata.retrieved:
        out.add(node, v.RETRIEVED, octets(literal(source.metadata.retrieved, datatype=v.EDTF_DATE)))
    _publisher(out, record.publisher)
    out.shown_by(node, record.evidence)


def _publisher(out: Statements, name: str) -> None:
    """An agent of this document alone: a publisher is known by a name as written, which may be no more than 市政协."""
    if name:
        agent = f"<{out.document_path}/publisher>"
        out.add(out.document, v.PUBLISHER, agent)
        out.add(agent, v.TYPE, v.AGENT)
        out.words(agent, v.NAME, name)
