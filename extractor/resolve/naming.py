"""Canonical names, kinds and keys of bodies: what 荥阳市政协提案委 is called in full."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractor.gazetteer import Division
from extractor.resolve.keys import slug, unique_slug

NATION = "cn"
_kept = lru_cache(maxsize=4096)  # the same few bodies are named again and again


@dataclass(frozen=True, slots=True)
class Name:
    """What a body is, before anything is known of its evidence. `parent` is the body it is an organ of."""

    key: str
    name: str
    kind: str
    level: str
    place: Division | None
    parent: Name | None = None
    resolved: bool = True

    def __hash__(self) -> int:
        """By the key alone, which all but tells names apart."""
        return hash(self.key)


# Organs of a committee: as written → (canonical, kind, last part of the key).
_ORGANS = {
    "常委会": ("常务委员会", "cppcc-standing-committee", "standing-committee"),
    "常务委员会": ("常务委员会", "cppcc-standing-committee", "standing-committee"),
    "党组": ("党组", "cppcc-party-group", "party-group"),
    "党组理论学习中心组": ("党组理论学习中心组", "cppcc-party-group", "party-group/study-group"),
    "理论学习中心组": ("党组理论学习中心组", "cppcc-party-group", "party-group/study-group"),
    "机关": ("机关", "cppcc-office", "office"),
    "机关党组": ("机关党组", "cppcc-party-group", "office/party-group"),
    "机关党委": ("机关党委", "party-organ", "office/party-committee"),
    "机关党支部": ("机关党支部", "party-organ", "office/party-branch"),
    "办公厅": ("办公厅", "cppcc-office", "general-office"),
    "办公室": ("办公室", "cppcc-office", "general-office"),
    "研究室": ("研究室", "cppcc-office", "research-office"),
}
_PARTY_ORGANS = {"统一战线工作部": "统战部", "社工部": "社会工作部", "政研室": "政策研究室"}
_CONGRESS_ORGANS = {"常委会": "常务委员会", "常务委员会": "常务委员会", "机关": "机关"}


@_kept
def committee(place: Division | None) -> Name:
    """The CPPCC committee of a division; the national one for None."""
    if place is None:
        return Name(f"cppcc-{NATION}", "中国人民政治协商会议全国委员会", "cppcc-committee", "national", None)
    # A prefecture under a province's agency (地区) has a working committee of the one above it.
    head = "工作委员会" if place.name.endswith("地区") else "委员会"
    name = f"中国人民政治协商会议{place.name}{head}"
    return Name(f"cppcc-{place.code}", name, "cppcc-committee", place.level, place)


@_kept
def committee_organ(parent: Name, organ: str) -> Name:
    """A standing committee, Party group, office or special committee of a CPPCC committee."""
    if organ in _ORGANS:
        canonical, kind, tail = _ORGANS[organ]
    elif organ.endswith(("委", "委员会")):
        topic = organ.removesuffix("员会").removesuffix("委")
        # 委员工作委员会 is for the work of the members; elsewhere 工作 belongs to 委员会.
        if topic.endswith("委员工"):
            topic += "作"  # 提案和委员工委
        whole = topic.endswith("委员工作") or (organ.endswith("委员会") and not topic.endswith("联络工作"))
        canonical = (topic if whole else topic.removesuffix("工作").removesuffix("工")) + "委员会"
        kind, tail = "cppcc-special-committee", f"committee/{slug(canonical.removesuffix('委员会'))}"
    else:
        canonical, kind, tail = organ, "cppcc-office", slug(organ)
    if organ.endswith("馆"):
        kind = "other"
    return Name(f"{parent.key}/{tail}", parent.name + canonical, kind, parent.level, parent.place, parent)


@_kept
def party_committee(place: Division | None) -> Name:
    """The Party committee of a division; the Central Committee for None."""
    if place is None:
        return Name(f"party-{NATION}", "中国共产党中央委员会", "party-committee", "national", None)
    return Name(f"party-{place.code}", f"中国共产党{place.name}委员会", "party-committee", place.level, place)


@_kept
def party_organ(parent: Name, organ: str) -> Name:
    """A department of a Party committee."""
    canonical = _PARTY_ORGANS.get(organ, _office(parent, organ))
    kind = "school" if canonical == "党校" else "party-organ"
    return Name(f"{parent.key}/{slug(canonical)}", parent.name + canonical, kind, parent.level, parent.place, parent)


@_kept
def government(place: Division) -> Name:
    """The people's government of a division; those of the special administrative regions are plain governments."""
    head = "政府" if place.name.endswith("特别行政区") else "人民政府"
    return Name(f"government-{place.code}", f"{place.name}{head}", "government", place.level, place)


