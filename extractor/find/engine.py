"""What the rules need first, then patterns where it is met, then overlaps: from a cleaned text to mentions.

Each rule is tried, stage by stage, in the sentences that hold all that its pattern needs, over the text with the
mentions of the classes it refers to laid over; `plain` is the same without the first part. Overlaps within a kind: the
longest wins, then priority, then rule id. Mentions of kind `none` take their text out of play for all later rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import itemgetter

from extractor.find import fates, places, words
from extractor.find.layers import Layers
from extractor.find.needs import Met, Needs, Wanted, needs
from extractor.find.overlaps import Barred, Barring, Match, OutOfPlay, first_bar, settle
from extractor.find.tries import Tries
from extractor.model import Mention, Span, Text
from extractor.rules import CompiledRule, Rulebook

Listener = Callable[[str, str, Span | None, str], None]
"""Told of every rule's fate: rule id, outcome, span, detail."""

_BY_PLACE = itemgetter(*map(Mention._fields.index, ("span", "kind", "rule")))
_START = _RULE = itemgetter(0)
_made = tuple.__new__  # a named tuple of a tuple: by its own `__new__`, in Python, it takes four times as long


@dataclass(frozen=True)
class Engine:
    """A rulebook made ready: what its rules need, all and stage by stage; by rule which wins a tie, the kind, and the
    constants, which all its mentions share; the classes that patterns refer to.
    """

    rulebook: Rulebook
    needs: Needs
    stages: tuple[tuple[Wanted, ...], ...]
    ranks: tuple[int, ...]
    kinds: tuple[str, ...]
    constants: tuple[dict[str, str], ...]
    classes: frozenset[str]


@lru_cache(maxsize=4)
def engine(rulebook: Rulebook) -> Engine:
    """Build the engine of a rulebook; rulebooks are compared by identity."""
    rules = rulebook.rules
    needed = needs(rules)
    stages: dict[int, list[Wanted]] = defaultdict(list)
    for wanted in needed.wanted:
        stages[rules[wanted.rule].rule.stage].append(wanted)
    order = sorted(range(len(rules)), key=lambda index: (-rules[index].rule.priority, rules[index].rule.id))
    ranks = {index: rank for rank, index in enumerate(order)}
    return Engine(
        rulebook,
        needed,
        tuple(tuple(stages[stage]) for stage in sorted(stages)),
        tuple(ranks[index] for index in range(len(rules))),
        tuple(compiled.rule.kind for compiled in rules),
        tuple(dict(compiled.rule.constants) for compiled in rules),
        frozenset().union(*(compiled.compiled.classes for compiled in rules)),
    )


