"""The fingerprint of everything but the documents that the statements depend on."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from extractor import __version__
from extractor.errors import RuleError
from extractor.resources import package_folder

__all__ = ["recipe"]

# Parts of the package that no statement depends on.
_ASIDE = frozenset({"annotate", "bulk", "cli", "cluster", "ontology", "query", "__pycache__"})
_DISTRIBUTION = "cppcc-kg"
_TOOLS = re.compile(r"extra\s*==\s*['\"](?:test|dev)['\"]")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def recipe(base: str, rules: Sequence[Path]) -> str:
    """A hexadecimal fingerprint of the program (its files and version, the libraries it reads and cleans with), the
    shipped rule packs and gazetteer, the packs of the folders `rules`, and `base`.

    Hashes bytes and loads none of it. Raises RuleError for a folder of rules that is not there.
    """
    content = hashlib.sha256("\0".join([__version__, sys.version, base, *_libraries()]).encode())
    for path, name in [*_program(package_folder(), ""), *_packs(rules)]:
        data = path.read_bytes()
        content.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        content.update(data)
    return content.hexdigest()


def _program(folder: Path, above: str) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.iterdir()):
        if path.name in _ASIDE:
            continue
        if path.is_dir():
            yield from _program(path, f"{above}{path.name}/")
        elif path.suffix != ".md":
            yield path, above + path.name


def _packs(rules: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    for place, folder in enumerate(rules):
        if not folder.exists():
            raise RuleError(str(folder), "no such folder of rules", "give a folder with .yaml files")
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]:
            yield path, f"rules {place}/{path.name}"


def _libraries() -> Iterator[str]:
    """Name and version of each library that the distribution asks for and that is there."""
    try:
        wanted = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return
    names = {match[0] for line in wanted if not _TOOLS.search(line) and (match := _NAME.match(line))}
    for name in sorted(names):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} missing"
