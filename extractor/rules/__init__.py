"""Rule packs: YAML files become a `Rulebook` of checked, compiled rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.errors import RuleError
from extractor.model import Rule
from extractor.resources import package_folder
from extractor.rules.kept import Entry, Kept
from extractor.rules.packs import Pack, alternation, read_pack
from extractor.rules.patterns import Compiled, Head, Tail, Workshop, compile_pattern, facts, known_pattern
from extractor.rules.trees import Macros, Marks

__all__ = ["Compiled", "CompiledRule", "Head", "Marks", "Rulebook", "Tail", "load"]

# Classes that the gazetteer fills before the first stage: names that end in their level (荥阳市), those of them that
# are two characters long (和县, which may be the end and beginning of other words), names without it (荥阳), and those
# of these that are everyday words, too (合作).
GAZETTEER_CLASSES = ("place_full", "place_pair", "place_short", "place_everyday")


# Any Han character, whether or not a class lies over it.
BUILT_IN = {"han": "[\u4e00-\u9fff\ue000-\uf8ff]"}

_FACTS = "all rules"  # the name of what is kept of them together


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its compiled pattern."""

    rule: Rule
    compiled: Compiled


@dataclass(frozen=True)
class Rulebook:
    """All rules in order of stage, then id; `lexicons` are the word lists by name, `sources` the files read."""

    rules: tuple[CompiledRule, ...]
    marks: Marks
    lexicons: dict[str, tuple[str, ...]]
    sources: tuple[str, ...]

    __hash__ = object.__hash__

    def rule(self, rule_id: str) -> CompiledRule | None:
        """The rule of that id."""
        return next((r for r in self.rules if r.rule.id == rule_id), None)


def load(extra: Sequence[Path] = (), *, shipped: bool = True) -> Rulebook:
    """Load the packs of the program (unless `shipped` is false) and those in the folders (or files) of `extra`.

    Raises RuleError.
    """
    own = (package_folder("rules", "packs"),) if shipped else ()
    return _load((*own, *(Path(p) for p in extra)))


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...]) -> Rulebook:
    paths = [path for folder in folders for path in _files(folder)]
    return _rulebook([read_pack(path) for path in paths], Kept.of(paths))


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise RuleError(str(folder), "no such folder of rules", "give a folder with .yaml files")
    return sorted(folder.glob("*.yaml"))


def _rulebook(packs: Sequence[Pack], kept: Kept) -> Rulebook:
    macros = dict(BUILT_IN)
    lexicons: dict[str, tuple[str, ...]] = {}
    fixed = set(BUILT_IN)
    for pack in packs:
        for name, words in pack.lexicons.items():
            lexicons[name] = (*lexicons.get(name, ()), *words)
            # A lexicon of the same name in another pack adds words, and the longest of all still comes first.
            macros[name] = f"{pack.macros[name]}|{macros[name]}" if name in fixed else alternation(lexicons[name])
        for name in sorted(pack.macros.keys() - pack.lexicons.keys()):
            if name in macros:
                raise RuleError(f"{pack.path}: patterns.{name}", "is defined twice", "choose another name")
            macros[name] = pack.macros[name]
            fixed.add(name)
    rules = [rule for pack in packs for rule in pack.rules]
    _unique(rules)
    stages: dict[str, int] = {}
    for rule in rules:
        stages[rule.kind] = max(rule.stage, stages.get(rule.kind, 0))
    marks = Marks({*GAZETTEER_CLASSES, *stages} - {"none"})
    workshop = Workshop(Macros(macros, marks), kept)
    compiled = _known(rules, workshop) or _compiled(rules, workshop, stages, packs)
    compiled.sort(key=lambda c: (c.rule.stage, c.rule.id))
    return Rulebook(tuple(compiled), marks, lexicons, tuple(pack.path for pack in packs))


def _known(rules: Sequence[Rule], workshop: Workshop) -> list[CompiledRule]:
    """The rules with what is kept of them since these packs were last read and checked; none where nothing is."""
    entry = workshop.kept.entry(_FACTS)
    if entry is None:
        return []
    return [
        CompiledRule(rule, known_pattern(rule.pattern, workshop, _where(rule), rule.anchors, entry.data[rule.id]))
        for rule in rules
    ]


def _compiled(
    rules: Sequence[Rule], workshop: Workshop, stages: dict[str, int], packs: Sequence[Pack]
) -> list[CompiledRule]:
    made = [CompiledRule(rule, _compile(rule, workshop, stages)) for rule in rules]
    _compile_now(made, packs)
    workshop.kept.keep(_FACTS, Entry({compiled.rule.id: facts(compiled.compiled) for compiled in made}))
    return made


def _compile_now(rules: Sequence[CompiledRule], packs: Sequence[Pack]) -> None:
    """A pattern is compiled when a text first needs it; those of packs that no test has seen are tried at once."""
    shipped = package_folder("rules", "packs")
    others = {pack.name for pack in packs if Path(pack.path).parent != shipped}
    for compiled in rules:
        if compiled.rule.pack in others:
            compiled.compiled.check()


def _unique(rules: Sequence[Rule]) -> None:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"{rule.pack}: {rule.id}", f"the id stands in pack {seen[rule.id]} too", "choose another")
        seen[rule.id] = rule.pack


def _compile(rule: Rule, workshop: Workshop, stages: dict[str, int]) -> Compiled:
    where = _where(rule)
    compiled = compile_pattern(rule.pattern, workshop, where, rule.anchors)
    for name in compiled.classes:
        if stages.get(name, 0) >= rule.stage:
            raise RuleError(where, f"{{{name}}} is found in stage {stages[name]}", f"use a stage above {stages[name]}")
    return compiled


def _where(rule: Rule) -> str:
    return f"{rule.pack}: {rule.id}: pattern"