@_kept
def government_organ(parent: Name, organ: str) -> Name:
    """An office of a government."""
    canonical = _office(parent, organ)
    key = f"{parent.key}/{slug(canonical)}"
    return Name(key, parent.name + canonical, "government-department", parent.level, parent.place, parent)


def _office(parent: Name, organ: str) -> str:
    """An office by its full name: 县委办 is the 办公室, 省委办 the 办公厅; other organs as they are."""
    if organ != "办":
        return organ
    return "办公厅" if parent.level in ("national", "provincial") else "办公室"


@_kept
def department(place: Division, name: str, kind: str) -> Name:
    """A department, court or people's organisation that is called by its place and its own name."""
    key = f"{kind}-{place.code}/{unique_slug(name)}"
    return Name(key, place.name + name, kind, place.level, place)


@_kept
def congress(place: Division | None) -> Name:
    """The people's congress of a division; the national one for None."""
    if place is None:
        return Name(f"congress-{NATION}", "全国人民代表大会", "peoples-congress", "national", None)
    return Name(f"congress-{place.code}", f"{place.name}人民代表大会", "peoples-congress", place.level, place)


@_kept
def congress_organ(parent: Name, organ: str) -> Name:
    """The standing committee or office of a people's congress."""
    canonical = _CONGRESS_ORGANS[organ]
    key = f"{parent.key}/{'standing-committee' if canonical == '常务委员会' else 'office'}"
    return Name(key, parent.name + canonical, "peoples-congress", parent.level, parent.place, parent)


_TOWN = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|苏木)(?!社区|村)")


@_kept
def town(name: str, county: Division) -> Division:
    """A town or street of a county, which the tables of divisions do not have."""
    known = county.code.partition("-")[0]  # a county under a former name is in no table: today's is above the town
    return Division(f"{county.code}-{slug(name)}", name, "township", known)


@_kept
def former(division: Division, name: str) -> Division:
    """A division under the name that it had in former days: 琼海县 of 琼海市."""
    return Division(f"{division.code}-{slug(name)}", name, division.level, division.parent)


@_kept
def township(written: str, level: str, county: Division | None) -> Name:
    """A body of a town, street or village, with the canonical head of its sort."""
    name, kind = written, "other"
    if "政协" in written:
        kind = "cppcc-office"
    elif level == "township" and written.endswith(("党委", "党工委")):
        kind = "party-committee"
        if written.endswith(("镇党委", "乡党委")):
            name = f"中国共产党{written.removesuffix('党委')}委员会"
    elif written.endswith("政府"):
        kind, name = "government", written.removesuffix("政府").removesuffix("人民") + "人民政府"
    elif written.endswith("办事处"):
        kind = "government"
    elif written.endswith(("党支部", "党总支", "党委")):
        kind = "party-organ"
    body = named(name, kind, level, county)
    match = _TOWN.match(written) if level == "township" and county is not None else None
    return replace(body, place=town(match[0], county)) if match is not None and county is not None else body


@_kept
def party() -> Name:
    """The Communist Party of China itself: who holds a national Party congress."""
    return Name("party", "中国共产党", "other", "national", None)


@_kept
def named(name: str, kind: str, level: str, place: Division | None) -> Name:
    """A body known by its own name, which says its kind."""
    scope = f"-{place.code}" if place is not None else f"-{NATION}" if level == "national" else ""
    return Name(f"{kind}{scope}/{unique_slug(name)}", name, kind, level, place)


def unresolved(document: str, written: str, kind: str) -> Name:
    """A body whose place the document never tells: its own in this document alone, never merged by name."""
    return Name(f"unresolved/{document}/{unique_slug(written)}", written, kind, "", None, None, resolved=False)
