"""Which post in which body a mention of a person gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extractor.model import Mention, Span
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.locate import fits
from extractor.resolve.naming import Name
from extractor.resolve.people_organs import Organs
from extractor.resolve.people_post_words import (
    ACADEMIC,
    ANY_SPECIAL,
    BRANCH,
    CHAIRLESS,
    CHAIRS,
    CODE,
    COMMITTEE,
    COMMITTEE_HEAD,
    FOUNDED,
    FOUNDED_WITHIN,
    GOVERNMENT,
    GROUP_POSTS,
    HEADS_OF,
    IN_NOTE,
    LEVELS,
    MEMBERLESS,
    MEMBERS,
    NATIONAL,
    NO_OWN,
    NO_TAIL,
    NOTED,
    NOWHERE,
    OF_NO_BODY,
    OF_ONE_BEFORE,
    OF_THE_STATE,
    OFFICE_POSTS,
    OFFICES,
    OTHERS,
    OWN_HEADS,
    OWN_NAMED,
    PARTING,
    PARTNERED,
    PARTY_GROUP,
    PARTY_PARTS,
    PROFESSIONS,
    RANK,
    SEVERAL,
    SHORTEST_OWN,
    TOWN_MEMBERS,
    UNKNOWN_TAIL,
    WITH_PARTS,
)
from extractor.resolve.speakers import speaker


class Held(NamedTuple):
    """A post as written, without its body, and the key of the body; `explicit` where the text names the body there."""

    post: str
    body: str | None
    explicit: bool


class PostReader:
    """Reads the posts of person mentions in their order: a body once named holds for those that follow."""

    def __init__(self, context: Context, bodies: Bodies) -> None:
        self._context, self._bodies, self._index = context, bodies, context.index
        self._last: tuple[Span, str | None] | None = None  # the mention read before, and its body
        self._organs = Organs(context, bodies)
        self._founded_in: tuple[Span, list[int], list[str]] = NOWHERE, [], []

    def read(self, mention: Mention) -> tuple[Held, ...]:
        """The posts of one mention of kind `person` that has a field `posts`."""
        begun = self._carried(mention)
        becomes, onward = self._posts(mention, "posts", begun)
        before = mention.fields.get("also", NOWHERE) < mention.fields.get("names", NOWHERE)
        already, _ = self._posts(mention, "also", begun if before else onward)
        noted = [self._one(post, onward) for post in self._noted(mention)]
        self._last = (mention.span, onward)  # who else is elected sits where this one does now
        return (*becomes, *already, *noted)

    def _posts(self, mention: Mention, field: str, carried: str | None) -> tuple[list[Held], str | None]:
        """The posts within a field of a mention, and the body that holds behind them."""
        found: list[Held] = []
        last: Mention | None = None
        for post in self._index.inside("post", mention.fields.get(field, NOWHERE)):
            if last is not None and self._of_two(last, post):
                found.clear()
            last = post
            held = self._one(post, carried)
            carried = held.body or carried
            found.append(held)
        return found, carried

    def _of_two(self, before: Mention, post: Mention) -> bool:
        """宣州区政协主席和宁国市政协副主席周恩来: the first post is that of somebody who is not named; 张澜任组长，
        副主席周恩来: that of somebody who was; 两位委员及提案委主任丁玲: that of those who are only counted;
        律师委员丁玲: a member's profession.
        """
        chars = self._context.text.chars
        start = before.span.start
        between = chars[before.span.end : post.span.start]
        if between == "，" and OF_ONE_BEFORE.search(chars[max(start - 2, 0) : start]):
            return True
        if between in PARTING and SEVERAL.search(chars[max(start - 3, 0) : start]):
            return True
        if not between and chars.startswith("委员", post.span.start):
            return chars.startswith(PROFESSIONS, start)
        if not all("body" in m.fields for m in (before, post)):
            return False
        if chars[before.span.end : post.span.start] not in OTHERS:
            return False
        first, second = (self._bodies.at(m.fields["body"]) for m in (before, post))
        apart = first is not None and second is not None and first != second
        return apart and self._bodies.get(str(first)).kind == self._bodies.get(str(second)).kind

    def _noted(self, mention: Mention) -> Iterator[Mention]:
        """周恩来（兼任市委常委）: the posts that a note behind the one name gives."""
        names = mention.fields.get("names", NOWHERE)
        written = self._index.slice(names)
        note = IN_NOTE.match(written) if written.endswith("）") else None
        if note is None:
            return
        posts = self._index.inside("post", names)
        between = len(note[1]) - sum(p.span.end - p.span.start for p in posts)
        if NOTED.match(written) is not None or 0 <= between < len(posts):  # nothing but posts and what parts them
            yield from posts

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
            if not self._index.inside("body", between):
                return self._last[1]
        if "names" in mention.fields and mention.fields["names"].start < mention.fields["posts"].start:
            before = self._index.last("body", mention.span.start, sentence.start)
            if before is None or (self._has_own(mention) and self._is_past(before.span.end, mention.span.start)):
                return None
            return self._bodies.key_of(before)
        return None

    @staticmethod
    def _has_own(mention: Mention) -> bool:
        """True where a post of theirs stands before the names: 副主席丁玲任组长."""
        return "also" in mention.fields and mention.fields["also"] < mention.fields["names"]

    def _is_past(self, end: int, start: int) -> bool:
        """True where a comma stands between a body and a person: 会同某会组成监督组，副主席丁玲任组长."""
        return "，" in self._context.text.chars[end:start]

    def _group(self, span: Span) -> str | None:
        """联谊会苏主席: the body named before whose name ends so."""
        word = self._index.slice(span)
        return self._organs.trail(word, lambda key: word in self._bodies.get(key).name).before(span.start)

    # --------------------------------------------------------------------------------------- one post

    def _one(self, mention: Mention, carried: str | None) -> Held:
        written = self._index.slice(mention.fields["post"]).replace(" ", "")
        if mention.rule == "post.deputy":
            return Held(written, self._congress(mention), explicit=True)
        organ = self._index.value(mention, "organ")
        own = self._bodies.at(mention.fields["body"]) if "body" in mention.fields else None
        if (ours := self._ours(mention.span.start)) is not None:
            group = "body" in mention.fields and self._index.slice(mention.fields["body"]) == PARTY_GROUP
            return self._fitted(f"{PARTY_GROUP}{written}" if group else written, ours or None, explicit=True)
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
            body = self._bodies.register(part)
            if organ.endswith(OWN_NAMED):
                self._bodies.witness(body, mention, Span(mention.span.start, mention.fields["organ"].end))
            return self._fitted(written, body, explicit)
        if organ:
            body = self._organs.organ(organ, body, mention.span.start)
            self._show(organ, body, mention)
        elif own is None and (special := self._any_special(mention.span.start)) is not None:
            return self._fitted(written, special, explicit=True)
        elif own is None and self._of_unknown(mention.span.start):
            return self._fitted(written, self._organs.so_called(mention.span.start), explicit=True)
        elif own is None:
            body = self._implied(written, body, mention.span.start)
        held = self._fitted(written, body, explicit)
        if held.body is not None and RANK.sub("", held.post) in GOVERNMENT:
            self._bodies.witness(held.body, mention)  # a 常务副市长 tells that there is a government
        return held

    def _show(self, organ: str, body: str | None, mention: Mention) -> None:
        """An organisation with a name of its own that only a post names: 清溪茶业公司董事长."""
        name = organ[1:] if organ.startswith(LEVELS) else organ
        own = len(name) >= SHORTEST_OWN and name.endswith(OWN_NAMED) and not name.startswith(NO_OWN)
        if body is not None and own and self._bodies.get(body).name in (organ, f"{self._seat(body)}{name}"):
            self._bodies.witness(body, mention, mention.fields["organ"])

    def _seat(self, body: str) -> str:
        place = self._bodies.get(body).place
        return place.name if place is not None else ""

    def _ours(self, start: int) -> str | None:
        """我局副局长: who signs as such, empty where nobody does; None behind anything else."""
        chars = self._context.text.chars
        if chars.startswith(("我", "本"), start - 2) and chars[start - 1 : start] in OFFICES:
            return speaker(self._context, self._bodies, Span(start - 2, start)) or ""
        if not chars.startswith((PARTY_GROUP, *OFFICE_POSTS, "副局长", "副厅长"), start):
            return None
        low = self._index.sentence(start).start
        at = max(chars.rfind(word, low, start) for word in ("我局", "我厅", "我委", "我办"))
        others = self._index.inside("body", (at, start)) if at >= 0 else ()
        if at < 0 or (others and not self._are_partners(Span(at, others[0].span.start), others[-1].span.end, start)):
            return None
        return speaker(self._context, self._bodies, Span(at, at + 2)) or None

    def _are_partners(self, before: Span, end: int, start: int) -> bool:
        """True for bodies that 我局 works with, a comma before the post: 我局会同县财政局研究，副局长…"""
        return PARTNERED.search(self._context.text.chars, *before) is not None and self._is_past(end, start)

    def _any_special(self, start: int) -> str | None:
        """专委会主任: of the special committee that its paragraph named last."""
        chars, section = self._context.text.chars, self._context.text.section_at(start)
        if section is None or not chars.endswith(ANY_SPECIAL, 0, start):
            return None
        return self._organs.trail("special", lambda key: "/committee/" in key).before(start, section.span.start)

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
            body = self._committee_of(name, post)
        elif post.endswith(("镇长", "乡长")) and name.kind != "government":
            body = self._organs.government_of_town(body)
        elif RANK.sub("", post) in GOVERNMENT and name.kind != "government":
            body = self._bodies.register(naming.government(name.place)) if name.place is not None else None
        return Held(post, body, explicit)

    def _committee_of(self, name: Name, post: str) -> str:
        """The committee itself for its Party group: 党组书记、主席 is no chairman of the Party group. Nor has a special
        committee more than members.
        """
        if name.kind == "cppcc-standing-committee" and name.parent is not None and post in (*CHAIRS, "秘书长"):
            return name.parent.key
        if name.kind == "cppcc-special-committee" and name.parent is not None and post not in MEMBERS:
            return name.parent.key
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
            of_school = carried is not None and self._bodies.get(carried).kind == "school"
            return carried if of_school and post.endswith(ACADEMIC) else None
        if post in TOWN_MEMBERS:  # of the Party committee of a town
            here = self._organs.trail(post, self._is_town_party)
            return here.before(position, self._index.sentence(position).start)
        if plain in GOVERNMENT and (carried is None or not self._governed(carried, plain[0])):
            if plain[0] in "镇乡":
                return self._organs.town_government(plain[0], position)
            place = self._context.locator.level(plain[0], position)
            return self._bodies.register(naming.government(place)) if place is not None else None
        if post.removeprefix("副") == COMMITTEE_HEAD and (made := self._founded(carried, position)) is not None:
            return made
        if carried is not None and not self._is_foreign(post, carried):
            return self._without_group(carried, post)
        if post in COMMITTEE or post.startswith(PARTY_GROUP):
            return self._organs.committee(position)
        if (tails := HEADS_OF.get(plain)) is not None:  # 到清溪小学调研，校长…
            sentence = self._index.sentence(position).start
            before = next(self._index.before("body", position, sentence), None)
            key = self._bodies.key_of(before) if before is not None else None
            return key if key is not None and self._bodies.get(key).name.endswith(tails) else None
        subject = self._bodies.subject
        if post in OWN_HEADS and subject is not None and self._bodies.get(subject).kind == "social-organisation":
            return subject  # an association tells of its own people
        return None

    def _governed(self, carried: str, level: str) -> bool:
        """True where the body named before is of a place that has such a head: no 镇长 behind 县政协."""
        name = self._bodies.get(carried)
        if level in "镇乡":
            return name.level == "township"
        return name.place is None or name.level == "township" or fits(name.place, level)

    def _is_foreign(self, post: str, carried: str) -> bool:
        """县住建局局长甲答复，委员乙表示满意: no post of the body named before, but of the committee."""
        name = self._bodies.get(carried)
        if RANK.sub("", post) in OFFICE_POSTS and name.kind.startswith("cppcc"):
            return True
        if post in CHAIRS:  # the government of the early state had them, that of an autonomous region has
            return name.kind in CHAIRLESS and name.level != "national" and "自治区" not in name.name
        return post in MEMBERS and name.kind in MEMBERLESS

    def _is_town_party(self, key: str) -> bool:
        return self._bodies.get(key).kind == "party-committee" and self._bodies.get(key).level == "township"

    def _without_group(self, carried: str, post: str) -> str:
        """党组成员、副局长: the second post is one of the body itself."""
        name = self._bodies.get(carried)
        if name.parent is not None and name.name.endswith(PARTY_PARTS) and not post.endswith(GROUP_POSTS):
            return name.parent.key
        return carried

    def _founded(self, carried: str | None, position: int) -> str | None:
        """成立文史资料研究委员会，由…任主任委员: the special committee named before in the sentence."""
        named = self._named_founded(position)
        committee = carried if carried is not None and carried.startswith("cppcc") else self._organs.committee(position)
        if not named or committee is None or not committee.startswith("cppcc"):
            return None
        parent = self._bodies.get(self._bodies.committee(committee))
        return self._bodies.register(naming.committee_organ(parent, named))

    def _named_founded(self, position: int) -> str:
        """The last committee that the sentence founds before a position; a sentence is read once, whoever it names."""
        chars, sentence = self._context.text.chars, self._index.sentence(position)
        if self._founded_in[0] != sentence:
            found = list(FOUNDED.finditer(chars, *sentence))
            self._founded_in = sentence, [match.end() for match in found], [match[1] for match in found]
        _, ends, names = self._founded_in
        far = bisect_right(ends, position - FOUNDED_WITHIN) - 1  # what ends there does not reach up to the position
        start = max(ends[far] if far >= 0 else sentence.start, position - 2 * FOUNDED_WITHIN)
        near = [match[1] for match in FOUNDED.finditer(chars, start, position)]
        return near[-1] if near else names[far] if far >= 0 else ""

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
