"""The project's own evaluation set: the program's tables against the facts of composed documents.

`README.md` beside this file says what the set is and what may be changed in it, `floors.yaml` holds the floors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import scoring
import yaml
from edtf import parse_edtf
from opencc import OpenCC

LEAST_DOCUMENTS = 36
FLOORS = yaml.safe_load((scoring.HERE / "floors.yaml").read_text(encoding="utf-8"))
GOLD = {facts["source"]: facts for facts in scoring.read_facts()}

WORDS = {
    ("documents", "genre"): "work-report speech feature yearbook-page news notice article",
    (
        "bodies",
        "kind",
    ): "cppcc-committee cppcc-standing-committee cppcc-party-group cppcc-special-committee cppcc-office"
    " party-committee party-organ government government-department peoples-congress school media enterprise"
    " social-organisation other",
    ("bodies", "level"): "national provincial prefectural county township village",
    ("meetings", "kind"): "plenary-session standing-committee-meeting chairpersons-meeting party-group-meeting"
    " party-congress party-plenum peoples-congress-session work-conference forum review-meeting training"
    " study-session visit ceremony other",
    ("dates", "role"): "issued held as-of period plan other",
    ("counts", "comparator"): "= ~ >= <=",
    ("counts", "status"): "achieved planned",
    ("campaigns", "kind"): "brand campaign platform mechanism strategy formula work-style",
    ("people", "role"): "speaker author officer mentioned",
    ("policies", "kind"): "opinion regulation plan report book letter charter other",
}
NAME_COLUMNS = ("name", "title", "person", "post", "body", "measure", "place", "subject", "issuer")
GLOSS_OR_ENTITY = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]+\)|&\w+;")
DATE_COLUMNS = ("value", "date", "issued", "period")


@pytest.fixture(scope="module")
def report(cppcc: Callable[..., CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> scoring.Report:
    folder = tmp_path_factory.mktemp("tables")
    done = cppcc("tables", scoring.DOCUMENTS, "--output", folder)
    assert done.returncode == 0, done.stderr
    return scoring.score(folder)


@pytest.fixture(scope="module")
def simplified() -> OpenCC:
    return OpenCC("t2s")


# ------------------------------------------------------------------------------------------ the scores


@pytest.mark.parametrize("table", scoring.KEYS)
def test_table_reaches_its_floor(report: scoring.Report, table: str) -> None:
    total, floor = report.tables[table], FLOORS["f1"][table]
    shown = "\n".join(["missed:", *total.misses[:20], "wrong:", *total.errors[:20]])
    assert total.f1 >= floor, f"{table}: F1 {total.f1:.3f} under its floor {floor}\n{shown}"


def test_attributes_reach_their_floor(report: scoring.Report) -> None:
    values = [value for total in report.tables.values() for column in total.attributes.values() for value in column]
    assert values
    assert sum(values) / len(values) >= FLOORS["attributes"]


def test_every_document_is_scored(report: scoring.Report) -> None:
    assert report.documents == list(GOLD)
    assert len(report.documents) >= LEAST_DOCUMENTS


def test_every_row_stands_where_it_says(report: scoring.Report) -> None:
    assert report.rows > 0
    assert report.provenance == 1.0, "\n".join(report.misplaced[:20])


# ------------------------------------------------------------------------------------- the set is sound


def rows_of(source: str) -> list[tuple[str, dict[str, Any]]]:
    return [(table, row) for table in scoring.KEYS for row in GOLD[source][table]]


def test_documents_and_facts_belong_together() -> None:
    assert set(GOLD) == {path.name for path in scoring.DOCUMENTS.iterdir()}
    assert {path.stem for path in scoring.FACTS.iterdir()} == {Path(source).stem for source in GOLD}


@pytest.mark.parametrize("source", GOLD)
def test_quotes_are_in_the_raw_text_to_the_letter(source: str) -> None:
    raw = scoring.read_raw(source)
    for table, row in rows_of(source):
        if table != "documents":
            assert row["quote"] in raw, (table, row)
            assert "\n" not in row["quote"], (table, row)


@pytest.mark.parametrize("source", GOLD)
def test_columns_and_words_are_those_of_the_tables(source: str) -> None:
    facts = GOLD[source]
    assert set(facts) == {"source", *scoring.KEYS}
    assert len(facts["documents"]) == 1
    for table, row in rows_of(source):
        known = {*scoring.KEYS[table], *scoring.ATTRIBUTES.get(table, ()), *({"name"} if table == "meetings" else ())}
        assert set(row) <= (known if table == "documents" else {*known, "quote", "optional"}), (table, row)
        # An optional meeting may be known by its words alone: it excuses what is found there, of whatever kind.
        assert scoring.given(table, row) or (table == "meetings" and row.get("optional")), (table, row)
        for column, value in row.items():
            assert value not in (None, "", False), (table, row)
            assert value in WORDS.get((table, column), str(value)).split(" ") or (table, column) not in WORDS, row


@pytest.mark.parametrize("source", GOLD)
def test_dates_are_edtf(source: str) -> None:
    for _, row in rows_of(source):
        for column in DATE_COLUMNS:
            if column in row:
                assert isinstance(row[column], str), row
                parse_edtf(row[column])


@pytest.mark.parametrize("source", GOLD)
def test_values_are_simplified_without_glosses_entities_or_spaces(source: str, simplified: OpenCC) -> None:
    for _, row in rows_of(source):
        for column in NAME_COLUMNS:
            value = row.get(column, "")
            # Character by character: as a word 沈醉, a name, would become 沉醉.
            assert all(simplified.convert(character) == character for character in value), row
            assert not GLOSS_OR_ENTITY.search(value), row
            assert column == "title" or not re.search(r"\s", value), row


@pytest.mark.parametrize("source", GOLD)
def test_no_required_row_stands_twice(source: str) -> None:
    for table in scoring.KEYS:
        required = [row for row in GOLD[source][table] if not row.get("optional")]
        keys = [tuple(scoring.folded(column, row.get(column)) for column in scoring.KEYS[table]) for row in required]
        assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


@pytest.mark.parametrize("source", GOLD)
def test_documents_are_short(source: str) -> None:
    characters = re.sub(r"<[^>]*>|&\w+;|\([^()\u4e00-\u9fff]*\)|\s", "", scoring.read_raw(source))
    assert 150 <= len(characters) <= 900


def test_the_set_covers_every_table_level_and_kind() -> None:
    bodies = [row for facts in GOLD.values() for row in facts["bodies"]]
    assert {row.get("level") for row in bodies} >= set(WORDS["bodies", "level"].split())
    for (table, column), words in WORDS.items():
        found = {row.get(column) for facts in GOLD.values() for row in facts[table]}
        assert found >= set(words.split()), (table, column)
