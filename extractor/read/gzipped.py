"""gzip (RFC 1952) around any other format, decompressed while it is read and never further than the format asks for.

`report.txt.gz` is read as `report.txt` is; its metadata may stand beside it as `report.txt.gz.yaml`, `report.txt.yaml`
or `report.yaml`. Several members in one file are one text, as `gunzip` has it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import cast

from extractor.model import Problem, Source
from extractor.read.opened import Opened, Stream

__all__ = ["MAGIC", "documents", "looks_like"]

MAGIC = b"\x1f\x8b"
_BROKEN = "download it again, or decompress it with `gzip -d` to see how far it goes"


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as gzip does."""
    return head.startswith(MAGIC)


def documents(opened: Opened, inside: Callable[[Opened], Iterator[Source | Problem]]) -> Iterator[Source | Problem]:
    """The documents that `inside` finds in the decompressed bytes; a broken file costs what stands behind the break."""
    located = opened.located
    if opened.packed:
        yield located.problem("gzip inside gzip", "decompress it once with `gzip -d`")
        return
    try:
        with gzip.GzipFile(fileobj=cast(io.BufferedReader, opened.stream), mode="rb") as stream:
            yield from inside(Opened(located, cast(Stream, stream), packed=True))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        what = "gzip-compressed and cut off" if isinstance(error, EOFError) else f"broken gzip ({error})"
        yield located.problem(what, _BROKEN)
