"""Where the files that ship with the program are (the ontology and its queries, the rule packs, the gazetteer), and how
a process of its own treats memory.
"""

from __future__ import annotations

import gc
from pathlib import Path

from extractor.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def ontology_folder() -> Path:
    """The folder with `cppcc.ttl` and `queries/`: inside the package in a wheel, beside it in a checkout."""
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "cppcc.ttl").is_file():
            return folder
    raise InputError(str(_PACKAGE / "ontology"), "the ontology is missing", "install cppcc-kg again")


def package_folder(*parts: str) -> Path:
    """A folder or file of the package itself, such as `package_folder("rules", "packs")`."""
    return _PACKAGE.joinpath(*parts)


def collect_seldom() -> None:
    """Look for cycles less often, in a process that does nothing but run the program: what a document leaves behind is
    freed without the collector, which otherwise takes up to a fifth of the time.
    """
    gc.set_threshold(20_000, 20, 50)
