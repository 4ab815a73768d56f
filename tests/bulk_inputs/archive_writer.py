"""Web archives made record by record, as crawlers write them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

ARTICLE = "5月22日，荥阳市政协召开“有事好商量”协商平台建设推进会，全市建成协商议事室63个。"


def page(text: str = ARTICLE, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}<title>推进会</title></head><body><h1>协商平台建设推进会</h1><p>{text}</p></body></html>"


def record(number: int, block: bytes, sort: str = "response", content_type: str = "", **headers: str) -> bytes:
    kind = content_type or f"application/http; msgtype={sort}"
    rows = {
        "WARC-Type": sort,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
        "WARC-Date": f"2024-03-{number:02}T08:30:00Z",
        "WARC-Target-URI": f"https://www.example.gov.cn/{number}.html",
        "Content-Type": kind,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def http(
    body: bytes | str, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str
) -> bytes:
    rows = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in more.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + (body.encode() if isinstance(body, str) else body)


def packed(records: Iterable[bytes]) -> bytes:
    """A member of gzip for each record, as the standard has it."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
