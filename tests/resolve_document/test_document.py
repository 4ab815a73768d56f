"""The record of the document: headline, genre, publisher, date, subject, period."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

BODY = "绩溪县政协召开会议，县政协主席会议成员参加，深入学习有关精神，研究部署下一步工作任务，推动各项工作落实见效。"

PAGES: dict[str, tuple[str, dict[str, str | None]]] = {
    "web page with source line": (
        f"绩溪县政协召开常委会会议\n信息来源：宣城日报 | 发布时间：2024-03-05 09:30\n\n　　{BODY}\n",
        {"title": "绩溪县政协召开常委会会议", "publisher": "宣城日报", "issued": "2024-03-05", "genre": "news"},
    ),
    "date, medium and author in one line": (
        f"以履职实效书写新篇\n2024-03-05 09:30 宣城日报 胡适之\n　　{BODY}\n",
        {"title": "以履职实效书写新篇", "publisher": "宣城日报", "issued": "2024-03-05", "genre": "article"},
    ),
    "headline with subtitle": (
        f"凝心聚力谱新篇\n——绩溪县政协工作纪实\n□胡适之\n{BODY}\n",
        {"title": "凝心聚力谱新篇——绩溪县政协工作纪实", "genre": "feature"},
    ),
    "report": (
        f"政协绩溪县委员会常务委员会工作报告\n2024年1月8日\n\n2023年工作回顾\n\n{BODY}\n",
        {"genre": "work-report", "period": "2023"},
    ),
    "headline under the head of a newspaper's page": (
        f"宣城日报　　2023年10月20日　星期五　　02版 要闻\n\n绩溪县政协召开专题协商会\n胡适之主持并讲话　陶行知到会\n\n{BODY}\n",
        {"title": "绩溪县政协召开专题协商会", "publisher": "宣城日报", "issued": "2023-10-20", "genre": "news"},
    ),
    "headline under the name of a site and a column": (
        f"绩溪县政协网 | 领导讲话\n\n在全县政协提案工作会议上的讲话\n（2022年3月16日）\n县政协主席　胡适之\n\n{BODY}\n",
        {"title": "在全县政协提案工作会议上的讲话", "genre": "speech"},
    ),
    "headline under a red head and its number": (
        f"政协绩溪县委员会文件\n绩协发〔2023〕5号\n\n政协绩溪县委员会关于开展视察活动的通知\n\n{BODY}\n",
        {"title": "政协绩溪县委员会关于开展视察活动的通知", "genre": "notice"},
    ),
    "page of a paper's section, signed by reporters": (
        f"各界导报 · 地方政协　　2024年5月14日　3版\n\n茶香飘进议事厅\n——走进绩溪县“端茶议事厅”\n\n□ 本报记者 胡适之\n\n{BODY}\n",
        {"title": "茶香飘进议事厅——走进绩溪县“端茶议事厅”", "publisher": "各界导报", "genre": "feature"},
    ),
    "running head of a yearbook": (
        f"·102·　　绩溪年鉴（2020）\n\n绩溪县政协\n\n　　【概况】 {BODY}\n",
        {"title": "绩溪年鉴（2020）", "genre": "yearbook-page"},
    ),
    "memoir from a magazine of long ago": (
        f"回忆绩溪县政协成立前后\n胡适之 口述　陶行知 整理\n\n{BODY}\n（原载《江淮文史》一九八六年第三期）\n",
        {"publisher": "江淮文史", "issued": "1986", "genre": "article"},
    ),
    "minutes under a number": (
        f"会议纪要\n〔2024〕5号\n政协绩溪县委员会办公室 2024年4月19日\n政协绩溪县第十届委员会第二十一次主席会议纪要\n{BODY}\n",
        {"title": "政协绩溪县第十届委员会第二十一次主席会议纪要", "issued": "2024-04-19", "genre": "notice"},
    ),
    "headline in two lines, minutes": (
        f"绩溪县政协\n十届五十六次主席会议纪要\n（第56期）\n{BODY}\n",
        {"title": "绩溪县政协十届五十六次主席会议纪要", "genre": "notice"},
    ),
    "column above the headline, written by one with a post": (
        f"政协委员说\n把社戏办成金名片\n安徽省政协委员 胡适之\n近日，名单公布。我认为，社戏是个好抓手。{BODY}\n（本文刊于2024年3月12日《江淮时报》）\n",
        {"title": "把社戏办成金名片", "publisher": "江淮时报", "genre": "article"},
    ),
    "reporter over the date at the foot": (
        f"绩溪县政协召开会议\n宣城报讯（通讯员 陶行知）{BODY}\n本报记者 胡适之\n2023-11-20\n",
        {"publisher": "宣城报", "issued": "2023-11-20"},
    ),
    "bulletin over its number": (
        f"提案工作动态\n2022年第6期\n绩溪县政协提案委员会编 2022年5月20日\n县政协召开提案办理协商会\n{BODY}\n",
        {"title": "县政协召开提案办理协商会", "issued": "2022-05-20", "genre": "news"},
    ),
    "date behind the reporters at the foot": (
        f"绩溪县政协：特色培训强本领\n{BODY}\n绩溪县融媒体中心讯（记者 胡适之报道）2024年7月10日\n",
        {"issued": "2024-07-10"},
    ),
    "sent by a station": (
        f"“板凳会”开到群众心坎上\n安徽广播网宣城5月11日消息（记者 胡适之）{BODY}\n",
        {"publisher": "安徽广播网"},
    ),
    "speech": (
        f"在全县政协系统会议上的讲话\n\n{BODY}\n",
        {"title": "在全县政协系统会议上的讲话", "genre": "speech"},
    ),
    "issue under a masthead": (
        f"绩溪政协　工作之窗\n\n界别活动简讯（2024年第4期）\n\n时间：2024年4月30日\n\n{BODY}\n",
        {"title": "界别活动简讯（2024年第4期）", "issued": "2024-04-30", "genre": "news"},
    ),
    "headline broken in two over a source line": (
        "设为首页 | 加入收藏 | 联系我们\n您的位置：首页 → 工作动态 → 正文\n\n"
        "绩溪县政协视察组到华阳镇\n视察古村保护工作\n\n"
        f"作者：胡适之   来源：宣城日报   更新：2024-03-05\n\n{BODY}\n",
        {"title": "绩溪县政协视察组到华阳镇视察古村保护工作", "publisher": "宣城日报", "genre": "news"},
    ),
    "portrait in the subtitle": (
        f"一盏茶里话乡愁\n——记绩溪县政协委员胡适之的家国情怀\n2024-03-05　撰稿：方正\n{BODY}\n",
        {"title": "一盏茶里话乡愁——记绩溪县政协委员胡适之的家国情怀", "genre": "feature"},
    ),
    "paper, date and page in one line": (
        f"宣城时报  2009年7月17日  第5版  委员论坛\n\n让老街更有烟火气\n胡适之\n{BODY}\n",
        {"title": "让老街更有烟火气", "publisher": "宣城时报", "issued": "2009-07-17"},
    ),
    "answer to a proposal, under the issuer and its number": (
        f"绩溪县教育体育局\n\n绩教体函〔2024〕12号　　　　　办理类别：A\n　　　　签发人：胡适之\n\n"
        f"关于县政协十届三次会议第45号提案的答复\n\n胡开文委员：\n　　您提出的提案收悉。{BODY}\n　　绩溪县教育体育局\n　　2024年6月5日\n",
        {"title": "关于县政协十届三次会议第45号提案的答复", "issued": "2024-06-05"},
    ),
    "notice under the issuer": (
        f"政协绩溪县委员会办公室\n\n关于开展主题读书活动的通知\n\n各界别召集人：\n{BODY}\n2024年6月5日\n",
        {"title": "关于开展主题读书活动的通知", "genre": "notice"},
    ),
    "printed elsewhere": (
        f"从“说得对”到“说得管用”\n胡适之\n{BODY}\n（原载2025年4月10日《宣城日报》第3版）\n",
        {"publisher": "宣城日报", "issued": "2025-04-10", "genre": "article"},
    ),
    "printed in an issue": (
        f"老街小史\n胡适之\n{BODY}\n（原载《徽州春秋》2021年第3期）\n",
        {"publisher": "徽州春秋", "issued": "2021", "genre": "article"},
    ),
    "printed page in brackets": (
        f"绩溪县政协十届一次会议开幕\n{BODY}\n【2018年1月25日　宣城日报　1版　责任编辑：胡适之】\n",
        {"publisher": "宣城日报", "issued": "2018-01-25"},
    ),
    "put together by": (
        f"绩溪县政协历史沿革\n{BODY}\n（县政协办公室整理　2012年3月）\n",
        {"publisher": "县政协办公室", "issued": "2012-03", "genre": "article"},
    ),
    "source before a date": (
        f"绩溪县政协召开会议\n来源：宣城日报 2022-08-19\n{BODY}\n",
        {"publisher": "宣城日报", "issued": "2022-08-19"},
    ),
    "path of the site": (
        f"绩溪政协网 >> 领导讲话 >> 正文\n在县政协会议上的讲话\n（2006年2月25日）\n更新时间：2006-3-2\n{BODY}\n",
        {"publisher": "绩溪政协网", "issued": "2006-03-02", "genre": "speech"},
    ),
    "headline in two lines": (
        f"中国人民政治协商会议绩溪县第七届委员会\n常务委员会工作报告（摘要）\n（一九八六年四月八日）\n我向大会报告一九八五年的工作。{BODY}\n",
        {
            "title": "中国人民政治协商会议绩溪县第七届委员会常务委员会工作报告（摘要）",
            "genre": "work-report",
            "issued": "1986-04-08",
            "period": "1985",
        },
    ),
    "report of proposals": (
        f"政协绩溪县委员会关于四届一次会议以来提案工作情况的报告\n（2014年2月18日）\n四届一次会议以来，{BODY}\n",
        {"genre": "work-report", "period": "2013"},
    ),
    "motto over the headline": (
        f"凝聚各界智慧 共创宏伟大业\n政协绩溪县第十届委员会第一次会议昨日开幕\n1998-01-12 宣城日报\n{BODY}\n",
        {"title": "政协绩溪县第十届委员会第一次会议昨日开幕", "genre": "news"},
    ),
    "members on a report": (f"绩溪县政协委员热议政府工作报告\n2024年1月21日\n{BODY}\n", {"issued": "2024-01-21"}),
    "resolution on a report": (
        f"政协绩溪县第七届委员会第三次会议关于工作报告的决议\n（2019年1月13日通过）\n{BODY}\n",
        {"genre": "notice"},
    ),
    "notice": (f"政协绩溪县委员会公告\n\n{BODY}\n", {"genre": "notice"}),
    "no headline": (f"{BODY}\n{BODY}\n", {"title": "", "genre": "feature"}),
}


@pytest.mark.parametrize("case", PAGES, ids=str)
def test_page(case: str, read_text: Callable[..., Records]) -> None:
    raw, expected = PAGES[case]
    document = read_text(raw).document
    assert {key: getattr(document, key) for key in expected} == expected
    assert document.subject == "cppcc-341824"


def test_metadata_wins(read_text: Callable[..., Records]) -> None:
    document = read_text(BODY, title="标题", publisher="县政协办", published="2024-02-01").document
    assert (document.title, document.publisher, document.issued) == ("标题", "县政协办", "2024-02-01")


def test_date_in_the_address(read_text: Callable[..., Records]) -> None:
    assert read_text(BODY, url="https://example.org/2024/02/01/t20240201_77.html").document.issued == "2024-02-01"


def test_a_body_with_a_short_name_in_the_headline_is_the_subject(read_text: Callable[..., Records]) -> None:
    raw = "徽青赴绩溪考察\n2024-03-05\n近日，香港徽州青年联会（徽青）一行赴绩溪县考察，受到绩溪县政协欢迎，县政协主席参加。\n"
    records = read_text(raw)
    names = {b.key: b.name for b in records.bodies}
    assert names[records.document.subject or ""] == "香港徽州青年联会"


def test_what_metadata_says_is_shown_where_the_text_says_it(read_text: Callable[..., Records]) -> None:
    raw = f"首页 > 正文\n绩溪县政协召开会议\n来源：绩溪县政协 2024-02-01\n{BODY}\n"
    document = read_text(raw, title="绩溪县政协召开会议", publisher="绩溪县政协", published="2024-02-01").document
    assert {(e.rule, e.quote) for e in document.evidence} == {
        ("document.title", "绩溪县政协召开会议"),
        ("document.publisher", "绩溪县政协"),
        ("document.issued", "2024-02-01"),
    }


def test_metadata_in_the_writing_of_the_page(read_text: Callable[..., Records]) -> None:
    document = read_text(f"縣政協召開會議\n2024-02-01\n{BODY}\n", title="縣政協召開會議").document
    assert document.title == "县政协召开会议"
    assert ("document.title", "縣政協召開會議") in {(e.rule, e.quote) for e in document.evidence}
