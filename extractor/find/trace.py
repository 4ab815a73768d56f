"""What each rule did with a text: for people who write rules."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.find.engine import Search, engine
from extractor.model import Span, Text
from extractor.rules import Rulebook


@dataclass(frozen=True, slots=True)
class Step:
    """One rule's fate: `outcome` is matched, lost (`detail`: the rule that won), suppressed (`detail`: the rule that
    took the text out of play) or failed (`detail`: the first condition that did not hold).
    """

    rule: str
    kind: str
    stage: int
    outcome: str
    span: Span | None
    detail: str


def trace(text: Text, rulebook: Rulebook) -> tuple[Step, ...]:
    """Run all rules over a cleaned text and tell of each, in order of stage, place and rule id."""
    steps: list[Step] = []
    by_id = {c.rule.id: c.rule for c in rulebook.rules}

    def listen(rule: str, outcome: str, span: Span | None, detail: str) -> None:
        steps.append(Step(rule, by_id[rule].kind, by_id[rule].stage, outcome, span, detail))

    Search(engine(rulebook), text, listen).run()
    return tuple(sorted(steps, key=lambda s: (s.stage, s.span or Span(len(text.chars), 0), s.rule, s.outcome)))
