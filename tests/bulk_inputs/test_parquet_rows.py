"""Parquet: which columns are read, what the documents are called, and what a broken row or group costs."""

from __future__ import annotations

import datetime
import gzip
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.model import Metadata, Problem, Source
from extractor.read import read

TEXT = "县政协召开座谈会，委员们讨论了乡村道路的养护。"


def written(folder: Path, columns: dict[str, object], name: str = "pages.parquet", **options: int) -> Path:
    path = folder / name
    parquet.write_table(pa.table(columns), path, **options)
    return path


def documents(folder: Path, columns: dict[str, object], **options: int) -> list[Source]:
    found = list(read([written(folder, columns, **options)]))
    assert all(isinstance(item, Source) for item in found), found
    return [item for item in found if isinstance(item, Source)]


def problem(path: Path) -> Problem:
    (found,) = read([path])
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize("column", ["text", "content", "body", "Text", "CONTENT"])
def test_the_text_stands_in_a_column_of_one_of_these_names(column: str, tmp_path: Path) -> None:
    (found,) = documents(tmp_path, {"n": [1], column: [TEXT]})
    assert (found.name, found.raw, found.media_type) == ("pages.parquet#1", TEXT, "text/plain")


def test_of_several_columns_the_first_that_says_something_counts(tmp_path: Path) -> None:
    columns = {"body": ["甲", "乙", "丙"], "text": ["甲文", "", None], "content": [None, None, "丙文"]}
    assert [item.raw for item in documents(tmp_path, columns)] == ["甲文", "乙", "丙文"]


@pytest.mark.parametrize(
    ("column", "values", "names"),
    [
        ("id", ["a", "b"], ["a", "b"]),
        ("id", [7, 8], ["7", "8"]),
        ("id", ["a", None], ["a", "2"]),
        ("name", ["甲", "乙"], ["甲", "乙"]),
        ("other", ["a", "b"], ["1", "2"]),
    ],
)
def test_rows_are_named_by_their_id_or_number(
    column: str, values: list[object], names: list[str], tmp_path: Path
) -> None:
    found = documents(tmp_path, {column: values, "text": [TEXT, TEXT + "又"]})
    assert [item.name for item in found] == [f"pages.parquet#{name}" for name in names]


def test_metadata_columns(tmp_path: Path) -> None:
    columns = {
        "text": [TEXT, TEXT],
        "title": ["座谈会", None],
        "url": ["https://example.org/1", ""],
        "publisher": ["日报", None],
        "published": ["2023年5月22日", None],
        "place": ["河南省荥阳市", None],
        "retrieved": ["2024-03-07T16:30:00+08:00", None],
    }
    first, second = documents(tmp_path, columns)
    assert first.metadata == Metadata(
        "座谈会", "https://example.org/1", "日报", "2023-05-22", "河南省荥阳市", "2024-03-07T08:30:00Z"
    )
    assert second.metadata == Metadata()


def test_days_and_times_may_have_types_of_their_own(tmp_path: Path) -> None:
    moment = datetime.datetime(2024, 3, 7, 8, 30, tzinfo=datetime.UTC)
    for day in (datetime.date(2023, 5, 22), datetime.datetime(2023, 5, 22, 9, 0)):
        (found,) = documents(tmp_path, {"text": [TEXT], "published": [day], "retrieved": [moment]})
        assert found.metadata == Metadata(published="2023-05-22", retrieved="2024-03-07T08:30:00Z")


def test_texts_may_be_bytes_or_a_dictionary(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, {"text": [TEXT.encode("gb18030")]})
    assert found.raw == TEXT
    first, second = documents(tmp_path, {"text": pa.array([TEXT, TEXT]).dictionary_encode(), "id": [1, 2]})
    assert (first.raw, second.raw) == (TEXT, TEXT)


def test_a_document_has_the_same_id_in_parquet_and_in_json_lines(tmp_path: Path) -> None:
    (row,) = documents(tmp_path, {"text": [TEXT], "title": ["座谈会"]})
    lines = tmp_path / "pages.jsonl"
    lines.write_text(f'{{"text": "{TEXT}", "title": "座谈会"}}\n', encoding="utf-8")
    (line,) = read([lines])
    assert isinstance(line, Source)
    assert row.id == line.id


