# ruff: noqa: ANN401  # the trees of re are untyped
"""From a rule's pattern to a compiled expression and what the engine needs to know of it.

A pattern is a Python regular expression in which `{name}` stands for a lexicon, a sub-pattern or a class. A class
(`{place}`, `{body}`) is a mention that an earlier stage found: the engine lays marks over the text, one private-use
character for its first code point and another for the rest, so that a class costs the expression one literal and
offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from extractor.errors import RuleError
from extractor.rules.assembly import assemble
from extractor.rules.heads import behind_head
from extractor.rules.kept import Entry, Kept
from extractor.rules.loosening import Loose, Loosener
from extractor.rules.packing import Packer
from extractor.rules.program import Program
from extractor.rules.requirements import Literals, Requirements, rank, tells
from extractor.rules.rewrite import Rewriter
from extractor.rules.tails import telling_end
from extractor.rules.trees import REPEATS, Macros, children, is_class_rest, is_mark

_CLASS_WIDTH = 40  # code points; a mention that is laid over is counted as wide as this


class Workshop:
    """What the patterns of a rulebook share while they are read and compiled."""

    def __init__(self, macros: Macros, kept: Kept | None = None) -> None:
        self.macros = macros
        self.requirements = Requirements()
        self.loosener = Loosener()
        self.rewriter = Rewriter()
        self.packer = Packer()
        self.behind = _Behind()
        self.kept = kept or Kept(None)


class Tail(NamedTuple):
    """The end of an expression. No match of the whole begins more than `lead` code points before one of the end."""

    regex: re.Pattern[str]
    lead: int


class Head(NamedTuple):
    """What stands before every match: one of some characters, or nothing where it may begin the text."""

    regex: re.Pattern[str]
    at_beginning: bool


class Quick(NamedTuple):
    """What finds the matches of an expression sooner than that does itself.

    `sieve` matches wherever the expression does and, where `loose` is not None, maybe elsewhere.
    """

    sieve: re.Pattern[str]
    loose: Loose | None
    head: Head | None
    tail: Tail | None


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
    _workshop: Workshop

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression in a form that runs faster and matches the same. Raises RuleError."""
        if self.loose is None:
            return self.sieve

        def make() -> tuple[re.Pattern[str], Entry | None]:
            made, program = self._assembled(self._workshop.rewriter.rewritten(self._tree))
            return made, program and Entry(None, [program])

        return self._workshop.kept.value(f"{self.where}: regex", lambda entry: entry.programs[0].expression(), make)

    @property
    def sieve(self) -> re.Pattern[str]:
        """An expression that matches wherever `regex` does and maybe elsewhere, where one is known that takes much less
        time; `regex` otherwise. Raises RuleError.
        """
        return self.quick.sieve

    @property
    def loose(self) -> Loose | None:
        """What tells whether a match of `sieve` is one of `regex`; None where each is."""
        return self.quick.loose

    @property
    def head(self) -> Head | None:
        """What stands before every match; None where that may be any of many characters."""
        return self.quick.head

    @property
    def tail(self) -> Tail | None:
        """What every match ends with, where looking for that first is quicker. Raises RuleError."""
        return self.quick.tail

    @cached_property
    def quick(self) -> Quick:
        """How it is looked for. Raises RuleError."""
        return self._workshop.kept.value(f"{self.where}: quick", _kept_quick, self._quick)

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
    def _tree(self) -> Any:
        return self._workshop.macros.parse(self.written, self.where)

    @property
    def _is_flagged(self) -> bool:
        """True where flags give the parts of the tree other meanings."""
        return bool(self._tree.state.flags != re.UNICODE)

    def _quick(self) -> tuple[Quick, Entry | None]:
        if self._is_flagged:
            return Quick(self.plain, None, None, None), None
        loosened, loose = self._workshop.loosener.loosened(self._tree)
        tree = self._workshop.rewriter.rewritten(loosened)
        sieve, program = self._assembled(tree)
        programs = [program]
        before, end = behind_head(tree), telling_end(tree)
        tail = None
        if end is not None:
            regex, of_tail = self._assembled(end.tree)
            programs.append(of_tail)
            tail = Tail(regex, end.lead)
        data = [loose and loose.data(), sorted(before), end and end.lead]
        entry = Entry(data, [program for program in programs if program]) if all(programs) else None
        return Quick(sieve, loose, _head(before), tail), entry

    def _assembled(self, tree: Any) -> tuple[re.Pattern[str], Program | None]:
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


def _head(before: Collection[str]) -> Head | None:
    chars = sorted({*before} - {""})
    return Head(re.compile("|".join(map(re.escape, chars))), "" in before) if chars else None


def _kept_quick(entry: Entry) -> Quick:
    loose, before, lead = entry.data
    sieve, *others = (program.expression() for program in entry.programs)
    tail = None if lead is None else Tail(others[0], lead)
    return Quick(sieve, None if loose is None else Loose.of(loose), _head(before), tail)


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
    return Compiled(pattern, where, needs, classes, workshop.behind.of(tree), anchors, workshop)


def facts(compiled: Compiled) -> list[Any]:
    """What `compile_pattern` works out, for JSON."""
    return [[sorted(literals) for literals in compiled.needs], compiled.classes, compiled.behind]


def known_pattern(
    pattern: str, workshop: Workshop, where: str, anchors: tuple[str, ...], facts: Sequence[Any]
) -> Compiled:
    """A pattern of which that is known."""
    needs, classes, behind = facts
    return Compiled(pattern, where, tuple(map(frozenset, needs)), tuple(classes), behind, anchors, workshop)


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
