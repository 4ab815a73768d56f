"""Documents to build from, and a line that nobody may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulk_runs import TEXTS

from extractor.bulk import fingerprints


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Four documents, of which two have one text."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for number, text in enumerate((*TEXTS[:3], TEXTS[0])):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends a document through the line, or loads what it needs, fails."""
    import extractor.pipeline

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a document went through the line")

    monkeypatch.setattr(extractor.pipeline, "process_all", refused)
    monkeypatch.setattr(extractor.pipeline, "kit", refused)


@pytest.fixture
def soon_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled after a time that a test can wait, which is still more than a tick of the disk's clock."""
    monkeypatch.setattr(fingerprints, "_SETTLED", 20_000_000)
