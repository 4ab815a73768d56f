"""Stamps: what the file system says of a file spares reading it, and never hides that its bytes are others."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bulk_runs import TEXTS, run

from extractor.bulk import fingerprints

pytestmark = [
    pytest.mark.usefixtures("soon_settled"),
    pytest.mark.skipif(os.name != "posix", reason="stamps need the time of the last change of a file"),
]

_listening: list[list[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event == "open":
        _listening[-1].append(str(arguments[0]))


sys.addaudithook(_hear)


@contextmanager
def opened(folder: Path) -> Iterator[list[str]]:
    """The names of the files of `folder` that are opened meanwhile, as Python itself tells them."""
    found: list[str] = []
    _listening.append([])
    try:
        yield found
    finally:
        found += [Path(path).name for path in _listening.pop() if Path(path).parent == folder]


def settle() -> None:
    time.sleep(0.05)


def test_files_that_are_as_they_were_are_not_opened(documents: Path, tmp_path: Path) -> None:
    settle()
    first = run(documents, tmp_path / "out")
    (documents / "2.txt").write_text(TEXTS[3], encoding="utf-8")
    with opened(documents) as names:
        again = run(documents, tmp_path / "out")
    assert set(names) == {"2.txt"}
    assert again.outputs != first.outputs
    assert again.outputs == run(documents, tmp_path / "anew").outputs


def test_a_file_read_when_it_was_new_is_read_once_more(documents: Path, tmp_path: Path) -> None:
    soon = time.time() + 3600
    for path in documents.iterdir():
        os.utime(path, (soon, soon))
    first = run(documents, tmp_path / "out")
    for path in documents.iterdir():
        os.utime(path, (1, 1))
    settle()
    for wanted in ({"0.txt", "1.txt", "2.txt", "3.txt"}, set()):
        with opened(documents) as names:
            assert run(documents, tmp_path / "out").outputs == first.outputs
        assert set(names) == wanted


def test_touched_files_keep_their_blocks_and_get_their_new_stamps(documents: Path, tmp_path: Path) -> None:
    settle()
    run(documents, tmp_path / "out")
    for number in (0, 1):
        (documents / f"{number}.txt").touch()
    settle()
    # Something else changes as well, so that a new manifest takes over what is noted of the unchanged.
    (documents / "2.txt").write_text(TEXTS[3], encoding="utf-8")
    settle()
    for wanted in ({"0.txt", "1.txt", "2.txt"}, set()):
        with opened(documents) as names:
            run(documents, tmp_path / "out")
        assert set(names) == wanted


def test_a_container_that_is_as_it_was_is_not_opened(tmp_path: Path) -> None:
    container = tmp_path / "c.jsonl"
    container.write_text("".join(f'{{"text": "{text.strip()}"}}\n' for text in TEXTS), encoding="utf-8")
    settle()
    first = run(container, tmp_path / "out")
    with opened(tmp_path) as names:
        assert run(container, tmp_path / "out").outputs == first.outputs
    assert names == []


def _rewritten(path: Path) -> None:
    """As many other bytes under the old times."""
    status = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replaced(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes()[::-1])
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


TOLD: dict[str, Callable[[Path], object]] = {
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "other bytes under the old times": _rewritten,
    "another file of the same size and time": _replaced,
    "touched": lambda path: path.touch(),
    "a sidecar more": lambda path: path.with_name("a.txt.yaml").write_bytes(b"title: y"),
    "a changed sidecar": lambda path: _rewritten(path.with_suffix(".yaml")),
    "a sidecar less": lambda path: path.with_suffix(".yaml").unlink(),
    "a sidecar of another name": lambda path: path.with_suffix(".yaml").rename(path.with_name("a.txt.yaml")),
}


@pytest.mark.parametrize("change", TOLD)
def test_a_stamp_tells_of(change: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"123")
    path.with_suffix(".yaml").write_bytes(b"title: x")
    settle()
    before = fingerprints.stamp(path)
    TOLD[change](path)
    settle()
    assert before
    assert fingerprints.stamp(path) not in {"", before}


def test_a_file_that_was_just_written_has_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the time that is in force outside the tests
    path = tmp_path / "a.txt"
    path.write_bytes(b"123")
    assert fingerprints.stamp(path) == ""
    assert fingerprints.of_file(path) is not None


@pytest.mark.parametrize("missing", [None, Path("nowhere.txt"), Path()], ids=["standard input", "no file", "a folder"])
def test_what_is_no_plain_file_has_no_stamp(missing: Path | None) -> None:
    assert fingerprints.stamp(missing) == ""
