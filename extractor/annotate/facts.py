"""Records as facts to show: table by table, a name, its values in words, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model import Evidence, Records

__all__ = ["TABLES", "Fact", "facts_of"]

TABLES = ("documents", "bodies", "meetings", "dates", "counts", "campaigns", "people", "policies", "others")
_SIGNS = {"~": "≈ ", ">=": "≥ ", "<=": "≤ "}


@dataclass(frozen=True, slots=True)
class Fact:
    """`values` are pairs of a column and its value, those without a value left out; `evidence` is not empty."""

    table: str
    name: str
    values: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


def facts_of(records: Records) -> tuple[Fact, ...]:
    """What the text gives evidence for, in order of table and place."""
    found = [fact for fact in _facts(records, _Names(records)) if fact.evidence]
    found.sort(key=lambda fact: (TABLES.index(fact.table), min(item.longest for item in fact.evidence), fact.name))
    return tuple(found)


class _Names:
    """Keys to names."""

    def __init__(self, records: Records) -> None:
        self._bodies = {body.key: body.name for body in records.bodies}
        self._places = {place.key: place.full_name for place in records.places}
        self._people = {person.key: person.name for person in records.people}
        self._policies = {policy.key: policy.title for policy in records.policies}

    def body(self, key: str | None) -> str:
        return self._bodies.get(key or "", key or "")

    def place(self, key: str | None) -> str:
        return self._places.get(key or "", key or "")

    def person(self, key: str) -> str:
        return self._people.get(key, key)

    def policy(self, key: str | None) -> str:
        return self._policies.get(key or "", key or "")


def _facts(records: Records, names: _Names) -> Iterator[Fact]:
    document = records.document
    yield _fact(
        "documents",
        document.title or records.source.name,
        document.evidence,
        genre=document.genre,
        publisher=document.publisher,
        issued=document.issued,
        subject=names.body(document.subject),
        period=document.period,
    )
    for body in records.bodies:
        resolved = "" if body.resolved else "no: which one is meant stays open"
        place = names.place(body.place)
        yield _fact(
            "bodies", body.name, body.evidence, kind=body.kind, level=body.level, place=place, resolved=resolved
        )
    for meeting in records.meetings:
        yield _fact(
            "meetings",
            meeting.name or meeting.kind,
            meeting.evidence,
            kind=meeting.kind,
            body=names.body(meeting.body),
            term=meeting.term,
            session=meeting.session,
            date=meeting.date,
            topic=meeting.topic,
            place=names.place(meeting.place),
        )
    for date in records.dates:
        yield _fact("dates", date.value, date.evidence, written=date.written, role=date.role)
    yield from _counts(records, names)
    for campaign in records.campaigns:
        bodies = "、".join(map(names.body, campaign.promoters))
        yield _fact("campaigns", campaign.name, campaign.evidence, kind=campaign.kind, body=bodies)
    for post in records.posts:
        body_name = names.body(post.body)
        yield _fact(
            "people",
            names.person(post.person),
            post.evidence,
            post=post.post,
            body=body_name,
            role=post.role,
            date=post.date,
        )
    for policy in records.policies:
        yield _fact(
            "policies",
            policy.title,
            policy.evidence,
            kind=policy.kind,
            issuer=names.body(policy.issuer),
            issued=policy.issued,
            implements=names.policy(policy.implements),
        )
    for other in records.others:
        fields = {name: value for name, value in other.fields if value != other.name}
        yield _fact("others", other.name, other.evidence, **{"kind": other.kind, **fields})


def _counts(records: Records, names: _Names) -> Iterator[Fact]:
    for count in records.counts:
        yield _fact(
            "counts",
            f"{count.measure} {_SIGNS.get(count.comparator, '')}{count.number}{count.unit}",
            count.evidence,
            qualifier=count.qualifier,
            status=count.status,
            date=count.date,
            body=names.body(count.body),
            place=names.place(count.place),
        )


def _fact(table: str, name: str, evidence: tuple[Evidence, ...], /, **values: str | int | None) -> Fact:
    pairs = ((column, str(value)) for column, value in values.items() if value not in (None, ""))
    return Fact(table, name, tuple(pairs), evidence)
