"""Golden graphs, a folder a case: `input.txt` (perhaps `input.yaml` beside it) and `expected.nt`, the union graph.

`python tests/golden/refresh.py` writes every `expected.nt` anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from extractor import pipeline

CASES = Path(__file__).resolve().parent / "cases"


def triples(case: Path) -> list[str]:
    """Sorted N-Triples lines of what the program makes of a case."""
    lines = {line for done in pipeline.build_files([case / "input.txt"]) for line in done.lines}
    return sorted({line.rsplit(" <", 1)[0] + " ." for line in lines})


def main() -> None:
    for case in sorted(CASES.iterdir()):
        (case / "expected.nt").write_text("\n".join(triples(case)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
