"""Shards of a cluster to the files that one machine writes: `graph.nq` and its other formats, `texts/`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.bulk.folder import GRAPH
from extractor.bulk.outputs import SUFFIXES, serialised
from extractor.errors import OptionError

__all__ = ["collected"]

_DONE = "_SUCCESS"
_KEYED = re.compile(r"[0-9a-f]{12}\.txt").fullmatch


def collected(output: Path, formats: tuple[str, ...]) -> tuple[Path, ...]:
    """Write the graph in `formats` and the extracted texts into `output`, from `output`/shards; the files written.

    The parts of the graph are in order already, so that they are only put one behind the other. Raises OptionError
    where they are not there: executors on other machines wrote them to disks of their own.
    """
    shards = output / "shards"
    parts = sorted((shards / "nquads").glob("part-*"))
    if not parts or not (shards / "nquads" / _DONE).is_file():
        what = "the shards are not here: the executors do not share this folder"
        raise OptionError(f"--output {output}", what, "name a shared folder, or an address such as hdfs://… or s3a://…")
    names = [f"{Path(GRAPH).stem}.{SUFFIXES[name]}" for name in dict.fromkeys(formats)]
    with TemporaryDirectory(prefix=".new-", dir=output) as folder:
        graph = Path(folder, GRAPH)
        with graph.open("wb") as target:
            for part in parts:
                with part.open("rb") as source:
                    shutil.copyfileobj(source, target, 1 << 20)
        for name in dict.fromkeys(formats):
            if name != "nquads":
                serialised(graph, Path(folder), name)
        _texts(shards, Path(folder), output)
        for name in names:
            (Path(folder) / name).replace(output / name)
    return tuple(output / name for name in names)


def _texts(shards: Path, folder: Path, output: Path) -> None:
    """The texts that were taken out of HTML, PDF, DOCX and web archives, `texts/<key>.txt`, and no others."""
    from pyarrow import parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, without stubs

    texts = output / "texts"
    keys: set[str] = set()
    for part in sorted((shards / "documents").glob("part-*")):
        with parquet.ParquetFile(part) as file:
            for batch in file.iter_batches(64, columns=["key", "extracted"]):
                for row in batch.to_pylist():
                    if row["extracted"]:
                        texts.mkdir(exist_ok=True)
                        keys.add(row["key"])
                        made = folder / f"{row['key']}.txt"
                        made.write_bytes(row["extracted"].encode())
                        made.replace(texts / made.name)
    for path in texts.glob("*.txt") if texts.is_dir() else ():
        if _KEYED(path.name) and path.stem not in keys:
            path.unlink()
