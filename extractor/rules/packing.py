# ruff: noqa: ANN401  # the trees of re are untyped
"""Sets of characters in the form in which `re` compiles them, each made once for all patterns.

Compiling a pattern is, to more than three quarters, making bitmaps of its sets, and most patterns hold the same ones.
A bitmap takes some hundred bytes; sets of a few characters, which are most, are lists instead, which more than halves
the code that has to come from memory. `re` would work on a list anew each time it meets it, but takes bitmaps as they
are: it is given lists under that name, and `with_lists` puts their own names into the code.
"""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.trees import children, with_children

_PLANE = 0x10000
_CHUNK = 256
_MOST_LISTED = 8  # ranges and characters; to go through more takes longer than to look into a bitmap


class _Operand(int):
    """The first operand of a list in the code: the word before it is the name of a bitmap in the place of `name`."""

    name: int


class Packer:
    """Packs the sets of trees; remembers them, but no trees, which would take many times the place."""

    def __init__(self) -> None:
        self._sets: dict[tuple[Any, ...], list[Any]] = {}

    def packed(self, tree: Any) -> Any:
        """The tree, ready to compile; nothing but `re` can read its sets any more."""
        return sre_parse.SubPattern(tree.state, [self._item(op, value) for op, value in tree])

    def _item(self, op: Any, value: Any) -> Any:
        if op is not sre.IN:
            inside = children(op, value)
            return (op, with_children(op, value, [self.packed(tree) for tree in inside])) if inside else (op, value)
        key = tuple(value)
        if key not in self._sets:
            self._sets[key] = packed_set(value)
        return (op, self._sets[key])


def packed_set(members: list[Any], most_listed: int = _MOST_LISTED) -> list[Any]:
    """The members of a set, as one list or bitmap where that is possible."""
    ranges = charsets.of_item(sre.IN, [member for member in members if member[0] is not sre.NEGATE] or members)
    if not ranges or ranges[-1][1] >= _PLANE:
        return members
    packed = _listed(ranges) if len(ranges) <= most_listed else _bitmap(ranges)
    return [*(member for member in members if member[0] is sre.NEGATE), (sre.BIGCHARSET, packed)]


def with_lists(code: list[int]) -> list[int]:
    """The code of a pattern with packed sets, in which lists go by their own names."""
    for at, word in enumerate(code):
        if type(word) is _Operand:
            code[at - 1] = word.name
    return code


def _listed(ranges: charsets.Ranges) -> list[int]:
    words = [
        word
        for name, operands in charsets.members(ranges)
        for word in (name, *(operands if name is sre.RANGE else (operands,)))
    ]
    first = _Operand(words[1])
    first.name = words[0]
    return [first, *words[2:]]


def _bitmap(ranges: charsets.Ranges) -> list[int]:
    present = bytearray(_PLANE)
    for low, high in ranges:
        present[low : high + 1] = b"\1" * (high + 1 - low)
    numbers: dict[bytes, int] = {}
    places = bytearray(
        numbers.setdefault(bytes(present[at : at + _CHUNK]), len(numbers)) for at in range(0, _PLANE, _CHUNK)
    )
    bits = "".join(map(str, b"".join(numbers)))
    words = [int(bits[at : at + 32][::-1], 2) for at in range(0, len(bits), 32)]
    return [len(numbers), *memoryview(places).cast("I"), *words]
