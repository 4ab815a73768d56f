"""Sections with their roles, and sentences."""

from __future__ import annotations

import pytest
from clean_samples import HEADINGS, SENTENCES, TITLES, text_of

from extractor.clean.furniture import kind_of
from extractor.clean.tables import table

BODY = "".join(SENTENCES[:3])
MORE = "".join(SENTENCES[3:6])

FURNITURE = table("furniture")


@pytest.mark.parametrize(
    ("name", "line"), [pytest.param(n, line, id=f"{n}: {line}") for n, e in FURNITURE.items() for line in e["must"]]
)
def test_furniture_must_match(name, line):
    kind = kind_of(line)
    assert kind is not None
    assert (kind.name, kind.role) == (name, FURNITURE[name]["role"])


@pytest.mark.parametrize(
    ("name", "line"),
    [pytest.param(n, line, id=f"{n}: {line}") for n, e in FURNITURE.items() for line in e["must_not"]],
)
def test_furniture_must_not_match(name, line):
    kind = kind_of(line)
    assert kind is None or kind.name != name


def test_every_entry_has_both_sorts_of_examples():
    assert not [name for name, entry in FURNITURE.items() if not (entry["must"] and entry["must_not"])]


@pytest.mark.parametrize("line", SENTENCES + HEADINGS + TITLES)
def test_prose_is_no_furniture(line):
    assert kind_of(line) is None


def roles(raw: str) -> list[tuple[str, str]]:
    text = text_of(raw)
    return [(s.role, text.slice(s.span)) for s in text.sections]


STRUCTURES = {
    "title, date line, paragraphs": (
        f"{TITLES[0]}\n2023-05-22 11:15 某某日报\n　　{BODY}\n　　{MORE}",
        ["title", "meta", "paragraph", "paragraph"],
    ),
    "two headlines": (f"{TITLES[0]}\n{TITLES[1]}\n2023-05-22\n{BODY}", ["title", "title", "meta", "paragraph"]),
    "title, subtitle and author, twice": (
        "\n".join([TITLES[1], "——某某市政协工作纪实", "□李某某"] * 2 + [BODY]),
        ["title", "title", "meta"] * 2 + ["paragraph"],
    ),
    "a subtitle makes the line above a title": (
        f"{TITLES[0]}\n信息来源:某某市政协 | 发布时间:2023-05-22\n\n{TITLES[1]}\n\n——在座谈会上的讲话\n\n{BODY}",
        ["title", "meta", "title", "title", "paragraph"],
    ),
    "a programme and its date": (
        f"《某某联播》 (20230530)\n{TITLES[0]}\n{BODY}",
        ["meta", "title", "paragraph"],
    ),
    "headings": (
        "\n".join([TITLES[2], "", HEADINGS[0], BODY, HEADINGS[2], MORE, HEADINGS[4], BODY]),
        ["title", "heading", "paragraph", "heading", "paragraph", "heading", "paragraph"],
    ),
    "a heading after the date line is no title": (
        f"{TITLES[2]}\n\n2022年1月18日 来源:某某日报\n\n2020年工作回顾\n\n{BODY}",
        ["title", "meta", "heading", "paragraph"],
    ),
    "a report with its occasion": (
        f"{TITLES[2]}\n（2023年1月5日在政协某某县第十一届委员会第二次会议上）\n{BODY}",
        ["title", "meta", "paragraph"],
    ),
    "no title": (f"{BODY}\n{MORE}", ["paragraph", "paragraph"]),
    "salutation": (f"{TITLES[2]}\n\n各位委员：\n\n{BODY}", ["title", "paragraph", "paragraph"]),
    "names under headings": (
        "某某市政协公告 第2号\n\n现公告如下：\n一、主席：李某某（女）\n二、副主席（8名）：\n"
        "王某某（壮族） 张某某（瑶族） 赵某某（壮族） 陈某某（女，壮族） 刘某某（瑶族）",
        ["title", "paragraph", "paragraph", "heading", "paragraph"],
    ),
    "page furniture above and below": (
        f"您现在的位置:首页>领导讲话\n{TITLES[0]}\n{BODY}\n\n打印| 关闭\n0\n\n地址:某市中山路5号 邮政编码:400000\n"
        "版权所有:某市政协 技术支持:某新闻网",
        ["furniture", "title", "paragraph"] + ["furniture"] * 4,
    ),
    "recommended articles with the list under it": (
        f"{TITLES[0]}\n{BODY}\n相关文章推荐\n市政协召开主席会议\n县政协开展视察活动\n\n区政协举行界别协商会",
        ["title", "paragraph"] + ["furniture"] * 4,
    ),
    "a menu down the page": (
        f"首页\n政协概况\n机构设置\n提案工作\n{TITLES[0]}\n{BODY}",
        ["furniture"] * 4 + ["title", "paragraph"],
    ),
    "one menu word is a heading": (
        f"{TITLES[0]}\n{BODY}\n提案工作\n{MORE}",
        ["title", "paragraph", "heading", "paragraph"],
    ),
    "a running head beside a page number": (
        f"Page 7 - 某某年鉴\n\n专  文\n\n{BODY}",
        ["furniture", "furniture", "paragraph"],
    ),
    "the editor's line": (f"{TITLES[0]}\n{BODY}\n责任编辑：王某", ["title", "paragraph", "meta"]),
    "a sponsor's line at the end": (f"{TITLES[0]}\n{BODY}\n主办：某市政协办公室", ["title", "paragraph", "furniture"]),
    "a sponsor's line in a notice": (
        f"{TITLES[0]}\n主办：某市政协办公室\n{BODY}",
        ["title", "paragraph", "paragraph"],
    ),
    "nothing": ("", []),
    "only furniture": ("打印 关闭", ["furniture"]),
}


