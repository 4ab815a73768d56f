"""From one body mention to the body or bodies it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.gazetteer import Division
from extractor.model import Mention
from extractor.resolve import naming
from extractor.resolve.context import Context
from extractor.resolve.naming import Name

_SUPREME = {"最高检": "最高人民检察院", "最高法": "最高人民法院", "国办": "国务院办公厅"}
_SHARED_HEADS = {"政协": "cppcc", "委": "party", "政府": "government", "人大": "congress"}
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
            "league": self._league,
            "township": self._township,
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
        organ = self._index.value(mention, "organ") or self._index.value(mention, "special")
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
        """A body of a town, street or village: its name as written, below the county that the document settles."""
        name = self._index.value(mention, "name")
        if name.startswith(_CLASSES):
            return
        level = "village" if "village" in mention.constants else "township"
        place = self._locator.place(mention.fields["place"]) if "place" in mention.fields else self._context.home
        kind = "party-committee" if name.endswith(("党委", "工委")) and "政协" not in name else "other"
        kind = "cppcc-office" if "政协" in name else "government" if name.endswith(("政府", "办事处")) else kind
        yield naming.named(name, kind, level, place if place is not None and place.level == "county" else None)

    def _list(self, mention: Mention) -> Iterator[Name]:
        """省、市、县委: one body for each level."""
        family = _SHARED_HEADS[self._index.value(mention, "head")]
        for part in ("first", "second", "third"):
            span = mention.fields.get(part)
            if span is None:
                continue
            place = self._locator.level(self._index.slice(span), span.start)
            if place is None:
                continue
            if family == "cppcc":
                yield naming.committee(place)
            elif family == "party":
                yield naming.party_committee(place)
            elif family == "government":
                yield naming.government(place)
            else:
                yield naming.congress(place)


def _department_kind(name: str, default: str) -> str:
    if name in _PARTY_DISCIPLINE:
        return "party-organ"
    if name in _COURTS or name.endswith(("法院", "检察院", "支队", "大队", "总队")):
        return "other"
    if default == "other":
        return "social-organisation"
    return default
