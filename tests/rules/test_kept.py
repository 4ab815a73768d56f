"""What is kept of rule packs between runs: it saves time and changes nothing, whatever becomes of it."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import rules
from extractor.find.tries import Tries
from extractor.model import Span
from extractor.rules import Rulebook, kept
from extractor.rules.kept import Entry, Kept
from extractor.rules.program import Program

TEXT = "3月5日，政协安岳县第十五届委员会第二次会议召开。县政协主席王明作工作报告，全年召开“有事来协商”议事会128场。"
PACK = """
pack: teahouses
rules:
  - id: teahouse.name
    kind: teahouse
    pattern: '(?P<name>{han}{2,4}?)(?:茶楼|茶馆)'
    examples: {yes: [{text: 老街茶馆开业, match: 老街茶馆}], no: [没有茶]}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own; nothing of it stays in memory."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    rules._load.cache_clear()
    yield tmp_path / "cache"
    forget()


def anew() -> Rulebook:
    """The shipped packs as another run would load them."""
    forget()
    return rules.load()


def forget() -> None:
    """Let go of what was loaded, and of the files that it has open."""
    rules._load.cache_clear()
    gc.collect()


def found(book: Rulebook) -> list[tuple[str, list[tuple[tuple[int, int], ...]]]]:
    """What each rule matches in a text, and what it is said to need."""
    whole = [Span(0, len(TEXT))]
    return [
        (
            f"{c.rule.id} {sorted(map(sorted, c.compiled.needs))} {c.compiled.classes} {c.compiled.behind}",
            [match.regs for match in Tries(TEXT).matches(c.compiled, TEXT, whole)],
        )
        for c in book.rules[::9]
    ]


def test_a_second_run_finds_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.VARIABLE, "")
    without = found(anew())
    assert len(without) >= 40
    monkeypatch.setenv(kept.VARIABLE, str(place))
    assert found(anew()) == without
    second = anew()
    monkeypatch.setattr("extractor.rules.trees.Macros.parse", _refuse)
    assert found(second) == without


def _refuse(*_: object) -> None:
    raise AssertionError("a pattern that is kept is not read again")


def _no_database(path: Path) -> None:
    path.write_bytes(b"x" * 5000)


def _other_bytes(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE kept SET content = CAST(content || 'x' AS BLOB)")


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _another_table(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE kept")
        file.execute("CREATE TABLE kept (key TEXT)")


@pytest.mark.parametrize("damage", [_no_database, _other_bytes, _emptied, _another_table])
def test_damage_changes_nothing(damage: Callable[[Path], None], place: Path) -> None:
    before = found(anew())
    (path,) = place.glob("*.sqlite")
    forget()
    damage(path)
    assert found(anew()) == before


def test_what_is_damaged_is_kept_anew(place: Path) -> None:
    found(anew())
    (path,) = place.glob("*.sqlite")
    forget()
    _other_bytes(path)
    found(anew())
    with sqlite3.connect(path) as file:
        assert all(Entry.of(content) for (content,) in file.execute("SELECT content FROM kept"))


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file" / "cache"))
    assert found(anew())
    rules._load.cache_clear()


def test_a_file_that_another_process_is_writing_holds_nobody_up(place: Path) -> None:
    before = found(anew())
    (path,) = place.glob("*.sqlite")
    forget()
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM kept")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert found(anew()) == before
    writer.close()


def test_other_packs_are_kept_elsewhere(place: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "own.yaml"
    pack.parent.mkdir()
    pack.write_text(PACK, encoding="utf-8")
    assert _names(rules.load([pack], shipped=False)) == ["老街"]
    pack.write_text(PACK.replace("茶楼|茶馆", "茶楼|茶社"), encoding="utf-8")
    rules._load.cache_clear()
    assert _names(rules.load([pack], shipped=False)) == []
    assert len([*place.glob("*.sqlite")]) == 2


def _names(book: Rulebook) -> list[str]:
    text = "老街茶馆"
    return [m["name"] for m in Tries(text).matches(book.rules[0].compiled, text, [Span(0, len(text))])]


def test_only_the_last_files_stay(place: Path, tmp_path: Path) -> None:
    for number in range(12):
        pack = tmp_path / f"{number}.yaml"
        pack.write_text(PACK.replace("茶馆", f"茶馆{number}"), encoding="utf-8")
        rules.load([pack], shipped=False)
    assert len([*place.glob("*.sqlite")]) == 8


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(1, 255))
def test_a_changed_byte_is_noticed(code: bytes, at: int, other: int) -> None:
    words = [*code]
    stored = Entry({"some": "data"}, [Program(32, 1, {"name": 1}, words), Program(0, 0, {}, [7])]).to_bytes()
    entry = Entry.of(stored)
    assert entry is not None
    assert entry.data == {"some": "data"}
    assert [*entry.programs] == [Program(32, 1, {"name": 1}, words), Program(0, 0, {}, [7])]
    changed = bytearray(stored)
    changed[at % len(stored)] ^= other
    assert Entry.of(bytes(changed)) is None


def test_without_the_variable_the_user_s_cache_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert kept.folder() == tmp_path / "cppcc-kg" / "patterns"
    assert kept.folder() is not None


def test_a_process_that_splits_off_opens_the_file_itself(tmp_path: Path) -> None:
    keeper = Kept(tmp_path / "a.sqlite")
    keeper.keep("one", Entry(1))
    child = os.fork() if hasattr(os, "fork") else None
    if child == 0:
        entry = keeper.entry("one")
        os._exit(0 if entry and entry.data == 1 else 1)
    if child:
        assert os.waitpid(child, 0)[1] == 0
    assert keeper.entry("one") == Entry(1, [])


def test_commands_side_by_side_find_the_same(place: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [Path(sys.executable).parent / "cppcc", "build", tmp_path / "a.txt", "--format", "nquads", "--output"]
    running = [subprocess.Popen([*command, tmp_path / str(n)], stdout=subprocess.DEVNULL) for n in range(3)]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert len({(tmp_path / str(n) / "graph.nq").read_bytes() for n in range(3)}) == 1
    assert [*place.glob("*.sqlite")]
