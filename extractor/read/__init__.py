"""Step 1: files, folders, globs and standard input become `Source` documents.

`read` is the step; `locate` and `documents_of` are its two halves, for callers that read in other processes.
"""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extractor.model import Problem, Source
from extractor.read.documents import source
from extractor.read.extracted import is_extracted
from extractor.read.formats import format_of
from extractor.read.locate import locate
from extractor.read.opened import LARGEST, Located, Opened, Stream

__all__ = ["LARGEST", "Located", "documents_in", "documents_of", "is_extracted", "locate", "read", "source"]


def read(inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """Every document of `inputs`: files, folders (all below them, in order of name), globs, `-` for standard input.

    Lazy: one document is held at a time. What cannot be read comes as a Problem in its place, the others go on; a
    problem with a document's metadata comes just before the document. `stdin` stands in for the process's own.
    """
    for located in locate(inputs):
        if isinstance(located, Problem):
            yield located
        else:
            yield from documents_of(located, stdin=stdin)


def documents_of(located: Located, *, stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """The documents of one input, or what is wrong with it."""
    try:
        if not located.asked and located.path and not stat.S_ISREG(located.path.stat().st_mode):
            yield located.problem("not a regular file", "name it on the command line to read it all the same")
            return
        with _stream(located, stdin) as stream:
            yield from documents_in(located, stream)
    except FileNotFoundError:
        link = located.path is not None and located.path.is_symlink()
        what = "a broken link" if link else "no such file any more"
        yield located.problem(what, "remove the link or mend its target" if link else "name it again")
    except OSError as error:
        yield located.problem(f"cannot be read ({error.strerror or error})", "check its permissions")


def documents_in(located: Located, stream: Stream) -> Iterator[Source | Problem]:
    """The documents of one input whose bytes come from `stream`."""
    opened = Opened(located, stream)
    yield from format_of(opened).documents(opened)


@contextmanager
def _stream(located: Located, stdin: BinaryIO | None) -> Iterator[Stream]:
    """The bytes of an input; standard input stays open."""
    if located.path is not None:
        with located.path.open("rb") as stream:
            yield stream
        return
    given = stdin or sys.stdin.buffer
    if isinstance(given, io.BufferedReader):
        yield given
        return
    wrapped = io.BufferedReader(cast(io.RawIOBase, given))
    try:
        yield wrapped
    finally:
        wrapped.detach()
