"""How near the program's tables come to the facts of a careful reader: precision, recall, attributes, provenance.

Rows are mappings from column names to values, those of the facts as YAML reads them, those of the program strings.
For a look at what is missed and what is wrong, with the tables that the command `cppcc tables` has written:

    cppcc tables tests/gold/documents --output /tmp/tables
    python tests/gold/scoring.py /tmp/tables [TABLE…]
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
DOCUMENTS = HERE / "documents"
FACTS = HERE / "facts"

Row = Mapping[str, Any]

KEYS = {
    "documents": ("title", "genre", "publisher", "issued", "subject", "period"),
    "bodies": ("name",),
    "meetings": ("kind", "body", "term", "session", "date"),
    "dates": ("value",),
    "counts": ("measure", "number", "unit"),
    "campaigns": ("name",),
    "people": ("person", "post", "body"),
    "policies": ("title", "issuer", "issued"),
}
ATTRIBUTES = {
    "bodies": ("kind", "level", "place"),
    "meetings": ("topic",),
    "dates": ("role",),
    "counts": ("qualifier", "comparator", "status", "date", "body"),
    "campaigns": ("kind", "body"),
    "people": ("role",),
    "policies": ("kind",),
}

# Of two wordings the shorter may stand inside the longer, if it has at least so many characters.
_WITHIN = {"measure": 2, "title": 4, "topic": 4, "qualifier": 1, "publisher": 2}
_DATES = frozenset({"issued", "period", "date", "value"})
_NUMBERS = frozenset({"number", "term", "session"})
_YEAR_SO_FAR = re.compile(r"(\d{4})-01-01/\.\.")
_WIDTHS = str.maketrans("（）：；，", "():;,")
_MARKS = "《》“”‘’\"'"


# --------------------------------------------------------------------------------------------- equality


def folded(column: str, value: object) -> str:
    """A value as it is compared: no spaces, no outer quotation marks, one width of punctuation, dates by their value."""
    text = "" if value is None else re.sub(r"\s+", "", str(value))
    if text and column in _NUMBERS:
        return _number(text)
    if column in _DATES:
        return _date(text)
    return text.strip(_MARKS).translate(_WIDTHS)


def _number(text: str) -> str:
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


def _date(text: str) -> str:
    """今年以来 may be given as the year or as open from its first day; a set has no order."""
    if text.startswith("["):
        return "[" + ",".join(sorted(text.strip("[]").split(","))) + "]"
    return _YEAR_SO_FAR.sub(r"\1", text)


def same(column: str, wanted: object, found: object) -> bool:
    """Whether two values of a column count as equal."""
    want, have = folded(column, wanted), folded(column, found)
    if want == have or not want or not have:
        return want == have
    shorter, longer = sorted((want, have), key=len)
    return column in _WITHIN and len(shorter) >= _WITHIN[column] and shorter in longer


def given(table: str, fact: Row) -> list[str]:
    """The key columns that a fact settles; only these must agree."""
    return [column for column in KEYS[table] if fact.get(column) not in (None, "")]


def agrees(table: str, fact: Row, row: Row) -> bool:
    return all(same(column, fact[column], row.get(column)) for column in given(table, fact))


def excused(table: str, optional: Row, row: Row) -> bool:
    """Whether an optional fact explains a row, which then is not wrong.

    A meeting of which one key at most is settled explains what was found at its own words, not all of its kind.
    """
    if not agrees(table, optional, row):
        return False
    return table != "meetings" or len(given(table, optional)) > 1 or _overlap(optional, row) > 1


def _overlap(fact: Row, row: Row) -> int:
    """Characters that the shorter of two quotes has inside the longer; 0 where it is not inside."""
    shorter, longer = sorted((str(fact.get("quote", "")), str(row.get("quote", ""))), key=len)
    return len(shorter) if shorter in longer else 0


# --------------------------------------------------------------------------------------------- matching


@dataclass(slots=True)
class Outcome:
    """One table of one document: the pairs, what was missed, what was found and is wrong."""

    right: list[tuple[Row, Row]] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    wrong: list[Row] = field(default_factory=list)


def compare(table: str, facts: Sequence[Row], rows: Sequence[Row]) -> Outcome:
    """Pair facts with rows, each with one at most, as many as can be paired; the order of either plays no part."""
    required = [fact for fact in facts if not fact.get("optional")]
    optional = [fact for fact in facts if fact.get("optional")]
    holder: dict[int, int] = {}
    order = sorted(range(len(required)), key=lambda place: -len(given(table, required[place])))
    choices = {place: _choices(table, required[place], rows) for place in order}
    for place in order:
        _seat(place, choices, holder, set())
    right = sorted((fact, row) for row, fact in holder.items())
    seated = {fact for fact, _ in right}
    return Outcome(
        right=[(required[fact], rows[row]) for fact, row in right],
        missed=[fact for place, fact in enumerate(required) if place not in seated],
        wrong=[
            row
            for place, row in enumerate(rows)
            if place not in holder and not any(excused(table, fact, row) for fact in optional)
        ],
    )


def _choices(table: str, fact: Row, rows: Sequence[Row]) -> list[int]:
    """The rows that a fact may be paired with, those at its own words first."""
    fitting = [place for place, row in enumerate(rows) if agrees(table, fact, row)]
    return sorted(fitting, key=lambda place: (-_overlap(fact, rows[place]), place))


def _seat(fact: int, choices: Mapping[int, list[int]], holder: dict[int, int], tried: set[int]) -> bool:
    """Give a fact a row, moving the fact that holds it to another row if need be (augmenting path)."""
    for row in choices[fact]:
        if row in tried:
            continue
        tried.add(row)
        if row not in holder or _seat(holder[row], choices, holder, tried):
            holder[row] = fact
            return True
    return False


def compare_document(facts: Sequence[Row], rows: Sequence[Row]) -> Outcome:
    """The table `documents` has one row, compared column by column: each column is a fact of its own."""
    fact: Row = facts[0] if facts else {}
    row: Row = rows[0] if rows else {}
    outcome = Outcome()
    for column in given("documents", fact):
        want, have = {column: fact[column]}, {column: row.get(column, "")}
        if same(column, fact[column], row.get(column)):
            outcome.right.append((want, have))
            continue
        outcome.missed.append(want)
        if row.get(column):
            outcome.wrong.append(have)
    return outcome


# --------------------------------------------------------------------------------------------- measures


@dataclass(slots=True)
class Score:
    """The sums of one table over all documents."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    attributes: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def attribute_accuracy(self) -> float:
        """Over all attribute columns that the facts of the matched rows settle."""
        values = [value for column in self.attributes.values() for value in column]
        return sum(values) / len(values) if values else 1.0

    def add(self, table: str, document: str, outcome: Outcome) -> None:
        self.right += len(outcome.right)
        self.missed += len(outcome.missed)
        self.wrong += len(outcome.wrong)
        self.misses += [f"{document}: {shown(table, fact)}" for fact in outcome.missed]
        self.errors += [f"{document}: {shown(table, row)}" for row in outcome.wrong]
        for fact, row in outcome.right:
            for column in ATTRIBUTES.get(table, ()):
                if fact.get(column) not in (None, ""):
                    self.attributes[column].append(same(column, fact[column], row.get(column)))


