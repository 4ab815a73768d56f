"""Small documents and the graphs that they become, compared as graphs; every evidence is what the source says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from rdflib.compare import to_isomorphic

sys.path.insert(0, str(Path(__file__).parent))

from refresh import CASES, triples

OA = Namespace("http://www.w3.org/ns/oa#")
FOLDERS = sorted(CASES.iterdir())


def graph(lines: list[str]) -> Graph:
    return Graph().parse(data="\n".join(lines), format="nt")


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_graph(case: Path) -> None:
    made, expected = graph(triples(case)), graph((case / "expected.nt").read_text("utf-8").splitlines())
    assert len(expected) > 50
    lost, gained = set(expected) - set(made), set(made) - set(expected)
    assert (lost, gained) == (set(), set()), "write it anew: python tests/golden/refresh.py"
    assert to_isomorphic(made) == to_isomorphic(expected)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_every_quote_stands_where_its_selector_says(case: Path) -> None:
    raw = (case / "input.txt").read_bytes().decode("utf-8")
    made = graph(triples(case))
    spots = {(int(made.value(s, OA.start)), int(made.value(s, OA.end))) for s in made.subjects(OA.start, None)}
    quotes = {str(q) for q in made.objects(None, OA.exact)}
    assert quotes
    assert quotes <= {raw[start:end] for start, end in spots}


def test_there_are_cases() -> None:
    assert len(FOLDERS) >= 7
