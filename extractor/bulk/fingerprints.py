"""Fingerprints of content (SHA-256): of a file with its sidecar, and of a document as it was read."""

from __future__ import annotations

import hashlib
import json
import stat
from dataclasses import asdict
from pathlib import Path

from extractor.model import Source
from extractor.read.metadata import beside

__all__ = ["of_document", "of_file"]

_LENGTH = 16
_SMALL = 1 << 20


def of_file(path: Path | None) -> bytes | None:
    """Of the bytes of a file and of its sidecar; None where there is none, it is no plain file or cannot be read."""
    if path is None:
        return None
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
    return content.digest()[:_LENGTH]


def of_document(source: Source) -> bytes:
    """Of everything that the statements of a document come from: text, metadata, name, format, encoding."""
    known = [source.sha256, source.name, source.media_type, source.encoding, asdict(source.metadata)]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).digest()[:_LENGTH]
