# ruff: noqa: ANN401  # what YAML holds is not known before it is checked
"""Reading rule packs: YAML in, checked entries out. The format is described in README.md beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extractor.errors import RuleError
from extractor.model import Example, Rule


def _is_plain(tag: str, first: str) -> bool:
    name = tag.rpartition(":")[2]
    return name in ("int", "null", "merge") or (name == "bool" and first in "tTfF")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which only whole numbers, true, false and null are no text: `yes`, `on` and 2021-10-14 are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if _is_plain(tag, first)]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}

_PACK_KEYS = {"pack", "stage", "about", "lexicons", "patterns", "rules"}
_RULE_KEYS = {"id", "kind", "stage", "anchors", "pattern", "set", "priority", "words", "examples"}
_EXAMPLE_KEYS = {"text", "match", "fields"}
_ID = re.compile(r"[a-z][a-z-]*\.[a-z0-9][a-z0-9-]*")
_KIND = re.compile(r"[a-z][a-z_]*")
_WORDS = {"", "start", "end", "both"}


@dataclass(frozen=True, slots=True)
class Pack:
    """One file: its macros (lexicons as alternations, sub-patterns as written) and its rules, not yet compiled."""

    name: str
    path: str
    macros: Mapping[str, str]
    lexicons: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


def read_pack(path: Path) -> Pack:
    """Read one pack; raises RuleError naming file, rule and key."""
    data = _load(path)
    where = path.name
    _known(data, _PACK_KEYS, where)
    name = _text(data, "pack", where)
    stage = _integer(data, "stage", where, 5)
    lexicons = {k: tuple(_words(v, f"{where}: lexicons.{k}")) for k, v in _mapping(data, "lexicons", where).items()}
    macros = {k: alternation(v) for k, v in lexicons.items()}
    for key, value in _mapping(data, "patterns", where).items():
        if not isinstance(value, str):
            raise RuleError(f"{where}: patterns.{key}", "a sub-pattern must be text", "quote it")
        macros[key] = value
    entries = data.get("rules") or []
    if not isinstance(entries, list):
        raise RuleError(f"{where}: rules", "must be a list", "start each rule with '- id:'")
    rules = tuple(_rule(entry, stage, name, where) for entry in entries)
    return Pack(name, str(path), macros, lexicons, rules)


def _load(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(path.name, f"cannot be read ({error})", "check the path and that it is UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"{path.name}:{mark.line + 1}" if mark else path.name
        raise RuleError(line, f"is no YAML ({getattr(error, 'problem', error)})", "correct that line") from None
    if not isinstance(data, dict):
        raise RuleError(path.name, "is no rule pack", "start it with 'pack: NAME'")
    return data


def _rule(entry: Any, stage: int, pack: str, file: str) -> Rule:
    if not isinstance(entry, dict):
        raise RuleError(f"{file}: rules", "a rule must be a mapping", "start each rule with '- id:'")
    rule_id = _text(entry, "id", file)
    where = f"{file}: {rule_id}"
    if not _ID.fullmatch(rule_id):
        raise RuleError(f"{where}: id", "is not of the form type.variant", "use lower-case letters, one dot, hyphens")
    _known(entry, _RULE_KEYS, where)
    words = str(entry.get("words", "") or "")
    if words not in _WORDS:
        raise RuleError(f"{where}: words", f"is {words!r}", "use start, end or both")
    kind = _text(entry, "kind", where)
    if not _KIND.fullmatch(kind):
        raise RuleError(f"{where}: kind", f"is {kind!r}", "use lower-case letters and underscores")
    constants = tuple((str(k), str(v)) for k, v in sorted(_mapping(entry, "set", where).items()))
    return Rule(
        id=rule_id,
        kind=kind,
        stage=_integer(entry, "stage", where, stage),
        anchors=tuple(_words(entry.get("anchors") or [], f"{where}: anchors")),
        pattern=_text(entry, "pattern", where),
        constants=constants,
        priority=_integer(entry, "priority", where, 0),
        words=words,
        examples=tuple(_examples(entry, where)),
        pack=pack,
    )


def _examples(entry: Mapping[str, Any], where: str) -> Iterator[Example]:
    examples = _mapping(entry, "examples", where)
    _known(examples, {"yes", "no"}, f"{where}: examples")
    if not examples.get("yes") or not examples.get("no"):
        raise RuleError(f"{where}: examples", "both sorts are required", "give at least one 'yes' and one 'no'")
    for item in examples["yes"]:
        if not isinstance(item, dict) or not {"text", "match"} <= item.keys():
            raise RuleError(f"{where}: examples.yes", "needs text and match", "write {text: …, match: …}")
        _known(item, _EXAMPLE_KEYS, f"{where}: examples.yes")
        if str(item["match"]) not in str(item["text"]):
            raise RuleError(f"{where}: examples.yes", f"{item['match']!r} is not in its text", "correct the example")
        fields = _mapping(item, "fields", where)
        yield Example(str(item["text"]), str(item["match"]), tuple((str(k), str(v)) for k, v in fields.items()))
    for item in examples["no"]:
        if not isinstance(item, str):
            raise RuleError(f"{where}: examples.no", "must be texts", "quote each")
        yield Example(item, None)


def _known(data: Mapping[str, Any], keys: set[str], where: str) -> None:
    for key in data:
        if key not in keys:
            raise RuleError(f"{where}: {key}", "unknown key", f"use one of: {', '.join(sorted(keys))}")


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise RuleError(f"{where}: {key}", "must be text", "give it and quote it")
    return value


def _integer(data: Mapping[str, Any], key: str, where: str, default: int) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise RuleError(f"{where}: {key}", f"is {value!r}", "give a whole number")
    return value


def _mapping(data: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise RuleError(f"{where}: {key}", "must be a mapping", "write it as 'name: value' lines")
    return value


def _words(value: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        raise RuleError(where, "must be a list of words", "write [word, word]")
    for word in value:
        if not isinstance(word, str) or not word:
            raise RuleError(where, f"{word!r} is no word", "quote it")
    return value


def alternation(words: Iterable[str]) -> str:
    """An expression for any of the words: longest first, so that none is cut short by a word that it begins with."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
