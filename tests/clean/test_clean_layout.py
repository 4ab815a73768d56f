"""Two-column pages, hard-wrapped lines and page breaks: reading order and paragraphs."""

from __future__ import annotations

import pytest
from clean_samples import HEADINGS, SENTENCES, TITLES, interleaved, raw_of, text_of, wrapped

LEFT = "".join(SENTENCES[:4])
RIGHT = "".join(SENTENCES[4:7])
LAST = "".join(SENTENCES[9:11])

TWO_COLUMNS = """\
    　　市政协召开第五届委员会    提案二百八十六件，经审查立
    常务委员会第十二次会议，传    案二百四十一件，全部办理完
    达学习中央政协工作会议精神    毕。
    。会议审议通过《关于加强新    　　各专门委员会围绕乡村振
    时代县级政协协商工作的实施    兴、营商环境开展调研视察，
    意见》，全体委员全年共提交    形成报告十六篇。
"""


def test_columns_are_read_one_after_the_other():
    text = text_of(TWO_COLUMNS)
    assert text.chars.split("\n") == [
        "市政协召开第五届委员会常务委员会第十二次会议，传达学习中央政协工作会议精神。会议审议通过《关于加强新时代县级政协"
        "协商工作的实施意见》，全体委员全年共提交提案二百八十六件，经审查立案二百四十一件，全部办理完毕。",
        "各专门委员会围绕乡村振兴、营商环境开展调研视察，形成报告十六篇。",
    ]


def test_a_sentence_across_the_columns_leads_to_both_places():
    assert raw_of(TWO_COLUMNS, "全体委员全年共提交提案二百八十六件") == ["全体委员全年共提交", "提案二百八十六件"]


def test_a_page_is_one_repair():
    layout = [r for r in text_of(TWO_COLUMNS).repairs if r.kind == "layout"]
    assert len(layout) == 1
    assert layout[0].before == TWO_COLUMNS
    assert layout[0].after.startswith("　　市政协召开第五届委员会\n常务委员会")


@pytest.mark.parametrize("unit", ["cells", "characters"])
@pytest.mark.parametrize("gutter", [2, 5, 20])
@pytest.mark.parametrize("width", [24, 31, 48])
def test_columns_of_any_width_and_gutter(width, gutter, unit):
    size = width if unit == "cells" else width // 2
    lines = [line for p in (LEFT, RIGHT, LAST) for line in wrapped("　　" + p, size, unit)]
    half = len(lines) // 2
    raw = interleaved(lines[:half], lines[half:], gutter, unit, margin=4)
    assert text_of(raw).chars == "\n".join((LEFT, RIGHT, LAST))


