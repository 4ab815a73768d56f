# ruff: noqa: ANN401  # the trees of re are untyped
"""From a rule's pattern to a compiled expression and what the engine needs to know of it.

A pattern is a Python regular expression in which `{name}` stands for a lexicon, a sub-pattern or a class. A class
(`{place}`, `{body}`) is a mention that an earlier stage found: the engine lays marks over the text, one private-use
character for its first code point and another for the rest, so that a class costs the expression one literal and
offsets stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from extractor.errors import RuleError
from extractor.rules.assembly import assemble
from extractor.rules.heads import behind_head
from extractor.rules.loosening import Loose, Loosener
from extractor.rules.packing import Packer
from extractor.rules.requirements import Literals, Requirements, rank, tells
from extractor.rules.rewrite import Rewriter
from extractor.rules.tails import telling_end
from extractor.rules.trees import REPEATS, Macros, children, is_class_rest, is_mark

_CLASS_WIDTH = 40  # code points; a mention that is laid over is counted as wide as this


class Workshop:
    """What the patterns of a rulebook share while they are read and compiled."""

    def __init__(self, macros: Macros) -> None:
        self.macros = macros
        self.requirements = Requirements()
        self.loosener = Loosener()
        self.rewriter = Rewriter()
        self.packer = Packer()
        self.behind = _Behind()


class Tail(NamedTuple):
    """The end of an expression. No match of the whole begins more than `lead` code points before one of the end."""

    regex: re.Pattern[str]
    lead: int


class Head(NamedTuple):
    """What stands before every match: one of some characters, or nothing where it may begin the text."""

    regex: re.Pattern[str]
    at_beginning: bool


@dataclass(frozen=True, eq=False)
class Compiled:
    """A pattern that was read and checked, and is compiled when a text first wakes it.

    `needs` are sets of literals: every match, with what it looks at, holds one of each; a mark stands for a class; the
    first tells most. `classes` are the classes that the pattern refers to, `behind` the code points that it looks at
    before a match.
    """

    written: str
    where: str
    needs: tuple[Literals, ...]
    classes: tuple[str, ...]
    behind: int
    _anchors: tuple[str, ...]
    _tree: Any
    _workshop: Workshop

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression in a form that runs faster and matches the same. Raises RuleError."""
        if self._is_flagged:
            return self.plain
        return self._assembled(self._workshop.rewriter.rewritten(self._tree))

    @cached_property
    def sieve(self) -> re.Pattern[str]:
        """An expression that matches wherever `regex` does and maybe elsewhere, where one is known that takes much less
        time; `regex` otherwise. Raises RuleError.
        """
        return self.regex if self.loose is None else self._assembled(self._quick)

    @cached_property
    def loose(self) -> Loose | None:
        """What tells whether a match of `sieve` is one of `regex`; None where each is."""
        return None if self._is_flagged else self._workshop.loosener.loosened(self._tree)

    def sure(self, match: re.Match[str], end: int) -> re.Match[str] | None:
        """The match of `regex` where one of `sieve` was found, none behind `end`. Raises RuleError."""
        if self.loose is None or self.loose.is_sure(match):
            return match
        return self.regex.match(match.string, match.start(), end)

    @cached_property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The names of its groups and their numbers. Raises RuleError."""
        return tuple(self.sieve.groupindex.items())

    @cached_property
    def head(self) -> Head | None:
        """What stands before every match; None where that may be any of many characters."""
        before = frozenset() if self._quick is None else behind_head(self._quick)
        chars = sorted(before - {""})
        return Head(re.compile("|".join(map(re.escape, chars))), "" in before) if chars else None

    @cached_property
    def tail(self) -> Tail | None:
        """What every match ends with, where looking for that first is quicker. Raises RuleError."""
        end = None if self._quick is None else telling_end(self._quick)
        return None if end is None else Tail(self._assembled(end.tree), end.lead)

    @property
    def _is_flagged(self) -> bool:
        """True where flags give the parts of the tree other meanings."""
        return bool(self._tree.state.flags != re.UNICODE)

    @cached_property
    def _quick(self) -> Any:
        """The tree of `sieve` in a form that runs faster and matches the same; None where flags forbid it."""
        tree = self._tree if self.loose is None else self.loose.tree
        return None if self._is_flagged else self._workshop.rewriter.rewritten(tree)

    def _assembled(self, tree: Any) -> re.Pattern[str]:
        try:
            return assemble(tree, self._workshop.packer.packed(tree))
        except re.error as error:
            raise self._refusal(error) from None

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """The expression as written, names replaced. Raises RuleError."""
        try:
            return re.compile(self.expanded)
        except re.error as error:
            raise self._refusal(error) from None

    def check(self) -> None:
        """Compile the expression as written and forget it. Raises RuleError."""
        try:
            re.compile(self.expanded)
        except re.error as error:
            raise self._refusal(error) from None

    @property
    def expanded(self) -> str:
        """The pattern with all names replaced."""
        return self._workshop.macros.expand(self.written, self.where)

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The words that wake the rule, for people to see: those given by hand, or else the best of `needs`."""
        return tuple(sorted(a for a in self._words if not is_mark(a[0])))

    @cached_property
    def anchor_classes(self) -> tuple[str, ...]:
        """The classes whose mentions are anchors, too."""
        return tuple(sorted({self._workshop.macros.marks.owner(a) for a in self._words if is_mark(a[0])}))

    @cached_property
    def _words(self) -> Literals:
        return frozenset(self._anchors) or self._workshop.requirements.words(self._tree)

    @cached_property
    def width(self) -> int:
        """The most code points that a match and its look-arounds reach over."""
        return _width(self._tree)

    def _refusal(self, error: re.error) -> RuleError:
        return RuleError(self.where, f"the pattern does not compile ({error})", "correct the expression")


