"""Large files: whether they go past the system's cache or not, the bytes are those that were written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bulk_runs import TEXTS, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.bulk import finishing, target
from extractor.bulk.target import opened

CONTENT = bytes(range(256)) * 64
sizes = st.one_of(st.integers(0, 300), st.integers(4000, 4200), st.integers(8100, 8300), st.just(len(CONTENT)))


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every graph is large, and a piece is soon full."""
    monkeypatch.setattr(finishing, "LARGE", 0)
    monkeypatch.setattr(target, "_PIECE", 4096)
    monkeypatch.setattr(target, "_READ", 1024)


@pytest.mark.usefixtures("small_pieces")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.booleans(), sizes), max_size=12), past=st.booleans())
def test_what_is_written_is_what_stands_there(parts: list[tuple[bool, int]], past: bool, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(CONTENT)
    expected = b""
    descriptor = os.open(source, os.O_RDONLY)
    try:
        with opened(tmp_path / "made", past_cache=past) as made:
            for is_range, size in parts:
                start = min(size // 2, len(CONTENT) - size)
                if is_range:
                    made.take(descriptor, start, size)
                else:
                    made.write(CONTENT[start : start + size])
                expected += CONTENT[start : start + size]
    finally:
        os.close(descriptor)
    assert (tmp_path / "made").read_bytes() == expected


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("past", [True, False], ids=["past the cache", "through the cache"])
def test_a_range_that_is_not_there_is_an_error(past: bool, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(CONTENT)
    descriptor = os.open(source, os.O_RDONLY)
    try:
        with pytest.raises(EOFError), opened(tmp_path / "made", past_cache=past) as made:
            made.take(descriptor, 10, len(CONTENT))
    finally:
        os.close(descriptor)


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
