"""What each kind of damage costs: mean F1 on the documents of a folder, as they are and damaged.

    python benchmarks/damage.py --docs DIR --gold DIR \\
        --score "python score.py --docs {docs} --gold {gold} --tables {tables}"

The score command is any that prints `mean F1 0.xxx`; the extract command writes the tables of `{docs}` to `{tables}`.
Both run without a shell, and `python` and `cppcc` are those that this script runs with. A document that a kind cannot
apply to (a page of two columns cannot be wrapped) goes in as it is; the column `documents` says how many were damaged.
Gold quotes are copied from undamaged texts: a scorer that matches by quote measures itself.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "damage"))

from generator import ENCODINGS, KINDS, applies

Change = Callable[[str, str], bytes | None]
"""Name and text of a document to its damaged bytes; None where there is nothing to damage."""

_MEAN = re.compile(r"mean F1\s+([01]\.\d+)")


def main() -> int:
    """Print the table; 1 where a kind costs more than --limit, 2 where a command fails."""
    options = _options()
    chosen = options.kinds or [*KINDS, *ENCODINGS]
    if unknown := sorted(set(chosen) - set(KINDS) - set(ENCODINGS)):
        print(f"--kinds: no such kind of damage: {', '.join(unknown)}: choose from {', '.join([*KINDS, *ENCODINGS])}")
        return 2
    documents = {path: _text(path) for path in sorted(options.docs.iterdir()) if path.is_file()}
    try:
        return _table(options, documents, chosen)
    except (subprocess.CalledProcessError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--docs", type=Path, required=True, help="folder of documents; those in *.txt and UTF-8 are damaged"
    )
    parser.add_argument("--gold", type=Path, required=True, help="what the scorer takes for {gold}")
    parser.add_argument("--score", required=True, help="command with {docs}, {gold} and {tables}")
    parser.add_argument("--extract", default="cppcc tables {docs} --output {tables}", help="default: %(default)s")
    parser.add_argument("--kinds", nargs="*", help="default: all")
    parser.add_argument("--strength", type=float, default=0.6, help="0 to 1, default %(default)s")
    parser.add_argument("--seeds", type=int, default=2, help="how often each kind is tried, default %(default)s")
    parser.add_argument("--limit", type=float, default=1.0, help="most that a kind may cost")
    parser.add_argument("--keep", type=Path, help="folder that keeps the damaged documents and their tables")
    return parser.parse_args()


def _table(options: argparse.Namespace, documents: dict[Path, str | None], chosen: Sequence[str]) -> int:
    before = _measure(options, "undamaged", options.docs)
    print(f"{'kind':<20} {'documents':>9} {'undamaged':>9} {'damaged':>8} {'difference':>10}", flush=True)
    worst = 0.0
    for kind in chosen:
        found, counts = [], []
        for seed in range(1 if kind in ENCODINGS else options.seeds):
            with tempfile.TemporaryDirectory() as folder:
                counts.append(_write(documents, Path(folder), _change(kind, seed, options.strength)))
                found.append(_measure(options, f"{kind}-{seed}", Path(folder)))
        after = mean(found)
        worst = max(worst, before - after)
        print(f"{kind:<20} {max(counts):>9} {before:>9.3f} {after:>8.3f} {after - before:>+10.3f}", flush=True)
    return int(worst > options.limit)


def _change(kind: str, seed: int, strength: float) -> Change:
    if kind in ENCODINGS:
        return lambda _, text: ENCODINGS[kind](text).data

    def change(name: str, text: str) -> bytes | None:
        if not applies(kind, text):
            return None
        damaged = KINDS[kind](text, Random(f"{kind}:{seed}:{name}"), strength)
        return None if damaged.text == text else damaged.text.encode("utf-8")

    return change


def _text(path: Path) -> str | None:
    """The text of a text file in UTF-8; other files go in as they are."""
    try:
        return path.read_bytes().decode("utf-8") if path.suffix == ".txt" else None
    except UnicodeDecodeError:
        return None


def _write(documents: dict[Path, str | None], folder: Path, change: Change) -> int:
    """Write every document, damaged where the kind applies; how many were."""
    count = 0
    for path, text in documents.items():
        data = None if text is None else change(path.name, text)
        count += data is not None
        (folder / path.name).write_bytes(path.read_bytes() if data is None else data)
    return count


def _measure(options: argparse.Namespace, name: str, docs: Path) -> float:
    """Mean F1 of the documents in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        values = {"docs": str(docs), "gold": str(options.gold), "tables": folder}
        _run(options.extract, values)
        printed = _run(options.score, values)
        if options.keep:
            shutil.copytree(docs, options.keep / name / "docs", dirs_exist_ok=True)
            shutil.copytree(folder, options.keep / name / "tables", dirs_exist_ok=True)
    match = _MEAN.search(printed)
    if match is None:
        raise ValueError(f"--score: prints no line `mean F1 0.xxx`: {printed[-300:]}")
    return float(match[1])


def _run(command: str, values: dict[str, str]) -> str:
    words = list(_words(command, values))
    words[0] = {"python": sys.executable, "cppcc": str(Path(sys.executable).with_name("cppcc"))}.get(words[0], words[0])
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _words(command: str, values: dict[str, str]) -> Iterator[str]:
    for word in shlex.split(command):
        yield re.sub(r"\{(docs|gold|tables)\}", lambda match: values[match[1]], word)


if __name__ == "__main__":
    sys.exit(main())
