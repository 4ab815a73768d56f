"""What dates tell: when something was held or issued, a period, a plan, the day of figures."""

from __future__ import annotations

import pytest
from date_facts import CLOSE, PAGE, dates_of

ROLES = [
    ("held", "3月5日，区政协召开会议。", "2024-03-05", "held"),
    ("issued by another behind its title", "今年1月，《若干措施》由国务院办公厅印发。", "2024-01", "issued"),
    ("in brackets behind a title", "根据《关于征集提案的函》（2023年10月30日），开展调研。", "2023-10-30", "issued"),
    ("anniversary of what was issued", "2月6日，召开纪念“五一口号”发布75周年座谈会。", "2024-02-06", "held"),
    ("another day takes over", "1980年9月恢复工作，同年12月9日召开会议。", "1980-09", "other"),
    ("called since", "自2019年9月中央政协工作会议召开以来，步伐坚实。", "2019-09", "held"),
    ("made in a year", "县政协在2021年制定《议事规则》，把环节固定下来。", "2021", "issued"),
    ("made on a day", "2023年5月8日，区委制定《工作意见》。", "2023-05-08", "issued"),
    ("feast of a year", "今年春节前，电梯投用，惠及居民56户。", "2024", "other"),
    ("said by somebody", "“去年渠塌了两次，能不能修？”一位村民说。", "2023", "other"),
    ("paper of a year", "2022年中央一号文件提出明确要求。", "2022", "other"),
    ("coined meeting", "2月6日，一场“堰塘会”在塘坎上开起。", "2024-02-06", "held"),
    ("end of the year", "【协商】至2023年末，建成议事堂9个。", "2023", "as-of"),
    ("planned-day", "会议定于4月10日召开。", "2024-04-10", "plan"),
    ("issued", "2023年3月9日，区委印发《工作办法》。", "2023-03-09", "issued"),
    ("as-of", "截至1月底，办结提案200件。", "2024-01", "as-of"),
    ("period", "今年以来，区政协开展视察。", "2024-01-01/..", "period"),
    ("planned-year", "审议2025年工作要点。", "2025", "plan"),
    ("plan-period", "聚焦“十五五”规划建言。", "2026/2030", "plan"),
    ("page", "会议召开。", "2024-03-06", "issued"),
    ("dateline", "本报3月4日讯 区政协召开会议。", "2024-03-04", "issued"),
    ("dateline-of-today", "本报3月4日讯 今天，区政协召开会议。", "2024-03-04", "held"),
    ("held-at-a-meeting", "3月4日，老街改造板凳会上，住户们各抒己见。", "2024-03-04", "held"),
    ("held-clinic", "3月1日至2日，教科卫体委员会组织医生到南桥村义诊。", "2024-03-01/2024-03-02", "held"),
    ("held-that-day", "3月4日一早，他把马扎搬进院里。当天，一场协商会在这里举行。", "2024-03-04", "held"),
    ("done-while-visiting", "去年11月，一位委员在走访中发现，路灯不亮。", "2023-11", "other"),
    ("named-after-an-act", "今年1月，这支队伍被评为“流动宣讲车”。", "2024-01", "other"),
    ("plan-so-far", "“十四五”以来，南桥村植树百亩。", "2021/2025", "period"),
    ("first-months", "今年前2个月，办结提案96件。", "2024-01/2024-02", "period"),
    ("held-in-a-month", "去年9月，区政协联合区教育局，在南桥村举办协商会。", "2023-09", "held"),
    ("held-over-months", "去年3月至4月，组织委员40余人，视察企业8户。", "2023-03/2023-04", "held"),
    ("months-of-many-times", "去年4月至9月，先后暗访11轮次。", "2023-04/2023-09", "period"),
    ("told-of-a-month", "2022年11月，某省政协《协商论坛》杂志刊文介绍。", "2022-11", "other"),
    ("issued-year-before-a-title", "从1995年《关于政治协商的规定》说起。", "1995", "issued"),
    ("issued-month-by-a-meeting", "去年9月，主席会议修订了《提案工作条例》。", "2023-09", "issued"),
    ("issued-by-passing-on", "区委于去年10月5日批转各单位执行。", "2023-10-05", "issued"),
    ("soon-to-be-issued", "去年6月《工作条例》即将出台的消息传来。", "2023-06", "other"),
    ("to-come-without-a-word", "区政协会议4月10日在区会议中心召开。", "2024-04-10", "plan"),
    ("deadline", "采纳情况于12月20日前反馈。", "2024-12-20", "plan"),
    ("prepared-for", "要精心筹备3月20日的主席会议。", "2024-03-20", "plan"),
    ("year-ahead", "共同办好明年的联席会议。", "2025", "plan"),
    ("this-year's-work-ahead", "今年，区政协将开展视察6次。", "2024", "plan"),
    ("this-year's-outlook", "2024年是新中国成立75周年。", "2024", "plan"),
    ("this-year's-figures", "数据显示，今年全区绿化覆盖率达到48.3%。", "2024", "period"),
    ("last-year's-figures", "去年共收到提案164件。", "2023", "period"),
    ("last-year-planned-nothing", "去年共收到议题273条，经研究确定年度计划18项。", "2023", "period"),
    ("numbered-in-a-year", "3月5日，召开2024年第3次会议。", "2024", "period"),
    ("since-a-month", "自2022年3月启动以来，建起议事点43个。", "2022-03", "period"),
    ("since-a-year", "2021年起，连年开展评议。", "2021", "period"),
    ("compared", "较2022年增加10件。", "2022", "other"),
    ("share-of-a-year", "贫困发生率由2014年的22.1%降为零。", "2014", "other"),
    ("of-a-meeting", "2023年全国两会上，他提交提案。", "2023", "other"),
    ("one-act", "2023年，吴某某将一份材料提交上来。", "2023", "other"),
    ("founded", "这是区政协2021年推出的协商品牌，举办67场。", "2021", "other"),
    ("elected", "2016年，他当选区政协委员。", "2016", "other"),
    ("narrative", "座谈会改为不定期举行。到1966年8月，机关停止办公。", "1966-08", "other"),
    ("plan-period-over", "“十三五”期间，建成站点30个。", "2016/2020", "period"),
    ("held-in-a-month-of-oversight", "去年8月，对农贸市场改造开展专项监督。", "2023-08", "held"),
    ("held-session-of-a-month", "去年3月，全国政协十四届一次会议对章程作了修改。", "2023-03", "held"),
    ("held-on-the-spot", "3月1日，我局邀请提案者到南桥村实地查看。", "2024-03-01", "held"),
    (
        "issued-by-many",
        "去年3月，省政协办公厅与省水利厅、省乡村振兴局、省卫生健康委员会联合印发《工作方案》。",
        "2023-03",
        "issued",
    ),
    (
        "issued-in-the-name-of",
        "2021年10月，区政协受此启发，经区委同意，以区委办公室名义印发《意见》。",
        "2021-10",
        "issued",
    ),
    ("as-of-by-then", "去年亮黄牌9张，到今年1月全部销号。", "2024-01", "as-of"),
    ("end-of-year-figures", "2022年末，有委员386名。", "2022", "as-of"),
]


