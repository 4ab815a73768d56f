"""PDF pages: reading order, paragraphs, page breaks, and files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import document_writers as writers
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reportlab.lib import pdfencrypt
from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extractor.model import Problem, Source
from extractor.read import read

FONT, SIZE = writers.FONT, writers.SIZE
SENTENCE = "县政协召开座谈会，委员们讨论了乡村道路的养护。"


@pytest.fixture(autouse=True, scope="module")
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def read_pdf(data: bytes) -> Source:
    (found,) = read(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Source), found
    return found


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A page that `draw` draws on."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **options)
    canvas.setFont(FONT, SIZE)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


# ----------------------------------------------------------------------------------- reading order


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other_and_paragraphs_are_whole(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "report.pdf"
    writers.write_pdf(path, columns, paragraphs=writers.PROSE * 2)
    lines = [line.strip() for line in read_pdf(path.read_bytes()).raw.split("\n") if line.strip()]
    assert lines[:2] == [writers.TITLE, writers.DATE]
    assert lines[2:-1] == [*writers.PROSE * 2]
    assert lines[-1] == "· 1 ·"


def test_columns_drawn_row_by_row_are_told_by_their_prose(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    writers.write_pdf_by_rows(path)
    lines = [line.strip() for line in read_pdf(path.read_bytes()).raw.split("\n") if line.strip()]
    assert lines[2:-1] == list(writers.PROSE)


def test_a_table_is_read_row_by_row() -> None:
    stream = io.BytesIO()
    rows = [
        ["序号", "案由", "承办单位"],
        ["1", "关于发展竹产业的提案", "县林业局"],
        ["2", "关于污水治理的提案", "县住建局"],
    ]
    table = Table([*rows, ["3", "关于停车设施的提案", "县城管局"]], colWidths=[60, 200, 160])
    table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), FONT, SIZE)]))
    body = ParagraphStyle("body", fontName=FONT, fontSize=SIZE, leading=17, wordWrap="CJK")
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build([Paragraph(SENTENCE, body), table])
    lines = [line.split() for line in read_pdf(stream.getvalue()).raw.split("\n")]
    assert lines == [[SENTENCE], *rows, ["3", "关于停车设施的提案", "县城管局"]]


def test_a_headline_across_the_page_parts_the_columns_above_it_from_those_below() -> None:
    upper, lower = (writers.wrapped(first + SENTENCE * 6, 20) for first in ("上文。", "下文。"))

    def draw(canvas: Canvas) -> None:
        for top, rows in ((700, upper), (500, lower)):
            half = len(rows) // 2
            for index, row in enumerate(rows):
                canvas.drawString(60 if index < half else 310, top - 17 * (index % half), row)
        canvas.drawCentredString(297, 560, "二、全年工作中最重要的几件大事和它们带来的变化")

    raw = "".join(read_pdf(drawn(draw)).raw.split())
    assert raw == f"上文。{SENTENCE * 6}二、全年工作中最重要的几件大事和它们带来的变化下文。{SENTENCE * 6}"


WORDS = (
    "县政协",
    "围绕",
    "乡村振兴",
    "开展",
    "协商活动",
    "436场",
    "2023年5月",
    "收到提案",
    "186件",
    "组织委员",
    "深入",
    "调研",
)
CLAUSE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map("".join)
PARAGRAPH = st.lists(CLAUSE, min_size=4, max_size=12).map(lambda clauses: "，".join(clauses) + "。")


@settings(
    max_examples=25, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # shrinking is slow
@given(st.lists(PARAGRAPH, min_size=2, max_size=12), st.integers(min_value=1, max_value=3))
def test_no_character_of_prose_is_lost_or_moved(paragraphs: list[str], columns: int) -> None:
    stream = io.BytesIO()
    writers.write_pdf(stream, columns, paragraphs)
    raw = read_pdf(stream.getvalue()).raw
    body = "".join("".join(page.rpartition("· ")[0].split()) for page in raw.split("\f"))
    assert body.removeprefix(writers.TITLE + writers.DATE) == "".join(paragraphs)


# ------------------------------------------------------------------------------- pages, characters


def test_a_form_feed_stands_between_two_pages_and_an_empty_page_counts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "第一页。")
        canvas.showPage()
        canvas.showPage()
        canvas.setFont(FONT, SIZE)
        canvas.drawString(60, 700, "第三页。")

    source = read_pdf(drawn(draw))
    assert source.raw.split("\f") == ["第一页。", "", "第三页。"]
    assert source.media_type == "application/pdf"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(297, 421)
        canvas.rotate(-turn)
        canvas.setFont(FONT, SIZE)
        for index in range(3):
            canvas.drawString(-200, 100 - 40 * index, f"{index}：{SENTENCE}")

    assert read_pdf(drawn(draw)).raw.split() == [f"{index}：{SENTENCE}" for index in range(3)]


def test_a_watermark_across_the_page_is_left_out_and_words_down_the_margin_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(5):
            canvas.drawString(60, 700 - 17 * index, SENTENCE)
        for index, char in enumerate("政治协商"):
            canvas.drawString(560, 695 - 17 * index, char)
        canvas.saveState()
        canvas.translate(300, 500)
        canvas.rotate(45)
        canvas.setFillColor(grey)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    raw = read_pdf(drawn(draw)).raw
    assert "内部资料" not in raw
    assert raw.endswith("\n政治协商")
    assert raw.count(SENTENCE) == 5


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        pytest.param(lambda c: [c.drawString(60 + d, 700, "重点提案") for d in (0, 0.3)], "重点提案", id="drawn twice"),
        pytest.param(lambda c: c.drawString(60, 700, "shall hello all"), "shall hello all", id="double letters"),
        pytest.param(
            lambda c: [c.drawRightString(120, 700, "面积12m"), c.setFont(FONT, 6), c.drawString(120.5, 705, "2")],
            "面积12m2",
            id="a raised figure",
        ),
        pytest.param(
            lambda c: [c.drawString(60, 700, "姓名"), c.drawString(200, 700, "职务")], "姓名 职务", id="a wide gap"
        ),
    ],
)
def test_characters_beside_each_other(draw: Callable[[Canvas], None], text: str) -> None:
    assert " ".join(read_pdf(drawn(draw)).raw.split()) == text


# ---------------------------------------------------------------------------------------- trouble


def _locked() -> bytes:
    return drawn(lambda c: c.drawString(60, 700, SENTENCE), encrypt=pdfencrypt.StandardEncryption("user", "owner"))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(lambda: drawn(lambda c: c.rect(60, 60, 200, 200)), "a PDF without text", id="a picture of a page"),
        pytest.param(_locked, "protected by a password", id="locked"),
        pytest.param(lambda: b"%PDF-1.7\n%\xe2\xe3", "broken PDF", id="cut off"),
    ],
)
def test_a_pdf_that_cannot_be_read(tmp_path: Path, make: Callable[[], bytes], what: str) -> None:
    (tmp_path / "report.pdf").write_bytes(make())
    (found,) = read([tmp_path])
    assert isinstance(found, Problem)
    assert found.what.startswith(what)
    assert found.document == "report.pdf"
    assert found.fix
