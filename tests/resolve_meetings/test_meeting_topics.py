"""Meetings: what they were about, and what is told of one of them in several places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

TOPICS = {
    "ahead of a visit": ("就我县农村环境整治开展专题视察。", "农村环境整治"),
    "object of a visit": ("组织委员视察县城防洪工程建设情况。", "县城防洪工程建设情况"),
    "report of a visit": ("组织委员视察企业8户，形成《关于煤炭企业反哺农业情况的视察报告》。", "煤炭企业反哺农业情况"),
    "behind a session": ("十届三次常委会会议专题协商“数字乡村”建设。", "“数字乡村”建设"),
    "in the next sentence": ("召开十届三次常委会会议。会议审议通过《工作办法》。", "审议通过《工作办法》"),
    "theme in the next sentence": ("举办“书香政协”委员读书会。读书会以“黄河文化”为主题。", "黄河文化"),
    "ahead of a forum": ("围绕“加强古厝保护利用”举行“有事来协商”座谈会。", "加强古厝保护利用"),
    "in the name": ("召开“黄连产业链”专题协商会。", "黄连产业链"),
    "month of consultation": ("召开“推动茶旅融合发展”月度协商座谈会。", "推动茶旅融合发展"),
    "forum named by its matter": ("联合举办新安江流域生态保护协商座谈会。", "新安江流域生态保护"),
    "work to be furthered": ("召开2024年度提案办理工作推进会。", "提案办理工作"),
    "work to be seen": ("召开全县乡镇政协委员工作室建设现场观摩会。", "乡镇政协委员工作室建设"),
    "what was made the topic": ("召开五届九次常委会会议，把乡村振兴列为专题协商议题。", "乡村振兴"),
    "quoted, held every month": ("召开“企业用工”月度专题协商会。", "企业用工"),
    "who meets is no topic": ("召开全县乡镇政协主席现场会。", ""),
    "a year's work is no topic": ("召开2024年度工作推进会。", ""),
    "heard": ("九届九次主席会议专题听取上半年文史工作情况汇报。", "听取上半年文史工作情况汇报"),
    "decided": ("召开十届三次常委会会议，协商决定第十一届委员会委员名单。", "协商决定第十一届委员会委员名单"),
    "told from above": ("召开十届三次常委会会议，传达省委书记讲话精神。", "传达省委书记讲话精神"),
    "quoted as a whole": (
        "召开月度座谈会，围绕“加强古镇保护，办好‘徽州年’活动”协商议政。",
        "加强古镇保护，办好“徽州年”活动",
    ),
    "handling of proposals": ("对停车难等3件重点提案办理情况开展视察。", "停车难等3件重点提案办理情况"),
    "a brand is none": ("召开“有事来协商”座谈会。", ""),
    "how often is none": ("学习贯彻党的二十大精神，组织集体学习12次。", ""),
    "what others learned from is none": ("贯彻十四届全国政协一次会议精神，重点协商教育均衡发展。", ""),
}


@pytest.mark.parametrize("case", TOPICS, ids=str)
def test_topic(case: str, read_text: Callable[..., Records]) -> None:
    sentence, topic = TOPICS[case]
    (meeting,) = read_text(f"2024年3月5日，绩溪县政协{sentence}").meetings
    assert meeting.topic == topic


HEADLINES = {
    "notice": (
        "关于召开绩溪县政协十届三次常委会会议的通知\n各位委员：现将有关事项通知如下。\n一、会议时间\n2024年6月24日上午9时。\n2024年6月15日\n",
        "2024-06-24",
    ),
    "speech": (
        "在绩溪县政协“红土地议事”品牌建设座谈会上的讲话\n2021年10月20日\n同志们：\n"
        + "县政协要认真履行职能，" * 9
        + "。\n",
        "2021-10-20",
    ),
    "news": (
        "绩溪县政协召开提案工作座谈会\n2024-03-06 来源：绩溪日报\n3月5日，县政协召开2024年提案工作座谈会，通报情况。\n",
        "2024-03-05",
    ),
}


@pytest.mark.parametrize("case", HEADLINES, ids=str)
def test_a_meeting_of_the_headline_has_the_day_of_the_text(case: str, read_text: Callable[..., Records]) -> None:
    raw, date = HEADLINES[case]
    (meeting,) = read_text(raw).meetings
    assert meeting.date == date


def test_days_from_opening_to_closing_before_one_of_them(read_text: Callable[..., Records]) -> None:
    raw = "（2022年12月29日政协绩溪县第十届委员会第二次会议通过）\n政协绩溪县第十届委员会第二次会议于2022年12月27日至29日举行。"
    (meeting,) = read_text(raw).meetings
    assert meeting.date == "2022-12-27/2022-12-29"


def test_an_unnumbered_telling_is_the_numbered_meeting_of_that_day(read_text: Callable[..., Records]) -> None:
    raw = "绩溪县政协党组会议召开\n2024-03-06\n3月5日，绩溪县政协党组2024年第5次（扩大）会议召开。3月5日，县政协党组会议还听取了汇报。"
    (meeting,) = read_text(raw).meetings
    assert meeting.session == 5
