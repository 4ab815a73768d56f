"""What dates mean, as a table: a short document, the dates that it settles."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import edtf, gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import DateExpression, Metadata, Source
from extractor.resolve import resolve

PAGE = "区政协召开工作会议\n发布时间：2024-03-06 10:20 来源：某区政协\n"
REPORT = "区政协常委会工作报告\n（2022年1月10日在政协某区第九届委员会第一次会议上）\n"
CLOSE = "\n会议强调，要扎实做好政协各项工作，为全区高质量发展贡献智慧和力量。\n"


@cache
def dates_of(raw: str, published: str = "") -> tuple[DateExpression, ...]:
    digest = hashlib.sha256(raw.encode()).hexdigest()
    text = clean(Source(digest[:12], "t", "text/plain", raw, digest, metadata=Metadata(published=published)))
    return resolve(text, find(text, rules.load()), gazetteer.load()).dates


def values(raw: str, published: str = "") -> list[str]:
    return [d.value for d in dates_of(raw, published)]


def on_page(sentence: str) -> list[str]:
    """The dates of a sentence on a page of 6 March 2024, without the page's own."""
    return [v for v in values(PAGE + sentence + CLOSE) if v != "2024-03-06"]


FORMS = [
    ("full", "2023年8月16日，区政协召开会议。", ["2023-08-16"]),
    ("month", "2023年8月，区政协开展视察。", ["2023-08"]),
    ("year", "到2035年，基本实现目标。", ["2035"]),
    ("year-of-account", "2023年度共召开会议6次。", ["2023"]),
    ("numeric-hyphens", "会议（2023-08-16）听取汇报。", ["2023-08-16"]),
    ("numeric-dots", "会议（2023.8.16）听取汇报。", ["2023-08-16"]),
    ("numeric-slashes", "会议（2023/8/16）听取汇报。", ["2023-08-16"]),
    ("compact", "节目（20230816）播出。", ["2023-08-16"]),
    ("newspaper-slashes", "见报2023年/8月/16日/第001版。", ["2023-08-16"]),
    ("chinese", "二○二三年十月十四日，区政协召开会议。", ["2023-10-14"]),
    ("chinese-twenties", "二〇二三年五月二十一日，区政协召开会议。", ["2023-05-21"]),
    ("no-such-day", "2023年2月30日，区政协召开会议。", []),
    ("from-a-month-on", "自2021年5月以来，办理案件5件。", ["2021-05/.."]),
    ("from-a-year-on", "2021年以来，各地积极探索。", ["2021/.."]),
    ("end-of-year", "2023年底实现全覆盖。", ["2023"]),
    ("decade", "上世纪八十年代的老房子改造完成。", ["198X"]),
]

