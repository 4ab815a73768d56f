"""`--help` is quick, loads nothing heavy and shows an example of each command; wrong use is one line and code 2."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import __version__

COMMANDS = ("build", "tables", "query", "explain", "diff", "annotate", "trace", "rules")
HEAVY = (
    "rdflib",
    "jieba",
    "pyoxigraph",
    "networkx",
    "opencc",
    "pypinyin",
    "rich",
    "yaml",
    "jinja2",
    "extractor.pipeline",
)


def test_group_help_lists_the_commands_in_the_order_of_use(cppcc: Callable) -> None:
    done = cppcc("--help")
    assert done.returncode == 0
    places = [done.stdout.index(f"  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert "Example: cppcc build" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_shows_an_example(cppcc: Callable, name: str) -> None:
    done = cppcc(name, "--help")
    assert done.returncode == 0
    assert f"Example:\n    cppcc {name} " in done.stdout


def test_help_takes_less_than_three_tenths_of_a_second(cppcc: Callable) -> None:
    """In time of the processor: what else the machine does is not the command's fault."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        cppcc("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < 0.3


def test_help_loads_nothing_heavy() -> None:
    program = f"import sys, extractor.cli.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version(cppcc: Callable) -> None:
    done = cppcc("--version")
    assert (done.returncode, done.stdout) == (0, f"cppcc {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["bild"], "No such command 'bild'", id="unknown command"),
        pytest.param(["build", "--ouput", "x"], "No such option", id="unknown option"),
        pytest.param(["build", "seeds"], "Missing option", id="no output"),
        pytest.param(["build", "--output", "x"], "Missing argument 'SOURCE...'", id="no source"),
        pytest.param(["build", "seeds", "--output", "x", "--format", "xml"], "'xml' is not one of", id="format"),
        pytest.param(["build", "seeds", "--output", "x", "--jobs", "0"], "--jobs", id="no worker"),
        pytest.param(["build", "seeds", "--output", "x", "--base", "my graph"], "--base my graph", id="base"),
        pytest.param(["query"], "no graph", id="query without graph"),
        pytest.param(["query", "graph.nq"], "no query", id="graph without query"),
        pytest.param(["query", "graph.nq", "--named", "a", "--sparql", "b"], "several queries", id="two queries"),
        pytest.param(["trace"], "Missing argument 'TEXT'", id="trace nothing"),
    ],
)
def test_wrong_use_is_one_line_and_code_two(cppcc: Callable, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = cppcc(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_no_command_shows_the_help_and_code_two(cppcc: Callable) -> None:
    done = cppcc()
    assert done.returncode == 2
    assert "Usage: cppcc" in done.stderr
