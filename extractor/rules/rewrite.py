# ruff: noqa: ANN401  # the trees of re are untyped
"""Patterns in a form that matches the same, group by group, and runs faster in `re`.

Written patterns are lists of words in a row. `re` tries them one after the other at every place; here words that begin
alike are put together, alternatives are entered only where the next two characters can begin one of them, what may be
missing is an alternative to nothing, and what is excluded before a set of characters is taken out of the set. The order
in which alternatives are tried never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.charsets import Ranges
from extractor.rules.firsts import firsts, seconds
from extractor.rules.trees import children, is_shared, with_children

Item = tuple[Any, Any]

_GUARDED = 4  # alternatives from which on a look at the next character pays
_OPTIONAL = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT})
_SINGLE = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
_LOOKS = frozenset({sre.ASSERT, sre.ASSERT_NOT})
_BROAD = 400  # characters from which on it tells little


class Rewriter:
    """Rewrites trees; remembers those that many patterns share."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Any]] = {}

    def rewritten(self, tree: Any) -> Any:
        """A tree that matches the same as `tree`; the groups and flags are those of its state."""
        return sre_parse.SubPattern(tree.state, self._sequence(tree))

    def _shared(self, tree: Any) -> Any:
        if id(tree) not in self._known:
            self._known[id(tree)] = (tree, self.rewritten(tree))  # the tree is held, so that its id stays its own
        return self._known[id(tree)][1]

    def _sequence(self, tree: Any) -> list[Item]:
        items: list[Item] = []
        for op, value in tree:
            for item in self._item(op, value, tree.state):
                _append(items, item)
        return items

    def _item(self, op: Any, value: Any, state: Any) -> Sequence[Item]:
        if is_shared(op, value):
            return self._shared(value[3]).data  # type: ignore[no-any-return]
        if op is sre.SUBPATTERN and value[1:3] != (0, 0):  # under other flags sets mean something else
            return [(op, value)]
        inside = [self.rewritten(child) for child in children(op, value)]
        if op is sre.BRANCH:
            return branch([tree.data for tree in inside], state)
        # What may be missing is an alternative to nothing: `re` enters a repeat of more than a character slowly.
        if op in _OPTIONAL and value[:2] == (0, 1) and not _is_simple(value[2]):
            return branch([inside[0].data, []] if op is sre.MAX_REPEAT else [[], inside[0].data], state)
        if op is sre.ASSERT_NOT and value[0] > 0:
            return [(op, (value[0], sre_parse.SubPattern(state, part))) for part in _parts(inside[0].data, state)]
        return [(op, with_children(op, value, inside))]


def _is_simple(tree: Any) -> bool:
    """True for a single character, which `re` repeats in a quick loop."""
    return len(tree) == 1 and tree[0][0] in _SINGLE


def branch(alternatives: Sequence[list[Item]], state: Any) -> list[Item]:
    """Alternatives, tried in their order, as a sequence of items."""
    flat = [inner for alternative in alternatives for inner in _flat(alternative)]
    behind = _behind(flat, state)
    if behind is not None:
        return [behind]
    merged = _merged(flat, state)
    if len(merged) == 1:
        return merged[0]
    ranges = [charsets.of_item(*alternative[0]) if len(alternative) == 1 else None for alternative in merged]
    if all(r is not None for r in ranges):
        return [charsets.item(charsets.union(part for r in ranges if r is not None for part in r))]
    return _guarded([alternative for part in _parted(merged, state) for alternative in part], state)


def _guarded(alternatives: Sequence[list[Item]], state: Any) -> list[Item]:
    """Alternatives behind a look at the next character, where there are enough of them."""
    made = (sre.BRANCH, (None, [sre_parse.SubPattern(state, alternative) for alternative in alternatives]))
    look = _look([made]) if len(alternatives) >= _GUARDED else []
    return [(sre.ASSERT, (1, sre_parse.SubPattern(state, look))), made] if look else [made]


def _look(items: Sequence[Item]) -> list[Item]:
    """The characters that matches can begin with, the second ones, too, where these are few; none where any can."""
    first = firsts(items)
    if first is None:
        return []
    second = seconds(items)
    more = [charsets.item(second)] if second is not None and _is_narrow(second) else []
    return [charsets.item(first), *more]


def _is_narrow(ranges: Ranges | None) -> bool:
    return ranges is not None and charsets.size(ranges) < _BROAD


def _parted(alternatives: Sequence[list[Item]], state: Any) -> Iterator[list[list[Item]]]:
    """Runs of alternatives that begin with few characters, each behind a look of its own, among such as begin with any:
    one look for all of them would keep nothing out.
    """
    narrow = [len(alternatives) < _GUARDED or _is_narrow(firsts(alternative)) for alternative in alternatives]
    if all(narrow):
        yield list(alternatives)
        return
    for few, run in groupby(zip(narrow, alternatives, strict=True), key=itemgetter(0)):
        part = [alternative for _, alternative in run]
        yield [_guarded(part, state)] if few and len(part) >= _GUARDED else part


