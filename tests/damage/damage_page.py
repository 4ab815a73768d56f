"""The layout of a page: hard line breaks, two columns side by side, lines that are none of the document's.

A clean document has one paragraph a line. The lines before the first one that ends like a sentence are its head.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

from damage_sheet import Damaged, Sheet

_INDENT = "　　"
_ENDS = tuple("。！？；：…”）")
_NO_START = frozenset("，。、；：！？”’》）】%％,.;:!?)")
_NO_END = frozenset("“‘《（【(")
_WORD = re.compile(r"[0-9A-Za-z.%\u00c0-\u01dc]+")
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_BLANKS = " \t\u3000"

_HEAD_LINES = (
    "无障碍浏览 | 长者模式 | 繁體版",
    "首页　政协概况　提案工作　社情民意　文史资料　专题专栏",
    "您所在的位置： 网站首页 >> 政协新闻 >> 工作动态 >> 正文",
    "【字号：大 中 小】 【打印本页】 【关闭窗口】",
    "点击次数： 1024 次",
    "分享到： 微信 新浪微博 QQ空间",
)
_FOOT_LINES = (
    "[打印] [关闭] [收藏]",
    "分享至： 微信好友 朋友圈 微博",
    "上一篇： 这是另一篇文章的标题",
    "下一篇： 没有了",
    "友情链接",
    "网站地图 | 联系我们 | 法律声明",
    "版权所有 未经授权不得转载",
    "建议使用1280×800以上分辨率浏览本站",
    "技术支持：信息中心",
    "您是第 20356 位访问者",
)
_PAGE_LINES = ("— {0} —", "- {0} -", "第 {0} 页 共 48 页", "Page {0}", "·{0}·", "P. {0}", "{0} / 48", "第{0}页")


def width(text: str) -> int:
    """Cells of `text` on a grid: two for wide characters and those of ambiguous width, one for the rest."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


# ------------------------------------------------------------------------------------------ hard wraps


def wrapped(text: str, rng: Random, strength: float) -> Damaged:
    """Lines of about 40 characters (strength 0) to 20 (strength 1), the first of a paragraph indented by two."""
    return wrap(text, _size(rng, strength), indent=_INDENT, strict=rng.random() < 0.5)


def wrapped_flush(text: str, rng: Random, strength: float) -> Damaged:
    """Hard line breaks and no indents: a paragraph ends where a line is short."""
    return wrap(text, _size(rng, strength), indent="", strict=rng.random() < 0.5)


def wrapped_apart(text: str, rng: Random, strength: float) -> Damaged:
    """Hard line breaks and a blank line between paragraphs."""
    return wrap(text, _size(rng, strength), indent="", strict=rng.random() < 0.5, between="\n\n")


def _size(rng: Random, strength: float) -> int:
    """A length of lines, 20 to 40 characters: no two documents need have the same."""
    return min(max(round(40 - 20 * strength) + rng.randint(-5, 5), 20), 40)


def wrap(text: str, size: int, *, indent: str, strict: bool = True, between: str = "\n") -> Damaged:
    """`text` in lines of at most `size` wide characters; `strict` keeps closing marks off the start of a line."""
    sheet = Sheet(text)
    paragraphs = list(_paragraphs(text))
    first = _first_prose(text, paragraphs)
    full = False
    for index, (start, end) in enumerate(paragraphs):
        if index:
            sheet.write(between, start - 1, start)
        if index and full and indent == "" and between == "\n":
            sheet.lose(start - 1, start)  # the last line is as long as any: nothing shows that a paragraph ends
        full = _paragraph(sheet, start, end, size, indent=indent if index >= first else "", strict=strict)
    return sheet.done()


def _paragraph(sheet: Sheet, start: int, end: int, size: int, *, indent: str, strict: bool) -> bool:
    """Write one paragraph; True where its last line could not have held another word."""
    text = sheet.clean
    used = above = 0
    while start < end and text[start] in _BLANKS:
        start += 1
    sheet.add(indent)
    for number, (low, high) in enumerate(_rows(text, start, end, 2 * size, taken=width(indent), strict=strict)):
        if number:
            sheet.add("\n")
            _drop(sheet, above, low)
        above = high
        sheet.keep(low, high)
        used = width(text[low:high]) + (0 if number else width(indent))
    return used > 2 * size - 8


def _drop(sheet: Sheet, start: int, end: int) -> None:
    """Spaces at the edge of a line are gone; nothing tells that there were any."""
    if end > start:
        sheet.lose(start, end)


