"""The program's rules as token patterns of spaCy's EntityRuler, as far as they translate.

With `spacy.blank("zh")` a token is a character, so an expression over characters becomes a list of tokens: sets of
characters are `REGEX` conditions, repeats are operators, alternatives are patterns of their own, and words without
either are phrases. Look-arounds are left out, and repeats end at `LONGEST`: its matcher keeps a state for each. A rule
that refers to what other rules found (`{body}`) has no counterpart and is left out, and so is one with more
alternatives than `MOST`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Any

from extractor.rules import Rulebook

sre: Any = re._constants  # type: ignore[attr-defined]
sre_parse: Any = re._parser  # type: ignore[attr-defined]

MOST = 60
"""Alternatives of one rule."""
LONGEST = 6
"""Repeats of one token."""

Token = dict[str, Any]


class UntranslatableError(Exception):
    """The expression has no counterpart."""


def patterns(rulebook: Rulebook) -> tuple[list[dict[str, Any]], int]:
    """Patterns for `EntityRuler.add_patterns`, the words of all lexicons among them, and how many rules they hold."""
    found: list[dict[str, Any]] = [
        {"label": name, "pattern": word} for name, words in sorted(rulebook.lexicons.items()) for word in words
    ]
    rules = 0
    for compiled in rulebook.rules:
        if compiled.compiled.classes:
            continue
        try:
            alternatives = _sequence(sre_parse.parse(compiled.compiled.expanded))
        except UntranslatableError:
            continue
        found += [
            {"label": compiled.rule.id, "pattern": _phrase(tokens) or tokens} for tokens in alternatives if tokens
        ]
        rules += 1
    return found, rules


def _phrase(tokens: Sequence[Token]) -> str:
    """The word that the tokens spell, empty where they are no word."""
    characters = [token["TEXT"] for token in tokens if list(token) == ["TEXT"] and isinstance(token["TEXT"], str)]
    return "".join(characters) if len(characters) == len(tokens) else ""


def _sequence(tree: Any) -> list[list[Token]]:
    choices = [_item(op, value) for op, value in tree]
    size = 1
    for choice in choices:
        size *= len(choice)
        if size > MOST:
            raise UntranslatableError
    return [[token for part in parts for token in part] for parts in product(*choices)]


def _item(op: Any, value: Any) -> list[list[Token]]:
    if op in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
        return [[]]
    if op is sre.SUBPATTERN:
        return _sequence(value[3])
    if op is sre.ATOMIC_GROUP:
        return _sequence(value)
    if op is sre.BRANCH:
        return _limited([tokens for branch in value[1] for tokens in _sequence(branch)])
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _repeat(*value)
    return [[_condition(op, value)]]


def _repeat(least: int, most: int, tree: Any) -> list[list[Token]]:
    if len(tree) == 1 and tree[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
        return [[_condition(*tree[0]) | {"OP": f"{{{min(least, LONGEST)},{min(most, LONGEST)}}}"}]]
    inner = _sequence(tree)
    return _limited(
        [
            [token for part in parts for token in part]
            for times in range(least, min(int(most), least + 3) + 1)
            for parts in product(inner, repeat=times)
        ]
    )


def _limited(found: Sequence[list[Token]]) -> list[list[Token]]:
    if len(found) > MOST:
        raise UntranslatableError
    return list(found)


def _condition(op: Any, value: Any) -> Token:
    if op is sre.LITERAL:
        return {"TEXT": chr(value)}
    if op is sre.NOT_LITERAL:
        return {"TEXT": {"REGEX": f"^[^{re.escape(chr(value))}]"}}
    if op is sre.ANY:
        return {}
    if op is not sre.IN:
        raise UntranslatableError
    parts = []
    for kind, what in value:
        if kind is sre.NEGATE:
            parts.append("^")
        elif kind is sre.LITERAL:
            parts.append(re.escape(chr(what)))
        elif kind is sre.RANGE:
            parts.append(f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}")
        else:
            raise UntranslatableError
    return {"TEXT": {"REGEX": f"^[{''.join(parts)}]"}}