def test_a_speech_has_the_day_that_it_was_given_and_the_day_of_its_page() -> None:
    raw = "在区政协全体会议闭幕会上的讲话\n（2024年1月9日）\n更新时间：2024-1-12\n各位委员：\n" + CLOSE * 3
    assert [(d.value, d.role) for d in dates_of(raw)] == [("2024-01-09", "held"), ("2024-01-12", "issued")]


def test_the_time_of_a_meeting_in_its_notice() -> None:
    raw = (
        "关于召开区政协常委会会议的通知\n各位委员：\n现将有关事项通知如下。\n一、会议时间\n2024年6月24日上午9时，会期1天。\n"
        "二、请假的须于6月22日前书面报告。\n区政协办公室\n2024年6月15日\n"
    )
    assert [(d.value, d.role) for d in dates_of(raw)] == [
        ("2024-06-24", "held"),
        ("2024-06-22", "plan"),
        ("2024-06-15", "issued"),
    ]


@pytest.mark.parametrize(("sentence", "value", "role"), [pytest.param(*c[1:], id=c[0]) for c in ROLES])
def test_role(sentence: str, value: str, role: str) -> None:
    assert [d.role for d in dates_of(PAGE + sentence + CLOSE) if d.value == value] == [role]


def test_role_of_a_review_that_a_plan_follows() -> None:
    raw = (
        "某区政协\n2021年上半年工作总结和下半年工作打算\n一、上半年工作回顾\n"
        "4月中旬，区政协组织部分委员就海洋经济发展情况开展专题视察，形成视察报告报送区委、区政府，得到区委主要领导的批示。\n"
        "二、下半年工作打算\n"
        "9月，组织部分委员赴外地考察设施农业，学习那里的好经验、好做法，为全区设施农业的发展出主意、想办法。\n"
    )
    roles = {d.value: d.role for d in dates_of(raw)}
    assert (roles["2021-04"], roles["2021-09"]) == ("held", "plan")
