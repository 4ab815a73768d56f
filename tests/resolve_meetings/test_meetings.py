"""Meetings: kind, holder, term, session and day, in all the orders that administrative writing has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from meeting_facts import CC, CPPCC, Row, rows

from extractor.model import Records

MEETINGS: dict[str, tuple[str, set[Row]]] = {
    "plenary, place first": (
        "绩溪县政协九届三次会议胜利闭幕。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 3, None)},
    ),
    "plenary, term first": (
        "十三届全国政协五次会议审议通过提案审查情况的报告。",
        {("plenary-session", f"{CPPCC}全国委员会", 13, 5, None)},
    ),
    "told in a row by number alone": (
        "绩溪县政协工作\n2023年2月8日，召开九届五次常委会会议。5月11日，召开第六次会议。\n"
        "2023年7月4日，召开第八次会议。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 5, "2023-02-08"),
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 6, "2023-05-11"),
        },
    ),
    "two in a row by number alone": (
        "绩溪县政协工作\n2023年2月8日，召开九届12次主席会议。5月9日、6月2日，分别召开第13次、第14次会议。",
        {
            ("chairpersons-meeting", f"{CPPCC}绩溪县委员会", 9, 12, "2023-02-08"),
            ("chairpersons-meeting", f"{CPPCC}绩溪县委员会", 9, 13, "2023-05-09"),
            ("chairpersons-meeting", f"{CPPCC}绩溪县委员会", 9, 14, "2023-06-02"),
        },
    ),
    "Party group holds one": (
        "2023年3月3日，绩溪县政协党组召开扩大会议，传达学习精神。4月2日，绩溪县政协召开会议。",
        {("party-group-meeting", f"{CPPCC}绩溪县委员会党组", None, None, "2023-03-03")},
    ),
    "of the government": (
        "绩溪县政协通报\n该办法于2024年6月18日经十八届县政府第31次常务会议通过。",
        {("other", "绩溪县人民政府", 18, 31, "2024-06-18")},
    ),
    "forum of the Central Committee": (
        "绩溪县政协学习中央第七次西藏工作座谈会精神。",
        {("forum", CC, None, None, None)},
    ),
    "no meeting: to be reported to one": (
        "绩溪县政协办公室将于2023年12月10日前向绩溪县政协常委会会议报告。",
        set(),
    ),
    "celebration": (
        "绩溪县政协工作\n2024年9月12日，举行庆祝中国人民政治协商会议成立75周年大会。",
        {("ceremony", f"{CPPCC}绩溪县委员会", None, None, "2024-09-12")},
    ),
    "in memory of a document": (
        "2019年9月28日，绩溪县政协举行纪念《共同纲领》颁布70周年座谈会。",
        {("forum", f"{CPPCC}绩溪县委员会", None, None, "2019-09-28")},
    ),
    "of all who work there": (
        "2022年2月8日，绩溪县政协召开全体干部职工大会。",
        {("other", f"{CPPCC}绩溪县委员会", None, None, "2022-02-08")},
    ),
    "ceremony that opens what is named": (
        "2022年4月22日，绩溪县政协举办“徽墨”读书分享会启动仪式。",
        {("ceremony", f"{CPPCC}绩溪县委员会", None, None, "2022-04-22")},
    ),
    "coinage told by its verb": (
        "绩溪县政协工作\n2025年3月6日，一场“堰塘会”在塘坎上开起。",
        {("forum", "", None, None, "2025-03-06")},
    ),
    "enlarged standing committee": (
        "绩溪县政协工作\n2022年7月27日，召开九届三次常委（扩大）会议。",
        {("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 3, "2022-07-27")},
    ),
    "Party plenum without a term": (
        "绩溪县政协工作\n本届县委六次全会作出部署。",
        {("party-plenum", "中国共产党绩溪县委员会", None, 6, None)},
    ),
    "month right behind it": (
        "绩溪县政协志\n二届一次会议 1959年12月举行，会期两天。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 2, 1, "1959-12")},
    ),
    "year between body and name": (
        "2021年3月25日，绩溪县政协二〇二一年工作会议召开。",
        {("work-conference", f"{CPPCC}绩溪县委员会", None, None, "2021-03-25")},
    ),
    "no meeting: how many were held": ("绩溪县政协自2016年以来已连续举办6届民情联席会议。", set()),
    "no visit: people are looked into": ("绩溪县政协换届工作\n2021年12月20日前，组织考察，确定人选。", set()),
    "a body in the name of what others host": (
        "绩溪县政协工作\n2023年12月5日，县政协承办了安徽省政协系统提案工作座谈会；12月8日，赴泗阳县开展联合调研。",
        {
            ("forum", f"{CPPCC}安徽省委员会", None, None, "2023-12-05"),
            ("visit", f"{CPPCC}绩溪县委员会", None, None, "2023-12-08"),
        },
    ),
    "headline clips what is numbered": (
        "宣城市政协召开双周协商座谈会\n2021年7月8日，宣城市政协召开第66次双周协商座谈会。",
        {("forum", f"{CPPCC}宣城市委员会", None, 66, "2021-07-08")},
    ),
    "several on days of their own": (
        "绩溪县政协工作\n2023年3月10日、5月23日分别召开九届五次、六次常委会会议。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 5, "2023-03-10"),
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 6, "2023-05-23"),
        },
    ),
    "a day within what is told of a visit": (
        "绩溪县政协工作\n根据方案（2023年10月30日），组织专家于2023年11月上旬到滩涂保护区调研。",
        {("visit", f"{CPPCC}绩溪县委员会", None, None, "2023-11")},
    ),
    "a quarter in its name": (
        "绩溪县政协工作\n2023年6月7日，召开第二季度“有事好商量”协商议事月活动推进会。",
        {("review-meeting", f"{CPPCC}绩溪县委员会", None, None, "2023-06-07")},
    ),
    "opening of what is numbered": (
        "绩溪县政协工作\n2020年1月3日，在县政协九届五次会议开幕式上，委员听取报告。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 5, "2020-01-03")},
    ),
    "Party group, numbered in a year": (
        "绩溪县政协工作\n2024年5月6日，县政协主席主持召开党组2024年第6次会议。",
        {("party-group-meeting", f"{CPPCC}绩溪县委员会党组", None, 6, "2024-05-06")},
    ),
    "a day that somebody only speaks of": (
        "绩溪县政协纪实\n2024年4月30日，活动开跑。“2018年5月1日，口号见报。”在当天下午举行的座谈会上，老委员动情地说。",
        {("forum", f"{CPPCC}绩溪县委员会", None, None, "2024-04-30")},
    ),
    "plenary, formal": (
        f"{CPPCC}第九届绩溪县委员会第四次会议于2025年1月6日召开。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 4, "2025-01-06")},
    ),
    "set for a month": (
        "宁国市政协六届四次会议定于2025年1月下旬召开。",
        {("plenary-session", f"{CPPCC}宁国市委员会", 6, 4, "2025-01")},
    ),
    "called by its month, what is told came later": (
        "2023年9月绩溪县政协九届三次会议召开以来，提案工作有了新进展。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 3, "2023-09")},
    ),
    "the day is of what came later": (
        "绩溪县政协九届三次会议召开以来，2023年12月3日首次开展活动。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 3, None)},
    ),
    "a forum that meets again and again": (
        "绩溪县政协工作\n2023年11月14日，皖南毗邻地区政协第二十一次联席会议在绩溪县召开。",
        {("forum", "", None, 21, "2023-11-14")},
    ),
    "a guest's committee told before": (
        "绩溪县政协年鉴\n6月29日，九届八次常委会会议举行，省政协副主席到会指导。10月26日，九届九次常委会会议召开。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 8, None),
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 9, None),
        },
    ),
    "standing committee, term and session": (
        "2024年3月18日，宁国市政协六届十一次常委会会议召开。",
        {("standing-committee-meeting", f"{CPPCC}宁国市委员会常务委员会", 6, 11, "2024-03-18")},
    ),
    "standing committee, formal": (
        "政协绩溪县第九届委员会常务委员会第十七次会议举行。",
        {("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 9, 17, None)},
    ),
    "chairpersons, Arabic session": (
        "2024年5月9日，宣城市政协召开五届46次主席会议。",
        {("chairpersons-meeting", f"{CPPCC}宣城市委员会", 5, 46, "2024-05-09")},
    ),
    "Party group with term and enlarged": (
        "十二届安徽省政协党组第25次（扩大）会议召开。",
        {("party-group-meeting", f"{CPPCC}安徽省委员会党组", 12, 25, None)},
    ),
    "two meetings in one": (
        "2024年5月9日，宣城市政协党组（扩大）会议暨五届46次主席会议召开。",
        {
            ("party-group-meeting", f"{CPPCC}宣城市委员会党组", None, None, "2024-05-09"),
            ("chairpersons-meeting", f"{CPPCC}宣城市委员会", 5, 46, "2024-05-09"),
        },
    ),
    "Party congress": ("学习贯彻党的十九大精神。", {("party-congress", "中国共产党", 19, None, None)}),
    "local Party congress": (
        "绩溪县政协围绕省第十一次党代会、县第十四次党代会部署履职，县政协主动作为。",
        {
            ("party-congress", "中国共产党安徽省委员会", 11, None, None),
            ("party-congress", "中国共产党绩溪县委员会", 14, None, None),
        },
    ),
    "list of plenums": (
        "贯彻二十届二中、三中、四中全会精神。",
        {("party-plenum", CC, 20, 2, None), ("party-plenum", CC, 20, 3, None), ("party-plenum", CC, 20, 4, None)},
    ),
    "local plenums": (
        "宣城市政协落实市委五届八次、九次全会要求，市政协积极行动。",
        {
            ("party-plenum", "中国共产党宣城市委员会", 5, 8, None),
            ("party-plenum", "中国共产党宣城市委员会", 5, 9, None),
        },
    ),
    "people's congress": (
        "十四届全国人大二次会议通过决议。",
        {("peoples-congress-session", "全国人民代表大会", 14, 2, None)},
    ),
    "central work conference": (
        "落实中央政协工作会议精神。",
        {("work-conference", CC, None, None, None)},
    ),
    "training class of several days": (
        "2024年6月3日至7日，绩溪县政协在浙江大学举办政协委员履职能力提升培训班。",
        {("training", f"{CPPCC}绩溪县委员会", None, None, "2024-06-03/2024-06-07")},
    ),
    "standing committee, organ between": (
        "绩溪县政协十一届常委会第九次会议于2024年2月20日举行。",
        {("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 11, 9, "2024-02-20")},
    ),
    "congress of a level": (
        "绩溪县政协委员列席县十八届人大三次会议。",
        {("peoples-congress-session", "绩溪县人民代表大会", 18, 3, None)},
    ),
    "local plenum, formal": (
        "中国共产党绩溪县第十四届委员会第七次全体会议于2024年1月5日举行。",
        {("party-plenum", "中国共产党绩溪县委员会", 14, 7, "2024-01-05")},
    ),
    "local plenum, enlarged": (
        "按照绩溪县委十四届四次全委（扩大）会议部署履职。",
        {("party-plenum", "中国共产党绩溪县委员会", 14, 4, None)},
    ),
    "preparatory session": (
        "绩溪县政协十一届三次会议预备会议于2024年1月3日召开。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 11, 3, None)},
    ),
    "attended elsewhere": (
        "2021年2月25日，绩溪县政协委员代表参加全国扶贫总结表彰大会。",
        {("ceremony", "", None, None, "2021-02-25")},
    ),
    "at a session, in a month": (
        "2022年1月，他又在绩溪县政协九届一次会议上作大会发言。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 1, "2022-01")},
    ),
    "called by a body": (
        "绩溪县政协的经验在安徽省政协召开的全省市县政协工作交流会上作了介绍。",
        {("forum", f"{CPPCC}安徽省委员会", None, None, None)},
    ),
    "visit over months": (
        "2023年3月至4月，绩溪县政协组织住县省、市政协委员40余人，视察企业8户。",
        {("visit", f"{CPPCC}绩溪县委员会", None, None, "2023-03/2023-04")},
    ),
    "teachers of a school": (
        "绩溪县政协从浙江大学聘请专家31人；2023年6月5日，举办政协委员履职能力提升培训班。",
        {("training", f"{CPPCC}绩溪县委员会", None, None, "2023-06-05")},
    ),
    "numbered brand": (
        "绩溪县政协把2022年第5次“徽乡夜话”协商会开进村里。",
        {("forum", f"{CPPCC}绩溪县委员会", None, 5, "2022")},
    ),
    "numbered and a second": (
        "2023年10月25日，绩溪县政协六届十六次常委会会议暨“流域治理”专题议政会召开。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 6, 16, "2023-10-25"),
            ("forum", f"{CPPCC}绩溪县委员会", None, None, "2023-10-25"),
        },
    ),
    "whole of a special committee, that day": (
        "2024年9月10日上午，绩溪县政协提案委员会组织部分委员赴龙川镇、华阳社区，视察小区改造。去年已改造3个。"
        "当天下午，绩溪县政协提案委员会召开第五次全体会议。",
        {
            ("visit", f"{CPPCC}绩溪县委员会提案委员会", None, None, "2024-09-10"),
            ("plenary-session", f"{CPPCC}绩溪县委员会提案委员会", None, 5, "2024-09-10"),
        },
    ),
    "about to be held that day": (
        "2024年7月18日清晨，绩溪县下了雨。当天，一场关于林下经济的恳谈会要在村里举行。",
        {("forum", "", None, None, "2024-07-18")},
    ),
    "organ with term after the verb": (
        "2024年3月5日，绩溪县政协召开十一届常委会第六次会议。",
        {("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 11, 6, "2024-03-05")},
    ),
    "plenum, term first": (
        "绩溪县政协学习十二届县委六次全会精神。",
        {("party-plenum", "中国共产党绩溪县委员会", 12, 6, None)},
    ),
    "organ that met, of a day": (
        "2024年3月5日，绩溪县政协召开议政性常委会议。\n同日，绩溪县政协召开党组会议。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", None, None, "2024-03-05"),
            ("party-group-meeting", f"{CPPCC}绩溪县委员会党组", None, None, "2024-03-05"),
        },
    ),
    "two sessions of an organ": (
        "绩溪县政协将于2024年5月召开第七次、第八次常委会会议。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", None, 7, "2024-05"),
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", None, 8, "2024-05"),
        },
    ),
    "guest and, after it, the own visit": (
        "绩溪县政协工作动态\n绩溪县政协勤于履职。2024年4月9日，宣城市政协副主席王芳一行来我县调研徽墨产业。"
        "2024年4月16日，组织32名委员赴泾县考察乡村旅游。",
        {
            ("visit", f"{CPPCC}宣城市委员会", None, None, "2024-04-09"),
            ("visit", f"{CPPCC}绩溪县委员会", None, None, "2024-04-16"),
        },
    ),
    "guests at a place by one character": (
        "2024年4月9日，宣城市政协考察组来绩考察徽墨产业。",
        {("visit", f"{CPPCC}宣城市委员会", None, None, "2024-04-09")},
    ),
    "body that views": (
        "2024年5月8日，绩溪县政协视察污水处理厂。",
        {("visit", f"{CPPCC}绩溪县委员会", None, None, "2024-05-08")},
    ),
    "with others": (
        "2024年9月6日，绩溪县政协提案委会同县水利局、县财政局召开提案办理协商会。",
        {("forum", f"{CPPCC}绩溪县委员会提案委员会", None, None, "2024-09-06")},
    ),
    "day of the other meeting": (
        "经绩溪县政协十一届十二次常委会会议决定，绩溪县政协十一届四次会议定于2024年12月25日召开。",
        {
            ("standing-committee-meeting", f"{CPPCC}绩溪县委员会常务委员会", 11, 12, None),
            ("plenary-session", f"{CPPCC}绩溪县委员会", 11, 4, "2024-12-25"),
        },
    ),
    "event named after a session": (
        "2024年4月8日，绩溪县政协召开十一届一次会议提案交办会。",
        {
            ("plenary-session", f"{CPPCC}绩溪县委员会", 11, 1, None),
            ("other", f"{CPPCC}绩溪县委员会", None, None, "2024-04-08"),
        },
    ),
    "year of another meeting": (
        "2022年将召开党的二十大，安徽省第十一次党代会描绘了蓝图。",
        {
            ("party-congress", "中国共产党", 20, None, "2022"),
            ("party-congress", "中国共产党安徽省委员会", 11, None, None),
        },
    ),
    "after which": (
        "绩溪县政协行动迅速。党的十九届六中全会召开后，绩溪县政协于2021年12月3日举办专题读书班。",
        {
            ("party-plenum", CC, 19, 6, None),
            ("training", f"{CPPCC}绩溪县委员会", None, None, "2021-12-03"),
        },
    ),
    "wider than who tells of it": (
        "绩溪县政协在2024年4月8日召开的全省政协提案工作座谈会上作了交流。",
        {("forum", "", None, None, "2024-04-08")},
    ),
    "a leader's meeting": (
        "绩溪县政协落实部署。2018年9月28日，习近平总书记主持召开深入推进东北振兴座谈会。",
        {("forum", "", None, None, "2018-09-28")},
    ),
    "named review": (
        "2024年7月2日，绩溪县政协召开“有事好商量”协商平台建设现场推进会。",
        {("review-meeting", f"{CPPCC}绩溪县委员会", None, None, "2024-07-02")},
    ),
}


@pytest.mark.parametrize("case", MEETINGS, ids=str)
def test_meetings(case: str, read_text: Callable[..., Records]) -> None:
    raw, expected = MEETINGS[case]
    assert rows(read_text(raw)) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "绩溪县政协通过党组会议、主席会议、常委会会议等形式学习。",
        "全年召开主席会议12次、常委会会议4次。",
        "绩溪县政协多次召开座谈会听取意见。",
        "评选十大优秀提案。",
        "建立专题协商座谈会制度。",
        "2023年11月，各市县党委陆续召开政协工作会议。",
        "今年，绩溪县政协已召开党组会议17次，组织委员视察不少于4次。",
        "2024年3月5日，绩溪县政协主席会议成员在县政协机关会议室座谈。",
    ],
)
def test_kinds_of_meetings_in_general_are_none(raw: str, read_text: Callable[..., Records]) -> None:
    assert rows(read_text(raw)) == set()


def test_a_meeting_told_of_twice_is_one(read_text: Callable[..., Records]) -> None:
    records = read_text("绩溪县政协九届三次会议筹备有序。\n2025年1月6日，县政协九届三次会议开幕。")
    (meeting,) = records.meetings
    assert meeting.key == "cppcc-341824/9-3"
    assert meeting.date == "2025-01-06"
    assert len(meeting.evidence) == 2


def test_a_meeting_that_is_only_referred_to_has_no_day(read_text: Callable[..., Records]) -> None:
    records = read_text("2024年3月5日，绩溪县政协召开会议，传达学习十四届全国政协一次会议精神。")
    (meeting,) = [m for m in records.meetings if m.session == 1]
    assert meeting.date is None
