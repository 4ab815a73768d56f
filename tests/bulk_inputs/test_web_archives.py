"""WARC and WARC.gz: which records are documents, what they are called, and what a broken one costs."""

from __future__ import annotations

import gzip
import io
import logging
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_writer import ARTICLE, http, packed, page, record

from extractor.model import Problem, Records, Source
from extractor.pipeline import kit, understand
from extractor.read import read

ID = "00000000-0000-4000-8000-{:012}"


def documents(data: bytes, folder: Path, name: str = "crawl.warc") -> list[Source | Problem]:
    path = folder / name
    path.write_bytes(data)
    return list(read([path]))


def numbers(found: list[Source | Problem]) -> list[int]:
    return [int(item.name[-12:]) for item in found if isinstance(item, Source)]


def single(data: bytes, folder: Path) -> Source:
    (found,) = documents(data, folder)
    assert isinstance(found, Source), found
    return found


# ------------------------------------------------------------------------------------ what is a document


@pytest.mark.parametrize("pack", [b"".join, packed, lambda records: gzip.compress(b"".join(records))])
def test_a_page_is_known_by_its_record_its_address_and_the_time_of_its_capture(
    pack: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    head = '<meta name="PubDate" content="2023-05-23 09:00"><meta name="SiteName" content="荥阳市政协">'
    found = single(pack([record(7, http(page(head=head)))]), tmp_path)
    assert found.name == "crawl.warc#" + ID.format(7)
    assert (found.media_type, found.encoding) == ("text/html", "utf-8")
    assert ARTICLE in found.raw.split("\n")
    assert "<" not in found.raw
    assert found.metadata.url == "https://www.example.gov.cn/7.html"
    assert found.metadata.retrieved == "2024-03-07T08:30:00Z"
    assert (found.metadata.published, found.metadata.publisher) == ("2023-05-23", "荥阳市政协")


def test_the_time_of_capture_is_not_the_date_of_publication(tmp_path: Path) -> None:
    found = single(record(7, http(page("会议听取了情况通报。"))), tmp_path)
    assert found.metadata.published == ""
    _, records = understand(found, kit())
    assert records.document.issued is None


def test_a_page_fetched_twice_is_one_document_of_two_names(tmp_path: Path) -> None:
    same = {"WARC_Target_URI": "https://www.example.gov.cn/a.html"}
    first, second = documents(record(1, http(page()), **same) + record(2, http(page()), **same), tmp_path)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.id == second.id
    assert (first.name, first.metadata.retrieved) != (second.name, second.metadata.retrieved)


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (record(1, http(page())), True),
        (record(1, http(ARTICLE, "text/plain; charset=utf-8")), True),
        (record(1, http(page(), "application/xhtml+xml")), True),
        (record(1, http(page(), 'TEXT/HTML;charset="UTF-8"')), True),
        (record(1, http(page(), status="206 Partial Content")), False),
        (record(1, http(page(), status="404 Not Found")), False),
        (record(1, http(b"", "", "302 Found", Location="/b")), False),
        (record(1, http(b"\xff\xd8\xff", "image/jpeg")), False),
        (record(1, http(b"{}", "application/json")), False),
        (record(1, http(page(), "")), False),
        (record(1, http(page()), "revisit"), False),
        (record(1, b"GET / HTTP/1.1\r\nHost: example.gov.cn\r\n\r\n", "request"), False),
        (record(1, b"via: x\r\n", "metadata", "application/warc-fields"), False),
        (record(1, b"software: x\r\n", "warcinfo", "application/warc-fields"), False),
        (record(1, page().encode(), "resource", "text/html"), True),
        (record(1, ARTICLE.encode(), "conversion", "text/plain"), True),
        (record(1, b"%PDF-1.7", "resource", "application/pdf"), False),
        (record(1, b"220 ready\r\n", "response", "text/dns"), False),
    ],
)
def test_only_pages_and_texts_are_documents(made: bytes, wanted: bool, tmp_path: Path) -> None:
    found = documents(made + record(2, http(page())), tmp_path)
    assert numbers(found) == ([1, 2] if wanted else [2])
    assert not [item for item in found if isinstance(item, Problem)]


