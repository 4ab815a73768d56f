"""The eight tables of a graph."""

from __future__ import annotations

import csv
import random
import re
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import COUNTY, FOUNDING, OPINIONS, everything, founding, opinions
from pyarrow import parquet

from extractor.errors import OptionError
from extractor.graph import graph, serialise
from extractor.graph.store import load
from extractor.query import find
from extractor.query.tables import TABLES, in_one_graph, tables, write

LINES = [line for records in everything() for line in graph(records)]
RAW = {"founding.txt": FOUNDING, "opinions.txt": OPINIONS, "county.txt": COUNTY}
OWN = {
    "documents": "title genre publisher issued subject period",
    "bodies": "name kind level place",
    "meetings": "kind body term session date topic name",
    "dates": "value role",
    "counts": "measure number unit qualifier comparator status date body",
    "campaigns": "name kind body",
    "people": "person post body role",
    "policies": "title kind issuer issued",
}


def rows_of(store: pyoxigraph.Store, name: str) -> list[dict[str, str]]:
    table = tables(store)[TABLES.index(name)]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_columns_are_those_of_the_guidelines() -> None:
    expected = [(name, ("document", "iri", *own.split(), "quote", "start", "end", "rule")) for name, own in OWN.items()]
    assert [(table.name, table.columns) for table in tables(load())] == expected


def test_every_row_leads_to_its_characters() -> None:
    checked = 0
    for table in tables(load(lines=LINES)):
        for row in (dict(zip(table.columns, values, strict=True)) for values in table.rows):
            if table.name == "documents" and not row["quote"]:
                continue
            assert RAW[row["document"]][int(row["start"]) : int(row["end"])] == row["quote"] != ""
            assert row["rule"]
            checked += 1
    assert checked == 25


@pytest.mark.parametrize(
    ("table", "document", "expected"),
    [
        (
            "documents",
            "founding.txt",
            [("人民政协的诞生", "article", "史料选辑", "1989-09-21", "中国人民政治协商会议全国委员会", "1949")],
        ),
        ("documents", "opinions.txt", [("两份意见", "news", "", "", "", "")]),
        (
            "bodies",
            "opinions.txt",
            [
                ("中国共产党中央委员会", "party-committee", "national", ""),
                ("中国共产党河南省委员会", "party-committee", "provincial", "河南省"),
                ("中国共产党郑州市委员会", "party-committee", "prefectural", "河南省郑州市"),
            ],
        ),
        (
            "meetings",
            "founding.txt",
            [
                (
                    "plenary-session",
                    "中国人民政治协商会议全国委员会",
                    "1",
                    "",
                    "1949-09-21/1949-09-30",
                    "",
                    "中国人民政治协商会议第一届全体会议",
                )
            ],
        ),
        (
            "meetings",
            "opinions.txt",
            [("plenary-session", "中国人民政治协商会议全国委员会", "1", "", "1949-09-21", "建国", "第一届全体会议")],
        ),
        ("dates", "founding.txt", [("1989-09-21", "issued"), ("1949-09-21/1949-09-30", "held")]),
        (
            "counts",
            "county.txt",
            [
                ("协商议事平台", "12", "个", "乡级", "=", "achieved", "2023", "县政协"),
                ("协商议事室", "96", "个", "村（社区）", "~", "achieved", "2023", "县政协"),
                ("协商议事室", "5", "个", "", ">=", "planned", "2023", "县政协"),
                ("提案办复率", "99.50", "%", "", "=", "achieved", "2023", "县政协"),
            ],
        ),
        ("campaigns", "county.txt", [("有事好商量", "brand", "县政协")]),
        ("campaigns", "founding.txt", [("长期共存、互相监督", "formula", "中国人民政治协商会议全国委员会")]),
        ("people", "county.txt", [("陈某", "主席", "", "officer")]),
        ("people", "founding.txt", [("毛泽东", "主席", "中国人民政治协商会议全国委员会", "mentioned")]),
        (
            "policies",
            "opinions.txt",
            [
                ("中共中央关于加强人民政协工作的意见", "opinion", "中国共产党中央委员会", "2006-02-08"),
                ("实施意见", "opinion", "中国共产党河南省委员会", "2006-06-28"),
                ("实施办法", "regulation", "中国共产党郑州市委员会", "2006-09"),
            ],
        ),
    ],
)
def test_rows(table: str, document: str, expected: list[tuple[str, ...]]) -> None:
    own = OWN[table].split()
    found = [tuple(row[c] for c in own) for row in rows_of(load(lines=LINES), table) if row["document"] == document]
    assert found == expected


