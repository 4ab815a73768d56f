"""`cppcc annotate` as a user runs it, and its page in a real browser where there is one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from reading import Page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
RAW = "政协安吉县委员会工作简报\r\n2023年3月15日，县政协召开“有事好商量”工作座谈会。<b>&amp;</b>\r\n"


@pytest.fixture(scope="module")
def made(cppcc: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents and their page."""
    folder = tmp_path_factory.mktemp("annotated")
    (folder / "a.txt").write_bytes(RAW.encode())
    (folder / "b.txt").write_bytes("荥阳市政協(xié)召開會(huì)議。\n".encode())
    done = cppcc("annotate", "a.txt", "b.txt", "-o", "out/page.html", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "written      out/page.html: 2 documents\n"
    assert [path.name for path in (folder / "out").iterdir()] == ["page.html"]
    return folder


def test_the_page_holds_the_raw_texts(made: Path) -> None:
    found = Page((made / "out" / "page.html").read_bytes().decode("utf-8"))
    assert found.raw == [RAW, "荥阳市政協(xié)召開會(huì)議。\n"]
    assert {"中国人民政治协商会议安吉县委员会", "2023-03-15"} <= set(found.text)


def test_the_same_documents_give_the_same_bytes(cppcc: Callable, made: Path, tmp_path: Path) -> None:
    assert cppcc("annotate", "a.txt", "b.txt", "-o", tmp_path / "page.html", cwd=made).returncode == 0
    assert (tmp_path / "page.html").read_bytes() == (made / "out" / "page.html").read_bytes()


def test_rules_of_ones_own_show(cppcc: Callable, made: Path, tmp_path: Path) -> None:
    pack = (
        "pack: tea\nrules:\n- id: tea.party\n  kind: tea_party\n  pattern: '工作(?P<name>座谈会)'\n  examples:\n"
        "    yes: [{text: 工作座谈会, match: 工作座谈会}]\n    no: [座谈会]\n"
    )
    (tmp_path / "tea.yaml").write_text(pack, encoding="utf-8")
    done = cppcc("annotate", "a.txt", "-o", tmp_path / "page.html", "--rules", tmp_path, cwd=made)
    assert done.returncode == 0, done.stderr
    found = Page((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert {"others", "tea_party", "tea.party"} <= {word for text in found.text for word in text.split()}


def test_a_bad_document_is_named_and_the_others_are_shown(cppcc: Callable, made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = cppcc("annotate", tmp_path / "empty.txt", made / "b.txt", "-o", tmp_path / "page.html")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "1 document\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt"], "Missing option '-o'"),
        (["a.txt", "-o", "."], "is a folder"),
        (["absent.txt", "-o", "absent.html"], "nothing was written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_code_two(cppcc: Callable, made: Path, arguments: list[str], said: str) -> None:
    done = cppcc("annotate", *arguments, cwd=made)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (made / "absent.html").exists()


# -------------------------------------------------------------------------------------- in a real browser


def in_browser(path: Path, place: str, profile: Path) -> Page:
    """The page as it stands after its script has run; `place` is what follows the address."""
    assert BROWSER is not None
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=3000",
    ]
    command = [BROWSER, *options, "--dump-dom", f"{path.as_uri()}{place}"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return Page(done.stdout.decode("utf-8"))


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium")
def test_in_a_browser_a_jump_opens_the_note_of_the_fact(made: Path, tmp_path: Path) -> None:
    path = made / "out" / "page.html"
    plain = Page(path.read_bytes().decode("utf-8"))
    at = next(
        given["id"]
        for tag, given in plain.attributes
        if tag == "mark" and "meetings" in given["class"] and given.get("id", "").startswith("d1-")
    )
    shown = in_browser(path, f"#{at}", tmp_path / "profile")
    assert [raw.replace("\r", "") for raw in shown.raw] == [raw.replace("\r", "") for raw in plain.raw]
    on = [given for _, given in shown.attributes if "on" in given.get("class", "").split()]
    assert {given.get("data-f", given.get("id")) for given in on} >= {at.replace("-e", "-f").rpartition("-")[0]}
    tip = next(given for _, given in shown.attributes if given.get("id") == "tip")
    assert "hidden" not in tip
    assert len(shown.text) > len(plain.text)
