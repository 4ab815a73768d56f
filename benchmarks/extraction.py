"""The program beside its peers, on one core, in turn, in one run: `python benchmarks/extraction.py`.

Every peer runs in a process of its own that has loaded all it needs. In each round each of them treats the first
documents of the same corpus, as many as it manages in about `--seconds`; what counts is processor time. Printed are
medians over the rounds of MB/s (UTF-8) and of the ratio of the program's speed to the peer's in the same round.
After that the program's own time is split by step.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from corpus import documents
from peers import PEERS

if TYPE_CHECKING:
    from extractor.pipeline import Kit

HERE = Path(__file__).resolve().parent
FLOORS = {"lcut": 4, "posseg": 20, "entity-ruler": 15, "jionlp": 10, "plain": 12}
"""Ratios that the program is to reach."""


class Peer:
    """A process that treats documents on request."""

    def __init__(self, name: str, corpus: Path) -> None:
        self.name = name
        self.paths = sorted(corpus.rglob("*.txt"))
        self.count = 4
        command = [sys.executable, str(HERE / "peers.py"), name, str(corpus)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.what = self._answer().removeprefix("ready ")
        self.speeds: list[float] = []

    def run(self, count: int, out: Path) -> float:
        """Seconds of processor time for the first `count` documents."""
        assert self._process.stdin
        self._process.stdin.write(f"0 {count} {out}\n")
        self._process.stdin.flush()
        return float(self._answer())

    def calibrate(self, seconds: float, out: Path) -> None:
        """Settle on as many documents as take about `seconds`; the first run, which fills caches, does not count."""
        self.run(self.count, out)
        while (spent := self.run(self.count, out)) < seconds / 4 and self.count < len(self.paths):
            self.count = min(self.count * 4, len(self.paths))
        self.count = max(1, min(int(self.count * seconds / max(spent, 1e-6)), len(self.paths)))

    def measure(self, out: Path) -> None:
        """One round: remember MB/s."""
        size = sum(path.stat().st_size for path in self.paths[: self.count])
        self.speeds.append(size / 1e6 / self.run(self.count, out))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> str:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name}: ended early: see its message above (pip install -e '.[bench]')")
        return answer.strip()


def main() -> int:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder) / "corpus", Path(folder) / "out"
        _fill(corpus, options.megabytes)
        out.mkdir()
        _compare(options.peers, corpus, out, options)
        _profile(sorted(corpus.glob("*.txt"))[: options.profiled], out)
    return 0


def _fill(corpus: Path, megabytes: float) -> None:
    corpus.mkdir()
    written = 0
    for number, text in enumerate(documents()):
        if written >= megabytes * 1e6:
            return
        content = text.encode()
        (corpus / f"{number:08d}.txt").write_bytes(content)
        written += len(content)


def _compare(names: Sequence[str], corpus: Path, out: Path, options: argparse.Namespace) -> None:
    peers = [Peer(name, corpus) for name in dict.fromkeys(["cppcc", *names])]
    for peer in peers:
        peer.calibrate(options.seconds, out)
    for _ in range(options.rounds):
        for peer in peers:
            peer.measure(out)
    own = peers[0]
    print(f"## Speed, one core, {options.rounds} rounds in turn\n")
    print("| | what | documents | MB/s | cppcc is | asked |")
    print("|---|---|---|---|---|---|")
    for peer in peers:
        ratios = [mine / theirs for mine, theirs in zip(own.speeds, peer.speeds, strict=True)]
        ratio = "" if peer is own else f"{median(ratios):.2f}× ({min(ratios):.2f} to {max(ratios):.2f})"
        asked = f"≥ {FLOORS[peer.name]}×" if peer.name in FLOORS else ""
        print(f"| {peer.name} | {peer.what} | {peer.count} | {median(peer.speeds):.3f} | {ratio} | {asked} |")
    for peer in peers:
        peer.close()


class Clock:
    """Seconds of processor time by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = time.process_time()

    def lap(self, step: str) -> None:
        """What has passed since the last lap was this step's."""
        now = time.process_time()
        self.spent[step] = self.spent.get(step, 0.0) + now - self._last
        self._last = now


def _profile(paths: Sequence[Path], out: Path) -> None:
    """Where the program's time goes, in ms of processor time per MB: medians of three runs, after one that fills
    caches.
    """
    from extractor.pipeline import kit

    ready = kit()
    size = sum(path.stat().st_size for path in paths) / 1e6
    _, *runs = [_by_step(paths, ready, out / "profile.nq") for _ in range(4)]
    print(f"\n## Where the time goes ({len(paths)} documents, {size:.2f} MB)\n")
    print("| step | ms per MB |\n|---|---|")
    spent = {step: median(run[0].spent[step] for run in runs) / size * 1e3 for step in runs[0][0].spent}
    for step, time_spent in spent.items():
        print(f"| {step} | {time_spent:.0f} |")
    print(f"| all | {sum(spent.values()):.0f} |")
    _, mentions, quads = runs[0]
    print(f"\n{mentions / size:,.0f} mentions and {quads / size:,.0f} quads per MB")


def _by_step(paths: Sequence[Path], ready: Kit, target: Path) -> tuple[Clock, int, int]:
    """The line in batches, as `pipeline.process_all` goes through it; with the numbers of mentions and quads."""
    from extractor.clean import clean
    from extractor.find import find_all
    from extractor.graph import block
    from extractor.model import Source
    from extractor.pipeline import batches
    from extractor.read import read
    from extractor.resolve import resolve

    mentions = quads = 0
    clock = Clock()
    with target.open("wb") as file:
        for batch in batches(read(paths)):
            clock.lap("read")
            texts = [clean(source) for source in batch if isinstance(source, Source)]
            clock.lap("clean")
            found = find_all(texts, ready.rulebook)
            clock.lap("find")
            records = [resolve(text, those, ready.gazetteer) for text, those in zip(texts, found, strict=True)]
            clock.lap("resolve")
            blocks = [block(record) for record in records]
            clock.lap("graph")
            file.writelines(blocks)
            clock.lap("write")
            mentions += sum(map(len, found))
            quads += sum(made.count(b"\n") for made in blocks)
    return clock, mentions, quads


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=4, help="size of the corpus, default %(default)s")
    parser.add_argument("--seconds", type=float, default=3, help="of one peer in one round, default %(default)s")
    parser.add_argument("--rounds", type=int, default=5, help="default %(default)s")
    parser.add_argument("--profiled", type=int, default=200, help="documents to split by step, default %(default)s")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS), help="default: all")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
