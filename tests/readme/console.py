"""The console blocks of the README: run what stands behind `$ ` in a folder that holds `seeds/`, in order.

`python tests/readme/console.py` writes the outputs into the README; `test_readme.py` compares them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(```console\n)(.*?)(```\n)", re.DOTALL)
WIDTH = 118


def run(command: str, folder: Path) -> str:
    """Standard output and error of one command line, without trailing spaces."""
    binaries = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, text=True, capture_output=True, check=False, timeout=300
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def refreshed(text: str, folder: Path) -> str:
    """The text with the output of every command as it is now; `folder` gets a copy of the seeds first."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[2].splitlines() if line.startswith("$ ")]
        return match[1] + "".join(f"{c}\n{run(c[2:], folder)}" for c in commands) + match[3]

    return BLOCK.sub(block, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(refreshed(README.read_text("utf-8"), Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