@dataclass(slots=True)
class Report:
    """The scores by table, the documents that were scored, and how many rows stand where they say."""

    tables: dict[str, Score] = field(default_factory=lambda: {table: Score() for table in KEYS})
    documents: list[str] = field(default_factory=list)
    rows: int = 0
    placed: int = 0
    misplaced: list[str] = field(default_factory=list)

    @property
    def provenance(self) -> float:
        """Share of the rows (of all tables but `documents`) whose quote is what the raw text holds at start:end."""
        return self.placed / self.rows if self.rows else 0.0

    @property
    def mean(self) -> float:
        return sum(score.f1 for score in self.tables.values()) / len(self.tables)


def shown(table: str, row: Row) -> str:
    return ", ".join(f"{c} {row[c]}" for c in (*KEYS[table], "quote", "rule") if row.get(c) not in (None, ""))


def in_place(raw: str, row: Row) -> bool:
    try:
        return raw[int(row["start"]) : int(row["end"])] == row["quote"] != ""
    except (KeyError, ValueError):
        return False


def read_facts(folder: Path = FACTS) -> list[dict[str, Any]]:
    """The files of facts, in the order of their names."""
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]


def read_raw(source: str) -> str:
    """A document as decoded, line ends untouched: what `start` and `end` count in."""
    return (DOCUMENTS / source).read_bytes().decode("utf-8")


def read_tables(folder: Path) -> dict[str, dict[str, list[dict[str, str]]]]:
    """The CSV tables of `cppcc tables`: rows by table and document."""
    tables: dict[str, dict[str, list[dict[str, str]]]] = {}
    for table in KEYS:
        rows: dict[str, list[dict[str, str]]] = defaultdict(list)
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows[Path(row["document"]).name].append(row)
        tables[table] = rows
    return tables


def score(folder: Path) -> Report:
    """Compare the tables in `folder` with all facts; a document that the tables do not know is not counted as scored."""
    found = read_tables(folder)
    report = Report()
    for facts in read_facts():
        source = facts["source"]
        raw = read_raw(source)
        if found["documents"].get(source):
            report.documents.append(source)
        for table, total in report.tables.items():
            rows = found[table].get(source, [])
            if table == "documents":
                total.add(table, source, compare_document(facts[table], rows))
                continue
            total.add(table, source, compare(table, facts[table], rows))
            astray = [row for row in rows if not in_place(raw, row)]
            report.rows += len(rows)
            report.placed += len(rows) - len(astray)
            report.misplaced += [f"{source}: {shown(table, row)}" for row in astray]
    return report


# ----------------------------------------------------------------------------------------------- shown


def lines(report: Report, details: Sequence[str] = ()) -> Iterator[str]:
    """The report as text; for the tables named in `details` what was missed and what is wrong, line by line."""
    yield f"{'table':<10} {'facts':>5} {'found':>5} {'P':>6} {'R':>6} {'F1':>6}  attributes"
    for table, total in report.tables.items():
        parts = " ".join(f"{column} {sum(values)}/{len(values)}" for column, values in total.attributes.items())
        wanted, found = total.right + total.missed, total.right + total.wrong
        yield f"{table:<10} {wanted:>5} {found:>5} {total.precision:6.3f} {total.recall:6.3f} {total.f1:6.3f}  {parts}"
        if table in details:
            yield from (f"    missed  {line}" for line in total.misses)
            yield from (f"    wrong   {line}" for line in total.errors)
    count = len(report.documents)
    yield f"mean F1 {report.mean:.3f} over {count} documents; provenance {report.placed}/{report.rows}"


if __name__ == "__main__":
    for _line in lines(score(Path(sys.argv[1])), sys.argv[2:]):
        sys.stdout.write(_line + "\n")
