"""Long lists of what must not stand somewhere are left out while a rule is looked for: the same matches."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.tries import Tries
from extractor.model import Span
from extractor.rules import Compiled
from extractor.rules.patterns import Workshop, compile_pattern
from extractor.rules.trees import Macros, Marks

FIRST = "茶面楼里店分第一二三四五六七八九十东南西北中上下左右前后大小多少高低新老红绿黄"
LONG = [a + b for a, b in product(FIRST, FIRST) if (a, b) != ("茶", "楼")]  # 茶楼 is one of the names
MACROS = {
    "long": "|".join([*LONG, "馆", "里弄口"]),
    "short": "和|以及|与",
    "name": "(?!{long})[一-龥]{2,3}",
    "mixed": "{short}|{long}",
    "pairs": "|".join(LONG),
}

LOOSE = {
    "before a name": "(?P<name>(?!{long})[一-龥]{2,3})开业",
    "before the names of a list": "(?P<names>(?:(?!{long})[一-龥]{2}、){1,3}(?!{long})[一-龥]{2})",
    "among other words": "(?P<name>(?!{long}|和|与)[一-龥]{2,3})开业",
    "among other words, single": "(?P<name>(?!和|{long})[一-龥]{2,3})开业",
    "behind a name": "(?P<name>[一-龥]{2}(?<!{pairs}))开业",
    "in a sub-pattern": "(?P<first>{name})(?:和(?P<second>{name}))?开业",
    "in one of several alternatives": "(?P<name>{name}馆|[一-龥]楼|(?!{long})[一-龥]{3})(?:开业|、)",
    "outside of groups": "{name}开业",
    "behind what may be missing": "第?(?P<name>(?!{long})[一-龥]{2,3}?)开业",
    "first where there is no way back": "(?P<name>(?>(?!{long})[一-龥]{1,3}))开业",
    "a sub-pattern where there is no way back": "(?P<name>(?>{name}))开业",
    "a name that may be missing": "(?P<name>(?!{long})[一-龥]{2})?开业",
}

STRICT = {
    "later where there is no way back": "(?P<name>(?>第|(?!{long})[一-龥]{1,3}))开业",
    "as often as can be": "(?P<name>(?:(?!{long})[一-龥]){1,3}+)开业",
    "looked at ahead": "(?P<name>[一-龥]{2})(?=开业(?!{long}))",
    "at the end": "(?P<name>茶楼)开业(?!{long})",
    "a short list": "(?P<name>(?!{short})[一-龥]{2,3})开业",
    "a list within a list": "(?P<name>(?!{mixed})[一-龥]{2,3})开业",
}  # fmt: skip
PIECES = ["茶", "楼", "馆", "茶楼", "茶馆", "面", "里", "第", "一", "和", "、", "开业", "里弄口", "家", "，"]
WORKSHOP = Workshop(Macros(MACROS, Marks(["place"])))


def compiled_of(name: str) -> Compiled:
    return compile_pattern({**LOOSE, **STRICT}[name], WORKSHOP, name, ("开业", "、"))


COMPILED = {name: compiled_of(name) for name in [*LOOSE, *STRICT]}


def found(compiled: Compiled, text: str) -> list[tuple[tuple[int, int], ...]]:
    whole = Span(0, len(text))
    return [match.regs for match in Tries(text).matches(compiled, text, [whole])]


def as_written(compiled: Compiled, text: str) -> list[tuple[tuple[int, int], ...]]:
    return [match.regs for match in compiled.plain.finditer(text)]


@pytest.mark.parametrize("name", COMPILED)
def test_same_matches(name: str) -> None:
    for pieces in product(PIECES, repeat=3):
        text = "".join(pieces) + "开业"
        assert found(COMPILED[name], text) == as_written(COMPILED[name], text), text


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(COMPILED)), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_same_matches_in_longer_texts(name: str, text: str) -> None:
    assert found(COMPILED[name], text) == as_written(COMPILED[name], text)


@pytest.mark.parametrize("name", LOOSE)
def test_long_lists_are_left_out(name: str) -> None:
    loose = COMPILED[name].loose
    assert loose is not None
    assert {len(words) > 1000 for words in loose.left} == {True}


@pytest.mark.parametrize("name", STRICT)
def test_what_could_lose_a_match_stays(name: str) -> None:
    assert COMPILED[name].loose is None
