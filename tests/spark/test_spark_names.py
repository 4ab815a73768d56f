"""Names of documents from the addresses that Spark gives: those of one machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.cluster.intake import _before
from extractor.cluster.naming import Root, address


@pytest.mark.parametrize(
    ("item", "given", "alone", "name"),
    [
        ("/data/pages", "file:/data/pages/a/文 1.txt", True, "a/文 1.txt"),
        ("/data/pages/", "file:///data/pages/a.txt", True, "a.txt"),
        ("file:///data/pages", "file:/data/pages/a.txt", True, "a.txt"),
        ("/data/pages", "file:/data/pages/a.txt", False, "pages/a.txt"),
        ("/data/a.txt", "file:/data/a.txt", True, "a.txt"),
        ("/data/a.txt", "file:/data/a.txt", False, "a.txt"),
        ("/data/*/b.txt", "file:/data/x/b.txt", True, "x/b.txt"),
        ("hdfs://node:8020/data/pages", "hdfs://node:8020/data/pages/a.txt", True, "a.txt"),
        ("hdfs:///data/pages", "hdfs://node:8020/data/pages/x/a.txt", True, "x/a.txt"),
        ("s3a://bucket/pages", "s3a://bucket/pages/a.jsonl", True, "a.jsonl"),
        ("s3a://bucket/2023-*/pages", "s3a://bucket/2023-05/pages/a.jsonl", True, "2023-05/pages/a.jsonl"),
    ],
)
def test_a_file_is_called_by_what_lies_below_its_source(item: str, given: str, alone: bool, name: str) -> None:
    label = Path(item).name
    located = Root.of(item, label, alone=alone).located(given)
    assert located is not None
    assert located.name == name


def test_addresses_of_rows_are_percent_encoded() -> None:
    located = Root.of("/data", "data", alone=True).located("file:///data/%E6%96%87%20100%25.jsonl", encoded=True)
    assert located is not None
    assert (located.name, located.path) == ("文 100%.jsonl", Path("/data/文 100%.jsonl"))


@pytest.mark.parametrize("name", ["README.md", "a.yaml", ".a.txt", "~$a.docx", ".git/a.txt"])
def test_what_stands_beside_documents_is_passed_over(name: str) -> None:
    assert Root.of("/data", "data", alone=True).located(f"file:/data/{name}") is None


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("/data/out", "file:///data/out"),
        ("file:/data/out", "file:///data/out"),
        (Path("hdfs://node:8020/out"), "hdfs://node:8020/out"),
        ("s3a://bucket/out", "s3a://bucket/out"),
    ],
)
def test_outputs_are_addresses(given: str | Path, written: str) -> None:
    assert address(given) == written


def test_lines_before_a_split_are_those_of_the_splits_before_it() -> None:
    counts = [("b", 0, 5), ("a", 200, 7), ("a", 0, 3), ("a", 100, 4)]
    assert _before(counts) == {("a", 0): 0, ("a", 100): 3, ("a", 200): 7, ("b", 0): 0}
