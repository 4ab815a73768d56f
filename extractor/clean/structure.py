"""Sections of a cleaned text: every line that is not blank, with its role.

Three readings of the lines: each alone (`furniture.kind_of`), then among its neighbours (lists of links, menus,
running heads), then by its place in the document (title lines at the head, headings between paragraphs).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from extractor.clean.furniture import Kind, is_menu_word, kind_of
from extractor.clean.markers import marker
from extractor.clean.mastheads import is_bulletin, is_issuer, is_masthead, is_official_title
from extractor.model import Section, Span

_TITLE = range(5, 81)
_TITLE_LINES = 3
_HEADING = 40
_NUMBERED_HEADING = 60
_PROSE = 60
"""Characters beyond which a line is a paragraph even without a full stop."""
_RUNNING_HEAD = 4
_MENU_LINES = 3
_STOPS = tuple("。！？；…")
_OPEN_ENDS = tuple("。；，、：…,;:")


@dataclass(slots=True)
class _Line:
    """One line that is not blank while its role is being decided; `gap`: a blank line stands before it."""

    start: int
    text: str
    gap: bool
    kind: Kind | None
    level: int
    marker: str
    role: str

    @property
    def is_prose(self) -> bool:
        return not self.role and (self.text.rstrip("”’）》").endswith(_STOPS) or len(self.text) > _PROSE)

    @property
    def is_subtitle(self) -> bool:
        return self.text.startswith(("——", "--")) and len(self.text) in _TITLE

    @property
    def is_title_like(self) -> bool:
        plain = not self.role and not self.kind and not self.marker
        return plain and len(self.text) in _TITLE and not self.text.endswith(_OPEN_ENDS)


def sections(chars: str) -> tuple[Section, ...]:
    """The sections of `chars` in order; blank lines are in none."""
    lines = _lines(chars)
    _set_aside(lines)
    _read_head(lines)
    _read_body(lines)
    new = tuple.__new__  # quicker than calling the classes
    found = []
    for line in lines:
        span = new(Span, (line.start, line.start + len(line.text)))
        found.append(new(Section, (span, line.role, line.level, line.marker)))
    return tuple(found)


def _lines(chars: str) -> list[_Line]:
    found = []
    at = 0
    gap = False
    for text in chars.split("\n"):
        blank = not text or text.isspace()
        if not blank:
            kind = kind_of(text)
            level, mark = marker(chars, at) if kind is None else (0, "")
            role = kind.role if kind and not kind.tail else ""
            found.append(_Line(at, text, gap, kind, level, mark, role))
        gap = blank
        at += len(text) + 1
    return found


def _set_aside(lines: Sequence[_Line]) -> None:
    """Furniture that only its neighbours tell."""
    last = next((i for i in reversed(range(len(lines))) if lines[i].is_prose), -1)
    opened = False
    menu: list[_Line] = []
    for index, line in enumerate(lines):
        if line.kind and line.kind.tail and index > last:
            line.role = line.kind.role
        opened = bool(line.kind and line.kind.opens) or (opened and not line.is_prose and not line.level)
        if opened and line.role != "meta":
            line.role = "furniture"
        if not is_menu_word(line.text):
            menu = []
        else:
            menu.append(line)
            if len(menu) >= _MENU_LINES:
                for entry in menu[-_MENU_LINES:]:
                    entry.role = "furniture"
        if not line.role and len(line.text) - line.text.count(" ") <= _RUNNING_HEAD and not line.marker:
            beside = lines[max(index - 1, 0) : index + 2]
            if any(other.kind and other.kind.name == "page-number" and len(other.text) > 1 for other in beside):
                line.role = "furniture"


def _read_head(lines: Sequence[_Line]) -> None:
    """Title lines: before the first paragraph or numbered heading."""
    end = next((i for i, line in enumerate(lines) if line.is_prose or (line.level and not line.role)), len(lines))
    _set_mastheads(lines[:end])
    titles: set[str] = set()
    previous: _Line | None = None
    together = 0
    for index, line in enumerate(lines[:end]):
        if line.role == "furniture":
            continue
        follows = previous is not None and previous.role == "title"
        together = together + 1 if follows else 0
        below = lines[index + 1] if index + 1 < len(lines) else None
        if line.is_subtitle and not line.role:
            line.role = "title" if follows else ""
        elif line.is_title_like:
            first = not titles
            second = follows and not line.gap and together < _TITLE_LINES
            if first or second or line.text in titles or (below is not None and below.is_subtitle):
                line.role = "title"
        if line.role == "title":
            titles.add(line.text)
        previous = line


def _set_mastheads(head: Sequence[_Line]) -> None:
    """What was printed over the headline tells about the document, where a headline is left."""
    likely = [line for line in head if line.is_title_like]
    above = [line for line in likely if is_masthead(line.text)]
    above += [line for line, below in pairwise(head) if is_bulletin(line.text, below.text)]
    if len(above) < len(likely):
        for line in above:
            line.role = "meta"
    left = [line for line in likely if not line.role]
    # The issuer right above a headline may belong to it; set apart from it, it is the head of the letter.
    headline = next((line for line in left if is_official_title(line.text)), None)
    if headline is not None and (headline.gap or above):
        for line in left[: left.index(headline)]:
            if is_issuer(line.text):
                line.role = "meta"


def _read_body(lines: Sequence[_Line]) -> None:
    """Headings and paragraphs."""
    open_lines = [line for line in lines if not line.role]
    for line, below in zip_longest(open_lines, open_lines[1:]):
        line.role = "heading" if _is_heading(line, below) else "paragraph"


def _is_heading(line: _Line, below: _Line | None) -> bool:
    text = line.text
    if line.level in (1, 2, 3):
        bare = text[len(line.marker) :].strip()
        inside = bare.rstrip("。；：")
        if len(text) > _NUMBERED_HEADING or not bare or any(mark in inside for mark in "。；："):
            return False
        # 一、加强学习。 alone in its line heads what follows; 1.加强学习。 is an entry of a list.
        return not text.endswith(("。", "；", "，")) or (text.endswith("。") and line.level < 3 and below is not None)
    if line.level or line.kind or below is None or len(text) > _HEADING or text.endswith(_OPEN_ENDS):
        return False
    return text.count(" ") < 3 and (below.is_prose or below.level > 0 or _heads(below))


def _heads(below: _Line) -> bool:
    """True where the next line can stand under a heading too: a shorter heading or an entry that ends in a colon."""
    return below.text.endswith("：") or len(below.text) > _HEADING
