"""People, the posts there are, and who holds which (W3C Organization Ontology)."""

from __future__ import annotations

from hashlib import sha256

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.model import Person, Post


def describe_person(out: Statements, person: Person) -> None:
    """A person by name."""
    node = out.iri("person", person.key)
    out.add(node, v.TYPE, v.PERSON)
    out.words(node, v.NAME, person.name)
    out.shown_by(node, person.evidence)


def describe_membership(out: Statements, post: Post) -> None:
    """A membership: person, body, the role (the post's title as a concept), and since a post is a seat that others
    hold before and after, the seat itself where the body is known.
    """
    node = out.iri("membership", post.key)
    out.add(node, v.TYPE, v.MEMBERSHIP)
    out.link(node, v.MEMBER, "person", post.person)
    out.link(node, v.ORGANIZATION, "body", post.body)
    out.concept(node, v.ROLE, "personRole", post.role)
    out.date(node, v.DATE, post.date)
    if post.post:
        _seat(out, node, post)
    out.shown_by(node, post.evidence)


def _seat(out: Statements, membership: str, post: Post) -> None:
    digest = sha256(post.post.encode("utf-8", "replace")).hexdigest()[:12]  # titles are open-ended Chinese words
    role = out.iri("role", digest)
    out.add(role, v.TYPE, v.ORG_ROLE_CLASS)
    out.words(role, v.PREF_LABEL, post.post)
    out.add(role, v.IN_SCHEME, v.POSTS)
    out.add(membership, v.ORG_ROLE, role)
    if post.body:
        seat = out.iri("post", f"{post.body}/{digest}")
        out.add(seat, v.TYPE, v.POST)
        out.add(seat, v.ORG_ROLE, role)
        out.link(seat, v.POST_IN, "body", post.body)
        out.add(out.iri("person", post.person), v.HOLDS, seat)
