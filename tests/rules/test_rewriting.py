"""Patterns are rewritten before they are compiled: the same matches, group by group, in less time."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import rules
from extractor.find.tries import Tries
from extractor.model import Span
from extractor.rules import Compiled
from extractor.rules.patterns import Workshop, compile_pattern
from extractor.rules.trees import Macros, Marks

MACROS = {
    "dish": "面馆|面馆分店|茶馆|茶楼|茶",
    "not_dish": "[和与]|以及|{dish}里",
    "numbered": "第(?P<number>[一二三])",
}


def compiled_of(pattern: str) -> Compiled:
    return compile_pattern(pattern, Workshop(Macros(MACROS, Marks(["place"]))), "here")


def matches(regex: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(match.span(), match.groupdict()) for match in regex.finditer(text)]


def same(compiled: Compiled, text: str) -> bool:
    return matches(compiled.regex, text) == matches(compiled.plain, text)


PATTERNS = {
    "words that begin alike": "茶馆|茶楼|面馆|茶馆分店",
    "a word that another one begins with, first": "(?:茶|茶馆|茶馆分店)(?P<rest>[馆楼])?",
    "a word that another one begins with, last": "(?:茶馆分店|茶馆|茶)(?P<rest>[馆楼])?",
    "an alternative that is no word between words": "茶馆|(?P<any>.)馆|茶楼|面馆",
    "single characters among words": "(?:茶|面|茶楼|和|与|以及)馆",
    "the same ends": "(?:一楼|二楼|三楼|一层)茶",
    "named alternatives": "(?P<tea>茶馆)|(?P<noodles>面馆)|茶楼",
    "characters that must not follow": "(?:(?![和与])[一-龥]){1,4}?馆",
    "characters and words that must not follow": "(?:(?!和|以及|与)[一-龥]){1,4}馆",
    "characters that must not stand before": "(?:(?<![一-龥])|(?<=[和与]))茶[馆楼]",
    "at the start of a line": "(?:(?<![^\\n])|(?<=[和与]))茶[馆楼]",
    "nothing before, or something": "(?:(?<!.)|(?<=茶馆))[面茶]馆",
    "two that must not stand before": "(?:(?<![茶面])|(?<![面和]))馆",
    "what may be missing first": "(?:第?[一二三])?(?:茶|面)馆",
    "a list of words": "第?[一二三]?{dish}",
    "a list that must not follow": "(?:(?!{not_dish})[一-龥]){1,3}馆",
    "two lists": "(?:{dish}|和|{not_dish})馆",
    "one character a list": "(?:{dish}|[和与])",
    "a numbered group in a sub-pattern": "{numbered}{dish}(?P<level>楼)?",
    "a class": "{place}(?:和{place}){0,2}{dish}",
    "no way back": "(?>茶馆|茶)馆",
    "as many as there are": "(?:茶馆|茶|面馆){1,3}+分店",
    "back to a group": "(?P<first>[茶面])馆(?:和(?P=first)馆)?",
    "both cases": "(?i:app|云)茶",
    "a word that may be missing": "(?:茶馆|面)?(?:分店)?楼",
    "a word that may be missing, rather missing": "(?:茶馆|面)??(?:茶|馆)楼?",
    "what may be missing, in a group": "(?P<tea>茶馆?)?(?P<rest>(?:和|以及)?面)馆",
    "what may be missing, again and again": "(?:(?P<tea>茶|面馆)?(?P<and>和|与)){1,3}茶?",
    "what may be missing and may be nothing": "(?:(?:茶)?(?:面)?)?馆",
    "lists among alternatives that begin with any character": "(?:茶馆|茶楼|面馆|和|与|第一|.楼|以及|里|分店|[一二]面|第.|一茶)馆?",
    "a look ahead that an author wrote before alternatives": "(?:(?=[茶])(?:茶馆|面馆|和|与)|楼)",
    "a longer look ahead that an author wrote": "(?:(?=[茶面][馆])(?:茶馆|面馆|和|与|茶楼)|楼)",
    "characters and words that must not follow, in this order": "(?:(?![和与])(?!以及|茶馆)[一-龥]){1,3}馆",
    "alternatives of one character and more": "(?:茶|面馆|第一|以及|和)(?:馆|分店|茶楼|里|楼)",
    "a set with a category": "(?![一二])[\\d一二三]茶",
}  # fmt: skip
PIECES = [
    "茶",
    "馆",
    "楼",
    "面",
    "和",
    "与",
    "以及",
    "分店",
    "第",
    "一",
    "二",
    "茶馆",
    "面馆",
    "里",
    "\n",
    "App",
    "3",
    "\ue000\ue001",
]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_rewritten_patterns_match_the_same(pattern: str) -> None:
    compiled = compiled_of(pattern)
    for pieces in product(PIECES, repeat=3):
        text = "".join(pieces)
        assert same(compiled, text), text


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(PATTERNS)), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_rewritten_patterns_match_the_same_in_longer_texts(name: str, text: str) -> None:
    assert same(compiled_of(PATTERNS[name]), text)


WORDS = st.lists(st.text("茶馆面楼", min_size=1, max_size=3), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.sampled_from(["(?:{0}|{1})", "(?!{0})(?:{1})", "(?:{0}){{1,2}}?(?:{1})", "(?:(?!{0})[茶馆面楼]){{1,3}}"]), st.text("茶馆面楼和", max_size=9))  # fmt: skip
def test_lists_in_any_order(one: list[str], two: list[str], form: str, text: str) -> None:
    assert same(compiled_of(form.format("|".join(one), "|".join(two))), text)


NEEDS = {
    "one after the other": ("茶(?:馆|楼).{0,3}开业", [{"开业"}, {"茶楼", "茶馆"}]),
    "what is looked at": ("茶馆(?=.{0,9}开业)(?<=老茶馆)", [{"茶馆"}, {"开业"}, {"老茶馆"}]),
    "what must not follow is no need": ("茶馆(?!分店)", [{"茶馆"}]),
    "what may be missing is there or not": ("(?:老)?茶馆(?:分店)?", [{"茶馆", "老茶馆", "茶馆分店", "老茶馆分店"}]),
    "a list that may be missing is no need": ("[一二三四五]?茶馆", [{"茶馆"}]),
    "what stands beside what is looked at": (
        "(?<=[“‘])茶馆(?!里)(?=”)",
        [{"“茶馆”", "‘茶馆”"}, {"“茶馆", "‘茶馆"}, {"”"}],
    ),
    "a set of each alternative": ("茶.{0,2}开业|面.{0,2}开张", [{"开业", "开张"}, {"茶", "面"}]),
    "digits": ("[0-9]{1,2}楼", [{f"{digit}楼" for digit in range(10)}, set("0123456789")]),
    "both cases": ("(?i:app)里", [{"里"}]),
    "a class": ("{place}.{0,2}茶馆", [{"茶馆"}, {"\ue000"}]),
}


@pytest.mark.parametrize("case", NEEDS, ids=str)
def test_needs(case: str) -> None:
    pattern, needs = NEEDS[case]
    assert sorted(map(sorted, compiled_of(pattern).needs)) == sorted(map(sorted, needs))


def test_all_shipped_patterns_match_the_same_in_their_examples() -> None:
    book = rules.load()
    for compiled in book.rules:
        for example in compiled.rule.examples:
            assert same(compiled.compiled, example.text), (compiled.rule.id, example.text)


def test_the_end_that_is_looked_for_ties_what_the_pattern_needs_together() -> None:
    tail = compiled_of("(?P<name>[一-龥]{2,9}?)(?:茶馆|面馆)(?=(?:在[一-龥]{1,4})?开业)").tail
    assert tail is not None
    assert tail.regex.search("老街茶馆在城里开业")
    assert not tail.regex.search("老街茶馆里有人说起开业")


@pytest.mark.parametrize("pattern", [r"(?<![^\n])茶[楼馆]", "(?<=[“‘])茶[楼馆]"])
@pytest.mark.parametrize("text", ["茶楼，“茶馆”、‘茶楼’", "\n茶馆\n茶楼", "", "“", "老茶馆"])
def test_places_behind_certain_characters_are_found_in_any_part_of_a_text(pattern: str, text: str) -> None:
    compiled = compiled_of(pattern)
    assert compiled.head is not None
    for start, end in combinations_with_replacement(range(len(text) + 1), 2):
        expected = [match.span() for match in compiled.plain.finditer(text, start, end)]
        found = Tries(text).matches(compiled, text, [Span(start, end)])
        assert [match.span() for match in found] == expected