def test_a_body_without_evidence_in_a_document_is_no_row_of_it() -> None:
    rows = rows_of(load(lines=graph(opinions())), "bodies")
    assert "中国人民政治协商会议全国委员会" not in {row["name"] for row in rows}


def test_of_several_evidences_the_first_makes_the_row() -> None:
    (row,) = (row for row in rows_of(load(lines=LINES), "bodies") if row["iri"].endswith("cppcc-100000"))
    assert (row["quote"], row["start"], row["rule"]) == ("中国人民政治协商会议第一届", "44", "body.name")


def test_a_fact_and_document_have_one_row_also_in_the_union() -> None:
    for how in ("apart", "merged"):
        for table in tables(load(lines=LINES, graphs=how)):  # type: ignore[arg-type]
            keys = [row[:2] for row in table.rows]
            assert len(keys) == len(set(keys)), (table.name, how)


def test_the_union_gives_the_same_rows_but_for_what_documents_say_differently() -> None:
    apart = {(table.name, row) for table in tables(load(lines=LINES)) for row in table.rows}
    union = {(table.name, row) for table in tables(load(lines=LINES, graphs="merged")) for row in table.rows}
    assert {(name, row[0]) for name, row in apart ^ union} == {
        ("meetings", "founding.txt"),
        ("meetings", "opinions.txt"),
    }
    assert len(apart) == len(union)


def test_rows_are_in_order_and_do_not_depend_on_the_order_of_lines() -> None:
    shuffled = random.Random(7).sample(LINES, len(LINES))
    for how in ("apart", "merged"):
        found = tables(load(lines=LINES, graphs=how))  # type: ignore[arg-type]
        assert found == tables(load(lines=shuffled, graphs=how))  # type: ignore[arg-type]
        for table in found:
            at = [table.columns.index(name) for name in ("document", "start", "end", "iri")]
            keys = [(row[at[0]], int(row[at[1]] or -1), int(row[at[2]] or -1), row[at[3]]) for row in table.rows]
            assert keys == sorted(keys)


def test_documents_of_one_name_are_kept_apart_and_sorted_together() -> None:
    other = replace(founding().source, id="ffffffffffff", sha256="f" * 64)
    twin = replace(founding(), source=other, document=replace(founding().document, key="ffffffffffff"))
    rows = rows_of(load(lines=[*LINES, *graph(twin)]), "dates")
    assert [(row["document"], row["start"]) for row in rows] == [("founding.txt", "17")] * 2 + [
        ("founding.txt", "29")
    ] * 2


def test_a_graph_that_describes_no_document_is_not_asked() -> None:
    foreign = '<http://e/s> <http://www.w3.org/2004/02/skos/core#prefLabel> "x"@zh <http://e/g> .'
    assert tables(load(lines=[*LINES, foreign])) == tables(load(lines=LINES))


@pytest.mark.parametrize("name", TABLES)
@given(seed=st.integers(0, 1 << 32))
@settings(max_examples=3, deadline=None)
def test_asking_many_graphs_at_once_is_asking_one_by_one(name: str, seed: int) -> None:
    """`in_one_graph` against its definition, also where graphs disagree: objects are dealt out anew at random."""
    chance = random.Random(seed)
    graphs = sorted({line.rpartition(" <")[2] for line in LINES})
    dealt = [f"{line.rpartition(' <')[0]} <{chance.choice(graphs)}" for line in LINES for _ in range(2)]
    for lines in (LINES, dealt):
        store = load(lines=lines)
        text = find(name).text
        at_once = sorted(tuple(str(term) for term in row) for row in store.query(in_one_graph(text)))
        alone = [row for g in store.named_graphs() for row in store.query(text, default_graph=g)]
        assert at_once == sorted(tuple(str(term) for term in row) for row in alone)


