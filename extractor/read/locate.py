"""From what the user names (files, folders, globs, `-`) to single inputs, lazily and in a fixed order."""

from __future__ import annotations

import glob
import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.model import Problem
from extractor.read.metadata import SIDECAR_SUFFIXES
from extractor.read.opened import Located

__all__ = ["labelled", "locate", "wanted"]

_MARKS = frozenset({"_SUCCESS", "_metadata", "_common_metadata"})


def locate(inputs: Sequence[str | Path]) -> Iterator[Located | Problem]:
    """The inputs to read, or what is wrong with one of `inputs`; the same input twice counts once.

    Names: a file's own name; in a folder (or glob) the path below it, with `/`. Where several inputs are given, a
    folder's own name goes before; where two of them end in the same name, the path as given does.
    """
    named = labelled(inputs)
    for item, label in named:
        yield from _input(item, label, alone=len(named) == 1)


def labelled(inputs: Sequence[str | Path]) -> list[tuple[str, str]]:
    """Each input once, with the name that it goes by."""
    given = {_key(str(item)): str(item) for item in reversed(inputs)}
    ordered = [given[key] for key in dict.fromkeys(_key(str(item)) for item in inputs)]
    tops = Counter(_top(item) for item in ordered)
    return [(item, _printable(_top(item) if tops[_top(item)] == 1 else Path(item).as_posix())) for item in ordered]


def _input(item: str, label: str, *, alone: bool) -> Iterator[Located | Problem]:
    try:
        yield from _found(item, Path(item), label, "" if alone else f"{label}/")
    except OSError as error:  # a folder on the way that may not be entered, a name that is too long
        yield Problem(item, item, f"cannot be read ({error.strerror})", "check the path and its permissions")


def _found(item: str, path: Path, label: str, prefix: str) -> Iterator[Located | Problem]:
    if item == "-":
        yield Located(None, "stdin", "stdin")
    elif item and path.is_dir():
        yield from _something(_folder(path, prefix, ()), item, "a folder without documents", "put text files into it")
    elif item and (path.exists() or path.is_symlink()):
        yield Located(path, label, item)
    elif glob.has_magic(item):
        what = "the pattern matches no document"
        yield from _something(_pattern(item, prefix), item, what, "check the pattern; ** stands for any folders")
    else:
        yield Problem(item, item or "an empty path", "no such file or folder", "check the path")


def _something(found: Iterator[Located | Problem], item: str, what: str, fix: str) -> Iterator[Located | Problem]:
    """What was found, or else the problem that nothing was."""
    empty = True
    for each in found:
        empty = False
        yield each
    if empty:
        yield Problem(item, item, what, fix)


def _folder(folder: Path, prefix: str, above: tuple[tuple[int, int], ...]) -> Iterator[Located | Problem]:
    """A folder's files and those of its folders as they come in order of name.

    Held are the wanted names of this folder and of those above it, nothing else: 135 MB for a million names.
    """
    try:
        status = folder.stat()
        names, folders = _names(folder)
    except OSError as error:
        where = str(folder)
        yield Problem(prefix or where, where, f"the folder cannot be read ({error.strerror})", "check its permissions")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Problem(prefix, str(folder), "a link back to a folder above it", "remove the link")
        return
    for name in names:
        is_folder = name in folders
        if is_folder and _is_of_page(name, names):
            continue
        path, shown = folder / name, prefix + _printable(name)
        if is_folder:
            yield from _folder(path, f"{shown}/", (*above, here))
        else:
            yield Located(path, shown, str(path), asked=False)


def _names(folder: Path) -> tuple[list[str], set[str]]:
    """What is wanted in a folder, in order of name, and which of it are folders."""
    names: list[str] = []
    folders: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            is_folder = entry.is_dir()
            if wanted(entry.name, is_folder):
                names.append(entry.name)
            if is_folder:
                folders.add(entry.name)
    names.sort()
    return names, folders


def _pattern(pattern: str, prefix: str) -> Iterator[Located | Problem]:
    base = _fixed_part(pattern)
    for match in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob finds hidden files too
        path = Path(match)
        shown = prefix + _printable(path.relative_to(base).as_posix())
        if path.is_dir():
            if "**" not in pattern:  # which names what lies in its folders itself
                yield from _folder(path, f"{shown}/", ())
        elif wanted(path.name, is_folder=False):
            yield Located(path, shown, match, asked=False)


def wanted(name: str, is_folder: bool) -> bool:
    """False for what stands beside documents without being one: hidden and lock files, README, Markdown, metadata,
    the marks that Spark leaves in a folder of Parquet or JSON files.
    """
    if name.startswith((".", "~$")) or name in _MARKS:
        return False
    return is_folder or not (name.startswith("README") or name.lower().endswith((".md", *SIDECAR_SUFFIXES)))


def _is_of_page(name: str, beside: Sequence[str]) -> bool:
    """True for the folder of pictures and scripts that a browser saves beside `page.html`; names in their order."""
    for ending in ("_files", ".files", "_file"):
        page = name.removesuffix(ending)
        if page != name and any(_holds(beside, page + suffix) for suffix in (".html", ".htm")):
            return True
    return False


def _holds(names: Sequence[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def _fixed_part(pattern: str) -> Path:
    """The folders before the first part with a wildcard."""
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:fixed])


def _top(item: str) -> str:
    """The name that an input goes by: of the file, of the folder, of the folder that a pattern starts from."""
    if item == "-":
        return "stdin"
    path = Path(item)
    if glob.has_magic(item) and not path.exists():
        path = _fixed_part(item)
    return path.name or path.resolve().name


def _key(item: str) -> str:
    return item if item in ("", "-") else os.path.abspath(item)  # noqa: PTH100 - resolve() would follow links


def _printable(name: str) -> str:
    """A file name as text; bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