def test_rows_without_text_cost_themselves(tmp_path: Path) -> None:
    found = list(read([written(tmp_path, {"text": [TEXT, None, " ", TEXT + "又"]})]))
    assert [item.name for item in found if isinstance(item, Source)] == ["pages.parquet#1", "pages.parquet#4"]
    problems = [item for item in found if isinstance(item, Problem)]
    assert [(item.where, item.what) for item in problems] == [
        (f"{tmp_path}/pages.parquet:{row}", "no text") for row in (2, 3)
    ]


def test_a_broken_group_costs_itself(tmp_path: Path) -> None:
    texts = [f"{TEXT}第{n}篇。" * 20 for n in range(30)]
    path = written(tmp_path, {"text": texts}, row_group_size=10)
    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    start = column.dictionary_page_offset or column.data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + column.total_compressed_size] = bytes(column.total_compressed_size)
    path.write_bytes(data)
    found = list(read([path]))
    assert [item.name for item in found if isinstance(item, Source)] == [
        f"pages.parquet#{n}" for n in (*range(1, 11), *range(21, 31))
    ]
    (broken,) = (item for item in found if isinstance(item, Problem))
    assert broken.where == f"{path}:11"
    assert "rows 11 to 20" in broken.what


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ({"id": [1], "html": ["x"]}, "no column of texts among id, html"),
        ({"text": pa.array([], pa.string())}, "no rows"),
        ({"text": [5]}, "its text is no text"),
    ],
)
def test_a_file_without_texts(columns: dict[str, object], what: str, tmp_path: Path) -> None:
    assert problem(written(tmp_path, columns)).what == what


def test_no_column_of_texts_says_how_to_call_it(tmp_path: Path) -> None:
    assert problem(written(tmp_path, {"html": ["x"]})).fix == "call the one with the texts text (or content or body)"


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": [TEXT]})
    path.write_bytes(path.read_bytes()[:-30])
    assert problem(path).what.startswith("broken Parquet (")


def test_what_begins_like_parquet_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    data = written(tmp_path, {"text": [TEXT]}).read_bytes()
    (tmp_path / "part-00000").write_bytes(data)
    (tmp_path / "packed.parquet.gz").write_bytes(gzip.compress(data))
    for name in ("part-00000", "packed.parquet.gz"):
        (found,) = read([tmp_path / name])
        assert isinstance(found, Source)
        assert (found.name, found.raw) == (f"{name}#1", TEXT)


def test_a_folder_that_spark_wrote_is_read_without_its_marks(tmp_path: Path) -> None:
    for part in (0, 1):
        written(tmp_path, {"text": [TEXT]}, f"part-0000{part}.snappy.parquet")
    (tmp_path / "_SUCCESS").touch()
    (tmp_path / ".part-00000.snappy.parquet.crc").write_bytes(b"crc\0")
    assert [item.name for item in read([tmp_path]) if isinstance(item, Source)] == [
        f"part-0000{part}.snappy.parquet#1" for part in (0, 1)
    ]


def test_a_large_group_is_read_a_few_rows_at_a_time(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": [f"{n}{TEXT}" * 400 for n in range(6000)]}, row_group_size=6000)
    program = (
        "import resource, sys; from extractor.read import read; import pyarrow.parquet\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        f"before = peak(); print(sum(1 for _ in read([{str(path)!r}])), peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    count, grown = map(int, done.stdout.split())
    assert count == 6000
    assert grown < 100  # megabytes; the texts are 180


def test_without_pyarrow_the_message_names_the_extra(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": [TEXT]})
    program = (
        f"import sys; sys.modules['pyarrow'] = None\nfrom extractor.read import read; print(*read([{str(path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "needs pyarrow, which is not installed" in done.stdout
    assert "pip install 'cppcc-kg[parquet]'" in done.stdout
