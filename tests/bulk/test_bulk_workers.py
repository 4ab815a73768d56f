"""Worker processes that die, builds that are stopped: real processes, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bulk_runs import TEXTS, outputs, run

# `cppcc`, but a document that holds a word ends whoever processes it, and workers start for a few documents, too.
PROGRAM = """
import os, signal, sys, time

import extractor.pipeline
from extractor.bulk import building

building.SMALL = 1
clean_all = extractor.pipeline.clean_all


def deadly(sources):
    for source in sources:
        if "POISON" in source.raw:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HUGE" in source.raw:
            raise MemoryError
        if "SLOW" in source.raw:
            time.sleep(0.05)
    return clean_all(sources)


extractor.pipeline.clean_all = deadly
extractor.pipeline.clean = lambda source: deadly([source])[0]

if __name__ == "__main__":
    from extractor.cli import main

    sys.exit(main())
"""

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds processes through /proc")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


@pytest.fixture
def start(program: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def run_program(*arguments: object) -> subprocess.Popen[str]:
        words = [sys.executable, program, *map(str, arguments), "--jobs", "2"]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield run_program
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Documents whose processing takes some seconds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(160):
        text = f"SLOW\n{TEXTS[number % 4]}第{number + 1}期\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def below(pid: int) -> list[int]:
    """All processes that this one has started, and those that they have."""
    found: list[int] = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child), *below(int(child))]
    return found


def wait_for_shard(process: subprocess.Popen[str], output: Path) -> None:
    """Until a worker has written a block."""
    while not any(path.stat().st_size for path in (output / ".cppcc" / "build").glob("[1-9]*.nq")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param("POISON", "ended its worker process twice (killed by SIGKILL)", id="killed"),
        pytest.param("HUGE", "ended its worker process twice (out of memory)", id="out of memory"),
    ],
)
def test_a_deadly_document_is_one_problem(
    word: str, said: str, start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"{TEXTS[0]}第{number + 1}期\n", encoding="utf-8")
    expected = run(folder, tmp_path / "without").outputs
    (folder / "45.txt").write_text(f"{TEXTS[1]}{word}\n", encoding="utf-8")
    process = start("build", folder, "--output", tmp_path / "out")
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 1, stderr
    (line,) = stderr.splitlines()
    assert line.startswith(f"45.txt: {said}: ")
    assert outputs(tmp_path / "out") == expected
    assert dict(line.split()[:2] for line in stdout.splitlines())["documents"] == "9"


def test_a_worker_that_is_killed_costs_nothing(
    start: Callable[..., subprocess.Popen[str]], many: Path, tmp_path: Path
) -> None:
    process = start("build", many, "--output", tmp_path / "out")
    wait_for_shard(process, tmp_path / "out")
    # The last process that was started is a worker, whatever helpers there are before it.
    os.kill(max(below(process.pid)), signal.SIGKILL)
    _, stderr = process.communicate(timeout=120)
    assert (process.returncode, stderr) == (0, "")
    assert outputs(tmp_path / "out") == run(many, tmp_path / "one").outputs


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "ended"])
def test_a_build_that_is_stopped_says_how_to_go_on(
    number: signal.Signals, code: int, start: Callable[..., subprocess.Popen[str]], many: Path, tmp_path: Path
) -> None:
    process = start("build", many, "--output", tmp_path / "out")
    wait_for_shard(process, tmp_path / "out")
    time.sleep(1)
    helpers = below(process.pid)
    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (code, "")
    (line,) = stderr.splitlines()
    assert "done and kept: run the same command with --resume to go on" in line
    assert gone(helpers)
    assert outputs(tmp_path / "out") == {}
    again = start("build", many, "--output", tmp_path / "out", "--resume")
    _, stderr = again.communicate(timeout=120)
    assert (again.returncode, stderr) == (0, "")
    assert outputs(tmp_path / "out") == run(many, tmp_path / "one").outputs


def test_a_build_that_is_killed_leaves_what_its_workers_wrote(
    start: Callable[..., subprocess.Popen[str]], many: Path, tmp_path: Path
) -> None:
    process = start("build", many, "--output", tmp_path / "out")
    wait_for_shard(process, tmp_path / "out")
    time.sleep(1)
    helpers = below(process.pid)
    process.kill()
    process.communicate()
    assert gone(helpers)
    again = start("build", many, "--output", tmp_path / "out")
    _, stderr = again.communicate(timeout=120)
    assert (again.returncode, stderr) == (0, "")
    assert outputs(tmp_path / "out") == run(many, tmp_path / "one").outputs


def gone(processes: list[int]) -> bool:
    """True once none of these processes is alive any more; they may take some seconds."""
    for _ in range(200):
        if not any(Path(f"/proc/{pid}/exe").exists() for pid in processes):
            return True
        time.sleep(0.05)
    return False
