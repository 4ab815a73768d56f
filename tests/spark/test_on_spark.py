"""A build on a real Spark (`local[2]`, two Python workers) gives the bytes of a build on one machine.

One run for all tests: starting takes longer than they do. Its splits are made so small that files come in pieces.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.graph.store import load
from extractor.query.folders import read_tables
from extractor.query.tables import TABLES, tables

JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")
MISSING = (
    "no Java: install openjdk-17-jre-headless"
    if not JAVA
    else ""
    if importlib.util.find_spec("pyspark")
    else "no PySpark: pip install 'cppcc-kg[spark]'"
)
needs_spark = pytest.mark.skipif(bool(MISSING), reason=f"{MISSING}, to test the build on Spark")

SHORT = "荥阳市政协召开座谈会，建成协商议事室63个。\n"
PAGE = f"<!DOCTYPE html><html><head><title>座谈会</title></head><body><h1>荥阳市政协座谈会</h1><p>{SHORT}</p></body></html>"
PACK = """
pack: tea-house
about: Tea houses.
rules:
- id: tea-house.named
  kind: tea_house
  pattern: '(?P<name>[清和]{1,2}茶馆)'
  examples:
    yes:
    - {text: 委员在清和茶馆座谈。, match: 清和茶馆, fields: {name: 清和茶馆}}
    no:
    - 委员在茶馆座谈。
