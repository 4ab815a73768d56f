"""Patterns that reach far: the text around each anchor that they are tried over is as long as they are wide."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find.lint.finding import Finding, Subject

LIMIT = 1_000
"""Code points that a match with all it looks at may span."""


def wide(subject: Subject) -> Iterator[Finding]:
    """A warning for each rule whose match may be wider than that."""
    for compiled in subject.rules():
        width = compiled.compiled.width
        if width > LIMIT:
            what = f"a match may reach over {width:,} characters (limit {LIMIT:,})"
            remedy = "give smaller repeats: the most that real text shows"
            yield subject.about(compiled, "warning", "pattern", what, remedy)
