"""The tables of a folder, as `cppcc tables` wrote them: CSV or Parquet."""

from __future__ import annotations

import csv
from pathlib import Path

from extractor.errors import InputError
from extractor.query.tables import TABLES, Table

__all__ = ["read_tables"]


def read_tables(folder: Path) -> list[Table]:
    """The tables `<name>.csv` or `<name>.parquet` of a folder, in the order of `TABLES`; strings, "" for nothing.

    Raises InputError where one is missing or cannot be read, and for Parquet without pyarrow.
    """
    return [_read(folder, name) for name in TABLES]


def _read(folder: Path, name: str) -> Table:
    for suffix, reader in ((".csv", _csv), (".parquet", _parquet)):
        path = folder / f"{name}{suffix}"
        if path.is_file():
            try:
                return reader(name, path)
            except (OSError, ValueError, StopIteration, csv.Error) as error:
                what = f"is no table ({str(error) or 'no header row'})"
                raise InputError(str(path), what, "write it again with `cppcc tables`") from error
    what = f"holds no {name}.csv or {name}.parquet"
    raise InputError(str(folder), what, "name a folder that `cppcc tables` wrote, or a graph file")


def _csv(name: str, path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        columns = tuple(next(reader))
        rows = tuple(tuple(row) for row in reader)
    if any(len(row) != len(columns) for row in rows):
        raise ValueError("rows of different lengths")
    return Table(name, columns, rows)


def _parquet(name: str, path: Path) -> Table:
    try:
        from pyarrow import parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, without stubs
    except ImportError as error:
        raise InputError(str(path), "Parquet needs pyarrow", "pip install 'cppcc-kg[parquet]'") from error
    read = parquet.read_table(path)
    values = [[_written(value) for value in column.to_pylist()] for column in read.columns]
    return Table(name, tuple(read.column_names), tuple(zip(*values, strict=True)))


def _written(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
