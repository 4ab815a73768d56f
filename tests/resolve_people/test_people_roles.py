"""People without a post, words that look like names, roles, rosters, and one person through a document."""

from __future__ import annotations

import pytest
from people_facts import CPPCC, HOME, NATIONAL, Read, roles, rows

POSTLESS: dict[str, tuple[str, dict[str, str]]] = {
    "author in brackets": ("活动圆满结束。（范长江）", {"范长江": "author"}),
    "several authors": ("活动圆满结束。（范长江 徐铸成）", {"范长江": "author", "徐铸成": "author"}),
    "reporter and correspondent": ("（记者 范长江 通讯员 徐铸成）", {"范长江": "author", "徐铸成": "author"}),
    "author behind a sign": ("□邹韬奋\n市政协召开会议。", {"邹韬奋": "author"}),
    "author with a label": ("作者：邹韬奋\n市政协召开会议。", {"邹韬奋": "author"}),
    "photographer": ("会场一角。（范长江 文/图）", {"范长江": "author"}),
    "with others": ("会上，梁思成等代表提出建议。", {"梁思成": "mentioned"}),
    "a calling": ("画家徐悲鸿说，写生最要紧。", {"徐悲鸿": "speaker"}),
    "list without any post": (
        "会场里坐着梅兰芳、田　汉、欧阳予倩。",
        {"梅兰芳": "mentioned", "田汉": "mentioned", "欧阳予倩": "mentioned"},
    ),
    "author of an office": ("活动结束。（绍兴市政协办公室 范长江 供稿）", {"范长江": "author"}),
    "author with a label of two words": ("撰稿人：范长江", {"范长江": "author"}),
    "photographer at the end of a caption": ("图为会场一角。范长江摄", {"范长江": "author"}),
    "pen name": ("会场一角。（夏衍 怀沙 摄影报道）", {"夏衍": "author", "怀沙": "author"}),
    "surname and given name apart": ("活动结束。（通讯员 邹 韬 奋）", {"邹韬奋": "author"}),
    "list that says who came": (
        "出席会议的有：沈钧儒、郭沫若、黄炎培。",
        {"沈钧儒": "officer", "郭沫若": "officer", "黄炎培": "officer"},
    ),
    "who tells and who writes it down": (
        "口述：茅以升　整理：叶圣陶",
        {"茅以升": "author", "叶圣陶": "author"},
    ),
    "names before telling and writing": (
        "茅以升 口述　叶圣陶 整理",
        {"茅以升": "author", "叶圣陶": "author"},
    ),
    "what a villager does": ("茶农徐悲鸿笑得合不拢嘴。", {"徐悲鸿": "mentioned"}),
    "a retired hand": ("退休锻工茅以升扶着栏杆上楼。", {"茅以升": "mentioned"}),
    "writer": ("溥仪的《我的前半生》再版。", {"溥仪": "mentioned"}),
}


@pytest.mark.parametrize("case", POSTLESS)
def test_people_without_a_post(case: str, read_text: Read) -> None:
    sentence, expected = POSTLESS[case]
    records = read_text(HOME + sentence)
    assert roles(records) == expected
    assert {(p.post, p.body) for p in records.posts} == {("", None)}


@pytest.mark.parametrize(
    "sentence",
    [
        "市政协主席、副主席、秘书长出席会议。",
        "市政协主席强调，要压实责任。",
        "委员应主动到基层去，书记于近日赴企业调研。",
        "主席和副主席带队，部长易地督查，局长关注民生。",
        "广大政协委员认为，各位主席高度重视。",
        "方案指出，全会强调，党中央要求，常委会决定。",
        "项目负责人、单位代表、农民代表参加。",
        "涉及越城区、柯桥区、上虞区三地。",
        "围绕文化、教育、卫生、农业等建言。",
        "坚持习近平新时代中国特色社会主义思想，学习《习近平谈治国理政》。",
        "参观黄村党支部书记工作站，十余名委员参加。",
        "张老先生说，路修好了。",
        "退休职工高兴地坐在树下，村民高兴得合不拢嘴。",
        "他是一名老中医师。",
        "完善优秀委员产生、考评、管理机制。",
        "健全委员联络、服务、管理制度，主席督办、领办、协办提案。",
        "增强本领。（完）",
        "（县政协供稿）",
        "记者近日从会上获悉，记者走进企业。",
    ],
)
def test_words_that_look_like_names(sentence: str, read_text: Read) -> None:
    assert rows(read_text(HOME + sentence)) == set()


def test_roster_under_headings(read_text: Read) -> None:
    records = read_text(
        "中国人民政治协商会议第一届绍兴市委员会公告\n一、主　席：张　澜\n二、副主席（3名）：\n"
        "包尔汉（维吾尔族） 沈钧儒 何香凝（女）\n三、秘书长：李维汉\n"
    )
    assert rows(records) == {
        ("张澜", "主席", CPPCC),
        ("包尔汉", "副主席", CPPCC),
        ("沈钧儒", "副主席", CPPCC),
        ("何香凝", "副主席", CPPCC),
        ("李维汉", "秘书长", CPPCC),
    }
    assert set(roles(records).values()) == {"officer"}


def test_a_lone_name_under_the_headline_delivered_the_report(read_text: Read) -> None:
    records = read_text(
        "绍兴市政协常务委员会工作报告\n——在绍兴市政协九届三次会议上\n陈叔通\n各位委员：\n"
        "我受市政协常务委员会委托，向大会报告一年来的工作，请予审议，并请列席会议的同志提出意见。"
    )
    assert roles(records)["陈叔通"] == "speaker"


