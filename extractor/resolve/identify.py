"""From one body mention to the body or bodies it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.gazetteer import Division
from extractor.model import Mention
from extractor.resolve import naming
from extractor.resolve.context import Context
from extractor.resolve.naming import Name

_SUPREME = {"最高检": "最高人民检察院", "最高法": "最高人民法院", "国办": "国务院办公厅"}
_SHARED_HEADS: dict[str, Callable[[Division], Name]] = {
    "政协": naming.committee,
    "委": naming.party_committee,
    "政府": naming.government,
    "人大": naming.congress,
}
_TOWN = re.compile(
    r"(?<=[省市县区州旗])((?!组织|乡镇|城乡|各|全)[\u4e00-\u9fff]{2,3}[镇乡])(?![长域村贤])"
    r"|^([\u4e00-\u9fff]{2,3}[镇乡])(?=政协|党委|政府)",
    re.MULTILINE,
)
_CLASSES = ("各", "全", "有关", "相关", "所在", "本", "该", "这", "每", "基层", "部分")
_WORLDWIDE = ("世界", "全球", "国际", "海外", "中国", "中华", "全国")
_COURTS = ("法院", "检察院", "中院", "高院", "监委", "监察委员会", "军分区", "警备区", "人武部")
_PARTY_DISCIPLINE = ("纪委", "纪律检查委员会", "纪委监委")


class Identifier:
    """Applies the naming rules of each family of bodies; the locator says which place is meant."""

    def __init__(self, context: Context) -> None:
        self._context, self._index, self._locator = context, context.index, context.locator
        self._families: dict[str, Callable[[Mention], Iterator[Name]]] = {
            "cppcc": self._cppcc,
            "party": self._party,
            "government": self._government,
            "congress": self._congress,
            "department": self._department,
            "people": self._department,
            "named": self._named,
            "prefixed": self._named,
            "list": self._list,
            "places": self._places,
            "league": self._league,
            "township": self._township,
            "township_party": lambda mention: self._own_township(mention, "党委"),
        }

    def names(self, mention: Mention) -> tuple[Name, ...]:
        """What the mention means; a body without a place that the document settles stays unresolved."""
        family = self._families.get(mention.constants.get("family", "named"), self._named)
        return tuple(family(mention))

    # -------------------------------------------------------------------------------------------- places

    def _division(self, mention: Mention) -> Division | None:
        """The division of a mention's scope: its own place, or the one its bare level means."""
        place = mention.fields.get("place")
        if place is not None:
            return self._locator.place(place)
        bare = mention.fields.get("bare", mention.fields.get("level"))
        if bare is not None:
            return self._locator.level(self._index.slice(bare), bare.start)
        return self._context.home if mention.constants.get("home") else None

    def _is_national(self, mention: Mention) -> bool:
        return (
            mention.constants.get("level") == "national"
            or "nation" in mention.fields
            or self._index.value(mention, "level") == "全国"
        )

    def _unresolved(self, mention: Mention, kind: str) -> Iterator[Name]:
        """As written; a bare 党组 or 机关 that nothing settles is no body at all."""
        if mention.constants.get("home") and "place" not in mention.fields:
            return
        yield naming.unresolved(self._context.document, self._index.slice(mention.span), kind)

    # ------------------------------------------------------------------------------------------ families

    def _cppcc(self, mention: Mention) -> Iterator[Name]:
        place = None if self._is_national(mention) else self._division(mention)
        organ = next((v for f in ("organ", "special", "special2") if (v := self._index.value(mention, f))), "")
        if not organ and "standing" in mention.fields:
            organ = "常务委员会"
        committee = naming.committee(place)
        if place is None and not self._is_national(mention):
            kind = naming.committee_organ(committee, organ).kind if organ else committee.kind
            yield from self._unresolved(mention, kind)
            return
        yield naming.committee_organ(committee, organ) if organ else committee

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
        if kind == "media" and "place" in mention.fields:
            yield naming.named(self._index.slice(mention.span), kind, place.level, place)
        else:
            yield naming.department(place, name, kind)

    def _named(self, mention: Mention) -> Iterator[Name]:
        written = self._index.slice(mention.fields.get("name", mention.span)).partition("（")[0]
        name = _SUPREME.get(written, written)
        kind = mention.constants.get("kind", "other")
        if mention.constants.get("level") == "national":
            yield naming.named(name, kind, "national", None)
            return
        place = None if name.startswith(_WORLDWIDE) else self._locator.place(mention.span)
        if place is None and name.startswith("港区"):
            place = self._context.gazetteer.choose("香港")
        if place is None and "level" in mention.fields:
            place = self._division(mention)
            if place is None:
                yield from self._unresolved(mention, kind)
                return
        yield naming.named(name, kind, place.level if place is not None else "", place)

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
        if name.startswith(_CLASSES):
            return
        place = self._locator.place(mention.fields["place"]) if "place" in mention.fields else self._context.home
        county = place if place is not None and place.level == "county" else None
        yield naming.township(name, "village" if "village" in mention.constants else "township", county)

    def _own_township(self, mention: Mention, head: str) -> Iterator[Name]:
        """镇政府 in a document that names one town."""
        level = self._index.value(mention, "level") or self._index.value(mention, "level2")
        towns = {m[1] or m[2] for m in _TOWN.finditer(self._context.text.chars)}
        towns = {t for t in towns if t.endswith(level) and not t.startswith(_CLASSES)}
        if len(towns) != 1:
            yield from self._unresolved(mention, "government" if head == "人民政府" else "party-committee")
            return
        home = self._context.home
        county = home if home is not None and home.level == "county" else None
        yield naming.township(next(iter(towns)) + head, "township", county)

    def _list(self, mention: Mention) -> Iterator[Name]:
        """省、市、县委: one body for each level."""
        for part in ("first", "second", "third"):
            span = mention.fields.get(part)
            if span is not None:
                place = self._locator.level(self._index.slice(span), span.start)
                yield from self._shared(mention, place)

    def _places(self, mention: Mention) -> Iterator[Name]:
        """荥阳市、泗阳县政协: one body for each place."""
        for place in self._index.inside("place", mention.fields["places"]):
            yield from self._shared(mention, self._locator.place(place.span))

    def _shared(self, mention: Mention, place: Division | None) -> Iterator[Name]:
        if place is not None:
            yield _SHARED_HEADS[self._index.value(mention, "head")](place)


def _department_kind(name: str, default: str) -> str:
    if name in _PARTY_DISCIPLINE:
        return "party-organ"
    if name in _COURTS or name.endswith(("法院", "检察院", "支队", "大队", "总队")):
        return "other"
    if default == "other":
        return "social-organisation"
    return default
