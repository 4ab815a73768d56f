"""A corpus of any size for measuring: `python benchmarks/corpus.py OUT --megabytes 20`.

Its documents are made from those of a folder, `seeds/` unless told otherwise, so that facts stand in it as densely as
in real pages. Each copy differs: its places are exchanged for others of the same level (by full and by short name), its
numbers for others of the same length, and its sentences change their order within their paragraph. Only what would
make a text impossible stays: days, months, terms (届) and sessions (次). The same options make the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from extractor import gazetteer

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "seeds"
PER_FOLDER = 1000
"""Files of one folder of the corpus."""

_FIXED = "年月日号届次时点分"
_NUMBER = re.compile(rf"(?<![0-9.])[0-9]{{1,9}}(?![0-9.]|[{_FIXED}])")
_YEAR = re.compile(r"(?<![0-9])20[0-2][0-9](?=年)")
_SENTENCE = re.compile(r"[^。\n]*。")
_SUFFIXES = "省 自治区 市 地区 盟 州 县 自治县 区 旗".split()


def main() -> int:
    """Write the corpus and say what was written."""
    options = _options()
    written = files = 0
    for number, text in enumerate(documents(options.seed, options.models)):
        if written >= options.megabytes * 1e6 or files == options.files:
            break
        folder = options.out / f"{number // PER_FOLDER:05d}"
        folder.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        (folder / f"{number:08d}.txt").write_bytes(content)
        written, files = written + len(content), files + 1
    print(f"{files} documents, {written / 1e6:.2f} MB, in {options.out}")
    return 0


def documents(seed: int = 1, folder: Path = MODELS) -> Iterator[str]:
    """Varied documents without end; the same seed gives the same ones."""
    models = [Model.of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    names = _names_by_kind()
    random = Random(seed)
    while True:
        random.shuffle(models)
        for model in models:
            yield model.vary(random, names)


@dataclass(frozen=True)
class Model:
    """A document and the names of places that it holds: full name, short name, kind."""

    text: str
    places: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, text: str) -> Model:
        """Find the places of a document by their full names."""
        found = [(full, full[: -len(kind)], kind) for kind, fulls in _names_by_kind().items() for full in fulls]
        return cls(text, tuple(sorted(place for place in found if place[0] in text and len(place[1]) > 1)))

    def vary(self, random: Random, names: dict[str, tuple[str, ...]]) -> str:
        """Another document of the same form."""
        text = self.text
        exchange: dict[str, str] = {}
        for full, short, kind in self.places:
            other = random.choice(names[kind])
            exchange |= {full: other, short: other[: -len(kind)]}
        if exchange:
            pattern = "|".join(map(re.escape, sorted(exchange, key=len, reverse=True)))
            text = re.sub(pattern, lambda match: exchange[match[0]], text)
        text = _NUMBER.sub(lambda match: _number(random, match[0]), text)
        shift = random.randrange(-6, 4)
        text = _YEAR.sub(lambda match: str(min(int(match[0]) + shift, 2029)), text)
        return "\n".join(_reordered(random, line) for line in text.split("\n"))


def _number(random: Random, number: str) -> str:
    first = "0" if number[0] == "0" else random.choice("123456789")
    return first + "".join(random.choice("0123456789") for _ in number[1:])


def _reordered(random: Random, line: str) -> str:
    """A paragraph of at least three sentences with the inner ones in another order."""
    sentences = _SENTENCE.findall(line)
    if len(sentences) < 4 or "".join(sentences) != line:
        return line
    inner = sentences[1:-1]
    random.shuffle(inner)
    return "".join((sentences[0], *inner, sentences[-1]))


def _names_by_kind() -> dict[str, tuple[str, ...]]:
    """Full names of divisions by their last word, each of two characters or more before it."""
    found: dict[str, list[str]] = {kind: [] for kind in _SUFFIXES}
    for name in gazetteer.load().full_names():
        kind = max((kind for kind in _SUFFIXES if name.endswith(kind)), key=len, default="")
        if kind and 2 <= len(name) - len(kind) <= 4:
            found[kind].append(name)
    return {kind: tuple(sorted(names)) for kind, names in found.items() if names}


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder for the documents, one file each")
    parser.add_argument("--megabytes", type=float, default=20, help="of UTF-8, default %(default)s")
    parser.add_argument("--files", type=int, default=-1, help="stop after so many documents")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder of *.txt to vary, default seeds/")
    parser.add_argument("--seed", type=int, default=1, help="default %(default)s")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
