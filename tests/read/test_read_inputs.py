"""Files, folders, globs and standard input: what is read, in which order, under which name, and what goes wrong."""

import io
import os
import re
import tempfile
import threading
from pathlib import Path

import pytest

from extractor.model import Problem, Source
from extractor.read import LARGEST, read

TEXT = "县政协召开座谈会，委员们讨论了乡村道路的养护。\n"


def write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}{name}\n", encoding="utf-8")


def names(*inputs: str | Path) -> list[str]:
    found = list(read(inputs))
    assert all(isinstance(f, Source) for f in found), found
    return [f.name for f in found if isinstance(f, Source)]


def problem(*inputs: str | Path, stdin: io.BytesIO | None = None) -> Problem:
    (found,) = read(inputs, stdin=stdin)
    assert isinstance(found, Problem), found
    assert found.what
    assert found.fix
    return found


# ------------------------------------------------------------------------------------------- reading


def test_a_single_file_goes_by_its_name_and_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    data = "\ufeff第一行\r\n\r\n  第二行\t。\n".encode()
    path.write_bytes(data)
    (found,) = read([path])
    assert isinstance(found, Source)
    assert (found.name, found.media_type, found.encoding) == ("report.txt", "text/plain", "utf-8")
    assert found.raw == data.decode("utf-8")


def test_a_file_in_gb18030_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    (found,) = read([path])
    assert isinstance(found, Source)
    assert (found.raw, found.encoding) == (TEXT, "gb18030")


def test_a_folder_is_read_to_the_bottom_in_order_of_name(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/2.txt", "a/1.txt", "a/deep/3.txt", "c.text", "no suffix")
    assert names(tmp_path) == ["a/1.txt", "a/2.txt", "a/deep/3.txt", "b.txt", "c.text", "no suffix"]


def test_what_stands_beside_documents_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "README", "README.txt", "notes.md", "sub/README.md")
    (tmp_path / "a.yaml").write_text("title: 座谈会\n", encoding="utf-8")
    assert names(tmp_path) == ["a.txt"]


def test_a_file_named_by_the_user_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "README.md")
    assert names(tmp_path / "README.md") == ["README.md"]


def test_one_name_in_two_folders_stays_two_names(tmp_path: Path) -> None:
    write(tmp_path, "east/a.txt", "west/a.txt")
    assert names(tmp_path) == ["east/a.txt", "west/a.txt"]
    assert names(tmp_path / "east", tmp_path / "west") == ["east/a.txt", "west/a.txt"]
    single = [tmp_path / "east/a.txt", tmp_path / "west/a.txt"]
    assert names(*single) == [p.as_posix() for p in single]


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "2022/texts/a.txt", "2023/texts/a.txt")
    found = names(tmp_path / "2022/texts", tmp_path / "2023/texts")
    assert found == [(tmp_path / f"{year}/texts/a.txt").as_posix() for year in (2022, 2023)]


def test_names_do_not_depend_on_the_order_of_the_inputs(tmp_path: Path) -> None:
    write(tmp_path, "east/a.txt", "west/a.txt", "b.txt")
    inputs = [tmp_path / "east", tmp_path / "b.txt", tmp_path / "west"]
    assert sorted(names(*inputs)) == sorted(names(*inputs[::-1]))


def test_the_same_input_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert names(tmp_path / "a.txt", f"{tmp_path}/./a.txt") == ["a.txt"]


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "x/a.txt", "x/b.txt", "x/b.dat", "y/a.txt", "x/README.txt")
    assert names(f"{tmp_path}/x/*.txt") == ["a.txt", "b.txt"]
    assert names(f"{tmp_path}/*/a.txt") == ["x/a.txt", "y/a.txt"]
    assert names(f"{tmp_path}/**/*.txt") == ["x/a.txt", "x/b.txt", "y/a.txt"]
    assert names(f"{tmp_path}/*") == ["x/a.txt", "x/b.dat", "x/b.txt", "y/a.txt"]
    monkeypatch.chdir(tmp_path)
    assert names("y/?.txt") == ["a.txt"]


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    write(tmp_path, "a[1].txt")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_standard_input() -> None:
    stdin = io.BytesIO(TEXT.encode())
    (found,) = read(["-"], stdin=stdin)
    assert isinstance(found, Source)
    assert (found.name, found.raw) == ("stdin", TEXT)
    assert not stdin.closed


