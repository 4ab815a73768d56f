"""What one division is, and how the data file is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from extractor.errors import InputError
from extractor.resources import package_folder

LEVELS = ("national", "provincial", "prefectural", "county")
"""From the widest to the narrowest."""

_COLUMNS = 8


class FormerName(NamedTuple):
    """A name that a division had from year `first` to year `last` as far as the tables know; None where they do not.

    `short` is its bare form where that differs from those of today: 襄樊 for 襄樊市.
    """

    name: str
    short: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Division:
    """One division: six-digit code, full name, level (one of LEVELS), code of the parent (None for the country).

    `shorts` are the bare name and clipped forms in use (环江, 环江县), `signs` a province's abbreviations of one
    character. `last` is None while it exists, else the last year of the dated tables (2002 to 2013) that have it.
    """

    code: str
    name: str
    level: str
    parent: str | None
    shorts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    last: int | None = None

    def __hash__(self) -> int:
        """By the code alone, which tells divisions apart: they are keys of many look-ups."""
        return hash(self.code)

    @property
    def clipped(self) -> tuple[str, ...]:
        """Short forms that keep the level: 环江县 of 环江毛南族自治县, 恩施州, 莫旗."""
        return tuple(s for s in self.shorts if s[-1] == self.name[-1])

    @property
    def bare(self) -> tuple[str, ...]:
        """Short forms without the level: 环江, 恩施."""
        return tuple(s for s in self.shorts if s[-1] != self.name[-1])


def read_divisions(path: Path | None = None) -> Iterator[Division]:
    """The divisions of a data file (the shipped one if None), in its order; raises InputError for a broken line."""
    path = path or package_folder("gazetteer", "divisions.tsv")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and line[0] != "#":
            try:
                yield _division(line.split("\t"))
            except (ValueError, IndexError) as error:
                where = f"{path}:{number}"
                raise InputError(where, f"a broken line ({error})", "make the file again") from error


def read_everyday_words() -> frozenset[str]:
    """Bare names that are everyday words as well."""
    text = package_folder("gazetteer", "everyday.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())


def _division(cells: list[str]) -> Division:
    if len(cells) < _COLUMNS:
        cells += [""] * (_COLUMNS - len(cells))
    code, name, level, parent, shorts, signs, former, last = cells
    return Division(
        code,
        name,
        level,
        parent or None,
        tuple(shorts.split()),
        tuple(signs.split()),
        tuple(map(_former, former.split())) if former else (),
        int(last) if last else None,
    )


def _former(text: str) -> FormerName:
    names, _, years = text.partition(":")
    name, _, short = names.partition("=")
    first, _, last = years.partition("-")
    return FormerName(name, short, int(first) if first else None, int(last) if last else None)
