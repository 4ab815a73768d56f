"""One record for each meeting that can be told apart, from all that the text says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.model import Evidence, Meeting, Span
from extractor.resolve.keys import unique_slug

_BARE = 5  # code points; a shorter name is the word for a meeting alone
_NO_PATH = re.compile(r"[^0-9-]+")  # what a date has that a path should not
_BY_NUMBER = {"chairpersons-meeting", "party-group-meeting", "standing-committee-meeting", "plenary-session"}


class Found(NamedTuple):
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

    @property
    def is_named(self) -> bool:
        """True for a meeting that its name tells apart, not its number."""
        return self.session is None and self.kind != "party-congress"


@dataclass(slots=True)
class _Gathered:
    """All that is found of one meeting: what was found first, with the date, topic and evidence of the others."""

    first: Found
    date: str | None
    topic: str
    evidence: dict[tuple[tuple[Span, ...], str], Evidence] = field(default_factory=dict)


def merge(found: Iterable[Found], document: str) -> tuple[Meeting, ...]:
    """The meetings in order of their keys; one record for each that can be told apart."""
    merged: dict[str, _Gathered] = {}
    for one in _joined(list(found)):
        key = _key(one, document)
        gathered = merged.get(key)
        if gathered is None:
            gathered = merged[key] = _Gathered(one, one.date, one.topic)
        else:
            gathered.date = _wider(gathered.date, one.date)
            gathered.topic = gathered.topic or one.topic
        gathered.evidence.setdefault((one.evidence.segments, one.evidence.rule), one.evidence)
    return tuple(_meeting(key, merged[key]) for key in sorted(merged))


def _meeting(key: str, gathered: _Gathered) -> Meeting:
    one = gathered.first
    evidence = tuple(gathered.evidence.values())
    return Meeting(
        key, one.kind, one.body, one.term, one.session, gathered.date, gathered.topic, one.name, None, evidence
    )


def _wider(known: str | None, told: str | None) -> str | None:
    """The days from opening to closing rather than one of them."""
    if known and told and "/" in told and "/" not in known:
        start, end = told.split("/")
        return told if start <= known <= end else known
    return known or told


def _joined(found: Sequence[Found]) -> Iterator[Found]:
    """Give every telling of a named meeting what the others tell: a clipped name is the longer one that ends in it; a
    missing holder or day is the only one that the same kind and name has in the document.
    """
    found = _numbered(_headed(found))
    named = [one for one in found if one.is_named]
    full = _full_names({one.name for one in named if one.kind not in _BY_NUMBER})
    full |= {one.name: told for one in named if one.headline and (told := _told_below(one, named))}
    dated: dict[str, set[str]] = defaultdict(set)
    for one in named:
        dated[one.name].update({one.date} if one.date else ())
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in named:
        if one.name != full.get(one.name, one.name) and _is_another(one, full[one.name], dated):
            full[one.name] = one.name  # 召开座谈会 on another day than the 座谈会 with a longer name
        same = one.kind, full.get(one.name, one.name)
        if one.body:
            bodies[same].add(one.body)
        if one.date:
            days[same].add(one.date)
    for one in found:
        if not one.is_named:
            yield one
            continue
        name = full.get(one.name, one.name) if one.kind not in _BY_NUMBER else one.name
        body = one.body or _only(bodies.get((one.kind, name), ()))
        date = one.date or _only(days.get((one.kind, name), ()))
        changed = name != one.name or body != one.body or date != one.date
        yield one._replace(name=name, body=body, date=date) if changed else one


def _is_another(one: Found, longer: str, dated: Mapping[str, set[str]]) -> bool:
    """True for a mere 座谈会 whose day is none of those that the longer name has."""
    return len(one.name) < _BARE and one.date is not None and bool(dated[longer]) and one.date not in dated[longer]


def _only(values: Collection[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _full_names(names: set[str]) -> dict[str, str]:
    """For each name the longest one that ends in it, of equals the first by its characters."""
    full: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for start in range(len(name) + 1):
            if (tail := name[start:]) in names:
                full.setdefault(tail, name)
    return full


def _told_below(headline: Found, named: Sequence[Found]) -> str:
    """What the text calls the one meeting of the headline's kind and day, where the headline clips its name."""
    below = {
        o.name for o in named if not o.headline and headline.date and (o.kind, o.date) == (headline.kind, headline.date)
    }
    told = below.pop() if len(below) == 1 else ""
    return "" if headline.name.endswith(told) else told


def _numbered(found: Sequence[Found]) -> list[Found]:
    """党组会议 is the numbered meeting that the same body held on the same day."""
    same: dict[tuple[str, str | None, str | None], dict[tuple[int | None, int], Found]] = defaultdict(dict)
    for one in found:
        if one.session and one.date and one.kind in _BY_NUMBER:
            same[one.kind, one.body, one.date].setdefault((one.term, one.session), one)
    if not same:
        return list(found)
    return [_as_numbered(one, same.get((one.kind, one.body, one.date), {})) for one in found]


def _headed(found: Sequence[Found]) -> list[Found]:
    """双周协商座谈会 in the headline is 第66次双周协商座谈会 in the text, which the same body held on the same day."""
    heads = [one for one in found if one.headline and one.session is None and one.date]
    if not heads:
        return list(found)
    full = {
        (one.kind, one.body, one.date, head.name): one
        for head in heads
        for one in found
        if one.session and one.name != head.name and one.name.endswith(head.name)
    }
    return [full[key] if (key := (one.kind, one.body, one.date, one.name)) in full else one for one in found]


def _as_numbered(one: Found, same: Mapping[tuple[int | None, int], Found]) -> Found:
    if one.session is not None or len(same) != 1:
        return one
    (number,) = same.values()
    return one._replace(term=number.term, session=number.session, name=number.name)


def _key(one: Found, document: str) -> str:
    """A path below the holder: by term and session where both are known, else by date or within the document."""
    holder = one.body or f"document/{document}"
    if one.kind == "party-congress":
        return f"{holder}/congress-{one.term}"
    part = {"chairpersons-meeting": "chairpersons/"}.get(one.kind, "")
    if one.term is not None and one.session is not None:
        return f"{holder}/{part}{one.term}-{one.session}"
    when = _NO_PATH.sub("_", one.date) if one.date else document
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
