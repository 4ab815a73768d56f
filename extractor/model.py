"""The types that the five steps exchange.

All are frozen dataclasses or named tuples, over tuples. Every position counts Unicode code points (never bytes), every
range is half-open. `Source.raw` is the text as decoded; `Text.chars` the cleaned text; `Text.alignment` leads back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.alignment import BREAKS, Alignment, Edit, Piece, Span

__all__ = [
    "TABLES",
    "Alignment",
    "Body",
    "Campaign",
    "Count",
    "DateExpression",
    "DocumentRecord",
    "Edit",
    "Evidence",
    "Example",
    "Meeting",
    "Mention",
    "Metadata",
    "OtherRecord",
    "Person",
    "Piece",
    "Place",
    "Policy",
    "Post",
    "Problem",
    "Records",
    "Repair",
    "Rule",
    "Section",
    "Source",
    "Span",
    "Text",
]

TABLES = ("documents", "bodies", "meetings", "dates", "counts", "campaigns", "people", "policies")

# --------------------------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar, a JSON line or an HTTP record says about a document; all of it optional, none of it required.

    `published` is a date in EDTF (ISO 8601-2), `place` the name of an administrative division. `retrieved` is when the
    document was fetched, in ISO 8601: no fact is read from it, and the document is the same whenever it was fetched.
    """

    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    place: str = ""
    retrieved: str = ""

    def __bool__(self) -> bool:
        return any((self.title, self.url, self.publisher, self.published, self.place, self.retrieved))


@dataclass(frozen=True, slots=True)
class Source:
    """One document as read.

    `name` is what tables show (the file name, or the id of a JSON line), `id` the first 12 hex digits of the SHA-256
    of the decoded text in UTF-8 (with the metadata, where there is any), `sha256` the whole digest of the text alone.
    """

    id: str
    name: str
    media_type: str
    raw: str
    sha256: str
    encoding: str = "utf-8"
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one document and did not stop the others."""

    document: str
    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where or self.document}: {self.what}: {self.fix}"


# -------------------------------------------------------------------------------------------- clean


class Repair(NamedTuple):
    """One recorded change of the text: its kind (the cleaning module), the raw segments, what stands there now."""

    kind: str
    segments: tuple[Span, ...]
    before: str
    after: str


class Section(NamedTuple):
    """A line, heading or paragraph of the cleaned text, its line break not included.

    `role` is one of `title`, `meta` (date, source, author line), `heading`, `paragraph`, `furniture` (set aside, still
    addressable, never extracted from). `level` is the depth of a heading (1 一、, 2 (一), 3 1., 4 一是),
    0 where there is none; `marker` the numbering as written.
    """

    span: Span
    role: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned document.

    `sentences` cover the sections that may be extracted from (all but furniture), in order; no sentence crosses a
    section.
    """

    source: Source
    chars: str
    alignment: Alignment
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    repairs: Sequence[Repair] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(s.span.start for s in self.sections))

    def slice(self, span: Span) -> str:
        """The cleaned characters of `span`."""
        return self.chars[span.start : span.end]

    def raw_segments(self, span: Span) -> tuple[Span, ...]:
        """Runs of the raw text behind `span`; split only where a line break, a page break or a column stands between.

        Spaces, glosses and other marks that cleaning took out inside a line stay inside their run, so that
        `raw[start:end]` is what a reader sees.
        """
        raw = self.source.raw
        runs: list[Span] = []
        for run in self.alignment.segments(span):
            if runs and runs[-1].end <= run.start and BREAKS.isdisjoint(raw[runs[-1].end : run.start]):
                runs[-1] = Span(runs[-1].start, run.end)
            else:
                runs.append(run)
        return tuple(runs)

    def section_at(self, position: int) -> Section | None:
        """The section that holds a position of the cleaned text."""
        at = bisect_right(self._starts, position) - 1
        return self.sections[at] if at >= 0 and position < self.sections[at].span.end else None


