"""CONTRIBUTING.md as a script: a fenced block with a file name is written, a console block is run and compared.

A line `…` in the expected output stands for any lines.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """`language` and `name` are what the first line of the block says; `text` its content."""

    language: str
    name: str
    text: str


def blocks(document: Path, heading: str) -> list[Block]:
    """The blocks below a heading, down to the next one of any level."""
    _, found, rest = document.read_text(encoding="utf-8").partition(f"\n{heading}\n")
    assert found, f"{document.name} has no heading {heading!r}"
    section = re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return [Block(*match.groups()) for match in _BLOCK.finditer(section)]


def walk(steps: Sequence[Block], folder: Path, cppcc: Sequence[str]) -> int:
    """Do the steps in `folder`, where `cppcc` is what the word means; the number of commands run."""
    run = 0
    for block in steps:
        if block.language == "console":
            for command, expected in _commands(block.text):
                _compare(command, expected, folder, cppcc)
                run += 1
        elif block.name:
            name, _, how = block.name.partition(" ")
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if how == "(append)" else ""
            path.write_text(before + block.text, encoding="utf-8")
    return run


def _commands(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *expected = part.splitlines()
        yield command, expected


def _compare(command: str, expected: list[str], folder: Path, cppcc: Sequence[str]) -> None:
    name, *arguments = shlex.split(command)
    assert name == "cppcc"
    done = subprocess.run([*cppcc, *arguments], cwd=folder, capture_output=True, timeout=120, check=False)
    said = (done.stdout + done.stderr).decode()
    pattern = "".join(r"(?:[^\n]*\n)*?" if line == "…" else re.escape(line) + r" *\n" for line in expected)
    assert re.fullmatch(pattern, said), f"$ {command}\n{said}\nis not what CONTRIBUTING.md shows:\n" + "\n".join(
        expected
    )
    assert done.returncode == (1 if arguments[0] == "diff" else 0), (command, said)
