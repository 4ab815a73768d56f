"""The page in a real browser: its script runs under its own policy, and a note shows what was found."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(_BROWSER is None, reason="needs Chromium on the path")

TEXT = """政协宁国市委员会召开主席会议<script>document.title = "broken"</script>
2023年3月21日，市政协召开十五届八次主席会议，，开展“A&B<b>”行动。
"""


@pytest.fixture(scope="module")
def page(cppcc: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    assert cppcc("annotate", folder / "page.txt", "-o", folder / "page.html").returncode == 0
    return folder / "page.html"


def shown(page: Path, fragment: str, profile: Path) -> str:
    """The document as the browser has it once its scripts have run, offline."""
    command = [
        *(str(_BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--proxy-server=127.0.0.1:9"),
        *(f"--user-data-dir={profile}", "--dump-dom", f"{page.as_uri()}#{fragment}"),
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def tip(dom: str) -> str:
    """What the note says, without its tags; empty where it is hidden."""
    match = re.search(r'<div id="tip" role="tooltip"([^>]*)>(.*?)</div>\s*<script>', dom, re.DOTALL)
    assert match
    return "" if "hidden" in match[1] else " ".join(html.unescape(re.sub("<[^>]*>", " ", match[2])).split())


def test_a_jump_to_a_fact_opens_its_note_with_values_and_rule(page: Path, tmp_path: Path) -> None:
    written = page.read_text(encoding="utf-8")
    at = re.search(r'href="#(d1-e\d+-0)">十五届八次主席会议<', written)
    assert at
    said = tip(shown(page, at[1], tmp_path))
    assert "meetings" in said
    assert "meeting." in said
    assert "2023-03-21" in said
    assert "中国人民政治协商会议宁国市委员会" in said


def test_a_jump_to_a_repair_tells_what_was_repaired(page: Path, tmp_path: Path) -> None:
    assert tip(shown(page, "d1-r0", tmp_path)) == "repaired · doubled: ，， → ，"


def test_markup_of_the_document_is_shown_and_not_run(page: Path, tmp_path: Path) -> None:
    dom = shown(page, "", tmp_path)
    assert "<title>broken</title>" not in dom
    assert tip(dom) == ""
    raw = re.search(r'<div class="raw" lang="zh">(.*?)</div>\n<aside', dom, re.DOTALL)
    assert raw
    assert html.unescape(re.sub("<[^>]*>", "", raw[1])) == TEXT
