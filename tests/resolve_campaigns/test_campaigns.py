"""Campaigns: which quoted words are names, of what kind, and who runs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

HOME = "绍兴市政协工作综述\n绍兴市政协深入基层。\n"
SHAOXING = "cppcc-330600"

Read = Callable[..., Records]


def named(records: Records) -> set[tuple[str, str]]:
    return {(c.name, c.kind) for c in records.campaigns}


NAMES: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "head behind the mark: brand": ("打造“莲花议事”品牌。", {("莲花议事", "brand")}),
    "head behind the mark: campaign": ("启动“百家门千家访”活动。", {("百家门千家访", "campaign")}),
    "head behind the mark: mechanism": ("健全“三色预警”机制。", {("三色预警", "mechanism")}),
    "head behind the mark: platform": ("用好“乡音在线”小程序。", {("乡音在线", "platform")}),
    "head behind the mark: strategy": ("实施“湖海联动”战略。", {("湖海联动", "strategy")}),
    "head behind the mark: formula": ("树立“民呼我应、民求我办”理念。", {("民呼我应、民求我办", "formula")}),
    "head behind the mark: method": ("推行“四步”工作法。", {("四步", "mechanism")}),
    "one head for a row of names": (
        "组织“茶香夜读”“山歌早读”等活动。",
        {("茶香夜读", "campaign"), ("山歌早读", "campaign")},
    ),
    "words between mark and head": ("落实“周末问计”学习制度。", {("周末问计", "mechanism")}),
    "head inside the marks": (
        "“渔排协商”“码头议事”让渔民上岸就能说话。",
        {("渔排协商", "brand"), ("码头议事", "brand")},
    ),
    "an inner head outweighs the word behind": ("办好“江畔讲堂”活动。", {("江畔讲堂", "brand")}),
    "online rooms are platforms": ("打开“掌上议事厅”。", {("掌上议事厅", "platform")}),
    "kind of CPPCC": ("建设“清廉政协”。", {("清廉政协", "brand")}),
    "plus": ("尝试“非遗+研学”“茶旅+夜校”。", {("非遗+研学", "campaign"), ("茶旅+夜校", "campaign")}),
    "dot": ("举办“书香委员·悦读人生”分享会。", {("书香委员·悦读人生", "brand")}),
    "room that a meeting is called by": ("召开“渔港议事厅”专题协商会。", {("渔港议事厅", "brand")}),
    "team": ("组建“老街讲古人”队伍。", {("老街讲古人", "brand")}),
    "steps": ("执行“七步协商”流程。", {("七步协商", "mechanism")}),
    "talk of every other month": ("恢复“双月谈”。", {("双月谈", "brand")}),
    "pair of goals": ("建设“临港新城、书香绍兴”。", {("临港新城、书香绍兴", "strategy")}),
    "corridor": ("融入“古道文旅走廊”建设。", {("古道文旅走廊", "strategy")}),
    "series of sittings": ("开展“大榕树下谈发展”月度协商9期。", {("大榕树下谈发展", "brand")}),
    "topic of sittings": ("围绕“完善老旧小区治理”开展月度协商9期。", set()),
    "fund": ("设立“春雨润苗”助学基金。", {("春雨润苗", "brand")}),
    "said to be a brand": ("“情系桑梓，共话茶香”是县政协打造的交流品牌。", {("情系桑梓，共话茶香", "brand")}),
    "way of managing": ("实行“履职记分”管理。", {("履职记分", "mechanism")}),
    "standard": ("按照“六有两统一”建设标准验收。", {("六有两统一", "mechanism")}),
    "drives, numbered": ("投身“六大行动”。", {("六大行动", "campaign")}),
    "slogan that is served": ("紧扣“稳增长、调结构、促转型”建言。", {("稳增长、调结构、促转型", "strategy")}),
    "talk across the net": ("用“云端圆桌”连线委员。", {("云端圆桌", "platform")}),
    "model of a place": ("推广“晋江模式”。", {("晋江模式", "brand")}),
    "system of points": ("推行“积分制”。", {("积分制", "mechanism")}),
    "camp": ("举办“茶乡寻根”研学营。", {("茶乡寻根", "campaign")}),
    "troupe": ("组建“花鼓戏+宣讲”轻骑队。", {("花鼓戏+宣讲", "brand")}),
    "parallel words with a head": (
        "推行“叫得应、接得住、办得好”工作法。",
        {("叫得应、接得住、办得好", "mechanism")},
    ),
    "letter in a way of consulting": ("用好“石城e协商”。", {("石城e协商", "platform")}),
    "letter": ("通过“石城e议”收集建议。", {("石城e议", "platform")}),
    "digits": ("对照市委“2468”部署。", {("2468", "mechanism")}),
    "digits of a plan of action": ("聚焦“1357”行动计划。", {("1357", "strategy")}),
    "cards and codes": ("推出“协商成果连心卡”“民情码”。", {("协商成果连心卡", "mechanism"), ("民情码", "mechanism")}),
    "goal of a place": (
        "围绕“生态立县”“工业强市、文旅活市”建言。",
        {("生态立县", "strategy"), ("工业强市、文旅活市", "strategy")},
    ),
    "head before the mark": ("委员履职APP“茶乡政协云”上线。", {("茶乡政协云", "platform")}),
    "visit with a name": ("开展“淮河寻源”集体视察。", {("淮河寻源", "campaign")}),
    "visit with a topic": ("开展“优化营商环境”专题视察。", set()),
    "brand that spreads": ("推动“清风读书”扩面提质。", {("清风读书", "brand")}),
    "way of consulting as a platform": ("用好“渔港商量”平台。", {("渔港商量", "platform")}),
    "way of consulting as a system": ("推行“月月商量”制度。", {("月月商量", "mechanism")}),
    "praise": ("称赞这里的协商“有泥味、有烟火、有人气”。", set()),
    "manner": ("推出“菜单式”培训。", set()),
    "status of a proposal": ("对答复“列入计划”的提案开展回访。", set()),
    "numeral and noun": ("补上“三个短板”。", {("三个短板", "formula")}),
    "numerals in pairs": ("建设“四区三中心”。", {("四区三中心", "strategy")}),
    "numerals with rooms": ("建好“一厅三站”。", {("一厅三站", "brand")}),
    "numeral and act": ("机关推行“五问”。", {("五问", "work-style")}),
    "numeral and place": ("建设“六个绍兴”。", {("六个绍兴", "strategy")}),
    "every month one": ("推行“一季一评”。", {("一季一评", "mechanism")}),
    "slogan with a goal": ("锚定“走在前、开新局、创一流”，接续奋斗。", {("走在前、开新局、创一流", "strategy")}),
    "slogan with a demand": ("对照“守初心、担使命”总要求。", {("守初心、担使命", "formula")}),
    "national formula, quoted": ("对“国之大者”心中有数。", {("国之大者", "formula")}),
    "national formula, plain": ("增强四个意识。", {("四个意识", "formula")}),
    "official campaign without quotes": ("推动党史学习教育常态长效。", {("党史学习教育", "campaign")}),
    "drive without quotes": ("在书院开展少年模拟政协活动。", {("少年模拟政协活动", "campaign")}),
    "app without quotes": ("会后使用、推广山城议APP。", {("山城议", "platform")}),
    "programme in title marks": ("打造《商量在江城》电视协商栏目。", {("商量在江城", "brand")}),
    "quotes within quotes": ("探索“围绕‘五问’，办好实事”的做法。", {("五问", "work-style")}),
    "quoted part inside the name": ("开展“‘泉’心议事”活动。", {("泉心议事", "campaign")}),
    "corner marks": ("參觀了「侨胞之家」。", {("侨胞之家", "brand")}),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_and_kinds(case: str, read_text: Read) -> None:
    sentence, expected = NAMES[case]
    assert named(read_text(HOME + sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("修缮“五塔”遗址，游览“三坊”景区。", id="sights by their number"),
        pytest.param("让群众“看得见、摸得着、用得上”。", id="parallel words that describe"),
        pytest.param("老人说：“火塘议事真管用。”", id="speech"),
        pytest.param("“我们的工作室要常开常新。”主任笑着说。", id="speech before its speaker"),
        pytest.param("打通配送“最后一公里”，当好“主力军”。", id="figures of speech"),
        pytest.param("从“加强”入手，在“改进”上用力。", id="single words"),
        pytest.param("服务“三农”，编好“十五五”规划。", id="everyday abbreviations"),
        pytest.param("走遍“千家万户”，把“千头万绪”理清。", id="idioms"),
        pytest.param("围绕“优化停车管理”“改造老旧管网”两大课题开展监督。", id="topics"),
        pytest.param("召开“推进全域旅游”专题协商会。", id="topic of a meeting"),
        pytest.param("获得“优秀提案工作室”称号。", id="honour"),
        pytest.param("想清楚“是什么、干什么、怎么干”。", id="questions"),
        pytest.param("通过“言之有理，持之有故”来说服。", id="saying"),
        pytest.param("按照“把渠道挖得更深更宽”的要求施工。", id="clause"),
        pytest.param("把“提案办理协商”摆上日程。", id="everyday kind of consultation"),
        pytest.param("开展形式多样的主题活动。", id="unnamed activity"),
        pytest.param("履职效率与质量“双提升”。", id="double progress"),
    ],
)
def test_quoted_words_that_name_nothing(sentence: str, read_text: Read) -> None:
    assert named(read_text(HOME + sentence)) == set()


def test_one_record_for_all_mentions_and_spellings(read_text: Read) -> None:
    records = read_text(HOME + "打造“石城e议”平台。\n“石城E议”上线，“石城e议”好用。")
    (campaign,) = records.campaigns
    assert campaign.name == "石城e议"
    assert campaign.aliases == ("石城E议",)
    assert len(campaign.evidence) == 3
    assert campaign.key == "shi-cheng-e-yi-20c0"


def test_who_runs_it_is_who_acts_there(read_text: Read) -> None:
    records = read_text(HOME + "诸暨市政协打造“枫江夜谈”品牌。\n绍兴市政协擦亮“越商量”品牌。")
    runs = {c.name: c.promoters for c in records.campaigns}
    assert runs == {"枫江夜谈": ("cppcc-330681",), "越商量": (SHAOXING,)}


def test_one_brand_of_several_bodies_has_them_all(read_text: Read) -> None:
    records = read_text(HOME + "绍兴市政协打造“枫江夜谈”品牌。\n诸暨市政协推广“枫江夜谈”品牌。")
    (campaign,) = records.campaigns
    assert campaign.promoters == (SHAOXING, "cppcc-330681")


def test_the_body_beside_the_name_runs_it(read_text: Read) -> None:
    records = read_text(HOME + "绍兴市政协对照省政协“2468”部署。")
    assert {c.name: c.promoters for c in records.campaigns} == {"2468": ("cppcc-330000",)}


def test_party_and_government_set_the_frame_only(read_text: Read) -> None:
    records = read_text(HOME + "在市委领导下，市委高度重视，开展“百家门千家访”活动。")
    (campaign,) = records.campaigns
    assert campaign.promoters == (SHAOXING,)


def test_what_all_share_nobody_runs(read_text: Read) -> None:
    records = read_text(HOME + "绍兴市政协深刻领悟“两个确立”，建设“四区三中心”。")
    assert {c.promoters for c in records.campaigns} == {()}


def test_a_goal_is_that_of_the_party_committee_it_is_named_with(read_text: Read) -> None:
    for sentence in ("紧扣市委“四区三中心”目标履职。", "围绕市委提出的“四区三中心”战略建言。"):
        (campaign,) = read_text(HOME + sentence).campaigns
        (promoter,) = campaign.promoters
        assert promoter.startswith("party")


def test_evidence_is_what_the_source_holds(read_text: Read) -> None:
    raw = HOME + "用好“三色 预警”机制。"
    for campaign in read_text(raw).campaigns:
        for evidence in campaign.evidence:
            assert raw[evidence.longest.start : evidence.longest.end] == evidence.quote != ""


RUN_BY = [
    ("subject of the clause", "市农业农村局推出“田管家”服务品牌。", "department"),
    ("maker in an attribute", "市委宣传部主办的“理响鉴湖”宣讲活动走进校园。", "party"),
    ("only a partner", "市政协与市人民政府建立“三方联动”机制。", "cppcc-330600"),
    ("only a place", "市政协在市人民政府大院举办“鉴湖讲堂”。", "cppcc-330600"),
]


@pytest.mark.parametrize(("sentence", "start"), [pytest.param(*c[1:], id=c[0]) for c in RUN_BY])
def test_who_runs_it(read_text: Read, sentence: str, start: str) -> None:
    (campaign,) = read_text(HOME + sentence).campaigns
    (promoter,) = campaign.promoters
    assert promoter.startswith(start) or start == "department"
    assert (start == "department") != promoter.startswith("cppcc") or start == "party"
