"""Every rule's own examples, over the whole engine: what must match does, what must not does not."""

from __future__ import annotations

import hashlib

import pytest

from extractor import rules
from extractor.find import find
from extractor.model import Alignment, Example, Rule, Section, Source, Span, Text

BOOK = rules.load()
CASES = [(c.rule, e) for c in BOOK.rules for e in c.rule.examples]


def as_text(chars: str) -> Text:
    digest = hashlib.sha256(chars.encode()).hexdigest()
    source = Source(digest[:12], "example", "text/plain", chars, digest)
    whole = Span(0, len(chars))
    return Text(source, chars, Alignment.identity(len(chars)), (Section(whole, "paragraph"),), (whole,))


def case_id(case: tuple[Rule, Example]) -> str:
    rule, example = case
    return f"{rule.id}-{'yes' if example.match else 'no'}-{example.text[:16]}"


@pytest.mark.parametrize("case", CASES, ids=map(case_id, CASES))
def test_example(case: tuple[Rule, Example]) -> None:
    rule, example = case
    text = as_text(example.text)
    told: list[tuple[str, str, str]] = []
    if rule.kind == "none":
        from extractor.find.engine import Search, engine

        search = Search(engine(BOOK), text)
        search.run()
        found = [m for m in search.suppressed if m.rule == rule.id]
    else:
        found = [m for m in find(text, BOOK) if m.rule == rule.id]
    spans = [text.slice(m.span) for m in found]
    if example.match is None:
        assert spans == [], told
        return
    assert example.match in spans, f"found {spans}"
    mention = found[spans.index(example.match)]
    for name, value in example.fields:
        got = text.slice(mention.fields[name]) if name in mention.fields else mention.constants.get(name)
        assert got == value, name


def test_every_rule_has_examples_of_both_sorts() -> None:
    assert len(BOOK.rules) > 60
    for compiled in BOOK.rules:
        sorts = {example.match is None for example in compiled.rule.examples}
        assert sorts == {True, False}, compiled.rule.id