RELATIVE = [
    ("day-of-this-year", "3月5日，区政协召开会议。", ["2024-03-05"]),
    ("day-not-yet-come-is-last-year's", "12月28日，区政协举行联谊活动。", ["2023-12-28"]),
    ("day-to-come", "会议将于4月10日召开。", ["2024-04-10"]),
    ("bare-day-of-this-month", "学习班5日在京开班。", ["2024-03-05"]),
    ("bare-day-of-last-month", "学习班29日在京开班。", ["2024-02-29"]),
    ("bare-day-after-a-month", "2月20日，会议开幕。22日，会议闭幕。", ["2024-02-20", "2024-02-22"]),
    ("list-of-days", "2月20日、21日，区政协开展视察。", ["2024-02-20", "2024-02-21"]),
    ("list-of-days-one-mark", "2月20、21日，区政协开展视察。", ["2024-02-20", "2024-02-21"]),
    ("this-year", "今年，区政协将开展视察。", ["2024"]),
    ("last-year", "较去年增加20件。", ["2023"]),
    ("next-year", "明年将全面推开。", ["2025"]),
    ("since-this-year", "今年以来，区政协开展视察。", ["2024-01-01/.."]),
    ("month-of-last-year", "去年9月，双方签约。", ["2023-09"]),
    ("chinese-month-of-this-year", "今年二月，双方签约。", ["2024-02"]),
    ("yesterday", "昨日，区政协开展视察。", ["2024-03-05"]),
    ("tomorrow", "会议明天闭幕。", ["2024-03-07"]),
    ("day-of-this-month", "本月2日，委员们来到社区。", ["2024-03-02"]),
    ("last-month", "上月，委员们来到社区。", ["2024-02"]),
    ("half-year", "去年上半年完成调研。", ["2023-01/2023-06"]),
    ("quarter", "去年第三季度完成调研。", ["2023-07/2023-09"]),
    ("three-quarters", "去年前三季度完成调研。", ["2023-01/2023-09"]),
    ("end-of-this-year", "年底前完成。", ["2024"]),
    ("season", "去年秋季，委员们来到山村。", ["2023-23"]),
    ("past-year", "过去一年，区政协认真履职。", ["2023"]),
    ("coming-year", "新的一年，区政协将再接再厉。", ["2024"]),
    (
        "same-year-behind-a-stop",
        "2020年5月6日，会议召开。县政协在2019年4月制定规则，把环节固定下来；同年7月，办法出台。",
        ["2020-05-06", "2019-04", "2019-07"],
    ),
    ("same-year", "2019年4月29日，会议召开，同年7月，办法出台。", ["2019-04-29", "2019-07"]),
    ("year-after", "2019年4月29日，会议召开。次年1月，全书出版。", ["2019-04-29", "2020-01"]),
    ("near-day-ahead-is-this-year's", "5月下旬，将召开常委会会议。", ["2024-05"]),
    ("far-day-ahead-is-last-year's", "8月，委员们来到山村。", ["2023-08"]),
    ("today-in-a-dated-report", "本报3月4日讯 昨日，区政协召开会议。", ["2024-03-04", "2024-03-03"]),
    ("bare-day-to-come", "电视台将对14日的大会作现场直播。", ["2024-03-14"]),
    ("first-month", "元月8日，区政协召开会议。", ["2024-01-08"]),
    ("half-after-half", "2025年上半年，召开会议；下半年，开展视察。", ["2025-01/2025-06", "2025-07/2025-12"]),
    ("done-beside-what-is-planned", "2025年1月将开会，换届小组已于12月27日成立。", ["2025-01", "2023-12-27"]),
    ("schedule-goes-on", "监督阶段（5月—11月），总结阶段（12月）。", ["2024-05/2024-11", "2024-12"]),
    ("item-number", "1.服务会议。\n2.2月20日，区政协召开会议。\n3.2月，开展视察。", ["2024-02-20", "2024-02"]),
    ("years-ago", "45年前的12月18日，大会开幕。", ["1979-12-18"]),
    ("month-years-ago", "六十年前的9月，区政协成立。", ["1964-09"]),
    ("today-years-ago", "40年前的今天，区政协成立。", ["1984-03-06"]),
    ("next-day", "2月28日，赴镇村视察。次日，召开座谈会。", ["2024-02-28", "2024-02-29"]),
    ("next-day-of-nothing", "次日，召开座谈会。", []),
    ("next-day-of-days-leaves-it-open", "2月20日至22日，赴镇村视察。次日，召开座谈会。", ["2024-02-20/2024-02-22"]),
    (
        "that-year",
        "1956年冬，部长找我谈话。那年11月19日，县政协成立。次年4月1日，会议开幕。",
        ["1956-24", "1956-11-19", "1957-04-01"],
    ),
    ("item-number-before-days", "1.11月25日至12月10日，推荐提名。", ["2023-11-25/2023-12-10"]),
    ("year-of-the-sentence", "2022年，区政协出台办法，5月启动，9月20日完成。", ["2022", "2022-05", "2022-09-20"]),
]

INTERVALS = [
    ("days", "2023年6月12日至16日，举办培训班。", ["2023-06-12/2023-06-16"]),
    ("days-one-mark", "2023年11月7至8日，赴外地考察。", ["2023-11-07/2023-11-08"]),
    ("days-dash", "2月28日—3月1日，赴外地考察。", ["2024-02-28/2024-03-01"]),
    ("days-in-figures", "书画展（2023.12.25—2024.1.5）开展。", ["2023-12-25/2024-01-05"]),
    ("days-over-new-year", "2023年12月30日至1月2日，举办书画展。", ["2023-12-30/2024-01-02"]),
    ("bare-days", "会议将于18日至21日召开。", ["2024-03-18/2024-03-21"]),
    ("months", "去年3月至5月集中办理。", ["2023-03/2023-05"]),
    ("months-over-new-year", "2022年11月至2023年3月集中办理。", ["2022-11/2023-03"]),
    ("years", "2017—2021年，共收到提案600件。", ["2017/2021"]),
    ("years-in-words", "2017年至2021年，共收到提案600件。", ["2017/2021"]),
    ("years-backwards-are-none", "编号2021-2017的材料", []),
]

