"""What a build writes: blocks in the order of the documents, one for each text, the same whatever the circumstances."""

from __future__ import annotations

import io
import json
import random
from itertools import groupby
from pathlib import Path

import pytest
from bulk_runs import TEXTS, Told, outputs, run

from extractor import pipeline
from extractor.bulk import building
from extractor.bulk.outputs import SUFFIXES
from extractor.errors import InputError, OptionError, RuleError
from extractor.graph import serialise

FORMATS = tuple(serialise.FORMATS)


def blocks(graph: bytes) -> list[list[str]]:
    """The lines of each named graph as they stand, graph by graph."""
    lines = graph.decode().splitlines()
    return [list(together) for _, together in groupby(lines, key=lambda line: line.rsplit(" ", 2)[1])]


def test_the_graph_is_a_row_of_blocks_in_the_order_of_the_documents(documents: Path, tmp_path: Path) -> None:
    found = blocks(run(documents, tmp_path / "out").outputs["graph.nq"])
    names = [block[0].rsplit(" ", 2)[1] for block in found]
    assert names == sorted(set(names))
    assert len(names) == 3
    assert all(block == sorted(set(block)) for block in found)


def test_two_documents_of_one_text_are_one_block_with_both_names(documents: Path, tmp_path: Path) -> None:
    graph = run(documents, tmp_path / "out").outputs["graph.nq"].decode()
    assert graph.count('ontology#fileName> "') == 4
    lines = {line for done in pipeline.build_files([documents]) for line in done.lines}
    assert set(graph.splitlines()) == lines


def test_every_format_is_that_of_the_serialiser(documents: Path, tmp_path: Path) -> None:
    found = run(documents, tmp_path / "out", formats=FORMATS).outputs
    lines = [line for done in pipeline.build_files([documents]) for line in done.lines]
    random.Random(1).shuffle(lines)
    assert len(found) == len(FORMATS)
    for name, suffix in SUFFIXES.items():
        serialise.write(lines, tmp_path / "other", name)
        assert (tmp_path / "other").read_bytes() == found[f"graph.{suffix}"], name


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1, 0)])
def test_the_order_of_the_sources_does_not_change_a_byte(
    order: tuple[int, ...], documents: Path, tmp_path: Path
) -> None:
    named = [documents / f"{number}.txt" for number in order]
    assert run(named, tmp_path / "a").outputs == run(documents, tmp_path / "b").outputs


def test_workers_do_not_change_a_byte(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = run(documents, tmp_path / "one")
    monkeypatch.setattr(building, "SMALL", 1)
    two = run(documents, tmp_path / "two", jobs=2)
    assert two.outputs == one.outputs
    assert two.summary.facts == one.summary.facts
    assert two.summary.quads == one.summary.quads == one.outputs["graph.nq"].count(b"\n")


def test_documents_of_containers_are_shared_out_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"id": n, "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS)]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join([*lines, "no JSON"]), encoding="utf-8")
    one = run(path, tmp_path / "one")
    monkeypatch.setattr(building, "SMALL", 1)
    two = run(path, tmp_path / "two", jobs=2)
    assert two.outputs == one.outputs
    assert two.told.problems == one.told.problems
    assert [problem.split(": ")[1] for problem in one.told.problems] == ["not JSON (column 1"]
    assert one.summary.documents == 4


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    found = build_from_standard_input(tmp_path / "out", TEXTS[0])
    assert b'fileName> "stdin"' in found["graph.nq"]


def build_from_standard_input(output: Path, text: str) -> dict[str, bytes]:
    building.build(building.Options(("-",), output, stdin=io.BytesIO(text.encode())), Told())
    return outputs(output)


def test_a_page_has_its_text_stored_and_loses_it_with_the_page(documents: Path, tmp_path: Path) -> None:
    page = documents / "page.html"
    page.write_text(f"<html><body><p>{TEXTS[3]}</p></body></html>", encoding="utf-8")
    texts = [name for name in run(documents, tmp_path / "out").outputs if name.startswith("texts/")]
    assert len(texts) == 1
    page.unlink()
    assert not [name for name in run(documents, tmp_path / "out").outputs if name.startswith("texts/")]
    assert not (tmp_path / "out" / "texts").exists()


def test_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing was written"):
        run(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_wrong_options_are_refused_before_anything_is_written(documents: Path, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="--base"):
        run(documents, tmp_path / "out", base="kg")
    with pytest.raises(RuleError, match="none"):
        run(documents, tmp_path / "out", rules=(tmp_path / "none",))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_rule_pack_stops_everything(
    jobs: int, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "SMALL", 1)
    (tmp_path / "mine.yaml").write_text("pack: mine\nrulez: []\n", encoding="utf-8")
    with pytest.raises(RuleError, match="rulez"):
        run(documents, tmp_path / "out", rules=(tmp_path / "mine.yaml",), jobs=jobs)
    assert not (tmp_path / "out").exists()


def test_the_bytes_of_the_sources_are_counted_beforehand(documents: Path, tmp_path: Path) -> None:
    told = run(documents, tmp_path / "out").told
    assert told.total == sum(path.stat().st_size for path in documents.iterdir())
    assert told.documents == 4
    assert told.written == ["graph.nq", "graph.ttl"]
