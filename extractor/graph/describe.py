"""From the records of one document to the lines of its named graph."""

from __future__ import annotations

from extractor.errors import OptionError
from extractor.graph import bodies, counts, documents, meetings, others, people, provenance, works
from extractor.graph.statements import Statements
from extractor.graph.terms import is_base
from extractor.graph.vocabulary import BASE
from extractor.model import Records


def graph(records: Records, *, base: str = BASE) -> list[str]:
    """The lines of `block`, without their line feeds."""
    return block(records, base=base).decode().split("\n")[:-1]


def block(records: Records, *, base: str = BASE) -> bytes:
    """N-Quads (UTF-8, canonical form, no blank node) of one document, each line once, in order.

    All stand in one named graph whose name is the document's own IRI, `{base}id/document/{key}`: then
    `GRAPH ?document { … }` says which document a statement comes from without a further step, and dropping a document
    is dropping its graph. Resources are `{base}id/{kind}/{key}`; the ontology's terms do not move with `base`.

    Pure: the same records give the same lines, and the graph of many documents is the union of theirs. Raises
    OptionError for a base that is no absolute IRI ending in `/` or `#`.
    """
    if not is_base(base):
        raise OptionError(f"--base {base}", "no absolute IRI that ends in / or #", f"write it like {BASE}")
    out = Statements(records.document.key, records.source.raw, base)
    documents.describe(out, records)
    for place in records.places:
        bodies.describe_place(out, place)
    for body in records.bodies:
        bodies.describe_body(out, body)
    for person in records.people:
        people.describe_person(out, person)
    for post in records.posts:
        people.describe_membership(out, post)
    for meeting in records.meetings:
        meetings.describe_meeting(out, meeting)
    for expression in records.dates:
        meetings.describe_date(out, expression)
    counts.describe(out, records.document.key, records.counts)
    for campaign in records.campaigns:
        works.describe_campaign(out, campaign)
    for policy in records.policies:
        works.describe_policy(out, policy)
    for other in records.others:
        others.describe_other(out, other)
    provenance.describe(out)
    return out.block()