NAMED = [
    ("plan", "聚焦“十四五”规划建言。", ["2021/2025"]),
    ("plan-newest", "谋划十五五时期发展。", ["2026/2030"]),
    ("plan-early", "“九五”期间，全区经济快速发展。", ["1996/2000"]),
    ("plan-ordinal", "制定第十四个五年规划。", ["2021/2025"]),
    ("plan-in-a-title", "审议《“十四五”规划纲要》。", ["2021/2025"]),
    ("congress", "党的十八大以来，政协事业不断发展。", ["2012-11/.."]),
    ("as-of-now", "截至目前，办结提案200件。", []),  # the page's own day, which stands there already
    ("as-of-month", "截至1月底，办结提案200件。", ["2024-01"]),
]

NO_DATES = [
    ("every-year", "每年3月5日开展志愿服务，每月15日接待群众。"),
    ("every-year's-span", "每年3月1日至5月31日为禁渔期。"),
    ("time-limit", "提案办理单位应在15日内答复。"),
    ("duration", "活动为期5日。"),
    ("manner", "责任体现在日常工作中，第一时间响应。"),
    ("century", "21世纪马克思主义"),
    ("anniversary", "庆祝县政协成立40周年。"),
    ("phrase", "共创美好明天，走到今天不容易。"),
    ("open", "近日，委员们来到社区。春节前，委员们走访群众。"),
    ("paper", "来自《昆明日报》的报道。"),
    ("other-words", "如今年轻人踊跃参与，证明年龄不是问题。"),
    ("lunar", "三月三歌圩节和正月初六的庙会。"),
    ("title", "印发《2021年工作要点（2021—2022年）》。"),
    ("number", "咨询电话：0731-20230506，备案号：京ICP备20120101号。"),
]

LOST = [
    ("one-reading", "2022818日印发《办法》。", ["2022-08-18"]),
    ("two-readings", "2021112日印发《办法》。", ["[2021-01-12,2021-11-02]"]),
    ("later-reading-dropped", "2024112日印发《办法》。", ["2024-01-12"]),
    ("year-mark-lost", "20239月20日印发《办法》。", ["2023-09-20"]),
    ("month-mark-lost", "2023年920日印发《办法》。", ["2023-09-20"]),
    ("both-marks-lost-beside-a-page-date", "215日，区政协召开会议。", ["2024-02-15"]),
    ("a-span-of-days", "历时215日，全部完成。", []),
]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [pytest.param(text, wanted, id=name) for name, text, wanted in [*FORMS, *RELATIVE, *INTERVALS, *NAMED, *LOST]],
)
def test_value_on_a_page_of_6_march_2024(sentence: str, wanted: list[str]) -> None:
    assert on_page(sentence) == wanted


@pytest.mark.parametrize("sentence", [pytest.param(text, id=name) for name, text in NO_DATES])
def test_no_date(sentence: str) -> None:
    assert on_page(sentence) == []


