"""HTML: the text of a saved web page, without its menus and side columns, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Problem, Source
from extractor.read import text as plain
from extractor.read.encoding import decode
from extractor.read.extracted import document, too_large, without_library
from extractor.read.html_metadata import metadata
from extractor.read.opened import Opened

__all__ = ["documents", "looks_like"]

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,500}?-->){0,40}<(?:!doctype\s{1,9}html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<!doctype", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# What pages declare and what browsers take it for (WHATWG Encoding); others are left to `decode`.
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_DECLARED_WITHIN = 4096
_MOST_LOST = 0.01
"""Share of characters that may be lost where the declared encoding does not explain every byte."""


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as a whole page does; a fragment is text, whose markup cleaning takes out."""
    return _BEGINS.match(head) is not None


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The one document of a page, with its sidecar's metadata and, where that is silent, the page's own."""
    data = opened.data()
    if data is None:
        yield too_large(opened)
        return
    decoded = _decoded(data)
    if decoded is None or not _TAG.search(decoded[0]):
        yield from plain.of(opened, data)  # no page at all, whatever it is called
        return
    try:
        from extractor.read.html_text import Page  # noqa: PLC0415 - needs the extra `html`
    except ImportError:
        yield without_library(opened, "html")
        return
    page = Page.of(decoded[0])
    known = metadata(page.tags, page.lines, saved_from=decoded[0][:_DECLARED_WITHIN])
    yield from document(opened, page.text(known.title), "text/html", encoding=decoded[1], known=known)


def _decoded(data: bytes) -> tuple[str, str] | None:
    """Text and encoding: as plain text is decoded, else as the page declares, a few lost characters allowed."""
    if found := decode(data):
        return found
    declared = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    encoding = _DECLARED.get(declared[1].decode("ascii").lower()) if declared else None
    if encoding is None:
        return None
    text = data.decode(encoding, "replace")
    return (text, encoding) if text.count("\ufffd") <= _MOST_LOST * len(text) else None
