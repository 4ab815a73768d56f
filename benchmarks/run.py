"""All benchmarks, one after the other, as a page: `python benchmarks/run.py --output benchmarks/RESULTS.md`.

Give `--small`, `--middle` and `--large` (MB) for the whole builds and `--graph` for the graph side.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = {"small": 20, "middle": 100, "large": 400}


def main() -> int:
    """Run them and write the page when all have ended well."""
    options = _options()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as page:
        page.write(_head())
        page.flush()
        for name, *arguments in (
            ("extraction.py", "--megabytes", str(options.megabytes), "--rounds", str(options.rounds)),
            ("scaling.py", *(word for size in SIZES for word in (f"--{size}", str(getattr(options, size))))),
            ("graph_side.py", "--megabytes", str(options.graph)),
        ):
            print(f"{name} …", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, HERE / name, *arguments], stdout=page, check=True)
            page.write("\n")
            page.flush()
        page.seek(0)
        options.output.write_text(page.read(), encoding="utf-8")
    print(options.output)
    return 0


def _head() -> str:
    """Date and machine."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return (
        "# Results of `make bench`\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, {model}, {os.cpu_count()} processors, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}. "
        "Figures in the same table come from one run; only their ratios travel.\n\n"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md", help="default %(default)s")
    parser.add_argument("--megabytes", type=float, default=4, help="of the corpus beside the peers")
    parser.add_argument("--rounds", type=int, default=5, help="in turn, default %(default)s")
    for name, size in SIZES.items():
        parser.add_argument(f"--{name}", type=float, default=size, help="MB, default %(default)s")
    parser.add_argument("--graph", type=float, default=8, help="MB of documents for the graph side (8: 1 M statements)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
