# ruff: noqa: ANN401  # the trees of re are untyped
"""From a tree to an expression of `re` that passes over places where no match can begin.

`re` looks for the first character of a match in one quick loop, but only where a pattern begins with a character or a
set of them. With which characters a match can begin is known of nearly all patterns, behind look-arounds and optional
parts, too (`firsts`); it is written into the head of the compiled code, where `re` keeps it.
"""

from __future__ import annotations

import re
from re import _compiler as sre_compile  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from extractor.rules import charsets
from extractor.rules.firsts import firsts
from extractor.rules.packing import packed_set, with_lists
from extractor.rules.program import Program

_MOST_FIRST = 0x10000  # characters; a set of more leaves hardly a place out


def assemble(tree: Any, packed: Any) -> tuple[re.Pattern[str], Program | None]:
    """The expression of a tree without flags, and its program; `packed` is the same tree with its sets packed.

    Where a later Python keeps its code otherwise, the expression is made as `re` makes it: the same matches, slower,
    and no program to keep.
    """
    try:
        program = _program(tree, packed)
        return program.expression(), program
    except (AttributeError, TypeError, ValueError, RuntimeError):
        plain: re.Pattern[str] = sre_compile.compile(tree)
        return plain, None


def _program(tree: Any, packed: Any) -> Program:
    code = with_lists(_with_first(sre_compile._code(packed, 0), firsts(tree)))
    state = tree.state
    return Program(int(state.flags), state.groups - 1, dict(state.groupdict), code)


def _with_first(code: list[int], first: charsets.Ranges | None) -> list[int]:
    """The code with these first characters in its head, where that names none yet."""
    size, mask, *widths = code[1:5]
    if mask or first is None or charsets.size(first) > _MOST_FIRST:
        return code
    chars: list[int] = []
    sre_compile._compile_charset(packed_set(charsets.members(first)), 0, chars)
    head = [sre.INFO, 4 + len(chars), sre.SRE_INFO_CHARSET, *widths, *chars]
    return [*head, *code[1 + size :]]
