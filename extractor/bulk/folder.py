"""Where a build keeps what it needs: the folder `.cppcc` inside the output folder.

`manifest.sqlite` belongs to the last finished build and its `graph.nq`. `build/` is there while a build is on its way,
or was interrupted: `journal.sqlite`, `<shard>.nq` with the blocks that a process has written, `texts/`, and, in `new/`,
the outputs that are not complete yet.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import OptionError

__all__ = ["GRAPH", "Folder", "signature"]

GRAPH = "graph.nq"


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a build that writes into `output`."""

    output: Path

    @property
    def state(self) -> Path:
        """All that is no result."""
        return self.output / ".cppcc"

    @property
    def manifest(self) -> Path:
        """The ledger of the last finished build."""
        return self.state / "manifest.sqlite"

    @property
    def build(self) -> Path:
        """What an unfinished build has made."""
        return self.state / "build"

    @property
    def journal(self) -> Path:
        """The ledger of an unfinished build."""
        return self.build / "journal.sqlite"

    @property
    def new(self) -> Path:
        """Outputs before they take their places."""
        return self.build / "new"

    @property
    def new_texts(self) -> Path:
        """Extracted texts before they take their places."""
        return self.build / "texts"

    @property
    def texts(self) -> Path:
        """Extracted texts, `<key>.txt`."""
        return self.output / "texts"

    def shard(self, number: int) -> Path:
        """The blocks of a shard; 0 is the graph of the last finished build."""
        return self.build / f"{number}.nq" if number else self.output / GRAPH

    def last_shard(self) -> int:
        """The highest number of a shard that is there."""
        numbers = (path.stem for path in self.build.glob("*.nq")) if self.build.is_dir() else ()
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def make(self) -> None:
        """Make the folder of the build. Raises OptionError where that is not allowed."""
        try:
            self.build.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"cannot be written to ({error.strerror})"
            raise OptionError(f"--output {self.output}", what, "name a folder of yours") from error

    def clear(self) -> None:
        """Remove what an unfinished build has made, and the folders that are empty then."""
        shutil.rmtree(self.build, ignore_errors=True)
        for folder in (self.state, self.output):
            with suppress(OSError):
                folder.rmdir()

    def lock(self) -> int:
        """Keep other builds out of this folder until the process ends or closes the descriptor that this returns.

        Raises OptionError where one is at work. Systems without `flock` are trusted.
        """
        try:
            import fcntl  # noqa: PLC0415 - not on every system
        except ImportError:
            return -1
        descriptor = os.open(self.state, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            what = "another build is writing into this folder"
            raise OptionError(f"--output {self.output}", what, "wait until it ends, or name another folder") from error
        return descriptor


def signature(path: Path) -> str:
    """Size and time of change of a file, "" where there is none: a file of another signature was changed since."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
