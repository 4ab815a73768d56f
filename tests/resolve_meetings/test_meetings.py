"""Meetings: kind, holder, term, session and day, in all the orders that administrative writing has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Records

CPPCC = "中国人民政治协商会议"
CC = "中国共产党中央委员会"
Row = tuple[str, str, int | None, int | None, str | None]

MEETINGS: dict[str, tuple[str, set[Row]]] = {
    "plenary, place first": (
        "绩溪县政协九届三次会议胜利闭幕。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 3, None)},
    ),
    "plenary, term first": (
        "十三届全国政协五次会议审议通过提案审查情况的报告。",
        {("plenary-session", f"{CPPCC}全国委员会", 13, 5, None)},
    ),
    "plenary, formal": (
        f"{CPPCC}第九届绩溪县委员会第四次会议于2025年1月6日召开。",
        {("plenary-session", f"{CPPCC}绩溪县委员会", 9, 4, "2025-01-06")},
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
    "named review": (
        "2024年7月2日，绩溪县政协召开“有事好商量”协商平台建设现场推进会。",
        {("review-meeting", f"{CPPCC}绩溪县委员会", None, None, "2024-07-02")},
    ),
}


def rows(records: Records) -> set[Row]:
    names = {b.key: b.name for b in records.bodies}
    return {(m.kind, names.get(m.body or "", ""), m.term, m.session, m.date) for m in records.meetings}


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
