"""Large files: whether they go past the system's cache or not, the bytes are those that were written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bulk_runs import TEXTS, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.bulk import finishing, source, target
from extractor.bulk.source import Source
from extractor.bulk.target import opened

DESCRIPTORS = Path("/proc/self/fd")
CONTENT = bytes(range(256)) * 64
sizes = st.one_of(st.integers(0, 300), st.integers(4000, 4200), st.integers(8100, 8300), st.just(len(CONTENT)))


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every graph is large, and a piece is soon full."""
    monkeypatch.setattr(finishing, "LARGE", 0)
    monkeypatch.setattr(target, "_PIECE", 4096)
    monkeypatch.setattr(source, "READ", 1024)


@pytest.mark.usefixtures("small_pieces")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.booleans(), sizes), max_size=12), past=st.booleans())
def test_what_is_written_is_what_stands_there(parts: list[tuple[bool, int]], past: bool, tmp_path: Path) -> None:
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    expected = b""
    with opened(tmp_path / "made", past_cache=past) as made:
        for is_range, size in parts:
            start = min(size // 2, len(CONTENT) - size)
            if is_range:
                made.take(Source(path), start, size)
            else:
                made.write(CONTENT[start : start + size])
            expected += CONTENT[start : start + size]
    assert (tmp_path / "made").read_bytes() == expected


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("past", [True, False], ids=["past the cache", "through the cache"])
def test_a_range_that_is_not_there_is_an_error(past: bool, tmp_path: Path) -> None:
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    with pytest.raises(EOFError), opened(tmp_path / "made", past_cache=past) as made:
        made.take(Source(path), 10, len(CONTENT))


@pytest.mark.usefixtures("small_pieces")
def test_a_build_past_the_cache_has_the_bytes_of_one_through_it(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(documents, tmp_path / "past")
    (documents / "2.txt").write_text(TEXTS[3], encoding="utf-8")
    past = run(documents, tmp_path / "past")
    monkeypatch.setattr(finishing, "LARGE", 1 << 40)
    assert run(documents, tmp_path / "through").outputs == past.outputs


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error_past_the_cache_too() -> None:
    with pytest.raises(OSError, match="No space left"), opened(Path("/dev/full"), past_cache=True) as made:
        made.write(CONTENT * 4)


def test_what_was_there_before_is_gone(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"x" * 100)
    with opened(tmp_path / "made", past_cache=True) as made:
        made.write(b"new")
    assert (tmp_path / "made").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system's cache cannot be told to forget")
def test_what_is_not_in_the_cache_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "source"
    path.write_bytes(CONTENT * 600)
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    memory = bytearray(len(CONTENT) * 599)
    Source(path).into(memoryview(memory), 5)
    assert bytes(memory) == (CONTENT * 600)[5 : 5 + len(memory)]


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="the system does not show what a process has open")
def test_a_file_closes_with_its_last_user(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(CONTENT)
    before = _open_files()
    found = Source(tmp_path / "source")
    assert _open_files() > before
    del found
    assert _open_files() == before


def _open_files() -> int:
    return len(list(DESCRIPTORS.iterdir()))
