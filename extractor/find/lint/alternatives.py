# ruff: noqa: ANN401  # the trees of re are untyped
"""Alternatives that can never match, since an earlier one is the beginning of theirs and nothing must follow.

`re` takes the first alternative that lets the whole pattern match. In `市政协(?:党组|党组会议)` that is always 党组.
A lexicon is laid out longest first, so this happens in alternations written by hand, also of several lexicons.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.find.lint.finding import Finding, Subject

_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_MOST = 5_000  # strings that an alternative may stand for to be looked at


def unreachable(subject: Subject) -> Iterator[Finding]:
    """An error for each such alternative, once a rule."""
    for compiled in subject.rules():
        tree = sre_parse.parse(compiled.compiled.expanded)
        for longer, shorter in dict.fromkeys(shadowed(tree)):
            what = f"{longer} is never reached: {shorter} stands before it and always matches first"
            yield subject.about(compiled, "error", "pattern", what, f"write {longer} before {shorter}")


def shadowed(tree: Any, *, last: bool = True) -> Iterator[tuple[str, str]]:
    """Pairs of an alternative that is never reached and the one before it; `last`: whatever follows may be missing."""
    items = list(tree)
    before = ""
    for at, (op, value) in enumerate(items):
        open_end = last and all(_skippable(item) for item in items[at + 1 :])
        if op is sre.BRANCH:
            for branch in value[1]:
                yield from _named(shadowed(branch, last=open_end), before)
            if open_end:
                yield from _named(_cut_short(value[1]), before)
        elif op is sre.SUBPATTERN:
            yield from _named(shadowed(value[3], last=open_end), before)
        elif op is sre.ATOMIC_GROUP:  # no way back into it
            yield from _named(shadowed(value, last=True), before)
        elif op in _REPEATS and value[0] <= 1:
            yield from _named(shadowed(value[2], last=open_end), before)
        before = before + chr(value) if op is sre.LITERAL else ""


def _cut_short(branches: list[Any]) -> Iterator[tuple[str, str]]:
    earlier: set[str] = set()
    for branch in branches:
        strings = {""} if all(map(_skippable, branch)) else _strings(branch)
        for string in sorted(strings or ()):
            begun = next((string[:n] for n in range(len(string)) if string[:n] in earlier), None)
            if begun is not None:
                yield string, begun
        earlier |= strings or set()


def _named(pairs: Iterator[tuple[str, str]], before: str) -> Iterator[tuple[str, str]]:
    """With the fixed characters before the alternation, which `re` takes out of the alternatives that share them."""
    return ((before + longer, before + shorter) for longer, shorter in pairs)


def _skippable(item: tuple[Any, Any]) -> bool:
    """True where the item matches nothing at all just as well."""
    op, value = item
    if op in _REPEATS:
        return value[0] == 0 or all(map(_skippable, value[2]))
    if op is sre.SUBPATTERN:
        return all(map(_skippable, value[3]))
    if op is sre.BRANCH:
        return any(all(map(_skippable, branch)) for branch in value[1])
    return False


def _strings(tree: Any) -> set[str] | None:
    """All strings that the expression can match, where it is made of fixed characters; None otherwise."""
    found = {""}
    for op, value in tree:
        part: set[str] | None = None
        if op is sre.LITERAL:
            part = {chr(value)}
        elif op is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
            part = {chr(code) for _, code in value}
        elif op is sre.SUBPATTERN:
            part = _strings(value[3])
        elif op is sre.BRANCH:
            parts = [_strings(branch) for branch in value[1]]
            part = None if any(p is None for p in parts) else set().union(*(p for p in parts if p))
        if part is None or len(found) * len(part) > _MOST:
            return None
        found = {head + tail for head in found for tail in part}
    return found
