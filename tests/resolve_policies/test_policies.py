"""Policies: titles, kinds, who issued them and when, and which one carries out which."""

from __future__ import annotations

import pytest
from policy_facts import CC, COUNCIL, HOME, Read, Row, rows

TITLES: dict[str, tuple[str, set[Row]]] = {
    "opinion": (
        "2019年10月，中共中央印发《关于新时代加强和改进人民政协工作的意见》。",
        {("关于新时代加强和改进人民政协工作的意见", "opinion", CC, "2019-10")},
    ),
    "measures": ("印发《关于促进民宿发展的若干措施》。", {("关于促进民宿发展的若干措施", "opinion", None, None)}),
    "information that was taken up": (
        "委员撰写的《山区冷库闲置亟待盘活》被省政协采用。",
        {("山区冷库闲置亟待盘活", "other", None, None)},
    ),
    "one of those handed in": (
        "绍兴市政协报送调研报告6篇、建议案3件，其中《关于保护古纤道的建议案》得到批示。",
        {("关于保护古纤道的建议案", "other", "cppcc-330600", None)},
    ),
    "regulation, in force from a day": (
        "2022年6月20日，《中国共产党政治协商工作条例》施行。",
        {("中国共产党政治协商工作条例", "regulation", None, "2022-06-20")},
    ),
    "memorial of its issue": (
        "1996年8月15日，召开纪念《关于政治协商的规定》颁布一周年座谈会。",
        {("关于政治协商的规定", "regulation", None, None)},
    ),
    "taken up by": (
        "9月，绍兴市政协提出的12条建议被《古城民宿管理办法》采纳。",
        {("古城民宿管理办法", "regulation", None, None)},
    ),
    "revised later": (
        "2006年，绍兴市政协制定《委员管理办法》，2011年11月修订。",
        {("委员管理办法", "regulation", "cppcc-330600", "2006")},
    ),
    "year of its number": (
        "近日，绍兴市人民政府印发《关于振兴黄酒产业的若干措施》（绍政发〔2023〕1号）。",
        {("关于振兴黄酒产业的若干措施", "opinion", "government-330600", "2023")},
    ),
    "first paper of a year": (
        "2024年中央一号文件《关于推进乡村全面振兴的意见》明确提出。",
        {("关于推进乡村全面振兴的意见", "opinion", None, "2024")},
    ),
    "advised to be made": (
        "绍兴市政协召开会议，建议抓紧研究制定《水乡振兴行动方案》，适时修订《茶馆管理办法》。",
        {("水乡振兴行动方案", "plan", None, None), ("茶馆管理办法", "regulation", None, None)},
    ),
    "a list of advice": (
        "绍兴市政协为此建议：一是修订《旅游法》；二是制定《水乡旅游行动计划》。",
        {("旅游法", "regulation", None, None), ("水乡旅游行动计划", "plan", None, None)},
    ),
    "due by a time": (
        "绍兴市政协要在2024年6月底前提交《关于古桥保护的建议案》。",
        {("关于古桥保护的建议案", "other", "cppcc-330600", None)},
    ),
    "set for a time": (
        "绍兴市政协拟在2024年秋季开学前出台《书屋管理办法》。",
        {("书屋管理办法", "regulation", None, None)},
    ),
    "of a place alone": (
        "我省于去年11月出台《关于促进文旅消费的若干措施》。",
        {("关于促进文旅消费的若干措施", "opinion", None, None)},
    ),
    "told without whose it is": (
        "纪念《中国人民政治协商会议共同纲领》颁布。1949年9月29日，会议通过了《共同纲领》。",
        {("中国人民政治协商会议共同纲领", "charter", None, "1949-09-29")},
    ),
    "works that are read": ("研读《论水乡之治》等著作。", {("论水乡之治", "book", None, None)}),
    "what papers are put into": ("调研报告择优编入《鉴湖新声》。", {("鉴湖新声", "book", None, None)}),
    "by which it is reported": (
        "绍兴市政协以《关于古桥保护的视察意见》报市委。",
        {("关于古桥保护的视察意见", "opinion", None, None)},
    ),
    "law": ("宣传《乡村振兴促进法》。", {("乡村振兴促进法", "regulation", None, None)}),
    "plan of the body that its title begins with": (
        "审议《绍兴市政协2026年协商计划（草案）》。",
        {("绍兴市政协2026年协商计划", "plan", "cppcc-330600", None)},
    ),
    "plan of an organ": (
        "市政协党组开会，审议《市政协党组2024年工作要点（送审稿）》。",
        {("市政协党组2024年工作要点", "plan", "cppcc-330600/party-group", None)},
    ),
    "report": ("讨论《政府工作报告》。", {("政府工作报告", "report", None, None)}),
    "report made of what was seen": (
        "市政协随后将意见建议汇总成《关于古桥保护的视察报告》。",
        {("关于古桥保护的视察报告", "report", "cppcc-330600", None)},
    ),
    "annexes of a notice": (
        "附件：1.《提案参考选题》\n2.《信息撰写范例（5篇）》",
        {("提案参考选题", "other", None, None), ("信息撰写范例（5篇）", "other", None, None)},
    ),
    "a book that is written": ("《水乡石桥》脱稿。", {("水乡石桥", "book", None, None)}),
    "letter": ("发出《守护鉴湖的倡议书》。", {("守护鉴湖的倡议书", "letter", "cppcc-330600", None)}),
    "charter": (
        "根据《中国人民政治协商会议章程》开展工作。",
        {("中国人民政治协商会议章程", "charter", None, None)},
    ),
    "charter without marks": ("学好用好新修订的政协章程。", {("政协章程", "charter", None, None)}),
    "amendment that a session passed": (
        "全国政协十四届一次会议审议通过政协章程修正案。",
        {("政协章程修正案", "charter", COUNCIL, None)},
    ),
    "volume of a series": (
        "市政协编印《绍兴文史资料（第三十辑）》。",
        {("绍兴文史资料（第三十辑）", "book", "cppcc-330600", None)},
    ),
    "gazetteer with years": ("编纂《绍兴市政协志1984—2024》。", {("绍兴市政协志1984—2024", "book", None, None)}),
    "classic": ("《礼记》有言：凡事豫则立。", {("礼记", "book", None, None)}),
    "serial": ("编发《委员学习文摘》21期。", {("委员学习文摘", "book", None, None)}),
    "row of books": ("共读《边城》《茶经》等书。", {("边城", "book", None, None), ("茶经", "book", None, None)}),
    "newspaper": ("《浙江日报》作了报道。", set()),
    "revised, without marks": (
        "按照新修订的提案工作条例严把立案关。",
        {("提案工作条例", "regulation", None, None)},
    ),
    "report that a visit led to": (
        "组织委员40余人视察企业8户，形成《关于渔港建设的视察报告》。",
        {("关于渔港建设的视察报告", "report", "cppcc-330600", None)},
    ),
    "what is followed is not what is made": (
        "根据《信访工作条例》，市政协制定了《来信办理办法》。",
        {("信访工作条例", "regulation", None, None), ("来信办理办法", "regulation", "cppcc-330600", None)},
    ),
    "book by its volume": ("学习《习近平谈治国理政》第四卷。", {("习近平谈治国理政", "book", None, None)}),
    "book by its author": ("溥仪写了《我的前半生》。", {("我的前半生", "book", None, None)}),
    "proposal of a body": (
        "民盟绍兴市委提交《关于保护古桥的建议》。",
        {("关于保护古桥的建议", "other", None, None)},
    ),
    "a row of titles shares its verb": (
        "市政协制定《提案办理规则》《委员考核办法（试行）》。",
        {
            ("提案办理规则", "regulation", "cppcc-330600", None),
            ("委员考核办法（试行）", "regulation", "cppcc-330600", None),
        },
    ),
    "who only reported to the meeting": (
        "市政协常委会会议听取了市水利局关于河道整治情况的通报，协商通过了《关于河道整治的建议案（草案）》。",
        {("关于河道整治的建议案", "other", "cppcc-330600/standing-committee", None)},
    ),
    "year that is reported on": (
        "2023年5月24日，市政协听取了关于2022年度提案办理情况的通报，通过了《关于保护古桥的建议案》。",
        {("关于保护古桥的建议案", "other", "cppcc-330600", "2023-05-24")},
    ),
    "issued by whom it is followed": (
        "落实中共中央印发的《关于推动学习教育常态化的意见》。",
        {("关于推动学习教育常态化的意见", "opinion", CC, None)},
    ),
    "for schools, by nobody told": (
        "根据《绍兴市第一中学管理标准》开展评估。",
        {("绍兴市第一中学管理标准", "other", None, None)},
    ),
    "body in a title does not act": (
        "学习《中共浙江省委关于政协工作的意见》，修订《委员学习制度》。",
        {
            ("中共浙江省委关于政协工作的意见", "opinion", "party-330000", None),
            ("委员学习制度", "regulation", "cppcc-330600", None),
        },
    ),
    "our bureau": (
        "根据《信访工作条例》，我局制定了《来信办理办法》。\n绍兴市教育局\n2024年7月5日",
        {
            ("信访工作条例", "regulation", None, None),
            ("来信办理办法", "regulation", "government-department-330600/jiao-yu-ju-4310", None),
        },
    ),
    "issued jointly by offices, behind": (
        "制定《年度协商计划制定办法》，由市委办、市政府办联合印发。",
        {("年度协商计划制定办法", "regulation", "party-330600/ban-gong-shi-e8bf", None)},
    ),
    "issuers and titles one by one": (
        "先后以中央和中央办公厅名义出台《关于加强协商民主的意见》《关于加强政协协商的实施意见》。",
        {
            ("关于加强协商民主的意见", "opinion", CC, None),
            ("关于加强政协协商的实施意见", "opinion", "party-cn/ban-gong-ting-f0c5", None),
        },
    ),
    "issuers in a row stand for the first": (
        "市委、市政府印发《关于支持政协履职的意见》。",
        {("关于支持政协履职的意见", "opinion", "party-330600", None)},
    ),
    "body beside the title": (
        "市委办公室转发市政协党组《关于办好民生议事堂的方案》。",
        {("关于办好民生议事堂的方案", "plan", "cppcc-330600/party-group", None)},
    ),
    "day in brackets behind": (
        "落实中共中央《关于加强社会主义协商民主建设的意见》（2015年2月9日）。",
        {("关于加强社会主义协商民主建设的意见", "opinion", CC, "2015-02-09")},
    ),
    "damaged day is a set": (
        "自2021125日中央办公厅出台《关于加强市县政协工作的意见》以来，工作不断加强。",
        {
            (
                "关于加强市县政协工作的意见",
                "opinion",
                "party-cn/ban-gong-ting-f0c5",
                "[2021-01-25,2021-12-05]",
            )
        },
    ),
    "passed by a session of several days: its year": (
        "1954年12月21日至25日，全国政协二届一次会议在北京召开，会议通过《中国人民政治协商会议章程》。",
        {("中国人民政治协商会议章程", "charter", COUNCIL, "1954")},
    ),
    "dates that the titles bear": (
        "从1989年《中共中央关于坚持多党合作制度的意见》到2005年2月《中共中央关于加强多党合作的意见》，日益完善。",
        {
            ("中共中央关于坚持多党合作制度的意见", "opinion", CC, "1989"),
            ("中共中央关于加强多党合作的意见", "opinion", CC, "2005-02"),
        },
    ),
    "told behind the title": (
        "《中国共产党统一战线工作条例》于2015年5月由中共中央印发。",
        {("中国共产党统一战线工作条例", "regulation", CC, "2015-05")},
    ),
    "approved, and in force from a day": (
        "《绍兴古城保护条例》经省人大常委会批准，自2019年1月1日起施行。",
        {("绍兴古城保护条例", "regulation", None, "2019-01-01")},
    ),
    "approval of a damaged day": (
        "自2012112日《浙江海洋经济发展规划》批复实施以来，成效明显。",
        {("浙江海洋经济发展规划", "plan", None, "[2012-01-12,2012-11-02]")},
    ),
    "date and issuer in brackets": (
        "落实《中国共产党政治协商工作条例》（2022年6月13日中共中央发布）。",
        {("中国共产党政治协商工作条例", "regulation", CC, "2022-06-13")},
    ),
    "advice to those who do not act": (
        "2023年5月，市政协向市委、市政府提出《关于保护运河古桥的建议案》。",
        {("关于保护运河古桥的建议案", "other", "cppcc-330600", "2023-05")},
    ),
    "passed by the standing committee": (
        "市政协十届常委会第八次会议审议通过《关于加快轻轨建设的建议案》。",
        {("关于加快轻轨建设的建议案", "other", "cppcc-330600/standing-committee", None)},
    ),
    "the charter is no city's": (
        "1982年12月11日，全国政协五届五次会议通过了经过全面修改的《中国人民政治协商会议章程》。",
        {("中国人民政治协商会议章程", "charter", COUNCIL, "1982-12-11")},
    ),
    "named again by its last word": (
        "2004年《绍兴市提案工作条例》征求意见。2005年3月，该条例公布。",
        {("绍兴市提案工作条例", "regulation", None, "2005-03")},
    ),
    "same year": (
        "2019年9月，中央政协工作会议召开；同年10月，中共中央印发《关于加强人民政协工作的意见》。",
        {("关于加强人民政协工作的意见", "opinion", CC, "2019-10")},
    ),
    "report of a citizen's wishes": (
        "报送社情民意《关于规范单车停放的信息》。",
        {("关于规范单车停放的信息", "other", None, None)},
    ),
    "titles within titles": (
        "印发《关于贯彻落实〈中国共产党政治协商工作条例〉的通知》。",
        {("关于贯彻落实〈中国共产党政治协商工作条例〉的通知", "other", "cppcc-330600", None)},
    ),
}