def test_what_was_passed_over_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    others = [record(1, b"GET /", "request"), record(2, b"GET /", "request"), record(3, http(b"x", "image/png"))]
    with caplog.at_level(logging.INFO, "extractor.read.warc"):
        documents(b"".join([*others, record(4, http(page()))]), tmp_path)
    assert [entry.getMessage().split(": ", 1)[1] for entry in caplog.records] == ["passed over: 1 image/png, 2 request"]
    (nothing,) = documents(b"".join(others), tmp_path)
    assert isinstance(nothing, Problem)
    assert nothing.what == "no page in it (1 image/png, 2 request)"


# --------------------------------------------------------------------------------------- bytes to text


@pytest.mark.parametrize(
    ("encoding", "charset", "meta"),
    [
        ("utf-8", "utf-8", ""),
        ("gb18030", "gb2312", ""),
        ("gb18030", "", "gbk"),
        ("gb18030", "", ""),  # nobody says it
        ("gb18030", "utf-8", "utf-8"),  # both are wrong
        ("gb18030", "ISO-8859-1", "gb2312"),  # what servers say when nobody has told them
        ("utf-8", "gbk", ""),
        ("big5", "big5", ""),
    ],
)
def test_the_encoding_is_found_whatever_server_and_page_say(
    encoding: str, charset: str, meta: str, tmp_path: Path
) -> None:
    text = "縣政協召開協商議事會議，聽取各方意見，討論鄉村道路的養護。" if encoding == "big5" else ARTICLE
    head = f'<meta charset="{meta}">' if meta else ""
    body = page(text, head).encode(encoding) if encoding != "big5" else f"<html><body><p>{text}</p>".encode(encoding)
    found = single(record(1, http(body, f"text/html; charset={charset}" if charset else "text/html")), tmp_path)
    assert text in found.raw


def test_what_the_server_says_decides_where_a_few_bytes_are_broken(tmp_path: Path) -> None:
    body = page(ARTICLE * 5).encode("gb18030") + b"<p>\xff</p>"
    found = single(record(1, http(body, "text/html; charset=gb2312")), tmp_path)
    assert ARTICLE in found.raw
    assert found.encoding == "gb18030"
    (refused,) = documents(record(1, http(body, "text/html")), tmp_path)
    assert isinstance(refused, Problem)
    assert refused.what == "unknown encoding"


def test_a_body_is_taken_out_of_its_transfer_and_content_encodings(tmp_path: Path) -> None:
    data = page().encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)
    bare = zlib.compressobj(wbits=-15)
    made = [
        http(gzip.compress(data), Content_Encoding="gzip"),
        http(zlib.compress(data), Content_Encoding="deflate"),
        http(bare.compress(data) + bare.flush(), Content_Encoding="deflate"),
        http(chunked, Transfer_Encoding="chunked"),
        http(data, Transfer_Encoding="chunked"),  # the crawler has put it together and kept the header
        http(data, Content_Encoding="gzip"),  # likewise
        http(data, Content_Encoding="identity"),
    ]
    found = documents(b"".join(record(n, body) for n, body in enumerate(made, 1)), tmp_path)
    assert numbers(found) == list(range(1, len(made) + 1))
    assert len({item.raw for item in found if isinstance(item, Source)}) == 1


# --------------------------------------------------------------------------------------- broken records


def pages(count: int = 5) -> list[bytes]:
    return [record(n, http(page(f"{ARTICLE}第{n}页。"))) for n in range(1, count + 1)]


def damaged(member: bytes) -> bytes:
    middle = len(member) // 2
    return member[:middle] + bytes(255 - byte for byte in member[middle : middle + 4]) + member[middle + 4 :]