# --------------------------------------------------------------------------------------------- find


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's test: in `text` the rule finds `match` (with these fields), or nothing where `match` is None."""

    text: str
    match: str | None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack; what its keys mean is said in `extractor/rules/README.md`."""

    id: str
    kind: str
    stage: int
    anchors: tuple[str, ...]
    pattern: str
    constants: tuple[tuple[str, str], ...]
    priority: int
    words: str
    examples: tuple[Example, ...]
    pack: str


class Mention(NamedTuple):
    """What a rule found: `fields` are the spans of its named groups, `constants` the values that the rule sets."""

    rule: str
    kind: str
    span: Span
    fields: Mapping[str, Span]
    constants: Mapping[str, str]


# ------------------------------------------------------------------------------------------ resolve


class Evidence(NamedTuple):
    """Where a fact stands: raw segments (several where a break splits it), the text of the longest, and the rule."""

    document: str
    segments: tuple[Span, ...]
    quote: str
    rule: str

    @property
    def longest(self) -> Span:
        """The segment that `quote` is the text of: the longest, the first of equals."""
        segments = self.segments
        return segments[0] if len(segments) == 1 else max(segments, key=lambda s: (s.end - s.start, -s.start))


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division (GB/T 2260). `key` is its six-digit code (with its name behind it for a town and for
    a division under a former name), `full_name` is qualified by the province, a district's by its city too:
    `河南省荥阳市`, `湖北省荆州市荆州区`; `level` one of national, provincial, prefectural, county, township, village.
    """

    key: str
    name: str
    full_name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `key` is the path of its IRI under `id/body/`; where `resolved` is False the text never says
    which one is meant, the key is scoped to the document and the name stays as written.
    """

    key: str
    name: str
    kind: str
    level: str
    place: str | None
    aliases: tuple[str, ...]
    parent: str | None
    guided_by: str | None
    resolved: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person, told apart by name and by the place (or else the document) of their posts."""

    key: str
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A membership: who (`person` key) holds which post in which body (`body` key) as of which date (EDTF).

    A person named without a post has `post == ""`. `role` is one of speaker, author, officer, mentioned.
    """

    key: str
    person: str
    post: str
    body: str | None
    role: str
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or event; `term` is the 届, `session` the 次, `date` EDTF, `topic` and `name` as written."""

    key: str
    kind: str
    body: str | None
    term: int | None
    session: int | None
    date: str | None
    topic: str
    name: str
    place: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression that can be placed on the calendar: EDTF `value`, the words `written`, its `role`."""

    key: str
    value: str
    written: str
    role: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A reported amount. `number` is a decimal numeral, `comparator` one of = ~ >= <=, `status` achieved or planned,
    `date` EDTF.
    """

    key: str
    measure: str
    number: str
    unit: str
    qualifier: str
    comparator: str
    status: str
    date: str | None
    body: str | None
    place: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A named brand, campaign, platform, mechanism, strategy, formula or work style and the bodies that run it."""

    key: str
    name: str
    kind: str
    promoters: tuple[str, ...]
    aliases: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy document: `issuer` a body key, `issued` EDTF, `implements` the key of the policy it carries out."""

    key: str
    title: str
    kind: str
    issuer: str | None
    issued: str | None
    implements: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """A thing of a kind that only a rule pack knows: `name` as written, `fields` what its rule read or set, by name.

    It belongs to its document alone: nobody has said when two of its kind are the same.
    """

    key: str
    kind: str
    name: str
    fields: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The source document itself; `issued` and `period` are EDTF, `subject` is a body key."""

    key: str
    title: str
    genre: str
    publisher: str
    issued: str | None
    subject: str | None
    period: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that one document says, ready to become RDF."""

    source: Source
    document: DocumentRecord
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    counts: tuple[Count, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    policies: tuple[Policy, ...] = ()
    others: tuple[OtherRecord, ...] = ()
    repairs: int = 0
    problems: tuple[Problem, ...] = ()
