"""DOCX: what of a Word file is text, automatic numbering, and archives that are no Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Problem, Source
from extractor.numerals import to_int
from extractor.read import read
from extractor.read.word_numerals import numeral

SENTENCE = "县政协召开座谈会，委员们讨论了乡村道路的养护。"


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text(data: bytes) -> str:
    (found,) = read(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Source), found
    return found.raw


def paragraphs(*inside: str) -> bytes:
    """A document whose paragraphs hold this WordprocessingML."""
    document = docx.Document()
    for xml in inside:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w', 'm')} {COMPATIBILITY}>{xml}</w:p>"))
    return saved(document)


COMPATIBILITY = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


# ------------------------------------------------------------------------------------------- text


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("重点提案目录", 0)
    document.add_paragraph("现公布如下：")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(
        table._cells, ["序号", "案由", "承办单位", "1", "关于发展竹产业的提案", "县林业局"], strict=True
    ):
        cell.text = words
    document.add_paragraph("特此公布。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    assert text(saved(document)).split("\n") == [
        "重点提案目录",
        "现公布如下：",
        "序号\t案由\t承办单位",
        "1\t关于发展竹产业的提案\t县林业局",
        "特此公布。",
        "",
        "页眉：内部资料",
    ]


def test_a_table_that_only_lays_out_the_page_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "一、总体情况"
    left.add_paragraph(SENTENCE)
    right.text = "二、下一步打算"
    inner = right.add_table(rows=1, cols=2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "提案", "186件"
    assert text(saved(document)).split("\n") == ["一、总体情况", SENTENCE, "二、下一步打算", "提案\t186件"]


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        pytest.param(run("县政") + run("协", "<w:b/>") + run("主席"), "县政协主席", id="runs of one word"),
        pytest.param(
            f'<w:smartTag w:element="chsdate">{run("2023年")}<w:smartTag w:element="d">{run("5月18日")}</w:smartTag>'
            f"</w:smartTag>{run('召开')}",
            "2023年5月18日召开",
            id="a date in a smart tag",
        ),
        pytest.param(f'<w:ins w:id="1" w:author="a">{run("新增")}</w:ins>{run("内容")}', "新增内容", id="an insertion"),
        pytest.param(
            f'{run("办结")}<w:del w:id="1" w:author="a"><w:r><w:delText>率</w:delText></w:r></w:del>',
            "办结",
            id="deleted",
        ),
        pytest.param(f"<w:sdt><w:sdtContent>{run('控件内')}</w:sdtContent></w:sdt>", "控件内", id="a content control"),
        pytest.param(f'<w:hyperlink w:anchor="a">{run("链接")}</w:hyperlink>', "链接", id="a link"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7"),
            "7",
            id="the result of a field",
        ),
        pytest.param(run("可见") + run("隐藏", "<w:vanish/>"), "可见", id="hidden words"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{run('xié')}</w:rt><w:rubyBase>{run('協')}</w:rubyBase></w:ruby></w:r>",
            "協",
            id="a pinyin gloss",
        ),
        pytest.param(f"{run('甲')}<w:r><w:tab/><w:br/></w:r>{run('乙')}", "甲\n乙", id="a tab and a line break"),
        pytest.param(
            f'{run("正文")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>'
            f"{run('文本框')}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<w:txbxContent><w:p>{run('文本框')}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "正文\n文本框",
            id="a text box, once",
        ),
    ],
)
def test_what_of_a_paragraph_is_text(xml: str, shown: str) -> None:
    assert text(paragraphs(xml)) == shown


def noted(kind: str, xml: str, notes: dict[int, str]) -> bytes:
    """A document whose first paragraph holds this WordprocessingML, with a part of notes (`footnote`, `endnote`)."""
    document = docx.Document(io.BytesIO(paragraphs(xml, run("下一段。"))))
    body = "".join(f'<w:{kind} w:id="{key}"><w:p>{run(words)}</w:p></w:{kind}>' for key, words in notes.items())
    line = f'<w:{kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    part = Part(
        PackURI(f"/word/{kind}s.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        f"<w:{kind}s {nsdecls('w')}>{line}{body}</w:{kind}s>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    return saved(document)


@pytest.mark.parametrize(("kind", "mark"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_notes_stand_below_the_paragraph_that_refers_to_them(kind: str, mark: str) -> None:
    def reference(key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    deleted = f'<w:del w:id="9" w:author="a">{reference(3)}</w:del>'
    xml = run("收到提案186件") + reference(2) + run("，立案165件") + reference(1) + run("。") + deleted
    data = noted(kind, xml, {1: "截至11月底。", 2: "据县政协提案委员会。", 3: "删去的注。"})
    assert text(data).split("\n") == [
        "收到提案186件，立案165件。",
        f"{mark}1：据县政协提案委员会。",
        f"{mark}2：截至11月底。",
        "下一段。",
    ]


def test_headers_and_footers_stand_once_at_the_end_and_page_numbers_nowhere() -> None:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    first, second = document.sections[0], document.add_section()
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "宁国政协\t第3期"
    first.header.paragraphs[0].text = "政协宁国市委员会办公室编印"
    first.footer.paragraphs[0].text = "— 1 —"
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "政协宁国市委员会办公室编印"
    second.footer.is_linked_to_previous = False
    second.footer.paragraphs[0].text = "第 1 页 共 8 页"
    second.footer.add_paragraph("联系电话见封底")
    found = [line for line in text(saved(document)).split("\n") if line]
    assert found == [SENTENCE, "页眉：宁国政协 第3期", "页眉：政协宁国市委员会办公室编印", "页脚：联系电话见封底"]


def test_a_header_tells_whose_report_it_is(cppcc: Callable, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("提案工作情况", 0)
    document.add_paragraph("一年来，市政协收到提案214件，立案187件。")
    document.add_paragraph("一年来，会议更加务实。").add_run("删去").font.hidden = True
    document.sections[0].header.paragraphs[0].text = "政协宁国市委员会办公室编印"
    document.add_comment(document.paragraphs[1].runs, text="应为政协霍山县委员会", author="a", initials="a")
    document.save(str(tmp_path / "report.docx"))
    assert cppcc("tables", tmp_path / "report.docx", "-o", tmp_path).returncode == 0
    bodies = (tmp_path / "bodies.csv").read_text(encoding="utf-8")
    assert "中国人民政治协商会议宁国市委员会," in bodies
    assert "霍山" not in bodies


def test_a_table_of_contents_is_left_out() -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("一、总体情况\t3", style=style)
    document.add_paragraph(SENTENCE)
    assert text(saved(document)) == SENTENCE


# -------------------------------------------------------------------------------------- numbering


def numbered(levels: list[tuple[str, str]], items: list[tuple[int, str]], *, style: bool = False) -> bytes:
    """Paragraphs (level, words) of a list whose levels have these formats and texts."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    definition = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for at, (kind, shown) in enumerate(levels)
    )
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="5">{definition}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="3"><w:abstractNumId w:val="5"/></w:num>'))
    for level, words in items:
        numbering = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')
        paragraph = document.add_paragraph(words, style=f"Heading {level + 1}" if style else None)
        where = paragraph.style.element if style else paragraph._p
        properties = where.get_or_add_pPr()
        if properties.find(qn("w:numPr")) is None:
            properties.append(numbering)
    return saved(document)


