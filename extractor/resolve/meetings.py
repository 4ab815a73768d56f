"""Meetings: their kind, who held them, which term and session, when, about what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter

from extractor.gazetteer import Division
from extractor.model import Meeting, Mention, Span
from extractor.numerals import to_int
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.meeting_dates import HELD, YEAR, HeldDates
from extractor.resolve.meeting_kinds import kind_of
from extractor.resolve.meeting_merging import Found, merge
from extractor.resolve.meeting_rows import Identity, Rows
from extractor.resolve.meeting_topics import topic_of
from extractor.resolve.speakers import speaker

_BY_BODY = {
    "cppcc-committee": "plenary-session",
    "cppcc-standing-committee": "standing-committee-meeting",
    "cppcc-party-group": "party-group-meeting",
    "party-committee": "party-plenum",
    "peoples-congress": "peoples-congress-session",
}
_CEREMONIAL = re.compile("庆祝|纪念|表彰|颁奖|命名|授牌|成立大会")
_SPECIAL = "cppcc-special-committee"  # it meets as a whole, too
_ORGAN_OF = {"standing-committee-meeting": "常务委员会", "party-group-meeting": "党组"}
_SCOPED = re.compile("全[省市县国区州]|第?.{1,3}届")
_TERM = re.compile(r"第([一二三四五六七八九十百\d]{1,4})届")
_SESSION = re.compile(r"第([一二三四五六七八九十百\d]{1,4})次(?=[^第，“”《》]{0,10}$)")  # …政协主席第二十一次联席会议
_TOPIC_ALONE = 6  # code points that set a meeting apart from its kind when nothing else does
_HOLDERS: dict[str, Callable[[], naming.Name]] = {
    "party": naming.party,
    "central": lambda: naming.party_committee(None),
    "founding": lambda: naming.committee(None),
}
_CALLS = re.compile(r"(?:召开|举行|举办|组织)?的|(?:召开|举行|主持召开)?")
_IN_PLACE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[在于][\u4e00-\u9fff]{1,10}")  # 省政协在长春举办的…
_PLACED = (
    "在",
    "到",
    "赴",
    "往",
    "走进",
    "深入",
    "来到",
    "与",
    "同",
    "跟",
    "联合",
    "会同",
    "邀请",
)  # a body behind these is where or with whom
_BEFORE_BODY = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,4}届|一[次场个届]|首[次届]|\d{4}年度?)?")
_PARTS = re.compile(
    r"^(?:（扩大）会议暨|一[次场届个](?!.{1,3}次)|首次|[^“”]{2,24}(?:政协|委员会)的(?=“))"
)  # what a name does not begin with
_WE_WITHIN = 24  # code points before a meeting in which 我局 or a leader may say who holds it
_WE_SAID_WITHIN = 90  # the same where its sentence names no body in between
_INVITED = re.compile("[，；。](?:并|还|再次|专门)?邀请[^；。]{2,60}(?:参加|出席|列席)$")
_VAGUE = re.compile(r"\d{4}|(\d{4})-(?:01/\1-06|07/\1-12)")  # a year or half of it
_LEADER = re.compile(r"(?:总书记|习近平|国务院总理|国家主席)[^，。；]{0,12}(?:主持|召开|出席|参加)?(?:召开)?$")
_AND = ("、", "和", "与", "及")
_WITH = ("联合", "会同", "与", "同", "邀请")
_ROW_WITHIN = 60  # code points that a row of bodies takes up
_OFTEN = re.compile(r"[两二三四五六七八九十多数几余0-9]次")
_COMMITTEES = {"term-session", "term-organ-session", "organ-session", "session-alone", "organ-held"}
_NO_HOLDERS = {"enterprise", "school", "media", "other"}
_OWN_PEOPLE = re.compile("政协委员|政协系统|政协干部|政协机关|履职能力")  # only a CPPCC committee trains or calls these
_LEVELS = {"全国": "national", "省": "provincial", "市": "prefectural"}
_WIDE = {"全国": ("provincial", "prefectural", "county"), "省": ("prefectural", "county"), "市": ("county",)}
_number = lru_cache(maxsize=1024)(to_int)  # terms and sessions are few
_SCOPES = {"全国": "全国", "全省": "省", "全自治区": "自治区", "全市": "市", "全县": "县", "全区": "区", "全州": "州"}


class Meetings:
    """Reads the meeting mentions of one document."""

    def __init__(self, context: Context, bodies: Bodies, dates: Dates) -> None:
        self._context, self._bodies = context, bodies
        self._index = context.index
        self._when = HeldDates(context, dates)
        self._rows = Rows()

    def found(self) -> Iterator[Found]:
        """Every meeting of every mention, in order."""
        numbered = {m.span.end for m in self._index.of("meeting")}
        events = [m for m in self._index.of("event") if m.span.end not in numbered]  # 召开的中央政协工作会议 is one
        for mention in sorted([*self._index.of("meeting"), *events], key=attrgetter("span")):
            start = mention.span.start
            if self._index.covering("policy", start) is None:
                for found in self._read(mention):
                    if found.session is not None:
                        self._rows.told(self._context.text.section_at(start), found)
                    yield found

    def _read(self, mention: Mention) -> Iterator[Found]:
        constants = mention.constants
        span = self._second(mention.fields.get("name", mention.span))
        date = self._when.held(mention)
        if date is not None and _VAGUE.fullmatch(date) and self._is_recurring(mention):
            return
        if constants.get("kind") == "visit" and _OFTEN.search(self._index.slice(mention.span)):
            return
        undated = date is None and constants.get("needs") == "date"
        if undated and not (self._when.dated(mention) or self._is_news(mention)):
            return
        sessions = self._sessions(mention)
        identity = self._identity(mention, sessions[0])
        if identity is None or not self._is_specific(mention, identity.kind, date):
            return
        evidence = self._index.evidence(span, mention.rule)
        title = self._context.page.title_span
        headline = title is not None and title.contains(span)
        name = self._index.slice(span)
        part = _PARTS.match(name) if name[:1] in "（一首" or "的“" in name else None
        name = name[part.end() :] if part is not None else name
        if name.startswith("“") and "”" not in name:
            name = name[1:]
        topic = topic_of(self._index, mention, identity.kind)
        days: list[str | None] = [*self._when.apart(mention, len(sessions))] or [date] * len(sessions)
        for session, day in zip(sessions, days, strict=True):
            yield Found(*identity, session, day, topic, name, headline, evidence)

    def _identity(self, mention: Mention, session: int | None) -> Identity | None:
        """What the meeting is; None where the text leaves that open."""
        if "told" in mention.constants:
            return self._rows.next(self._context.text.section_at(mention.span.start), session)
        kind = self._kind(mention)
        if mention.constants.get("of") == "organ" and kind not in _ORGAN_OF:  # 县政协召开会议 may be any
            return None
        return Identity(kind, self._body(mention, kind), self._term(mention))

    @staticmethod
    def _is_recurring(mention: Mention) -> bool:
        """True for what has a year or half of it alone and no number: a visit, an organ that met some time in it."""
        return mention.constants.get("kind") == "visit" or mention.rule in ("meeting.body-held", "meeting.organ-held")

    def _second(self, name: Span) -> Span:
        """六届十六次常委会会议暨专题议政会 names two meetings; the numbered one is found by its number."""
        start, end = name
        joint = self._context.text.chars.find("会议暨", start, end)
        return Span(joint + 3, end) if joint >= 0 and self._index.inside("meeting", name) else name

    def _is_news(self, mention: Mention) -> bool:
        """True for the visit that a news item is about, whose day it leaves open (日前): its headline names it too."""
        if mention.constants.get("kind") != "visit":
            return False
        lead = next((s.span for s in self._context.text.sections if s.role == "paragraph"), Span(0, 0))
        head = self._index.value(mention, "head")
        return lead.contains(mention.span) and head in self._context.page.title

    def _is_specific(self, mention: Mention, kind: str, date: str | None) -> bool:
        """A named event is one that could be looked up: dated, quoted, scoped to a level, or with a term."""
        if not mention.rule.startswith(("meeting.held", "meeting.at", "meeting.attended")):
            return True
        span = mention.fields["name"]
        name = self._index.slice(span)
        dated = date is not None and YEAR.fullmatch(date) is None
        if name.endswith("活动") and not dated:
            return False
        topic = name.removesuffix(self._index.value(mention, "head"))
        if dated or "“" in name or len(topic) >= _TOPIC_ALONE or _SCOPED.match(name) is not None:
            return True
        section = self._context.text.section_at(span.start) if topic else None
        return section is not None and section.role == "title"

    # --------------------------------------------------------------------------------------------- numbers

    def _term(self, mention: Mention) -> int | None:
        fields = mention.fields
        for field in ("term", "term2", "term3"):
            if field in fields:
                return _number(self._index.slice(fields[field]))
        body = fields.get("body", fields.get("name"))
        written = self._index.slice(body) if body is not None else ""
        inside = _TERM.search(written) if "届" in written else None
        return _number(inside[1]) if inside else None

    def _sessions(self, mention: Mention) -> list[int | None]:
        fields = mention.fields
        if "session" in fields:
            return [_number(self._index.slice(fields["session"]))]
        if "sessions" not in fields:
            name = self._index.slice(fields["name"]) if "name" in fields else ""
            named = _SESSION.search(name) if "次" in name else None
            return [_number(named[1]) if named else None]
        parts = self._index.slice(fields["sessions"]).split("、")
        return [_number(part.strip("第次中期场届")) for part in parts]

    # ------------------------------------------------------------------------------------- kind and holder

    def _kind(self, mention: Mention) -> str:
        if "kind" in mention.constants:
            return mention.constants["kind"]
        if "organ" in mention.fields:
            return "plenary-session" if self._index.value(mention, "organ") == "政协" else "peoples-congress-session"
        head = self._index.value(mention, "head")
        if kind := kind_of(head):
            return kind
        if head == "大会" and _CEREMONIAL.search(self._index.slice(mention.fields.get("name", mention.span))):
            return "ceremony"
        key = self._bodies.at(mention.fields["body"]) if "body" in mention.fields else None
        holder = self._bodies.get(key).kind if key is not None else ""
        if head == "全体会议" and holder == _SPECIAL:
            return "plenary-session"
        return _BY_BODY.get(holder, "other")

    def _body(self, mention: Mention, kind: str) -> str | None:
        holder = mention.constants.get("holder")
        if holder is not None:
            return self._bodies.register(_HOLDERS[holder]())
        if kind in ("party-congress", "party-plenum") and "scope" in mention.fields:
            return self._of_place(mention, naming.party_committee)
        if "organ" in mention.fields:
            people = self._index.value(mention, "organ") != "政协"
            return self._of_place(mention, naming.congress if people else naming.committee)
        key = self._named_body(mention)
        organ = _ORGAN_OF.get(kind)
        if key is None:
            return None
        if organ is not None:
            key = self._bodies.organ(key, organ)
            self._bodies.witness(key, mention)
            return key
        whole = kind in ("plenary-session", "chairpersons-meeting") and self._bodies.get(key).kind != _SPECIAL
        return self._bodies.committee(key) if whole else key

    def _of_place(self, mention: Mention, named: Callable[[Division | None], naming.Name]) -> str | None:
        """The committee or congress of the place that a meeting names, by its name or its level alone."""
        scope = mention.fields["scope"]
        place = self._context.locator.place(scope)
        if place is None:
            place = self._context.locator.level(self._index.slice(scope), scope.start)
        return self._bodies.register(named(place)) if place is not None else None

    def _named_body(self, mention: Mention) -> str | None:
        if "body" in mention.fields:
            return self._bodies.at(mention.fields["body"])
        if "scope" in mention.fields:
            return self._scope_body(mention, mention.fields["scope"])
        if "name" in mention.fields:
            inside = self._named_first(mention.fields["name"])
            if inside is not None:
                return inside
            if self._is_wider(mention.fields["name"].start):
                return self._caller(mention) or self._of_level(mention)
        if mention.rule in ("meeting.held-before", "meeting.attended", "meeting.coined-held"):
            return self._inviting(mention)
        acting = self._acting(mention)
        if mention.rule == "meeting.term-plenary":
            return self._bodies.subject
        if mention.rule.removeprefix("meeting.") in _COMMITTEES and not (acting or "").startswith("cppcc"):
            # Only a CPPCC committee has such meetings, or a people's congress that is named right before.
            return acting if (acting or "").startswith("congress") and self._caller(mention) else self._bodies.subject
        return acting

    def _of_level(self, mention: Mention) -> str | None:
        """Who acts there, where that body speaks for the level that the name tells."""
        acting = self._acting(mention)
        level = _SCOPES[self._index.slice((mention.fields["name"].start, mention.fields["name"].start + 2))]
        return acting if acting is not None and self._bodies.get(acting).level == _LEVELS[level] else None

    def _is_wider(self, start: int) -> bool:
        """True for 全省…座谈会 where the document's own place is no province: who calls it is not told."""
        level, home = _SCOPES.get(self._index.slice((start, start + 2)), ""), self._context.home
        if home is None or level not in _WIDE:
            return False
        return not home.name.endswith(level) and home.level in _WIDE[level]

    def _caller(self, mention: Mention) -> str | None:
        """The body right before: 省政协召开的…, 县政协举办…."""
        last = self._index.last("body", mention.span.start)
        if last is not None and self._is_joined(last):
            return None
        between = self._index.slice((last.span.end, mention.span.start)) if last is not None else ""
        if last is not None and self._index.slice(mention.span)[2:3] == "的" and _IN_PLACE.fullmatch(between):
            return self._bodies.key_of(last)
        if last is None or not _CALLS.fullmatch(between):
            return None
        placed = self._index.slice((max(last.span.start - 2, 0), last.span.start)).endswith(_PLACED)
        inside = (
            between or self._index.slice(mention.span)[2:3] == "的"
        )  # 在省政协召开的…会上: the place is the meeting
        return None if placed and not inside else self._bodies.key_of(last)

    def _is_joined(self, last: Mention) -> bool:
        """True for the last of those whom another body does it with: 县政协会同县水利局、县农业局召开."""
        first = last
        for body in self._index.before("body", last.span.start, max(last.span.start - _ROW_WITHIN, 0)):
            if self._index.slice((body.span.end, first.span.start)) not in _AND:
                break
            first = body
        if first is last:
            return False
        return self._index.slice((max(first.span.start - 2, 0), first.span.start)).endswith(_WITH)

    def _acting(self, mention: Mention) -> str | None:
        """Who acts at a mention: who its own sentence names, else whom the document is about; not a company or school
        that the clause before only names (视察某公司，…).
        """
        chars, end = self._context.text.chars, mention.span.start
        start = max(chars.rfind("。", max(end - _WE_WITHIN, 0), end) + 1, end - _WE_WITHIN, 0)
        we = speaker(self._context, self._bodies, Span(min(start, self._unnamed(end)), end))
        if we is not None:
            return we or None
        if _LEADER.search(chars, start, end):
            return None
        acting = self._caller(mention) or self._bodies.governing(mention.span.start)
        subject = self._bodies.subject
        if acting is None or subject is None or acting == subject:
            return acting
        kind = self._bodies.get(acting).kind
        name = self._index.slice(mention.fields.get("name", mention.span))
        if not kind.startswith("cppcc") and _OWN_PEOPLE.search(name):
            return subject
        sentence = self._index.sentence(mention.span.start)
        near = list(self._index.before("body", mention.span.start, sentence.start))
        told = any(self._bodies.key_of(body) == acting for body in near)
        if (
            not told
            and subject.startswith("cppcc")
            and "term" in mention.fields
            and not mention.fields.keys().isdisjoint(("session", "sessions"))
        ):
            return subject  # who is only named a sentence before (到会指导) has terms of its own
        beside = bool(near) and "，" not in self._index.slice((near[0].span.end, mention.span.start))
        if kind in _NO_HOLDERS:
            return acting if told and beside else subject
        return acting if told or kind.startswith("cppcc") or not subject.startswith("cppcc") else subject

    def _inviting(self, mention: Mention) -> str | None:
        """我局…；6月3日，邀请委员参加…会: whoever speaks in the paragraph and invites."""
        start = mention.fields.get("name", mention.span).start
        section = self._context.text.section_at(start)
        if section is None or not _INVITED.search(self._context.text.chars, max(start - _WE_SAID_WITHIN, 0), start):
            return None
        return speaker(self._context, self._bodies, Span(section.span.start, start)) or None

    def _unnamed(self, end: int) -> int:
        """Where the words begin in which no body is named up to `end`: 我厅召开…会；5月，赴…调研."""
        start = max(end - _WE_SAID_WITHIN, 0)
        start = max(start, self._context.text.chars.rfind("。", start, end) + 1)
        for body in self._index.before("body", end, start):
            key = self._bodies.key_of(body)
            if key is None or self._bodies.get(key).kind not in _NO_HOLDERS:  # 到某校查看 does not make it the holder
                return body.span.end
        return start

    def _named_first(self, name: Span) -> str | None:
        """The body that a name begins with (全国政协茶话会); one inside may be part of a word (长三角地|区政协)."""
        inside = self._index.inside("body", name)
        if not inside or not _BEFORE_BODY.fullmatch(self._context.text.chars, name.start, inside[0].span.start):
            return None
        return self._bodies.key_of(inside[0])

    def _scope_body(self, mention: Mention, scope: Span) -> str | None:
        """全市…座谈会 is held by this document's own body where the document holds it and speaks for that level."""
        key = self._bodies.at(scope)
        if key is not None:
            return key
        home, level = self._context.home, _SCOPES.get(self._index.slice(scope), "")
        if (caller := self._caller(mention)) is not None:
            return caller
        if home is None or not home.name.endswith(level):
            return None
        if "政协" in self._index.value(mention, "topic"):  # the committee of that level calls the committees below it
            return self._bodies.subject
        told = HELD.search(self._context.text.chars[max(mention.span.start - 6, 0) : mention.span.start])
        return self._bodies.governing(mention.span.start) if told or self._when.dated(mention) else None


def resolve_meetings(context: Context, bodies: Bodies, dates: Dates) -> tuple[Meeting, ...]:
    """The meetings of a document, in order of their keys; one record for each that can be told apart."""
    return merge(Meetings(context, bodies, dates).found(), context.document)
