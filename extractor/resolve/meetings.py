"""Meetings: their kind, who held them, which term and session, when, about what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractor.model import Evidence, Meeting, Mention, Span
from extractor.numerals import to_int
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.keys import unique_slug
from extractor.resolve.meeting_dates import HELD, YEAR, HeldDates

_KINDS = (
    # (what the head holds, kind), the first that holds
    ("仪式", "ceremony"),
    ("开班式", "ceremony"),
    ("主席", "chairpersons-meeting"),
    ("党组", "party-group-meeting"),
    ("常委", "standing-committee-meeting"),
    ("常务委员会", "standing-committee-meeting"),
    ("工作会议", "work-conference"),
    ("培训", "training"),
    ("研讨班", "training"),
    ("进修班", "training"),
    ("轮训班", "training"),
    ("读书班", "training"),
    ("学习班", "training"),
    ("学习", "study-session"),
    ("读书会", "study-session"),
    ("观摩", "review-meeting"),
    ("推进", "review-meeting"),
    ("讲评", "review-meeting"),
    ("现场会", "review-meeting"),
    ("调度", "review-meeting"),
    ("座谈", "forum"),
    ("研讨", "forum"),
    ("协商", "forum"),
    ("议政", "forum"),
    ("议事会", "forum"),
    ("联席", "forum"),
    ("恳谈", "forum"),
    ("论坛", "forum"),
    ("交流会", "forum"),
    ("茶话会", "ceremony"),
    ("团拜会", "ceremony"),
)
_BY_BODY = {
    "cppcc-committee": "plenary-session",
    "cppcc-standing-committee": "standing-committee-meeting",
    "cppcc-party-group": "party-group-meeting",
    "party-committee": "party-plenum",
    "peoples-congress": "peoples-congress-session",
}
_ORGAN_OF = {"standing-committee-meeting": "常务委员会", "party-group-meeting": "党组"}
_TERM = re.compile(r"第([一二三四五六七八九十百\d]{1,4})届")
_TOPIC = re.compile(
    r"(?P<lead>围绕|主要任务是|主题为|主题是|主题：|就|审议(?:通过)?(?:了|的)?|传达学习(?:了)?)(?P<what>[^。；！？]{4,80})"
)
_TOPIC_ALONE = 6  # code points that set a meeting apart from its kind when nothing else does
_HOLDERS: dict[str, Callable[[], naming.Name]] = {
    "party": naming.party,
    "central": lambda: naming.party_committee(None),
    "founding": lambda: naming.committee(None),
}
_SCOPES = {"全国": "全国", "全省": "省", "全自治区": "自治区", "全市": "市", "全县": "县", "全区": "区", "全州": "州"}


@dataclass(frozen=True, slots=True)
class _Found:
    """One meeting as one mention gives it."""

    kind: str
    body: str | None
    term: int | None
    session: int | None
    date: str | None
    topic: str
    name: str
    evidence: Evidence


class Meetings:
    """Reads the meeting mentions of one document."""

    def __init__(self, context: Context, bodies: Bodies, dates: Dates) -> None:
        self._context, self._bodies = context, bodies
        self._index = context.index
        self._when = HeldDates(context, dates)

    def found(self) -> Iterator[_Found]:
        """Every meeting of every mention, in order."""
        numbered = {m.span.end for m in self._index.of("meeting")}
        events = [m for m in self._index.of("event") if m.span.end not in numbered]  # 召开的中央政协工作会议 is one
        for mention in sorted([*self._index.of("meeting"), *events], key=lambda m: m.span):
            if self._index.covering("policy", mention.span.start) is None:
                yield from self._read(mention)

    def _read(self, mention: Mention) -> Iterator[_Found]:
        span = mention.fields.get("name", mention.span)
        date = self._when.held(mention)
        if mention.constants.get("needs") == "date" and date is None and not self._when.dated(mention):
            return
        kind = self._kind(mention)
        body = self._body(mention, kind)
        if not self._is_specific(mention, kind, date):
            return
        evidence = self._index.evidence(span, mention.rule)
        name = self._index.slice(span)
        for session in self._sessions(mention):
            term = self._term(mention)
            yield _Found(kind, body, term, session, date, self._topic(mention), name, evidence)

    def _is_specific(self, mention: Mention, kind: str, date: str | None) -> bool:
        """A named event is one that could be looked up: dated, quoted, scoped to a level, or with a term."""
        if not mention.rule.startswith(("meeting.held", "meeting.at")):
            return True
        span = mention.fields["name"]
        name, section = self._index.slice(span), self._context.text.section_at(span.start)
        dated = date is not None and YEAR.fullmatch(date) is None
        if name.endswith("活动") and not dated:
            return False
        if dated or "“" in name or (section is not None and section.role == "title"):
            return True
        topic = name.removesuffix(self._index.value(mention, "head"))
        return len(topic) >= _TOPIC_ALONE or bool(re.match("全[省市县国区州]|第?.{1,3}届", name))

    # --------------------------------------------------------------------------------------------- numbers

    def _term(self, mention: Mention) -> int | None:
        for field in ("term", "term2", "term3"):
            if field in mention.fields:
                return to_int(self._index.slice(mention.fields[field]))
        body = mention.fields.get("body", mention.fields.get("name"))
        inside = _TERM.search(self._index.slice(body)) if body is not None else None
        return to_int(inside[1]) if inside else None

    def _sessions(self, mention: Mention) -> Iterator[int | None]:
        if "session" in mention.fields:
            yield to_int(self._index.slice(mention.fields["session"]))
            return
        if "sessions" not in mention.fields:
            yield None
            return
        for part in self._index.slice(mention.fields["sessions"]).split("、"):
            yield to_int(part.rstrip("次中"))

    # ------------------------------------------------------------------------------------- kind and holder

    def _kind(self, mention: Mention) -> str:
        if "kind" in mention.constants:
            return mention.constants["kind"]
        head = self._index.value(mention, "head")
        for word, kind in _KINDS:
            if word in head:
                return kind
        key = self._bodies.at(mention.fields["body"]) if "body" in mention.fields else None
        return _BY_BODY.get(self._bodies.get(key).kind, "other") if key is not None else "other"

    def _body(self, mention: Mention, kind: str) -> str | None:
        holder = mention.constants.get("holder")
        if holder is not None:
            return self._bodies.register(_HOLDERS[holder]())
        if kind == "party-congress":
            return self._congress_body(mention)
        key = self._named_body(mention)
        organ = _ORGAN_OF.get(kind)
        if key is None:
            return None
        if organ is not None:
            key = self._bodies.organ(key, organ)
            self._bodies.witness(key, mention)
            return key
        return self._bodies.committee(key) if kind in ("plenary-session", "chairpersons-meeting") else key

    def _congress_body(self, mention: Mention) -> str | None:
        scope = mention.fields["scope"]
        place = self._context.locator.place(scope)
        if place is None:
            place = self._context.locator.level(self._index.slice(scope), scope.start)
        return self._bodies.register(naming.party_committee(place)) if place is not None else None

    def _named_body(self, mention: Mention) -> str | None:
        if "body" in mention.fields:
            return self._bodies.at(mention.fields["body"])
        if "scope" in mention.fields:
            return self._scope_body(mention, mention.fields["scope"])
        if "name" in mention.fields:
            inside = self._bodies.at(mention.fields["name"])
            if inside is not None:
                return inside
        if mention.rule == "meeting.held-before":
            return None
        acting = self._bodies.governing(mention.span.start)
        numbered = mention.rule in ("meeting.term-session", "meeting.session-alone")
        if mention.rule == "meeting.term-plenary" or (numbered and not (acting or "").startswith("cppcc")):
            return self._bodies.subject  # only a CPPCC committee has such meetings
        return acting

    def _scope_body(self, mention: Mention, scope: Span) -> str | None:
        """全市…座谈会 is held by this document's own body where the document holds it and speaks for that level."""
        key = self._bodies.at(scope)
        if key is not None:
            return key
        home, level = self._context.home, _SCOPES.get(self._index.slice(scope), "")
        if home is None or not home.name.endswith(level):
            return None
        if "政协" in self._index.value(mention, "topic"):  # the committee of that level calls the committees below it
            return self._bodies.subject
        told = HELD.search(self._context.text.chars[max(mention.span.start - 6, 0) : mention.span.start])
        return self._bodies.governing(mention.span.start) if told or self._when.dated(mention) else None

    # ----------------------------------------------------------------------------------- date and topic

    def _topic(self, mention: Mention) -> str:
        """What the sentence says the meeting was about, from the first such word behind it to the next full stop."""
        sentence = self._index.sentence(mention.span.start)
        match = _TOPIC.search(self._context.text.chars, mention.span.end, sentence.end)
        if match is None:
            return ""
        lead, what = match["lead"], match["what"].rstrip("，")
        if lead.startswith("主"):
            return what
        return lead.rstrip("了的") + (what.split("，")[0] if lead.startswith(("审议", "传达")) else what)


