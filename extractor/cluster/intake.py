"""Sources to data frames of processed documents: Parquet and JSON Lines by rows, all else by whole files.

Spark reads the bytes from wherever it can; what they mean is decided by `extractor.read`, as on one machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from extractor.cluster.naming import Root
from extractor.cluster.worker import DOCUMENTS, Recipe, of_files, of_lines, of_rows
from extractor.errors import InputError
from extractor.read.locate import labelled
from extractor.read.parquet import COLUMNS, TEXTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["processed"]

_PARQUET = "*.[pP][aA][rR][qQ][uU][eE][tT]"
_KIND = """
CASE WHEN lower(_metadata.file_name) LIKE '%.parquet' THEN 'rows'
     WHEN lower(_metadata.file_name) RLIKE '[.](jsonl|ndjson)([.]gz)?$' THEN 'lines'
     ELSE 'files' END
"""
_SPLIT = "spark.sql.files.openCostInBytes"


def processed(spark: SparkSession, sources: Sequence[str], recipe: Recipe) -> DataFrame:
    """The documents of all sources, processed, a row each (`worker.DOCUMENTS`). Nothing is run yet but the listing.

    Raises InputError for a source that is not there or holds no file.
    """
    named = labelled(sources)
    frames = [
        frame
        for item, label in named
        for frame in _frames(spark, item, Root.of(item, label, alone=len(named) == 1), recipe)
    ]
    return reduce(lambda one, other: one.unionByName(other), frames)


def _frames(spark: SparkSession, item: str, root: Root, recipe: Recipe) -> Iterator[DataFrame]:
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - heavy

    reader = spark.read.option("recursiveFileLookup", "true")
    try:
        files = reader.format("binaryFile").load(item)
        kinds = {row.kind for row in files.selectExpr(f"{_KIND} AS kind").distinct().collect()}
    except AnalysisException as error:
        fix = "check the path; Spark takes files, folders and patterns of any file system that it is set up for"
        raise InputError(item, "no such file or folder", fix) from error
    if not kinds:
        raise InputError(item, "a folder without documents", "put text files into it")
    if "files" in kinds:
        whole = files.where(f"{_KIND} = 'files'").select("path", "content")
        yield whole.mapInArrow(of_files(root, recipe), DOCUMENTS)
    if "lines" in kinds:
        yield _lines(spark, item, root, recipe)
    if "rows" in kinds:
        yield _rows(spark, item, root, recipe)


def _lines(spark: SparkSession, item: str, root: Root, recipe: Recipe) -> DataFrame:
    text = spark.read.option("recursiveFileLookup", "true").option("lineSep", "\n").text(item)
    lines = text.where(f"{_KIND} = 'lines'")
    places = lines.selectExpr("value", "_metadata.file_path AS file_path", "_metadata.file_block_start AS start")
    # Lines of files so large that they may come in splits, which do not know how many stand before them.
    large = lines.where(f"_metadata.file_size > {_bytes(spark)}")
    counted = large.selectExpr("_metadata.file_path AS file_path", "_metadata.file_block_start AS start")
    counts = [tuple(row) for row in counted.groupBy("file_path", "start").count().collect()]
    return places.mapInArrow(of_lines(root, recipe, _before(counts)), DOCUMENTS)


def _bytes(spark: SparkSession) -> int:
    """Files up to this size are not split; what the setting says, where it is a plain number."""
    given = str(spark.conf.get(_SPLIT, "0")).removesuffix("b")
    return int(given) if given.isdecimal() else 0


def _before(counts: Sequence[tuple[str, int, int]]) -> dict[tuple[str, int], int]:
    """Lines before each split, from the lines in each."""
    found: dict[tuple[str, int], int] = {}
    file, lines = "", 0
    for path, start, count in sorted(counts):
        if path != file:
            file, lines = path, 0
        found[path, start] = lines
        lines += count
    return found


def _rows(spark: SparkSession, item: str, root: Root, recipe: Recipe) -> DataFrame:
    reader = spark.read.option("recursiveFileLookup", "true").option("mergeSchema", "true")
    rows = reader.option("pathGlobFilter", _PARQUET).parquet(item)
    wanted = [name for name in rows.columns if name.lower() in COLUMNS]
    if not any(name.lower() in TEXTS for name in wanted):
        fix = f"call the one with the texts {TEXTS[0]} (or {' or '.join(TEXTS[1:])})"
        raise InputError(item, f"no column of texts among {', '.join(rows.columns) or 'none'}", fix)
    columns = [f"`{name}`" for name in wanted]
    found = rows.selectExpr(*columns, "_metadata.file_path AS file_path", "_metadata.row_index AS row_index")
    return found.mapInArrow(of_rows(root, recipe), DOCUMENTS)
