"""A document out of a file of many: called by the id that it was given there, else by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.errors import InputError
from extractor.model import Problem, Source
from extractor.read.documents import source
from extractor.read.metadata import checked
from extractor.read.opened import Located

__all__ = ["label", "labelled"]


def label(given: object, number: int) -> str:
    """The id where it is a text or a whole number, else the number of the line or row."""
    usable = isinstance(given, (str, int)) and not isinstance(given, bool)
    return (" ".join(str(given).split()) if usable else "") or str(number)


def labelled(
    located: Located, number: int, given: object, text: str, values: Mapping[str, object]
) -> Iterator[Source | Problem]:
    """The document number `number` of a file, of this text and with the metadata among `values`; problems of those
    come first.
    """
    name = f"{located.name}#{label(given, number)}"
    metadata, problems = checked(values, name, f"{located.where}:{number}")
    yield from problems
    try:
        yield source(text, name, metadata)
    except InputError as error:
        yield located.problem(error.what, error.fix, line=number)