@pytest.mark.parametrize("name", TABLES)
def test_queries_of_tables_have_the_form_that_lets_them_be_asked_at_once(name: str) -> None:
    """Each SELECT has its WHERE and begins a line; a GROUP BY stands as far in as its SELECT; the outermost query ends
    with its braces or its GROUP BY.
    """
    text = find(name).text
    counts = {len(re.findall(form, text, re.MULTILINE)) for form in (r"\bSELECT\b", r"^ *SELECT ", r"\bWHERE \{")}
    assert len(counts) == 1
    inner, outer = (re.findall(form, text, re.MULTILINE) for form in (r"^ +SELECT |^ +GROUP BY ", r"^GROUP BY "))
    assert [word.split()[0] for word in inner] == ["SELECT", "GROUP"] * (len(inner) // 2)
    assert len(outer) <= 1
    assert text.rstrip().splitlines()[-1].startswith(("GROUP BY ", "}"))
    assert "GRAPH" not in text


# ----------------------------------------------------------------------------------------------- files


def test_csv_is_utf8_with_a_header_and_line_feeds(tmp_path: Path) -> None:
    paths = write(load(lines=LINES), tmp_path / "new" / "tables")
    assert [path.name for path in paths] == [f"{name}.csv" for name in TABLES]
    for path, table in zip(paths, tables(load(lines=LINES)), strict=True):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text
        assert [tuple(row) for row in csv.reader(text.splitlines(keepends=True))] == [table.columns, *table.rows]
    assert sorted(p.name for p in paths[0].parent.iterdir()) == sorted(path.name for path in paths)


def test_parquet_has_types_and_nulls(tmp_path: Path) -> None:
    write(load(lines=LINES), tmp_path, "parquet")
    counts = parquet.read_table(tmp_path / "counts.parquet")
    assert [str(counts.schema.field(c).type) for c in ("number", "start", "measure")] == ["double", "int64", "string"]
    assert counts.column("number").to_pylist() == [12.0, 96.0, 5.0, 99.5, 662.0]
    documents = parquet.read_table(tmp_path / "documents.parquet").to_pylist()
    assert documents[2]["publisher"] is None
    assert documents[2]["start"] is None
    meetings = parquet.read_table(tmp_path / "meetings.parquet").to_pylist()
    assert [(row["term"], row["session"]) for row in meetings] == [(1, None), (1, None)]


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents.parquet").write_text("old", "utf-8")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OptionError, match=r"--format parquet: needs pyarrow: pip install 'cppcc-kg\[parquet\]'"):
        write(load(lines=LINES), tmp_path, "parquet")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("documents.parquet", "old")]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_graph_without_documents_gives_empty_tables(form: str, tmp_path: Path) -> None:
    for path in write(load(), tmp_path, form):
        assert path.stat().st_size > 0


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_same_graph_same_bytes_through_any_file(form: str, tmp_path: Path) -> None:
    serialise.write(LINES, tmp_path / "g.nq", "nquads")
    serialise.write(LINES[::-1], tmp_path / "g.trig.gz", "trig")
    one = write(load(tmp_path / "g.nq"), tmp_path / "one", form)
    two = write(load(tmp_path / "g.trig.gz"), tmp_path / "two", form)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_failure_leaves_no_litter(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("old", "utf-8")
    (tmp_path / "people.csv").mkdir()  # in the way of the seventh
    with pytest.raises(OptionError, match=r"cannot be written \(Is a directory\): name another folder"):
        write(load(lines=LINES), tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_unknown_form(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="--format xlsx: no such form of a table: choose csv, parquet"):
        write(load(), tmp_path, "xlsx")
