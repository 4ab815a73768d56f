"""Persons and their posts: who is named, which post in which body they hold, and what part they play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractor.model import Evidence, Person, Post, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.keys import digest, unique_slug
from extractor.resolve.people_claims import Claim, claims
from extractor.resolve.people_roles import Part, Parts

_NATION = "cn"
_LEADER = "习近平"


def resolve_people(context: Context, bodies: Bodies, dates: Dates) -> tuple[tuple[Person, ...], tuple[Post, ...]]:
    """All persons of the document and their posts, each in order of its keys.

    A post is dated by the page; `dates` is taken as every resolver takes it.
    """
    found = claims(context, bodies)
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        by_name[claim.named.name].append(claim)
    parts = Parts(context, [claim.mention.span for claim in found], by_name)
    proof = _Proof(context)
    people: list[Person] = []
    posts: list[Post] = []
    for name, own in sorted(by_name.items()):
        key = f"{_scope(context, bodies, name, own)}/{unique_slug(name)}"
        named = [Part(c.named.span, c.mention.span, c.form, c.alone) for c in own]
        spoken = parts.spoken(name, named)
        repeated = [(span, own[0].mention.rule) for span in spoken]
        people.append(Person(key, name, proof.of([*_places(own), *repeated])))
        posts += _posts(context, proof, key, parts.role(name, named, spoken), own)
    return tuple(sorted(people, key=lambda p: p.key)), tuple(sorted(posts, key=lambda p: p.key))


def _scope(context: Context, bodies: Bodies, name: str, own: Iterable[Claim]) -> str:
    """What tells two persons of one name apart: the place of a post, the nation, or else the document."""
    if name == _LEADER:
        return _NATION
    for claim in own:
        body = bodies.get(claim.held.body) if claim.held.body is not None else None
        if body is not None and body.place is not None:
            return body.place.code
        if body is not None and body.level == "national":
            return _NATION
    return context.document


def _posts(context: Context, proof: _Proof, person: str, role: str, own: Sequence[Claim]) -> Iterator[Post]:
    """One post for each post and body; a mention without a post counts only where there is no other."""
    by_post: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in own:
        by_post[claim.held.post, claim.held.body].append(claim)
    date = context.page.issued or None
    for (post, body), same in by_post.items():
        if not post and len(by_post) > 1:
            continue
        key = digest(person, post, body, context.document)
        yield Post(key, person, post, body, role, date, proof.of(_places(same)))


def _places(own: Iterable[Claim]) -> list[tuple[Span, str]]:
    return [(claim.span, claim.mention.rule) for claim in own]


class _Proof:
    """Gives the evidence for persons and for their posts, which is mostly the same."""

    def __init__(self, context: Context) -> None:
        self._index = context.index
        self._known: dict[tuple[Span, str], Evidence] = {}

    def of(self, places: Sequence[tuple[Span, str]]) -> tuple[Evidence, ...]:
        """Each place once, in order."""
        rules = dict(reversed(places))
        return tuple([self._at(place) for place in sorted(rules.items())])

    def _at(self, place: tuple[Span, str]) -> Evidence:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._index.evidence(*place)
        return known
