"""From one body mention to the body or bodies it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import ClassVar

from extractor.gazetteer import Division
from extractor.model import Mention, Span
from extractor.resolve import naming
from extractor.resolve.context import Context
from extractor.resolve.locate import fits
from extractor.resolve.naming import Name
from extractor.resolve.towns import CLASSES, Towns

_NATION = "全国"
_CORPS = "新疆生产建设兵团"
_SPECIAL = ("special", "special2", "special3", "special4")
_ORGAN_FIELDS = ("organ", *_SPECIAL)
_SUPREME = {"最高检": "最高人民检察院", "最高法": "最高人民法院", "国办": "国务院办公厅"}
_SHARED_HEADS: dict[str, Callable[[Division], Name]] = {
    "政协": naming.committee,
    "委": naming.party_committee,
    "政府": naming.government,
    "人大": naming.congress,
}
_BRANCHES = ("分行", "支行", "分公司", "分局")
_LOCAL = ("小学", "幼儿园", "社区")
_PROVINCE = 2  # digits of a division's code
_WORLDWIDE = ("世界", "全球", "国际", "海外", "中国", "中华", "全国")
_COURTS = ("法院", "检察院", "中院", "高院", "监委", "监察委员会", "军分区", "警备区", "人武部")
_TROUPES = ("乌兰牧骑", "剧团", "歌舞团", "艺术团", "文工团", "杂技团", "戏曲团")
_TOPICS = re.compile(r"、|，")
_ABBREVIATED = re.compile(r"（[^（）]*）$")
_SEPARATOR = re.compile(r"[、和与及]")
_PARTY_PART = re.compile(r"(?:部|办|委|局|校|室)$")
_SHARED_PARTS = re.compile(r"[^、和与及]+(?:和(?:信息化|规划|草原|旅游|城乡建设|社会保障|改革|地方志)[^、和与及]*)?")
_PEOPLES = re.compile(r"(?:联|会|协|院|团委|工会|纪委|监委)$")
_PARTY_DISCIPLINE = ("纪委", "纪律检查委员会", "纪委监委")


class Identifier:
    """Applies the naming rules of each family of bodies; the locator says which place is meant."""

    def __init__(self, context: Context) -> None:
        self._context, self._index, self._locator = context, context.index, context.locator
        self._towns = Towns(context.text.chars)

    def names(self, mention: Mention) -> tuple[Name, ...]:
        """What the mention means; a body without a place that the document settles stays unresolved."""
        family = self._FAMILIES.get(mention.constants.get("family", "named"), Identifier._named)
        return tuple(family(self, mention))

    # -------------------------------------------------------------------------------------------- places

    def _division(self, mention: Mention) -> Division | None:
        """The division of a mention's scope: its own place, or the one its bare level means."""
        fields = mention.fields
        place = fields.get("place")
        if place is not None:
            return self._locator.place(place)
        bare = fields.get("bare") or fields.get("level2") or fields.get("level")
        if bare is not None:
            return self._locator.level(self._index.slice(bare), bare.start)
        return self._context.home if mention.constants.get("home") else None

    def _is_national(self, mention: Mention) -> bool:
        fields, level = mention.fields, mention.constants.get("level")
        if level == "national" or "nation" in fields:
            return True
        return self._index.slice(fields["level"]) == _NATION if "level" in fields else level == _NATION

    def _unresolved(self, mention: Mention, kind: str) -> Iterator[Name]:
        """As written; a bare 党组 or 机关 that nothing settles is no body at all."""
        if mention.constants.get("home") and "place" not in mention.fields:
            return
        yield naming.unresolved(self._context.document, self._index.slice(mention.span), kind)

    # ------------------------------------------------------------------------------------------ families

    def _cppcc(self, mention: Mention) -> Iterator[Name]:
        national = self._is_national(mention)
        place = None if national else self._led(mention) or self._division(mention)
        organ = self._organ(mention)
        committee = naming.committee(place)
        if place is None and not national:
            kind = naming.committee_organ(committee, organ).kind if organ else committee.kind
            yield from self._unresolved(mention, kind)
            return
        yield naming.committee_organ(committee, organ) if organ else committee

    def _organ(self, mention: Mention) -> str:
        """The organ of a committee that a mention names, or an empty string."""
        fields, constants = mention.fields, mention.constants
        for field in _ORGAN_FIELDS:  # of which most mentions have none
            if (field in fields or field in constants) and (organ := self._index.value(mention, field)):
                return organ
        return "常务委员会" if "standing" in fields else ""

    def _led(self, mention: Mention) -> Division | None:
        """市政协副主席…带领经济委员会: whoever leads a special committee comes from the same CPPCC committee."""
        fields = mention.fields
        if not mention.constants.get("home") or "place" in fields or fields.keys().isdisjoint(_SPECIAL):
            return None
        start = mention.span.start
        sentence = self._index.sentence(start)
        if not self._context.text.chars[sentence.start : start].endswith(("率", "率领", "带领")):
            return None
        before = self._index.last("body", start, sentence.start)
        own = before is not None and before.constants.get("family") == "cppcc" and not self._is_national(before)
        return self._division(before) if before is not None and own else None

    def _party(self, mention: Mention) -> Iterator[Name]:
        national = self._is_national(mention)
        place = None if national else self._division(mention)
        written = self._index.slice(mention.span)
        organ = self._index.value(mention, "organ") or self._index.value(mention, "organ2")
        if place is None and not national:
            yield from self._unresolved(mention, "party-organ" if organ else "party-committee")
            return
        committee = naming.party_committee(place)
        organ = "办公厅" if written == "中办" else organ
        yield naming.party_organ(committee, organ) if organ else committee

    def _corps(self, mention: Mention) -> Iterator[Name]:
        """兵团党委, 第八师水利局: bodies of the corps of Xinjiang, which has divisions of the army for prefectures."""
        value = self._index.value
        division = value(mention, "division")
        scope, level = (division, "prefectural") if division else (_CORPS, "provincial")
        department = value(mention, "department") or value(mention, "department2")
        if department:
            yield naming.named(scope + department, _department_kind(department, "government-department"), level, None)
            return
        organ = value(mention, "organ") or value(mention, "organ2")
        committee = naming.named(f"中国共产党{scope}委员会", "party-committee", level, None)
        yield naming.party_organ(committee, organ) if organ else committee

    def _government(self, mention: Mention) -> Iterator[Name]:
        if self._index.value(mention, "level") in ("镇", "乡"):
            yield from self._own_township(mention, "人民政府")
            return
        place = self._division(mention)
        if place is None:
            yield from self._unresolved(mention, "government")
            return
        organ = self._index.value(mention, "organ")
        body = naming.government(place)
        yield naming.government_organ(body, organ) if organ else body

    def _congress(self, mention: Mention) -> Iterator[Name]:
        national = self._is_national(mention)
        place = None if national else self._division(mention)
        level = self._index.value(mention, "level")
        town = self._town(mention, level) if level in ("镇", "乡") else None
        if town is not None:
            yield naming.named(f"{town}人民代表大会", "peoples-congress", "township", self._context.county)
            return
        if place is None and not national:
            yield from self._unresolved(mention, "peoples-congress")
            return
        organ = self._index.value(mention, "organ")
        body = naming.congress(place)
        yield naming.congress_organ(body, organ) if organ else body

    def _department(self, mention: Mention) -> Iterator[Name]:
        name = self._index.value(mention, "department")
        kind = _department_kind(name, mention.constants.get("kind", "other"))
        place = self._division(mention)
        if place is None:
            yield from self._unresolved(mention, kind)
            return
        if "place" in mention.fields and (kind == "media" or self._is_short(mention.fields["place"], place)):
            yield naming.named(self._index.slice(mention.span), kind, place.level, place)
        else:
            yield naming.department(place, name, kind)

    def _departments(self, mention: Mention) -> Iterator[Name]:
        """城管局和水利局 behind 市住建局: those of the same place."""
        before = self._neighbour(mention)
        if before is None or before.constants.get("family") not in ("department", "people", "party"):
            return
        place = self._division(before)
        if before.constants["family"] == "party":
            for part in self._index.slice(mention.fields["departments"]).split("、"):
                if "organ" in before.fields and place is not None and _PARTY_PART.search(part):
                    yield naming.party_organ(naming.party_committee(place), part)
            return
        for match in _SHARED_PARTS.finditer(self._index.slice(mention.fields["departments"])):
            if any(self._context.gazetteer.named(match[0][:length]) for length in (2, 3)):
                continue  # 天津铁路分局 has its own place
            kind = _department_kind(match[0], "other" if _PEOPLES.search(match[0]) else "government-department")
            if place is not None:
                yield naming.department(place, match[0], kind)
            else:
                scope = self._index.value(before, "level")
                yield naming.unresolved(self._context.document, f"{scope}{match[0]}", kind)

    def _shared_head(self, mention: Mention) -> Iterator[Name]:
        """政府 behind 县委: the government of the same place."""
        before = self._neighbour(mention)
        if before is None or before.constants.get("family") != "party" or "organ" in before.fields:
            return
        yield from self._shared(mention, self._division(before))

    def _counted(self, mention: Mention) -> Iterator[Name]:
        """东营、滨州两市政协: one body for each bare name, at the level that is said of all."""
        level = self._index.value(mention, "level")
        for name in _SEPARATOR.split(self._index.value(mention, "names")):
            fitting = [d for d in self._context.gazetteer.named(name) if fits(d, level)]
            place = fitting[0] if len(fitting) == 1 else self._locator.named(name)
            if place is not None and fits(place, level):
                yield from self._shared(mention, place)

    def _democratic(self, mention: Mention) -> Iterator[Name]:
        """民革、民盟市委会: the branch of each party, named as the last one is."""
        span = mention.fields["level"]
        level = self._index.slice(span)
        place = self._locator.level(level, span.start)
        for party in self._index.value(mention, "parties").split("、"):
            name = f"{party}{level}{self._index.value(mention, 'head')}"
            if place is not None:
                yield naming.named(name, "social-organisation", place.level, place)
            else:
                yield naming.unresolved(self._context.document, name, "social-organisation")

    def _committees(self, mention: Mention) -> Iterator[Name]:
        """提案法制、经济科技2个专门委员会: one special committee for each topic; the offices named before them."""
        home = self._context.home
        if home is None:
            return
        for office in self._index.value(mention, "offices").split("、"):
            if office:
                yield naming.committee_organ(naming.committee(home), office)
        for written in _TOPICS.split(self._index.value(mention, "topics")):
            topic = written.removesuffix("等")
            name = topic.rpartition("办公室和")[2].removesuffix("委员会").removesuffix("委")
            yield naming.committee_organ(naming.committee(home), f"{name}委员会")

    def _neighbour(self, mention: Mention) -> Mention | None:
        """The body mention right before this one, but for the comma of a list."""
        before = self._index.last("body", mention.span.start)
        return before if before is not None and before.span.end == mention.span.start - 1 else None

    def _is_short(self, span: Span, place: Division) -> bool:
        """天津警备区: called by the bare name of its place."""
        return self._index.slice(span) in place.bare

    def _named(self, mention: Mention) -> Iterator[Name]:
        written = self._index.slice(mention.fields.get("name", mention.span))
        written = _ABBREVIATED.sub("", written)
        name = _SUPREME.get(written, written)
        kind = mention.constants.get("kind", "other")
        if kind == "school" and "医院" in name:  # a university's
            kind = "other"
        if mention.constants.get("level") == "national":
            yield naming.named(name, kind, "national", None)
            return
        inside = mention.fields.get("name", mention.span)
        branch = name.endswith(_BRANCHES)
        seat = self._seat(inside) if branch else inside
        place = None if name.startswith(_WORLDWIDE) and not branch else self._locator.first(seat)
        place = None if place is not None and self._is_far(place, name) else self._of_district(place, name)
        if place is None and name.startswith(("港区", "澳区")):
            place = self._context.gazetteer.choose("香港" if name.startswith("港区") else "澳门")
        if place is None and "level" in mention.fields:
            place = self._division(mention)
            if place is None:
                yield from self._unresolved(mention, kind)
                return
        yield naming.named(name, kind, place.level if place is not None else "", place)

    def _seat(self, name: Span) -> Span:
        """The part of a branch's name that tells its seat: 某某贵州有限公司|习水县分公司."""
        parent = self._context.text.chars.find("公司", name.start, name.end - 3)
        return Span(parent + 2, name.end) if parent >= 0 else name

    def _is_far(self, place: Division, name: str) -> bool:
        """永安小学 in 绍兴市 has nothing to do with another province's 永安市: schools bear words of good omen."""
        home = self._context.home
        if not name.endswith(_LOCAL) or place.level != "county" or home is None or place.name in name:
            return False
        return place.code[:_PROVINCE] != home.code[:_PROVINCE]

    def _of_district(self, place: Division | None, name: str) -> Division | None:
        """红塔 in the name of a company is no seat in 红塔区: the city, where the document speaks of it."""
        if place is None or not place.name.endswith("区") or place.level != "county" or place.name in name:
            return place
        parents = self._context.gazetteer.parents(place)
        home = self._context.home
        above = parents[0] if parents else None
        return above if above is not None and home is not None and self._context.gazetteer.within(home, above) else None

    def _league(self, mention: Mention) -> Iterator[Name]:
        """团市委: the Youth League committee of that level."""
        span = mention.fields["level"]
        place = self._locator.level(self._index.slice(span), span.start)
        if place is None:
            yield from self._unresolved(mention, "social-organisation")
            return
        yield naming.named(f"共青团{place.name}委", "social-organisation", place.level, place)

    def _township(self, mention: Mention) -> Iterator[Name]:
        """A body of a town, street or village: below the county that the mention or the document names."""
        name = self._index.value(mention, "name")
        if name.startswith(CLASSES):
            return
        place = self._locator.place(mention.fields["place"]) if "place" in mention.fields else self._context.home
        county = place if place is not None and place.level == "county" else None
        yield naming.township(name, "village" if "village" in mention.constants else "township", county)

    def _township_party(self, mention: Mention) -> Iterator[Name]:
        organ = self._index.value(mention, "organ") or self._index.value(mention, "organ2")
        return self._own_township(mention, organ or "党委")

    def _community(self, mention: Mention) -> Iterator[Name]:
        """村党支部 in what is told of one village: the one named last in the text before."""
        community = self._towns.community(self._index.value(mention, "community"), mention.span.start)
        if community is not None:
            home = self._context.home
            county = home if home is not None and home.level == "county" else None
            yield naming.township(community + self._index.value(mention, "organ"), "village", county)

    def _own_township(self, mention: Mention, head: str) -> Iterator[Name]:
        """镇政府 in a document that names one town."""
        town = self._town(mention, self._index.value(mention, "level") or self._index.value(mention, "level2"))
        if town is None:
            kind = mention.constants.get("kind", "government") if head != "人民政府" else "government"
            yield from self._unresolved(mention, kind)
        else:
            yield naming.township(town + head, "township", self._context.county)

    def _town(self, mention: Mention, level: str) -> str | None:
        """The town that a bare 镇 or 乡 of a mention means."""
        start = mention.span.start
        return self._towns.meant(level, start, self._index.sentence(start).start)

    def _list(self, mention: Mention) -> Iterator[Name]:
        """省、市、县委: one body for each level."""
        for part in ("first", "second", "third"):
            span = mention.fields.get(part)
            if span is not None:
                place = self._locator.level(self._index.slice(span), span.start)
                yield from self._shared(mention, place)

    def _places(self, mention: Mention) -> Iterator[Name]:
        """荥阳市、泗阳县政协: one body for each place."""
        places = list(self._index.inside("place", mention.fields["places"]))
        for place, following in zip_longest(places, places[1:]):
            if following is None or following.span.start != place.span.end:  # else 河南省 before 荥阳市
                yield from self._shared(mention, self._locator.place(place.span))

    def _shared(self, mention: Mention, place: Division | None) -> Iterator[Name]:
        if place is not None:
            yield _SHARED_HEADS[self._index.value(mention, "head")](place)

    # Functions, not methods of one object: that object would hold itself, and with it the whole document.
    _FAMILIES: ClassVar[Mapping[str, Callable[[Identifier, Mention], Iterator[Name]]]] = {
        "cppcc": _cppcc,
        "party": _party,
        "government": _government,
        "congress": _congress,
        "department": _department,
        "people": _department,
        "named": _named,
        "prefixed": _named,
        "list": _list,
        "places": _places,
        "league": _league,
        "shared": _departments,
        "counted": _counted,
        "democratic-list": _democratic,
        "committees": _committees,
        "shared-head": _shared_head,
        "township": _township,
        "corps": _corps,
        "township_party": _township_party,
        "community": _community,
    }


def _department_kind(name: str, default: str) -> str:
    if name in _PARTY_DISCIPLINE:
        return "party-organ"
    if name.startswith("公安"):  # and what works below it
        return "government-department"
    if name in _COURTS or name.endswith(("馆", "医院", "军区", "法院", "检察院", "支队", "大队", "总队")):
        return "other"
    if default == "other" and not name.endswith(_TROUPES):
        return "social-organisation"
    return default
