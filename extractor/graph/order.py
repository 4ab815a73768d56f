"""Lines in order and each once, in bounded memory: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = 1_000_000
"""Lines held in memory at a time (about 300 MB of statements)."""


def ordered(lines: Iterable[str], folder: Path, *, run: int = RUN) -> Iterator[str]:
    """The distinct `lines` (none holds a control character) by code point, which is also their order as UTF-8 bytes.

    More than `run` of them pass through files in a folder made in `folder` and removed at the end.
    """
    source = iter(lines)
    taken = _take(source, run)
    if len(taken) < run:
        yield from sorted(taken)
        return
    with TemporaryDirectory(prefix=".sort-", dir=folder) as name, ExitStack() as stack:
        runs: list[Path] = []
        while taken:
            runs.append(Path(name, str(len(runs))))
            with runs[-1].open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line}\n" for line in sorted(taken))
            taken = _take(source, run)
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        for line, _ in groupby(heapq.merge(*files)):
            yield line[:-1]


def _take(source: Iterator[str], run: int) -> set[str]:
    """The next lines, until `run` distinct ones are there."""
    taken: set[str] = set()
    for line in source:
        taken.add(line)
        if len(taken) >= run:
            break
    return taken
