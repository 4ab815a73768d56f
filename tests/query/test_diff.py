"""Two states of the tables compared: what counts as gained, lost and changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import everything

from extractor.graph import graph
from extractor.graph.store import load
from extractor.query.diff import KEYS, OTHERS, SORTS, Difference, all_tables, compare
from extractor.query.tables import TABLES, Table

STATE = all_tables(load(lines=[line for records in everything() for line in graph(records)]))
BODIES = ("document", "iri", "name", "kind", "level", "place", "quote", "start", "end", "rule")


def body(
    name: str, kind: str = "school", rule: str = "body.school", start: int = 0, document: str = "a.txt"
) -> tuple[str, ...]:
    return (document, f"iri/{name}", name, kind, "county", "", name, str(start), str(start + len(name)), rule)


def renamed(name: str, row: tuple[str, ...]) -> tuple[str, ...]:
    """Another name read from the same characters."""
    return (*row[:2], name, *row[3:])


def bodies(*rows: tuple[str, ...]) -> list[Table]:
    return [Table("bodies", BODIES, rows)]


def said(found: Difference) -> list[tuple[str, str, str]]:
    return [(fact.sort, fact.document, "".join(fact.key.values())) for fact in found.facts]


CASES = {
    "nothing": ([body("一中")], [body("一中")], []),
    "another order": ([body("一中"), body("二中", start=9)], [body("二中", start=9), body("一中")], []),
    "another place and another IRI": (
        [body("一中")],
        [("a.txt", "iri/x", *body("一中", start=7)[2:])],
        [],
    ),
    "gained": ([body("一中")], [body("一中"), body("二中")], [("gained", "a.txt", "二中")]),
    "lost": ([body("一中"), body("二中")], [body("二中")], [("lost", "a.txt", "一中")]),
    "changed": ([body("一中")], [body("一中", kind="other")], [("changed", "a.txt", "一中")]),
    "another rule": ([body("一中")], [body("一中", rule="body.named")], [("changed", "a.txt", "一中")]),
    "another document": (
        [body("一中")],
        [body("一中", document="b.txt")],
        [("lost", "a.txt", "一中"), ("gained", "b.txt", "一中")],
    ),
    "one of two that read alike": ([body("一中"), body("一中")], [body("一中")], [("lost", "a.txt", "一中")]),
    "another name in the same place": ([body("一中")], [renamed("二中", body("一中"))], [("changed", "a.txt", "二中")]),
    "two names in the same place": (
        [body("一中")],
        [renamed("二中", body("一中")), renamed("三中", body("一中"))],
        [("gained", "a.txt", "三中"), ("gained", "a.txt", "二中"), ("lost", "a.txt", "一中")],
    ),
    "equal ones are matched first": (
        [body("一中", kind="school"), body("一中", kind="other")],
        [body("一中", kind="media"), body("一中", kind="school")],
        [("changed", "a.txt", "一中")],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_differs(case: str) -> None:
    old, new, expected = CASES[case]
    assert said(compare(bodies(*old), bodies(*new))) == expected


def test_a_change_names_the_columns_with_both_values() -> None:
    (fact,) = compare(bodies(body("一中")), bodies(body("一中", kind="other", rule="body.named"))).facts
    assert fact.changes == {"kind": ("school", "other"), "rule": ("body.school", "body.named")}
    assert (fact.rule, fact.quote, fact.start, fact.end) == ("body.named", "一中", "0", "2")
    assert fact.values == {"kind": "other", "level": "county"}


def test_numbers_are_compared_as_numbers() -> None:
    columns = ("document", "iri", "measure", "number", "unit", "quote", "start", "end", "rule")
    row = ("a.txt", "x", "提案", "99.50", "%", "99.50%", "0", "6", "count.percent")
    old, new = (Table("counts", columns, ((*row[:3], number, *row[4:]),)) for number in ("99.50", "99.5"))
    assert compare([old], [new]).facts == ()


def test_columns_that_only_one_state_has_are_left_out() -> None:
    (fuller,) = bodies(body("一中"))
    thinner = Table("bodies", BODIES[:3] + BODIES[6:], (body("一中")[:3] + body("一中")[6:],))
    assert compare([fuller], [thinner]) == compare([thinner], [fuller]) == Difference({"bodies": 1})


def test_every_table_has_its_key() -> None:
    assert set(KEYS) == {*TABLES, OTHERS} == {table.name for table in STATE}
    assert all(set(KEYS[table.name]) < set(table.columns) for table in STATE)


def test_counts_by_table_document_and_rule() -> None:
    found = compare(STATE, [replace(table, rows=()) for table in STATE])
    for by in ("table", "document", "rule"):
        counts = found.counted(by)
        assert sum(count["lost"] for count in counts.values()) == len(found.facts)
        assert all(
            list(count) == list(SORTS) and not count["gained"] and not count["changed"] for count in counts.values()
        )
    assert {fact.document for fact in found.facts} == {"founding.txt", "opinions.txt", "county.txt"}


@st.composite
def states(draw: st.DrawFn) -> list[Table]:
    """The made tables with rows left out, doubled, and cells exchanged."""
    made = []
    for table in STATE:
        rows = draw(st.lists(st.sampled_from(table.rows), max_size=len(table.rows) + 2)) if table.rows else []
        shifted = draw(st.sampled_from([("kind", "other"), ("rule", "x.y"), ("document", "z.txt"), ("start", "3")]))
        if shifted[0] in table.columns and rows:
            at = table.columns.index(shifted[0])
            rows[0] = (*rows[0][:at], shifted[1], *rows[0][at + 1 :])
        made.append(Table(table.name, table.columns, tuple(rows)))
    return made


@settings(max_examples=40, deadline=None)
@given(states(), states())
def test_every_row_of_both_states_is_accounted_for(old: list[Table], new: list[Table]) -> None:
    found, back = compare(old, new), compare(new, old)
    sorts = [{sort: sum(f.sort == sort for f in d.facts) for sort in SORTS} for d in (found, back)]
    same = sum(found.same.values())
    assert same + sorts[0]["lost"] + sorts[0]["changed"] == sum(len(table.rows) for table in old)
    assert same + sorts[0]["gained"] + sorts[0]["changed"] == sum(len(table.rows) for table in new)
    assert sorts[1] == {"gained": sorts[0]["lost"], "lost": sorts[0]["gained"], "changed": sorts[0]["changed"]}


@settings(max_examples=20, deadline=None)
@given(states())
def test_a_state_does_not_differ_from_itself(state: list[Table]) -> None:
    assert compare(state, [replace(table, rows=table.rows[::-1]) for table in state]).facts == ()