def resolve_meetings(context: Context, bodies: Bodies, dates: Dates) -> tuple[Meeting, ...]:
    """The meetings of a document, in order of their keys; one record for each that can be told apart."""
    found = list(Meetings(context, bodies, dates).found())
    merged: dict[str, Meeting] = {}
    for one in _joined(found):
        key = _key(one, context.document)
        meeting = merged.get(key)
        if meeting is None:
            merged[key] = Meeting(
                key, one.kind, one.body, one.term, one.session, one.date, one.topic, one.name, None, (one.evidence,)
            )
            continue
        evidence = meeting.evidence if one.evidence in meeting.evidence else (*meeting.evidence, one.evidence)
        merged[key] = replace(
            meeting, date=meeting.date or one.date, topic=meeting.topic or one.topic, evidence=evidence
        )
    return tuple(merged[key] for key in sorted(merged))


def _joined(found: list[_Found]) -> Iterator[_Found]:
    """Give every telling of a named meeting what the others tell: a clipped name is the longer one that ends in it; a
    missing holder or day is the only one that the same kind and name has in the document.
    """
    named = [o for o in found if o.session is None and o.kind != "party-congress"]
    longest = sorted({o.name for o in named}, key=lambda name: (-len(name), name))
    full = {name: next(n for n in longest if n.endswith(name)) for name in longest}
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


def _key(one: _Found, document: str) -> str:
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
