"""The texts of documents that came out of HTML, PDF or DOCX, beside the graph whose positions count in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = "texts"
_OURS = re.compile(r"[0-9a-f]{12}\.txt")


def write(stage: Path, texts: Mapping[str, str]) -> None:
    """Write `texts/<document key>.txt` in UTF-8, line breaks as they are; nothing where there are no such texts."""
    if texts:
        (stage / FOLDER).mkdir()
    for key, text in sorted(texts.items()):
        (stage / FOLDER / f"{key}.txt").write_bytes(text.encode("utf-8"))


def prune(output: Path, texts: Mapping[str, str]) -> None:
    """Remove the texts of documents that are no longer in the graph; files of other names stay."""
    folder = output / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if _OURS.fullmatch(path.name) and path.stem not in texts:
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
