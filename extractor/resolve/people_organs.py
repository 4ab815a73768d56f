"""Which body an organ means that a post names without it: 统战部, 办公室, 提案委员会, 教育局."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.gazetteer import Division
from extractor.resolve import naming
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.naming import Name
from extractor.resolve.people_post_words import (
    CODE,
    COMPANIES,
    LIAISON,
    OFFICE_HEADS,
    PARTY_ORGANS,
    PEOPLES,
    SCHOOLS,
    SECTIONS,
    SOCIETIES,
    SPECIAL,
    TOWN_PARTY,
)

_LEVELS = ("省", "市", "县", "区", "州", "旗")
_BARE = frozenset("公司 集团 合作社 商会 协会 医院 学校 学院 银行".split())
"""What somebody heads who is named with no more than that: of the last one named so (走进明珠公司，公司经理…)."""
_BARE_BEFORE = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[了由和与请该向取]))({'|'.join(sorted(_BARE))})$")
_SAME = 200  # code points
_LONG = 4  # code points of an organ that such a level may begin


def _is_team(organ: str) -> bool:
    """True for 监督小组, which nobody could look up; that of a town is one of the committee's."""
    named = organ.endswith("党组") or any(level in organ for level in "镇乡道")
    return organ.endswith(("组", "专班")) and not named


class Trail(NamedTuple):
    """Bodies named in a text that have something in common: where each mention ends, in order, and their keys."""

    ends: list[int]
    keys: list[str]

    def before(self, position: int, since: int = 0) -> str | None:
        """The last one named before a position, and not before `since`."""
        at = bisect_right(self.ends, position) - 1
        return self.keys[at] if at >= 0 and self.ends[at] > since else None


