"""People named in running prose: appointments, features, proposals, lists of members, minority names."""

from __future__ import annotations

import pytest
from people_facts import CPPCC, HOME, NATIONAL, Read, Row, roles, rows

OFFICE, PROPOSALS = f"{CPPCC}/office", f"{CPPCC}/committee/提案委员会"

POSTS: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "appointed by a decision": ("会议决定叶圣陶任市政协办公室主任。", {("叶圣陶", "主任")}),
    "dismissed": ("免去叶圣陶的市政协办公室主任职务。", {("叶圣陶", "主任")}),
    "dismissed, with courtesy": ("免去叶圣陶同志市政协办公室副主任职务。", {("叶圣陶", "副主任")}),
    "beside members who are only counted": ("邀请两位委员及市政协提案委副主任叶圣陶参加。", {("叶圣陶", "副主任")}),
    "a member's profession": ("律师委员叶圣陶起草了协议。", {("叶圣陶", "委员")}),
    "resigned": ("同意茅以升辞去市政协委员职务。", {("茅以升", "委员")}),
    "two resigned": ("同意茅以升、叶圣陶辞去市政协委员。", {("茅以升", "委员"), ("叶圣陶", "委员")}),
    "no longer in office": ("叶圣陶不再担任市政协副秘书长。", {("叶圣陶", "副秘书长")}),
    "a colleague in a list of members": (
        "叶圣陶、茅以升、邹韬奋委员联名提案。",
        {("叶圣陶", "委员"), ("茅以升", "委员"), ("邹韬奋", "委员")},
    ),
    "posts in a note": (
        "市政协委员叶圣陶（民盟市委会主委）应约写来文章。",
        {("叶圣陶", "委员"), ("叶圣陶", "主委")},
    ),
    "whence he comes": ("来自新昌的陈玉梅委员提了建议。", {("陈玉梅", "委员")}),
    "a double surname before a verb": ("市政协委员欧阳波说。", {("欧阳波", "委员")}),
    "moved to another post": ("副主席黄涛调任市应急管理局。", {("黄涛", "副主席")}),
    "spaces within names": (
        "市政协主席尉迟 国梁主持会议，副主席暴 宏伟、初 立新、单 丹，秘书长邢 晓 鹏出席。",
        {
            ("尉迟国梁", "主席"),
            ("暴宏伟", "副主席"),
            ("初立新", "副主席"),
            ("单丹", "副主席"),
            ("邢晓鹏", "秘书长"),
        },
    ),
    "spaces between names": (
        "市政协委员邹韬奋 叶圣陶 茅以升 参加。",
        {(n, "委员") for n in ("邹韬奋", "叶圣陶", "茅以升")},
    ),
    "two names of two in four": (
        "副主席　屈　武　巴　金",
        {("屈武", "副主席"), ("巴金", "副主席")},
    ),
    "spaces within and between names": (
        "副主席　陈　峰　夏淑萍（女）　卜文昭",
        {("陈峰", "副主席"), ("夏淑萍", "副主席"), ("卜文昭", "副主席")},
    ),
    "appointed, and dismissed from another post": (
        "任命叶圣陶同志为经济委员会主任，免去其农业委员会副主任职务。",
        {("叶圣陶", "主任")},
    ),
    "takes over, and does it beside another post": (
        "叶圣陶接任秘书长，茅以升、邹韬奋连任副主席，张澜兼主任。",
        {("叶圣陶", "秘书长"), ("茅以升", "副主席"), ("邹韬奋", "副主席"), ("张澜", "主任")},
    ),
    "names that no list knows, in a line that lists": (
        "副主席　锁成林（回族）　白尚琦（不驻会）　脱红霞（女）",
        {("锁成林", "副主席"), ("白尚琦", "副主席"), ("脱红霞", "副主席")},
    ),
    "several posts in one line": (
        "党组书记　周恩来　党组成员　茅以升　叶圣陶",
        {("周恩来", "书记"), ("茅以升", "成员"), ("叶圣陶", "成员")},
    ),
    "a comrade whose name no list knows": ("图布信同志的市政协办公室主任职务；", {("图布信", "主任")}),
    "who were then in office": (
        "那时主席是张澜，副主席有沈钧儒、黄炎培，秘书长叫叶圣陶。",
        {("张澜", "主席"), ("沈钧儒", "副主席"), ("黄炎培", "副主席"), ("叶圣陶", "秘书长")},
    ),
    "who is addressed": ("叶圣陶等委员：\n收悉。", {("叶圣陶", "委员")}),
    "what he speaks on": (
        "副书记叶圣陶作政治报告，副主席茅以升来矿区视察。",
        {("叶圣陶", "副书记"), ("茅以升", "副主席")},
    ),
    "one in a long list whose name no list knows": (
        "增补叶圣陶、王曦、闭冬、茅以升等4名同志为市政协委员。",
        {(n, "委员") for n in ("叶圣陶", "王曦", "闭冬", "茅以升")},
    ),
    "the last character apart": ("市政协副主席陶文　彬参加。", {("陶文彬", "副主席")}),
    "a surname of two before 等": ("叶圣陶、闻人杰等3名委员发言。", {("叶圣陶", "委员"), ("闻人杰", "委员")}),
    "who lives where": ("家住城东小区的梁思成按下按钮。", {("梁思成", "")}),
    "a name with 等 behind": ("敖登高娃、其木格等委员发言。", {("敖登高娃", "委员"), ("其木格", "委员")}),
}


