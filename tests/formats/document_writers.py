"""Real files of every format, made by real writers (python-docx, ReportLab, gzip) from the same paragraphs."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

FONT = "STSong-Light"  # every PDF reader brings it; nothing is asked of the system
SIZE = 10.5

TITLE = "政协安吉县委员会2023年工作综述"
DATE = "2024年1月15日"
PROSE = (
    "2023年，县政协在中共安吉县委的坚强领导下，坚持围绕中心、服务大局，认真履行政治协商、民主监督、参政议政职能，"
    "各项工作取得新的成效。",
    "一、突出政治引领，夯实共同思想政治基础",
    "全年召开党组会议12次、主席会议9次，组织委员集中学习8场，参加人员1240余人次。2023年5月18日，县政协召开十届十二次"
    "常委会会议，专题学习《中国人民政治协商会议章程》。",
    "二、打造协商品牌，服务基层治理",
    "深化“请你来协商”平台建设，全县建成乡镇协商议事室15个、村(社区)协商议事站208个，开展协商活动436场次，"
    "解决问题1127件。“民生议事堂”被评为全省政协履职工作品牌。",
    "三、提高提案质量，增强办理实效",
    "共收到提案186件，经审查立案165件，办复率100%，委员满意率99.4%。县委、县政府主要领导领办重点提案6件，"
    "提案委员会组织专题督办9次。",
    "2024年，县政协将围绕“十四五”规划实施，聚焦共同富裕、生态文明建设等重大课题，深入开展“委员走进群众”活动，"
    "为建设国际化绿色山水美好城市贡献智慧和力量。",
)


def write_text(path: Path) -> None:
    path.write_text("\n".join((TITLE, DATE, *PROSE)), encoding="utf-8")


def write_html(path: Path) -> None:
    """A page with menu, share bar, list of other articles and imprint."""
    paragraphs = "\n".join(f'<p style="text-indent: 2em">{html.escape(text)}</p>' for text in PROSE)
    path.write_text(
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{TITLE}</title></head><body>"
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/gk">政协概况</a></li></ul></div>'
        f'<div class="article"><h1>{TITLE}</h1><div class="info"><span>{DATE}</span></div>'
        '<div class="share"><span>分享到：</span><a href="#">微信</a><a href="#">微博</a></div>'
        f'<div class="content">{paragraphs}</div></div>'
        '<div class="side"><h3>相关文章</h3><ul><li><a href="/1">县政协召开第七次主席会议</a></li></ul></div>'
        '<div class="footer"><p>版权所有 <a href="/">首页</a></p></div></body></html>',
        encoding="utf-8",
    )


def write_docx(path: Path) -> None:
    """A heading and a section of two columns."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(DATE)
    columns = document.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    for text in PROSE:
        document.add_paragraph(text)
    document.save(str(path))


def write_pdf(path: Path | BinaryIO, columns: int = 1, paragraphs: Sequence[str] = PROSE, title: str = TITLE) -> None:
    """Headline and date over columns that are drawn one after the other; running head and page number."""
    _use_font()
    width = (475 - 25 * (columns - 1)) / columns
    frames = [Frame(60, 700, 475, 80, id="head")]
    frames += [Frame(60 + n * (width + 25), 60, width, 630, id=f"column{n}") for n in range(columns)]
    pages = BaseDocTemplate(str(path) if isinstance(path, Path) else path, pagesize=A4, invariant=1)
    pages.addPageTemplates(PageTemplate(frames=frames, onPage=_furniture))
    body = ParagraphStyle(
        "body", fontName=FONT, fontSize=SIZE, leading=17, firstLineIndent=2 * SIZE, alignment=4, wordWrap="CJK"
    )
    head = ParagraphStyle("head", fontName=FONT, fontSize=18, leading=26, alignment=1)
    date = ParagraphStyle("date", fontName=FONT, fontSize=SIZE, leading=17, alignment=1)
    top = [Paragraph(title, head), Paragraph(DATE, date), FrameBreak()]
    pages.build([*top, *(Paragraph(html.escape(text), body) for text in paragraphs)])


def write_pdf_by_rows(path: Path) -> None:
    """Two columns of which each row is drawn across both, as programs do that print a page line by line."""
    _use_font()
    rows = [row for text in PROSE for row in wrapped(text, 20)]
    half = (len(rows) + 1) // 2
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont(FONT, 18)
    canvas.drawCentredString(297, 780, TITLE)
    canvas.setFont(FONT, SIZE)
    canvas.drawCentredString(297, 755, DATE)
    for index in range(half):
        canvas.drawString(60, 720 - 17 * index, rows[index])
        if half + index < len(rows):
            canvas.drawString(310, 720 - 17 * index, rows[half + index])
    canvas.drawCentredString(297, 40, "- 61 -")
    canvas.save()


def wrapped(text: str, characters: int) -> list[str]:
    """A paragraph as rows that are so many full-width characters wide; no row starts with a closing mark."""
    rows = ["\u3000\u3000"]
    for char in text:
        width = pdfmetrics.stringWidth(rows[-1] + char, FONT, SIZE)
        if width > characters * SIZE + 0.1 and char not in "，。、；：”》）)%":
            rows.append("")
        rows[-1] += char
    return rows


def packed(write: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same file through gzip."""

    def write_packed(path: Path) -> None:
        plain = path.with_suffix("")
        write(plain)
        path.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
        plain.unlink()

    return write_packed


def write_jsonl(path: Path) -> None:
    text = "\n".join((TITLE, DATE, *PROSE))
    path.write_text(json.dumps({"text": text}, ensure_ascii=False) + "\n", encoding="utf-8")


def _use_font() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(297, 30, f"· {document.page} ·")
