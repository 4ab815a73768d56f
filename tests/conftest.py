"""What many tests need: the steps run over a short document, the installed command, a graph of the seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import Metadata, Records
from extractor.read import source
from extractor.resolve import resolve

# The same examples on every machine; `HYPOTHESIS_PROFILE=wander` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("wander", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_configure(config: pytest.Config) -> None:
    """What is kept of rule packs stays out of the home of whoever runs the tests."""
    cache = getattr(config, "cache", None)  # which can be turned off
    os.environ["CPPCC_CACHE"] = str(cache.mkdir("patterns")) if cache else ""


@pytest.fixture(scope="session")
def read_text() -> Callable[..., Records]:
    """All facts of a document given as a string."""

    def run(raw: str, name: str = "test.txt", **metadata: str) -> Records:
        text = clean(source(raw, name, metadata=Metadata(**metadata)))
        return resolve(text, find(text, rules.load()), gazetteer.load())

    return run


# ------------------------------------------------------------------------------ the command as installed

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).parent / "cppcc"


def run_command(*arguments: object, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run `cppcc` as a user would, its output into a pipe; decoded."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    words = [str(COMMAND), *map(str, arguments)]
    done = subprocess.run(words, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False, env=environment)
    return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout, for tests of the files that are not part of the package."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def command() -> Path:
    """The installed `cppcc`, for tests that must talk to it while it runs."""
    return COMMAND


@pytest.fixture(scope="session")
def cppcc() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`cppcc(*arguments, cwd=…, stdin=…)` runs the command and returns code, stdout and stderr."""
    return run_command


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A folder with graph.ttl, graph.nq and tables/ of the seeds."""
    folder = tmp_path_factory.mktemp("built")
    for arguments in (
        ("build", seeds, "--output", folder),
        ("tables", folder / "graph.nq", "--output", folder / "tables"),
    ):
        done = run_command(*arguments)
        assert done.returncode == 0, done.stderr
    return folder
