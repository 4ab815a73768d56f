"""The line as a pure function, and what becomes of documents on which a step fails."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor import pipeline
from extractor.errors import ExtractorError, OptionError, RuleError
from extractor.model import Source
from extractor.pipeline import TABLES, Kit, build_files, kit, process, process_all
from extractor.read import source

MEETING = "2023年3月15日,政协安吉县第十届委员会第二次会议召开。"
PLATFORMS = "截至2023年6月底,安吉县建成协商议事平台12个。"


@pytest.fixture(scope="module")
def ready() -> Kit:
    return kit()


@pytest.fixture(scope="module")
def document() -> Source:
    return source(f"{MEETING}\n{PLATFORMS}\n", "anji.txt")


def test_a_document_becomes_sorted_statements_of_one_graph(ready: Kit, document: Source) -> None:
    done = process(document, ready)
    assert list(done.lines) == sorted(set(done.lines))
    assert {line.rsplit(" ", 2)[1] for line in done.lines} == {f"<{ready.base}id/document/{document.id}>"}


def test_facts_are_counted_by_table(ready: Kit, document: Source) -> None:
    facts = dict(zip(TABLES, process(document, ready).facts, strict=True))
    assert facts["documents"] == 1
    assert facts["meetings"] == 1
    assert facts["counts"] == 1
    assert facts["dates"] >= 2


def test_the_same_document_gives_the_same_lines_whatever_came_before(ready: Kit, document: Source) -> None:
    first = process(document, ready)
    process(source("荥阳市政协召开主席会议。", "other.txt"), ready)
    assert process(document, ready) == first


def test_the_base_names_everything_but_the_ontology(ready: Kit, document: Source) -> None:
    moved = process(document, replace(ready, base="https://example.org/kg#")).lines
    assert all("<https://example.org/kg#id/document/" in line for line in moved)
    assert not any("<https://w3id.org/cppcc-kg/id/" in line for line in moved)
    assert any("<https://w3id.org/cppcc-kg/ontology#Meeting>" in line for line in moved)


@pytest.mark.parametrize(
    ("step", "broken"),
    [
        pytest.param("find", lambda k: replace(k, rulebook=cast("Any", None)), id="find"),
        pytest.param("graph", lambda k: replace(k, base=cast("Any", None)), id="graph"),
    ],
)
def test_a_failing_step_names_the_document_and_itself(ready: Kit, document: Source, step: str, broken: Any) -> None:
    with pytest.raises(ExtractorError, match=rf"^anji.txt: the step '{step}' failed"):
        process(document, broken(ready))


# ------------------------------------------------------------------------------------- several documents at a time

TEXTS = {
    "a.txt": f"{MEETING}\n{PLATFORMS}\n",
    "b.txt": "",
    "c.txt": "会议由县政协主席张三主持。\n" * 3,
    "d.txt": f"{PLATFORMS}{MEETING}",
    "e.txt": "。" * 200 + MEETING,
}


@given(st.lists(st.sampled_from(sorted(TEXTS)), max_size=8))
@settings(max_examples=25, deadline=None)
def test_documents_processed_together_give_what_each_gives_alone(names: list[str]) -> None:
    """Whatever stands before or behind a document, and however many there are."""
    ready = kit()
    sources = [source(TEXTS[name], name) for name in names]
    assert process_all(sources, ready) == [process(document, ready) for document in sources]


@pytest.mark.parametrize("step", ["clean_all", "find_all", "resolve", "block"])
def test_a_document_that_a_step_fails_on_does_not_take_the_others_with_it(
    ready: Kit, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step is made to fail wherever the text of one document comes by."""
    sources = [source(TEXTS[name], name) for name in ("a.txt", "c.txt", "d.txt")]
    expected = [process(document, ready) for document in sources]

    def failing(real: Any) -> Any:
        def run(subject: Any, *rest: Any, **options: Any) -> Any:
            if "张三" in repr(subject):
                raise ValueError("broken")
            return real(subject, *rest, **options)

        return run

    for name in {step, step.removesuffix("_all")}:
        monkeypatch.setattr(pipeline, name, failing(getattr(pipeline, name)))
    first, second, third = process_all(sources, ready)
    assert [first, third] == [expected[0], expected[2]]
    assert isinstance(second, ExtractorError)
    assert second.where == "c.txt"
    assert "failed (ValueError: broken)" in second.what


