"""Two states of the tables compared: facts gained, lost and changed, by document and rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from extractor.query.answer import run
from extractor.query.catalogue import find
from extractor.query.tables import Table, tables

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["KEYS", "OTHERS", "SORTS", "Difference", "Fact", "all_tables", "compare"]

Sort: TypeAlias = Literal["gained", "lost", "changed"]
SORTS: Final[tuple[Sort, ...]] = ("gained", "lost", "changed")

OTHERS: Final = "others"
"""The named query with the things of kinds that only rule packs know: a ninth table where there are any."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": (),
    "bodies": ("name",),
    "meetings": ("kind", "name"),
    "dates": ("value",),
    "counts": ("measure", "number", "unit"),
    "campaigns": ("name",),
    "people": ("person", "post"),
    "policies": ("title",),
    OTHERS: ("kind", "name", "field"),
}
"""The columns that say, table by table, which fact of a document it is."""

_PLACES = frozenset({"document", "iri", "start", "end"})  # where it stands and what it is called, not what it says
_MENTION = "https://w3id.org/cppcc-kg/ontology#Mention"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that differs. `key` names it; `values` are its other columns, those of the old state where it was lost;
    `changes` are the columns that changed, with the old and the new value. `rule`, `quote`, `start` and `end` (code
    points of the raw text) say where it was read.
    """

    table: str
    sort: Sort
    document: str
    key: Mapping[str, str]
    values: Mapping[str, str]
    changes: Mapping[str, tuple[str, str]]
    rule: str
    quote: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Difference:
    """`facts` in order of table, document and place; `same` the number of equal facts by table."""

    same: Mapping[str, int]
    facts: tuple[Fact, ...] = ()

    def counted(self, by: str) -> dict[str, dict[str, int]]:
        """How many facts were gained, lost and changed, by `table`, `document` or `rule`; those with none left out."""
        found: dict[str, dict[str, int]] = {}
        for fact in self.facts:
            found.setdefault(getattr(fact, by), dict.fromkeys(SORTS, 0))[fact.sort] += 1
        return found


def all_tables(store: pyoxigraph.Store) -> list[Table]:
    """The eight tables of a store, and the ninth of other kinds."""
    import pyoxigraph  # noqa: PLC0415 - loaded where graphs are asked

    query = find(OTHERS)
    mention = pyoxigraph.NamedNode(_MENTION)
    some = next(store.quads_for_pattern(None, None, mention, None), None) is not None
    return [*tables(store), Table(OTHERS, query.columns, run(store, query.text).rows if some else ())]


def compare(old: Sequence[Table], new: Sequence[Table]) -> Difference:
    """What differs between two states, in the tables that both have and the columns that both tables have.

    A fact is known again by its document and its key columns (`KEYS`); of several with one key, equal ones are matched
    first, the others in their order. What is left is known again by its place where one fact of the old state and one
    of the new stand there: then its key has changed. Its IRI and its position do not count as what it says.
    """
    same: dict[str, int] = {}
    facts: list[Fact] = []
    later = {table.name: table for table in new}
    for table in old:
        if table.name in later:
            same[table.name], found = _compared(table, later[table.name])
            facts += found
    return Difference(same, tuple(facts))


Row: TypeAlias = Mapping[str, str]


def _compared(old: Table, new: Table) -> tuple[int, list[Fact]]:
    shared = [column for column in old.columns if column in new.columns]
    keys = KEYS[old.name]
    said = [column for column in shared if column not in _PLACES]
    before, after = _grouped(old, shared, keys), _grouped(new, shared, keys)
    same = 0
    pairs: list[tuple[Row, Row]] = []
    lost: list[Row] = []
    gained: list[Row] = []
    for group in sorted(before.keys() | after.keys()):
        equal, fewer, more = _matched(before.get(group, []), after.get(group, []), said)
        same += equal
        paired = min(len(fewer), len(more))
        pairs += zip(fewer, more, strict=False)
        lost += fewer[paired:]
        gained += more[paired:]
    moved = list(_in_place(lost, gained))
    left = {id(row) for pair in moved for row in pair}
    facts = [_fact(old.name, "changed", row, keys, one) for one, row in [*pairs, *moved]]
    facts += [_fact(old.name, "lost", row, keys) for row in lost if id(row) not in left]
    facts += [_fact(old.name, "gained", row, keys) for row in gained if id(row) not in left]
    return same, sorted(facts, key=lambda f: (f.document, int(f.start or -1), int(f.end or -1), f.sort, str(f.key)))


def _grouped(table: Table, columns: Iterable[str], keys: tuple[str, ...]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    at = [(column, table.columns.index(column)) for column in columns]
    for cells in table.rows:
        row = {column: _number(cells[place]) if column == "number" else cells[place] for column, place in at}
        found[row.get("document", ""), *(row.get(key, "") for key in keys)].append(row)
    return found


def _matched(old: list[Row], new: list[Row], said: Sequence[str]) -> tuple[int, list[Row], list[Row]]:
    """The number of rows that say the same in both, and the rows of each side that are left."""
    left = list(new)
    lost: list[Row] = []
    for row in old:
        twin = next((other for other in left if all(row[c] == other[c] for c in said)), None)
        if twin is None:
            lost.append(row)
        else:
            left.remove(twin)
    return len(old) - len(lost), lost, left


def _in_place(lost: Iterable[Row], gained: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows that were read from the same characters, where these tell one row of each side from the others."""
    places: dict[tuple[str, ...], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((lost, gained)):
        for row in rows:
            if row.get("quote"):
                places[tuple(row.get(c, "") for c in ("document", "start", "end", "quote"))][side].append(row)
    return ((before[0], after[0]) for before, after in places.values() if len(before) == len(after) == 1)


def _fact(table: str, sort: Sort, row: Row, keys: tuple[str, ...], old: Row | None = None) -> Fact:
    values = {c: value for c, value in row.items() if c not in {*_PLACES, *keys, "quote", "rule"} and value}
    return Fact(
        table=table,
        sort=sort,
        document=row.get("document", ""),
        key={key: row.get(key, "") for key in keys},
        values=values,
        changes=dict(_changes(old, row)) if old is not None else {},
        rule=row.get("rule", ""),
        quote=row.get("quote", ""),
        start=row.get("start", ""),
        end=row.get("end", ""),
    )


def _changes(old: Row, new: Row) -> Iterator[tuple[str, tuple[str, str]]]:
    return ((c, (old[c], new[c])) for c in new if c not in _PLACES and old[c] != new[c])


def _number(text: str) -> str:
    """One spelling for a number, which Parquet keeps as a double: `99.50` is `99.5`."""
    try:
        return f"{float(text):.15g}"
    except ValueError:
        return text