@pytest.mark.parametrize("shorter", [1, 3, 5])
def test_columns_of_different_height(shorter):
    lines = [line for p in (LEFT, RIGHT) for line in wrapped("　　" + p, 30)]
    for cut in (len(lines) // 2 + shorter, len(lines) // 2 - shorter):
        assert text_of(interleaved(lines[:cut], lines[cut:], 6)).chars == f"{LEFT}\n{RIGHT}"


def test_a_heading_with_space_around_it_in_one_column():
    left = [*wrapped("　　" + LEFT, 30), "", "        下一步工作安排", "", *wrapped("　　" + LAST, 30)]
    right = wrapped("　　" + RIGHT * 2, 30)
    assert text_of(interleaved(left, right, 8)).chars == f"{LEFT}\n\n下一步工作安排\n\n{LAST}\n{RIGHT}{RIGHT}"


def test_full_width_lines_above_and_below():
    lines = wrapped("　　" + LEFT + RIGHT, 30)
    page = interleaved(lines[: len(lines) // 2], lines[len(lines) // 2 :], 6)
    raw = f"{TITLES[0]}\n\n{page}\n\n{'－' * 40}\n{LAST}"
    assert text_of(raw).chars == f"{TITLES[0]}\n\n{LEFT}{RIGHT}\n\n{'-' * 40}\n{LAST}"


def test_pages_flow_into_each_other():
    lines = [line for p in (LEFT, RIGHT, LAST) for line in wrapped("　　" + p * 2, 30)]
    pages = [lines[i : i + 16] for i in range(0, len(lines), 16)]
    raw = "\n\n".join(interleaved(page[:8], page[8:], 6) for page in pages)
    assert text_of(raw).chars.replace("\n", "") == LEFT * 2 + RIGHT * 2 + LAST * 2


def test_three_columns():
    lines = wrapped("　　" + LEFT * 2 + RIGHT * 2, 26)
    third = len(lines) // 3 + 1
    raw = interleaved(interleaved(lines[:third], lines[third : 2 * third], 4).split("\n"), lines[2 * third :], 4)
    assert text_of(raw).chars == LEFT * 2 + RIGHT * 2


UNTOUCHED = {
    "a table of names": "李某某　　王某某　　张　某\n赵某某　　陈　某　　刘某某\n周某某　　吴某某　　郑　某\n孙　某　　钱某某　　冯某某",
    "a poem in two columns": "春风化雨润心田，    万众同心谱新篇。\n协商议政为民意，    履职尽责勇争先。\n"
    "凝聚共识担使命，    建言资政写华年。\n初心不改为人民，    砥砺前行永向前。",
    "a form": "会议名称：第三次主席会议    时间：上午九时\n主持人：主席    记录：办公室\n"
    "议题：提案办理    地点：会议室\n参加人员：全体副主席    列席：各专委会主任",
    "an agenda with times": "08:30    委员报到\n09:00    开幕式和常委会工作报告\n10:30    分组讨论\n14:30    大会发言",
    "a table of counts": "县区        平台数        活动数\n东区        12            36\n西区        9             28\n南区        15            41",
    "verse": "有事好商量，\n众人的事情由众人商量，\n找到最大公约数，\n画出最大同心圆。",
    "slogans": "坚持党的领导，服务中心大局\n坚持人民至上，服务民生福祉\n坚持守正创新，服务协商民主\n坚持团结奋斗，服务长远发展",
    "a list of bodies": "市政协提案委员会\n市政协经济委员会\n市政协农业委员会\n市政协文史委员会\n市政协联谊委员会",
    "numbered items": "1.市政协召开主席会议，研究部署工作；\n2.县政协组织委员视察，提出意见建议；\n3.区政协开展界别协商，推动问题解决。",
    "short paragraphs": "\n".join(SENTENCES[:6]),
    "headings between paragraphs": "\n".join([TITLES[0], HEADINGS[0], LEFT, HEADINGS[1], RIGHT]),
    "a paragraph without a full stop": f"{LEFT[:-1]}”\n{RIGHT}",
}


@pytest.mark.parametrize("raw", UNTOUCHED.values(), ids=UNTOUCHED)
def test_lines_that_only_look_like_columns_or_wraps(raw):
    lines = [" ".join(line.split()) for line in text_of(raw).chars.split("\n")]
    assert [line.replace(" ", "") for line in lines] == ["".join(line.split()) for line in raw.split("\n")], (
        "a line was joined or taken apart"
    )
    assert not [r for r in text_of(raw).repairs if r.kind in {"layout", "lines", "pagebreaks"}]


# ------------------------------------------------------------------------------------------- lines


@pytest.mark.parametrize("indent", ["", "　　", "    "], ids=["flush", "ideographic", "ascii"])
@pytest.mark.parametrize("unit", ["cells", "characters"])
@pytest.mark.parametrize("width", [26, 40, 58, 76])
def test_wrapped_lines_are_joined(width, unit, indent):
    size = width if unit == "cells" else width // 2
    paragraphs = (LEFT + RIGHT, LAST, RIGHT + LEFT)
    lines = [line for p in paragraphs for line in wrapped(indent + p, size, unit, kinsoku=True)]
    assert text_of("\n".join(lines)).chars == "\n".join(paragraphs)


def test_a_wrapped_quote_is_split_where_the_line_ends():
    raw = "\n".join(wrapped("　　" + LEFT + RIGHT, 40))
    assert "".join(raw_of(raw, LEFT)) == LEFT
    assert all("\n" not in segment for segment in raw_of(raw, LEFT))


LINES = {
    "headings stay apart": (
        "\n".join([TITLES[0], *wrapped(LEFT, 50), HEADINGS[0], *wrapped(RIGHT, 50)]),
        f"{TITLES[0]}\n{LEFT}\n{HEADINGS[0]}\n{RIGHT}",
    ),
    "a wrapped heading": (
        "\n".join(
            [
                *wrapped("一、坚持党的领导强化政治引领在贯彻落实决策部署中体现政协担当作为", 40),
                *wrapped("　　" + LEFT, 40),
            ]
        ),
        f"一、坚持党的领导强化政治引领在贯彻落实决策部署中体现政协担当作为\n{LEFT}",
    ),
    "blank lines part paragraphs": (
        "\n".join(wrapped(LEFT, 40)) + "\n\n" + "\n".join(wrapped(RIGHT, 40)),
        f"{LEFT}\n\n{RIGHT}",
    ),
    "a blank line after every line means nothing": (
        "\n\n".join([*wrapped("　　" + LEFT, 40), *wrapped("　　" + RIGHT, 40)]),
        f"{LEFT}\n\n{RIGHT}",
    ),
    "glosses count in the width": (
        "\n".join(
            wrapped(
                "市政協(xié)堅(jiān)持黨的領(lǐng)導(dǎo)，發(fā)揮專(zhuān)門(mén)協(xié)商機(jī)構(gòu)作用。" * 3, 40
            )
        ),
        "市政协坚持党的领导，发挥专门协商机构作用。" * 3,
    ),
    "a break inside a title": (
        "会议学习了《关于加强\n新时代政协工作的意见》。",
        "会议学习了《关于加强新时代政协工作的意见》。",
    ),
    "a break inside brackets": ("县政协（含各专门\n委员会）开展调研。", "县政协（含各专门委员会）开展调研。"),
    "a break inside quotation marks": ("打造“板凳\n议事”平台。", "打造“板凳议事”平台。"),
    "a break after a comma": (
        "市政协召开第五届委员会常务委员会第十二次会议，\n传达学习中央政协工作会议精神。",
        "市政协召开第五届委员会常务委员会第十二次会议，传达学习中央政协工作会议精神。",
    ),
    "a break before a mark that starts no line": ("市政协召开主席会议\n，研究工作。", "市政协召开主席会议，研究工作。"),
    "a break inside a date": (
        "县政协组织委员280人次参加活动，时间为2023年5\n月18日。",
        "县政协组织委员280人次参加活动，时间为2023年5月18日。",
    ),
    "a headline that fills its line": (
        "\n".join(["市政协召开基层民主议事协商推进会议座谈会", *wrapped(f"会上，{RIGHT}", 40), *wrapped(LEFT, 40)]),
        f"市政协召开基层民主议事协商推进会议座谈会\n会上，{RIGHT}\n{LEFT}",
    ),
    "a headline that fills its line, above a date": (
        "\n".join(["政协委员走进乡村振兴一线开展视察提出良策", *wrapped(f"5月18日，{LEFT}", 40), *wrapped(RIGHT, 40)]),
        f"政协委员走进乡村振兴一线开展视察提出良策\n5月18日，{LEFT}\n{RIGHT}",
    ),
    "a first line of prose without a mark": (
        "\n".join(wrapped(f"中国人民政治协商会议全国委员会第十四届委员会会议，{LEFT}", 40)),
        f"中国人民政治协商会议全国委员会第十四届委员会会议，{LEFT}",
    ),
    "a headline of two lines": (
        "\n".join(
            [*wrapped("市政协第五届委员会常务委员会关于加强基层协商工作的报告", 40), *wrapped("　　" + LEFT, 40)]
        ),
        f"市政协第五届委员会常务委员会关于加强基层协商工作的报告\n{LEFT}",
    ),
    "a web address in two lines": (
        f"https://www.example.gov.cn/zxyw/202211/t20221124_\n1180021.html\n{LEFT}",
        f"https://www.example.gov.cn/zxyw/202211/t20221124_1180021.html\n{LEFT}",
    ),
    "a character alone in a line": (
        f"发布时间：2023-04-28　作者：市政协研究室　来源：某某市政\n协\n{LEFT}",
        f"发布时间：2023-04-28 作者：市政协研究室 来源：某某市政协\n{LEFT}",
    ),
    "characters one below the other": ("委\n员\n风\n采", "委\n员\n风\n采"),
    "a long address does not hide the width of the other lines": (
        "\n".join(["https://www.example.gov.cn/zxyw/202211/t20221124_1180021.html", *wrapped(LEFT + RIGHT, 40)]),
        f"https://www.example.gov.cn/zxyw/202211/t20221124_1180021.html\n{LEFT}{RIGHT}",
    ),
    "marks that were doubled later count once in the width": (
        "\n".join(
            line.replace("，", "，，").replace("。", "。，") for line in wrapped("　　" + LEFT + RIGHT + LEFT, 40)
        ),
        LEFT + RIGHT + LEFT,
    ),
    "a line about the document in traditional characters goes on with no title": (
        "\n".join(
            ["市政協召開第五屆委員會常務委員會第十二次會議", "2023-10-30　來源：某某日報　點擊：86", *wrapped(LEFT, 40)]
        ),
        f"市政协召开第五届委员会常务委员会第十二次会议\n2023-10-30 来源：某某日报 点击：86\n{LEFT}",
    ),
    "a roster over several lines": (
        "\n".join(
            [
                "副主席　陈大文　李某某（女）　张某某",
                "王某甲　赵某某　孙　某　周某某　吴某",
                "乙　郑　某　冯某某（回族）　褚某某　",
                "卫某某　蒋　某　沈某某",
                *wrapped("　　" + LEFT, 36),
                *wrapped("　　" + RIGHT, 36),
            ]
        ),
        "副主席 陈大文 李某某（女） 张某某 王某甲 赵某某 孙 某 周某某 吴某乙 郑 某 冯某某（回族） 褚某某 卫某某 蒋 某 沈某某"
        f"\n{LEFT}\n{RIGHT}",
    ),
    "radicals are characters before lines are looked at": (
        "\n".join(["⼀、全⾯加强党的领导", *wrapped("　　" + LEFT, 40)]),
        f"一、全面加强党的领导\n{LEFT}",
    ),
    "a space between names survives the break": (
        "\n".join(wrapped(f"{LEFT}（李某某 王某某 张某某 赵某某 陈某某 刘某某 周某某）", 40)),
        f"{LEFT}（李某某 王某某 张某某 赵某某 陈某某 刘某某 周某某）",
    ),
}


@pytest.mark.parametrize(("raw", "cleaned"), LINES.values(), ids=LINES)
def test_lines(raw, cleaned):
    assert text_of(raw).chars == cleaned


# -------------------------------------------------------------------------------------- page breaks


@pytest.mark.parametrize(
    "between",
    ["\n- 12 -\n", "\n\n·33·\n\n", "\n第12页\n\nPage 13 - 某某年鉴\nP. 13\n\n专  文\n\n", "\n\n— 7 —\n　\n"],
    ids=["a number", "a dotted number", "number and running heads", "a dashed number"],
)
def test_a_page_number_inside_a_sentence_moves_behind_the_paragraph(between):
    text = text_of(f"{LEFT[:41]}{between}{LEFT[41:]}\n{RIGHT}")
    shown = [(s.role, text.slice(s.span)) for s in text.sections]
    assert shown[0] == ("paragraph", LEFT)
    assert shown[-1] == ("paragraph", RIGHT)
    assert {role for role, _ in shown[1:-1]} == {"furniture"}


def test_a_form_feed_inside_a_sentence_goes_and_parts_its_quote():
    raw = f"{LEFT[:41]}\f{LEFT[41:]}\f{RIGHT}"
    assert text_of(raw).chars == f"{LEFT}\n{RIGHT}"
    assert raw_of(raw, LEFT) == [LEFT[:41], LEFT[41:]]
    assert [r.kind for r in text_of(raw).repairs] == ["pagebreaks"]


def test_a_page_number_between_paragraphs_stays():
    text = text_of(f"{LEFT}\n- 12 -\n{RIGHT}")
    assert [s.role for s in text.sections] == ["paragraph", "furniture", "paragraph"]
    assert not text.repairs