ROLES = {
    "presides": ("市政协主席周恩来主持会议。", "officer"),
    "convenes": ("市政协主席周恩来主持召开座谈会。", "speaker"),
    "presides and speaks": ("市政协主席周恩来主持会议并讲话。", "speaker"),
    "answers one by one": ("副市长沈钧儒到会。面对12条建议，沈钧儒逐一回应。", "speaker"),
    "meant by a pronoun": ("市政协委员茅以升参加活动。他说，桥要常修。", "speaker"),
    "reports by order": ("市政协副主席陈叔通受常委会委托，报告提案工作情况。", "speaker"),
    "speaks": ("市政协主席周恩来表示，要多听意见。", "speaker"),
    "attends and speaks": ("市政协主席周恩来出席开班式并讲话。", "speaker"),
    "delivers a report": ("市政协副主席陈叔通代表常务委员会作提案工作报告。", "speaker"),
    "speech in the headline": ("市政协主席周恩来在座谈会上的讲话", "speaker"),
    "repeated without the post": ("市政协主席周恩来到会。\n周恩来强调，要多听意见。", "speaker"),
    "repeated by surname and post": ("市委统战部部长李维汉到会。\n李部长指出，要求同存异。", "speaker"),
    "chosen": ("大会补选了秘书长叶圣陶。", "officer"),
    "speaks in a language": ("市政协委员多尔济用双语发言。", "speaker"),
    "attends": ("市政协副主席陈叔通参加会议。", "officer"),
    "says it in quotes": ("市政协委员茅以升当场表态：“下周就派人来修桥。”", "speaker"),
    "takes the word": ("“桥要常修。”市政协委员茅以升接过话。", "speaker"),
    "is heard on a subject": ("会议听取副市长茅以升关于桥梁建设情况的通报。", "speaker"),
    "in turn": ("市政协委员茅以升和市政协副主席陈叔通分别发言。", "speaker"),
    "leads the handling of a proposal": ("重点提案由市委书记谭启龙领衔督办。", "mentioned"),
    "is only cited": ("传达学习市委书记谭启龙在全会上的讲话精神。", "mentioned"),
}


@pytest.mark.parametrize("case", ROLES)
def test_roles(case: str, read_text: Read) -> None:
    sentence, expected = ROLES[case]
    assert set(roles(read_text(HOME + sentence)).values()) == {expected}


def test_nobody_else_speaks_in_a_speech(read_text: Read) -> None:
    records = read_text(
        "在绍兴市政协座谈会上的讲话\n绍兴市政协主席　周恩来\n（2024年3月1日）\n刚才，市政协副主席陈叔通介绍了情况，"
        "市政协委员茅以升表示支持。会议增选了秘书长叶圣陶。"
    )
    assert roles(records) == {"周恩来": "speaker", "陈叔通": "mentioned", "茅以升": "mentioned", "叶圣陶": "officer"}


def test_each_speaks_under_the_name_in_a_digest(read_text: Read) -> None:
    records = read_text(
        "绍兴市政协大会发言摘登\n茅以升委员（代表民盟绍兴市委会）：\n桥要常修。\n陈叔通委员：建议修路。"
    )
    assert roles(records) == {"茅以升": "speaker", "陈叔通": "speaker"}


def test_a_note_gives_the_author_posts(read_text: Read) -> None:
    records = read_text(HOME + "作者：叶圣陶\n话说茶馆。\n（作者系市政协委员、全国政协常委）")
    assert rows(records) == {("叶圣陶", "委员", CPPCC), ("叶圣陶", "常委", NATIONAL)}
    assert roles(records) == {"叶圣陶": "author"}


def test_a_long_list_that_fails_at_its_end_fails_soon(read_text: Read) -> None:
    names = "、".join(
        f"{surname}{given}" for surname in "周沈郭黄陈张李董林" for given in ("恩来", "钧儒", "沫若", "叔通")
    )
    assert len(read_text(f"{HOME}{names}出席了大会并且讲了话").people) > 30


def test_one_person_through_the_document(read_text: Read) -> None:
    records = read_text(HOME + "市政协主席周恩来主持会议。\n周恩来强调，要多听意见。\n周恩来主席最后作了总结。")
    (person,) = records.people
    assert person.key == "330600/zhou-en-lai-3a98"
    assert len(person.evidence) == 3
    (post,) = records.posts
    assert (post.post, post.body, len(post.evidence)) == ("主席", CPPCC, 2)


def test_scopes_of_persons(read_text: Read) -> None:
    records = read_text(
        HOME + "全国政协副主席沈钧儒、市政协副主席陈叔通出席。画家徐悲鸿说，要多写生。学习习近平总书记讲话。"
    )
    scopes = {p.name: p.key.split("/")[0] for p in records.people}
    assert scopes == {"沈钧儒": "cn", "陈叔通": "330600", "徐悲鸿": records.source.id, "习近平": "cn"}


def test_posts_are_as_of_the_page(read_text: Read) -> None:
    records = read_text("市政协召开会议\n2024-05-09 09:30 绍兴日报\n市政协主席周恩来主持会议。")
    assert {p.date for p in records.posts} == {"2024-05-09"}


def test_an_unresolved_committee_stays_as_written(read_text: Read) -> None:
    records = read_text("市政协党组书记、主席周恩来主持会议。")
    names = {b.key: b.name for b in records.bodies}
    assert {(p.post, names[p.body]) for p in records.posts if p.body} == {("书记", "市政协党组"), ("主席", "市政协")}
