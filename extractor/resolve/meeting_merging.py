"""One record for each meeting that can be told apart, from all that the text says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.model import Evidence, Meeting
from extractor.resolve.keys import unique_slug

_BY_NUMBER = {"chairpersons-meeting", "party-group-meeting", "standing-committee-meeting", "plenary-session"}


@dataclass(frozen=True, slots=True)
class Found:
    """One meeting as one mention gives it."""

    kind: str
    body: str | None
    term: int | None
    session: int | None
    date: str | None
    topic: str
    name: str
    headline: bool
    evidence: Evidence


def merge(found: Iterable[Found], document: str) -> tuple[Meeting, ...]:
    """The meetings in order of their keys; one record for each that can be told apart."""
    merged: dict[str, Meeting] = {}
    for one in _joined(list(found)):
        key = _key(one, document)
        meeting = merged.get(key)
        if meeting is None:
            merged[key] = Meeting(
                key, one.kind, one.body, one.term, one.session, one.date, one.topic, one.name, None, (one.evidence,)
            )
            continue
        evidence = meeting.evidence if one.evidence in meeting.evidence else (*meeting.evidence, one.evidence)
        merged[key] = replace(
            meeting, date=_wider(meeting.date, one.date), topic=meeting.topic or one.topic, evidence=evidence
        )
    return tuple(merged[key] for key in sorted(merged))


def _wider(known: str | None, told: str | None) -> str | None:
    """The days from opening to closing rather than one of them."""
    if known and told and "/" in told and "/" not in known:
        start, end = told.split("/")
        return told if start <= known <= end else known
    return known or told


def _joined(found: list[Found]) -> Iterator[Found]:
    """Give every telling of a named meeting what the others tell: a clipped name is the longer one that ends in it; a
    missing holder or day is the only one that the same kind and name has in the document.
    """
    found = [_numbered(one, found) for one in found]
    named = [o for o in found if o.session is None and o.kind != "party-congress"]
    longest = sorted({o.name for o in named}, key=lambda name: (-len(name), name))
    full = {name: next(n for n in longest if n.endswith(name)) for name in longest}
    full |= {one.name: told for one in named if one.headline and (told := _told_below(one, named))}
    for one in found:
        if one not in named:
            yield one
            continue
        same = [o for o in named if o.kind == one.kind and full[o.name] == full[one.name]]
        bodies = {o.body for o in same if o.body}
        days = {o.date for o in same if o.date}
        yield replace(
            one,
            name=full[one.name],
            body=one.body or (next(iter(bodies)) if len(bodies) == 1 else None),
            date=one.date or (next(iter(days)) if len(days) == 1 else None),
        )


def _told_below(headline: Found, named: list[Found]) -> str:
    """What the text calls the one meeting of the headline's kind and day, where the headline clips its name."""
    below = {
        o.name for o in named if not o.headline and headline.date and (o.kind, o.date) == (headline.kind, headline.date)
    }
    told = below.pop() if len(below) == 1 else ""
    return "" if headline.name.endswith(told) else told


def _numbered(one: Found, found: list[Found]) -> Found:
    """党组会议 is the numbered meeting that the same body held on the same day."""
    if one.session is not None or not one.date or one.kind not in _BY_NUMBER:
        return one
    same = [o for o in found if o.session and (o.kind, o.body, o.date) == (one.kind, one.body, one.date)]
    if len({(o.term, o.session) for o in same}) != 1:
        return one
    return replace(one, term=same[0].term, session=same[0].session, name=same[0].name)


def _key(one: Found, document: str) -> str:
    """A path below the holder: by term and session where both are known, else by date or within the document."""
    holder = one.body or f"document/{document}"
    if one.kind == "party-congress":
        return f"{holder}/congress-{one.term}"
    part = {"chairpersons-meeting": "chairpersons/"}.get(one.kind, "")
    if one.term is not None and one.session is not None:
        return f"{holder}/{part}{one.term}-{one.session}"
    when = re.sub(r"[^0-9-]+", "_", one.date) if one.date else document
    if one.session is not None:
        return f"{holder}/{part}{when}/{one.session}"
    named = (
        one.kind
        if one.kind in ("party-group-meeting", "standing-committee-meeting", "visit")
        else unique_slug(one.name)
    )
    if one.kind == "work-conference":
        return f"{holder}/{named}"
    return f"{holder}/{when}/{named}"
