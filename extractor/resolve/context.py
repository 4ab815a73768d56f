"""What one document is about, as far as its resolvers need to know it: handed to each of them."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.gazetteer import Division, Gazetteer
from extractor.model import Metadata, Span, Text
from extractor.resolve.index import Index
from extractor.resolve.locate import Locator


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the text proper.

    `issued` is the page's date of publication (EDTF, empty where it gives none), `publisher` and `title` as written,
    `authors` spans of the cleaned text that name who wrote it; the spans say where each was read (None: metadata).
    """

    title: str = ""
    title_span: Span | None = None
    publisher: str = ""
    publisher_span: Span | None = None
    issued: str = ""
    issued_span: Span | None = None
    authors: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """One document: its mentions, the gazetteer, its page and who knows its places."""

    text: Text
    index: Index
    gazetteer: Gazetteer
    page: Page
    locator: Locator

    @property
    def home(self) -> Division | None:
        """The division that the document speaks for; None where it leaves that open."""
        return self.locator.home

    @property
    def county(self) -> Division | None:
        """The county that the document speaks for; None where it speaks for another level or leaves that open."""
        home = self.home
        return home if home is not None and home.level == "county" else None

    @property
    def document(self) -> str:
        """Key of the document."""
        return self.text.source.id

    @property
    def metadata(self) -> Metadata:
        """What came with the document from outside."""
        return self.text.source.metadata
