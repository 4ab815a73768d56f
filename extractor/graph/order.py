"""Lines in order and each once, in bounded memory: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count, groupby
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = 250_000
"""Lines held in memory at a time (about 100 MB of statements)."""

_TOGETHER = 64
"""Files that are merged at a time: systems limit how many may be open."""


def ordered(lines: Iterable[str], folder: Path, *, run: int = RUN, together: int = _TOGETHER) -> Iterator[str]:
    """The distinct `lines` (none holds a control character) by code point, which is also their order as UTF-8 bytes.

    More than `run` of them pass through files in a folder made in `folder` and removed at the end; where there are
    more than `together` such files, they are merged into larger ones first.
    """
    source = iter(lines)
    taken = _take(source, run)
    if len(taken) < run:
        yield from sorted(taken)
        return
    with TemporaryDirectory(prefix=".sort-", dir=folder) as name:
        runs: list[Path] = []
        numbers = count()
        while taken:
            runs.append(_written((f"{line}\n" for line in sorted(taken)), Path(name, str(next(numbers)))))
            taken = _take(source, run)
        del taken
        while len(runs) > together:
            first, runs = runs[:together], runs[together:]
            runs.append(_written(_merged(first), Path(name, str(next(numbers)))))
            for path in first:
                path.unlink()
        for line in _merged(runs):
            yield line[:-1]


def _take(source: Iterator[str], run: int) -> set[str]:
    """The next lines, until `run` distinct ones are there."""
    taken: set[str] = set()
    for line in source:
        taken.add(line)
        if len(taken) >= run:
            break
    return taken


def _written(lines: Iterable[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return path


def _merged(runs: Sequence[Path]) -> Iterator[str]:
    """The lines of sorted files in order, each once."""
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        for line, _ in groupby(heapq.merge(*files)):
            yield line
