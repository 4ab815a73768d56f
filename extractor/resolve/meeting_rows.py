"""Meetings told in a row, the later ones by their number alone: 召开十届一次常委会会议。4月，召开第二次会议."""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Section
from extractor.resolve.meeting_merging import Found


class Identity(NamedTuple):
    """What a meeting is: its kind, the key of the body that holds it, the body's term (届)."""

    kind: str
    body: str | None
    term: int | None


class Rows:
    """The numbered meeting that a document told last, paragraph by paragraph."""

    def __init__(self) -> None:
        self._section: Section | None = None
        self._last: Found | None = None

    def told(self, section: Section | None, found: Found) -> None:
        """A numbered meeting was told in this paragraph."""
        self._section, self._last = section, found

    def next(self, section: Section | None, session: int | None) -> Identity | None:
        """What a meeting of this number alone is: the next after the one told last in the same paragraph, or None."""
        last = self._last
        if last is None or section is None or self._section != section or session != (last.session or 0) + 1:
            return None
        return Identity(last.kind, last.body, last.term)