NOT_TOLD = {  # what the words around a title leave open: issuer, issued
    "memorial of its issue": (None, None),
    "taken up by": (None, None),
    "advised to be made": (None, None),
    "a list of advice": (None, None),
    "set for a time": (None, None),
    "of a place alone": (None, "2023-11"),
    "due by a time": ("cppcc-330600", None),
}


@pytest.mark.parametrize("case", NOT_TOLD)
def test_what_is_not_told_stays_open(case: str, read_text: Read) -> None:
    page = "绍兴市政协召开会议\n发布时间：2024-03-06 10:20 来源：绍兴政协\n"
    found = {(issuer, issued) for *_, issuer, issued in rows(read_text(page + TITLES[case][0]))}
    assert found == {NOT_TOLD[case]}


@pytest.mark.parametrize("case", TITLES)
def test_titles(case: str, read_text: Read) -> None:
    sentence, expected = TITLES[case]
    found = {(title, kind): (issuer, issued) for title, kind, issuer, issued in rows(read_text(HOME + sentence))}
    wanted = {(title, kind): (issuer, issued) for title, kind, issuer, issued in expected}
    assert found.keys() == wanted.keys()
    for title, (issuer, issued) in wanted.items():
        assert issuer is None or found[title][0] == issuer
        assert issued is None or found[title][1] == issued


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("《人民日报》《光明日报》《绍兴晚报》作了报道。", id="newspapers"),
        pytest.param("央视《新闻联播》《焦点访谈》播出。", id="programmes"),
        pytest.param("打造《商量在绍兴》栏目。", id="column"),
        pytest.param("合唱《我们走在大路上》，观看电影《建党伟业》。", id="song and film"),
        pytest.param("以《新时代的责任与担当》为题讲党课。", id="title of a talk"),
        pytest.param("听取年度工作报告，讨论协商计划。", id="no title at all"),
        pytest.param("创办《鉴湖》杂志。", id="magazine"),
    ],
)
def test_titles_that_are_no_policies(sentence: str, read_text: Read) -> None:
    assert rows(read_text(HOME + sentence)) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("市政协制定2024年《协商工作计划》。", id="the year that a plan is for"),
        pytest.param("截至2023年底，市政协先后制定《委员管理办法》等制度。", id="as of a day"),
        pytest.param("2023年7月，《绍兴市提案条例》即将出台。", id="not yet issued"),
    ],
)
def test_dates_that_are_not_of_issue(sentence: str, read_text: Read) -> None:
    (policy,) = read_text(HOME + sentence).policies
    assert policy.issued is None
