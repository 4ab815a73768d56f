"""Hard-wrapped lines joined into paragraphs.

A run of short lines is hard-wrapped where many of them share one width and break off in mid-sentence. Inside such a
run a paragraph ends after a line that falls short, and starts at an indent, a blank line or a numbered heading. Text
with one paragraph a line stays as it is, but for a lone break that a bracket, a title mark or a comma leaves open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from extractor.alignment import Edit
from extractor.clean.afterwards import as_printed, marks
from extractor.clean.furniture import is_page_line, kind_of
from extractor.clean.han import HAN, OPENING, SPACE, all_cells, cells
from extractor.clean.markers import marker
from extractor.clean.rosters import parts_names
from extractor.clean.script import simplified
from extractor.clean.wrapping import INSIDE, STOP, Line, Wrap, is_ended, wrap_of

_WIDEST = 96
"""Cells beyond which a line counts as a whole paragraph."""

# What was opened before a break, and what closes after it: few lines leave anything open. One mark at a time, a search
# for a single character being ten times as fast as one for two.
_CLOSED_LATER = tuple(
    (
        re.compile(rf"{re.escape(mark)}[^{until}\n]{{0,{reach}}}+\n"),
        re.compile(rf"\n[ \t\u3000]{{0,8}}[^{opening}{closing}\n]{{0,{reach}}}+[{closing}]"),
    )
    for opening, closing, until, reach in (
        ("《", "》", "》", 60),
        ("（(", "）)", "）)", 60),
        ("“「", "”」", "”」。", 40),
    )
    for mark in opening
)
_NO_START = "，。、；：！？”’》）】」』,;:?!)"
"""Marks that no line starts with by intention."""
_INDENT = 40
"""Most spaces before such a mark."""
_SETTLED = frozenset("。！？；…：”’》】」』")
"""Marks after which no sentence goes on."""
_GOES_ON = re.compile(f"[{HAN}{OPENING}0-9A-Za-z]")
# Few breaks need a closer look: most lines end as a sentence does.
_MAY_BE_TORN = re.compile(
    rf"\n(?:(?<![{''.join(sorted(_SETTLED))}\n]\n)(?={_GOES_ON.pattern})|(?=[{SPACE}]{{0,{_INDENT}}}[{re.escape(_NO_START)}]))"
)
_ENDS = frozenset(SPACE)
_PAGE_LINE = 20
"""Characters of the longest page number, `第 12 页 共 48 页`."""
_OWN_LINES = frozenset(
    {"labels", "byline", "counters", "buttons", "date-line", "occasion", "breadcrumb", "navigation", "neighbours"}
)
"""Kinds of lines that go on with no other."""
_UNITS = frozenset("年月日号时分个项件名人次场篇条家户位万亿余多届%％")
"""What follows a number and starts no paragraph."""
# A single Latin word in Chinese text may as well be broken in two, `AP` `P`; several are English.
_LATIN_END = re.compile(r"[A-Za-z]{2,}[,.;:]? [A-Za-z]+[,.;:]?$")
_LATIN_START = re.compile(r"[A-Za-z]+")
_CUT = re.compile(r"\d[-./:：年月]?$|[：:]$")
# A dateline opens the first paragraph, whatever fills the line above it.
_DATELINE = re.compile(rf"(?:本[报网刊台]|[{HAN}]{{2,6}}[社网报台])[{HAN}0-9]{{0,9}}(?:讯|消息|电)[ \u3000(（：]")
_TITLE = 18
"""Fewest characters of a headline that fills its line; a column is narrower."""
_PAUSE = re.compile("[，。；！？]|：$")
_NAMED = re.compile("《[^》\n]{0,60}》|“[^”\n]{0,60}”")
_MARK_OR_NAME = re.compile(f"{_NAMED.pattern}|(?P<mark>[，。；！？])")
_ENDS_TITLE = re.compile(r"[(（](?:摘要|摘登|摘编|节选|全文|实录|试行|草案|征求意见稿|送审稿|讨论稿)[)）]$")
_HEADWORD = re.compile(
    "(?:(?<![员委])会|会议|论坛|讲话|致辞|报告|意见|通知|方案|要点|总结|综述|纪实|侧记|纪要|简报|活动|调研|视察|考察"
    "|召开|举行|闭幕|开幕|[”》！？])$"
)
_OPENER = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|昨日|今天|今年|去年|近年来|连日来|为(?:深入|进一步|贯彻|更好|切实|充分)"
)
# A web address that is broken, and what is left of it.
_URL = re.compile(r"https?://[!-~]{12,}$")
_URL_REST = re.compile(r"[A-Za-z0-9/_.?&=%#-]{2,120}")
_GLOSS = re.compile(r"[(（][^()（）\n\u2e80-\uffef]{1,12}[)）]")
_HAN = re.compile(f"[{HAN}]")
_ANY_STOP = re.compile(rf"{STOP.pattern}|\.(?<=[{HAN}]\.)(?=[{HAN}])")
"""A stop of prose; one of the Latin keyboard between Han characters, too."""


def edits(chars: str) -> Sequence[Edit]:
    """The line breaks that go, each with the spaces around it."""
    if "\n" not in chars:
        return ()
    lines = _lines(chars)
    runs = list(_runs(lines))
    found = _wrapped(chars, runs)
    # A text that was wrapped before it was glossed shows its width without the glosses only.
    printed = _as_printed(chars, lines)
    others = runs if printed is lines else list(_runs(printed))
    if others != runs and len(more := _wrapped(chars, others)) > len(found):
        lines, found = printed, more
    torn = (match.start() for match in _MAY_BE_TORN.finditer(chars))
    for before, after in _around(lines, torn):
        if before.end not in found and _is_torn(chars, before, after):
            found[before.end] = _join(chars, before, after)
    for before, after in _around(lines, _closed_later(chars)):
        if before.end not in found:
            found[before.end] = _join(chars, before, after)
    return [found[start] for start in sorted(found)]


def _wrapped(chars: str, runs: Sequence[list[Line]]) -> dict[int, Edit]:
    """The breaks inside the paragraphs of hard-wrapped runs, by where they begin."""
    found = {}
    for run in runs:
        joins = list(_joins(chars, run))
        if not joins:
            continue
        # A space at a break means something where lines do not all end with one: it parted two names.
        spaced = sum(chars[line.end : line.end + 1] in _ENDS for line in run) <= 0.2 * len(run)
        for before, after in joins:
            found[before.end] = _join(chars, before, after, spaced=spaced)
    return found


def _lines(chars: str) -> Sequence[Line]:
    """The lines of `chars`."""
    found: list[Line] = []
    new = tuple.__new__  # quicker than calling the class
    at = 0
    lines = chars.split("\n")
    # Of a whole paragraph the cells are not needed.
    for line, width in zip(lines, all_cells([line if len(line) <= _WIDEST else "" for line in lines]), strict=True):
        size = len(line)
        if not size or line[0] in _ENDS or line[-1] in _ENDS:
            text = line.rstrip(SPACE)
            found.append(_line(at, text, text) if text else Line(at, at, 0, 0, 0))
        else:
            found.append(new(Line, (at, at + size, 0, width if size <= _WIDEST else size, size)))
        at += size + 1
    return found


def _as_printed(chars: str, lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` as wide as they were when the text was printed; themselves where that is the same."""
    places, sizes = marks(chars)
    if not places:
        return lines
    found = list(lines)
    starts = [line.start for line in lines]
    total = [0, *accumulate(sizes)]
    at = 0
    while at < len(places):
        index = bisect_right(starts, places[at]) - 1
        first, at = at, bisect_left(places, lines[index].end, at)
        found[index] = _shown(chars, lines[index], total[at] - total[first])
    return found