OWN_YEAR = [
    ("page", PAGE + "5月1日", "2024-05-01"),
    ("delivery-under-the-title", REPORT + "5月1日", "2021-05-01"),
    ("signature", "关于召开会议的通知\n各位委员：5月1日\n特此通知，请准时参加会议。\n2023年4月20日\n", "2023-05-01"),
    ("title-of-a-summary", "区政协2023年度工作总结\n全年工作扎实有力。5月1日", "2023-05-01"),
    (
        "open heading, then next year's",
        "工作材料\n一、2023年主要工作\n5月1日开会。\n二、2024年主要工作\n",
        "2023-05-01",
    ),
    ("open heading behind last year's", "工作材料\n2023年工作回顾\n履职。\n2024年主要工作\n5月1日开会", "2024-05-01"),
    ("heading", "工作材料\n2023年工作回顾\n区政协认真履职尽责。5月1日", "2023-05-01"),
    ("anniversary", "区政协举办庆祝中国共产党成立101周年书画展。5月1日", "2022-05-01"),
    ("anniversary-in-words", "区政协举办庆祝人民政协成立七十周年书画展。5月1日", "2019-05-01"),
    ("congress-awaited", "以优异成绩迎接党的十九大胜利召开。5月1日", "2017-05-01"),
    ("year-of-a-numbered-meeting", "4月20日，区政协召开2023年第6次会议。今年成效明显。5月1日", "2023-05-01"),
    ("year-in-the-title", "区政协大事记（2019年）\n1月4日　会议开幕。\n5月1日", "2019-05-01"),
    ("story-of-years-ago", PAGE + "1941年3月，同盟成立。会议闭幕。5月1日", "1941-05-01"),
    ("only-year", "2023年4月20日，区政协召开会议。会议安排5月1日", "2023-05-01"),
    (
        "year-of-the-meeting-of-a-speech",
        "在区政协二〇二一年工作会议上的讲话\n同志们：今年任务艰巨。5月1日",
        "2021-05-01",
    ),
    (
        "written-at-the-foot",
        "追忆周老\n今年是周老诞辰120周年。5月1日，同仁相聚。\n（作者系原常委 写于2023年4月）",
        "2023-05-01",
    ),
    ("shortly-before-figures-were-closed", "截至2022年6月，提案全部办结。5月1日", "2022-05-01"),
    ("year-that-opens-the-text", "2023年，区政协认真履行职责。5月1日", "2023-05-01"),
    ("year-of-a-subject-only", "会议通报了2023年提案办理情况。5月1日", None),
    ("dateline", "本报5月3日讯 2023年5月2日，区政协召开会议。5月1日", "2023-05-01"),
    ("figures-closed-before", "截至2022年8月底，提案全部办结。5月1日", "2023-05-01"),
    ("two-years-leave-it-open", "2021年4月20日和2022年6月20日，区政协开会。\n5月1日", None),
    ("nothing", "区政协召开会议。5月1日", None),
    ("local-anniversary-leaves-it-open", "庆祝县政协成立40周年。5月1日", None),
]


@pytest.mark.parametrize(("start", "wanted"), [pytest.param(t, w, id=n) for n, t, w in OWN_YEAR])
def test_year_of_a_day_without_one(start: str, wanted: str | None) -> None:
    found = [v for v in values(start + "，区政协开展视察活动。" + CLOSE) if v.endswith("-05-01")]
    assert found == ([wanted] if wanted else [])


def test_metadata_dates_the_document() -> None:
    assert values("区政协召开会议。\n昨日，委员们来到社区。\n", published="2023-05-22") == ["2023-05-21"]


def test_a_report_of_a_term_looks_back_on_five_years_and_ahead_on_five() -> None:
    raw = REPORT + "五年工作回顾\n五年来，区政协认真履职尽责，各项工作取得新成效。\n今后五年，工作目标更加明确。\n"
    assert values(raw) == ["2022-01-10", "2017/2021", "2022/2026"]


def test_headings_date_what_stands_below_them() -> None:
    raw = (
        "区政协常委会工作报告\n2020年工作回顾\n一年来，区政协认真履职。7月1日，召开会议，较上年增加。\n"
        "2021年工作安排\n新的一年，重点抓好三件事。3月，召开全体会议。\n"
    )
    assert values(raw) == ["2020", "2020-07-01", "2019", "2021", "2021-03"]


def test_a_stored_report_keeps_its_own_year() -> None:
    raw = "区政协工作报告\n2022年02月09日 来源：某日报\n2020年工作回顾\n去年，成效明显。\n2021年工作安排\n今年，任务艰巨。\n"
    assert values(raw) == ["2022-02-09", "2020", "2019", "2021"]


def test_a_chronicle_of_one_month_dates_its_lines() -> None:
    raw = "区政协2023年3月大事记\n1日 主席会议召开，审议2023年工作要点。\n9日 党组会议召开。\n14日至16日 常委会会议召开。\n"
    assert values(raw) == ["2023-03", "2023-03-01", "2023", "2023-03-09", "2023-03-14/2023-03-16"]


