"""Which post in which body a mention of a person gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.model import Mention, Span
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.naming import Name

_GOVERNMENT = ("省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长")
_COMMITTEE = ("主席", "副主席", "常务副主席", "秘书长", "副秘书长", "常委", "常务委员", "委员")
_OF_THE_STATE = ("国家主席", "国家副主席", "军委主席", "军委副主席", "国务委员")
_NATIONAL = ("总书记", "国家主席", "国家副主席", "军委主席", "军委副主席", "国务委员", "总理", "副总理", "委员长")
_OF_NO_BODY = (
    "调研员",
    "巡视员",
    "主任科员",
    "警长",
    "教授",
    "研究员",
    "院士",
    "博士",
    "律师",
    "医师",
    "医生",
    "工程师",
    "讲师",
    "法官",
    "检察官",
)
_COMMITTEE_HEAD = "主任委员"
_FOUNDED = re.compile(
    r"(?:(?:成立|设立|组成|组建|恢复)了?|(?<![\u4e00-\u9fff]))((?:(?!成立|设立|政协|全国)[\u4e00-\u9fff]){2,10}委员会)(?=成立|组成|，|、)"
)
_PARTY_GROUP = "党组"
_PARTY_ORGANS = (
    "统战部",
    "组织部",
    "宣传部",
    "政法委",
    "社会工作部",
    "统一战线工作部",
    "老干部局",
    "党校",
    "政研室",
    "改革办",
    "网信办",
    "台办",
)
_OFFICE_HEADS = ("办公厅", "办公室", "研究室", "信息中心", "机关党组", "机关党委", "综合科", "秘书科", "委员联络办公室")
_SPECIAL = (
    "提案",
    "经济",
    "农业",
    "人口",
    "教科",
    "科教",
    "社会",
    "社法",
    "民族",
    "民宗",
    "港澳",
    "外事",
    "文化",
    "文史",
    "委员",
    "城建",
    "学习",
    "资源",
    "环境",
    "联谊",
    "三胞",
)  # topics of the special committees of a CPPCC committee
_SCHOOLS = ("大学", "学院", "党校")
_COMPANIES = ("公司", "集团", "银行")
_SOCIETIES = ("协会", "商会", "学会", "联谊会", "联合会", "总会")


@dataclass(frozen=True, slots=True)
class Held:
    """A post as written, without its body, and the key of the body; `explicit` where the text names the body there."""

    post: str
    body: str | None
    explicit: bool


class PostReader:
    """Reads the posts of person mentions in their order: a body once named holds for those that follow."""

    def __init__(self, context: Context, bodies: Bodies) -> None:
        self._context, self._bodies, self._index = context, bodies, context.index
        self._last: tuple[Span, str | None] | None = None  # the mention read before, and its body

    def read(self, mention: Mention) -> tuple[Held, ...]:
        """The posts of one mention of kind `person` that has a field `posts`."""
        span = mention.fields["posts"]
        carried = self._carried(mention)
        found: list[Held] = []
        for post in self._index.inside("post", span):
            held = self._one(post, carried)
            carried = held.body or carried
            found.append(held)
        self._last = (mention.span, carried)
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
        for mention in self._index.before("body", span.start):
            key = self._bodies.key_of(mention)
            if key is not None and word in self._bodies.get(key).name:
                return key
        return None

    # --------------------------------------------------------------------------------------- one post

    def _one(self, mention: Mention, carried: str | None) -> Held:
        written = self._index.slice(mention.fields["post"]).replace(" ", "")
        organ = self._index.value(mention, "organ")
        own = self._bodies.at(mention.fields["body"]) if "body" in mention.fields else None
        if "body" in mention.fields and own is None:  # an organ whose committee the text does not name
            organ = organ or self._index.slice(mention.fields["body"])
        explicit = own is not None or bool(organ)
        body = own or carried
        if organ:
            body = self._organ(organ, body, mention.span.start)
        elif own is None:
            body = self._implied(written, body, mention.span.start)
        return self._fitted(written, body, explicit)

    def _fitted(self, post: str, body: str | None, explicit: bool) -> Held:
        """The body of its own that the first word of a post names: 党组书记 is 书记 of the Party group."""
        if post in _OF_THE_STATE or (post in _NATIONAL and not explicit):
            return Held(post, None, explicit)
        if post.startswith(_PARTY_GROUP) and len(post) > len(_PARTY_GROUP):
            return Held(post.removeprefix(_PARTY_GROUP), self._party_group(body), explicit)
        if body is None:
            return Held(post, None, explicit)
        name = self._bodies.get(body)
        if post in _COMMITTEE:
            body = self._committee_of(name)
        elif post.removeprefix("副") in _GOVERNMENT and name.kind != "government":
            body = self._bodies.register(naming.government(name.place)) if name.place is not None else None
        return Held(post, body, explicit)

    def _committee_of(self, name: Name) -> str:
        """The committee itself for its Party group: 党组书记、主席 is no chairman of the Party group."""
        if name.kind == "cppcc-office" and name.level == "township" and name.place is not None:
            # 镇政协联络组 has no members of its own: they are those of the county.
            return self._bodies.register(naming.committee(name.place))
        if not name.resolved and name.name.endswith(_PARTY_GROUP):
            plain = name.name.removesuffix(_PARTY_GROUP)
            return self._bodies.register(naming.unresolved(self._context.document, plain, "cppcc-committee"))
        return self._bodies.committee(name.key) if name.kind == "cppcc-party-group" else name.key

    def _implied(self, post: str, carried: str | None, position: int) -> str | None:
        """The body of a post that stands alone."""
        plain = post.removeprefix("常务").removeprefix("副")
        if post.endswith(_OF_NO_BODY):
            return None
        if plain in _GOVERNMENT and carried is None:
            place = self._context.locator.level(plain[0], position)
            return self._bodies.register(naming.government(place)) if place is not None else None
        if post.removeprefix("副") == _COMMITTEE_HEAD and (made := self._founded(carried, position)) is not None:
            return made
        if carried is not None:
            return carried
        if post in _COMMITTEE or post.startswith(_PARTY_GROUP):
            return self._committee(position)
        return None

    def _founded(self, carried: str | None, position: int) -> str | None:
        """成立文史资料研究委员会，由…任主任委员: the special committee named before in the sentence."""
        sentence = self._index.sentence(position)
        named = list(_FOUNDED.finditer(self._context.text.chars, sentence.start, position))
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
        key = self._bodies.governing(position)
        if key is not None and key.startswith("cppcc"):
            return self._bodies.committee(key)
        subject = self._bodies.subject
        return subject if subject is not None and subject.startswith("cppcc") else key

    def _party_group(self, body: str | None) -> str | None:
        if body is None:
            return None
        name = self._bodies.get(body)
        if name.name.endswith(_PARTY_GROUP):
            return body
        if body.startswith("cppcc"):
            return self._bodies.organ(body, _PARTY_GROUP)
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
        for fits, make in self._makers():
            if organ.endswith(fits):
                made = make(organ, carried)
                return self._bodies.register(made) if made is not None else None
        made = self._department(organ, carried, position)
        return self._bodies.register(made) if made is not None else None

    def _makers(self) -> Iterator[tuple[tuple[str, ...], Callable[[str, str | None], Name | None]]]:
        yield _PARTY_ORGANS, self._party_organ
        yield _OFFICE_HEADS, self._office
        yield _SCHOOLS, lambda organ, _: naming.named(organ, "school", "", None)
        yield _COMPANIES, lambda organ, _: naming.named(organ, "enterprise", "", None)
        yield _SOCIETIES, lambda organ, _: naming.named(organ, "social-organisation", "", None)

    def _party_organ(self, organ: str, carried: str | None) -> Name | None:
        if carried is None:
            return None
        name = self._bodies.get(carried)
        if name.kind == "party-committee":
            return naming.party_organ(name, organ)
        return naming.party_organ(naming.party_committee(name.place), organ) if name.place is not None else None

    def _office(self, organ: str, carried: str | None) -> Name | None:
        if carried is None or not carried.startswith("cppcc"):
            return None
        return naming.committee_organ(self._bodies.get(self._bodies.committee(carried)), organ)

    def _department(self, organ: str, carried: str | None, position: int) -> Name | None:
        """提案委员会 of the committee just named; 教育局 of the place just named."""
        if organ.endswith(("委员会", "专委会")) and organ.startswith(_SPECIAL):
            committee = carried if carried is not None and carried.startswith("cppcc") else self._committee(position)
            if committee is not None and committee.startswith("cppcc"):
                return naming.committee_organ(self._bodies.get(self._bodies.committee(committee)), organ)
        name = self._bodies.get(carried) if carried is not None else None
        if name is not None and name.place is not None and organ.endswith(("局", "厅")):
            return naming.department(name.place, organ, "government-department")
        return naming.named(organ, "other", "", None)
