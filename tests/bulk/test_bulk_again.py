"""Builds after the first: what is unchanged is left alone, and the result is that of a build from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bulk_runs import TEXTS, Told, outputs, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.bulk import Options, build
from extractor.errors import OptionError

pytestmark = pytest.mark.usefixtures("soon_settled")

Change = Callable[[Path], object]


def write(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def remove(name: str) -> Change:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def rename(old: str, new: str) -> Change:
    return lambda folder: (folder / old).exists() and (folder / old).rename(folder / new)


CHANGES: dict[str, Change] = {
    "a document more": write("9.txt", TEXTS[3]),
    "a changed document": write("1.txt", TEXTS[3]),
    "a removed document": remove("2.txt"),
    "another name": rename("2.txt", "8.txt"),
    "another encoding": lambda folder: (folder / "2.txt").write_bytes(TEXTS[2].encode("gb18030")),
    "metadata": write("2.txt.yaml", "publisher: 安吉县政协\n"),
    "metadata with a fault": write("2.txt.yaml", "published: 某日\n"),
    "one of two with the same text removed": remove("3.txt"),
    "one of two with the same text changed": write("0.txt", TEXTS[3]),
    "a third with the same text": write("5.txt", TEXTS[0]),
    "all with the same text": lambda folder: [write(f"{n}.txt", TEXTS[0])(folder) for n in range(4)],
    "an empty document": write("7.txt", ""),
    "a container": write("c.jsonl", '{"text": "安吉县政协召开主席会议。"}\n{"text": "长兴县政协召开主席会议。"}\n'),
    "a page": write("p.html", f"<p>{TEXTS[3]}</p>"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_what_a_build_from_nothing_gives(change: str, documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "out")
    CHANGES[change](documents)
    again = run(documents, tmp_path / "out")
    anew = run(documents, tmp_path / "anew")
    assert again.outputs == anew.outputs
    assert again.told.problems == anew.told.problems
    assert again.summary.facts == anew.summary.facts
    assert (again.summary.quads, again.summary.repairs) == (anew.summary.quads, anew.summary.repairs)


steps = st.one_of(
    st.builds(write, st.sampled_from(["0.txt", "1.txt", "2.txt", "a/0.txt"]), st.sampled_from(TEXTS)),
    st.builds(remove, st.sampled_from(["0.txt", "1.txt", "2.txt", "a/0.txt", "c.jsonl"])),
    st.builds(rename, st.sampled_from(["0.txt", "1.txt"]), st.sampled_from(["2.txt", "a/0.txt"])),
    st.builds(
        lambda texts: write("c.jsonl", "\n".join(f'{{"id": "x", "text": "{text.strip()}"}}' for text in texts)),
        st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3),
    ),
    st.builds(write, st.sampled_from(["0.yaml", "c.jsonl.yaml"]), st.sampled_from(["title: 简报\n", "x: [", ""])),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.lists(steps, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_changes_in_any_order(rounds: list[list[Change]], tmp_path: Path) -> None:
    for folder in ("documents", "out"):
        shutil.rmtree(tmp_path / folder, ignore_errors=True)
    documents = tmp_path / "documents"
    (documents / "a").mkdir(parents=True)
    write("always.txt", TEXTS[1])(documents)
    for changes in rounds:
        for change in changes:
            change(documents)
        again = run(documents, tmp_path / "out", formats=("nquads",))
        shutil.rmtree(tmp_path / "anew", ignore_errors=True)
        assert again.outputs == run(documents, tmp_path / "anew", formats=("nquads",)).outputs


def test_what_is_unchanged_is_neither_processed_nor_written(
    documents: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first = run(documents, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("graph.*")}
    request.getfixturevalue("no_line")
    again = run(documents, tmp_path / "out")
    assert again.outputs == first.outputs
    assert again.summary == first.summary
    assert again.told.documents == 4
    assert again.told.written == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_only_what_changed_is_processed(documents: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run(documents, tmp_path / "out")
    remove("2.txt")(documents)
    anew = run(documents, tmp_path / "anew")
    request.getfixturevalue("no_line")
    assert run(documents, tmp_path / "out").outputs == anew.outputs


def test_documents_of_a_changed_container_are_known_again(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines = [f'{{"id": {n}, "text": "{text.strip()}"}}\n' for n, text in enumerate(TEXTS)]
    container = tmp_path / "c.jsonl"
    container.write_text("".join(lines), encoding="utf-8")
    run(container, tmp_path / "out")
    container.write_text("".join(lines[::-1][:3]), encoding="utf-8")
    anew = run(container, tmp_path / "anew")
    request.getfixturevalue("no_line")
    assert run(container, tmp_path / "out").outputs == anew.outputs


def test_a_format_more_is_made_from_the_graph(documents: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run(documents, tmp_path / "out", formats=("nquads",))
    anew = run(documents, tmp_path / "anew", formats=("nquads", "trig"))
    request.getfixturevalue("no_line")
    again = run(documents, tmp_path / "out", formats=("nquads", "trig"))
    assert again.told.written == ["graph.trig"]
    assert again.outputs == anew.outputs


SPOILED: dict[str, Callable[[Path], object]] = {
    "the graph was removed": lambda out: (out / "graph.nq").unlink(),
    "the graph was changed": lambda out: (out / "graph.nq").write_bytes(b"mine"),
    "a text was removed": lambda out: next((out / "texts").iterdir()).unlink(),
    "the manifest was removed": lambda out: (out / ".cppcc" / "manifest.sqlite").unlink(),
    "the manifest is broken": lambda out: (out / ".cppcc" / "manifest.sqlite").write_bytes(b"no database" * 99),
    "the other format was changed": lambda out: (out / "graph.ttl").write_bytes(b"mine"),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_what_was_changed_by_others_is_made_again(spoiled: str, documents: Path, tmp_path: Path) -> None:
    write("p.html", f"<p>{TEXTS[3]}</p>")(documents)
    first = run(documents, tmp_path / "out")
    SPOILED[spoiled](tmp_path / "out")
    assert run(documents, tmp_path / "out").outputs == first.outputs


def test_other_rules_make_everything_anew(documents: Path, tmp_path: Path) -> None:
    plain = run(documents, tmp_path / "out")
    pack = """
