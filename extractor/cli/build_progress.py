"""What one sees of a build: a bar with rate and time left where stderr is a terminal, and each problem as it comes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from extractor.cli.options import say
from extractor.model import Problem


class Shown:
    """Watches a build for `extractor.bulk`; `kept` is set where it stopped and can be resumed, which one that `keeps`
    nothing cannot. `problems` counts them.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        console = Console(stderr=True)
        self.kept = self.problems = 0
        self._keeps = keeps
        self._documents = 0
        self._visible = console.is_terminal
        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[documents]:,} documents"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            disable=not self._visible,
        )
        self._task = self._bar.add_task("", total=None, documents=0, rate="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def begun(self, total: Callable[[], int]) -> None:
        """Count what there is to do beside the work, and only for the bar."""
        if self._visible:
            count = Thread(target=lambda: self._bar.update(self._task, total=total() or None), daemon=True)
            count.start()

    def done(self, name: str, documents: int, size: int) -> None:
        """Move the bar."""
        if not self._visible:
            return
        self._documents += documents
        task = self._bar.tasks[0]
        seconds = task.elapsed or 0.0
        rate = f"{self._documents / seconds:,.0f}/s {task.completed / 1e6 / seconds:,.2f} MB/s" if seconds else ""
        shown = name[-40:]
        self._bar.update(self._task, advance=size, description=shown, documents=self._documents, rate=rate)

    def problem(self, problem: Problem) -> None:
        """One line on stderr."""
        self.problems += 1
        line = " ".join(str(problem).split("\n"))
        self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def writing(self, name: str) -> None:
        """Say so."""
        if self._visible:
            self._bar.update(self._task, total=None, description=f"writing {name}")

    def stopped(self, documents: int) -> None:
        """Say how to go on."""
        self._bar.stop()
        if not self._keeps:
            return
        self.kept = documents
        noun = "document is" if documents == 1 else "documents are"
        say(
            f"cppcc: stopped: earlier outputs are as they were, {documents:,} {noun} done and kept: "
            "run the same command with --resume to go on"
        )
