"""HTML: the text of a saved web page, without its menus and side columns, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Metadata, Problem, Source
from extractor.read import text as plain
from extractor.read.encoding import decode
from extractor.read.extracted import document, too_large, without_library
from extractor.read.html_metadata import metadata
from extractor.read.opened import Opened

__all__ = ["decoded", "documents", "has_tags", "looks_like", "page"]

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
    found = decoded(data)
    if found is None or not has_tags(found[0]):
        yield from plain.of(opened, data)  # no page at all, whatever it is called
        return
    try:
        text, known = page(found[0])
    except ImportError:
        yield without_library(opened, "html")
        return
    yield from document(opened, text, "text/html", encoding=found[1], known=known)


def has_tags(text: str) -> bool:
    """True where there is any markup in a text."""
    return _TAG.search(text) is not None


def page(markup: str) -> tuple[str, Metadata]:
    """The text of a page, control characters and blanks as they come, and what the page says of itself.

    Raises ImportError without the library of the extra `html`.
    """
    from extractor.read.html_text import Page  # noqa: PLC0415 - needs the extra `html`

    found = Page.of(markup)
    known = metadata(found.tags, found.lines, saved_from=markup[:_DECLARED_WITHIN])
    return found.text(known.title), known


def decoded(data: bytes, charset: str = "") -> tuple[str, str] | None:
    """Text and encoding: as plain text is decoded, else as the sender declares (`charset`, of HTTP), else as the page
    does, a few lost characters allowed. What is declared comes second: servers declare one encoding for all pages.
    """
    if found := decode(data):
        return found
    own = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    for declared in (charset, own[1].decode("ascii") if own else ""):
        encoding = _DECLARED.get(declared.strip("\"' ").lower())
        if encoding is None:
            continue
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= _MOST_LOST * len(text):
            return text, encoding
    return None
