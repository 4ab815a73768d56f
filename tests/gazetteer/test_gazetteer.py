"""Divisions by code and name, their parents, and which of several namesakes a document means."""

import re

import pytest

from extractor import gazetteer
from extractor.errors import InputError
from extractor.gazetteer.divisions import LEVELS, FormerName, read_divisions
from extractor.model import Place

GAZETTEER = gazetteer.load()


def one(name: str) -> gazetteer.Division:
    found = [d for d in GAZETTEER.named(name) if d.name == name and d.last is None]
    assert len(found) == 1, name
    return found[0]


# ------------------------------------------------------------------------------------------ the data


def test_every_level_is_complete() -> None:
    counts = {level: sum(d.level == level and d.last is None for d in GAZETTEER.divisions.values()) for level in LEVELS}
    assert counts == {"national": 1, "provincial": 34, "prefectural": 333, "county": 2845}


def test_every_chain_of_parents_ends_at_the_country() -> None:
    for division in GAZETTEER.divisions.values():
        above = [division, *GAZETTEER.parents(division)]
        assert above[-1].level == "national"
        assert [LEVELS.index(d.level) for d in above] == sorted({LEVELS.index(d.level) for d in above}, reverse=True)
        assert re.fullmatch(r"[0-9]{6}", division.code)


def test_no_row_is_a_mere_grouping() -> None:
    assert not any(
        re.search("市辖区|直辖县|群岛", d.name) or d.name in {"县", "市"} for d in GAZETTEER.divisions.values()
    )


def test_short_names_have_at_least_two_characters() -> None:
    assert min(map(len, GAZETTEER.short_names())) == 2


@pytest.mark.parametrize(
    ("name", "code", "level", "parent"),
    [
        ("河南省", "410000", "provincial", "中华人民共和国"),
        ("荥阳市", "410182", "county", "郑州市"),
        ("济源市", "419001", "county", "河南省"),
        ("仙桃市", "429004", "county", "湖北省"),
        ("定安县", "469021", "county", "海南省"),
        ("石河子市", "659001", "county", "新疆维吾尔自治区"),
        ("海淀区", "110108", "county", "北京市"),
        ("城口县", "500229", "county", "重庆市"),
        ("恩施土家族苗族自治州", "422800", "prefectural", "湖北省"),
        ("锡林郭勒盟", "152500", "prefectural", "内蒙古自治区"),
        ("大兴安岭地区", "232700", "prefectural", "黑龙江省"),
        ("东莞市", "441900", "prefectural", "广东省"),
        ("北京市", "110000", "provincial", "中华人民共和国"),
        ("台湾省", "710000", "provincial", "中华人民共和国"),
        ("香港特别行政区", "810000", "provincial", "中华人民共和国"),
        ("澳门特别行政区", "820000", "provincial", "中华人民共和国"),
    ],
)
def test_code_level_and_real_parent(name: str, code: str, level: str, parent: str) -> None:
    division = one(name)
    assert (division.code, division.level) == (code, level)
    assert GAZETTEER.parents(division)[0].name == parent
    assert GAZETTEER.by_code(code) is division


@pytest.mark.parametrize(
    ("name", "shorts"),
    [
        ("荥阳市", ("荥阳",)),
        ("环江毛南族自治县", ("环江", "环江县")),
        ("大化瑶族自治县", ("大化", "大化县")),
        ("恩施土家族苗族自治州", ("恩施", "恩施州")),
        ("红河哈尼族彝族自治州", ("红河", "红河州")),
        ("积石山保安族东乡族撒拉族自治县", ("积石山", "积石山县")),
        ("龙胜各族自治县", ("龙胜", "龙胜县")),
        ("东乡族自治县", ("东乡", "东乡县")),
        ("鄂温克族自治旗", ("鄂温克", "鄂温克旗")),
        ("克孜勒苏柯尔克孜自治州", ("克孜勒苏", "克孜勒苏州", "克州")),
        ("内蒙古自治区", ("内蒙古",)),
        ("广西壮族自治区", ("广西",)),
        ("新疆维吾尔自治区", ("新疆",)),
        ("宁夏回族自治区", ("宁夏",)),
        ("西藏自治区", ("西藏",)),
        ("香港特别行政区", ("香港",)),
        ("神农架林区", ("神农架",)),
        ("六枝特区", ("六枝",)),
        ("浦东新区", ("浦东",)),
        ("清新区", ("清新",)),
        ("碑林区", ("碑林",)),
        ("大兴安岭地区", ("大兴安岭",)),
        ("瀍河回族区", ("瀍河", "瀍河区")),
        ("和县", ()),
        ("阿鲁科尔沁旗", ("阿鲁科尔沁",)),
        ("科尔沁左翼中旗", ()),
        ("吉林市", ()),  # 吉林 alone is the province
        ("海南藏族自治州", ("海南州",)),
    ],
)
def test_short_names(name: str, shorts: tuple[str, ...]) -> None:
    assert one(name).shorts == shorts


