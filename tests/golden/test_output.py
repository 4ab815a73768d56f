"""`output/` is what the program makes of `seeds/`, byte for byte: a change of rules shows as a diff."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

FILES = (
    "graph.ttl",
    "graph.nq",
    *(
        f"tables/{name}.csv"
        for name in ("documents", "bodies", "meetings", "dates", "counts", "campaigns", "people", "policies")
    ),
)


@pytest.mark.parametrize("name", FILES)
def test_output_is_what_the_program_makes(root: Path, built: Path, name: str) -> None:
    committed, made = root / "output" / name, built / name
    if committed.exists() and committed.read_bytes() == made.read_bytes():
        return
    old = committed.read_text(encoding="utf-8").splitlines() if committed.exists() else []
    new = made.read_text(encoding="utf-8").splitlines()
    changed = [line[:200] for line in difflib.unified_diff(old, new, "committed", "made now", n=0, lineterm="")]
    shown = "\n".join(changed[:40])
    pytest.fail(
        f"output/{name} is not what the program makes of seeds/ ({len(changed)} changed lines).\n{shown}\n"
        "Where the change is meant: run `make demo`, read `git diff output`, and commit it with the change.",
        pytrace=False,
    )


def test_output_holds_nothing_else(root: Path) -> None:
    output = root / "output"
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    ours = {name for name in found if not name.startswith(".cppcc/")}  # what later builds need; not committed
    assert ours - {"README.md"} == set(FILES)
