"""Outputs that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.errors import OptionError


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A temporary folder inside `folder`; its files take their places in `folder` by renaming once all are written.

    Whatever ends the work before (an error, Ctrl-C, a kill) leaves the files that were there as they were. Raises
    OptionError where `folder` cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = TemporaryDirectory(prefix=".cppcc-", suffix=".part", dir=folder)
    except OSError as error:
        what = f"cannot be written to ({error.strerror})"
        raise OptionError(f"--output {folder}", what, "name a folder of yours") from error
    with stage as name:
        yield Path(name)
        for path in sorted(path for path in Path(name).rglob("*") if path.is_file()):
            place = folder / path.relative_to(name)
            place.parent.mkdir(exist_ok=True)
            path.replace(place)
