"""The annotated page: the raw text survives whatever it holds, every fact is marked where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import Page

from extractor import gazetteer, rules
from extractor.alignment import Span
from extractor.annotate import Annotated, page
from extractor.annotate.facts import facts_of
from extractor.annotate.layers import Layer, levels, tokens
from extractor.annotate.page import shown_raw
from extractor.clean import clean
from extractor.find import find
from extractor.read import source
from extractor.resolve import resolve

DAMAGED = (
    "首页 > 政协要闻\r\n"
    "荥阳市政協(xié)舉(jǔ)辦培訓(xùn)班\r\n"
    "一、總體情況\r\n"
    "2022年8月15日,,荥阳市政協(xié)在鄭州召開“有事好商量”工作座談會，主席張三主持。\r\n"
    "打印 | 关闭\r\n"
)
PIECES = [
    "荥阳市政协",
    "2023年3月",
    "召开会议。",
    "一、",
    "“有事好商量”",
    "<b>",
    "&amp;",
    "\r",
    "\n",
    '"',
    "'",
    "</div>",
    "協(xié)",
    "12个平台",
    "\0",
    "]]>",
]


def annotated(raw: str, name: str = "page.txt") -> Annotated:
    text = clean(source(raw, name))
    return Annotated(text, resolve(text, find(text, rules.load()), gazetteer.load()))


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
@example("<script>alert(1)</script>")
@example('&lt;mark class="m">&#13;\r\n\x00\x0b\x0c\x85\ufeff\u2028')
@example("《\x00意见》由荥阳市政协印发。")
@example(DAMAGED)
def test_the_text_of_the_page_is_the_raw_text(raw: str) -> None:
    written = page([annotated(raw)])
    found = Page(written)
    assert found.raw == [shown_raw(raw)]
    assert found.unbalanced == []
    assert len(found.ids) == len(set(found.ids))
    assert written.encode("utf-8") == page([annotated(raw)]).encode("utf-8")


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_names_and_titles_are_escaped(name: str) -> None:
    found = Page(page([annotated("荥阳市政协召开会议。", name or "x")]))
    assert found.unbalanced == []
    assert [tag for tag, _ in found.attributes].count("script") == 1


def test_every_fact_is_marked_where_its_evidence_stands() -> None:
    document = annotated(DAMAGED)
    found = Page(page([document]))
    facts = facts_of(document.records)
    assert {fact.table for fact in facts} >= {"bodies", "meetings", "dates", "campaigns", "people"}
    for number, fact in enumerate(facts):
        covered = "".join(found.marks[f"d1-f{number}"])
        for item in fact.evidence:
            for segment in item.segments:
                assert DAMAGED[segment.start : segment.end] in covered
            assert item.rule in "".join(found.text)
        assert fact.name in "".join(found.text)


def test_every_jump_lands() -> None:
    found = Page(page([annotated(DAMAGED, "a.txt"), annotated(DAMAGED[20:], "b.txt")]))
    assert {target.removeprefix("#") for target in found.targets} <= set(found.ids)
    assert len(found.targets) > 20


def test_damage_headings_and_what_was_set_aside_are_marked() -> None:
    found = Page(page([annotated(DAMAGED)]))
    classes = {name for _, given in found.attributes for name in given.get("class", "").split()}
    assert {"furniture", "heading", "title", "repair"} <= classes
    notes = {given["data-note"] for _, given in found.attributes if "data-note" in given}
    assert "glosses: 協(xié) → 協" in notes
    assert any(note.startswith("doubled: ,, → ") or note.startswith("doubled: ，， → ") for note in notes)


def test_several_documents_have_a_section_each() -> None:
    texts = [DAMAGED, "荥阳市政协召开会议。", ""]
    found = Page(page([annotated(raw, f"{n}.txt") for n, raw in enumerate(texts)]))
    assert found.raw == texts
    assert [given["id"] for tag, given in found.attributes if tag == "section"] == ["d1", "d2", "d3"]


def test_the_page_asks_nothing_of_any_network() -> None:
    written = page([annotated(DAMAGED)])
    assert "default-src 'none'" in written
    assert not re.findall(r"(?:https?:)?//[a-z]|@import|url\(", written)
    assert all(target.startswith("#") for target in Page(written).targets)


# ------------------------------------------------------------------------------------- how layers nest

LENGTH = 24
spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda pair: pair[0] < pair[1])
layers = st.lists(
    st.builds(
        lambda span, rank, sort, number: Layer(Span(*span), rank, sort, (number,)),
        spans,
        st.integers(0, 3),
        st.sampled_from(["bodies", "dates", "repair"]),
        st.integers(0, 99),
    ),
    max_size=12,
    unique=True,
)


@settings(max_examples=100, deadline=None)
@given(layers)
def test_layers_nest_and_cover_exactly_their_ranges(given_layers: list[Layer]) -> None:
    raw = "".join(chr(0x4E00 + n) for n in range(LENGTH))
    covered = dict.fromkeys(given_layers, "")
    begun: list[Layer] = []
    stack: list[Layer] = []
    text = ""
    for token in tokens(raw, given_layers):
        if token.sort == "open":
            assert token.layer is not None
            assert token.first == (token.layer not in begun)
            begun.append(token.layer)
            stack.append(token.layer)
        elif token.sort == "close":
            assert stack.pop() == token.layer
        else:
            text += token.text
            assert [layer.rank for layer in stack] == sorted(layer.rank for layer in stack)
            for layer in stack:
                covered[layer] += token.text
    assert (text, stack) == (raw, [])
    for layer, words in covered.items():
        assert words == raw[layer.span.start : layer.span.end]


def fact(start: int, end: int, table: str = "bodies", number: int = 0) -> Layer:
    return Layer(Span(start, end), 2, table, (number, 0, 0))


@pytest.mark.parametrize(
    ("given_layers", "expected"),
    [
        pytest.param([fact(0, 2), fact(3, 5)], [0, 0], id="side by side"),
        pytest.param([fact(0, 6), fact(1, 3)], [1, 0], id="one in the other"),
        pytest.param([fact(0, 9), fact(1, 6), fact(2, 4)], [2, 1, 0], id="three deep"),
        pytest.param([fact(0, 4), fact(2, 6)], [1, 0], id="crossing"),
        pytest.param([fact(0, 4), fact(0, 4, number=1)], [0, 0], id="two of one table share a line"),
        pytest.param([fact(0, 4), fact(0, 4, "dates", 1)], [1, 0], id="two tables do not"),
    ],
)
def test_depth_of_lines(given_layers: list[Layer], expected: list[int]) -> None:
    found = levels(LENGTH, given_layers)
    assert [found[layer] for layer in given_layers] == expected
