"""People: names, posts, bodies and roles, in all the orders that reports and rosters have.

The persons are those of the founding years of the CPPCC; what the sentences say of them shows grammar, not history.
"""

from __future__ import annotations

import pytest
from people_facts import CPPCC, GROUP, HOME, NATIONAL, Read, Row, rows

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
    "any text behind a name": (
        "市政协委员邹志华递过一张清单，市政协常委陈玉梅放下手里的活。",
        {("邹志华", "委员", CPPCC), ("陈玉梅", "常委", CPPCC)},
    ),
    "surnames that few have": (
        "市政协委员早德昌建议修路，市政协委员双建国提出问题。",
        {("早德昌", "委员", CPPCC), ("双建国", "委员", CPPCC)},
    ),
    "words that begin like such surnames": ("市政协委员双向发力，市政协委员能够尽责，市政协委员回到村里。", set()),
    "praised with others": (
        "宣传好邹志华、早德昌等优秀委员的事迹。",
        {("邹志华", "", None), ("早德昌", "", None)},
    ),
    "aged": (
        "茅以升今年58岁，是市政协常委，2017年起连续两届担任市政协委员。",
        {("茅以升", "常委", CPPCC), ("茅以升", "委员", CPPCC)},
    ),
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
    "characters apart in a list": (
        "市政协副主席 茅 以 升、叶 圣 陶、夏 文，秘书长 张 治 中 应邀参加。",
        {(name, "副主席", CPPCC) for name in ("茅以升", "叶圣陶", "夏文")} | {("张治中", "秘书长", CPPCC)},
    ),
    "a list that the line below goes on": (
        "绍兴市政协领导名录\n副主席：茅以升（白族） 叶圣陶（女）\n夏 文（回族，9月离任）\n秘书长：张治中",
        {(name, "副主席", CPPCC) for name in ("茅以升", "叶圣陶", "夏文")} | {("张治中", "秘书长", CPPCC)},
    ),
    "who heads a group that others belong to": (
        "由市政协提案委员会牵头，会同绍兴市工商联组成调研组，副主席茅以升任组长。",
        {("茅以升", "副主席", CPPCC), ("茅以升", "组长", None)},
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
        {("赛福鼎·艾则孜", "委员", CPPCC), ("包尔汉·沙希迪", "委员", CPPCC)},
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