"""
# As many splits as possible, so that rows and lines are counted across them.
SETTINGS = "spark.sql.files.maxPartitionBytes 24000\nspark.sql.files.openCostInBytes 2000\n"


def sources(folder: Path, seeds: Path) -> list[str]:
    """A folder of everything, and a file beside it."""
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    pages = folder / "pages"
    (pages / "deep" / "er").mkdir(parents=True)
    (pages / "a.txt").write_text(texts[0], "utf-8")
    (pages / "a.yaml").write_text("title: 年鉴\npublished: 2012-03-01\n", "utf-8")
    (pages / "deep" / "er" / "旧 100%.txt").write_bytes(SHORT.encode("gb18030"))
    (pages / "same.txt").write_text(SHORT, "utf-8")
    (pages / "page.html").write_text(PAGE, "utf-8")
    (pages / "packed.txt.gz").write_bytes(gzip.compress(texts[1].encode(), mtime=0))
    (pages / "broken.txt").write_bytes(b"\0\1\2")
    (pages / "README.md").write_text("no document", "utf-8")
    (pages / ".hidden.txt").write_text(SHORT, "utf-8")
    rows = [{"text": text, **({"id": f"x{n}"} if n % 2 else {})} for n, text in enumerate(texts + texts)]
    lines = b"\r\n\n".join(json.dumps(row, ensure_ascii=False).encode() for row in rows)
    (pages / "lines.jsonl").write_bytes(b"\xef\xbb\xbf" + lines + b"\nno JSON\n")
    (pages / "deep" / "lines.ndjson.gz").write_bytes(gzip.compress(lines, mtime=0))
    content = [*texts, None, SHORT]
    title = [None, "标题", *[None] * len(texts)]
    table = pa.table({"content": content, "title": title, "other": [1] * len(content)})
    parquet.write_table(table, pages / "rows.parquet", row_group_size=2)
    single = folder / "single.txt"
    single.write_text(f"5月22日，委员在清和茶馆座谈。\n{SHORT}", "utf-8")
    return [str(pages), str(single)]


@dataclass(frozen=True)
class Built:
    """The outputs of both engines, and what the one on Spark said."""

    local: Path
    spark: Path
    said: subprocess.CompletedProcess[str]
    locally: subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, seeds: Path, command: Path) -> Built:
    folder = tmp_path_factory.mktemp("spark")
    given = sources(folder, seeds)
    (folder / "conf").mkdir()
    (folder / "conf" / "spark-defaults.conf").write_text(SETTINGS, "utf-8")
    (folder / "rules").mkdir()
    (folder / "rules" / "tea.yaml").write_text(PACK, "utf-8")

    def run(output: str, *more: str) -> subprocess.CompletedProcess[str]:
        words = [str(command), "build", *given, "--output", str(folder / output), "--rules", str(folder / "rules")]
        environment = {**os.environ, "SPARK_CONF_DIR": str(folder / "conf")}
        return subprocess.run(
            [*words, *more], capture_output=True, text=True, encoding="utf-8", timeout=900, check=False, env=environment
        )

    return Built(
        folder / "local",
        folder / "spark",
        run("spark", "--engine", "spark", "--master", "local[2]"),
        run("local", "--jobs", "1"),
    )


@needs_spark
@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl"])
def test_the_graph_has_the_bytes_of_a_build_on_one_machine(name: str, built: Built) -> None:
    assert built.said.returncode == 1, built.said.stderr  # one file is no text, one line no JSON, one row empty
    assert (built.spark / name).read_bytes() == (built.local / name).read_bytes()
    assert b"TeaHouse" in (built.spark / name).read_bytes()  # the user's rules went along


@needs_spark
def test_texts_problems_and_the_summary_are_the_same(built: Built) -> None:
    stored = [
        {path.name: path.read_bytes() for path in (side / "texts").iterdir()} for side in (built.local, built.spark)
    ]
    assert stored[0] == stored[1]
    summaries = [done.stdout.rpartition("written")[0] for done in (built.locally, built.said)]
    assert summaries[0] == summaries[1]
    expected = sorted(built.locally.stderr.splitlines())
    assert expected
    assert sorted(line for line in built.said.stderr.splitlines() if line in expected) == expected


@needs_spark
def test_the_parts_one_behind_the_other_are_the_graph(built: Built) -> None:
    parts = sorted((built.spark / "shards" / "nquads").glob("part-*"))
    assert len(parts) > 1
    assert b"".join(part.read_bytes() for part in parts) == (built.local / "graph.nq").read_bytes()


@needs_spark
def test_the_tables_are_those_of_the_command(built: Built, tmp_path: Path) -> None:
    for name in TABLES:
        parts = sorted((built.spark / "shards" / "tables" / name).glob("part-*"))
        parquet.write_table(
            pa.concat_tables([parquet.read_table(part) for part in parts]), tmp_path / f"{name}.parquet"
        )
    assert read_tables(tmp_path) == tables(load(built.local / "graph.nq"))


# ------------------------------------------------------------------------------------ what may be missing


@pytest.mark.skipif(not importlib.util.find_spec("pyspark"), reason="no PySpark, which is missed before Java is")
@pytest.mark.parametrize("home", ["", "empty"])
def test_without_java_the_message_names_the_package(home: str, tmp_path: Path, command: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    environment = {**os.environ, "PATH": str(tmp_path), "JAVA_HOME": home and str(tmp_path / home)}
    words = [str(command), "build", "a.txt", "-o", "out", "--engine", "spark", "--master", "local[2]"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 2
    assert "needs Java 17 or newer" in done.stderr
    assert "apt-get install openjdk-17-jre-headless" in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_pyspark_the_message_names_the_extra(tmp_path: Path, command: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    program = (
        "import importlib.util as u, sys; find = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'pyspark' else find(name, *more)\n"
        "from extractor.cli import main; sys.exit(main())"
    )
    words = [str(command.parent / "python"), "-c", program, "build", "a.txt", "-o", "out"]
    done = subprocess.run(
        [*words, "--engine", "spark", "--master", "local"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert "needs pyspark" in done.stderr
    assert "not installed here: pip install 'cppcc-kg[spark]'" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--engine", "spark"], "no --master"), (["--master", "yarn"], "add --engine spark")],
)
def test_engine_and_master_belong_together(options: list[str], message: str, tmp_path: Path, command: Path) -> None:
    words = [str(command), "build", "a.txt", "-o", str(tmp_path / "out"), *options]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, message in done.stderr) == (2, True)
