"""Outputs appear whole or not at all: interrupted, ended and killed builds leave the old files as they were."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.cli.staged import staged
from extractor.errors import OptionError

OLD = {"graph.ttl": b"old turtle", "graph.nq": b"old quads", "notes.txt": b"mine"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def building(output: Path, command: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build in its middle: it has read one document and waits for more on its standard input."""
    process = subprocess.Popen(
        [command, "build", "-", "--output", output],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write("2023年3月15日,政协安吉县第十届委员会第二次会议召开。\n".encode())
    process.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(signal.SIGINT, 130, id="Ctrl-C"),
        pytest.param(signal.SIGTERM, 143, id="ended"),
        pytest.param(signal.SIGKILL, -9, id="killed"),
    ],
)
def test_a_build_that_is_stopped_leaves_the_old_files(
    building: subprocess.Popen[bytes], output: Path, number: signal.Signals, code: int
) -> None:
    building.send_signal(number)
    _, stderr = building.communicate(timeout=20)
    assert building.returncode == code
    assert b"Traceback" not in stderr
    assert contents(output) == OLD


def test_ctrl_c_says_what_it_left(building: subprocess.Popen[bytes]) -> None:
    building.send_signal(signal.SIGINT)
    _, stderr = building.communicate(timeout=20)
    assert stderr.decode().strip() == "cppcc: interrupted: earlier outputs are as they were; run the command again"


def test_files_take_their_places_together(output: Path) -> None:
    with staged(output) as stage:
        (stage / "graph.ttl").write_bytes(b"new turtle")
        (stage / "graph.nq").write_bytes(b"new quads")
        assert contents_of_files(output) == OLD
    assert contents(output) == {**OLD, "graph.ttl": b"new turtle", "graph.nq": b"new quads"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), SystemExit(143)])
def test_a_failure_between_two_files_changes_neither(output: Path, error: BaseException) -> None:
    def write_one_and_fail() -> None:
        with staged(output) as stage:
            (stage / "graph.ttl").write_bytes(b"new turtle")
            raise error

    with pytest.raises(type(error)):
        write_one_and_fail()
    assert contents(output) == OLD


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with staged(tmp_path / "a" / "b") as stage:
        (stage / "graph.nq").write_bytes(b"new")
    assert contents(tmp_path / "a" / "b") == {"graph.nq": b"new"}


def test_a_file_where_the_folder_should_be_is_an_option_error(output: Path) -> None:
    with pytest.raises(OptionError, match="name a folder"), staged(output / "notes.txt"):
        pass


def contents_of_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