@dataclass
class Search:
    """The state of one document's search."""

    engine: Engine
    text: Text
    listener: Listener | None = None
    accepted: list[Mention] = field(default_factory=list)
    _barred: list[Match] = field(default_factory=list)
    _out_of_play: OutOfPlay = field(default_factory=OutOfPlay)

    @cached_property
    def _layers(self) -> Layers:
        return Layers(self.text.chars, self.engine.rulebook.marks)

    @cached_property
    def _tries(self) -> Tries:
        return Tries(self.text.chars)

    @cached_property
    def _met(self) -> Met:
        return Met(self.engine.needs, self.text.chars, self.text.sentences)

    def run(self) -> tuple[Mention, ...]:
        """All accepted mentions, in order of place, then kind."""
        return run([self])[0]

    def begin(self) -> None:
        """What stands in the text before any rule is tried."""
        for name, spans in places.gazetteer_mentions(self.text).items():
            self._fill(name, spans)

    def met(self, stage: Sequence[Wanted]) -> list[tuple[int, list[Span]]]:
        """The rules of a stage whose needs some sentences meet, with these; a rule may come several times."""
        return self._met.tried(stage)

    @property
    def suppressed(self) -> list[Mention]:
        """The matches of kind `none`, which took their text out of play."""
        return [self._mention(match) for match in self._barred]

    def _fill(self, name: str, spans: Sequence[tuple[int, int]]) -> None:
        """More mentions of a class, for the rules of later stages."""
        if spans and name in self.engine.classes:
            self._layers.add(name, spans)
            self._met.add(self.engine.rulebook.marks.first(name), map(_START, spans))

    def matches(self, index: int, sentences: Sequence[Span]) -> list[Match]:
        """The matches of one rule in these sentences."""
        compiled = self.engine.rulebook.rules[index]
        expression = compiled.compiled
        matches = self._tries.matches(expression, self._layers.over(expression.classes), sentences)
        if not matches:
            return []
        if compiled.rule.words:
            matches = [match for match in matches if self._holds(compiled, sentences, Span(*match.span()))]
        rank = self.engine.ranks[index]
        return [_made(Match, (*match.span(), rank, index, match)) for match in matches]

    def _tell_of_nothing(self, indexes: Iterable[int]) -> None:
        for index in sorted(indexes):
            compiled = self.engine.rulebook.rules[index]
            self._tell(index, "failed", None, fates.missing(compiled, self.text.chars, self._layers))

    def _holds(self, compiled: CompiledRule, sentences: Sequence[Span], span: Span) -> bool:
        sentence = sentences[bisect_right(sentences, span.start, key=itemgetter(0)) - 1]
        if words.hold(self.text, sentence, span, compiled.rule.words):
            return True
        if self.listener is not None:
            self.listener(compiled.rule.id, "failed", span, f"no token boundary at its {compiled.rule.words}")
        return False

    def accept(self, stage: Iterable[Wanted], found: Mapping[str, list[Match]]) -> None:
        """What the rules of a stage have found, by kind."""
        if self.listener is not None:
            self._tell_of_nothing({rule for rule, *_ in stage} - {m.rule for those in found.values() for m in those})
        self._bar(found.get("none", ()))
        for kind, matches in found.items():
            if kind != "none":
                kept = self._settled(self._in_play(kind, matches))
                self.accepted += map(self._mention, kept)
                self._fill(kind, [match[:2] for match in kept])

    def _bar(self, matches: Sequence[Match]) -> None:
        if matches:
            kept, constants = self._settled(matches), self.engine.constants
            self._out_of_play.add([Barred(m.start, m.end, constants[m.rule].get("only", ""), m.rule) for m in kept])
            self._barred += kept

    def _in_play(self, kind: str, matches: Sequence[Match]) -> Sequence[Match]:
        """Those that no match of kind `none` drops."""
        barring = self._out_of_play.barring(kind)
        if not barring:
            return matches
        return [match for match in matches if not self._is_barred(match, barring)]

    def _is_barred(self, match: Match, barring: Sequence[Barring]) -> bool:
        barred = first_bar(barring, match.start, match.end)
        if barred is None:
            return False
        if self.listener is not None:
            self._tell(match.rule, "suppressed", match, self.engine.rulebook.rules[barred.rule].rule.id)
        return True

    def _settled(self, matches: Sequence[Match]) -> list[Match]:
        """Of matches of one kind that overlap, the longest, then the first by priority, then by rule id."""
        if self.listener is None:
            return settle(matches)
        rules = self.engine.rulebook.rules
        kept = settle(matches, lambda match, winner: self._tell(match.rule, "lost", match, rules[winner.rule].rule.id))
        for match in kept:
            self._tell(match.rule, "matched", match, "")
        return kept

    def _mention(self, match: Match) -> Mention:
        index = match.rule
        compiled = self.engine.rulebook.rules[index]
        rule, groups = compiled.rule, compiled.compiled.groups
        spans = match.found.regs if groups else ()
        fields = {name: _made(Span, spans[number]) for name, number in groups if spans[number][0] >= 0}
        constants = self.engine.constants[index]
        return _made(Mention, (rule.id, rule.kind, _made(Span, match[:2]), fields, constants))

    def _tell(self, index: int, outcome: str, match: Match | None, detail: str) -> None:
        if self.listener is not None:
            span = Span(match.start, match.end) if match is not None else None
            self.listener(self.engine.rulebook.rules[index].rule.id, outcome, span, detail)


def run(searches: Sequence[Search]) -> list[tuple[Mention, ...]]:
    """The accepted mentions of each of these documents, for which there is one engine.

    They are searched together, each rule in all of them before the next: what a rule is made of is then at hand, which
    takes a tenth off the time. No document sees another.
    """
    for search in searches:
        search.begin()
    for stage in searches[0].engine.stages if searches else ():
        _run_stage(searches, stage)
    return [tuple(sorted(search.accepted, key=_BY_PLACE)) for search in searches]


def _run_stage(searches: Sequence[Search], stage: Sequence[Wanted]) -> None:
    kinds = searches[0].engine.kinds
    found: list[dict[str, list[Match]]] = [defaultdict(list) for _ in searches]
    tries = [(rule, at, where) for at, search in enumerate(searches) for rule, where in search.met(stage)]
    for rule, at, sentences in sorted(tries, key=_RULE):
        if matches := searches[at].matches(rule, sentences):
            found[at][kinds[rule]] += matches
    for search, those in zip(searches, found, strict=True):
        search.accept(stage, those)
