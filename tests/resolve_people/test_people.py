"""People: names, posts, bodies and roles, in all the orders that reports and rosters have.

The persons are those of the founding years of the CPPCC; what the sentences say of them shows grammar, not history.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

HOME = "绍兴市政协工作综述\n绍兴市政协深入基层。\n"
CPPCC, GROUP, NATIONAL = "cppcc-330600", "cppcc-330600/party-group", "cppcc-cn"

Read = Callable[..., Records]
Row = tuple[str, str, str | None]


def rows(records: Records) -> set[Row]:
    names = {p.key: p.name for p in records.people}
    return {(names[p.person], p.post, p.body) for p in records.posts}


def roles(records: Records) -> dict[str, str]:
    names = {p.key: p.name for p in records.people}
    return {names[p.person]: p.role for p in records.posts}


POSTS: dict[str, tuple[str, set[Row]]] = {
    "post, then name": ("市政协主席周恩来在会上讲话。", {("周恩来", "主席", CPPCC)}),
    "name of two characters": ("市政协主席张澜主持会议。", {("张澜", "主席", CPPCC)}),
    "compound surname": ("市政协副主席欧阳予倩出席。", {("欧阳予倩", "副主席", CPPCC)}),
    "ethnic name": ("全国政协副主席帕巴拉·格列朗杰出席。", {("帕巴拉·格列朗杰", "副主席", NATIONAL)}),
    "name that is a word": ("市政协副主席高山、黄河参加。", {("高山", "副主席", CPPCC), ("黄河", "副主席", CPPCC)}),
    "name, then post": ("在周恩来主席的主持下，会议通过决议。", {("周恩来", "主席", CPPCC)}),
    "names before posts, by turns": (
        "会上，茅以升委员、叶圣陶委员发言。",
        {("茅以升", "委员", CPPCC), ("叶圣陶", "委员", CPPCC)},
    ),
    "several and others become": (
        "宋庆龄、董必武等当选副主席。",
        {("宋庆龄", "副主席", CPPCC), ("董必武", "副主席", CPPCC)},
    ),
    "posts in apposition, in organisations that no rule knows": (
        "市政协委员、清溪律师事务所合伙人茅以升，市政协常委、清溪茶业公司董事长叶圣陶个人出资。",
        {
            ("茅以升", "委员", CPPCC),
            ("茅以升", "合伙人", "enterprise/qing-xi-lv-shi-shi-wu-suo-76fc"),
            ("叶圣陶", "常委", CPPCC),
            ("叶圣陶", "董事长", "enterprise/qing-xi-cha-ye-gong-si-c686"),
        },
    ),
    "a squad of the police": (
        "市公安局交警支队副支队长茅以升参加。",
        {("茅以升", "副支队长", "government-department-330600/gong-an-ju-jiao-jing-zhi-dui-d074")},
    ),
    "compound surname before a word of time": ("市政协副主席司徒美堂今年到会。", {("司徒美堂", "副主席", CPPCC)}),
    "rare surnames before a verb": (
        "市政协委员普光明提出建议，市政协委员寻广文表示赞成。",
        {("普光明", "委员", CPPCC), ("寻广文", "委员", CPPCC)},
    ),
    "words that begin like rare surnames": ("市政协委员普遍提出，要普及法律。市政协委员寻找原因提出办法。", set()),
    "names of the steppe": (
        "市政协委员孟克就把马牵来，市政协常委朝鲁门专程前来。",
        {("孟克", "委员", CPPCC), ("朝鲁门", "常委", CPPCC)},
    ),
    "two heads, one of them named": (
        "越城区政协主席和柯桥区政协副主席茅以升发言。",
        {("茅以升", "副主席", "cppcc-330603")},
    ),
    "who is appointed from a post": (
        "由市政协秘书长茅以升兼任主任。副主席叶圣陶任组长，秘书长夏衍任副组长。",
        {
            ("茅以升", "秘书长", CPPCC),
            ("茅以升", "主任", None),
            ("叶圣陶", "副主席", CPPCC),
            ("叶圣陶", "组长", None),
            ("夏衍", "秘书长", CPPCC),
            ("夏衍", "副组长", None),
        },
    ),
    "more posts in a note": (
        "市政协主席叶圣陶（兼任市委常委、上虞区委书记）强调，要抓好。",
        {
            ("叶圣陶", "主席", CPPCC),
            ("叶圣陶", "常委", "party-330600"),
            ("叶圣陶", "书记", "party-330604"),
        },
    ),
    "who somebody is": (
        "茅以升是绍兴市政协委员，也是绍兴市政协副秘书长。",
        {("茅以升", "委员", CPPCC), ("茅以升", "副秘书长", CPPCC)},
    ),
    "the special committee named before": (
        "市政协提案委员会召开会议，专委会主任茅以升主持。",
        {("茅以升", "主任", f"{CPPCC}/committee/ti-an-46ad")},
    ),
    "by their years": ("今年81岁的周树人感慨：“好。”", {("周树人", "", None)}),
    "signed with an office": ("材料汇编完成。\n（市文化局办公室　夏 衍）", {("夏衍", "", None)}),
    "former post behind a comma": ("陈毅，曾任全国政协副主席。", {("陈毅", "副主席", NATIONAL)}),
    "elected out of another post, and one beside": (
        "大会推举市委书记李维汉为主席，丝厂厂长张澜为副主席。",
        {
            ("李维汉", "主席", CPPCC),
            ("李维汉", "书记", "party-330600"),
            ("张澜", "副主席", CPPCC),
            ("张澜", "厂长", "enterprise/si-chang-7305"),
        },
    ),
    "a calling between post and name": ("市政协委员、渔民多尔济参加座谈。", {("多尔济", "委员", CPPCC)}),
    "a name of two syllables apart": ("市政协主席洛　珠出席。", {("洛珠", "主席", CPPCC)}),
    "who explains": ("市政协委员茅以升讲解了造桥的经过。", {("茅以升", "委员", CPPCC)}),
    "courtesy": ("梁思成先生、林徽因女士出席座谈会。", {("梁思成", "", None), ("林徽因", "", None)}),
    "who speaks, clause by clause": (
        "会议由郭沫若主持，沈钧儒致开幕词，黄炎培作工作报告。",
        {("郭沫若", "", None), ("沈钧儒", "", None), ("黄炎培", "", None)},
    ),
    "ethnic names and others": (
        "赛福鼎·艾则孜、包尔汉·沙希迪等委员发言。",
        {("赛福鼎·艾则孜", "", None), ("包尔汉·沙希迪", "", None)},
    ),
    "names of no known surname under a heading": (
        "常务委员名单\n马寅初 王芸生 赛福鼎 天宝 许广平（女）",
        {(name, "常务委员", CPPCC) for name in ("马寅初", "王芸生", "赛福鼎", "天宝", "许广平")},
    ),
    "committee that was just founded": (
        "全国政协设立学习委员会，李维汉任主任委员。",
        {("李维汉", "主任委员", "cppcc-cn/committee/xue-xi-2118")},
    ),
    "coinage in quotation marks": ("市政协办起“委员范公祠”画展，排演“老师傅山话”节目。", set()),
    "list that shares one post": (
        "市政协副主席沈钧儒、郭沫若、张澜和陈叔通参加会议。",
        {(name, "副主席", CPPCC) for name in ("沈钧儒", "郭沫若", "张澜", "陈叔通")},
    ),
    "posts and lists by turns": (
        "市政协主席周恩来，副主席沈钧儒、郭沫若，秘书长李维汉出席。",
        {
            ("周恩来", "主席", CPPCC),
            ("沈钧儒", "副主席", CPPCC),
            ("郭沫若", "副主席", CPPCC),
            ("李维汉", "秘书长", CPPCC),
        },
    ),
    "Party group and committee": (
        "市政协党组书记、主席周恩来出席。",
        {("周恩来", "书记", GROUP), ("周恩来", "主席", CPPCC)},
    ),
    "committee and Party group": (
        "市政协主席、党组书记周恩来出席。",
        {("周恩来", "书记", GROUP), ("周恩来", "主席", CPPCC)},
    ),
    "member of the Party group": ("市政协党组成员李维汉出席。", {("李维汉", "成员", GROUP)}),
    "two bodies": (
        "全国政协副主席、民盟中央主席沈钧儒出席。",
        {("沈钧儒", "副主席", NATIONAL), ("沈钧儒", "主席", "social-organisation-cn/min-meng-zhong-yang-e7f0")},
    ),
    "Politburo": (
        "中共中央政治局常委、全国政协主席周恩来出席。",
        {("周恩来", "政治局常委", "party-cn"), ("周恩来", "主席", NATIONAL)},
    ),
    "department of a Party committee": (
        "市委常委、统战部部长李维汉参加。",
        {("李维汉", "常委", "party-330600"), ("李维汉", "部长", "party-330600/tong-zhan-bu-57b1")},
    ),
    "head of a government": ("市长陈毅会见来宾。", {("陈毅", "市长", "government-330600")}),
    "two posts in two bodies of one place": (
        "绍兴市委副书记、市长陈毅参加。",
        {("陈毅", "副书记", "party-330600"), ("陈毅", "市长", "government-330600")},
    ),
    "office of a committee": (
        "市政协副秘书长、办公室主任邵力子汇报。",
        {("邵力子", "副秘书长", CPPCC), ("邵力子", "主任", f"{CPPCC}/general-office")},
    ),
    "rank without a body": (
        "市政协党组成员、二级巡视员邵力子参加。",
        {("邵力子", "成员", GROUP), ("邵力子", "二级巡视员", None)},
    ),
    "scholar between posts and name": (
        "全国政协委员、作家老舍，全国政协委员、作家茅盾出席。",
        {("茅盾", "委员", NATIONAL)},
    ),
    "general secretary": ("学习习近平总书记重要讲话精神。", {("习近平", "总书记", None)}),
    "elected": (
        "会议选举周恩来为主席，沈钧儒、郭沫若为副主席。",
        {("周恩来", "主席", CPPCC), ("沈钧儒", "副主席", CPPCC), ("郭沫若", "副主席", CPPCC)},
    ),
    "surnames that no list knows, between others": (
        "市政协副主席陈青、德哇仓、王锐、马文云出席。",
        {(name, "副主席", CPPCC) for name in ("陈青", "德哇仓", "王锐", "马文云")},
    ),
    "such a surname first": (
        "副主席德哇仓、王锐及秘书长李维汉出席。",
        {("德哇仓", "副主席", CPPCC), ("王锐", "副主席", CPPCC), ("李维汉", "秘书长", CPPCC)},
    ),
    "Tibetan name without a dot": ("市政协副主席农布央宗致辞。", {("农布央宗", "副主席", CPPCC)}),
    "three characters apart": ("市政协副主席李 维 汉主持会议。", {("李维汉", "副主席", CPPCC)}),
    "two posts, the second of the body itself": (
        "市住建局党组成员、副局长梁思成汇报。",
        {
            ("梁思成", "成员", "government-department-330600/zhu-jian-ju-e631/party-group"),
            ("梁思成", "副局长", "government-department-330600/zhu-jian-ju-e631"),
        },
    ),
    "deputy of the national congress": (
        "全国人大代表、市政协副主席茅以升参加。",
        {("茅以升", "代表", "congress-cn"), ("茅以升", "副主席", CPPCC)},
    ),
    "deputy head of a government behind the Party post": (
        "市委常委、常务副市长陈毅参加。",
        {("陈毅", "常委", "party-330600"), ("陈毅", "常务副市长", "government-330600")},
    ),
    "congress of the place just named": (
        "柯桥区委书记、人大主任粟裕参加。",
        {("粟裕", "书记", "party-330603"), ("粟裕", "主任", "congress-330603")},
    ),
    "candidate for a post": ("市委书记、市人大常委会主任候选人谭启龙参加。", {("谭启龙", "书记", "party-330600")}),
    "post held by": (
        "首届主席由周恩来担任，副主席由沈钧儒、黄炎培兼任。",
        {("周恩来", "主席", CPPCC), ("沈钧儒", "副主席", CPPCC), ("黄炎培", "副主席", CPPCC)},
    ),
    "post held by one with a post": (
        "首届主席由市委书记谭启龙兼任。",
        {("谭启龙", "主席", CPPCC), ("谭启龙", "书记", "party-330600")},
    ),
    "some of many elected": (
        "会议选举周恩来为主席，董必武等5人为副主席。",
        {("周恩来", "主席", CPPCC), ("董必武", "副主席", CPPCC)},
    ),
    "life in a line": (
        "茅以升，男，汉族，江苏镇江人，市政协委员。",
        {("茅以升", "委员", CPPCC)},
    ),
    "verb of one character behind the name": ("市政协主席周恩来率视察组到场。", {("周恩来", "主席", CPPCC)}),
    "former": ("曾任全国政协副主席的霍英东先生热心公益。", {("霍英东", "副主席", NATIONAL)}),
    "two of a kind": (
        "合影前排，沈钧儒、黄炎培两位全国政协副主席谈笑。",
        {("沈钧儒", "副主席", NATIONAL), ("黄炎培", "副主席", NATIONAL)},
    ),
}


@pytest.mark.parametrize("case", POSTS)
def test_posts(case: str, read_text: Read) -> None:
    sentence, expected = POSTS[case]
    assert rows(read_text(HOME + sentence)) == expected


POSTLESS: dict[str, tuple[str, dict[str, str]]] = {
    "author in brackets": ("活动圆满结束。（范长江）", {"范长江": "author"}),
    "several authors": ("活动圆满结束。（范长江 徐铸成）", {"范长江": "author", "徐铸成": "author"}),
    "reporter and correspondent": ("（记者 范长江 通讯员 徐铸成）", {"范长江": "author", "徐铸成": "author"}),
    "author behind a sign": ("□邹韬奋\n市政协召开会议。", {"邹韬奋": "author"}),
    "author with a label": ("作者：邹韬奋\n市政协召开会议。", {"邹韬奋": "author"}),
    "photographer": ("会场一角。（范长江 文/图）", {"范长江": "author"}),
    "with others": ("会上，梁思成等委员提出建议。", {"梁思成": "mentioned"}),
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
    "presides": ("市政协主席周恩来主持会议。", "speaker"),
    "speaks": ("市政协主席周恩来表示，要多听意见。", "speaker"),
    "attends and speaks": ("市政协主席周恩来出席开班式并讲话。", "speaker"),
    "delivers a report": ("市政协副主席陈叔通代表常务委员会作提案工作报告。", "speaker"),
    "speech in the headline": ("市政协主席周恩来在座谈会上的讲话", "speaker"),
    "repeated without the post": ("市政协主席周恩来到会。\n周恩来强调，要多听意见。", "speaker"),
    "repeated by surname and post": ("市委统战部部长李维汉到会。\n李部长指出，要求同存异。", "speaker"),
    "chosen": ("大会补选了秘书长叶圣陶。", "officer"),
    "speaks in a language": ("市政协委员多尔济用双语发言。", "speaker"),
    "attends": ("市政协副主席陈叔通参加会议。", "officer"),
    "is only cited": ("传达学习市委书记谭启龙在全会上的讲话精神。", "mentioned"),
}


@pytest.mark.parametrize("case", ROLES)
def test_roles(case: str, read_text: Read) -> None:
    sentence, expected = ROLES[case]
    assert set(roles(read_text(HOME + sentence)).values()) == {expected}


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
