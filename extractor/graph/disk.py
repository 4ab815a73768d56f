"""A graph in an Oxigraph store on disk: loaded in bulk once, found again by every later question.

The store holds each document's statements in its named graph and the merge of all of them, each statement once, in
the default graph. So questions without `GRAPH` need no copy in memory, and any SPARQL server that reads Oxigraph's
folders gives the same answers. A small file in the folder says what it was made of.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from extractor.errors import InputError, OptionError

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["LAYOUT", "MARK", "Loaded", "check_place", "is_store", "load_store", "open_store"]

MARK = "cppcc-store.json"
"""The file in a store's folder that says what it was made of."""

LAYOUT = 1
"""What the store holds, and where; a program of another layout does not read it."""

_BLOCK = 32_000_000
"""Bytes of N-Quads given to Oxigraph at once: its loader holds what it is given, about nine times as much."""

_GRAPH = re.compile(rb'^(\S+ \S+ (?:"[^\n]*"\S*|[^"\s]\S*)) \S+ \.$', re.MULTILINE)
_ROCKS = "CURRENT"  # which every RocksDB folder has


@dataclass(frozen=True, slots=True)
class Loaded:
    """A store and what it was made of: `lines` of N-Quads, `size` in bytes and SHA-256 of the file as it lies there
    (packed, if it is), the version of the program that made it. `fresh` is False where it was there already.
    """

    path: Path
    lines: int
    size: int
    sha256: str
    program: str
    fresh: bool = True


def load_store(nquads: Path | str, store: Path | str) -> Loaded:
    """Load an N-Quads file (`.nq`, `.nq.gz`; one statement a line, as `cppcc build` writes it) into a store on disk.

    A store made of the same bytes in the same layout stays as it is; any other store there is replaced. Written
    beside (`.<name>.part`) and renamed, so that nothing half-written is found; memory does not grow with the file.
    The folder's parents are made.

    Raises InputError for a file that cannot be read or is not N-Quads; OptionError where `store` is something other
    than a store (nothing of it is touched), cannot be written, or is being written by another process.
    """
    source, target = Path(nquads), Path(store)
    check_place(target)
    size, sha256 = _digest(source)
    found = _mark(target)
    if found is not None and _is_made_of(found, size, sha256):
        return Loaded(target, found["lines"], size, sha256, str(found.get("program", "")), fresh=False)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = _emptied(target.with_name(f".{target.name}.part"), target)
        try:
            loaded = Loaded(target, _fill(part, source), size, sha256, _program())
            _write_mark(part, loaded)
            _exchange(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        raise OptionError(str(target), what, "name a folder of yours with room") from error
    return loaded


def is_store(path: Path | str) -> bool:
    """True for a folder that holds a store on disk, whoever made it and whether or not it can be read."""
    return (Path(path) / MARK).is_file() or (Path(path) / _ROCKS).is_file()


def open_store(path: Path | str) -> pyoxigraph.Store:
    """The store in that folder, to read only: any number of processes may do so at once.

    Raises InputError for a folder that is no store, is broken or empty, or has another layout.
    """
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are asked

    where, again = str(path), "make it again: cppcc build SOURCES --output DIR --store " + str(path)
    if not is_store(path):
        raise InputError(where, "no store", again)
    mark = _mark(Path(path))
    if mark is not None and mark.get("layout") != LAYOUT:
        raise InputError(where, f"a store of another version of cppcc ({mark.get('program', 'unknown')})", again)
    try:
        store = pyoxigraph.Store.read_only(where)
        empty = next(store.quads_for_pattern(None, None, None, None), None) is None
    except (OSError, RuntimeError, ValueError) as error:
        what = " ".join(str(error).split())
        raise InputError(where, f"the store cannot be read ({what})", again) from error
    if empty:
        raise InputError(where, "the store holds no statement", again)
    return store


# ------------------------------------------------------------------------------------------------ filling


def _fill(part: Path, source: Path) -> int:
    """The file's statements to a new store in the folder `part`; returns the count of its lines."""
    import pyoxigraph  # noqa: PLC0415

    store = pyoxigraph.Store(str(part))
    lines = 0
    for block in _blocks(source):
        try:
            store.bulk_load(block, pyoxigraph.RdfFormat.N_QUADS)
            store.bulk_load(_GRAPH.sub(rb"\1 .", block), pyoxigraph.RdfFormat.N_TRIPLES)
        except SyntaxError as error:
            where = f"{source} line {lines + (error.lineno or 1)}"
            raise InputError(where, f"not valid N-Quads ({error.msg})", "write the file again") from error
        lines += block.count(b"\n")
    store.flush()
    store.optimize()
    return lines


def _blocks(source: Path) -> Iterator[bytes]:
    """The file in pieces of whole lines, each line ended."""
    try:
        with _opened(source) as file:
            while block := file.read(_BLOCK):
                block += file.readline()
                yield block if block.endswith(b"\n") else block + b"\n"
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(str(source), f"cannot be read ({error})", "check the path and the file") from error


def _opened(source: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(source)) if source.suffix == ".gz" else source.open("rb")


def _digest(source: Path) -> tuple[int, str]:
    """Bytes and SHA-256 of the file."""
    try:
        with source.open("rb") as file:
            return source.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(str(source), f"cannot be read ({error.strerror})", "check the path and the file") from error


# -------------------------------------------------------------------------------------------- its folder


def check_place(target: Path) -> None:
    """Raise OptionError where `load_store` would: only a store that bears our mark is ever replaced."""
    if target.exists() and not (target / MARK).is_file() and not (target.is_dir() and not any(target.iterdir())):
        raise OptionError(f"--store {target}", "is there and no store of cppcc", "name a new folder, or remove it")


def _emptied(part: Path, target: Path) -> Path:
    """The place to write into, without what a broken run left there."""
    import pyoxigraph  # noqa: PLC0415

    if part.exists():
        with suppress(OSError, RuntimeError):
            pyoxigraph.Store(str(part))  # takes RocksDB's lock, and lets it go at once
            shutil.rmtree(part)
    if part.exists():
        raise OptionError(f"--store {target}", "another process is writing it", f"wait for it, or remove {part}")
    return part


def _exchange(part: Path, target: Path) -> None:
    """`part` takes the place of `target`. The old store stays beside until the new one has its name."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    part.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _program() -> str:
    """Our version, as installed."""
    with suppress(metadata.PackageNotFoundError):
        return metadata.version("cppcc-kg")
    return "unknown"


def _write_mark(part: Path, loaded: Loaded) -> None:
    said = {key: value for key, value in asdict(loaded).items() if key not in {"path", "fresh"}}
    (part / MARK).write_text(json.dumps({"layout": LAYOUT, **said}, indent=1, sort_keys=True) + "\n", "utf-8")


def _mark(store: Path) -> dict[str, Any] | None:
    """What the store says of itself; None for one without our mark, empty for a mark that cannot be read."""
    try:
        said = json.loads((store / MARK).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _is_made_of(mark: dict[str, Any], size: int, sha256: str) -> bool:
    same = (mark.get("layout"), mark.get("size"), mark.get("sha256")) == (LAYOUT, size, sha256)
    return same and isinstance(mark.get("lines"), int)
