"""Words that stand twice, that no cleaned text can hold, and lists that no pattern refers to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from extractor.find.lint.finding import Finding, Subject
from extractor.resources import package_folder
from extractor.rules.packs import Pack

_NAME = re.compile(r"\{([a-z][a-z_]*)\}")
_AROUND = ("会议听取了", "的有关情况")


def duplicates(subject: Subject) -> Iterator[Finding]:
    """Words that a list holds twice, or that a pack adds to a list that has them already."""
    for pack in subject.spoken_of():
        for name, words in pack.lexicons.items():
            others = {word for other in subject.packs if other is not pack for word in other.lexicons.get(name, ())}
            for word, times in Counter(words).items():
                if times > 1:
                    yield _of(pack, name, "warning", f"{word} stands {times} times", "keep it once")
                elif word in others:
                    yield _of(pack, name, "warning", f"{word} stands in another pack's {name}, too", "drop it here")


def unclean(subject: Subject) -> Iterator[Finding]:
    """Words that cleaning changes, alone and inside a sentence: the patterns never see them as written."""
    for pack in subject.spoken_of():
        for name, words in pack.lexicons.items():
            for word in dict.fromkeys(words):
                if subject.cleaned(word) != word and word not in subject.cleaned(word.join(_AROUND)):
                    yield _of(
                        pack,
                        name,
                        "error",
                        f"{word} never matches: in a cleaned text it reads {subject.cleaned(word)}",
                        "write it like that",
                    )


def unused(subject: Subject) -> Iterator[Finding]:
    """Lists and sub-patterns that no pattern refers to: most often a misspelt name."""
    used = {name for text in _patterns(subject) for name in _NAME.findall(text)}
    shipped = package_folder("rules", "packs")  # resolvers read some lists of the program's own packs
    for pack in subject.spoken_of():
        if Path(pack.path).parent == shipped:
            continue
        for name in pack.macros:
            if name not in used:
                near = get_close_matches(name, sorted(used), n=1)
                remedy = f"did you mean {near[0]}?" if near else f"write {{{name}}} in a pattern, or drop the list"
                yield _of(pack, name, "warning", "no pattern refers to it", remedy)


def _patterns(subject: Subject) -> Iterator[str]:
    for pack in subject.packs:
        yield from (rule.pattern for rule in pack.rules)
        yield from (text for name, text in pack.macros.items() if name not in pack.lexicons)


def _of(pack: Pack, name: str, level: str, what: str, remedy: str) -> Finding:
    part = "lexicons" if name in pack.lexicons else "patterns"
    return Finding(level, Path(pack.path).name, "", f"{part}.{name}", what, remedy)
