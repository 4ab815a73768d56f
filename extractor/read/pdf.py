"""PDF: the text that its pages show, columns in reading order, one form feed (U+000C) between two pages.

Running heads and feet stand once, at the end of the last page and marked as what they are (`页眉：`, `页脚：`); page
numbers stay where they are.

Why pypdfium2 and its coordinates: paragraphs whose characters come out in order, and those that come out as one line,
of pages with Chinese fonts: two columns drawn one after the other, two drawn row by row across both, three columns,
and one column with a table.

| way | two | by rows | three | one | ms a page |
|---|---|---|---|---|---|
| pypdfium2 5.15, its own text | 40 of 40, 10 as lines | 2 of 8, 0 | 48 of 48, 1 | 8 of 8, 3 | 13-29 |
| pdfplumber 0.11, its text | 15, 2 | 2, 0 | 8, 1 | 8, 3 | 17-45 |
| pdfplumber 0.11, layout=True | 15, 2 | 2, 0 | 8, 1 | 8, 3 | 16-56 |
| pypdfium2, characters by their places (this module) | 40, 40 | 8, 8 | 48, 48 | 8, 8 | 14-27 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model import Problem, Source
from extractor.read.extracted import FOOTER, HEADER, document, too_large, without_library
from extractor.read.opened import LARGEST, Opened

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from extractor.read.pdf_page import Row
    from extractor.read.pdf_tables import Table

__all__ = ["PAGE_BREAK", "documents", "looks_like"]

PAGE_BREAK = "\f"
"""Stands alone between the last line of a page and the first of the next: page n is part n of `raw.split("\\f")`."""

_MAGIC = b"%PDF-"
_MOST_UNREADABLE = 0.3
"""Share of characters of private use from which on the fonts of a file do not say what they show."""


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as a PDF does."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MAGIC)


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The one document of a PDF, with its sidecar's metadata. What the file says of itself (a title that often is a
    file name, the date of printing) is not taken over.
    """
    located = opened.located
    data = opened.file or opened.data()
    if data is None:
        yield too_large(opened)
        return
    try:
        import pypdfium2  # noqa: PLC0415 - needs the extra `pdf`
    except ImportError:
        yield without_library(opened, "pdf")
        return
    try:
        pages = _pages(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            yield located.problem("protected by a password", "save it without one")
        else:
            yield located.problem(f"broken PDF ({error})", "download it again, or print it to a new PDF")
        return
    if pages is None:
        yield too_large(opened)
        return
    text = PAGE_BREAK.join(pages)
    if not text.strip():
        yield located.problem("a PDF without text (scanned pages?)", "run text recognition over it, such as ocrmypdf")
    elif _unreadable(text) > _MOST_UNREADABLE:
        what = "a PDF whose fonts do not say which characters they show"
        yield located.problem(what, "run text recognition over it, such as ocrmypdf --force-ocr")
    else:
        yield from document(opened, text, "application/pdf")


def _pages(data: Path | bytes) -> list[str] | None:
    """The text of each page, None where it gets larger than LARGEST bytes."""
    import pypdfium2  # noqa: PLC0415 - needs the extra `pdf`

    from extractor.read.pdf_margins import without_margins  # noqa: PLC0415 - needs the extra `pdf`

    found = []
    size = 0
    pdf = pypdfium2.PdfDocument(data)
    try:
        for page in pdf:
            found.append(_page(page))
            size += sum(len(run.text.encode("utf-8", "replace")) for row in found[-1][0] for run in row.runs)
            size += sum(len(line.encode("utf-8", "replace")) for table in found[-1][1] for line in table.lines)
            page.close()
            if size > LARGEST:
                return None
    finally:
        pdf.close()
    bodies, heads, feet = without_margins([rows for rows, _ in found])
    running = [*(HEADER + line for line in heads), *(FOOTER + line for line in feet)]
    pages = ["\n".join(_lines(body, tables)) for body, (_, tables) in zip(bodies, found, strict=True)]
    return [*pages[:-1], "\n".join([*pages[-1:], *([""] if running else []), *running])]


def _page(page: PdfPage) -> tuple[list[Row], list[Table]]:
    """The rows of a page and its tables."""
    from extractor.read.pdf_page import drawn, glyphs, rows  # noqa: PLC0415 - needs the extra `pdf`
    from extractor.read.pdf_tables import tables  # noqa: PLC0415

    text = page.get_textpage()
    try:
        turn, characters = glyphs(text)
    finally:
        text.close()
    made, rest = tables(characters, drawn(page, turn))
    return rows(rest), made


def _lines(rows: Sequence[Row], tables: Sequence[Table]) -> Iterator[str]:
    """The lines of a page: what stands above each table, the table, and what stands below them all."""
    from extractor.read.pdf_columns import lines  # noqa: PLC0415 - needs the extra `pdf`

    for table in tables:
        above = [row for row in rows if row.base > table.top]
        rows = rows[len(above) :]
        yield from lines(above)
        yield from table.lines
    yield from lines(rows)


def _unreadable(text: str) -> float:
    """Share of characters that stand for nothing outside their font."""
    shown = [c for c in text if not c.isspace()]
    return sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in shown) / max(len(shown), 1)
