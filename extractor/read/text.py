"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Metadata, Problem, Source
from extractor.read.documents import source
from extractor.read.encoding import decode
from extractor.read.metadata import sidecar
from extractor.read.opened import LARGEST, Opened

# How files that are no text and no other format begin; the first that fits names the kind.
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, WPS)"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
_SAVE = "save its text as a UTF-8 .txt file"


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The one document of a text file with its sidecar's metadata, or what is wrong with the file."""
    data = opened.data()
    if data is None:
        yield opened.located.problem(
            f"over {LARGEST:,} bytes for one document", "split it into its documents, or into JSON Lines"
        )
        return
    yield from of(opened, data)


def of(opened: Opened, data: bytes) -> Iterator[Source | Problem]:
    """The document that the bytes `data` of a file are, taken as plain text."""
    located = opened.located
    if kind := next((kind for magic, kind in _MAGIC if data.startswith(magic)), None):
        yield located.problem(f"{kind}, not text", _SAVE)
        return
    decoded = decode(data)
    if decoded is None:
        what = "binary data, not text" if b"\0" in data else "unknown encoding"
        yield located.problem(what, "save it as UTF-8" if what == "unknown encoding" else _SAVE)
        return
    text, encoding = decoded
    if not text.lstrip("\ufeff").strip():
        yield located.problem("empty", "remove the file, or write its text into it")
        return
    metadata, problems = sidecar(located.path, located.name) if located.path else (Metadata(), [])
    yield from problems
    yield source(text, located.name, metadata, encoding=encoding)
