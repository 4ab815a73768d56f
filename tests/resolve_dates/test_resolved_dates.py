"""What dates mean, as a table: a short document, the dates that it settles."""

from __future__ import annotations

from datetime import date

import pytest
from date_facts import CLOSE, PAGE, REPORT, dates_of, values
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import edtf


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
    (
        "as-of-after-years",
        "2020年3月，试办夜话；同年9月推开。截至1月9日，建成40处。",
        ["2020-03", "2020-09", "2024-01-09"],
    ),
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
