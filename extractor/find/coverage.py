"""What each rule does over a sample of documents: for people who write rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extractor.find.engine import Search, engine
from extractor.model import Rule, Span, Text
from extractor.rules import Rulebook

__all__ = ["Coverage", "Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """One rule over a sample: accepted `matches` and the number of `documents` that have one; overlaps that it `lost`
    to another rule and `won` from others (for a rule of kind `none`: matches that it took out of play); its own
    matches that were `suppressed`.
    """

    rule: Rule
    matches: int
    documents: int
    lost: int
    won: int
    suppressed: int

    @property
    def verdict(self) -> str:
        """fires; or never: its pattern matched nothing in the sample; or beaten: every match lost or was suppressed."""
        if self.matches:
            return "fires"
        return "beaten" if self.lost or self.suppressed else "never"


class Coverage:
    """Counts what becomes of every rule, document after document."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._counts: dict[str, Counter[str]] = {
            name: Counter() for name in ("matched", "lost", "suppressed", "won", "documents")
        }
        self.documents = 0

    def add(self, text: Text) -> None:
        """Run all rules over one more cleaned document."""
        fired: set[str] = set()

        def listen(rule: str, outcome: str, span: Span | None, detail: str) -> None:
            if outcome == "failed":
                return
            self._counts[outcome][rule] += 1
            if outcome == "matched":
                fired.add(rule)
            else:
                self._counts["won"][detail] += 1

        Search(engine(self._rulebook), text, listen).run()
        self._counts["documents"].update(fired)
        self.documents += 1

    def tallies(self) -> tuple[Tally, ...]:
        """One a rule, in order of stage and id."""
        counts = self._counts
        return tuple(
            Tally(
                rule=compiled.rule,
                matches=counts["matched"][compiled.rule.id],
                documents=counts["documents"][compiled.rule.id],
                lost=counts["lost"][compiled.rule.id],
                won=counts["won"][compiled.rule.id],
                suppressed=counts["suppressed"][compiled.rule.id],
            )
            for compiled in self._rulebook.rules
        )