class Organs:
    """Knows which bodies a document named where, and to which of them an organ belongs."""

    def __init__(self, context: Context, bodies: Bodies) -> None:
        self._context, self._bodies, self._index = context, bodies, context.index
        self._trails: dict[str, Trail] = {}

    def trail(self, what: str, fits: Callable[[str], bool]) -> Trail:
        """Where bodies are named whose key fits; gathered once for each `what`."""
        if what not in self._trails:
            keys = ((m.span.end, self._bodies.key_of(m)) for m in self._index.of("body"))
            placed = [(end, key) for end, key in keys if key is not None and fits(key)]
            self._trails[what] = Trail([end for end, _ in placed], [key for _, key in placed])
        return self._trails[what]

    def committee(self, position: int) -> str | None:
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
        last = self.trail(code, lambda key: key.startswith(code)).before(position)
        return self._bodies.committee(last) if last is not None else subject

    def organ(self, organ: str, carried: str | None, position: int) -> str | None:
        """A department that is named without the body it belongs to: 统战部, 办公室, 教育局, 江城学院."""
        if organ == "政协":
            return self.committee(position)
        if organ == "全国委员会":
            return self._bodies.register(naming.committee(None))
        if organ == "自治区":  # its chairman heads the government
            place = self._context.locator.level(organ, position)
            return self._bodies.register(naming.government(place)) if place is not None else None
        if organ in _BARE:
            return self._last_called(organ, position)
        organ = organ.removeprefix("政协")
        if organ[:1] in ("省", "市", "县", "区", "州", "旗") and organ[1:] in PARTY_ORGANS:
            organ = organ[1:]
        if organ in ("人大", "人大常委会"):
            return self._congress_of(organ, carried)
        if organ in LIAISON and (known := self.trail(organ, self._is_liaison(organ)).before(position)) is not None:
            return known
        if organ in LIAISON and (town := self._town(carried)) is not None:
            return self._bodies.register(naming.township(f"{town[0]}政协{organ}", "township", town[1]))
        if carried is None and organ.endswith(OFFICE_HEADS):
            carried = self._own_committee(position)
        made = self._made(organ, carried, position)
        return self._bodies.register(made) if made is not None else None

    def so_called(self, position: int) -> str | None:
        """The body that no more than 公司, 合作社 right before a position means."""
        found = _BARE_BEFORE.search(self._context.text.chars, max(0, position - _LONG), position)
        return self._last_called(found[1], position) if found is not None else None

    def _last_called(self, word: str, position: int) -> str | None:
        named = self.trail(word, lambda key: self._bodies.get(key).name.endswith(word))
        return named.before(position, max(0, position - _SAME))

    def _made(self, organ: str, carried: str | None, position: int) -> Name | None:
        """A body by its kind, which the end of its name tells."""
        if _is_team(organ):
            return None
        if organ.endswith(("镇", "乡")):
            return naming.township(f"{organ}人民政府", "township", self._context.county)
        if (own := self._of_level(organ, position)) is not None:
            return own
        for fits, make in self._makers():
            if organ.endswith(fits):
                return make(organ, carried)
        return self._department(organ, carried, position)

    def _own_committee(self, position: int) -> str | None:
        """办公室主任 in what a committee tells of itself, where its sentence and paragraph name no other body."""
        subject = self._bodies.subject
        own = subject is not None and subject.startswith("cppcc") and self._bodies.governing(position) == subject
        return subject if own else None

    def _of_level(self, organ: str, position: int) -> Name | None:
        """县农技推广中心, 省农科院果树研究所: of the place that the bare level means here."""
        if not organ.startswith(_LEVELS) or len(organ) < _LONG or organ[1:] in PARTY_ORGANS:
            return None
        place = self._context.locator.level(organ[0], position)
        kind = "enterprise" if organ.endswith(COMPANIES) else "school" if organ.endswith(SCHOOLS) else "other"
        if organ.endswith(SOCIETIES):
            kind = "social-organisation"
        elif organ.endswith(("局", "厅", "办")):
            kind = "government-department"
        return naming.department(place, organ[1:], kind) if place is not None else None

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

    def _is_liaison(self, organ: str) -> Callable[[str], bool]:
        """Tells the bodies of the CPPCC in towns that are called so: 联络委 for 长安镇政协工作联络委."""
        return lambda key: self._bodies.get(key).kind == "cppcc-office" and self._bodies.get(key).name.endswith(organ)

    def _town(self, carried: str | None) -> tuple[str, Division | None] | None:
        """The town or street, with its county, whose Party committee was named just before."""
        if carried is None:
            return None
        name = self._bodies.get(carried)
        match = TOWN_PARTY.match(name.name) if name.level == "township" else None
        return (match[1], name.place) if match is not None else None

    def town_government(self, level: str, position: int) -> str | None:
        """镇长: of the town whose body was named last."""
        fits = level + "党委", level + "人民政府", level + "委员会"
        last = self.trail(level, lambda key: self._bodies.get(key).name.endswith(fits)).before(position)
        if last is None:
            return None
        return last if self._bodies.get(last).kind == "government" else self.government_of_town(last)

    def government_of_town(self, key: str) -> str | None:
        """The government of the town or township whose Party committee this is."""
        town = self._town(key)
        if town is None:
            return None
        name = naming.township(f"{town[0]}人民政府", "township", self._context.county)
        return self._bodies.register(name)

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
            committee = carried if carried is not None and "cppcc" in carried else self.committee(position)
            if committee is not None and committee.startswith("cppcc"):
                return naming.committee_organ(self._bodies.get(self._bodies.committee(committee)), organ)
            return self._open_organ(committee, organ, "cppcc-special-committee") if committee is not None else None
        name = self._bodies.get(carried) if carried is not None else None
        if name is not None and name.kind.startswith("cppcc") and organ.endswith(SECTIONS) and name.resolved:
            return naming.committee_organ(self._bodies.get(self._bodies.committee(name.key)), organ)
        if name is not None and name.place is not None and name.level != "township" and organ in PEOPLES:
            return naming.department(name.place, organ, "social-organisation")
        own_place = self._context.gazetteer.longest(organ, 0, _LONG)  # 青海湖景区管理局
        if name is not None and name.place is not None and organ.endswith(("局", "厅")) and not own_place:
            short = organ.removeprefix(name.place.name)
            return naming.department(name.place, short, "government-department")
        return naming.named(organ, "other", "", None)
