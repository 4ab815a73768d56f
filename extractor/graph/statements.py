"""The statements of one document, collected by their subjects; what the describing modules write into."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice
from operator import eq

from extractor.edtf import bounds
from extractor.errors import InputError
from extractor.graph import vocabulary as v
from extractor.graph.terms import escape, literal, octets, path
from extractor.model import Evidence


class Statements:
    """The statements of one named graph, whose name is the IRI of the document.

    Methods leave out what is None or empty: a fact that the text does not settle has no statement.
    """

    def __init__(self, document: str, raw: str, base: str) -> None:
        self.raw = raw
        self._resources = f"{octets(base)}id/"
        self.document_path = f"{self._resources}document/{path(document)}"
        self.document = f"<{self.document_path}>"
        self.said: defaultdict[str, list[str]] = defaultdict(list)
        """Predicates and values by subject, as octets; the same may be said several times."""
        self._sections: dict[str, dict[str, bytes]] = {}
        self.evidence: dict[str, Sequence[Evidence]] = {}
        self._noted: set[str] = set()
        self.end = f" {self.document} ."
        """What every line ends with: the graph's name and the full stop."""

    def iri(self, kind: str, key: str) -> str:
        """`<{base}id/{kind}/{key}>`."""
        return f"<{self._resources}{kind}/{path(key)}>"

    def add(self, subject: str, predicate: str, value: str) -> None:
        """One statement; all three are terms of N-Quads, as `octets`."""
        self.said[subject].append(f"{predicate} {value}")

    def types(self, subject: str, classes: tuple[str, ...]) -> None:
        """The classes of a thing."""
        self.said[subject] += _types(classes)

    def link(self, subject: str, predicate: str, kind: str, key: str | None) -> None:
        """To the thing of this kind and key."""
        if key:
            self.said[subject].append(f"{predicate} <{self._resources}{kind}/{path(key)}>")

    def words(self, subject: str, predicate: str, text: str) -> None:
        """Chinese text (`@zh`)."""
        if text:
            self.said[subject].append(f"{predicate} {_words(text)}")

    def string(self, subject: str, predicate: str, text: str) -> None:
        """Characters of no language: names of files, rules, numerals, what was quoted."""
        if text:
            self.said[subject].append(f'{predicate} "{octets(escape(text))}"')

    def integer(self, subject: str, predicate: str, number: int | None) -> None:
        """`xsd:integer`, also where a standard narrows it: Oxigraph keeps no narrower integer type."""
        if number is not None:
            self.add(subject, predicate, f'"{number}"^^{v.XSD_INTEGER}')

    def concept(self, subject: str, predicate: str, series: str, notation: str) -> None:
        """To a concept of the ontology, with its notation, so that the graph can be read without the ontology."""
        if notation:
            node, written = _concept(series, notation)
            self.said[subject].append(f"{predicate} {node}")
            if node not in self._noted:
                self._noted.add(node)
                self.add(node, v.NOTATION, written)

    def date(
        self,
        subject: str,
        predicate: str,
        value: str | None,
        *,
        first: str = v.EARLIEST,
        last: str = v.LATEST,
    ) -> None:
        """An EDTF date (ISO 8601-2) and, beside it, its first and last day as `xsd:date` where it has them.

        What is no EDTF is kept as a plain string, without days.
        """
        if not value:
            return
        written, earliest, latest = _date(value)
        self.add(subject, predicate, written)
        if earliest:
            self.add(subject, first, earliest)
        if latest:
            self.add(subject, last, latest)

    def shown_by(self, subject: str, evidence: Sequence[Evidence]) -> None:
        """Remember what shows a fact; written by `extractor.graph.provenance` when all facts are known."""
        known = self.evidence.get(subject)
        self.evidence[subject] = evidence if known is None else (*known, *evidence)

    def section(self, begins: str) -> dict[str, bytes]:
        """What to write all lines of subjects into that begin alike and that nothing else is said of: by the rest of
        the subject, in order, a line feed behind each; UTF-8. No other subject may begin so.
        """
        return self._sections.setdefault(begins, {})

    def block(self) -> bytes:
        """All lines, each once, in order, with a line feed behind each; UTF-8.

        Lines of one subject follow each other, so subjects are sorted, and of each what is said of it.
        """
        end = self.end
        blocks: dict[str, Sequence[bytes]] = {}
        for begins, section in self._sections.items():
            blocks[begins] = [section[rest] for rest in sorted(section)]
        for subject, said in self.said.items():
            rows = sorted(said)
            if any(map(eq, rows, islice(rows, 1, None))):  # quicker than a set of what is seldom said twice
                rows = list(dict.fromkeys(rows))
            lines = f"{end}\n{subject} ".join(rows)
            blocks[subject] = (f"{subject} {lines}{end}\n".encode("latin-1"),)
        return b"".join(chain.from_iterable([blocks[subject] for subject in sorted(blocks)]))


# A document has few concepts, names and dates and tells them often, and so has the next document.


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    """Chinese text as a term."""
    return f'"{octets(escape(text))}"@zh'


@lru_cache(maxsize=1024)
def _types(classes: tuple[str, ...]) -> tuple[str, ...]:
    """What is said of a thing of these classes."""
    return tuple([f"{v.TYPE} {name}" for name in classes])


@lru_cache(maxsize=4096)
def _concept(series: str, notation: str) -> tuple[str, str]:
    """IRI and notation of a concept of the ontology, as terms."""
    return f"<{v.CPPCC}{path(v.concept_name(series, notation))}>", octets(literal(notation))


@lru_cache(maxsize=65536)
def _date(value: str) -> tuple[str, str, str]:
    """An EDTF date, its first and its last day, as terms; a day that is open is empty."""
    try:
        earliest, latest = bounds(value)
    except InputError:
        return octets(literal(value)), "", ""
    return octets(literal(value, datatype=v.EDTF_DATE)), _day(earliest), _day(latest)


def _day(day: datetime.date | None) -> str:
    return "" if day is None else f'"{day.isoformat()}"^^{v.XSD_DATE}'
