"""What tells whether something is as it was: fingerprints of content (SHA-256) of a file with its sidecar and of a
document as it was read, and a stamp of what the file system says, which spares reading the bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from dataclasses import asdict
from pathlib import Path

from extractor.bulk.records import State
from extractor.model import Source
from extractor.read.metadata import beside

__all__ = ["of_document", "of_file", "stamp"]

_LENGTH = 16
_SMALL = 1 << 20
_SETTLED = 2_000_000_000
"""Nanoseconds after which a further change of a file shows in its times on every file system: FAT counts by two
seconds.
"""


def stamp(path: Path | None) -> str:
    """Size, times, device and inode of a file and of its sidecar, with the sidecar's name.

    "" where these do not vouch for the bytes: no plain file, one changed so lately that a change to come may leave the
    same times, or a system that does not keep the time of the last change (`ctime`), which no program can set back.
    """
    if path is None or os.name != "posix":
        return ""
    said = _said(path)
    sidecar = beside(path) if said else None
    if sidecar is None:
        return said
    of_sidecar = _said(sidecar)
    return f"{said} {sidecar.name} {of_sidecar}" if of_sidecar else ""


def _said(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return ""
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if not stat.S_ISREG(status.st_mode) or changed > time.time_ns() - _SETTLED:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_dev} {status.st_ino}"


def of_file(path: Path | None) -> State | None:
    """Of the bytes of a file and of its sidecar; None where there is none, it is no plain file or cannot be read.

    The stamp is taken first: what is changed while the bytes are being read has another one afterwards.
    """
    if path is None:
        return None
    before = stamp(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None
        with path.open("rb", buffering=0) as file:
            # A buffer costs more than hashing a small file does.
            small = status.st_size < _SMALL
            content = hashlib.sha256(file.read()) if small else hashlib.file_digest(file, "sha256")
        if sidecar := beside(path):
            content.update(b"\0" + sidecar.name.encode("utf-8", "surrogateescape") + b"\0" + sidecar.read_bytes())
    except OSError:
        return None
    return State(content.digest()[:_LENGTH], before)


def of_document(source: Source) -> bytes:
    """Of everything that the statements of a document come from: text, metadata, name, format, encoding."""
    known = [source.sha256, source.name, source.media_type, source.encoding, asdict(source.metadata)]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).digest()[:_LENGTH]
