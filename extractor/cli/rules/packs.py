"""Which rules a command speaks of: those of the packs that it was given by name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.rules import Rulebook

packs_argument = click.argument("packs", metavar="[PACK]...", nargs=-1)


def load_packs(rules: Sequence[Path], packs: Sequence[str]) -> tuple[Rulebook, frozenset[str]]:
    """The shipped rules with those of the folders `rules`, and the names of the packs asked for (none: of all).

    Raises RuleError for a broken pack, OptionError for a name that no pack has.
    """
    from extractor.rules import load
    from extractor.rules.packs import read_pack

    rulebook = load(rules)
    known = [read_pack(Path(path)).name for path in rulebook.sources]
    for name in packs:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            fix = f"did you mean {near[0]}?" if near else "choose " + ", ".join(dict.fromkeys(known))
            raise OptionError(name, "no pack has this name", fix)
    return rulebook, frozenset(packs or known)
