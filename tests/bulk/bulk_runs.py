"""A build run in this process, told what happens; small documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extractor.bulk import Options, Summary, build
from extractor.model import Problem

TEXTS = (
    "2023年3月15日,政协安吉县第十届委员会第二次会议召开。\n",
    "截至2023年6月底,安吉县建成协商议事平台12个。\n",
    "荥阳市政协召开六届八次常委会会议。\n",
    "2022年7月,德清县政协开展“有事好商量”活动,参加委员36人。\n",
)


@dataclass
class Told:
    """Keeps what a build tells; after `stop` documents, or when `stop_at` is to be written, it is interrupted as by
    Ctrl-C.
    """

    stop: int = -1
    stop_at: str = ""
    documents: int = 0
    problems: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    kept: int = 0

    def begun(self, total: Callable[[], int]) -> None:
        self.total = total()

    def done(self, name: str, documents: int, size: int) -> None:
        self.documents += documents
        if self.documents == self.stop:
            raise KeyboardInterrupt

    def problem(self, problem: Problem) -> None:
        self.problems.append(str(problem))

    def writing(self, name: str) -> None:
        self.written.append(name)
        if name == self.stop_at:
            raise KeyboardInterrupt

    def stopped(self, documents: int) -> None:
        self.kept = documents


@dataclass(frozen=True)
class Built:
    """A finished build: its summary, what was told, and the bytes of all its outputs by their names."""

    summary: Summary
    told: Told
    outputs: dict[str, bytes]


def run(sources: list[Path] | Path, output: Path, *, told: Told | None = None, **options: object) -> Built:
    given = [sources] if isinstance(sources, Path) else sources
    watch = told or Told()
    summary = build(Options(tuple(map(str, given)), output, **options), watch)  # type: ignore[arg-type]
    return Built(summary, watch, outputs(output))


def outputs(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {name: path.read_bytes() for path in found if not (name := str(path.relative_to(folder))).startswith(".")}
