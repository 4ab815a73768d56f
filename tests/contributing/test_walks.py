"""The walks of CONTRIBUTING.md, done literally: what it writes is written, what it runs is run, what it shows appears."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from walking import Block, blocks, walk

START, RULE, WORD, KIND, SHIPPED = (
    "## Walks",
    "### A rule",
    "### A word",
    "### A kind of entity",
    "### A kind that ships",
)


@pytest.fixture(scope="module")
def steps(root: Path) -> Callable[[str], list[Block]]:
    return lambda heading: blocks(root / "CONTRIBUTING.md", heading)


@pytest.fixture(scope="module")
def begun(steps: Callable[[str], list[Block]], command: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the beginning that all walks share is done."""
    folder = tmp_path_factory.mktemp("begun")
    assert walk(steps(START), folder, [str(command)]) == 1
    return folder


@pytest.mark.parametrize(("heading", "commands"), [(RULE, 6), (WORD, 3), (KIND, 4)])
def test_walk(
    steps: Callable[[str], list[Block]], begun: Path, command: Path, tmp_path: Path, heading: str, commands: int
) -> None:
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    assert walk(steps(heading), tmp_path, [str(command)]) == commands


# --------------------------------------------------------------------- a kind becomes part of the program


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The checkout as far as the walk touches it."""
    for name in ("extractor", "ontology", "tests/graph", "tests/ontology"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(root / name, tmp_path / name)
    return tmp_path


def run(folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, with the copy's package."""
    words = [sys.executable, *map(str, command)]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def ontology_tests(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/ontology")


def test_the_kind_moves_into_the_program(steps: Callable[[str], list[Block]], copy: Path) -> None:
    page, pack = steps(START)[0], steps(KIND)[0]
    assert (page.name, pack.name) == ("page.txt", "my-rules/honours.yaml")
    (copy / "page.txt").write_text(page.text, encoding="utf-8")
    (copy / "extractor" / "rules" / "packs" / "honours.yaml").write_text(pack.text, encoding="utf-8")
    failed = ontology_tests(copy)
    assert failed.returncode == 1
    assert "test_every_term_that_is_written_is_defined" in failed.stdout
    assert walk(steps(SHIPPED), copy, []) == 0
    passed = ontology_tests(copy)
    assert passed.returncode == 0, passed.stdout
    program = "import sys; from extractor.cli import main; sys.exit(main())"
    built = run(copy, "-c", program, "build", "page.txt", "--output", "out", "--format", "nquads")
    assert built.returncode == 0, built.stderr
    assert "ontology#Honour>" in (copy / "out" / "graph.nq").read_text(encoding="utf-8")
