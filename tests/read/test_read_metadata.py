"""JSON Lines, sidecar files, and the identity of a document."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.model import Metadata, Problem, Source
from extractor.read import read, source

TEXT = "县政协召开座谈会，委员们讨论了乡村道路的养护。\n"


def both(*inputs: Path) -> tuple[list[Source], list[Problem]]:
    found = list(read(inputs))
    return [f for f in found if isinstance(f, Source)], [f for f in found if isinstance(f, Problem)]


# -------------------------------------------------------------------------------------------- source


def test_a_document_from_a_string() -> None:
    made = source(TEXT, "note")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (made.id, made.sha256, made.name, made.raw) == (digest[:12], digest, "note", TEXT)
    assert not made.metadata


def test_the_id_depends_on_text_and_metadata_and_on_nothing_else() -> None:
    known = Metadata(title="座谈会", published="2023-05-22")
    assert source(TEXT, "a", known).id == source(TEXT, "b", known, encoding="gb18030").id
    assert source(TEXT, "a", known).id != source(TEXT, "a").id
    assert source(TEXT, "a", known).id != source(TEXT, "a", Metadata(title="座谈会")).id
    assert source(TEXT, "a", Metadata()).id == source(TEXT, "a").id
    assert source(TEXT, "a", known).sha256 == source(TEXT, "a").sha256


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(InputError, match="character 2"):
        source("你好\ud800", "note")


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_ids_are_twelve_hex_digits(text: str) -> None:
    made = source(text, "note")
    assert len(made.id) == 12
    assert made.sha256.startswith(made.id)


# --------------------------------------------------------------------------------------- JSON Lines


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    records = [
        {
            "text": "\ufeff第一篇\r\n正文。",
            "id": "n-1",
            "title": " 标题 ",
            "url": "https://example.org/1",
            "publisher": "日报",
            "published": "2023年5月22日",
            "place": "河南省荥阳市",
            "clicks": 12,
        },
        {"text": "第二篇", "published": 20230522, "title": None},
        {"text": "第三篇", "id": 3},
        {"text": "第四篇", "id": " "},
    ]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode())
    documents, problems = both(path)
    assert problems == []
    assert [d.name for d in documents] == ["archive.jsonl#n-1", "archive.jsonl#3", "archive.jsonl#3", "archive.jsonl#7"]
    assert documents[0].raw == "\ufeff第一篇\r\n正文。"
    assert documents[0].metadata == Metadata("标题", "https://example.org/1", "日报", "2023-05-22", "河南省荥阳市")
    assert documents[1].metadata == Metadata(published="2023-05-22")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "not JSON"),
        (b'["text"]', "not a JSON object"),
        (b"3", "not a JSON object"),
        (b'{"title": "x"}', "no text"),
        (b'{"text": " "}', "no text"),
        (b'{"text": 5}', "text is no string"),
        (b'{"text": "\xc4\xe3"}', "not UTF-8"),
        (b'{"text": "\\ud800"}', "half a surrogate pair"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 5_000, "not JSON"),
    ],
    ids=["cut off", "list", "number", "no text", "blank", "number as text", "GBK", "surrogate", "deep", "long number"],
)
def test_a_bad_line_is_named_and_costs_only_itself(tmp_path: Path, line: bytes, what: str) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    documents, problems = both(path)
    assert [d.name for d in documents] == ["a.ndjson#1", "a.ndjson#3"]
    (problem,) = problems
    assert problem.document == "a.ndjson"
    assert problem.where == f"{path}:2"
    assert what in problem.what


def test_bad_metadata_of_a_line_is_told_and_the_document_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one", "id": "x", "published": "soon", "title": ["a"], "url": true}\n', encoding="utf-8")
    documents, problems = both(path)
    assert [d.metadata for d in documents] == [Metadata()]
    assert [p.what for p in problems] == [
        "title is a list, not a text",
        "url is true or false, not a text",
        "published 'soon' is no date",
    ]
    assert {(p.document, p.where) for p in problems} == {("a.jsonl#x", f"{path}:1")}


def test_an_empty_file_of_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    documents, (problem,) = both(tmp_path)
    assert documents == []
    assert problem.what == "empty"


# ------------------------------------------------------------------------------------------ sidecars


@pytest.mark.parametrize("name", ["a.yaml", "a.txt.yaml"])
def test_a_sidecar_gives_metadata(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / name).write_text("title: 座谈会\npublished: 2023-05-22\nplace: 荥阳市\nurl:\n", encoding="utf-8")
    (document,), problems = both(tmp_path)
    assert problems == []
    assert document.metadata == Metadata(title="座谈会", published="2023-05-22", place="荥阳市")


def test_the_sidecar_with_the_whole_name_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("title: other\n", encoding="utf-8")
    (tmp_path / "a.txt.yaml").write_text("title: own\n", encoding="utf-8")
    (document,), _ = both(tmp_path / "a.txt")
    assert document.metadata.title == "own"


@pytest.mark.parametrize(
    ("content", "what", "kept"),
    [
        ("title: 座谈会\nauthor: x\neditor: y\n", "unknown keys author, editor", Metadata(title="座谈会")),
        ("title: 座谈会\npublished: 近日\n", "published '近日' is no date", Metadata(title="座谈会")),
        ("title: [a, b]\nplace: 荥阳市\n", "title is a list, not a text", Metadata(place="荥阳市")),
        ("title: 'open\n", "not YAML (line 2, column 1: found unexpected end of stream)", Metadata()),
        ("- a\n- b\n", "a list, not keys with values", Metadata()),
        ("just words\n", "a text, not keys with values", Metadata()),
        ("{? [a, b] : c}\n", "not YAML", Metadata()),
        ("title: \x01\n", "not YAML", Metadata()),
        ("x" * 1_000_001, "over 1,000,000 bytes", Metadata()),
    ],
    ids=["unknown keys", "no date", "list", "open quote", "no mapping", "words", "list as key", "control", "huge"],
)
def test_a_bad_sidecar_is_told_and_the_document_read(tmp_path: Path, content: str, what: str, kept: Metadata) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(content, encoding="utf-8")
    (document,), (problem,) = both(tmp_path / "a.txt")
    assert document.metadata == kept
    assert (problem.document, problem.where) == ("a.txt", str(tmp_path / "a.yaml"))
    assert what in problem.what


def test_an_empty_sidecar_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("# to do\n", encoding="utf-8")
    (document,), problems = both(tmp_path / "a.txt")
    assert (document.metadata, problems) == (Metadata(), [])