def _shown(chars: str, line: Line, more: int) -> Line:
    """`line` as wide as it was when printed, without the `more` characters by which damage made it longer."""
    start, end = line[:2]
    at = chars.rfind("\n", 0, start) + 1
    length = end - at - more
    # Of a whole paragraph the text is not needed.
    text = chars[at:end] if length <= _WIDEST else ""
    return _line(at, text, as_printed(text)) if text else Line(start, end, 0, length, length)


def _line(at: int, text: str, shown: str) -> Line:
    """The line that begins at `at` and ends with `text`, as wide as what was shown of it."""
    end, length = at + len(text), len(shown)
    start = end - len(text.lstrip(SPACE))
    if length > _WIDEST:
        return Line(start, end, 0, length, length)
    return Line(start, end, cells(text[: start - at]) if start > at else 0, cells(shown), length)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Neighbouring lines that are short enough to be wrapped, blank ones between them included."""
    run: list[Line] = []
    for line in lines:
        if line.width <= _WIDEST:
            run.append(line)
            continue
        if len(run) > 2:
            yield run
        run = []
    if len(run) > 2:
        yield run


def _joins(chars: str, run: list[Line]) -> Iterator[tuple[Line, Line]]:
    """The pairs of lines of one run that belong together."""
    places = [place for place, line in enumerate(run) if line.width > 0]
    shown = [run[place] for place in places]
    wrap = wrap_of(chars, shown) if len(shown) > 2 else None
    if wrap is None:
        return
    # Where nearly every line is followed by a blank one, blank lines mean nothing.
    reach = 2 if len(run) - len(shown) >= 0.8 * (len(shown) - 1) else 1
    steps = [after - before for before, after in pairwise(places)]
    gaps = [step > 1 for index, step in enumerate(steps) if wrap.is_short(index)]
    if reach == 1 and len(gaps) > 1 and sum(gaps) >= 0.8 * len(gaps):
        wrap = wrap._replace(parted=True)
    start = shown[0].start
    for index, (before, after) in enumerate(pairwise(shown)):
        apart = steps[index] > reach or wrap.is_start(after) or _is_page_line(chars, after)
        apart = apart or (
            start == before.start and (_is_apart(chars, before, after) or _is_title(chars, before, after))
        )
        if not apart and _goes_on(chars, start, shown, index, wrap):
            yield before, after
        else:
            start = after.start


def _is_page_line(chars: str, line: Line) -> bool:
    """True for a page number, which is never the short last line of a paragraph."""
    return line.length <= _PAGE_LINE and is_page_line(_plain(chars[line.start : line.end]))


def _is_apart(chars: str, before: Line, after: Line) -> bool:
    """True for a first line that is none of a paragraph: a title that fills its line, above its second part or a line
    about the document, and such a line itself.
    """
    if STOP.search(chars, before.start, before.end):
        return False
    text, below = chars[before.start : before.end], chars[after.start : after.end]
    if _CUT.search(text) and below[0].isdigit():
        return False  # 发布时间：2023-05- is not over
    # A paragraph may start with a date that fills its first line.
    own = _kind(below) in _OWN_LINES or _kind(text) in _OWN_LINES - {"date-line"}
    return own or below.startswith(("——", "--")) or _DATELINE.match(below) is not None


def _is_title(chars: str, before: Line, after: Line) -> bool:
    """True for a headline that fills its line exactly, above the first sentence: nothing before has any punctuation.

    Its end says so, or what the next line begins with. A line of prose without a mark is rare where lines are long.
    """
    # In most texts the first mark is near; only before it names have to be taken out.
    if any(found["mark"] for found in _MARK_OR_NAME.finditer(chars, 0, before.end)):
        return False
    if _PAUSE.search(_NAMED.sub("", chars[: before.end])):
        return False
    text, below = chars[before.start : before.end], chars[after.start : after.end]
    if _ENDS_TITLE.search(text):
        return True
    sentence = before.length >= _TITLE and _PAUSE.search(_NAMED.sub("", below)) is not None
    return sentence and (_HEADWORD.search(text) is not None or _OPENER.match(below) is not None)


def _kind(line: str) -> str:
    kind = kind_of(_plain(line))
    return kind.name if kind else ""


def _plain(line: str) -> str:
    return simplified(line).replace("\u3000", " ")


def _goes_on(chars: str, start: int, shown: Sequence[Line], index: int, wrap: Wrap) -> bool:
    """True where the paragraph that began at `start` and has come to a line goes on with the next one."""
    before, after = shown[index : index + 2]
    forced = wrap.is_forced(index)
    ended = wrap.ended[index]
    # A long number may leave a line short; it starts no paragraph then.
    if wrap.is_wide(index) or (wrap.is_short(index) and (ended or not forced)):
        return False
    if ended:
        # Where paragraphs are indented or have blank lines between, a line without goes on with the one before.
        return (forced or wrap.indented or wrap.parted) and not _is_numbered(chars, after)
    # A paragraph without a full stop so far may be a heading: before a numbered line it is one, and also where it could
    # have gone on and broke off all the same. Other lines that do so were spaced out to the edge.
    if STOP.search(chars, start, before.end):
        return True
    if forced:
        return not _is_numbered(chars, after)
    return start < before.start or (
        marker(chars, start)[0] == 0 and INSIDE.search(chars, start, before.end) is not None
    )


def _is_numbered(chars: str, line: Line) -> bool:
    return marker(chars, line.start)[0] in (1, 2, 3)


def _join(chars: str, before: Line, after: Line, *, spaced: bool = False) -> Edit:
    """Nothing stands for the break, but a space between Latin words or names, and the one there was if `spaced`."""
    (first, end, *_), (start, last, indent, *_) = before, after
    space = spaced and (chars[end] != "\n" or indent == 1)
    if not space and chars[start].isascii():
        space = bool(_LATIN_START.match(chars, start, last) and _LATIN_END.search(chars, first, end))
    space = space or parts_names(chars[first:end], chars[start:last])
    return Edit(end, start, " " if space else "")


def _around(lines: Sequence[Line], breaks: Iterable[int]) -> Iterator[tuple[Line, Line]]:
    """The lines around each of these line breaks, but those beside blank ones."""
    ends: list[int] = []
    for position in breaks:
        ends = ends or [line.end for line in lines]
        below = bisect_right(ends, position)
        before, after = lines[below - 1], lines[below]
        if before.width > 0 and after.width > 0:
            yield before, after


def _closed_later(chars: str) -> list[int]:
    """The single breaks inside brackets."""
    found = {
        at
        for opened, closed in _CLOSED_LATER
        for at in (match.end() - 1 for match in opened.finditer(chars))
        if closed.match(chars, at)
    }
    return sorted(found)


def _is_torn(chars: str, before: Line, after: Line) -> bool:
    """True where a line of prose stops in mid-sentence and the next one goes on with it."""
    first, last = chars[after.start], chars[before.end - 1]
    indented = 0 if chars[after.start - 1] == "\n" else after.start - chars.index("\n", before.end) - 1
    if first in _NO_START:
        return indented <= _INDENT
    if indented or last in _SETTLED or not _GOES_ON.match(first):
        return False
    text = chars[before.start : before.end]
    if "(" in text or "（" in text:
        text = _GLOSS.sub("", text)
    last, length = text[-1:], len(text)
    if _URL.search(text) and _URL_REST.fullmatch(chars, after.start, after.end):
        return True
    if after.length == 1 and _HAN.match(first) and _HAN.match(last):
        return length >= 20  # no line is a character alone, but where they stand one below the other
    if marker(chars, after.start)[0] or not _ANY_STOP.search(chars, after.start, after.end):
        return False
    if last in "，、,":
        return length >= 20 and not is_ended(text)
    if last.isdigit() and first in _UNITS:
        return length >= 10
    if after.indent > before.indent or marker(chars, before.start)[0] or not (last.isdigit() or _HAN.match(last)):
        return False
    # What no heading looks like: an indent before the first line alone, a bare number at the end, punctuation inside.
    if (before.indent >= 2 and after.indent == 0) or (last.isdigit() and "，" in text):
        return length >= 15
    return (length >= 30 and _ANY_STOP.search(text) is not None) or (length >= 36 and "，" in text)