ITEMS = [(0, "总体情况"), (1, "提案"), (1, "视察"), (2, "专题视察"), (0, "下一步打算"), (1, "会议")]


@pytest.mark.parametrize("style", [False, True], ids=["of the paragraph", "of its style"])
def test_automatic_numbers_are_written_out(style: bool) -> None:
    levels = [("japaneseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
    assert text(numbered(levels, ITEMS, style=style)).split("\n") == [
        "一、总体情况",
        "（一）提案",
        "（二）视察",
        "1. 专题视察",
        "二、下一步打算",
        "（一）会议",
    ]


def test_numbers_of_higher_levels_and_bullets() -> None:
    levels = [("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("bullet", "\uf0b7")]
    assert text(numbered(levels, ITEMS)).split("\n")[:4] == ["第一章总体情况", "一.1 提案", "一.2 视察", "专题视察"]


def test_a_paragraph_outside_the_list_has_no_number() -> None:
    data = numbered([("decimal", "%1.")], [(0, "甲"), (0, "乙")])
    document = docx.Document(io.BytesIO(data))
    between = document.paragraphs[1].insert_paragraph_before("无号")
    off = OxmlElement("w:numPr")
    off.append(OxmlElement("w:numId"))
    off[0].set(qn("w:val"), "0")
    between._p.get_or_add_pPr().append(off)
    assert text(saved(document)).split("\n") == ["1. 甲", "无号", "2. 乙"]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (10, "chineseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (110, "chineseCountingThousand", "一百一十"),
        (3, "chineseLegalSimplified", "叁"),
        (23, "ideographDigital", "二三"),
        (12, "decimalEnclosedCircleChinese", "⑫"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (9, "lowerRoman", "ix"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (7, "hebrew1", "7"),
    ],
)
def test_formats_of_numbers(number: int, kind: str, shown: str) -> None:
    assert numeral(number, kind) == shown


@given(st.integers(min_value=1, max_value=999))
def test_counted_numbers_are_read_as_what_they_are(number: int) -> None:
    assert to_int(numeral(number, "chineseCounting")) == number


# ---------------------------------------------------------------------------------------- trouble


def archive(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(lambda: b"PK\x03\x04" + bytes(30), "a broken ZIP archive", id="no archive"),
        pytest.param(lambda: saved(docx.Document())[:-200], "a broken ZIP archive", id="cut off"),
        pytest.param(lambda: archive(xl__workbook="<a/>"), "a ZIP archive without a Word document", id="a workbook"),
        pytest.param(lambda: archive(word__document="<a/>"), "a broken DOCX", id="a package without its list"),
        pytest.param(lambda: saved(docx.Document()), "no text in it", id="an empty document"),
    ],
)
def test_a_file_that_is_no_document(tmp_path: Path, make: Callable[[], bytes], what: str) -> None:
    (tmp_path / "report.docx").write_bytes(make())
    (found,) = read([tmp_path])
    assert isinstance(found, Problem)
    assert found.what.startswith(what)
    assert found.fix


def test_the_lock_file_of_an_open_document_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "~$report.docx").write_bytes(b"\x05owner")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert [f.name for f in read([tmp_path]) if isinstance(f, Source)] == ["a.txt"]