@pytest.mark.parametrize(("raw", "expected"), STRUCTURES.values(), ids=STRUCTURES)
def test_roles(raw, expected):
    assert [role for role, _ in roles(raw)] == expected


@pytest.mark.parametrize(
    ("line", "level", "marker", "role"),
    [
        (HEADINGS[0], 1, "一、", "heading"),
        ("第一部分 工作回顾", 1, "第一部分 ", "heading"),
        (HEADINGS[2], 2, "（一）", "heading"),
        ("(二)拓展协商渠道", 2, "（二）", "heading"),
        ("3.加强自身建设", 3, "3.", "heading"),
        ("3．加强自身建设", 3, "3.", "heading"),
        ("一、牢牢把握政治方向，持续深化理论武装。坚持把学习摆在更加突出的位置，抓好落实。", 1, "一、", "paragraph"),
        ("1.从四个方面明确要求。一要深刻认识人民政协是协商平台。这是前提。", 3, "1.", "paragraph"),
        ("一是深化理论武装。组织学习十二次。二是做实监督。", 4, "一是", "paragraph"),
        ("一、加强学习。", 1, "一、", "heading"),
        ("98.6%的委员提交了提案。", 0, "", "paragraph"),
        ("2023年，市政协开展调研。", 0, "", "paragraph"),
    ],
)
def test_numbering(line, level, marker, role):
    section = text_of(f"{BODY}\n{line}\n{MORE}").sections[1]
    assert (section.level, section.marker, section.role) == (level, marker, role)


SENTENCE_CASES = {
    "full stops": ("会议强调落实。会后视察。", ["会议强调落实。", "会后视察。"]),
    "question, exclamation, semicolon": (
        "为了什么？就是为了群众！一要学习；二要落实。",
        ["为了什么？", "就是为了群众！", "一要学习；", "二要落实。"],
    ),
    "an ellipsis": ("开展活动90多场次……群众满意。", ["开展活动90多场次……", "群众满意。"]),
    "commas and colons end nothing": ("会议指出：要学习，要落实。", ["会议指出：要学习，要落实。"]),
    "speech ends with its quotation mark": (
        "“我们要把这件事办好，办到群众心里去。”主席表示。",
        ["“我们要把这件事办好，办到群众心里去。”", "主席表示。"],
    ),
    "full stops inside speech do not part it": (
        "他说：“先调研。再协商。后落实。”会后视察。",
        ["他说：“先调研。再协商。后落实。”", "会后视察。"],
    ),
    "a quoted exclamation inside a sentence": (
        "一句“放心！”让委员们感动。大家鼓掌。",
        ["一句“放心！”让委员们感动。", "大家鼓掌。"],
    ),
    "a long quotation is parted": (
        "会议指出：“" + "要抓好落实。" * 40 + "”会后视察。",
        ["会议指出：“要抓好落实。", *["要抓好落实。"] * 38, "要抓好落实。”", "会后视察。"],
    ),
    "titles are never cut": (
        "学习《协商什么？怎么协商！政协工作问答》一书。会后讨论。",
        ["学习《协商什么？怎么协商！政协工作问答》一书。", "会后讨论。"],
    ),
    "a number is not cut": ("满意率98.6%。办复率100%。", ["满意率98.6%。", "办复率100%。"]),
    "brackets stay with the sentence": ("通过决议（全文另发。）会后视察。", ["通过决议（全文另发。）", "会后视察。"]),
}


@pytest.mark.parametrize(("raw", "expected"), SENTENCE_CASES.values(), ids=SENTENCE_CASES)
def test_sentences(raw, expected):
    text = text_of(raw)
    assert [text.slice(s) for s in text.sentences] == expected


def test_sentences_leave_furniture_out_and_keep_headings():
    text = text_of(f"{TITLES[0]}\n2023-05-22\n{SENTENCES[0]}\n{HEADINGS[0]}\n{SENTENCES[1]}\n打印| 关闭")
    assert [text.slice(s) for s in text.sentences] == [TITLES[0], "2023-05-22", SENTENCES[0], HEADINGS[0], SENTENCES[1]]


def test_furniture_is_addressable():
    raw = f"{BODY}\n版权所有:某市政协 技术支持:某新闻网"
    text = text_of(raw)
    assert text.slice(text.sections[-1].span) == "版权所有：某市政协 技术支持：某新闻网"
    assert [raw[s.start : s.end] for s in text.raw_segments(text.sections[-1].span)] == [raw.split("\n")[1]]