def test_batches_hold_all_documents_in_their_order() -> None:
    sizes = [1, 2, pipeline.BATCH, 1, *[3] * 600, 2 * pipeline.BATCH]
    sources = [source("文" * (size // 3 + 1), f"{number}.txt") for number, size in enumerate(sizes)]
    found = list(pipeline.batches(sources))
    assert [document for batch in found for document in batch] == sources
    assert [len(batch) for batch in found] == [3, *[64] * 9, 26]


def test_half_a_character_does_not_keep_documents_out_of_a_batch(ready: Kit) -> None:
    """A lone surrogate, as JSON can hold it, is no character of UTF-8."""
    torn = replace(source(MEETING, "a.txt"), raw=f"{MEETING}\ud83d")
    assert list(pipeline.batches([torn])) == [[torn]]
    (done,) = pipeline.processed([torn], ready)
    assert done.document == "a.txt"


def test_results_come_in_the_order_of_the_documents(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"{MEETING}\n第{number + 1}期简报\n", encoding="utf-8")
    one = list(build_files([tmp_path]))
    assert [Path(done.document).name for done in one] == [f"{number:02}.txt" for number in range(20)]


def test_a_document_that_cannot_be_read_is_one_result_among_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(PLATFORMS, encoding="utf-8")
    done = list(build_files([tmp_path]))
    assert [(bool(d.lines), len(d.problems)) for d in done] == [(True, 0), (False, 1), (True, 0)]


def test_standard_input_is_a_source() -> None:
    (done,) = build_files(["-"], stdin=io.BytesIO(MEETING.encode()))
    assert done.lines
    assert not done.problems


@pytest.mark.parametrize("base", ["", "kg/", "https://example.org/kg", "https://example.org/a b/", "//example.org/"])
def test_a_base_that_no_iri_starts_with_is_refused_before_anything_is_read(base: str) -> None:
    with pytest.raises(OptionError, match="--base"):
        next(build_files(["nowhere"], base=base))


def test_a_missing_rule_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no-rules"):
        kit(rules=[tmp_path / "no-rules"])


# ------------------------------------------------------------------------------------- extractor.build


def test_build_gives_an_rdflib_dataset_with_one_graph_a_document(document: Source, tmp_path: Path) -> None:
    import rdflib

    (tmp_path / "platforms.txt").write_text(PLATFORMS, encoding="utf-8")
    dataset = extractor.build([document, tmp_path / "platforms.txt"])
    assert isinstance(dataset, rdflib.Dataset)
    documents = "SELECT DISTINCT ?d { GRAPH ?d { ?d a <https://w3id.org/cppcc-kg/ontology#SourceDocument> } }"
    assert len(list(dataset.query(documents))) == 2


def test_build_takes_one_path_too(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(MEETING, encoding="utf-8")
    assert len(extractor.build(path)) == len(extractor.build([str(path)])) > 0


def test_build_warns_of_a_document_that_cannot_be_read(document: Source, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="nowhere.txt"):
        assert len(extractor.build([document, tmp_path / "nowhere.txt"])) > 0


def test_importing_the_package_loads_nothing() -> None:
    program = (
        "import sys; before = set(sys.modules); import extractor; dir(extractor);"
        "print(sorted(m for m in set(sys.modules) - before if m.startswith('extractor')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['extractor']"


def test_a_name_that_the_package_does_not_have_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="nothing_of_this_name"):
        exec("from extractor import nothing_of_this_name")
