"""Folders of many files: walked as they come, in one order, with little in memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from extractor.read import Located, locate

MANY = 5000


def test_names_are_all_that_a_walk_holds(tmp_path: Path) -> None:
    for number in range(MANY):
        (tmp_path / f"page-{number * 7919 % MANY:08}.txt").touch()
    tracemalloc.start()
    found = locate([tmp_path])
    first = next(found)
    held, _ = tracemalloc.get_traced_memory()
    names = [first.name if isinstance(first, Located) else ""]
    names += [each.name for each in found if isinstance(each, Located)]
    tracemalloc.stop()
    assert names == [f"page-{number:08}.txt" for number in range(MANY)]
    assert held / MANY < 180  # bytes; so a million names are under 200 MB


def test_a_folder_is_listed_when_its_turn_comes(tmp_path: Path) -> None:
    for name in ("a/1.txt", "b/1.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = locate([tmp_path])
    next(found)
    (tmp_path / "b/2.txt").touch()
    assert [each.name for each in found if isinstance(each, Located)] == ["b/1.txt", "b/2.txt", "c.txt"]
