"""What runs on the executors: batches of Arrow in, batches of Arrow out, nothing kept but the rules.

Every Python worker loads its kit once, with its first document, and keeps it for all tasks that it is given.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractor.bulk.records import packed
from extractor.cluster.naming import Root
from extractor.model import Problem, Source
from extractor.pipeline import Kit, Processed, kit, processed
from extractor.read import documents_in
from extractor.read.jsonl import document as of_line
from extractor.read.opened import LARGEST
from extractor.read.parquet import document as of_row

if TYPE_CHECKING:
    from pyarrow import RecordBatch  # type: ignore[import-untyped]  # an extra, without stubs

__all__ = ["CELLS", "DOCUMENTS", "MERGED", "Recipe", "cells", "merged", "of_files", "of_lines", "of_rows", "packs"]

Batches = Iterator["RecordBatch"]
Step = Callable[[Batches], Batches]
Packs = tuple[tuple[tuple[str, bytes], ...], ...]

DOCUMENTS = (
    "key string, name string, block string, quads bigint, facts array<bigint>, repairs bigint, extracted string,"
    " problems string"
)
MERGED = "key string, block string, quads bigint"
CELLS = "place int, document string, start bigint, end bigint, iri string, number bigint, cells array<string>"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the statements depend on beside the documents: the base and the packs of the user, as they are in files."""

    base: str
    packs: Packs = ()


def packs(rules: Sequence[Path]) -> Packs:
    """The rule packs of folders, to be sent along."""
    folders = (sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder] for folder in rules)
    return tuple(tuple((path.name, path.read_bytes()) for path in paths) for paths in folders)


@cache
def _kit(recipe: Recipe) -> Kit:
    with TemporaryDirectory(prefix="cppcc-rules-") as name:
        folders = []
        for place, files in enumerate(recipe.packs):
            folders.append(Path(name, str(place)))
            folders[-1].mkdir()
            for file, data in files:
                (folders[-1] / file).write_bytes(data)
        return kit(base=recipe.base, rules=folders)


# ------------------------------------------------------------------------------------- documents to rows


def of_files(root: Root, recipe: Recipe) -> Step:
    """Rows `path`, `content`: whole files of any format that `extractor.read` knows."""

    def found(batch: RecordBatch) -> Iterator[Source | Problem]:
        for row in batch.to_pylist():
            located = root.located(row["path"])
            if located:
                stream = io.BufferedReader(io.BytesIO(row["content"]))
                yield from documents_in(located, stream)

    return _step(found, recipe)


def of_rows(root: Root, recipe: Recipe) -> Step:
    """Rows of Parquet with `file_path` and `row_index`."""

    def found(batch: RecordBatch) -> Iterator[Source | Problem]:
        for row in batch.to_pylist():
            located = root.located(row.pop("file_path"), encoded=True)
            if located:
                yield from of_row(located, row.pop("row_index") + 1, row)

    return _step(found, recipe)


def of_lines(root: Root, recipe: Recipe, before: dict[tuple[str, int], int]) -> Step:
    """Rows `value`, `file_path`, `start` in the order of the file; `before` tells how many lines of the file stand
    before the split that begins there, where it is not its first.
    """

    def found(batch: RecordBatch, numbers: dict[tuple[str, int], int]) -> Iterator[Source | Problem]:
        for row in batch.to_pylist():
            place = (row["file_path"], row["start"])
            number = numbers[place] = numbers.get(place, before.get(place, 0)) + 1
            line = row["value"].encode().removesuffix(b"\r")
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            located = root.located(row["file_path"], encoded=True)
            if not located or not line.strip():
                continue
            if len(line) > LARGEST:
                yield located.problem(f"over {LARGEST:,} bytes for one document", "split the document", line=number)
            else:
                yield from of_line(located, number, line)

    def run(batches: Batches) -> Batches:
        numbers: dict[tuple[str, int], int] = {}
        yield from _step(lambda batch: found(batch, numbers), recipe)(batches)

    return run


def _step(found: Callable[[RecordBatch], Iterator[Source | Problem]], recipe: Recipe) -> Step:
    def run(batches: Batches) -> Batches:
        for batch in batches:
            yield from _batches(map(_row, processed(found(batch), _kit(recipe))), DOCUMENTS)

    return run


def _row(done: Processed) -> tuple[object, ...]:
    block = done.block[:-1].decode()
    facts = [*done.facts, done.others]
    problems = packed(done.problems)
    return done.key, done.document, block, done.quads, facts, done.repairs, done.extracted, problems


# ------------------------------------------------------------------------------------- rows to one graph


def merged(batches: Batches) -> Batches:
    """Rows `key`, `block`, `quads` in the order of the key: each key once, with the lines of all its rows."""
    rows = (row for batch in batches for row in batch.to_pylist())
    yield from _batches((_union(key, list(group)) for key, group in groupby(rows, lambda row: row["key"])), MERGED)


def _union(key: str, group: list[dict[str, Any]]) -> tuple[object, ...]:
    blocks = {row["block"] for row in group}
    if len(blocks) == 1:
        return key, blocks.pop(), group[0]["quads"]
    lines = sorted({line for block in blocks for line in block.split("\n")})
    return key, "\n".join(lines), len(lines)


def cells(batches: Batches) -> Batches:
    """Blocks to the rows of the eight tables, each with what it is sorted by."""
    from extractor.graph.store import load  # noqa: PLC0415
    from extractor.query.tables import tables  # noqa: PLC0415

    def rows(batch: RecordBatch) -> Iterator[tuple[object, ...]]:
        lines = (line for block in batch.column("block").to_pylist() for line in block.split("\n"))
        for place, table in enumerate(tables(load(lines=lines))):
            at = {column: number for number, column in enumerate(table.columns)}
            for number, row in enumerate(table.rows):
                start, end = (int(row[at[column]] or -1) for column in ("start", "end"))
                yield place, row[at["document"]], start, end, row[at["iri"]], number, list(row)

    for batch in batches:
        yield from _batches(rows(batch), CELLS)


# ------------------------------------------------------------------------------------------------ Arrow

_ROWS = 64


def _batches(rows: Iterable[Sequence[object]], schema: str) -> Batches:
    """Rows to batches of a few, in columns of these names and types."""
    held: list[Sequence[object]] = []
    for row in rows:
        held.append(row)
        if len(held) >= _ROWS:
            yield _batch(held, schema)
            held = []
    if held:
        yield _batch(held, schema)


def _batch(rows: list[Sequence[object]], schema: str) -> RecordBatch:
    import pyarrow  # noqa: PLC0415 - an extra

    types = {
        "string": pyarrow.string(),
        "int": pyarrow.int32(),
        "bigint": pyarrow.int64(),
        "array<bigint>": pyarrow.list_(pyarrow.int64()),
        "array<string>": pyarrow.list_(pyarrow.string()),
    }
    fields = [column.strip().split(" ") for column in schema.split(",")]
    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(column, types[kind]) for column, (_, kind) in zip(columns, fields, strict=True)]
    return pyarrow.RecordBatch.from_arrays(arrays, [name for name, _ in fields])
