"""Facts read from damaged documents are those read from the clean ones, but for what was truly destroyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from generator import ADDED, ENCODINGS, KINDS, Damaged, applies, apply
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from extractor import pipeline
from extractor.model import Source
from extractor.query.tables import tables
from extractor.read import read, source

DOCUMENTS = Path(__file__).resolve().parent.parent / "gold" / "documents"
FLOOR = 0.97
STRENGTH = 0.7
MOST = 20
"""Documents that are tried, the first by name: enough for a figure, and quick."""
LEAST = {"spaced-names": 2, "circle-numerals": 7, "dropped-separators": 6}
"""Documents that a kind must have damaged for its figure to mean anything; 16 for all others."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table without what changes with every text: its IRI, offsets and quote."""

    document: str
    table: str
    values: tuple[str, ...]


@cache
def clean_documents() -> Mapping[str, str]:
    """Those of the evaluation set that show no damage of their own: Simplified, one paragraph a line, no markup."""
    to_simplified = OpenCC("t2s")
    found = {}
    for path in sorted(DOCUMENTS.glob("*.txt")):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        if to_simplified.convert(text) == text and applies("wrapped", text) and "??" not in text:
            found[path.name] = text
    return dict(list(found.items())[:MOST])


@cache
def kit() -> pipeline.Kit:
    return pipeline.kit()


def rows(sources: Mapping[str, Source]) -> Iterator[tuple[Row, int, int]]:
    """All rows of the eight tables, each with the start and end of its quote."""
    store = pyoxigraph.Store()
    for document in sources.values():
        lines = "".join(line.rstrip("\n") + "\n" for line in pipeline.process(document, kit()).lines)
        store.load(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    for table in tables(store):
        dropped = {"document", "iri", "quote", "start", "end", "rule"}
        for row in table.rows:
            named = dict(zip(table.columns, row, strict=True))
            values = tuple("".join(value.split()) for name, value in named.items() if name not in dropped)
            yield Row(named["document"], table.name, values), int(named["start"] or 0), int(named["end"] or 0)


@cache
def clean_rows() -> tuple[tuple[Row, int, int], ...]:
    return tuple(rows({name: source(text, name) for name, text in clean_documents().items()}))


def f1(damaged: Mapping[str, Damaged], found: Iterator[tuple[Row, int, int]]) -> tuple[float, list[Row], list[Row]]:
    """F1 of the rows found against those of the clean texts, and what is missing and too much.

    A row that rests on something destroyed is expected of nobody and held against nobody.
    """
    lost = {name: {at for loss in one.destroyed for at in range(loss.start, loss.end)} for name, one in damaged.items()}
    want: Counter[Row] = Counter()
    have: Counter[Row] = Counter()
    excused: Counter[Row] = Counter()
    for row, start, end in clean_rows():
        hit = not lost.get(row.document, set()).isdisjoint(range(start, end))
        (excused if hit else want)[row] += 1
    for row, start, end in found:
        one = damaged.get(row.document)
        behind = {at for at in one.origin[start:end] if at != ADDED} if one else set()
        if lost.get(row.document, set()).isdisjoint(behind) or row in want:
            have[row] += 1
    missing, extra = want - have, have - want - excused
    right = (want & have).total()
    score = 2 * right / (2 * right + missing.total() + extra.total())
    return score, list(missing.elements()), list(extra.elements())


def test_enough_clean_documents() -> None:
    assert len(clean_documents()) == MOST
    assert len(clean_rows()) >= 400


@pytest.mark.parametrize("kind", list(KINDS))
def test_damaged_text(kind: str) -> None:
    damaged = {name: apply(kind, text, 1, STRENGTH) for name, text in clean_documents().items() if applies(kind, text)}
    changed = [name for name, one in damaged.items() if one.text != clean_documents()[name]]
    assert len(changed) >= LEAST.get(kind, 16)
    texts = {name: damaged[name].text if name in damaged else text for name, text in clean_documents().items()}
    score, missing, extra = f1(damaged, rows({name: source(text, name) for name, text in texts.items()}))
    assert score >= FLOOR, f"missing {missing}, too much {extra}"


@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_other_bytes(encoding: str, tmp_path: Path) -> None:
    encoded = {name: ENCODINGS[encoding](text) for name, text in clean_documents().items()}
    for name, one in encoded.items():
        (tmp_path / name).write_bytes(one.data)
    sources = {found.name: found for found in read([tmp_path]) if isinstance(found, Source)}
    assert set(sources) == set(encoded)
    score, missing, extra = f1({name: one.damaged for name, one in encoded.items()}, rows(sources))
    assert score >= FLOOR, f"missing {missing}, too much {extra}"


@settings(max_examples=25, deadline=None, derandomize=True)
@given(day=st.dates(date(2012, 1, 1), date(2024, 12, 31)))
def test_dates_without_separators_are_read_or_kept_as_a_set(day: date) -> None:
    """The one day that the digits can mean, or the set of all: never another one, and never a guess."""
    written = f"{day.year}年{day.month}月{day.day}日"
    text = f"县政协学习总结\n在省委办公厅于{written}出台意见以后，县政协认真学习，各专门委员会分别作了安排。"
    damaged = apply("dropped-separators", text, 1)
    assert f"{day.year}{day.month}{day.day}日" in damaged.text
    readings = damaged.destroyed[0].readings if damaged.destroyed else (day.isoformat(),)
    found = [row.values[0] for row, _, _ in rows({"a.txt": source(damaged.text, "a.txt")}) if row.table == "dates"]
    assert found == [readings[0] if len(readings) == 1 else f"[{','.join(readings)}]"]


@pytest.mark.parametrize("seed", range(4))
def test_spaced_names_are_the_same_people(seed: int) -> None:
    text = "协商建国的九月\n政协第一届全体会议期间，朱德、贺龙、陈毅、聂荣臻、徐向前、田汉、艾青、丁玲等出席座谈会。"
    damaged = apply("spaced-names", text, seed)
    assert damaged.text != text

    def people(raw: str) -> list[tuple[str, ...]]:
        return [row.values for row, _, _ in rows({"a.txt": source(raw, "a.txt")}) if row.table == "people"]

    assert people(damaged.text) == people(text)
    assert len(people(text)) == 8
