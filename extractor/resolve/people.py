"""Persons and their posts: who is named, which post in which body they hold, and what part they play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import Evidence, Mention, Person, Post, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.keys import digest, unique_slug
from extractor.resolve.people_names import Named, is_name, split_names
from extractor.resolve.people_posts import Held, PostReader
from extractor.resolve.people_roles import Part, Parts

_NATION = "cn"
_LEADER = "习近平"
_POSTLESS = ("author", "plain", "comrade", "byline")
_HEAD_LINES = 12  # a line that is a name and nothing else tells the author only near the headline
_RUNNING = 60  # code points; a longer line is running text


@dataclass(frozen=True, slots=True)
class _Claim:
    """One person as one mention names them, with one post (empty where the mention gives none)."""

    named: Named
    held: Held
    form: str
    mention: Mention
    alone: bool  # False where others are named in the same breath


def resolve_people(context: Context, bodies: Bodies, dates: Dates) -> tuple[tuple[Person, ...], tuple[Post, ...]]:
    """All persons of the document and their posts, in order of their keys; `dates` settles nothing here yet."""
    claims = _settled(list(_claims(context, bodies)))
    by_name: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        by_name[claim.named.name].append(claim)
    parts = Parts(context, [claim.mention.span for claim in claims])
    people: list[Person] = []
    posts: list[Post] = []
    for name in sorted(by_name):
        own = by_name[name]
        key = f"{_scope(context, bodies, name, own)}/{unique_slug(name)}"
        people.append(Person(key, name, _evidence(context, own)))
        role = parts.of(name, [Part(c.named.span, c.mention.span, c.form, c.alone) for c in own])
        posts += _posts(context, key, role, own)
    return tuple(sorted(people, key=lambda p: p.key)), tuple(sorted(posts, key=lambda p: p.key))


# ------------------------------------------------------------------------------------------------ claims


def _claims(context: Context, bodies: Bodies) -> Iterator[_Claim]:
    reader = PostReader(context, bodies)
    heading: tuple[Held, ...] = ()
    for mention in sorted([*context.index.of("person"), *_lines(context)], key=lambda m: m.span):
        form = mention.constants["form"]
        if form == "heading":
            heading = reader.read(mention)
            continue
        if form == "roster":
            held: Sequence[Held] = heading
        else:
            held = () if form in _POSTLESS else reader.read(mention)
            heading = heading if form in _POSTLESS else ()
        if (
            form == "surname"
            or (form == "byline" and not _is_head(context, mention))
            or (form == "roster" and not held)
        ):
            continue
        names = split_names(context.text.chars, mention.fields["names"])
        for named in names:
            for one in held or (Held("", None, explicit=False),):
                yield _Claim(named, one, form, mention, len(names) == 1)


def _is_head(context: Context, mention: Mention) -> bool:
    """True for a line among the first ones, before any running text."""
    before = [s for s in context.text.sections if s.span.end <= mention.span.start and s.role != "furniture"]
    running = any(s.span.end - s.span.start > _RUNNING for s in before)
    return len(before) <= _HEAD_LINES and not running


def _lines(context: Context) -> Iterator[Mention]:
    """A line of the head that is a name and nothing else: who delivered the report or wrote the article."""
    for section in context.text.sections[:_HEAD_LINES]:
        if section.role == "furniture":
            continue
        if section.span.end - section.span.start > _RUNNING:
            return
        if is_name(context.text.slice(section.span)):
            yield Mention("person.byline", "person", section.span, {"names": section.span}, {"form": "byline"})


def _settled(claims: Sequence[_Claim]) -> list[_Claim]:
    """Claims without a body of their own join those of the same person and post that have one; a post without a body
    says nothing where the same post with one is known.
    """
    explicit = {(c.named.name, c.held.post): c.held for c in reversed(claims) if c.held.explicit}
    joined = [
        c if c.held.explicit else replace(c, held=explicit.get((c.named.name, c.held.post), c.held)) for c in claims
    ]
    settled: dict[tuple[str, str], Held] = {}
    for claim in joined:
        known = settled.get((claim.named.name, claim.held.post))
        if known is None or (known.body is None and claim.held.body is not None):
            settled[claim.named.name, claim.held.post] = claim.held
    return [c if c.held.explicit else replace(c, held=settled[c.named.name, c.held.post]) for c in joined]


# ----------------------------------------------------------------------------------------------- records


def _scope(context: Context, bodies: Bodies, name: str, claims: Iterable[_Claim]) -> str:
    """What tells two persons of one name apart: the place of a post, the nation, or else the document."""
    if name == _LEADER:
        return _NATION
    for claim in claims:
        body = bodies.get(claim.held.body) if claim.held.body is not None else None
        if body is not None and body.place is not None:
            return body.place.code
        if body is not None and body.level == "national":
            return _NATION
    return context.document


def _posts(context: Context, person: str, role: str, claims: Sequence[_Claim]) -> Iterator[Post]:
    """One post for each post and body; a mention without a post counts only where there is no other."""
    by_post: dict[tuple[str, str | None], list[_Claim]] = defaultdict(list)
    for claim in claims:
        by_post[claim.held.post, claim.held.body].append(claim)
    date = context.page.issued or None
    for (post, body), own in by_post.items():
        if not post and len(by_post) > 1:
            continue
        key = digest(person, post, body, context.document)
        yield Post(key, person, post, body, role, date, _evidence(context, own))


def _evidence(context: Context, claims: Iterable[_Claim]) -> tuple[Evidence, ...]:
    """Each place once: the whole mention where it names one person, else the name alone."""
    spans: dict[Span, str] = {}
    for claim in claims:
        spans.setdefault(claim.mention.span if claim.alone else claim.named.span, claim.mention.rule)
    return tuple(context.index.evidence(span, spans[span]) for span in sorted(spans))
