"""What a Word document prints outside its body: headers, footers, footnotes and endnotes, each marked as what it is.

A header or footer often is the only place that names who issued a report, a footnote tells a source or a day. Comments
are no part of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.read.extracted import FOOTER, HEADER

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Notes", "is_page_number", "margins"]

_MARKS = {"footnote": "脚注", "endnote": "尾注"}
"""Kinds of notes, as their elements are called, and how they are marked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A page number in any dress: 第 1 页 共 8 页, — 3 —, Page 4.
_PAGE_NUMBER = re.compile(r"(?:第|共|页|[Pp]age|of|\d|[-—–·/|\s])*")


class Notes:
    """The footnotes and endnotes of a document, taken in the order in which its text refers to them."""

    def __init__(self, document: Document) -> None:
        self._notes: dict[tuple[str, str], Element] = {}
        for kind in _MARKS:
            self._notes.update({(kind, key): note for key, note in _part(document, kind)})
        self._numbers = dict.fromkeys(_MARKS, 0)

    def __bool__(self) -> bool:
        return bool(self._notes)

    def of(self, block: Element) -> Iterator[tuple[str, Element]]:
        """The notes that `block` refers to: how each is marked, `脚注1：`, and the element around its paragraphs."""
        for kind, mark in _MARKS.items():
            for reference in block.iter(f"{_W}{kind}Reference"):
                if any(above.tag in (_W + "del", _W + "moveFrom") for above in reference.iterancestors()):
                    continue
                note = self._notes.pop((kind, reference.get(_W + "id", "")), None)
                if note is not None:
                    self._numbers[kind] += 1
                    yield f"{mark}{self._numbers[kind]}：", note


def _part(document: Document, kind: str) -> Iterator[tuple[str, Element]]:
    """The notes of a kind by their id; the lines that part them from the text are none."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - needs the extra `docx`

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}s"):
            for note in parse_xml(relation.target_part.blob).iter(_W + kind):
                if note.get(_W + "type") in (None, "normal"):
                    yield note.get(_W + "id", ""), note


def margins(document: Document) -> Iterator[tuple[str, Element]]:
    """Headers, then footers, of all sections: how each is marked, and the element around its paragraphs."""
    for mark, names in (
        (HEADER, ("first_page_header", "header", "even_page_header")),
        (FOOTER, ("first_page_footer", "footer", "even_page_footer")),
    ):
        for section in document.sections:
            for name in names:
                margin = getattr(section, name)
                if not margin.is_linked_to_previous:
                    yield mark, margin._element


def is_page_number(line: str) -> bool:
    """True for a line that only numbers the page."""
    return _PAGE_NUMBER.fullmatch(line) is not None