def test_months_that_head_the_days_of_a_chronicle() -> None:
    raw = "区政协2022年度大事记\n2022年1月\n4日，召开会议。\n9日，开展视察。\n2022年11月\n2日，召开会议。\n15日，开展视察。\n"
    days = ["2022-01-04", "2022-01-09", "2022-11", "2022-11-02", "2022-11-15"]
    assert values(raw) == ["2022", "2022-01", *days]


def test_part_of_its_own_month_that_is_to_come() -> None:
    raw = "区政协工作简报\n2024年8月2日\n8月中旬，召开主席会议。" + CLOSE
    assert [(d.value, d.role) for d in dates_of(raw)] == [("2024-08-02", "issued"), ("2024-08", "plan")]


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


def test_one_record_a_value_with_all_of_its_places_in_order() -> None:
    raw = PAGE + "3月5日，区政协召开会议。今年3月5日上午，会议听取汇报。" + CLOSE
    (record,) = (d for d in dates_of(raw) if d.value == "2024-03-05")
    assert record.written == "3月5日"
    assert [e.quote for e in record.evidence] == ["3月5日", "今年3月5日"]
    assert all(raw[e.longest.start : e.longest.end] == e.quote for e in record.evidence)


NOTATIONS = ["{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}/{m:02}/{d:02}", "（{y}{m:02}{d:02}）"]
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@settings(max_examples=25, deadline=None)
@given(day=DAYS, notation=st.sampled_from(NOTATIONS))
def test_every_notation_of_a_day_is_that_day(day: date, notation: str) -> None:
    written = notation.format(y=day.year, m=day.month, d=day.day)
    assert values(f"会议材料\n区政协开展视察活动，{written}。{CLOSE}") == [day.isoformat()]


@settings(max_examples=25, deadline=None)
@given(day=DAYS.filter(lambda d: d.year >= 2000))
def test_a_day_that_lost_its_separators_is_among_its_readings(day: date) -> None:
    (value,) = values(f"会议材料\n区委于{day.year}{day.month}{day.day}日印发意见。{CLOSE}")
    readings = value.strip("[]").split(",")
    assert day.isoformat() in readings
    first, last = edtf.bounds(value)
    assert first <= day <= last
    assert len(readings) <= 2


CHRONICLES = [
    (
        "year-lines",
        "县政协志\n大事年表\n1956年\n4月7日，县政协成立。是年10月，各界人士参观。\n1981年\n1月15日至20日，县政协召开会议。\n",
        ["1956", "1956-04-07", "1956-10", "1981", "1981-01-15/1981-01-20"],
    ),
    (
        "headline-of-a-quarter",
        "某区政协2018年第一季度工作动态\n1月3日，区政协召开大会。\n3月20日，区政协召开会议。\n",
        ["2018-01/2018-03", "2018-01-03", "2018-03-20"],
    ),
    (
        "month-under-the-title",
        "关于发展冰雪经济的建议\n（2019年12月）\n今年6月至9月，调研组赴外地考察。\n",
        ["2019-12", "2019-06/2019-09"],
    ),
    (
        "anniversary-of-that-time",
        "县政协召开学习会\n今年正值新中国成立75周年。3月15日，县政协召开学习会。\n",
        ["2024", "2024-03-15"],
    ),
    (
        "this-year-of-figures",
        "县政协工作纪实\n今年3月，县政协召开会议。截至2024年4月，全县建成平台16个。\n",
        ["2024-03", "2024-04"],
    ),
]


@pytest.mark.parametrize(("raw", "expected"), [c[1:] for c in CHRONICLES], ids=[c[0] for c in CHRONICLES])
def test_year_of_a_document(raw: str, expected: list[str]) -> None:
    assert sorted(values(raw)) == sorted(expected)


def test_role_of_a_review_that_a_plan_follows() -> None:
    raw = (
        "某区政协\n2021年上半年工作总结和下半年工作打算\n一、上半年工作回顾\n"
        "4月中旬，区政协组织部分委员就海洋经济发展情况开展专题视察，形成视察报告报送区委、区政府，得到区委主要领导的批示。\n"
        "二、下半年工作打算\n"
        "9月，组织部分委员赴外地考察设施农业，学习那里的好经验、好做法，为全区设施农业的发展出主意、想办法。\n"
    )
    roles = {d.value: d.role for d in dates_of(raw)}
    assert (roles["2021-04"], roles["2021-09"]) == ("held", "plan")