def _flat(alternative: list[Item]) -> list[list[Item]]:
    """An alternative that is nothing but alternatives, guarded or not, as these."""
    if len(alternative) == 2 and _is_guard(*alternative):
        alternative = alternative[1:]
    if len(alternative) == 1 and alternative[0][0] is sre.BRANCH:
        return [tree.data for tree in alternative[0][1][1]]
    return [alternative]


def _is_guard(item: Item, behind: Item) -> bool:
    """True for a look at the next characters that keeps out nothing which the alternatives behind it would not."""
    op, value = item
    if op is not sre.ASSERT or value[0] < 0 or behind[0] is not sre.BRANCH:
        return False
    return bool(_look([behind]) == value[1].data)


def _merged(alternatives: Sequence[list[Item]], state: Any) -> list[list[Item]]:
    """Alternatives that begin with the same character together, as long as nothing else stands between them.

    Two that begin with different characters never match at one place, so their order means nothing.
    """
    found: list[list[Item]] = []
    run: dict[int, list[list[Item]]] = {}
    for alternative in alternatives:
        if alternative and alternative[0][0] is sre.LITERAL:
            run.setdefault(alternative[0][1], []).append(alternative[1:])
            continue
        found += _of_run(run, state)
        run = {}
        found.append(alternative)
    return [*found, *_of_run(run, state)]


def _of_run(run: dict[int, list[list[Item]]], state: Any) -> list[list[Item]]:
    """What may follow each character, those together that the same may follow."""
    alike: dict[str, tuple[list[int], list[list[Item]]]] = {}
    for char, tails in run.items():
        alike.setdefault(repr(tails), ([], tails))[0].append(char)
    return [
        [
            charsets.item(charsets.union((char, char) for char in chars)),
            *(tails[0] if len(tails) == 1 else branch(tails, state)),
        ]
        for chars, tails in alike.values()
    ]


def _behind(alternatives: Sequence[list[Item]], state: Any) -> Item | None:
    """`(?<![ab])|(?<=[bc])`, at the beginning of the text, too, is `(?<![a])`."""
    barred: Ranges | None = None
    allowed: Ranges = charsets.NONE
    for alternative in alternatives:
        looked = _looked_behind(alternative)
        if looked is None:
            return None
        op, ranges = looked
        if op is sre.ASSERT:
            allowed = charsets.union((*allowed, *ranges))
        else:
            barred = ranges if barred is None else charsets.without(ranges, charsets.without(charsets.ALL, barred))
    if barred is None:
        return (sre.ASSERT, (-1, sre_parse.SubPattern(state, [charsets.item(allowed)]))) if allowed else None
    rest = charsets.without(barred, allowed)
    return (sre.ASSERT_NOT, (-1, sre_parse.SubPattern(state, [charsets.item(rest)]))) if rest else None


def _looked_behind(alternative: list[Item]) -> tuple[Any, Ranges] | None:
    if len(alternative) != 1 or alternative[0][0] not in (sre.ASSERT, sre.ASSERT_NOT):
        return None
    op, (direction, tree) = alternative[0]
    ranges = charsets.of_item(*tree[0]) if direction < 0 and len(tree) == 1 else None
    return None if ranges is None else (op, ranges)


def _parts(data: list[Item], state: Any) -> Iterable[list[Item]]:
    """What must not follow, as several such conditions: single characters and the rest apart."""
    alternatives = _flat(data)
    single = [charsets.of_item(*alternative[0]) if len(alternative) == 1 else None for alternative in alternatives]
    if len(alternatives) < 2 or all(ranges is None for ranges in single):
        return [data]
    longer = [alternative for alternative, ranges in zip(alternatives, single, strict=True) if ranges is None]
    chars = charsets.union(part for ranges in single if ranges is not None for part in ranges)
    return [*([branch(longer, state)] if longer else []), [charsets.item(chars)]]


def _append(items: list[Item], item: Item) -> None:
    """Add an item to a sequence; characters that must not follow are taken out of a set that does, whatever else is
    looked at in the same place.
    """
    ranges = charsets.of_item(*item)
    at = len(items) - 1
    while ranges is not None and at >= 0 and items[at][0] in _LOOKS:
        barred = _barred(*items[at])
        rest = charsets.without(ranges, barred) if barred is not None else charsets.NONE
        if rest:
            del items[at]
            ranges, item = rest, charsets.item(rest)
        at -= 1
    items.append(item)


def _barred(op: Any, value: Any) -> Ranges | None:
    """The characters that an item keeps from following, where it does nothing else."""
    if op is not sre.ASSERT_NOT or value[0] < 0 or len(value[1]) != 1:
        return None
    return charsets.of_item(*value[1][0])
