"""What documents are called on a cluster: as `extractor.read` calls them, from the addresses that Spark gives."""

from __future__ import annotations

import glob
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from extractor.read import Located
from extractor.read.locate import wanted

__all__ = ["Root", "address", "is_remote"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")


@dataclass(frozen=True, slots=True)
class Root:
    """A source: the path behind which the names of its files begin, what stands before them, and the name that it goes
    by itself where it is one file.
    """

    path: str
    prefix: str
    label: str

    @classmethod
    def of(cls, item: str, label: str, *, alone: bool) -> Root:
        """The root of one of the sources that the user names: a file, a folder, or a pattern."""
        parts = item.split("/")
        fixed = next((place for place, part in enumerate(parts) if glob.has_magic(part)), len(parts))
        return cls(_path("/".join(parts[:fixed])).rstrip("/"), "" if alone else f"{label}/", label)

    def located(self, given: str, *, encoded: bool = False) -> Located | None:
        """The file at this address, as `locate` would give it; None where it stands beside documents without being
        one. `encoded` where the address is percent-encoded.
        """
        whole = unquote(given) if encoded else given
        path = _path(whole)
        # Where executors see the same disk, sidecars are found beside the file; elsewhere nothing has this path.
        here, where = (Path(whole), whole) if is_remote(whole) else (Path(path), path)
        if path == self.path:
            return Located(here, self.label, where)
        below = path[path.find(f"{self.path}/") + len(self.path) + 1 :]
        *folders, name = below.split("/")
        if not wanted(name, is_folder=False) or not all(wanted(folder, is_folder=True) for folder in folders):
            return None
        return Located(here, self.prefix + below, where, asked=False)


def is_remote(path: str) -> bool:
    """True for an address such as hdfs://… or s3a://…, false for a path of this machine and for file:/…."""
    match = _SCHEME.match(path)
    return match is not None and match[1].lower() != "file"


def address(path: Path | str) -> str:
    """A place to write to, as Spark wants it whatever its default file system; pathlib may have eaten a slash."""
    given = str(path)
    if not is_remote(given):
        return Path(_path(given)).as_uri()
    scheme, _, rest = given.partition(":/")
    return f"{scheme}://{rest.lstrip('/')}"


def _path(given: str) -> str:
    """The path of an address, without scheme and host; of a path of this machine, the absolute one."""
    match = _SCHEME.match(given)
    if match is None:
        return os.path.abspath(given)  # noqa: PTH100 - resolve() would follow links
    rest = given[match.end() :]
    if not rest.startswith("/"):  # file:/path, as Spark writes it
        return f"/{rest}"
    return "/" + rest.lstrip("/") if match[1].lower() == "file" else "/" + rest[1:].partition("/")[2]
