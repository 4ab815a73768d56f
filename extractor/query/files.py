"""Rows of a table to a file: CSV, Parquet."""

from __future__ import annotations

import csv
from abc import ABC, abstractmethod
from collections.abc import Sequence
from io import TextIOWrapper
from types import TracebackType
from typing import IO, Self

from extractor.errors import OptionError

__all__ = ["FORMATS", "Row", "Writer"]

Row = tuple[str, ...]

_WHOLE = frozenset({"start", "end", "term", "session"})


class Writer(ABC):
    """One table on its way to an open binary file, which it does not close."""

    @abstractmethod
    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None: ...

    @abstractmethod
    def add(self, rows: Sequence[Row]) -> None:
        """Rows in the order of the columns."""

    @abstractmethod
    def finish(self) -> None:
        """Write what is held back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.finish()


class _Csv(Writer):
    """UTF-8, a header row, line feeds."""

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow(columns)

    def add(self, rows: Sequence[Row]) -> None:
        self._writer.writerows(rows)

    def finish(self) -> None:
        self._text.detach()


class _Parquet(Writer):
    """Text columns, but `number` a double and `start`, `end`, `term`, `session` whole numbers; null for nothing."""

    _GROUP = 50_000

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        try:
            import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, without stubs
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError as error:
            raise OptionError("--format parquet", "needs pyarrow", "pip install 'cppcc-kg[parquet]'") from error
        types = {name: pyarrow.int64() for name in _WHOLE} | {"number": pyarrow.float64()}
        self._schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in columns])
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._held: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        self._held.extend(rows)
        while len(self._held) >= self._GROUP:
            self._group(self._held[: self._GROUP])
            del self._held[: self._GROUP]

    def finish(self) -> None:
        self._group(self._held)
        self._writer.close()

    def _group(self, rows: list[Row]) -> None:
        import pyarrow  # noqa: PLC0415

        columns = [[_typed(name, row[place]) for row in rows] for place, name in enumerate(self._schema.names)]
        self._writer.write_batch(pyarrow.record_batch(columns, schema=self._schema))


def _typed(name: str, value: str) -> str | int | float | None:
    if not value:
        return None
    if name in _WHOLE:
        return int(value)
    if name == "number":
        try:
            return float(value)
        except ValueError:
            return None
    return value


FORMATS: dict[str, type[Writer]] = {"csv": _Csv, "parquet": _Parquet}