@pytest.mark.parametrize("case", POSTS)
def test_posts_in_prose(case: str, read_text: Read) -> None:
    sentence, expected = POSTS[case]
    assert {(name, post) for name, post, _ in rows(read_text(HOME + sentence))} == expected


BODIES: dict[str, tuple[str, set[Row]]] = {
    "a member is not of the bureau named before": (
        "市教育局局长叶圣陶作了答复，委员茅以升表示满意。",
        {("茅以升", "委员", CPPCC)},
    ),
    "a vice-chairman is not of the government named before": (
        "副市长叶圣陶到会通报情况，副主席茅以升出席。",
        {("茅以升", "副主席", CPPCC)},
    ),
    "nor of the Party committee": (
        "市委书记叶圣陶讲话，副主席茅以升主持会议。",
        {("茅以升", "副主席", CPPCC)},
    ),
    "an office of the committee that tells of itself": (
        "办公室主任：叶圣陶",
        {("叶圣陶", "主任", f"{CPPCC}/general-office")},
    ),
    "the national committee": ("全国政协常委叶圣陶发言。", {("叶圣陶", "常委", NATIONAL)}),
}


@pytest.mark.parametrize("case", BODIES)
def test_bodies_in_prose(case: str, read_text: Read) -> None:
    sentence, expected = BODIES[case]
    assert expected <= rows(read_text(HOME + sentence))


HELD: dict[str, tuple[str, set[tuple[str, str, str]]]] = {
    "the office that speaks": (
        "我局召开专题会，由党组书记、局长叶圣陶主持，副局长茅以升参加。\n绍兴市教育局\n2023年6月20日",
        {
            ("叶圣陶", "书记", "绍兴市教育局党组"),
            ("叶圣陶", "局长", "绍兴市教育局"),
            ("茅以升", "副局长", "绍兴市教育局"),
        },
    ),
    "heads of towns": (
        "东浦镇党委书记叶圣陶、镇长茅以升和马山镇镇长邹韬奋参加。",
        {
            ("叶圣陶", "书记", "中国共产党东浦镇委员会"),
            ("茅以升", "镇长", "东浦镇人民政府"),
            ("邹韬奋", "镇长", "马山镇人民政府"),
        },
    ),
    "an organisation of the place named before": (
        "市委统战部副部长、工商联党组书记叶圣陶参加。",
        {
            ("叶圣陶", "副部长", "中国共产党绍兴市委员会统战部"),
            ("叶圣陶", "书记", "绍兴市工商联党组"),
        },
    ),
    "an institute of the place": (
        "市农技推广中心高级农艺师叶圣陶到场。",
        {("叶圣陶", "高级农艺师", "绍兴市农技推广中心")},
    ),
    "the school just visited": (
        "委员们到绍兴市第一中学调研，校长叶圣陶介绍情况。",
        {("叶圣陶", "校长", "绍兴市第一中学")},
    ),
}


