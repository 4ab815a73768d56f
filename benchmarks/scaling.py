"""Whole builds, text files to N-Quads on disk: `python benchmarks/scaling.py --small 20 --middle 100 --large 400`.

Makes three corpora, builds each with `cppcc build --format nquads`, and prints time per MB, the peak memory of all
processes together (proportional set size), one worker against two, and, on one core, what a build takes after nothing
or 1 % of the files has changed. Wall time: give the machine nothing else to do.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from corpus import PER_FOLDER, documents


@dataclass(frozen=True)
class Run:
    """Wall seconds of a command, and the most bytes that its processes held together."""

    seconds: float
    memory: int


def main() -> int:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        small, middle, large = (folder / name for name in ("small", "middle", "large"))
        sizes = {corpus: _fill(corpus, getattr(options, corpus.name)) for corpus in (small, middle, large)}
        print("## Whole builds, N-Quads\n\n| MB | jobs | seconds | s per MB | peak memory, MB |\n|---|---|---|---|---|")
        runs: dict[tuple[Path, int], Run] = {}
        for corpus, jobs in ((small, 1), (small, 2), (middle, 2), (large, 2), (large, 1)):
            run = runs[corpus, jobs] = _build(corpus, folder / f"out-{corpus.name}", jobs, "--fresh")
            size = sizes[corpus]
            print(
                f"| {size:.1f} | {jobs} | {run.seconds:.1f} | {run.seconds / size:.3f} | {run.memory / 1e6:.0f} |",
                flush=True,
            )
        per_mb = {corpus: runs[corpus, 2].seconds / sizes[corpus] for corpus in sizes}
        print(f"\n- two workers: {runs[small, 1].seconds / runs[small, 2].seconds:.2f}× one (asked: ≥ 1.6×)")
        print(f"- time per MB, large to small: {per_mb[large] / per_mb[small]:.2f} (asked: 0.85 to 1.15)")
        print(f"- memory, large to middle: {runs[large, 2].memory / runs[middle, 2].memory:.2f} (asked: ≤ 1.15)")
        first = runs[large, 1].seconds
        out = folder / "out-large"
        again = _build(large, out, 1)
        print(f"- nothing changed: {again.seconds:.1f} s, {first / again.seconds:.0f}× faster (asked: ≥ 20×)")
        changed = _change(large)
        part = _build(large, out, 1)
        print(
            f"- {changed} files changed: {part.seconds:.1f} s, {part.seconds / first:.1%} of the first (asked: ≤ 5 %)"
        )
    return 0


def _fill(folder: Path, megabytes: float) -> float:
    """MB written."""
    written = 0
    for number, text in enumerate(documents()):
        if written >= megabytes * 1e6:
            break
        into = folder / f"{number // PER_FOLDER:05d}"
        into.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        (into / f"{number:08d}.txt").write_bytes(content)
        written += len(content)
    return written / 1e6


def _change(folder: Path) -> int:
    """One file in a hundred gets another line."""
    paths = sorted(folder.rglob("*.txt"))[::100]
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8") + "\n今年召开协商会3次。\n", encoding="utf-8")
    return len(paths)


def _build(corpus: Path, out: Path, jobs: int, *more: str) -> Run:
    if "--fresh" in more:
        shutil.rmtree(out, ignore_errors=True)
    program = Path(sys.executable).parent / "cppcc"
    command = [program, "build", corpus, "--output", out, "--format", "nquads", "--jobs", str(jobs), *more]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watch = _Watch(process.pid)
    watch.start()
    code = process.wait()
    seconds = time.perf_counter() - start
    watch.join()
    if code:
        raise SystemExit(f"{' '.join(map(str, command))}: ended with {code}")
    return Run(seconds, watch.peak)


class _Watch(threading.Thread):
    """Samples the memory of a process and all that it started, until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._root = psutil.Process(pid)

    def run(self) -> None:
        while self._root.is_running() and self._root.status() != psutil.STATUS_ZOMBIE:
            total = 0
            for process in (self._root, *_children(self._root)):
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:  # it ended between listing and asking
                    continue
            self.peak = max(self.peak, total)
            time.sleep(0.25)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        found: list[psutil.Process] = process.children(recursive=True)
    except psutil.Error:
        return []
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=float, default=20, help="MB of the small corpus, default %(default)s")
    parser.add_argument("--middle", type=float, default=100, help="MB of the middle one, default %(default)s")
    parser.add_argument("--large", type=float, default=400, help="MB of the large one, default %(default)s")
    parser.add_argument("--folder", type=Path, help="where corpora and outputs go: 30 times the large one, twice")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
