"""The text of a web page from its headline to its last sentence, and the imprint at its foot.

Resiliparse parses the page (as browsers do) and lays out its text. Its choice of the main content says where the text
ends, but what stands between the headline and there stays, whatever it is: cleaning sets share bars aside, and the line
of date and source is needed. The imprint stays because it tells whose page it is.

Why Resiliparse, and why not its main content alone: measured on the five pages of tests/formats/pages (a government
page of today, nested tables in GB2312, a traditional page, a list of motions, a messenger's public account).

| | headline a line | date line whole | paragraphs lines of their own | other lines left | ms a page |
|---|---|---|---|---|---|
| trafilatura 2.3 | 2 of 5 | 2 of 5 | 14 of 25 (two pages are one line) | 48 | 2-21 |
| trafilatura 2.3, favor_recall | 2 of 5 | 2 of 5 | 15 of 25 (two pages are one line) | 28 | 2-8 |
| Resiliparse 2.0, main content | 5 of 5 | 4 of 5 | 21 of 25 (one page is lost) | 25 | 0.1-0.3 |
| Resiliparse 2.0, whole page | 5 of 5 | 5 of 5 | 25 of 25 | 63 | 0.1-0.2 |
| this module | 5 of 5 | 5 of 5 | 25 of 25 | 33 | 0.4-1.0 |

Installed by pip 23.2, trafilatura cannot be imported: it asks for an extra of lxml by a name that pip does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from extractor.read.html_metadata import Tag, headline

__all__ = ["Page"]

_SKIPPED = (
    *("rt", "rp", "del", "select", "button", "template", "[hidden]"),
    *(f'[style*="display:{space}none"]' for space in ("", " ")),
)
_INLINE = "span|em|i|b|strong|label|font|a|time|small|u"
_WIDE = "\u2014\u2018-\u201d\u2026\u3001-\ufaff\uff01-\uffee"
# A line break of the file inside a sentence; between Han characters it would be read as a space.
_BREAK = re.compile(
    rf"([{_WIDE}](?:</?(?:{_INLINE})\b[^<>]{{0,200}}>){{0,4}})[ \t]*\r?\n\s*"
    rf"(?=(?:</?(?:{_INLINE})\b[^<>]{{0,200}}>){{0,4}}[{_WIDE}])"
)
# Neighbours that only their style keeps apart: links, and the parts of the line of date and source.
_CLOSED = rf"</(?:{_INLINE})>"
_OPENED = rf"<(?:{_INLINE})\b[^<>]{{0,400}}>"
_TIME = rf"\s{{0,9}}\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?\s{{0,9}}{_CLOSED}"
_LABEL = (
    "[\u4e00-\u9fff]{0,4}(?:时间|時間|日期|来源|來源|作者|编辑|編輯|记者|記者|次数|次數|浏览|瀏覽|阅读|閱讀|点击|點擊|"
    "字号|字號|字体|字體)[：:]"
)
_NEIGHBOURS = re.compile(
    rf"</a>(?=<a\b)|{_CLOSED}(?=(?:{_OPENED}){{1,3}}(?:\s{{0,9}}{_LABEL}|{_TIME}))|[>：:]{_TIME}(?={_OPENED})"
)
_PRE = re.compile(r"<pre\b", re.IGNORECASE)
# Choosing the main content takes time with the square of the depth: 10 s at 20,000 elements one inside the other.
_NESTING = re.compile(
    r"</?(?:div|span|font|section|article|center|b|i|em|strong|u|table|td|blockquote|dl|dd|ul|ol)\b", re.IGNORECASE
)
_MANY_TAGS, _DEEP = 5000, 1000
_CELLS = re.compile(r"\t{2,}")
_SENTENCE = re.compile(r"[，。！？；]")
_STOPS = ("。", "！", "？", "…", "”", "）", "；")
_PROSE = 15
_IMPRINT = re.compile(
    r"版权所有|版權所有|著作权|©|[Cc]opyright|ICP备|公网安备|网站标识码|(?:主办|主管|承办|協辦|主辦)(?:单位|單位)?[：:]|地\s{0,4}址[：:]"
)
_LONGEST_IMPRINT = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: the labels of its head, the visible lines (blank ones too), which of them the library takes for
    main content, and its headings of the first order.
    """

    tags: tuple[Tag, ...]
    lines: tuple[str, ...]
    main: frozenset[str]
    headings: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> Page:
        """Parse `html`."""
        tree = HTMLTree.parse(_prepared(html))
        main = set() if _is_deep(html) else {line.strip() for line in _lines(tree, main=True)}
        headings = tuple(node.text or "" for node in _all(tree, "h1"))
        return cls(tuple(_tags(tree)), tuple(_lines(tree, main=False)), frozenset(main - {""}), headings)

    def text(self, title: str) -> str:
        """The lines of the document, `title` among them where the page shows it."""
        prose = [at for at, line in enumerate(self.lines) if _is_prose(line)]
        first, last = self._first(title, prose), self._last(prose)
        if not _holds_most(self.lines, prose, first, last):
            first = 0
        kept = list(self.lines[first : last + 1])
        imprint = [line for line in self.lines[last + 1 :] if len(line) <= _LONGEST_IMPRINT and _IMPRINT.search(line)]
        return "\n".join([*kept, *([""] if imprint else []), *imprint])

    def _first(self, title: str, prose: Sequence[int]) -> int:
        """The headline that stands last before the prose, or where the main content begins."""
        inside = [at for at in prose if self.lines[at].strip() in self.main]
        start = [*inside, *prose, len(self.lines)][0]
        for written in (title, *self.headings):
            found = headline(written, self.lines)
            before = [at for at in found if at < start]
            if before:
                return _upwards(before)
        return next((at for at, line in enumerate(self.lines) if line.strip() in self.main), 0)

    def _last(self, prose: Sequence[int]) -> int:
        main = [at for at, line in enumerate(self.lines) if line.strip() in self.main]
        return max([*main[-1:], *prose[-1:]], default=len(self.lines) - 1)