pack: mine
stage: 1
rules:
- {id: platform.mine, kind: platform, pattern: '协商议事平台', examples: {yes: [{text: 协商议事平台, match: 协商议事平台}], no: [平台]}}
"""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.yaml").write_text(pack, encoding="utf-8")
    again = run(documents, tmp_path / "out", rules=(tmp_path / "rules",))
    assert again.outputs == run(documents, tmp_path / "anew", rules=(tmp_path / "rules",)).outputs
    assert again.outputs != plain.outputs
    assert run(documents, tmp_path / "out").outputs == plain.outputs


def test_fresh_processes_everything(documents: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run(documents, tmp_path / "out")
    request.getfixturevalue("no_line")
    with pytest.raises(AssertionError, match="through the line"):
        run(documents, tmp_path / "out", fresh=True)


# ------------------------------------------------------------------------------------- interrupted builds


@pytest.mark.parametrize("stop", [1, 2, 4])
def test_an_interrupted_build_goes_on_where_it_stopped(stop: int, documents: Path, tmp_path: Path) -> None:
    told = Told(stop=stop)
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=told)
    assert told.kept == stop
    assert outputs(tmp_path / "out") == {}
    again = run(documents, tmp_path / "out")
    assert again.outputs == run(documents, tmp_path / "anew").outputs
    assert sorted(path.name for path in (tmp_path / "out" / ".cppcc").iterdir()) == ["manifest.sqlite"]


def test_what_is_done_is_not_done_again(documents: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    anew = run(documents, tmp_path / "anew")
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=Told(stop=4))
    request.getfixturevalue("no_line")
    assert run(documents, tmp_path / "out").outputs == anew.outputs


def test_an_interrupted_container_goes_on_in_its_middle(tmp_path: Path) -> None:
    container = tmp_path / "c.jsonl"
    container.write_text("".join(f'{{"text": "{text.strip()}"}}\n' for text in TEXTS), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(container, tmp_path / "out", told=Told(stop=2))
    assert run(container, tmp_path / "out").outputs == run(container, tmp_path / "anew").outputs


@pytest.mark.parametrize("change", CHANGES)
def test_changes_after_an_interruption(change: str, documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "out")
    write("6.txt", TEXTS[3])(documents)
    write("3.txt", TEXTS[2])(documents)
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=Told(stop=4))
    CHANGES[change](documents)
    assert run(documents, tmp_path / "out").outputs == run(documents, tmp_path / "anew").outputs


@pytest.mark.parametrize("change", CHANGES)
def test_changes_after_an_interruption_of_the_writing(change: str, documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "out")
    write("6.txt", TEXTS[3])(documents)
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=Told(stop_at="graph.ttl"))
    CHANGES[change](documents)
    assert run(documents, tmp_path / "out").outputs == run(documents, tmp_path / "anew").outputs


def test_without_n_quads_nothing_is_kept_for_later(documents: Path, tmp_path: Path) -> None:
    assert set(run(documents, tmp_path / "out", formats=("turtle",)).outputs) == {"graph.ttl"}
    assert not (tmp_path / "out" / ".cppcc").exists()
    write("1.txt", TEXTS[3])(documents)
    again = run(documents, tmp_path / "out", formats=("turtle",))
    assert again.outputs == run(documents, tmp_path / "anew", formats=("turtle",)).outputs


def test_another_format_than_before_takes_over_blocks_too(documents: Path, tmp_path: Path) -> None:
    run(documents, tmp_path / "out", formats=("nquads",))
    write("1.txt", TEXTS[3])(documents)
    run(documents, tmp_path / "out", formats=("trig",))
    again = run(documents, tmp_path / "out", formats=("nquads", "trig"))
    assert again.outputs == run(documents, tmp_path / "anew", formats=("nquads", "trig")).outputs


def test_an_interrupted_build_leaves_the_outputs_of_the_last_one(documents: Path, tmp_path: Path) -> None:
    first = run(documents, tmp_path / "out")
    write("1.txt", TEXTS[3])(documents)
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=Told(stop=3))
    assert outputs(tmp_path / "out") == first.outputs


def test_fresh_drops_what_an_interrupted_build_left(
    documents: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(documents, tmp_path / "out", told=Told(stop=4))
    request.getfixturevalue("no_line")
    with pytest.raises(AssertionError, match="through the line"):
        run(documents, tmp_path / "out", fresh=True)


def test_two_builds_into_one_folder_are_refused(documents: Path, tmp_path: Path) -> None:
    class Second(Told):
        def done(self, name: str, documents_done: int, size: int) -> None:
            with pytest.raises(OptionError, match="another build"):
                build(Options((str(documents),), tmp_path / "out"), Told())

    run(documents, tmp_path / "out")
    write("1.txt", TEXTS[3])(documents)
    run(documents, tmp_path / "out", told=Second())
