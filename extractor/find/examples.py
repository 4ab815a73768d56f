"""A rule's examples are its tests: tried over the whole engine, so that other rules may win or suppress as in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from extractor.find.engine import Search, engine
from extractor.model import Alignment, Example, Mention, Rule, Section, Source, Span, Text
from extractor.rules import Rulebook

__all__ = ["Failure", "Trial", "failure", "failures", "try_example"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold. `what` says what is wrong, `instead` what became of the rule in this text."""

    rule: Rule
    example: Example
    what: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """An example as the engine saw it: the rule's mentions in order, and what the engine said of its other tries."""

    text: Text
    found: tuple[Mention, ...]
    said: tuple[str, ...]


def failures(rulebook: Rulebook, rules: Sequence[Rule] | None = None) -> Iterator[Failure]:
    """The failures of these rules' examples (default: of all), in order of stage and id."""
    for rule in [compiled.rule for compiled in rulebook.rules] if rules is None else rules:
        for example in rule.examples:
            found = failure(rulebook, rule, example)
            if found is not None:
                yield found


def failure(rulebook: Rulebook, rule: Rule, example: Example) -> Failure | None:
    """What is wrong with one example; None where it holds."""
    trial = try_example(rulebook, rule, example)
    what = _wrong(trial, example)
    return Failure(rule, example, what, trial.said) if what else None


def try_example(rulebook: Rulebook, rule: Rule, example: Example) -> Trial:
    """Run the engine over an example: a cleaned text of one sentence."""
    text = _as_text(example.text)
    said: list[str] = []

    def listen(rule_id: str, outcome: str, span: Span | None, detail: str) -> None:
        if rule_id == rule.id and outcome != "matched":
            said.append(_said(outcome, text.slice(span) if span else "", detail))

    search = Search(engine(rulebook), text, listen)
    accepted = search.run()
    found = [m for m in (search.suppressed if rule.kind == "none" else accepted) if m.rule == rule.id]
    return Trial(text, tuple(found), tuple(said))


def _wrong(trial: Trial, example: Example) -> str:
    """What does not hold, or an empty string."""
    spans = [trial.text.slice(mention.span) for mention in trial.found]
    if example.match is None:
        return f"must not match, found {_listed(spans)}" if spans else ""
    if example.match not in spans:
        return f"must match {example.match!r}, found {_listed(spans) if spans else 'nothing'}"
    mention = trial.found[spans.index(example.match)]
    for name, wanted in example.fields:
        got = _value(trial.text, mention, name)
        if got != wanted:
            return f"field {name!r} must be {wanted!r}, is {'not there' if got is None else repr(got)}"
    return ""


def _value(text: Text, mention: Mention, name: str) -> str | None:
    return text.slice(mention.fields[name]) if name in mention.fields else mention.constants.get(name)


def _said(outcome: str, words: str, detail: str) -> str:
    if outcome == "lost":
        return f"{words!r} lost to {detail}"
    if outcome == "suppressed":
        return f"{words!r} taken out of play by {detail}"
    return f"{words!r}: {detail}" if words else detail


def _listed(spans: Sequence[str]) -> str:
    return ", ".join(map(repr, spans))


def _as_text(chars: str) -> Text:
    digest = sha256(chars.encode("utf-8", "replace")).hexdigest()
    whole = Span(0, len(chars))
    source = Source(digest[:12], "example", "text/plain", chars, digest)
    return Text(source, chars, Alignment.identity(len(chars)), (Section(whole, "paragraph"),), (whole,))
