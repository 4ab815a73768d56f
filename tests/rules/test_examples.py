"""Every rule's own examples, over the whole engine: what must match does, what must not does not."""

from __future__ import annotations

import pytest

from extractor import rules
from extractor.find.examples import failure
from extractor.model import Example, Rule

BOOK = rules.load()
CASES = [(c.rule, e) for c in BOOK.rules for e in c.rule.examples]


def case_id(case: tuple[Rule, Example]) -> str:
    rule, example = case
    return f"{rule.id}-{'yes' if example.match else 'no'}-{example.text[:16]}"


@pytest.mark.parametrize("case", CASES, ids=map(case_id, CASES))
def test_example(case: tuple[Rule, Example]) -> None:
    found = failure(BOOK, *case)
    assert found is None, f"{found.what}; {'; '.join(found.instead)}"


def test_every_rule_has_examples_of_both_sorts() -> None:
    assert len(BOOK.rules) > 60
    for compiled in BOOK.rules:
        sorts = {example.match is None for example in compiled.rule.examples}
        assert sorts == {True, False}, compiled.rule.id
