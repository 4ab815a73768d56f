"""What is doubtful about rule packs although the loader takes them: one module a subject, listed in `CHECKS`.

An error is something that cannot work as written (a word that never matches); a warning is something that costs time,
hides a mistake or is not tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from extractor.find.lint import alternatives, cost, fields, lexicons, speed
from extractor.find.lint.finding import LEVELS, Finding, Subject
from extractor.rules import Rulebook
from extractor.rules.packs import read_pack

__all__ = ["CHECKS", "LEVELS", "Finding", "lint"]

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    lexicons.duplicates,
    lexicons.unclean,
    lexicons.unused,
    alternatives.unreachable,
    fields.unexercised,
    cost.costly,
    speed.slow,
)


def lint(
    rulebook: Rulebook, *, packs: Sequence[str] | None = None, cleaned: Callable[[str], str] = str
) -> tuple[Finding, ...]:
    """The findings about the packs of these names (default: all), in order of file, rule and key.

    `cleaned` gives a text as the patterns see it: words that it changes can never match.
    """
    read = tuple(read_pack(Path(path)) for path in rulebook.sources)
    wanted = frozenset(pack.name for pack in read) if packs is None else frozenset(packs)
    subject = Subject(rulebook, read, wanted, cleaned)
    found = (finding for check in CHECKS for finding in check(subject))
    return tuple(sorted(found, key=lambda f: (f.file, f.rule, f.key, LEVELS.index(f.level), f.what)))