def _prepared(html: str) -> str:
    """The source without line breaks inside sentences, with a space where only a style parts two words."""
    parts = []
    at = 0
    while (pre := _PRE.search(html, at)) and (end := html.find("</pre", pre.end())) >= 0:
        parts += [_spaced(html[at : pre.start()]), html[pre.start() : end]]
        at = end
    return "".join([*parts, _spaced(html[at:])])


def _spaced(html: str) -> str:
    return _NEIGHBOURS.sub(r"\g<0> ", _BREAK.sub(r"\1", html))


def _is_deep(html: str) -> bool:
    depth = 0
    for tag in _NESTING.finditer(html) if html.count("<") > _MANY_TAGS else ():
        depth += -1 if tag[0].startswith("</") else 1
        if depth > _DEEP:
            return True
    return False


def _all(tree: HTMLTree, selector: str) -> Sequence[ElementNode]:
    return list(tree.document.query_selector_all(selector)) if tree.document else []


def _tags(tree: HTMLTree) -> list[Tag]:
    found: list[Tag] = []
    for node in _all(tree, "meta[content]"):
        name = node.getattr("name") or node.getattr("property") or ""
        found.append((name.lower(), node.getattr("content") or ""))
    for node in _all(tree, "link[rel=canonical][href]"):
        found.append(("canonical", node.getattr("href") or ""))
    return [*found, ("title", tree.title or "")]


def _lines(tree: HTMLTree, *, main: bool) -> list[str]:
    text = extract_plain_text(tree, main_content=main, list_bullets=False, alt_texts=False, skip_elements=_SKIPPED)
    return [_CELLS.sub("\t", line).rstrip() for line in text.split("\n")]


def _is_prose(line: str) -> bool:
    text = line.strip()
    return len(text) >= _PROSE and text.endswith(_STOPS) and _SENTENCE.search(text) is not None


def _upwards(found: Sequence[int]) -> int:
    """The first of the lines that end the list one directly after the other: a headline may have two."""
    at = found[-1]
    for line in reversed(found[:-1]):
        if at - line > 2:
            break
        at = line
    return at


def _holds_most(lines: Sequence[str], prose: Sequence[int], first: int, last: int) -> bool:
    """True where the part from `first` to `last` holds more than half of the prose, by characters."""
    inside = sum(len(lines[at]) for at in prose if first <= at <= last)
    return 2 * inside >= sum(len(lines[at]) for at in prose)
