"""What the README shows is what the program prints."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from console import BLOCK, README, refreshed


@pytest.mark.skipif(not README.is_file(), reason="no README beside the tests")
def test_every_console_block_shows_the_real_output(tmp_path: Path) -> None:
    shown = README.read_text("utf-8")
    assert len(BLOCK.findall(shown)) >= 6
    real = refreshed(shown, tmp_path)
    difference = "\n".join(difflib.unified_diff(shown.splitlines(), real.splitlines(), "README", "real", lineterm=""))
    assert not difference, f"{difference}\n\nwrite it anew: python tests/readme/console.py"