def test_json_lines_on_standard_input_are_recognised() -> None:
    found = list(read(["-"], stdin=io.BytesIO('{"id": 7, "text": "你好，委员。"}\n{"text": "再见"}\n'.encode())))
    assert [f.name for f in found if isinstance(f, Source)] == ["stdin#7", "stdin#2"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    documents = read([tmp_path])
    assert isinstance(next(documents), Source)
    (tmp_path / "b.txt").unlink()
    found = next(documents)
    assert isinstance(found, Problem)
    assert (found.document, found.what) == ("b.txt", "no such file any more")


def test_a_named_pipe_is_read_where_asked_for_and_not_waited_for_in_a_folder(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert problem(tmp_path).what == "not a regular file"
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT.encode(),), daemon=True)
    writer.start()
    assert names(pipe) == ["pipe.txt"]
    writer.join(timeout=5)
    assert not writer.is_alive()


def test_links(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt")
    (tmp_path / "real/again.txt").symlink_to(tmp_path / "real/a.txt")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert names(tmp_path) == ["linked/a.txt", "linked/again.txt", "real/a.txt", "real/again.txt"]


# ------------------------------------------------------------------------------------------- trouble


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff\u3000\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "an old Office file (DOC, XLS, WPS), not text"),
        (bytes(range(256)), "binary data, not text"),
        ("Été à la bibliothèque, près du café".encode("latin-1"), "unknown encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_document(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = problem(path)
    assert (found.document, found.where, found.what) == ("a.txt", str(path), what)


def test_a_document_over_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(LARGEST + 1)
    assert problem(tmp_path).what == "over 50,000,000 bytes for one document"


@pytest.mark.parametrize("name", ["missing.txt", "missing/", "", "a\0b.txt", "x" * 300])
def test_a_path_that_is_not_there(tmp_path: Path, name: str) -> None:
    found = problem(f"{tmp_path}/{name}" if name else "")
    assert re.search("no such file or folder|cannot be read", found.what)


def test_a_glob_that_matches_nothing(tmp_path: Path) -> None:
    pattern = f"{tmp_path}/*.txt"
    found = problem(pattern)
    assert (found.where, found.what) == (pattern, "the pattern matches no document")


def test_a_folder_without_documents(tmp_path: Path) -> None:
    write(tmp_path, "README.md")
    assert problem(tmp_path).what == "a folder without documents"


def test_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert problem(tmp_path).what == "a broken link"
    assert problem(tmp_path / "a.txt").what == "a broken link"


def test_a_folder_linked_into_itself(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(read([tmp_path]))
    assert [f.name if isinstance(f, Source) else f.what for f in found] == ["a.txt", "a link back to a folder above it"]


def test_empty_standard_input() -> None:
    assert problem("-", stdin=io.BytesIO()).document == "stdin"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    found = list(read([tmp_path, tmp_path / "missing"]))
    assert [type(f) for f in found] == [Source, Problem, Source, Problem]


def test_files_and_folders_without_permission() -> None:
    with tempfile.TemporaryDirectory() as made:  # not tmp_path, whose parents a plain user may not enter
        folder = Path(made)
        write(folder, "open.txt", "closed.txt", "shut/a.txt")
        (folder / "closed.txt").chmod(0o000)
        (folder / "shut").chmod(0o000)
        folder.chmod(0o755)
        was = os.geteuid()
        try:
            if was == 0:  # nothing is closed to root
                os.seteuid(65534)
            found = list(read([folder])) + list(read([folder / "shut/a.txt"]))
        finally:
            os.seteuid(was)
            (folder / "shut").chmod(0o700)
    what = {f.document: f.what for f in found if isinstance(f, Problem)}
    assert [f.name for f in found if isinstance(f, Source)] == ["open.txt"]
    assert what == {
        "closed.txt": "cannot be read (Permission denied)",
        "shut/": "the folder cannot be read (Permission denied)",
        str(folder / "shut/a.txt"): "cannot be read (Permission denied)",
    }
