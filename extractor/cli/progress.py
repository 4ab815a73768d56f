"""What one sees while documents are worked on: a bar where stderr is a terminal, and each problem as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from extractor.pipeline import Processed


def watched(found: Iterable[Processed]) -> Iterator[Processed]:
    """Pass on what comes; problems go to stderr, one line each."""
    bar = _bar()
    with bar:
        task = bar.add_task("", total=None)
        for done in found:
            for problem in done.problems:
                bar.console.print(" ".join(str(problem).split("\n")), markup=False, highlight=False, soft_wrap=True)
            bar.update(task, advance=1, description=done.document[-40:])
            yield done


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed:,} documents"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