@pytest.mark.parametrize("case", HELD)
def test_posts_and_their_bodies(case: str, read_text: Read) -> None:
    sentence, expected = HELD[case]
    records = read_text(HOME + sentence)
    names = {b.key: b.name for b in records.bodies}
    assert {(name, post, names[body]) for name, post, body in rows(records) if body} == expected


NAMED: dict[str, tuple[str, set[str]]] = {
    "a villager nods": ("村民陈土根点头称是。", {"陈土根"}),
    "a farmer counts": ("种粮大户潘金土掰着指头算账。", {"潘金土"}),
    "an old man": ("住在渠边的吴月仙老人来了。", {"吴月仙"}),
    "who stood up": ("坐在角落里的蓝土旺站了起来。", {"蓝土旺"}),
    "quoted": ("“水通了，心也通了。”钟根土说。", {"钟根土"}),
    "delegates of groups": ("商户代表傅美芳、业主代表方国强先后发言。", {"傅美芳", "方国强"}),
    "a wife": ("妻子赵月琴端来茶水。", {"赵月琴"}),
    "both say": ("种植户张发财、殷吉祥都说好。", {"张发财", "殷吉祥"}),
    "written by": ("委员履职见实效。（谭志明 撰）", {"谭志明"}),
    "proposer in brackets": ("重点提案一件（提案人：张泽碧）。", {"张泽碧"}),
    "signed": ("签发人：蒋一鸣", {"蒋一鸣"}),
    "sector list": ("经济界：茅以升 叶圣陶（女） 石 磊（瑶族）", {"茅以升", "叶圣陶", "石磊"}),
    "who asked for leave": ("请假：杨  帆、韦冬梅", {"杨帆", "韦冬梅"}),
    "a Kazakh name": ("市政协委员努尔兰·阿不都满金一行来到博物馆。", {"努尔兰·阿不都满金"}),
    "rare surname": ("退休教师留岳松告诉记者。", {"留岳松"}),
    "a villager who came": ("家住桥边的居民逄淑芹就来到议事厅。", {"逄淑芹"}),
    "two who are ordinary people": ("热心居民刁桂兰、鞠守信还当起了监督员。", {"刁桂兰", "鞠守信"}),
    "a lawyer with a rare surname": ("坐在一旁的律师战文静补充说。", {"战文静"}),
    "who came to a meeting": ("出席：叶圣陶、首爱珍、资道平、曹玉兰", {"叶圣陶", "首爱珍", "资道平", "曹玉兰"}),
    "who may be called": ("联系人：裴军辉  联系电话：0931-8179001", {"裴军辉"}),
    "a correspondent with a rare surname": ("本报记者 范长江 通讯员 漆小平", {"范长江", "漆小平"}),
    "a notice of a man": ("那木寒，男，蒙古族，1968年生，市政协委员。", {"那木寒"}),
    "called by the first part of the name": (
        "古丽巴哈尔·艾山是市政协委员。古丽委员很热心。",
        {"古丽巴哈尔·艾山"},
    ),
    "Yi names": ("四级调研员勒格石古参加学习。", {"勒格石古"}),
}


@pytest.mark.parametrize("case", NAMED)
def test_names_in_prose(case: str, read_text: Read) -> None:
    sentence, expected = NAMED[case]
    assert {person.name for person in read_text(HOME + sentence).people} == expected


def test_speaks_for_a_party(read_text: Read) -> None:
    assert roles(read_text(HOME + "许健康委员代表民建绍兴市委会发言。")) == {"许健康": "speaker"}
