"""What a check is given and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractor.rules import CompiledRule, Rulebook
from extractor.rules.packs import Pack

LEVELS = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Finding:
    """`file` and `rule` (empty for a lexicon) and `key` say where, `remedy` how to mend it; `level` is of `LEVELS`."""

    level: str
    file: str
    rule: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = ": ".join(filter(None, (self.file, self.rule, self.key)))
        return f"{self.level}: {where}: {self.what}: {self.remedy}"


@dataclass(frozen=True)
class Subject:
    """A rulebook, the packs it was made of, the names of those to speak of, and how the text is cleaned."""

    rulebook: Rulebook
    packs: tuple[Pack, ...]
    wanted: frozenset[str]
    cleaned: Callable[[str], str]

    def rules(self) -> Iterator[CompiledRule]:
        """The rules of the packs that were asked for."""
        return (compiled for compiled in self.rulebook.rules if compiled.rule.pack in self.wanted)

    def spoken_of(self) -> Iterator[Pack]:
        """The packs that were asked for."""
        return (pack for pack in self.packs if pack.name in self.wanted)

    def about(self, compiled: CompiledRule, level: str, key: str, what: str, remedy: str) -> Finding:
        """A finding about a rule."""
        return Finding(level, self._files[compiled.rule.pack], compiled.rule.id, key, what, remedy)

    @cached_property
    def _files(self) -> dict[str, str]:
        return {pack.name: Path(pack.path).name for pack in self.packs}
