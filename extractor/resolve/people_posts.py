"""Which post in which body a mention of a person gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from extractor.gazetteer import Division
from extractor.model import Mention, Span
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.naming import Name
from extractor.resolve.people_post_words import (
    BRANCH,
    CODE,
    COMMITTEE,
    COMMITTEE_HEAD,
    COMPANIES,
    FOUNDED,
    GOVERNMENT,
    GROUP_POSTS,
    NATIONAL,
    NO_TAIL,
    NOWHERE,
    OF_NO_BODY,
    OF_THE_STATE,
    OFFICE_HEADS,
    OWN_HEADS,
    PARTY_GROUP,
    PARTY_ORGANS,
    PARTY_PARTS,
    RANK,
    SCHOOLS,
    SECTIONS,
    SOCIETIES,
    SPECIAL,
    TOWN_PARTY,
    UNKNOWN_TAIL,
    WITH_PARTS,
)


class Held(NamedTuple):
    """A post as written, without its body, and the key of the body; `explicit` where the text names the body there."""

    post: str
    body: str | None
    explicit: bool


class _Trail(NamedTuple):
    """Bodies named in a text that have something in common: where each mention ends, in order, and their keys."""

    ends: list[int]
    keys: list[str]

    def before(self, position: int) -> str | None:
        """The last one named before a position."""
        at = bisect_right(self.ends, position) - 1
        return self.keys[at] if at >= 0 else None


class PostReader:
    """Reads the posts of person mentions in their order: a body once named holds for those that follow."""

    def __init__(self, context: Context, bodies: Bodies) -> None:
        self._context, self._bodies, self._index = context, bodies, context.index
        self._last: tuple[Span, str | None] | None = None  # the mention read before, and its body
        self._trails: dict[str, _Trail] = {}

    def read(self, mention: Mention) -> tuple[Held, ...]:
        """The posts of one mention of kind `person` that has a field `posts`."""
        found: list[Held] = []
        carried = self._carried(mention)
        onward = carried
        for field in ("posts", "also"):  # what the person becomes, and is already
            for post in self._index.inside("post", mention.fields.get(field, NOWHERE)):
                held = self._one(post, carried)
                carried = held.body or carried
                found.append(held)
            onward = carried if field == "posts" else onward
        self._last = (mention.span, onward)  # who else is elected sits where this one does now
        return tuple(found)

    def _carried(self, mention: Mention) -> str | None:
        """The body that a post without one takes over: named just before the person, or by the person before."""
        body = mention.fields.get("body")
        if body is not None:
            return self._bodies.at(body)
        group = mention.fields.get("group")
        if group is not None:
            return self._group(group)
        sentence = self._index.sentence(mention.span.start)
        if self._last is not None and self._last[1] is not None and self._last[0].start >= sentence.start:
            between = Span(self._last[0].end, mention.span.start)
            if not any(self._index.inside("body", between)):
                return self._last[1]
        if "names" in mention.fields and mention.fields["names"].start < mention.fields["posts"].start:
            before = next(self._index.before("body", mention.span.start, sentence.start), None)
            return self._bodies.key_of(before) if before is not None else None
        return None

    def _group(self, span: Span) -> str | None:
        """联谊会苏主席: the body named before whose name ends so."""
        word = self._index.slice(span)
        return self._trail(word, lambda key: word in self._bodies.get(key).name).before(span.start)

    def _trail(self, what: str, fits: Callable[[str], bool]) -> _Trail:
        """Where bodies are named whose key fits; gathered once for each `what`."""
        if what not in self._trails:
            keys = ((m.span.end, self._bodies.key_of(m)) for m in self._index.of("body"))
            placed = [(end, key) for end, key in keys if key is not None and fits(key)]
            self._trails[what] = _Trail([end for end, _ in placed], [key for _, key in placed])
        return self._trails[what]

    # --------------------------------------------------------------------------------------- one post

    def _one(self, mention: Mention, carried: str | None) -> Held:
        written = self._index.slice(mention.fields["post"]).replace(" ", "")
        if mention.rule == "post.deputy":
            return Held(written, self._congress(mention), explicit=True)
        organ = self._index.value(mention, "organ")
        own = self._bodies.at(mention.fields["body"]) if "body" in mention.fields else None
        if "body" in mention.fields and own is None:  # an organ whose committee the text does not name
            unnamed = self._index.slice(mention.fields["body"])
            if unnamed == PARTY_GROUP:
                written = f"{PARTY_GROUP}{written}"
            else:
                organ = organ or unnamed
        explicit = own is not None or bool(organ)
        body = own or carried
        if organ and own is not None and self._bodies.get(own).kind in WITH_PARTS:
            whole = self._bodies.get(own)
            part = naming.named(f"{whole.name}{organ}", whole.kind, whole.level, whole.place)
            return self._fitted(written, self._bodies.register(part), explicit)
        if organ:
            body = self._organ(organ, body, mention.span.start)
        elif own is None and self._of_unknown(mention.span.start):
            return Held(written, None, explicit=True)
        elif own is None:
            body = self._implied(written, body, mention.span.start)
        return self._fitted(written, body, explicit)

    def _of_unknown(self, start: int) -> bool:
        """True right behind the name of an organisation that no rule knows."""
        before = self._context.text.chars[max(start - 2, 0) : start]
        return UNKNOWN_TAIL.search(before) is not None and NO_TAIL.search(before) is None

    def _congress(self, mention: Mention) -> str | None:
        """The people's congress that a deputy sits in."""
        if "nation" in mention.fields:
            return self._bodies.register(naming.congress(None))
        locator = self._context.locator
        if "place" in mention.fields:
            place = locator.place(mention.fields["place"])
        elif "level" in mention.fields:
            level = mention.fields["level"]
            place = locator.level(self._index.slice(level), level.start)
        else:
            return None
        return self._bodies.register(naming.congress(place)) if place is not None else None

    def _fitted(self, post: str, body: str | None, explicit: bool) -> Held:
        """The body of its own that the first word of a post names: 党组书记 is 书记 of the Party group."""
        if post in OF_THE_STATE or (post in NATIONAL and not explicit):
            return Held(post, None, explicit)
        if post.startswith(PARTY_GROUP) and len(post) > len(PARTY_GROUP):
            return Held(post.removeprefix(PARTY_GROUP), self._party_group(body), explicit)
        if (branch := BRANCH.match(post)) is not None:
            return Held(branch[2], self._branch(body, branch[1]), explicit)
        if body is None:
            return Held(post, None, explicit)
        name = self._bodies.get(body)
        if post in COMMITTEE:
            body = self._committee_of(name)
        elif RANK.sub("", post) in GOVERNMENT and name.kind != "government":
            body = self._bodies.register(naming.government(name.place)) if name.place is not None else None
        return Held(post, body, explicit)

    def _committee_of(self, name: Name) -> str:
        """The committee itself for its Party group: 党组书记、主席 is no chairman of the Party group."""
        if name.kind == "cppcc-office" and name.level == "township" and name.place is not None:
            # 镇政协联络组 has no members of its own: they are those of the county.
            county = self._context.gazetteer.by_code(name.place.code[:CODE])
            return self._bodies.register(naming.committee(county)) if county is not None else name.key
        if not name.resolved and name.name.endswith(PARTY_GROUP):
            plain = name.name.removesuffix(PARTY_GROUP)
            return self._bodies.register(naming.unresolved(self._context.document, plain, "cppcc-committee"))
        return self._bodies.committee(name.key) if name.kind == "cppcc-party-group" else name.key

    def _implied(self, post: str, carried: str | None, position: int) -> str | None:
        """The body of a post that stands alone."""
        plain = RANK.sub("", post)
        if post.endswith(OF_NO_BODY):
            return None
        if plain in GOVERNMENT and carried is None:
            place = self._context.locator.level(plain[0], position)
            return self._bodies.register(naming.government(place)) if place is not None else None
        if post.removeprefix("副") == COMMITTEE_HEAD and (made := self._founded(carried, position)) is not None:
            return made
        if carried is not None:
            return self._without_group(carried, post)
        if post in COMMITTEE or post.startswith(PARTY_GROUP):
            return self._committee(position)
        subject = self._bodies.subject
        if post in OWN_HEADS and subject is not None and self._bodies.get(subject).kind == "social-organisation":
            return subject  # an association tells of its own people
        return None

    def _without_group(self, carried: str, post: str) -> str:
        """党组成员、副局长: the second post is one of the body itself."""
        name = self._bodies.get(carried)
        if name.parent is not None and name.name.endswith(PARTY_PARTS) and not post.endswith(GROUP_POSTS):
            return name.parent.key
        return carried

    def _founded(self, carried: str | None, position: int) -> str | None:
        """成立文史资料研究委员会，由…任主任委员: the special committee named before in the sentence."""
        sentence = self._index.sentence(position)
        named = list(FOUNDED.finditer(self._context.text.chars, sentence.start, position))
        committee = carried if carried is not None and carried.startswith("cppcc") else self._committee(position)
        if not named or committee is None or not committee.startswith("cppcc"):
            return None
        parent = self._bodies.get(self._bodies.committee(committee))
        return self._bodies.register(naming.committee_organ(parent, named[-1][1]))

    def _committee(self, position: int) -> str | None:
        """The CPPCC committee that is spoken of: the last one in the sentence, else who acts there."""
        sentence = self._index.sentence(position)
        for mention in self._index.before("body", position, sentence.start):
            key = self._bodies.key_of(mention)
            if key is not None and key.startswith("cppcc"):
                return self._bodies.committee(key)
        subject = self._bodies.subject
        key = self._bodies.governing(position)
        if key is not None and key.startswith("cppcc") and key != subject:
            return self._bodies.committee(key)
        if subject is not None and subject.startswith("cppcc"):
            return self._in_its_day(subject, position)
        return key if key is not None else self._bodies.open_committee

    def _in_its_day(self, subject: str, position: int) -> str:
        """The subject under the former name that the text last called it by: 琼海县 in what is told of 1984."""
        code = subject[: len("cppcc-") + CODE]
        last = self._trail(code, lambda key: key.startswith(code)).before(position)
        return self._bodies.committee(last) if last is not None else subject

    def _branch(self, body: str | None, which: str) -> str | None:
        """党委书记 of a school or company is secretary of its Party committee."""
        if body is None:
            return None
        name = self._bodies.get(body)
        if name.kind in ("party-committee", "party-organ") or name.name.endswith(which):
            return body
        branch = naming.named(f"{name.name}{which}", "party-organ", name.level, name.place)
        return self._bodies.register(replace(branch, parent=name))

    def _party_group(self, body: str | None) -> str | None:
        if body is None:
            return None
        name = self._bodies.get(body)
        if name.name.endswith(PARTY_GROUP):
            return body
        if body.startswith("cppcc"):
            return self._bodies.organ(body, PARTY_GROUP)
        group = Name(
            f"{body}/party-group", f"{name.name}党组", "party-organ", name.level, name.place, name, name.resolved
        )
        return self._bodies.register(group)

    def _organ(self, organ: str, carried: str | None, position: int) -> str | None:
        """A department that is named without the body it belongs to: 统战部, 办公室, 教育局, 江城学院."""
        if organ == "政协":
            return self._committee(position)
        if organ == "全国委员会":
            return self._bodies.register(naming.committee(None))
        if organ == "自治区":  # its chairman heads the government
            place = self._context.locator.level(organ, position)
            return self._bodies.register(naming.government(place)) if place is not None else None
        organ = organ.removeprefix("政协")
        if organ[:1] in ("省", "市", "县", "区", "州", "旗") and organ[1:] in PARTY_ORGANS:
            organ = organ[1:]
        if organ in ("人大", "人大常委会"):
            return self._congress_of(organ, carried)
        if organ in ("工委", "联络工委", "联络处") and (town := self._town(carried)) is not None:
            return self._bodies.register(naming.township(f"{town[0]}政协{organ}", "township", town[1]))
        for fits, make in self._makers():
            if organ.endswith(fits):
                made = make(organ, carried)
                return self._bodies.register(made) if made is not None else None
        made = self._department(organ, carried, position)
        return self._bodies.register(made) if made is not None else None

    def _congress_of(self, organ: str, carried: str | None) -> str | None:
        """人大主任 after 区委书记: the congress of that place or town."""
        if carried is None:
            return None
        if (town := self._town(carried)) is not None:
            name = naming.named(f"{town[0]}人民代表大会", "peoples-congress", "township", town[1])
            return self._bodies.register(name)
        place = self._bodies.get(carried).place
        if place is None:
            return None
        congress = naming.congress(place)
        standing = organ.endswith("常委会")
        return self._bodies.register(naming.congress_organ(congress, "常委会") if standing else congress)

    def _town(self, carried: str | None) -> tuple[str, Division | None] | None:
        """The town or street, with its county, whose Party committee was named just before."""
        if carried is None:
            return None
        name = self._bodies.get(carried)
        match = TOWN_PARTY.match(name.name) if name.level == "township" else None
        return (match[1], name.place) if match is not None else None

    def _makers(self) -> Iterator[tuple[tuple[str, ...], Callable[[str, str | None], Name | None]]]:
        yield PARTY_ORGANS, self._party_organ
        yield OFFICE_HEADS, self._office
        yield SCHOOLS, lambda organ, _: naming.named(organ, "school", "", None)
        yield COMPANIES, lambda organ, _: naming.named(organ, "enterprise", "", None)
        yield SOCIETIES, lambda organ, _: naming.named(organ, "social-organisation", "", None)

    def _party_organ(self, organ: str, carried: str | None) -> Name | None:
        if carried is None:
            return None
        name = self._bodies.get(carried)
        if name.kind == "party-committee":
            return naming.party_organ(name, organ)
        return naming.party_organ(naming.party_committee(name.place), organ) if name.place is not None else None

    def _office(self, organ: str, carried: str | None) -> Name | None:
        if carried is None:
            return None
        if not carried.startswith("cppcc"):
            return self._open_organ(carried, organ, "cppcc-office")
        return naming.committee_organ(self._bodies.get(self._bodies.committee(carried)), organ)

    def _open_organ(self, carried: str, organ: str, kind: str) -> Name | None:
        """An organ of a committee whose place the document leaves open."""
        name = self._bodies.get(carried)
        if name.resolved or not name.kind.startswith("cppcc"):
            return None
        committee = name.name.partition("政协")[0] + "政协"
        return naming.unresolved(
            self._context.document,
            committee
            + organ.removesuffix("员会").removesuffix("委")
            + ("委员会" if organ.endswith(("委", "委员会")) else ""),
            kind,
        )

    def _department(self, organ: str, carried: str | None, position: int) -> Name | None:
        """提案委员会 of the committee just named; 教育局 of the place just named."""
        if organ.endswith(("委员会", "委", "专委会")) and organ.startswith(SPECIAL):
            committee = carried if carried is not None and "cppcc" in carried else self._committee(position)
            if committee is not None and committee.startswith("cppcc"):
                return naming.committee_organ(self._bodies.get(self._bodies.committee(committee)), organ)
            return self._open_organ(committee, organ, "cppcc-special-committee") if committee is not None else None
        name = self._bodies.get(carried) if carried is not None else None
        if name is not None and name.kind.startswith("cppcc") and organ.endswith(SECTIONS) and name.resolved:
            return naming.committee_organ(self._bodies.get(self._bodies.committee(name.key)), organ)
        if name is not None and name.place is not None and organ.endswith(("局", "厅")):
            short = organ.removeprefix(name.place.name)
            return naming.department(name.place, short, "government-department")
        return naming.named(organ, "other", "", None)
