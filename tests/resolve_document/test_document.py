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
    "speech": (
        f"在全县政协系统会议上的讲话\n\n{BODY}\n",
        {"title": "在全县政协系统会议上的讲话", "genre": "speech"},
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