BROKEN: dict[str, Callable[[], bytes]] = {
    "a member of gzip damaged": lambda: b"".join(
        damaged(packed([each])) if n == 2 else packed([each]) for n, each in enumerate(pages())
    ),
    "a member of gzip without its first bytes": lambda: b"".join(
        packed([each])[20:] if n == 2 else packed([each]) for n, each in enumerate(pages())
    ),
    "a header that is none": lambda: b"".join(
        each.replace(b"WARC/1.0", b"WARX/1.0") if n == 2 else each for n, each in enumerate(pages())
    ),
    "a length that is none": lambda: b"".join(
        each.replace(b"Content-Length: ", b"Content-Length: ?") if n == 2 else each for n, each in enumerate(pages())
    ),
    "a body not compressed as it says": lambda: b"".join(
        record(3, http(b"\x1f\x8bnonsense", Content_Encoding="gzip")) if n == 2 else each
        for n, each in enumerate(pages())
    ),
    "an encoding nobody knows": lambda: b"".join(
        record(3, http(b"xyz", Content_Encoding="rot13")) if n == 2 else each for n, each in enumerate(pages())
    ),
    "a chunk that is cut off": lambda: b"".join(
        record(3, http(b"ff\r\nabc", Transfer_Encoding="chunked")) if n == 2 else each for n, each in enumerate(pages())
    ),
    "bytes that are no text": lambda: b"".join(
        record(3, http(b"\0\1\2\xff" * 50)) if n == 2 else each for n, each in enumerate(pages())
    ),
    "a page without text": lambda: b"".join(
        record(3, http("<html><body></body></html>")) if n == 2 else each for n, each in enumerate(pages())
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record_costs_itself(case: str, tmp_path: Path) -> None:
    found = documents(BROKEN[case](), tmp_path)
    assert numbers(found) == [1, 2, 4, 5]
    (problem,) = (item for item in found if isinstance(item, Problem))
    assert problem.where.startswith(f"{tmp_path}/crawl.warc#")
    assert problem.fix


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_an_archive_that_is_cut_off_is_read_as_far_as_it_goes(
    pack: Callable[[list[bytes]], bytes], tmp_path: Path
) -> None:
    found = documents(pack(pages())[:-60], tmp_path)
    assert numbers(found) == [1, 2, 3, 4]
    (problem,) = (item for item in found if isinstance(item, Problem))
    assert problem.where.endswith(ID.format(5))
    assert problem.what == "cut off"


def test_a_stream_cannot_be_taken_up_behind_a_break(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            return self._data.readinto(buffer)

    broken = BROKEN["a member of gzip damaged"]()
    found = list(read(["-"], stdin=io.BufferedReader(Pipe(broken))))
    assert numbers(found) == [1, 2]
    assert isinstance(found[-1], Problem)
    assert "nothing can be read" in found[-1].what


def test_garbage_that_begins_like_an_archive_is_one_problem(tmp_path: Path) -> None:
    (found,) = documents(b"WARC/1.0 is a format of archives.\n" * 50, tmp_path)
    assert isinstance(found, Problem)


# --------------------------------------------------------------------------------------- from a fact back


def test_every_quote_stands_in_the_record_that_the_document_is_named_after(
    tmp_path: Path, read_text: Callable[..., Records]
) -> None:
    found = [item for item in documents(packed(pages(3)), tmp_path, "crawl.warc.gz") if isinstance(item, Source)]
    again = {item.name: item.raw for item in read([tmp_path]) if isinstance(item, Source)}
    assert sorted(again) == [f"crawl.warc.gz#{ID.format(n)}" for n in (1, 2, 3)]
    for document in found:
        records = read_text(document.raw, document.name)
        assert records.counts
        for shown in records.counts[0].evidence:
            quoted = [again[document.name][span.start : span.end] for span in shown.segments]
            assert shown.quote in quoted


def test_without_the_library_the_message_names_the_extra(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(record(1, http(page())))
    program = (
        "import sys; sys.modules['fastwarc.warc'] = sys.modules['fastwarc'] = None\n"
        f"from extractor.read import read; print(*read([{str(path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "needs FastWARC and Resiliparse" in done.stdout
    assert "pip install 'cppcc-kg[warc]'" in done.stdout
