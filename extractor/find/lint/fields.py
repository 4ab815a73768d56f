"""Named fields that no example reaches: what they hold is then not tested."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find.examples import try_example
from extractor.find.lint.finding import Finding, Subject


def unexercised(subject: Subject) -> Iterator[Finding]:
    """A warning for each named field that is empty in the matches of all examples, run over the whole engine."""
    for compiled in subject.rules():
        open_fields = set(compiled.compiled.regex.groupindex)
        for example in compiled.rule.examples:
            if open_fields and example.match is not None:
                for mention in try_example(subject.rulebook, compiled.rule, example).found:
                    open_fields -= mention.fields.keys()
        for name in sorted(open_fields):
            remedy = f"add a 'yes' example with fields: {{{name}: …}}"
            yield subject.about(compiled, "warning", "examples", f"no example fills the field {name!r}", remedy)
