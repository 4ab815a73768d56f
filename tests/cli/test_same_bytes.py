"""The same documents give the same bytes: twice, with one worker or two, in any order of the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


def graph_bytes(cppcc: Callable, folder: Path, sources: list[Path], *options: str) -> dict[str, bytes]:
    formats = [word for name in FORMATS for word in ("--format", name)]
    done = cppcc("build", *sources, "--output", folder, *formats, *options)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.fixture(scope="module")
def files(seeds: Path) -> list[Path]:
    return sorted(seeds.glob("*.txt"))


@pytest.fixture(scope="module")
def once(cppcc: Callable, files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return graph_bytes(cppcc, tmp_path_factory.mktemp("once"), files)


def test_every_format_is_written(once: dict[str, bytes]) -> None:
    assert list(once) == ["graph.jsonld", "graph.nq", "graph.nt", "graph.rdf", "graph.trig", "graph.ttl"]
    assert all(once.values())


def test_two_workers_and_the_files_in_reverse_order(
    cppcc: Callable, files: list[Path], once: dict[str, bytes], tmp_path: Path
) -> None:
    assert graph_bytes(cppcc, tmp_path, files[::-1], "--jobs", "2") == once


def test_a_second_run_with_one_file_given_twice(
    cppcc: Callable, files: list[Path], once: dict[str, bytes], tmp_path: Path
) -> None:
    assert graph_bytes(cppcc, tmp_path, [*files, files[0]]) == once


def test_a_folder_and_its_files(built: Path, once: dict[str, bytes]) -> None:
    assert (built / "graph.nq").read_bytes() == once["graph.nq"]
