"""A large graph comes into the system's cache before it is needed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bulk_runs import TEXTS, run

from extractor.bulk import ahead, building
from extractor.bulk.ahead import Ahead

SIZE = 1 << 24
REASON = "the system does not tell what is in its cache, or keeps all of this folder there"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that is not in the cache."""
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(bytes(SIZE))
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if not hasattr(os, "RWF_NOWAIT") or cached(path, SIZE // 2):
        pytest.skip(REASON)
    return path


def cached(path: Path, start: int) -> bool:
    """True where what stands there can be had without waiting for the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.preadv(descriptor, [bytearray(1)], start, os.RWF_NOWAIT) == 1
    except OSError:
        return False
    finally:
        os.close(descriptor)


def comes(wanted: Callable[[], bool]) -> bool:
    """True as soon as that is so, False where it is not for ten seconds."""
    end = time.monotonic() + 10
    while not wanted() and time.monotonic() < end:
        time.sleep(0.02)
    return wanted()


def test_a_large_file_comes_into_the_cache(large: Path) -> None:
    found = Ahead(large, SIZE)
    found.start()
    found.start()
    # Asking for a place makes the system read around it: the last one is asked for when all should be there.
    assert found._thread is not None
    found._thread.join(10)
    assert comes(lambda: cached(large, SIZE - 1))
    found.stop()


@pytest.mark.parametrize("least", [SIZE + 1, 1 << 40])
def test_a_smaller_file_is_left_where_it_is(large: Path, least: int) -> None:
    found = Ahead(large, least)
    found.start()
    found.stop()
    assert not cached(large, SIZE // 2 + (1 << 20))


def test_no_more_than_others_can_spare(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = tmp_path / "meminfo"
    memory.write_text("MemTotal:  99999 kB\nMemAvailable:  4 kB\n", encoding="ascii")
    monkeypatch.setattr(ahead, "_MEMORY", memory)
    found = Ahead(large, SIZE)
    found.start()
    found.stop()
    assert not cached(large, SIZE - 1)


@pytest.mark.parametrize("path", [None, Path("not there")])
def test_no_file_is_no_error(path: Path | None) -> None:
    found = Ahead(path, 0)
    found.start()
    found.stop()


def test_builds_are_the_same_with_it(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "LARGE", 0)
    run(documents, tmp_path / "again")
    (documents / "2.txt").write_text(TEXTS[3], encoding="utf-8")
    again = run(documents, tmp_path / "again")
    assert run(documents, tmp_path / "anew").outputs == again.outputs
