"""The named queries on a million statements, beside rdflib: `python benchmarks/graph_side.py --nquads out/graph.nq`.

The same N-Quads are loaded into a store on disk (as `cppcc build --store` does) and into an `rdflib.Dataset` whose
default graph is the union of all; then every query of `ontology/queries/` is answered by both, up to its last row.
What counts is processor time; for the store it is the median of `--rounds`. rdflib has `--limit` seconds a query: one
that takes longer counts with the limit, a lower bound, and is marked ≥. The answers are compared, row by row.

Without `--nquads` a corpus of `--megabytes` is made and built first (8 MB give a million statements).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from extractor.query import NamedQuery, named

T = TypeVar("T")
Rows = list[tuple[str, ...]]

FLOORS = {"longest": 1.0, "ratio": 20.0}
"""Seconds of the slowest query, and how many times rdflib over all of them, that the store is to reach."""


@dataclass(frozen=True)
class Answer:
    """Rows in order of their text, and seconds of processor time; no rows where the limit was reached."""

    seconds: float
    rows: Rows | None


def main() -> int:
    """Measure and print; 1 where an answer differs."""
    options = _options()
    if options.as_rdflib:
        return _serve_rdflib(options.as_rdflib, options.limit)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nquads = options.nquads or _built(folder, options.megabytes)
        store = folder / "store"
        lines, loaded = _timed(lambda: _loaded(nquads, store))
        print(f"## Graph side: {lines:,} statements, {nquads.stat().st_size / 1e6:.0f} MB of N-Quads\n")
        ours = dict(_ours(store, options.rounds))
        _print_loads(nquads, loaded)
        theirs = _theirs(nquads, options.limit) if options.rdflib else {}
        return _print_answers(ours, theirs)


# ------------------------------------------------------------------------------------------- the two sides


def _loaded(nquads: Path, store: Path) -> int:
    from extractor.graph.store import load_store

    return load_store(nquads, store).lines


def _ours(store: Path, rounds: int) -> Iterator[tuple[str, Answer]]:
    from extractor.graph.store import open_store

    opened = open_store(store)
    for query in named():
        found, spent = [], []
        for _ in range(rounds):
            clock = time.process_time()
            found = list(opened.query(query.text))  # type: ignore[arg-type]  # all named queries are SELECTs
            spent.append(time.process_time() - clock)
        rows = [tuple("" if term is None else term.value for term in row) for row in found]
        yield query.name, Answer(median(spent), sorted(rows))


def _theirs(nquads: Path, limit: int) -> dict[str, Answer]:
    command = [sys.executable, __file__, "--as-rdflib", str(nquads), "--limit", str(limit)]
    found: dict[str, Answer] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            said = json.loads(line)
            if "load" in said:
                _print_load("rdflib.Dataset", nquads, Spent(**said["load"]))
                continue
            rows = None if said["rows"] is None else [tuple(row) for row in said["rows"]]
            found[said["query"]] = Answer(said["seconds"], rows)
    if process.returncode:
        raise SystemExit("rdflib: ended early: see its message above")
    return found


def _serve_rdflib(nquads: Path, limit: int) -> int:
    """Load once; each query runs in a fork, which the system ends when its processor time is over."""
    import rdflib

    data = rdflib.Dataset(default_union=True)
    _, loaded = _timed(lambda: data.parse(nquads, format="nquads"))
    print(json.dumps({"load": vars(loaded)}), flush=True)
    gc.freeze()  # else the collector of the forks touches, and copies, every page
    for query in named():
        with tempfile.NamedTemporaryFile() as file:
            child = os.fork()
            if child == 0:
                try:
                    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
                    _answer(data, query, Path(file.name))
                finally:
                    os._exit(0)  # a failed answer leaves the file empty
            _, ended = os.waitpid(child, 0)
            if not os.WIFSIGNALED(ended) and not Path(file.name).stat().st_size:
                raise SystemExit(f"rdflib: {query.name}: cannot be answered: run it on this graph to see why")
            said = json.loads(file.read() or "null") or {"seconds": limit, "rows": None}
        print(json.dumps({"query": query.name, **said}), flush=True)
    return 0


def _answer(data: Any, query: NamedQuery, into: Path) -> None:
    clock = time.process_time()
    found = list(data.query(query.text))
    seconds = time.process_time() - clock
    rows = sorted(["" if value is None else str(value) for value in row] for row in found)
    into.write_text(json.dumps({"seconds": seconds, "rows": rows}), "utf-8")


# ------------------------------------------------------------------------------------------------ results


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of the processor, and the most memory that the process had so far, in MB."""

    wall: float
    processor: float
    memory: float


