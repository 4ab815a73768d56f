"""A build on Spark: documents to blocks of N-Quads, blocks to one sorted graph, the graph to tables.

Below the output, in `shards/`:

- `documents/`: Parquet, a row a document as it was processed (`worker.DOCUMENTS`), problems among them;
- `nquads/`: text files whose concatenation in order of name is `graph.nq`, byte for byte that of one machine;
- `tables/<table>/`: Parquet, the rows and columns of `cppcc tables`, in the same order across the files.

The blocks of documents are distributed by ranges of the document's key, so that documents of one key meet and every
range is sorted by itself: one shuffle, and nothing passes through the driver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.bulk.finishing import Summary
from extractor.bulk.records import unpacked
from extractor.cluster.collect import collected
from extractor.cluster.intake import processed
from extractor.cluster.naming import address, is_remote
from extractor.cluster.session import session
from extractor.cluster.worker import CELLS, MERGED, Recipe, cells, merged, packs
from extractor.errors import InputError
from extractor.graph import BASE
from extractor.model import Problem
from extractor.pipeline import kit
from extractor.query.catalogue import find
from extractor.query.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Options", "build"]

_PART = 1 << 26
"""Characters of a part of the graph, more or less."""
_ROWS = 1_000_000
"""Facts in a part of the tables."""
_WHOLE = ("start", "end", "term", "session")


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be built where. `sources` are paths, patterns or addresses that Spark can read, `output` a folder of
    this machine or an address that it can write to; `formats` as `extractor.bulk` takes them.
    """

    sources: tuple[str, ...]
    output: Path | str
    master: str
    formats: tuple[str, ...] = ("turtle", "nquads")
    base: str = BASE
    rules: tuple[Path, ...] = ()


def build(options: Options, tell: Callable[[Problem], None]) -> Summary:
    """Build the graph of the sources on the cluster and say what it holds; `tell` is called with each problem.

    Where the output is a folder of this machine (which the executors must see, too), the shards of the graph are put
    together to the files of `formats` and `texts/` as one machine writes them. Elsewhere they stay as they are.

    Raises OptionError where Spark or Java is missing, InputError where no document can be read, RuleError and
    OptionError before the cluster is asked for anything.
    """
    kit(base=options.base, rules=options.rules)  # what is wrong with it is said here, not by a hundred executors
    recipe = Recipe(options.base, packs(options.rules))
    shards = f"{address(options.output)}/shards"
    with session(options.master) as spark:
        processed(spark, options.sources, recipe).write.mode("overwrite").parquet(f"{shards}/documents")
        documents = spark.read.parquet(f"{shards}/documents")
        sums = _sums(documents, options)
        problems = _problems(documents, tell)
        quads = _graph(documents, shards, sums)
    if is_remote(str(options.output)):
        files: tuple[Path, ...] = (Path(shards),)
    else:
        files = collected(Path(options.output), options.formats)
    return Summary(sums.facts, sums.repairs, quads, problems, files)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the documents add up to; `characters` of their blocks."""

    facts: tuple[int, ...]
    repairs: int
    characters: int


def _sums(documents: DataFrame, options: Options) -> _Sums:
    facts = (f"coalesce(sum(facts[{place}]), 0)" for place in range(len(TABLES) + 1))
    row = documents.selectExpr(
        *facts, "coalesce(sum(repairs), 0)", "coalesce(sum(length(block)), 0)", "count_if(key != '')"
    ).collect()[0]
    *numbers, repairs, characters, read = row
    if not read:
        what = "no document could be read, so nothing was written"
        raise InputError(" ".join(options.sources), what, "name other sources")
    return _Sums(tuple(numbers), repairs, characters)


def _problems(documents: DataFrame, tell: Callable[[Problem], None]) -> int:
    """Tell of each problem, in the order of the documents' names; how many there are."""
    number = 0
    for row in documents.where("problems != ''").select("name", "problems").orderBy("name").toLocalIterator():
        for problem in unpacked(row.problems):
            number += 1
            tell(problem)
    return number


def _graph(documents: DataFrame, shards: str, sums: _Sums) -> int:
    """Write the graph and its tables; the number of quads."""
    from pyspark import StorageLevel  # noqa: PLC0415 - heavy

    blocks = documents.where("key != ''").select("key", "name", "block", "quads")
    ranges = blocks.repartitionByRange(2 + sums.characters // _PART, "key").sortWithinPartitions("key", "name")
    graph = ranges.mapInArrow(merged, MERGED).persist(StorageLevel.DISK_ONLY)
    graph.select("block").write.mode("overwrite").text(f"{shards}/nquads")
    order = ("place", "document", "start", "end", "iri", "number")
    parts = 1 + sum(sums.facts) // _ROWS
    found = graph.mapInArrow(cells, CELLS).persist(StorageLevel.DISK_ONLY)
    rows = found.repartitionByRange(parts, *order).sortWithinPartitions(*order).persist(StorageLevel.DISK_ONLY)
    for place, name in enumerate(TABLES):
        columns = [_column(at, column) for at, column in enumerate(find(name).columns)]
        table = rows.where(f"place = {place}").selectExpr(*columns)
        table.write.mode("overwrite").option("compression", "zstd").parquet(f"{shards}/tables/{name}")
    return int(graph.selectExpr("sum(quads)").collect()[0][0])


def _column(at: int, name: str) -> str:
    """A cell as a column of the type that `cppcc tables --format parquet` gives it, null for nothing."""
    kind = "bigint" if name in _WHOLE else "double" if name == "number" else "string"
    return f"try_cast(nullif(cells[{at}], '') AS {kind}) AS `{name}`"