@pytest.mark.parametrize(
    ("name", "former"),
    [
        ("襄阳市", FormerName("襄樊市", "襄樊", 2002, 2010)),
        ("荆州市", FormerName("荆沙市", "荆沙", 1994, 1996)),
        ("宜州区", FormerName("宜州市", "", 2002, 2013)),
        ("普洱市", FormerName("思茅市", "思茅", 2003, 2006)),
        ("思茅区", FormerName("思茅市", "", 2002, 2003)),
        ("开州区", FormerName("开县", "", 2002, 2013)),
        ("上党区", FormerName("长治县", "长治", 2002, 2013)),
        ("吕梁市", FormerName("吕梁地区", "", 2002, 2003)),
        ("香格里拉市", FormerName("香格里拉县", "", 2002, 2013)),
    ],
)
def test_former_names_with_the_years_that_are_known(name: str, former: FormerName) -> None:
    division = one(name)
    assert former in division.former
    assert division in GAZETTEER.named(former.name)


@pytest.mark.parametrize(
    ("name", "last", "province"), [("崇文区", 2009, "北京市"), ("闸北区", 2013, "上海市"), ("莱芜市", 2013, "山东省")]
)
def test_abolished_divisions_are_still_known(name: str, last: int, province: str) -> None:
    (division,) = GAZETTEER.named(name)
    assert division.last == last
    assert GAZETTEER.qualified(division) == province + name


@pytest.mark.parametrize("name", ["高新区", "经开区", "郑州高新区", "市辖区", "无此县", "", "和"])
def test_what_is_no_division(name: str) -> None:
    assert GAZETTEER.named(name) == ()
    assert GAZETTEER.choose(name) is None


# --------------------------------------------------------------------------------------- the lookups


def test_all_namesakes_come_in_order_of_code() -> None:
    found = GAZETTEER.named("鼓楼区")
    assert [d.code for d in found] == sorted(d.code for d in found)
    assert {GAZETTEER.parents(d)[0].name for d in found} == {"南京市", "徐州市", "福州市", "开封市"}


@pytest.mark.parametrize(
    ("name", "qualified"),
    [
        ("荥阳市", "河南省荥阳市"),
        ("南丹县", "广西壮族自治区南丹县"),
        ("六盘水市", "贵州省六盘水市"),
        ("湖北省", "湖北省"),
        ("海淀区", "北京市海淀区"),
        ("荆州区", "湖北省荆州市荆州区"),
        ("阿勒泰地区", "新疆维吾尔自治区阿勒泰地区"),
        ("北京市", "北京市"),
        ("中华人民共和国", "中华人民共和国"),
    ],
)
def test_names_qualified_by_the_province(name: str, qualified: str) -> None:
    assert GAZETTEER.qualified(one(name)) == qualified


def test_a_place_record() -> None:
    assert GAZETTEER.place(one("荥阳市")) == Place("410182", "荥阳市", "河南省荥阳市", "county", "410100")


def test_walking_upwards() -> None:
    county = one("荥阳市")
    assert [d.name for d in GAZETTEER.parents(county)] == ["郑州市", "河南省", "中华人民共和国"]
    assert GAZETTEER.parent_at(county, "county") is county
    assert GAZETTEER.parent_at(county, "provincial") is one("河南省")
    assert GAZETTEER.parent_at(one("海淀区"), "prefectural") is None
    assert GAZETTEER.within(county, one("河南省"))
    assert GAZETTEER.within(county, county)
    assert not GAZETTEER.within(one("河南省"), county)


