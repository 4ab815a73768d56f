"""Records of a web archive (WARC, ISO 28500) one by one, and what an HTTP response carries.

FastWARC reads the records and stops at the first that it cannot make out. Here reading goes on at the next place where
a record begins: a line `WARC/1.` in a plain archive, a gzip member that holds one in a compressed archive. Archives
whose records were compressed together, and streams that cannot be read twice, are lost from the break on.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from extractor.read.opened import LARGEST, Stream

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader
    from fastwarc.warc import WarcRecord

__all__ = ["Broken", "body", "looks_like", "records"]

_MAGIC = b"WARC/"
_VERSION = re.compile(rb"WARC/1\.\d\r?\n")
_BEGINS = re.compile(rb"(?:\A|\n)(?=WARC/1\.)|(?=\x1f\x8b\x08)")
_BLOCK = 1 << 20
_HEAD = 512
_LONGEST_MARK = 10


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read, at byte `offset` of the file; `lost` where nothing behind it can be read either."""

    offset: int
    what: str
    lost: bool = False


class _Seekable(Protocol):
    """A stream that can be read anywhere."""

    def seek(self, offset: int, whence: int = 0, /) -> int: ...

    def read(self, size: int = -1, /) -> bytes: ...


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as an archive does, compressed by gzip or not."""
    return _unpacked(head).startswith(_MAGIC)


def _unpacked(head: bytes) -> bytes:
    """The first bytes inside gzip, or just these bytes."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _LONGEST_MARK)
    except zlib.error:
        return b""


def records(stream: Stream) -> Iterator[tuple[int, WarcRecord] | Broken]:
    """Each record with the offset of its first byte in the file (of its gzip member), its HTTP headers not parsed.

    Each record has to be used before the next is asked for. What cannot be read comes as Broken in its place.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - needs the extra `warc`

    again = _again(stream)
    given = again or _Forward(stream)
    start, told = 0, True  # `told`: everything before `start` was read or reported
    while True:
        at = start - 1
        try:
            for record in ArchiveIterator(cast(io.BufferedReader, given), parse_http=False):
                if not told:
                    yield Broken(start, "a record before this one cannot be read")
                    told = True
                at = record.stream_pos
                yield at, record
            return
        except OSError as error:
            what = str(error)
            if at < start and start:  # the record that begins here is the one
                yield Broken(start, what)
                told = True
            else:
                told = False
        following = _next(again, max(at, start) + 1) if again else None
        if following is None:
            if not told:
                yield Broken(max(at, start), what, lost=True)
            return
        start = following
        given.seek(start)


class _Forward:
    """A pipe for a library that asks where it stands."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Only to where it is."""
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._at, io.SEEK_SET)):
            raise io.UnsupportedOperation("a pipe cannot go back")
        return self._at

    def tell(self) -> int:
        return self._at


def _again(stream: Stream) -> _Seekable | None:
    """The stream where it can be read again from any place."""
    return cast(_Seekable, stream) if isinstance(stream, io.BufferedReader) and stream.seekable() else None


def _next(stream: _Seekable, start: int) -> int | None:
    """Where the first record from `start` on begins, by its first bytes; None at the end."""
    at, held = stream.seek(start), b""
    while block := stream.read(_BLOCK):
        data = held + block
        for match in _BEGINS.finditer(data):
            found = at + match.end()
            stream.seek(found)
            if _VERSION.match(_unpacked(stream.read(_HEAD))):
                return found
        held = data[-_LONGEST_MARK:]
        at += len(data) - len(held)
        stream.seek(at + len(held))
    return None


# ------------------------------------------------------------------------------------- what a record carries


def body(record: WarcRecord) -> bytes | None:
    """What an HTTP response brought, as its sender meant it, or a record without HTTP holds; None where over LARGEST.

    Raises ValueError where it is cut off, not encoded as its headers say, or encoded in a way that is not known.
    """
    headers = record.http_headers if record.is_http_parsed else None
    data = _whole(record)
    if data is None or headers is None:
        return data
    coding = (headers.get("Content-Encoding") or "").lower()
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower() and _is_chunked(data)
    try:
        if chunked:
            data = _decoded("chunked", data)
        for name in reversed([part.strip() for part in coding.split(",")]):
            if data is not None and name not in ("", "identity", "none"):
                data = _decoded(name, data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"not encoded as its headers say ({error})") from error
    return data


def _whole(record: WarcRecord) -> bytes | None:
    if record.content_length > LARGEST:
        return None
    try:
        data = record.reader.read()
    except OSError as error:
        raise ValueError(f"cannot be read ({error})") from error
    if len(data) < record.content_length:
        raise ValueError("cut off")
    return data


def _is_chunked(data: bytes) -> bool:
    """False where the archive keeps the header of the transfer but not its form, as some crawlers do."""
    return re.match(rb"\s{0,4}[0-9A-Fa-f]{1,8}[ \t]{0,8}(?:;[^\r\n]{0,200})?\r?\n", data) is not None


def _decoded(name: str, data: bytes) -> bytes | None:
    """The bytes that an encoding of HTTP stands for, at most LARGEST."""
    reader = _readers().get(name)
    if reader is None:
        raise ValueError(f"in an encoding that is not known ({name})")
    if name in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b"):
        return data  # the archive keeps it decoded
    found = reader(data)
    return None if len(found) > LARGEST else found


def _readers() -> dict[str, Callable[[bytes], bytes]]:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader  # noqa: PLC0415

    def by(reader: Callable[[io.BytesIO], WarcReader]) -> Callable[[bytes], bytes]:
        return lambda data: reader(io.BytesIO(data)).read(LARGEST + 1)

    return {
        "chunked": by(ChunkedReader),
        "gzip": _gunzip,
        "x-gzip": _gunzip,
        "deflate": _inflate,
        "br": by(BrotliReader),
        "zstd": by(ZstdReader),
    }


def _gunzip(data: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        return file.read(LARGEST + 1)


def _inflate(data: bytes) -> bytes:
    """With the header of zlib, as the standard says, or without, as some servers send it."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(wbits).decompress(data, LARGEST + 1)
        except zlib.error as error:
            failed = error
    raise failed
