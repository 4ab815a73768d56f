"""Web archives (WARC and WARC.gz, ISO 28500): the pages that a crawler was given, one document a record.

Read are responses with status 200, and what the archive itself holds as a file (`resource`) or as extracted text
(`conversion`), where it is HTML or plain text. Everything else (requests, revisits, pictures, redirections) is no
document; how much of each there was is logged at level INFO under the name of this module.

A document goes by `archive.warc.gz#` and the id of its record (the offset of its first byte where it has none). Its
metadata are the address and, as `retrieved`, the time at which the crawler got it, which says nothing of when the page
was published; the rest the page may say of itself.
"""

from __future__ import annotations

import datetime
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.model import Metadata, Problem, Source
from extractor.read import html
from extractor.read.documents import source
from extractor.read.extracted import plain_text, without_library
from extractor.read.opened import LARGEST, Located, Opened
from extractor.read.warc_records import Broken, body, looks_like, records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["documents", "looks_like"]

_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"
_AS_FILES = ("resource", "conversion")
_OK = 200
_FIX = "fetch the page again, or take the record out"
_LONGEST_URL = 2000


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The pages and texts of an archive; a record that cannot be read costs itself."""
    try:
        import fastwarc.warc  # noqa: F401, PLC0415 - needs the extra `warc`
        import resiliparse.extract.html2text  # noqa: F401, PLC0415
    except ImportError:
        yield without_library(opened, "warc")
        return
    passed: Counter[str] = Counter()
    found = False
    for read in records(opened.stream):
        if isinstance(read, Broken):
            found = True
            yield _broken(opened.located, read)
            continue
        offset, record = read
        kind = _kind(record)
        if kind not in (*_HTML, _PLAIN):
            passed[kind] += 1
            continue
        found = True
        yield from _document(_located(opened.located, record, offset), record, kind)
    counted = ", ".join(f"{number:,} {kind}" for kind, number in sorted(passed.items()))
    if not found:
        yield opened.located.problem(f"no page in it ({counted or 'no record'})", "name archives of web pages")
    elif passed:
        logging.getLogger(__name__).info("%s: passed over: %s", opened.located.where, counted)


def _broken(located: Located, broken: Broken) -> Problem:
    where = f"{located.where}#{broken.offset}"
    what = f"a broken record ({broken.what})"
    if broken.lost:
        return Problem(located.name, where, f"{what}, behind which nothing can be read", "download the archive again")
    return Problem(located.name, where, what, "download the archive again, or take the record out")


def _kind(record: WarcRecord) -> str:
    """The media type of what may be a document, else the reason why it is none, in few words."""
    sort = str(record.record_type)
    if sort in _AS_FILES:
        return (record.headers.get("Content-Type") or f"{sort} of no type").partition(";")[0].strip().lower()
    if sort != "response":
        return sort
    if not record.is_http:
        return "response without HTTP"
    try:
        record.parse_http()
    except (OSError, ValueError):
        return "response without HTTP"
    status = record.http_headers.status_code
    if status != _OK:
        return f"status {status or 'unknown'}"
    return (record.http_content_type or "response of no type").strip().lower()


def _located(located: Located, record: WarcRecord, offset: int) -> Located:
    """The record as an input of its own, which has no sidecar."""
    label = (record.record_id or "").strip("<> ").removeprefix("urn:uuid:") or str(offset)
    return Located(None, f"{located.name}#{label}", f"{located.where}#{label}")


def _document(located: Located, record: WarcRecord, kind: str) -> Iterator[Source | Problem]:
    try:
        data = body(record)
    except ValueError as error:
        yield located.problem(str(error), _FIX)
        return
    if data is None:
        yield located.problem(f"over {LARGEST:,} bytes for one document", _FIX)
        return
    if not data.strip():
        yield located.problem("empty", _FIX)
        return
    charset = (record.http_charset or "") if record.is_http_parsed else ""
    decoded = html.decoded(data, charset)
    if decoded is None:
        yield located.problem("binary data, not text" if b"\0" in data else "unknown encoding", _FIX)
        return
    text, encoding = decoded
    known = Metadata()
    media_type = _PLAIN
    if kind in _HTML and html.has_tags(text):
        media_type = "text/html"
        text, known = html.page(text)
        text = plain_text(text)
    if not text.strip():
        yield located.problem("no text in it", _FIX)
        return
    metadata = replace(known, url=_url(record) or known.url, retrieved=_retrieved(record))
    try:
        yield source(text, located.name, metadata, media_type=media_type, encoding=encoding)
    except InputError as error:
        yield located.problem(error.what, error.fix)


def _url(record: WarcRecord) -> str:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return url if url.startswith(("http://", "https://")) and len(url) <= _LONGEST_URL else ""


def _retrieved(record: WarcRecord) -> str:
    """The time of capture to the second, in UTC."""
    try:
        moment = record.record_date
    except ValueError:
        return ""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
