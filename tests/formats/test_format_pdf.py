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

from extractor.clean import clean
from extractor.model import Problem, Source, Span
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


RULED = TableStyle([("FONT", (0, 0), (-1, -1), FONT, SIZE), ("GRID", (0, 0), (-1, -1), 0.5, grey)])


def ruled(rows: list[list[str]], style: TableStyle = RULED, widths: tuple[int, ...] = (40, 150, 90, 150)) -> bytes:
    """A page with a ruled table between two paragraphs; cells are broken where they are full."""
    stream = io.BytesIO()
    body = ParagraphStyle("body", fontName=FONT, fontSize=SIZE, leading=17, wordWrap="CJK")
    cells = [[Paragraph(words, body) if len(words) > 6 else words for words in row] for row in rows]
    table = Table(cells, colWidths=widths[: len(rows[0])])
    table.setStyle(style)
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(
        [Paragraph(SENTENCE, body), table, Paragraph("特此公布。", body)]
    )
    return stream.getvalue()


HEAD = ["序号", "案由", "承办单位", "办理情况"]
LONG = "关于加快推进山核桃产业高质量发展、延伸产业链条的提案"
DONE = "已于2023年9月办结，新建示范基地3个，带动农户1200余户"


def test_cells_of_several_lines_are_whole() -> None:
    found = read_pdf(ruled([HEAD, ["1", LONG, "县林业局", DONE], ["2", LONG, "", "正在办理"]])).raw.split("\n")
    assert found == [
        SENTENCE,
        "序号\t案由\t承办单位\t办理情况",
        f"1\t{LONG}\t县林业局\t{DONE}",
        f"2\t{LONG}\t\t正在办理",
        "特此公布。",
    ]


def test_cells_over_several_rows_and_columns_stand_in_the_row_that_they_begin_in() -> None:
    spans = TableStyle([*RULED.getCommands(), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (3, 0))])
    rows = [["届次", "提案", "", ""], ["", "收到", "立案", "办结"], ["十届", "186", "165", "165"]]
    lines = [line for line in read_pdf(ruled(rows, spans)).raw.split("\n") if "。" not in line]
    assert lines == ["届次\t提案", "收到\t立案\t办结", "十届\t186\t165\t165"]


def test_a_long_cell_is_read_cell_by_cell() -> None:
    found = read_pdf(ruled([["类别", "内容"], ["调研", SENTENCE * 4]], widths=(60, 300))).raw.split("\n")
    assert found[1:] == ["类别\t内容", "调研", SENTENCE * 4, "特此公布。"]


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(lambda c: c.rect(50, 500, 480, 250), id="a box"),
        pytest.param(lambda c: [c.line(50, y, 530, y) for y in (760, 690, 500)], id="rules above and below"),
        pytest.param(lambda c: [c.line(57, 697 - 17 * i, 300, 697 - 17 * i) for i in range(6)], id="underlines"),
        pytest.param(lambda c: [c.line(x, 500, x, 760) for x in (50, 530)], id="strokes down the margins"),
    ],
)
def test_a_frame_is_no_table(frame: Callable[[Canvas], object]) -> None:
    def draw(canvas: Canvas) -> None:
        for index, row in enumerate(writers.wrapped(SENTENCE * 6, 40)):
            canvas.drawString(60, 700 - 17 * index, row)
        frame(canvas)

    assert read_pdf(drawn(draw)).raw.strip() == SENTENCE * 6


def test_running_heads_stand_once_at_the_end_and_part_no_sentence() -> None:
    def draw(canvas: Canvas) -> None:
        rows = writers.wrapped(SENTENCE * 40, 40)
        for page in range(3):
            canvas.setFont(FONT, SIZE)
            canvas.drawCentredString(297, 780, "政协宁国市委员会办公室编印")
            for index, row in enumerate(rows[8 * page : 8 * page + 8]):
                canvas.drawString(60, 700 - 17 * index, row)
            canvas.drawCentredString(297, 40, f"宁国政协 第{page + 1}页")
            canvas.showPage()

    source = read_pdf(drawn(draw))
    assert source.raw.split("\n")[-2:] == ["页眉：政协宁国市委员会办公室编印", "页脚：宁国政协 第1页"]
    assert source.raw.count("编印") == 1
    text = clean(source)
    assert text.sections[0].role == "paragraph"
    assert SENTENCE * 35 in text.chars
    # A quote shows no page break: what goes on behind one is a segment of its own.
    assert len(text.raw_segments(Span(0, len(SENTENCE) * 35))) == 3


def test_sentences_that_differ_in_their_figures_are_no_running_heads() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (12, 15):
            canvas.setFont(FONT, SIZE)
            canvas.drawString(60, 700, f"全县建成协商议事室{number}个。")
            canvas.showPage()

    assert read_pdf(drawn(draw)).raw.split("\f") == ["全县建成协商议事室12个。", "全县建成协商议事室15个。"]


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