def _rows(text: str, start: int, end: int, cells: int, *, taken: int, strict: bool) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into rows of at most `cells`; `taken` of the first are the indent.

    A space at the start of a row is in none: it stands for nothing at the edge of a column.
    """
    low = start
    room = cells - taken
    while low < end:
        high, used = low, 0
        while high < end and used + width(text[high]) <= room:
            used += width(text[high])
            high += 1
        high = max(high, low + 1)
        if strict and high < end:
            high = _allowed(text, low, high, end)
        yield low, high
        low, room = high, cells
        while low < end and text[low] in _BLANKS:
            low += 1


def _allowed(text: str, low: int, high: int, end: int) -> int:
    """Where a typesetter breaks who keeps numbers whole, closing marks off the start of a line and opening ones off its
    end.
    """
    for word in _WORD.finditer(text, low, end):
        if word.start() < high < word.end() and word.start() > low:
            high = word.start()
    if text[high] in _NO_START:
        hung = high + 1  # one mark may hang over the edge
        if hung >= end or text[hung] not in _NO_START:
            return hung
        return high - 1 if high - 1 > low else high
    while text[high - 1] in _NO_END and high - 1 > low:
        high -= 1
    return high


# ----------------------------------------------------------------------------------------- two columns


def columns(text: str, rng: Random, strength: float) -> Damaged:
    """The body in two columns of 28 (strength 0) to 14 wide characters (strength 1), gutters of 3 to 16 cells."""
    return set_in_columns(
        text,
        size=round(28 - 14 * strength),
        gutter=rng.randint(3, 16),
        rows=rng.choice((30, 45, 60)),
        margin=rng.choice((0, 0, 4, 12)),
    )


def set_in_columns(text: str, *, size: int, gutter: int, rows: int = 45, margin: int = 0) -> Damaged:
    """Pages of two columns with at most `rows` lines each, printed line by line, a page number under each but the last.

    The head stays in one column. On the last page both columns are as long as the other, or the left one is longer by one.
    """
    sheet = Sheet(text)
    paragraphs = list(_paragraphs(text))
    first = _first_prose(text, paragraphs)
    for start, end in paragraphs[:first]:
        sheet.keep(start, min(end + 1, len(text)))
    lines = _column_lines(text, paragraphs[first:], size)
    for (_, _, above), (indent, low, _) in pairwise(lines):
        if not indent:
            _drop(sheet, above, low)
    for number, at in enumerate(range(0, len(lines), 2 * rows)):
        page = lines[at : at + 2 * rows]
        half = (len(page) + 1) // 2
        if at:
            sheet.add(f"\n\n{' ' * (margin + 2 * size)}- {number} -\n\n")
        _print(sheet, page[:half], page[half:], size=size, gutter=gutter, margin=margin)
    return sheet.done()


_Row = tuple[str, int, int]
"""One line of a column: its indent and the clean code points that it shows."""


def _column_lines(text: str, paragraphs: Sequence[tuple[int, int]], size: int) -> list[_Row]:
    lines: list[_Row] = []
    for start, end in paragraphs:
        low = start
        while low < end and text[low] in _BLANKS:
            low += 1
        for number, (a, b) in enumerate(_rows(text, low, end, 2 * size, taken=4, strict=True)):
            lines.append(("" if number else _INDENT, a, b))
    return lines


def _print(sheet: Sheet, left: Sequence[_Row], right: Sequence[_Row], *, size: int, gutter: int, margin: int) -> None:
    text = sheet.clean
    for index, row in enumerate(left):
        if index:
            sheet.add("\n")
        sheet.add(" " * margin)
        _row(sheet, row)
        if index < len(right):
            used = width(row[0]) + width(text[row[1] : row[2]])
            # One mark may hang over the edge of its column, so that is two cells wider than the text.
            sheet.add(" " * (2 * size + 2 - used + gutter))
            _row(sheet, right[index])


def _row(sheet: Sheet, row: _Row) -> None:
    sheet.add(row[0])
    sheet.keep(row[1], row[2])


# ------------------------------------------------------------------------------------------- furniture


def furniture_head(text: str, rng: Random, strength: float) -> Damaged:
    """Menus, breadcrumbs and buttons above the document: one line (strength 0) to six."""
    sheet = Sheet(text)
    for line in _some(_HEAD_LINES, rng, strength):
        sheet.add(line + "\n")
    sheet.keep(0, len(text))
    return sheet.done()


def furniture_foot(text: str, rng: Random, strength: float) -> Damaged:
    """Buttons, neighbours, links and a footer below the document: one line to ten."""
    sheet = Sheet(text)
    sheet.keep(0, len(text))
    for line in _some(_FOOT_LINES, rng, strength):
        sheet.add("\n" + line)
    return sheet.done()


def furniture_between(text: str, rng: Random, strength: float) -> Damaged:
    """Page numbers between paragraphs, in one of eight forms for the whole document."""
    return _paged(text, rng, strength, lambda sheet, line: sheet.add(f"{line}\n"), inside=False)


def furniture_inside(text: str, rng: Random, strength: float) -> Damaged:
    """Page breaks inside paragraphs: a page number on a line of its own in mid-sentence."""
    return _paged(text, rng, strength, lambda sheet, line: sheet.add(f"\n{line}\n"), inside=True)


def _paged(text: str, rng: Random, strength: float, put: Callable[[Sheet, str], None], *, inside: bool) -> Damaged:
    """Page lines at a share of the places: before a paragraph, or in the middle of one."""
    sheet = Sheet(text)
    form, number = rng.choice(_PAGE_LINES), rng.randint(2, 30)
    paragraphs = list(_paragraphs(text))
    first = _first_prose(text, paragraphs)
    at = 0
    for start, end in paragraphs[first + (not inside) :]:
        if rng.random() >= strength or (inside and end - start < 60):
            continue
        cut = start
        while inside and (cut == start or not _HAN.match(text, cut - 1)):
            cut = rng.randint(start + 20, end - 20)
        sheet.keep(at, cut)
        put(sheet, form.format(number))
        at, number = cut, number + 1
    sheet.keep(at, len(text))
    return sheet.done()


def _some(lines: Sequence[str], rng: Random, strength: float) -> list[str]:
    """A share of the lines, at least one, in their order."""
    chosen = set(rng.sample(range(len(lines)), max(1, round(strength * len(lines)))))
    return [line for index, line in enumerate(lines) if index in chosen]


# ---------------------------------------------------------------------------------------------- shared


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a clean text without their line breaks."""
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _first_prose(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """The number of the first line of prose: longer than a title and ending like a sentence; all where none is."""
    for index, (start, end) in enumerate(paragraphs):
        if end - start > 30 and text[start:end].rstrip().endswith(_ENDS):
            return index
    return len(paragraphs)
