"""What a finished build leaves in the output folder: graph files, extracted texts, the manifest."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from extractor.bulk.folder import GRAPH, Folder
from extractor.graph import serialise

__all__ = ["SUFFIXES", "place", "serialised"]

SUFFIXES = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}

_TEXT = re.compile(r"([0-9a-f]{12})\.txt").fullmatch


def serialised(graph: Path, folder: Path, format: str) -> Path:  # noqa: A002 - the word for it everywhere
    """The statements of an N-Quads file in another format, as a file of its name in `folder`."""
    path = folder / f"{Path(GRAPH).stem}.{SUFFIXES[format]}"
    serialise.write(_lines(graph), path, format, grouped=True)
    return path


def _lines(graph: Path) -> Iterator[str]:
    with graph.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line[:-1]


def place(folder: Folder, names: list[str], keys: Container[str]) -> None:
    """Move the new outputs of these names, and the extracted texts, to where they belong, the manifest last; remove
    the texts of documents that are no longer in the graph (files of other names stay).
    """
    for name in names:
        (folder.new / name).replace(folder.output / name)
    if folder.new_texts.is_dir():
        folder.texts.mkdir(exist_ok=True)
        for path in folder.new_texts.glob("*.txt"):
            path.replace(folder.texts / path.name)
    for path in folder.texts.iterdir() if folder.texts.is_dir() else ():
        match = _TEXT(path.name)
        if match and match[1] not in keys:
            path.unlink()
    with suppress(OSError):
        folder.texts.rmdir()
    if GRAPH in names:
        (folder.new / folder.manifest.name).replace(folder.manifest)