def compile_pattern(pattern: str, workshop: Workshop, where: str, anchors: tuple[str, ...] = ()) -> Compiled:
    """Read and check a pattern; raises RuleError with the place `where` (file, rule, key)."""
    classes = tuple(sorted(workshop.macros.classes(pattern, where)))
    try:
        tree = workshop.macros.parse(pattern, where)
    except re.error as error:
        raise RuleError(where, f"the pattern does not compile ({error})", "correct the expression") from None
    if tree.getwidth()[0] == 0:
        raise RuleError(where, "the pattern matches nothing at all", "let it hold at least one fixed word")
    needs = workshop.requirements.of(tree)
    if anchors:
        needs = tuple(sorted({frozenset(anchors), *filter(tells, needs)}, key=rank))
    if not needs:
        raise RuleError(where, "the pattern has no anchor", "let every alternative hold a fixed word")
    return Compiled(pattern, where, needs, classes, workshop.behind.of(tree), anchors, tree, workshop)


class _Behind:
    """Works out how far trees look back; remembers those that many patterns share."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, int]] = {}

    def of(self, tree: Any) -> int:
        """The most code points that it looks at before the place where it stands."""
        if id(tree) not in self._known:
            widths = [0]
            for op, value in tree:
                if op in (sre.ASSERT, sre.ASSERT_NOT) and value[0] < 0:
                    widths.append(value[1].getwidth()[1])
                widths += map(self.of, children(op, value))
            self._known[id(tree)] = (tree, max(widths))  # the tree is held, so that its id stays its own
        return self._known[id(tree)][1]


def _width(tree: Any) -> int:
    total = 0
    for op, value in tree:
        if op in REPEATS:
            most = 1 if is_class_rest(value[2]) else value[1]
            total += _CLASS_WIDTH if is_class_rest(value[2]) else most * _width(value[2])
        elif op is sre.BRANCH:
            total += max(_width(branch) for branch in value[1])
        elif op is sre.GROUPREF:
            total += _CLASS_WIDTH
        elif inside := children(op, value):
            total += sum(_width(child) for child in inside)
        else:
            total += 1
    return total
