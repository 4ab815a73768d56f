"""Which body a mention means: canonical names, levels and places; what the text leaves open stays open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

CPPCC = "中国人民政治协商会议"
PARTY = "中国共产党"

# document → canonical names that must be among its bodies
NAMED: dict[str, tuple[str, set[str]]] = {
    "full name of the place": ("宣城市政协召开会议。", {f"{CPPCC}宣城市委员会"}),
    "formal, term first": (f"{CPPCC}第九届绩溪县委员会第三次会议开幕。", {f"{CPPCC}绩溪县委员会"}),
    "formal, term after the place": (
        "政协绩溪县第九届委员会常务委员会第十二次会议召开。",
        {f"{CPPCC}绩溪县委员会常务委员会"},
    ),
    "clipped formal": ("政协绩溪县委员会机关全体干部参加。", {f"{CPPCC}绩溪县委员会机关"}),
    "bare level after the full name": (
        "绩溪县政协开展视察。县政协主席会议成员参加，县委、县政府大力支持。",
        {f"{CPPCC}绩溪县委员会", f"{PARTY}绩溪县委员会", "绩溪县人民政府"},
    ),
    "the one county that a city's page tells of": (
        "宣城市政协到绩溪县调研茶产业。委员们走访了茶农。县委、县政府汇报了情况，县政协介绍了做法。",
        {f"{CPPCC}绩溪县委员会", f"{PARTY}绩溪县委员会", "绩溪县人民政府"},
    ),
    "city above the county": (
        "绩溪县政协按照市政协要求开展工作，县政协主动对接，省政协给予指导。",
        {f"{CPPCC}绩溪县委员会", f"{CPPCC}宣城市委员会", f"{CPPCC}安徽省委员会"},
    ),
    "county-level city is 市": (
        "宁国市政协与市委同频共振，市政协党组统筹谋划。",
        {f"{CPPCC}宁国市委员会", f"{PARTY}宁国市委员会", f"{CPPCC}宁国市委员会党组"},
    ),
    "autonomous county, clipped": (
        "共青团长阳县委联合长阳土家族自治县政协开展活动。",
        {"共青团长阳县委", f"{CPPCC}长阳土家族自治县委员会"},
    ),
    "autonomous region": (
        "贺州市政协向自治区政协汇报，自治区党委高度重视，市政协抓好落实。",
        {f"{CPPCC}贺州市委员会", f"{CPPCC}广西壮族自治区委员会", f"{PARTY}广西壮族自治区委员会"},
    ),
    "district": (
        "合肥市庐阳区政协开展协商，区委书记出席，区政协委员发言。",
        {f"{CPPCC}庐阳区委员会", f"{PARTY}庐阳区委员会"},
    ),
    "special committees": (
        "宣城市政协社会法制和民族宗教委员会、市政协农业和农村委承办。",
        {f"{CPPCC}宣城市委员会社会法制和民族宗教委员会", f"{CPPCC}宣城市委员会农业和农村委员会"},
    ),
    "study group and office Party group": (
        "宣城市政协党组理论学习中心组集中学习，市政协机关党组汇报工作。",
        {f"{CPPCC}宣城市委员会党组理论学习中心组", f"{CPPCC}宣城市委员会机关党组"},
    ),
    "special committees of joined topics": (
        "绩溪县政协设提案和委员工作委员会、经济农业农村委员会。◆文史和学习委员会：举办读书班\n"
        "活动由民族宗教和港澳台侨委员会承办。会上，农牧和人口资源环境委员会通报情况。",
        {
            f"{CPPCC}绩溪县委员会{topics}委员会"
            for topics in ("提案和委员工作", "经济农业农村", "民族宗教和港澳台侨", "农牧和人口资源环境")
        },
    ),
    "a county that became a city, in formal names": (
        "江山政协志\n1956年，中国人民政治协商会议江山县第一届委员会在城关成立。",
        {f"{CPPCC}江山县委员会"},
    ),
    "the district of the city named before it": (
        "政协福州市鼓楼区委员会作出决定，区政协主席出席会议，区住建局列席。",
        {f"{CPPCC}鼓楼区委员会", "鼓楼区住建局"},
    ),
    "who goes to other cities tells of it": (
        "5月12日，绍兴市政协主席率考察团赴宣城市、苏州市考察。在宣城市，宣城市政协主席接待。市政协副主席参加。",
        {f"{CPPCC}绍兴市委员会", f"{CPPCC}宣城市委员会"},
    ),
    "towns, each in its county": (
        "接待安徽省绩溪县、浙江省嵊泗县等地政协来访。",
        {f"{CPPCC}绩溪县委员会", f"{CPPCC}嵊泗县委员会"},
    ),
    "the town named before": (
        "绩溪县政协在长安镇大谷村议事。村民来了，镇党委书记来了。",
        {f"{PARTY}长安镇委员会"},
    ),
    "a committee for the work of members": (
        "绩溪县政协提案和委员工委承办。",
        {f"{CPPCC}绩溪县委员会提案和委员工作委员会"},
    ),
    "what works below a bureau of police": (
        "绩溪县政协邀请县公安局交警大队、县公安局华阳派出所参加。",
        {"绩溪县公安局交警大队", "绩溪县公安局华阳派出所"},
    ),
    "corps and its divisions": (
        "石河子市政协向兵团党委办公厅、第八师党委和第八师水利局报送信息，师市党委办公室印发文件。",
        {
            f"{PARTY}新疆生产建设兵团委员会办公厅",
            f"{PARTY}第八师委员会",
            "第八师水利局",
        },
    ),
    "a hospital's branch": (
        "绩溪县政协请来清华大学附属安贞医院绩溪分院的医生。",
        {"清华大学附属安贞医院绩溪分院"},
    ),
    "who runs a park, and a troupe": (
        "绩溪县政协把清溪工业园区管委会和县豫剧团请到一起。",
        {"清溪工业园区管委会", "绩溪县豫剧团"},
    ),
    "the town that the document tells of": (
        "——绩溪县长安镇政协工作联络委二三事\n长安镇有村十个，长安镇常办协商会。又到绩溪县上庄镇学习。\n"
        "镇党委高度重视，镇政府拨款。",
        {"长安镇政协工作联络委", f"{PARTY}长安镇委员会", "长安镇人民政府"},
    ),
    "organisations that only a post names": (
        "绩溪县政协委员、徽源茶业公司总经理茅以升，绩溪县政协委员、敬亭山竹器厂负责人叶圣陶参加。",
        {"徽源茶业公司", "敬亭山竹器厂"},
    ),
    "no school in 集中学习": ("绩溪县政协党组组织集中学习三次。", {f"{CPPCC}绩溪县委员会党组"}),
    "committees of a list, with their heads": (
        "绩溪县、泾县政协主席发言。",
        {f"{CPPCC}绩溪县委员会", f"{CPPCC}泾县委员会"},
    ),
    "special committee that somebody from above leads": (
        "宁国市政协走访企业，安徽省政协副主席陈毅带领提案委员会部分委员前来视察。",
        {f"{CPPCC}宁国市委员会", f"{CPPCC}安徽省委员会", f"{CPPCC}安徽省委员会提案委员会"},
    ),
    "a county of former days": (
        "政协宁乡县委员会于一九五六年成立，县委重视，县政协设文史组。",
        {f"{CPPCC}宁乡县委员会", f"{PARTY}宁乡县委员会"},
    ),
    "section of a county": (
        "绩溪县政协商请县民政科登记军属。",
        {f"{CPPCC}绩溪县委员会", "绩溪县民政科"},
    ),
    "list of three levels": (
        "绩溪县政协传达省、市、县委有关要求，县政协委员热议。",
        {f"{PARTY}安徽省委员会", f"{PARTY}宣城市委员会", f"{PARTY}绩溪县委员会"},
    ),
    "list of two levels without a comma": (
        "绩溪县政协落实省市政协部署，县政协认真谋划。",
        {f"{CPPCC}安徽省委员会", f"{CPPCC}宣城市委员会"},
    ),
    "central bodies": (
        "党中央高度重视，中央办公厅印发通知，全国政协、国务院办公厅、最高检相继部署。",
        {
            f"{PARTY}中央委员会",
            f"{PARTY}中央委员会办公厅",
            f"{CPPCC}全国委员会",
            "国务院办公厅",
            "最高人民检察院",
        },
    ),
    "departments": (
        "绩溪县政协邀请县住建局、县自然资源和规划局、县委宣传部参加，县政协跟踪问效。",
        {"绩溪县住建局", "绩溪县自然资源和规划局", f"{PARTY}绩溪县委员会宣传部"},
    ),
    "people's congress and court": (
        "绩溪县政协联合县人大常委会、县法院视察，县政协委员参加。",
        {"绩溪县人民代表大会常务委员会", "绩溪县法院"},
    ),
    "neighbour named a clause earlier": (
        "宣城市政协赴绩溪县调研，绩溪县介绍经验，县政府作了汇报，市政协予以肯定。",
        {f"{CPPCC}宣城市委员会", "绩溪县人民政府"},
    ),
    "departments that share a scope": (
        "宣城市政协邀请市住建局、水利局和教育局，市委组织部、宣传部列席，市政协跟踪。",
        {"宣城市住建局", "宣城市水利局", "宣城市教育局", f"{PARTY}宣城市委员会宣传部"},
    ),
    "government that shares the scope of the Party committee": (
        "绩溪县政协工作得到县委、政府支持，县政协委员踊跃。",
        {f"{PARTY}绩溪县委员会", "绩溪县人民政府"},
    ),
    "short names with their number": (
        "安徽省政协在宣城、滁州、黄山3市政协设分会场。",
        {f"{CPPCC}{place}委员会" for place in ("宣城市", "滁州市", "黄山市")},
    ),
    "committees that share a head": (
        "宣城市政协设提案法制、经济科技、学习联谊3个专门委员会，市政协委员390名。",
        {f"{CPPCC}宣城市委员会{topic}委员会" for topic in ("提案法制", "经济科技", "学习联谊")},
    ),
    "democratic parties that share a head": (
        "宣城市政协听取民革、民盟市委会意见，市政协委员参加。",
        {"民革市委会", "民盟市委会"},
    ),
    "county that is a city today": (
        "政协旬阳县第九届委员会召开会议，县政协主席讲话。",
        {f"{CPPCC}旬阳县委员会"},
    ),
    "city of the districts": (
        "作者随市政协调研组走访了静安区、杨浦区的街道，市政协委员感触很深。",
        {f"{CPPCC}上海市委员会"},
    ),
    "companies, banks and schools": (
        "绩溪县政协走访安徽越风茶业（集团）有限责任公司、中国农业银行绩溪支行，中国人民大学专家参加。",
        {"安徽越风茶业（集团）有限责任公司", "中国农业银行绩溪支行", "中国人民大学"},
    ),
    "branch of a company": (
        "中国移动通信集团贵州有限公司绩溪县分公司参加绩溪县政协的座谈。",
        {"中国移动通信集团贵州有限公司绩溪县分公司"},
    ),
    "schools told together are none": ("绩溪县政协调研：我县现有幼儿园58所，县公办幼儿园占一半。", set()),
    "offices of the Party": (
        "绩溪县政协会同县委督查考核办公室、县委机构编制委员会办公室督办。",
        {"中国共产党绩溪县委员会督查考核办公室", "中国共产党绩溪县委员会机构编制委员会办公室"},
    ),
    "association by its bare level": ("绩溪县政协联合县茶叶协会调研，县政协委员参加。", {"绩溪县茶叶协会"}),
    "school by the short name of its place": ("在绩溪中学开展模拟政协活动。", {"绩溪中学"}),
    "association with a short name": (
        "交流活动由世界徽州青年联谊会主办，香港安徽社团总会协办。",
        {"香港安徽社团总会"},
    ),
}


@pytest.mark.parametrize("case", NAMED, ids=str)
def test_named(case: str, read_text: Callable[..., Records]) -> None:
    raw, expected = NAMED[case]
    found = {body.name for body in read_text(raw).bodies if body.evidence}
    assert expected <= found


# document → names that must not come out of it
NOT: dict[str, tuple[str, set[str]]] = {
    "classes of bodies": ("各级政协组织、各民主党派和有关部门要共同努力。", set()),
    "counties, cities and districts in general": ("全市县市区政协主席参加，各县委、各区政府支持。", set()),
    "Party and government in general": ("协助党委政府做好工作，党委政府支持政协。", set()),
    "words that look like places": ("画出最大同心圆，研究重大理论问题，发扬团结合作传统。", set()),
    "a province behind 和": ("源潭镇田乐村和安徽的同志参加。", set()),
    "words that end in a level": ("社区政协委员参加，园区政府大楼落成，社区委托管理。", set()),
    "call a meeting": ("主持召开州政协十三届常委会会议。", {"州政协常委会", "州政协"}),
    "parks in general": ("走进社区、学校、企业、医院，建设产业园区管委会大楼。", set()),
    "entrusting": ("城市委托运营，全市委员踊跃参与。", set()),
    "a home for members": ("建成委员之家12个。", set()),
}


@pytest.mark.parametrize("case", NOT, ids=str)
def test_nothing_invented(case: str, read_text: Callable[..., Records]) -> None:
    raw, allowed = NOT[case]
    assert {body.name for body in read_text(raw).bodies if body.evidence} <= allowed


@pytest.mark.parametrize(
    ("raw", "written"),
    [("市政协召开会议，市委书记出席。", {"市政协", "市委"}), ("县政协开展调研。", {"县政协"})],
    ids=["city", "county"],
)
def test_open_places_stay_open(raw: str, written: set[str], read_text: Callable[..., Records]) -> None:
    records = read_text(raw)
    found = {body.name: body for body in records.bodies if body.evidence}
    assert written <= found.keys()
    for name in written:
        assert not found[name].resolved
        assert found[name].place is None
        assert records.source.id in found[name].key


def test_metadata_settles_the_place(read_text: Callable[..., Records]) -> None:
    records = read_text("县政协召开会议，市政协到会指导。", place="安徽省绩溪县")
    assert {b.name for b in records.bodies if b.evidence} == {f"{CPPCC}绩溪县委员会", f"{CPPCC}宣城市委员会"}


ATTRIBUTES = [
    ("宣城市政协", "cppcc-committee", "prefectural", "安徽省宣城市"),
    ("宁国市政协", "cppcc-committee", "county", "安徽省宁国市"),
    ("安徽省政协", "cppcc-committee", "provincial", "安徽省"),
    ("全国政协", "cppcc-committee", "national", ""),
    ("绩溪县人民政府", "government", "county", "安徽省绩溪县"),
    ("安徽省委办公厅", "party-organ", "provincial", "安徽省"),
    ("宣城日报", "media", "prefectural", "安徽省宣城市"),
    ("荆州市荆州区政协", "cppcc-committee", "county", "湖北省荆州市荆州区"),
    ("香港马鞍山同乡联谊会", "social-organisation", "provincial", "香港特别行政区"),
    ("绩溪县图书馆", "other", "county", "安徽省绩溪县"),
    ("绩溪县教育局", "government-department", "county", "安徽省绩溪县"),
]


@pytest.mark.parametrize(("written", "kind", "level", "place"), ATTRIBUTES, ids=[a[0] for a in ATTRIBUTES])
def test_attributes(written: str, kind: str, level: str, place: str, read_text: Callable[..., Records]) -> None:
    records = read_text(f"会上，{written}作了介绍。")
    places = {p.key: p.full_name for p in records.places}
    assert [(b.kind, b.level, places.get(b.place or "", "")) for b in records.bodies if b.evidence] == [
        (kind, level, place)
    ]


def test_organs_know_their_committee_and_committees_their_guide(read_text: Callable[..., Records]) -> None:
    records = read_text("绩溪县政协党组学习省政协、宣城市政协经验。")
    bodies = {b.key: b for b in records.bodies}
    assert bodies["cppcc-341824/party-group"].parent == "cppcc-341824"
    assert bodies["cppcc-341824"].guided_by == "cppcc-341800"
    assert bodies["cppcc-341800"].guided_by == "cppcc-340000"


@pytest.mark.parametrize(
    "sentence",
    [
        "会议在镇政府召开。",
        "群众向乡政府反映。",
        "村民找到镇政府。",
        "大家来到镇政府。",
        "他从镇政府回来。",
        "他去镇政府。",
        "材料由镇党委审定。",
        "方案由乡政协工委负责起草。",
    ],
)
def test_words_before_a_bare_town_are_no_name_of_it(sentence: str, read_text: Callable[..., Records]) -> None:
    bodies = read_text(f"清水县政协召开会议\n{sentence}").bodies
    assert not [
        b.name for b in bodies if any(word in b.name for word in ("在", "向", "找到", "来到", "从", "去", "由"))
    ]


def test_a_town_of_a_county_under_its_former_name(read_text: Callable[..., Records]) -> None:
    records = read_text("澄江县政协召开会议\n在土桥镇清泉村，镇政府拿出资金。")
    towns = [b for b in records.bodies if b.level == "township"]
    assert [b.name for b in towns] == ["土桥镇人民政府"]


def test_evidence_is_what_the_source_says(read_text: Callable[..., Records]) -> None:
    raw = "績溪縣(xiàn)政協(xié)召開(kāi)會(huì)議。"
    records = read_text(raw)
    (body,) = [b for b in records.bodies if b.evidence]
    assert body.name == f"{CPPCC}绩溪县委员会"
    assert body.evidence[0].quote == "績溪縣(xiàn)政協(xié)"
    span = body.evidence[0].longest
    assert raw[span.start : span.end] == body.evidence[0].quote
