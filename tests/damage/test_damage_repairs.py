"""Damage on top of damage, and places where one repair must not undo another."""

from __future__ import annotations

import pytest

from extractor.clean import clean
from extractor.clean.structure import sections
from extractor.read import source


def cleaned(raw: str) -> str:
    return clean(source(raw, "page.txt")).chars


LOST = {
    "a word on the right": ("由??h政府撥款興建，各鄉鎮負責管護。", "由县政府拨款兴建，各乡镇负责管护。"),
    "a word on the left": ("市政??f召開會議，聽取匯報。", "市政协召开会议，听取汇报。"),
    "several in one sentence": ("政??f委??T圍繞??l村振興建言獻策。", "政协委员围绕乡村振兴建言献策。"),
    "a place": ("會後，??h江毛南族自治縣政協前來學習。", "会后，环江毛南族自治县政协前来学习。"),
    "a gloss tells the reading": ("政??f(xié)召開會議，聽取匯報。", "政协召开会议，听取汇报。"),
    "the document shows the same words": (
        "沈躍躍到會講話，沈躍躍同志要求抓好落實。會後，沈躍??S同志走訪委員。",
        "沈跃跃到会讲话，沈跃跃同志要求抓好落实。会后，沈跃跃同志走访委员。",
    ),
    "two candidates stay open": ("共青團??h委主辦的活動在縣城舉行。", "共青团？？h委主办的活动在县城举行。"),
    "a question stays": ("什麼是AI??A城怎麼辦，委員們展開討論。", "什么是AI??A城怎么办，委员们展开讨论。"),
}


@pytest.mark.parametrize(("raw", "expected"), LOST.values(), ids=LOST.keys())
def test_lost_characters(raw: str, expected: str) -> None:
    assert cleaned(raw) == expected


PARTED = {
    "once": (
        "与会委员们认为，要继续办好民生实事，让群众看\n- 12 -\n得见、摸得着，推动问题解决。",
        "与会委员们认为，要继续办好民生实事，让群众看得见、摸得着，推动问题解决。\n- 12 -",
    ),
    "twice in one paragraph": (
        "与会委员们认为，要继续办好民生实事，让群众看\n第3页\n得见、摸得着，推动更多实际问题得到妥善解决；还要\n第4页\n加强督办，抓好落实。",
        "与会委员们认为，要继续办好民生实事，让群众看得见、摸得着，推动更多实际问题得到妥善解决；还要加强督办，抓好落实。\n第3页\n第4页",
    ),
    "inside a title": (
        "会议审议通过《关于进一步做好新时代提案办理\nPage 7\n协商工作的意见》，作出安排。",
        "会议审议通过《关于进一步做好新时代提案办理协商工作的意见》，作出安排。\nPage 7",
    ),
    "a title above a page number stays": (
        "政协某县第五届委员会工作报告\n- 1 -\n现在，我向大会报告工作，请予审议。",
        "政协某县第五届委员会工作报告\n- 1 -\n现在，我向大会报告工作，请予审议。",
    ),
}


@pytest.mark.parametrize(("raw", "expected"), PARTED.values(), ids=PARTED.keys())
def test_sentences_that_a_page_break_parts(raw: str, expected: str) -> None:
    assert cleaned(raw) == expected


def test_a_comma_after_the_last_full_stop_joins_no_paragraphs() -> None:
    raw = "委员们实地察看了水厂和管网，听取了情况介绍。,\n下午，又召开座谈会，听取意见建议。，\n会议要求抓好落实。"
    assert cleaned(raw).count("\n") == 2


@pytest.mark.parametrize(
    "line",
    ["分享到： 微信 新浪微博 QQ空间", "微信新浪微博QQ空间", "无障碍浏览 | 长者模式 | 繁體版", "打印本页关闭窗口"],
)
def test_buttons_that_lost_their_spaces(line: str) -> None:
    assert [s.role for s in sections(cleaned(f"{line}\n县政协召开会议，听取汇报。"))] == ["furniture", "paragraph"]


@pytest.mark.parametrize("line", ["（2023228日）", "2022919日 来源：某某日报"])
def test_date_lines_that_lost_their_separators(line: str) -> None:
    assert [s.role for s in sections(cleaned(f"县政协召开专题会议\n{line}\n会议听取汇报，作出安排。"))][1] == "meta"


def test_a_subtitle_is_no_second_line_of_a_wrapped_title() -> None:
    body = "　　五年来，县政协围绕中心、服务大局，认真履行\n职能，团结带领全体委员积极投身改革发展，取得了\n新的成绩，现将主要情况报告如下，请各位委员审\n议。"
    title = "政协某某县第九届委员会常务委员会工作报告"
    assert cleaned(f"{title}\n——2022年1月5日在第十届一次会议上\n{body}").startswith(f"{title}\n——2022年1月5日")


def test_a_dateline_opens_a_paragraph_below_a_title_that_fills_its_line() -> None:
    lines = (
        "县政协提案法制委走进乡村开展协商议事活动",
        "本报讯（记者）昨日，县政协提案法制委走进",
        "三个乡镇，围绕垃圾分类、污水治理等与群众",
        "面对面协商，形成建议十条，交有关部门办理",
        "落实。",
    )
    assert cleaned("\n".join(lines)).split("\n")[0] == lines[0]


@pytest.mark.parametrize("at", range(1, 16))
def test_names_stay_apart_where_a_line_ended_between_them(at: int) -> None:
    names = "（田园 宋知秋 白露 何其山）"
    end = f"应邀参加会议。{names}"[: 8 + at].rstrip()
    rest = names[1 + at :].lstrip()
    lines = (
        "县政协组织委员走进三个乡镇，围绕垃圾分类、污",
        "水治理等与群众面对面协商，提出建议十条，有关部门负责人",
        end,
        rest,
    )
    assert cleaned("".join(lines[:2]) + "\n".join(lines[2:])).endswith(names)