def _timed(work: Callable[[], T]) -> tuple[T, Spent]:
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10)
    return done, Spent(time.perf_counter() - wall, time.process_time() - processor, memory)


def _print_loads(nquads: Path, ours: Spent) -> None:
    print("| load | s | s of processor time | MB/s | memory, MB |")
    print("|---|---|---|---|---|")
    _print_load("store on disk", nquads, ours)


def _print_load(name: str, nquads: Path, spent: Spent) -> None:
    speed = nquads.stat().st_size / 1e6 / spent.wall
    print(f"| {name} | {spent.wall:.1f} | {spent.processor:.1f} | {speed:.1f} | {spent.memory:.0f} |", flush=True)


def _print_answers(ours: dict[str, Answer], theirs: dict[str, Answer]) -> int:
    print("\n| query | rows | store, s | rdflib, s | times | answers |")
    print("|---|---|---|---|---|---|")
    differing = 0
    for name, mine in ours.items():
        other = theirs.get(name)
        same = "" if other is None else _same(mine, other)
        differing += same == "DIFFER"
        print(f"| {name} | {len(mine.rows or ()):,} | {mine.seconds:.3f} | {_seconds(other)} | "
              f"{_ratio(mine, other)} | {same} |")  # fmt: skip
    mine = Answer(sum(answer.seconds for answer in ours.values()), [])
    bound = any(answer.rows is None for answer in theirs.values())
    other = Answer(sum(answer.seconds for answer in theirs.values()), None if bound else []) if theirs else None
    print(f"| all | | {mine.seconds:.3f} | {_seconds(other)} | {_ratio(mine, other)} | |")
    longest = max(answer.seconds for answer in ours.values())
    print(f"\nSlowest query: {longest:.2f} s (asked: under {FLOORS['longest']:.0f} s). "
          f"All together: {_ratio(mine, other) or 'not compared'} (asked: ≥ {FLOORS['ratio']:.0f}×).")  # fmt: skip
    return 1 if differing else 0


def _same(mine: Answer, other: Answer) -> str:
    if other.rows is None:
        return "not finished"
    return "equal" if mine.rows == other.rows else "DIFFER"


def _seconds(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return f"{'≥ ' if answer.rows is None else ''}{answer.seconds:.1f}"


def _ratio(mine: Answer, other: Answer | None) -> str:
    if other is None:
        return ""
    return f"{'≥ ' if other.rows is None else ''}{other.seconds / max(mine.seconds, 1e-4):.0f}×"


# ------------------------------------------------------------------------------------------------ corpus


def _built(folder: Path, megabytes: float) -> Path:
    """N-Quads of a corpus made for this run."""
    from extractor.cli import main as cppcc

    corpus, output = folder / "corpus", folder / "output"
    made = [sys.executable, str(Path(__file__).with_name("corpus.py")), str(corpus), "--megabytes", str(megabytes)]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    code = cppcc(["build", str(corpus), "--output", str(output), "--format", "nquads"])
    if code not in {0, 1}:
        raise SystemExit(f"cppcc build: ended with {code}: see its message above")
    return output / "graph.nq"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nquads", type=Path, metavar="FILE", help="take this graph; default: make one")
    parser.add_argument("--megabytes", type=float, default=8, help="size of the corpus to make, default %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="of the store's answers, default %(default)s")
    parser.add_argument("--limit", type=int, default=120, help="seconds that rdflib has a query, default %(default)s")
    parser.add_argument("--no-rdflib", dest="rdflib", action="store_false", help="measure the store alone")
    parser.add_argument("--as-rdflib", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
