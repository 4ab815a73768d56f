"""Make the `Source` of a text: identity by content, the metadata that came with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from extractor.errors import InputError
from extractor.model import Metadata, Source

_ID_DIGITS = 12


def source(
    text: str,
    name: str,
    metadata: Metadata | None = None,
    *,
    media_type: str = "text/plain",
    encoding: str = "utf-8",
) -> Source:
    """The document that `text` is, under `name`, with what is known about it.

    The same text with the same metadata has the same id wherever, and whenever, it came from. Raises InputError for a
    text with lone surrogates, which no encoding can write.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"half a surrogate pair at character {error.start}"
        raise InputError(name, what, "decode the text anew from its file") from error
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(
        id=_identity(data, sha256, metadata),
        name=name,
        media_type=media_type,
        raw=text,
        sha256=sha256,
        encoding=encoding,
        metadata=metadata or Metadata(),
    )


def _identity(data: bytes, sha256: str, metadata: Metadata | None) -> str:
    """Of the text alone, or of the text, a zero byte, and the metadata as JSON in order of its keys.

    When a document was fetched does not count: of a page that was fetched twice there is one document.
    """
    said = asdict(metadata) if metadata else {}
    said.pop("retrieved", None)
    if not any(said.values()):
        return sha256[:_ID_DIGITS]
    known = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data + b"\0" + known.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]
