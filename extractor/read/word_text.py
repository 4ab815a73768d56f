"""A Word document as lines: one a paragraph, one a row of a table, the cells apart by tabs.

A footnote stands below the paragraph or table that refers to it; headers and footers stand at the end, each once.

Elements are walked by name, since the texts that python-docx gives leave out what stands in content controls, tracked
insertions and smart tags; dates in Chinese files often are smart tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.read.extracted import table_row
from extractor.read.word_margins import Notes, is_page_number, margins
from extractor.read.word_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["lines"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_AROUND_BLOCKS = frozenset(
    _W + name for name in ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent")
)
_INSIDE = frozenset(
    (
        *(_W + n for n in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple")),
        *(_W + n for n in ("ruby", "rubyBase", "dir", "bdo")),
        *(_MATH + n for n in ("oMathPara", "oMath", "r", "e", "num", "den", "sub", "sup", "f", "sSub", "sSup")),
        _CHOICE + "AlternateContent",
        _CHOICE + "Choice",
    )
)
_MARKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_LEFT_OUT_STYLES = ("toc ", "table of figures")


def lines(document: Document) -> Iterator[str]:
    """The lines of a python-docx document."""
    walk, notes = _Walk(document), Notes(document)
    for element in document.element.body:
        yield from walk.block(element)
        for mark, note in notes.of(element) if notes else ():
            yield from _marked(mark, walk.blocks(note))
    outside: dict[str, None] = {}
    for mark, margin in margins(document):
        outside |= dict.fromkeys(_marked(mark, walk.blocks(margin)))
    yield from ["", *outside] if outside else ()


def _marked(mark: str, found: Iterator[str]) -> list[str]:
    """The lines with words in them, `mark` before each."""
    return [mark + " ".join(line.split()) for line in found if line.strip() and not is_page_number(line)]


class _Walk:
    """The walk through one document; numbering counts along with it."""

    def __init__(self, document: Document) -> None:
        self._numbering = Numbering(document)
        self._styles = {style.style_id: style.name or "" for style in document.styles}

    def blocks(self, around: Element) -> Iterator[str]:
        for element in around:
            yield from self.block(element)

    def block(self, element: Element) -> Iterator[str]:
        if element.tag == _W + "p":
            yield from self._paragraph(element)
        elif element.tag == _W + "tbl":
            yield from self._table(element)
        elif element.tag in _AROUND_BLOCKS:
            yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        if not self._style(paragraph).lower().startswith(_LEFT_OUT_STYLES):
            text = "".join(_texts(paragraph))
            number = self._numbering.marker(paragraph)
            yield from (number + text if text.strip() else "").split("\n")
        for box in paragraph.iter(_W + "txbxContent"):
            # The same box stands in `Fallback` once more, for older programs.
            if not any(above.tag == _CHOICE + "Fallback" for above in box.iterancestors()):
                yield from self.blocks(box)

    def _style(self, paragraph: Element) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(style.get(_W + "val"), "") if style is not None else ""

    def _table(self, table: Element) -> Iterator[str]:
        for row in table.iter(_W + "tr"):
            if next(row.iterancestors(_W + "tbl")) is not table:
                continue  # of a table in a cell, which is read with that cell
            cells = [[line for line in self.blocks(cell) if line.strip()] for cell in _cells(row)]
            yield from table_row(cells)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag == _W + "tc":
            yield element
        elif element.tag in _AROUND_BLOCKS:
            yield from _cells(element)


def _texts(element: Element) -> Iterator[str]:
    """The characters of a paragraph in order: what is shown, without field codes and deleted or hidden text."""
    for child in element:
        if child.tag == _W + "r":
            if not _is_hidden(child):
                yield from _texts(child)
        elif child.tag in (_W + "t", _MATH + "t"):
            yield child.text or ""
        elif child.tag == _W + "br":
            yield "\n" if child.get(_W + "type") in (None, "textWrapping") else ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag in _INSIDE:
            yield from _texts(child)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val") not in ("0", "false", "off")
