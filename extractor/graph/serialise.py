"""N-Quads lines to files in six formats, the same bytes whatever the order of the lines.

`nquads`, `trig` and `jsonld` keep the named graphs apart, one after the other in the order of their names, so that the
file of many documents is a row of the files of each; `turtle`, `ntriples` and `rdfxml` hold their union, in which a
statement of two documents stands once. Lines are sorted first (`extractor.graph.order`), so subjects stay together,
and stream through Oxigraph's serialisers; none of the formats needs the graph in memory.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from extractor.errors import InputError, OptionError
from extractor.graph.order import ordered
from extractor.graph.streams import LineReader, WithoutHeader, XmlText
from extractor.graph.vocabulary import PREFIXES, TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Triple

__all__ = ["FORMATS", "write"]

_STATEMENT = re.compile(
    r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"[^"\\]*(?:\\.[^"\\]*)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)(?: (<[^>]*>))? \.'
).fullmatch


@dataclass(frozen=True, slots=True)
class _Ordering:
    """How lines are brought into order: where runs of them may be stored, and whether graphs come one by one."""

    folder: Path
    grouped: bool


def write(
    lines: Iterable[str],
    path: Path | str,
    format: str,  # noqa: A002 - the word for it everywhere
    *,
    grouped: bool = False,
) -> None:
    """Write statements to a file; gzipped where its name ends in `.gz`. Written beside (`.part`) and renamed.

    `lines` are N-Quads as `graph` gives them (or N-Triples), in any order, repeated or not; `format` is one of
    `FORMATS`. With `grouped` they are in the order of their graphs already (as in a file of format `nquads`), so that
    formats that keep these apart sort one graph at a time.

    Raises OptionError for another format, InputError for a line that is no statement.
    """
    if format not in FORMATS:
        raise OptionError(f"--format {format}", "no such serialisation", "choose " + ", ".join(FORMATS))
    target = Path(path)
    with _beside(target) as file:
        FORMATS[format](lines, file, _Ordering(target.parent, grouped))


# --------------------------------------------------------------------------------- one function a format


def _nquads(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    keyed = (f"{graph}\t{subject} {predicate} {value}" for subject, predicate, value, graph in _parts(lines))
    for key in _each(keyed, ordering):
        graph, _, triple = key.partition("\t")
        file.write((f"{triple} {graph} .\n" if graph else f"{triple} .\n").encode())


def _ntriples(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    triples = (f"{subject} {predicate} {value} ." for subject, predicate, value, _ in _parts(lines))
    file.writelines(f"{line}\n".encode() for line in ordered(triples, ordering.folder))


def _turtle(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415 - loaded where graphs are written

    file.write(_declarations())
    serialize(_triples(_union(lines, ordering)), _without_header(file), RdfFormat.TURTLE, prefixes=PREFIXES)


def _trig(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

    file.write(_declarations())
    serialize(_quads(_by_graph(lines, ordering)), _without_header(file), RdfFormat.TRIG, prefixes=PREFIXES)


def _jsonld(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    """Expanded form: no context, every reader understands it."""
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

    serialize(_quads(_by_graph(lines, ordering)), file, RdfFormat.JSON_LD)
    file.write(b"\n")


def _rdfxml(lines: Iterable[str], file: IO[bytes], ordering: _Ordering) -> None:
    """XML 1.0 cannot hold control characters: they become U+FFFD here, and only here."""
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

    text = XmlText(file)
    serialize(_triples(_union(lines, ordering)), cast("IO[bytes]", text), RdfFormat.RDF_XML, prefixes=PREFIXES)
    text.finish()
    file.write(b"\n")


FORMATS: dict[str, Callable[[Iterable[str], IO[bytes], _Ordering], None]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}


# --------------------------------------------------------------------------------------------- streams


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each line as subject, predicate, object and the name of its graph, `""` for the default graph."""
    for line in lines:
        match = _STATEMENT(line)
        if match is None:
            raise InputError("N-Quads", f"no statement in canonical form: {line[:120]}", "write one statement a line")
        yield match[1], match[2], match[3], match[4] or ""


def _union(lines: Iterable[str], ordering: _Ordering) -> Iterator[bytes]:
    """Triples by subject, its classes first, as people read them."""
    keyed = (_key("", subject, predicate, value) for subject, predicate, value, _ in _parts(lines))
    return (_statement(key) for key in ordered(keyed, ordering.folder))


def _by_graph(lines: Iterable[str], ordering: _Ordering) -> Iterator[bytes]:
    """Quads by graph, in it by subject, its classes first."""
    keyed = (_key(graph, subject, predicate, value) for subject, predicate, value, graph in _parts(lines))
    return (_statement(key) for key in _each(keyed, ordering))


def _each(keyed: Iterable[str], ordering: _Ordering) -> Iterator[str]:
    """Keys that begin with their graph, in order."""
    if not ordering.grouped:
        return ordered(keyed, ordering.folder)
    graphs = groupby(keyed, key=lambda key: key.partition("\t")[0])
    return (key for _, together in graphs for key in sorted(set(together)))


def _key(graph: str, subject: str, predicate: str, value: str) -> str:
    """A line that sorts as wanted. IRIs hold neither spaces nor tabs, and canonical literals hold no tabs."""
    return f"{graph}\t{subject}\t{'' if predicate == TYPE else predicate}\t{value}"


def _statement(key: str) -> bytes:
    graph, subject, predicate, value = key.split("\t")
    end = f" {graph} .\n" if graph else " .\n"
    return f"{subject} {predicate or TYPE} {value}{end}".encode()


def _triples(lines: Iterator[bytes]) -> Iterator[Triple]:
    from pyoxigraph import RdfFormat  # noqa: PLC0415

    return (quad.triple for quad in _parse(lines, RdfFormat.N_TRIPLES))


def _quads(lines: Iterator[bytes]) -> Iterator[Quad]:
    from pyoxigraph import RdfFormat  # noqa: PLC0415

    return _parse(lines, RdfFormat.N_QUADS)


def _parse(lines: Iterator[bytes], format: RdfFormat) -> Iterator[Quad]:  # noqa: A002
    from pyoxigraph import parse  # noqa: PLC0415

    try:
        yield from parse(cast("IO[bytes]", LineReader(lines)), format)
    except SyntaxError as error:
        raise InputError("N-Quads", f"no statement: {error}", "write the terms as `extractor.graph` does") from error


def _declarations() -> bytes:
    return "".join([*(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()), "\n"]).encode()


def _without_header(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", WithoutHeader(file))


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place when all went well, and goes when it did not."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as plain:
            if path.suffix == ".gz":
                # No name and no time in the header: equal content, equal bytes.
                with gzip.GzipFile(filename="", fileobj=plain, mode="wb", mtime=0) as packed:
                    yield cast("IO[bytes]", packed)
            else:
                yield plain
        part.replace(path)
    except OSError as error:
        raise OptionError(
            str(path), f"cannot be written ({error.strerror})", "name a folder that exists and has room"
        ) from error
    finally:
        part.unlink(missing_ok=True)