@pytest.mark.parametrize(("sign", "province"), [("鄂", "湖北省"), ("豫", "河南省"), ("沪", "上海市"), ("滇", "云南省")])
def test_abbreviations_of_one_character_stand_apart(sign: str, province: str) -> None:
    assert GAZETTEER.abbreviated(sign) is one(province)
    assert GAZETTEER.named(sign) == ()


def test_word_lists() -> None:
    full, short = set(GAZETTEER.full_names()), set(GAZETTEER.short_names())
    assert {"荥阳市", "环江毛南族自治县", "环江县", "恩施州", "襄樊市", "和县", "崇文区"} <= full
    assert {"荥阳", "环江", "恩施", "襄樊", "沙市", "内蒙古"} <= short
    assert not full & {"城区", "郊区", "矿区", "东区", "中华人民共和国"}
    assert not short & {"中国", "市中", "老城", "环江县"}
    assert {"资源", "合作", "公安"} <= GAZETTEER.everyday_words() <= short


# ---------------------------------------------------------------------------------------- the choice

CHOICES = [
    ("荥阳", [], "河南省荥阳市"),
    ("六盘水市", [], "贵州省六盘水市"),
    ("鼓楼区", [], None),
    ("鼓楼区", ["开封市"], "河南省开封市鼓楼区"),
    ("鼓楼区", ["祥符区"], "河南省开封市鼓楼区"),
    ("鼓楼区", ["河南省"], "河南省开封市鼓楼区"),
    ("鼓楼区", ["江苏省"], None),
    ("鼓楼区", ["江苏省", "徐州市"], "江苏省徐州市鼓楼区"),
    ("鼓楼区", ["南京市", "徐州市"], None),
    ("鼓楼区", ["湖北省"], None),
    ("朝阳区", ["北京市"], "北京市朝阳区"),
    ("朝阳", ["长春市"], "吉林省长春市朝阳区"),
    ("荆州", [], "湖北省荆州市"),
    ("恩施", [], "湖北省恩施土家族苗族自治州"),
    ("恩施", ["恩施市"], "湖北省恩施市"),
    ("西安", [], "陕西省西安市"),
    ("西安", ["牡丹江市"], "黑龙江省牡丹江市西安区"),
    ("吉林", [], "吉林省"),
    ("兴安", [], None),
    ("襄阳", [], "湖北省襄阳市"),
    ("襄樊", [], "湖北省襄阳市"),
    ("宜州市", [], "广西壮族自治区河池市宜州区"),
    ("日喀则市", [], "西藏自治区日喀则市"),
    ("东乡县", [], "甘肃省东乡族自治县"),
    ("东乡县", ["江西省"], "江西省抚州市东乡区"),
    ("江北区", [], "浙江省宁波市江北区"),
    ("江北区", ["重庆市"], "重庆市江北区"),
    ("崇文区", [], "北京市崇文区"),
]


@pytest.mark.parametrize(("name", "hints", "chosen"), CHOICES, ids=[f"{n} beside {','.join(h)}" for n, h, _ in CHOICES])
def test_which_namesake_is_meant(name: str, hints: list[str], chosen: str | None) -> None:
    found = GAZETTEER.choose(name, [one(h) for h in hints])
    assert (GAZETTEER.qualified(found) if found else None) == chosen


def test_the_order_of_hints_does_not_matter() -> None:
    hints = [one("江苏省"), one("徐州市"), one("福建省")]
    assert GAZETTEER.choose("鼓楼区", hints) is GAZETTEER.choose("鼓楼区", hints[::-1])


# ------------------------------------------------------------------------------------------- loading


def test_loading_is_done_once() -> None:
    assert gazetteer.load() is gazetteer.load()


def test_a_broken_data_file_is_named(tmp_path) -> None:
    path = tmp_path / "divisions.tsv"
    path.write_text("110000\t北京市\tprovincial\t100000\t北京\t京\t\tnever\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"divisions\.tsv:1: a broken line"):
        list(read_divisions(path))
