"""Parquet: one document a row.

The text stands in the column `text`, `content` or `body`, the first of them that says something; `id` or `name` names
the row, and columns called like the keys of metadata are the document's; other columns are not read. Case does not
matter. Rows are read a few at a time, one row group after the other, so that a broken group costs itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.model import Problem, Source
from extractor.read.encoding import decode
from extractor.read.extracted import without_library
from extractor.read.labels import labelled
from extractor.read.metadata import KEYS
from extractor.read.opened import LARGEST, Located, Opened

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]

__all__ = ["COLUMNS", "MAGIC", "TEXTS", "document", "documents", "looks_like"]

MAGIC = b"PAR1"
TEXTS = ("text", "content", "body")
"""Columns that may hold the text."""
COLUMNS = (*TEXTS, "id", "name", *KEYS)
"""All columns that are read."""

_ROWS = 64
_BUFFER = 1 << 20
_FIX = "write the file again"


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as Parquet does."""
    return head.startswith(MAGIC)


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The documents of a file, named `file.parquet#id` or, without an id, `file.parquet#row` (counted from 1)."""
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, without stubs
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        yield without_library(opened, "parquet")
        return
    located = opened.located
    given = opened.file or opened.data()
    if given is None:
        yield located.problem(f"over {LARGEST:,} bytes and no plain file", "decompress it, or name the file itself")
        return
    try:
        file = parquet.ParquetFile(
            pyarrow.BufferReader(given) if isinstance(given, bytes) else given, buffer_size=_BUFFER, pre_buffer=False
        )
    except (pyarrow.ArrowException, OSError) as error:
        yield located.problem(f"broken Parquet ({_first_line(error)})", _FIX)
        return
    with file:
        yield from _rows(located, file)


def _rows(located: Located, file: ParquetFile) -> Iterator[Source | Problem]:
    import pyarrow  # noqa: PLC0415

    names = file.schema_arrow.names
    wanted = [name for name in names if name.lower() in COLUMNS]
    if not any(name.lower() in TEXTS for name in wanted):
        what = f"no column of texts among {', '.join(names) or 'none'}"
        yield located.problem(what, f"call the one with the texts {TEXTS[0]} (or {' or '.join(TEXTS[1:])})")
        return
    if not file.metadata.num_rows:
        yield located.problem("no rows", "remove the file, or write documents into it")
    first = 1
    for group in range(file.num_row_groups):
        number = first
        first += file.metadata.row_group(group).num_rows
        try:
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False):
                for values in batch.to_pylist():
                    yield from document(located, number, values)
                    number += 1
        except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
            what = f"broken Parquet, rows {number} to {first - 1} ({_first_line(error)})"
            yield located.problem(what, _FIX, line=number)


def document(located: Located, number: int, row: Mapping[str, object]) -> Iterator[Source | Problem]:
    """The document of a row (its number counted from 1) whose values go by the names of their columns."""
    values = {name.lower(): _plain(value) for name, value in row.items()}
    text = _text(values)
    if text is None or not text.strip():
        what = "no text" if text is not None else "its text is no text"
        yield located.problem(what, f"give every row a {TEXTS[0]}", line=number)
        return
    if len(text) > LARGEST:
        yield located.problem(f"over {LARGEST:,} characters for one document", "split the document", line=number)
        return
    yield from labelled(located, number, values.get("id", values.get("name")), text, values)


def _text(values: Mapping[str, object]) -> str | None:
    """The first text that says something, "" where none does; None where what stands there is no text."""
    given = [value for value in map(values.get, TEXTS) if value is not None]
    for value in given:
        if isinstance(value, bytes):
            decoded = decode(value)
            value = decoded[0] if decoded else None  # noqa: PLW2901 - bytes stand for their text
        if isinstance(value, str) and value.strip():
            return value
    return "" if all(isinstance(value, str) for value in given) else None


def _plain(value: object) -> object:
    """Days and times of Parquet as they are written, "" for nothing."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return None if value == "" else value


def _first_line(error: Exception) -> str:
    lines: Iterable[str] = str(error).splitlines()
    return next(iter(lines), type(error).__name__)
