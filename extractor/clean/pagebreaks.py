"""Page numbers and running heads that stand inside a sentence, moved behind its paragraph.

Where a page ends in mid-sentence, what is printed between two pages comes between the halves of the sentence. The
halves are joined; what stood between follows their paragraph, in lines of its own. Where nothing is printed between
them but a form feed says that a page ends, the halves are joined as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.alignment import Edit, Span
from extractor.clean.edits import Part, joined
from extractor.clean.furniture import is_page_line
from extractor.clean.han import HAN, SPACE
from extractor.clean.markers import marker
from extractor.clean.wrapping import STOP

# Any line that may be a page number; without one there is nothing to do.
_MAY_BE_NUMBER = re.compile(r"\n[ \t\u3000]{0,120}[-–—·•~.…(（\[【〈《第Pp0-9][^\n]{0,40}\n")
_GOES_ON = re.compile(f"[{HAN}“《，。、；：！？”’》）]")
_BROKEN_OFF = re.compile(f"[{HAN}，、,]")
# What hardly stands in a title, or never: a mark that is open at its end.
_INSIDE = re.compile("[。！？；;，、,]|《[^》]*$|“[^”]*$|（[^）]*$")
_SHORTEST = 12
_RUNNING_HEAD = 4
_BETWEEN = 8
"""Most lines between two halves, blank ones included."""


def edits(chars: str) -> Sequence[Edit]:
    """The form feeds (U+000C) that stand right inside a sentence, each taken out."""
    found = []
    at = chars.find("\f")
    while at >= 0:
        first = Span(chars.rfind("\n", 0, at) + 1, at)
        second = Span(at + 1, min(end for end in (chars.find("\n", at), len(chars)) if end >= 0))
        if second.start < second.end and _breaks_off(chars, first) and _goes_on(chars, second):
            found.append(Edit(at, at + 1, ""))
        at = chars.find("\f", at + 1)
    return found


def reorder(chars: str) -> tuple[Sequence[Part], Sequence[Edit]] | None:
    """The parts in their new order and what became of each place; None where no sentence is parted."""
    if not any(is_page_line(match[0].strip()) for match in _MAY_BE_NUMBER.finditer(chars)):
        return None
    parts: list[Part] = []
    changes = []
    at = 0
    for halves, between in _places(chars, _lines(chars)):
        # Each line that moves takes along the line break before it.
        moved = [*halves, *(Span(line.start - 1, line.end) for line in between)]
        start, end = halves[0].start, halves[-1].end
        parts += [Span(at, start), *moved]
        changes.append(Edit(start, end, joined(chars, moved)))
        at = end
    return ([*parts, Span(at, len(chars))], changes) if changes else None


def _lines(chars: str) -> list[Span]:
    """Every line, with its indent and without the spaces at its end."""
    found = []
    new = tuple.__new__  # quicker than calling the class
    at = 0
    for line in chars.split("\n"):
        found.append(new(Span, (at, at + len(line.rstrip(SPACE)))))
        at += len(line) + 1
    return found


def _places(chars: str, lines: Sequence[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    """The pieces of each parted line of prose, without indents but for the first, and the page lines between them.

    A long paragraph may be parted more than once.
    """
    index = 0
    while index + 2 < len(lines):
        halves, between = [lines[index]], []
        below = index + 1
        while (found := _next(chars, lines, below, halves[-1])) is not None:
            passed, below = found
            between += passed
            second = lines[below - 1]
            lead = len(chars[second.start : second.end]) - len(chars[second.start : second.end].lstrip(SPACE))
            halves.append(Span(second.start + lead, second.end))
        if between:
            yield halves, between
        index = below


def _next(chars: str, lines: Sequence[Span], at: int, first: Span) -> tuple[list[Span], int] | None:
    """The page lines from line `at` on and the number of the line after the one that goes on with `first`."""
    if not _breaks_off(chars, first):
        return None
    between = []
    below = at
    while below < min(at + _BETWEEN, len(lines)) and _is_between(chars, lines[below]):
        between += [lines[below]] if lines[below].start < lines[below].end else []
        below += 1
    if not between:
        return None
    numbered = any(any(map(str.isdigit, chars[line.start : line.end])) for line in between)
    if numbered and below < len(lines) and _goes_on(chars, lines[below]):
        return between, below + 1
    return None


def _is_between(chars: str, line: Span) -> bool:
    """True for blank lines, page numbers and running heads of a few characters."""
    start, end = line
    text = chars[start:end].strip(SPACE)
    if end - start <= _RUNNING_HEAD or sum(map(len, text.split())) <= _RUNNING_HEAD:
        return marker(text, 0)[0] == 0
    return is_page_line(text)


def _breaks_off(chars: str, first: Span) -> bool:
    """True for a line of prose that stops in mid-sentence."""
    start, end = first
    # Most lines end as a sentence does.
    last = chars[start:end].rstrip(SPACE)[-1:]
    if not last or _BROKEN_OFF.match(last) is None:
        return False
    before = chars[start:end].strip(SPACE)
    return len(before) >= _SHORTEST and (_INSIDE.search(before) is not None or len(before) >= 40)


def _goes_on(chars: str, second: Span) -> bool:
    """True for a line that goes on with a sentence that comes to its stop."""
    after = chars[second.start : second.end]
    text = after.lstrip(SPACE)
    return (
        len(after) - len(text) < 2
        and _GOES_ON.match(text) is not None
        and marker(text, 0)[0] == 0
        and STOP.search(after) is not None
    )
