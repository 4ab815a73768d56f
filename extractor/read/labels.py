"""How a document out of a file of many is called: by the id that it was given there, else by its number."""

from __future__ import annotations

__all__ = ["label"]


def label(given: object, number: int) -> str:
    """The id where it is a text or a whole number, else the number of the line or row."""
    usable = isinstance(given, (str, int)) and not isinstance(given, bool)
    return (" ".join(str(given).split()) if usable else "") or str(number)
