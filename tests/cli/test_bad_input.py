"""Bad input: one clear line `where: what: how to fix` each, never a traceback; good documents go on."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Built = tuple["subprocess.CompletedProcess[str]", Path]

GOOD = "政协安吉县委员会工作简报\n2023年3月15日,政协安吉县第十届委员会第二次会议召开。全县建成协商议事平台12个。\n"


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def bound_socket(path: Path) -> None:
    # A socket's path is limited to some hundred bytes, so bind it by its bare name.
    back = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(back)


def one_line_each(stderr: str) -> list[str]:
    lines = stderr.splitlines()
    assert "Traceback" not in stderr
    assert all(line.count(": ") >= 2 for line in lines), stderr
    return lines


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty file": ("empty.txt", lambda path: path.write_bytes(b"")),
    "nothing but blanks": ("blank.txt", lambda path: path.write_bytes("\n \u3000\n".encode())),
    "binary": ("picture.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
    "unknown encoding": ("ebcdic.txt", lambda path: path.write_bytes(b"\xff\xff\x81\xfe\xff" * 200)),
    "dangling link": ("gone.txt", dangling),
    "socket": ("socket.txt", bound_socket),
    "missing path": ("absent.txt", lambda path: None),
    "broken JSON line": ("lines.jsonl", lambda path: path.write_text('{"text": "x"\n', encoding="utf-8")),
}


@pytest.fixture(scope="module")
def mixed(cppcc: Callable, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build of every bad document, with a good one in their middle."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, make in BAD.values():
        make(folder / name)
    paths = [folder / name for name, _ in BAD.values()]
    paths.insert(3, write(folder, "good.txt", GOOD.encode()))
    return cppcc("build", *paths, "--output", folder / "out"), folder


@pytest.mark.parametrize("case", BAD)
def test_a_bad_document_is_one_line(mixed: Built, case: str) -> None:
    lines = [line for line in one_line_each(mixed[0].stderr) if BAD[case][0] in line.split(": ")[0]]
    assert len(lines) == 1


def test_the_good_document_goes_on(mixed: Built) -> None:
    done, folder = mixed
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == len(BAD)
    said = dict(line.split()[:2] for line in done.stdout.splitlines())
    assert (said["documents"], said["problems"]) == ("1", str(len(BAD)))
    assert "good.txt" in (folder / "out" / "graph.nq").read_text(encoding="utf-8")


def test_a_bad_document_in_a_folder_is_named(cppcc: Callable, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, "good.txt", GOOD.encode())
    write(folder, "empty.txt", b"")
    dangling(folder / "gone.txt")
    done = cppcc("tables", folder, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert sorted(Path(line.split(": ")[0]).name for line in one_line_each(done.stderr)) == ["empty.txt", "gone.txt"]
    assert "good.txt" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")


def test_nothing_readable_leaves_the_old_outputs(cppcc: Callable, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    old = write(out, "graph.nq", b"old")
    done = cppcc("build", tmp_path / "nowhere", "--output", out)
    assert done.returncode == 2
    assert "nothing was written" in one_line_each(done.stderr)[-1]
    assert old.read_bytes() == b"old"
    assert [path.name for path in out.iterdir()] == ["graph.nq"]


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        pytest.param("rules: [", "mine.yaml", id="no YAML"),
        pytest.param("pack: mine\nstage: 1\nrulez: []\n", "rulez", id="unknown key"),
        pytest.param(
            "pack: mine\nstage: 1\nrules:\n- {id: date.mine, kind: date, pattern: '某年某月('}\n",
            "date.mine",
            id="no pattern",
        ),
    ],
)
def test_a_broken_rule_pack_stops_everything(cppcc: Callable, tmp_path: Path, pack: str, said: str) -> None:
    good = write(tmp_path, "good.txt", GOOD.encode())
    rules = tmp_path / "rules"
    rules.mkdir()
    write(rules, "mine.yaml", pack.encode())
    done = cppcc("build", good, "--output", tmp_path / "out", "--rules", rules)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = one_line_each(done.stderr)
    assert "mine.yaml" in line
    assert said in line
    assert not (tmp_path / "out").exists()


def test_a_missing_rule_folder_is_named(cppcc: Callable, tmp_path: Path) -> None:
    done = cppcc("trace", GOOD, "--rules", tmp_path / "none")
    assert done.returncode == 2
    assert str(tmp_path / "none") in one_line_each(done.stderr)[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--sparql", "SELECT ?s WHERE { ?s ?p }"], "--sparql", id="broken query"),
        pytest.param(["--named", "nobody-asked"], "nobody-asked", id="unknown name"),
        pytest.param(["absent.rq"], "absent.rq", id="missing query file"),
        pytest.param(["meetings"], "the named query is --named meetings", id="name of a query for a file"),
        pytest.param(["broken.rq"], "broken.rq", id="broken query file"),
        pytest.param(["--sparql", "INSERT DATA { <a:s> <a:p> <a:o> }"], "--sparql", id="update"),
        pytest.param(["--sparql", "ASK { ?s ?p ?o }", "--format", "turtle"], "turtle", id="no graph to show"),
    ],
)
def test_a_broken_query_is_one_line(
    cppcc: Callable, built: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    write(tmp_path, "broken.rq", b"SELEC * { }")
    done = cppcc("query", built / "graph.nq", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = one_line_each(done.stderr)
    assert said in line


@pytest.mark.parametrize(
    "command", [("query", "--named", "bodies"), ("explain", "body/cppcc-410182"), ("tables", "--output", "t")]
)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("absent.nq", None, id="missing graph"),
        pytest.param("broken.nq", b"<https://example.org/s> <https://example.org/p> .\n", id="broken graph"),
        pytest.param("half.nq.gz", b"\x1f\x8b\x08\x00half", id="broken gzip"),
        pytest.param("graph.xlsx", b"PK\x03\x04" + bytes(99), id="unknown format"),
    ],
)
def test_a_graph_that_cannot_be_loaded_is_one_line(
    cppcc: Callable, tmp_path: Path, command: tuple[str, ...], name: str, content: bytes | None
) -> None:
    if content is not None:
        write(tmp_path, name, content)
    first, *rest = command
    done = cppcc(first, name, *rest, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    lines = one_line_each(done.stderr)
    assert name in lines[-1]
    assert not (tmp_path / "t").exists()


def test_an_output_that_cannot_be_a_folder_is_named(cppcc: Callable, tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", GOOD.encode())
    done = cppcc("build", good, "--output", good)
    assert done.returncode == 2
    assert "--output" in one_line_each(done.stderr)[0]
    assert good.read_bytes() == GOOD.encode()
