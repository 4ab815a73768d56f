"""What stands around the text proper: headline, source line, date line, author line, sign-off, footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from extractor.model import Span, Text
from extractor.numerals import to_int
from extractor.resolve.context import Page
from extractor.resolve.page_lines import (
    DATES,
    ISSUE,
    MEDIUM,
    SOURCE,
    STAMP,
    URL,
    Line,
    first_date,
    only_date,
    value_of,
)

_AUTHOR = re.compile(r"(?:作者|撰文|文|通讯员|特约记者|本报记者|记者|□|■)[：/ ]?((?:[\u4e00-\u9fff·]{2,4}[ 、]?){1,6})")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])")
_NO_NAMES = frozenset(
    (
        *(
            "点击",
            "点击数",
            "浏览",
            "浏览量",
            "阅读",
            "阅读量",
            "字号",
            "字体",
            "打印",
            "分享",
            "来源",
            "编辑",
            "责编",
            "审核",
        ),
        *(
            "次数",
            "作者",
            "记者",
            "收藏",
            "关闭",
            "文字",
            "星期一",
            "星期二",
            "星期三",
            "星期四",
            "星期五",
            "星期六",
            "星期日",
        ),
    )
)
_BYLINE = re.compile(r"[\u4e00-\u9fff][ ]?[\u4e00-\u9fff]{1,2}")
_YEARBOOK = re.compile(r"[\u4e00-\u9fff]{2,16}年鉴[ ]?[（(]?(?:19|20)\d\d(?:[—-]\d{2,4})?[）)]?")
_OF_BODY = re.compile(r"[\u4e00-\u9fff]{0,24}(?:委员会|政协)(?:概况)?")
_BOOK_WORDS = re.compile(r"[ ·•—\-–|]+")
_BESIDE_BOOK = re.compile(
    r"|[\dP.第页]{1,6}|[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{0,26}(?:委员会|政协)"
    r"|中国人民政治协商会议[\u4e00-\u9fff]{2,16}"
)
_SUBJECT = re.compile(
    r"关于.{4,60}的(?:通知|通报|意见|决定|报告|函|请示|公告|方案|批复)(?:（.{1,12}）)?$"
    r"|[\u4e00-\u9fff]{0,24}关于.{4,60}(?:提案|建议)(?:办理情况)?的(?:函?答复|复函|答复意见|办理答复)(?:的?函)?$"
)
_SUBJECT_OPEN = re.compile(r"[\u4e00-\u9fff]{0,24}关于[^，。；！？]{4,50}(?<!答复)(?<!复函)$")
_MOTTO = re.compile(r"[\u4e00-\u9fff]{4,10}[ ，][\u4e00-\u9fff]{4,12}")
_MASTHEAD = re.compile(r"[\u4e00-\u9fff]{2,12}(?:政协|政协网|委员会)[ ·][\u4e00-\u9fff]{2,6}")
_ISSUE_NAME = re.compile(r"[^，。：；（）]{4,24}（(?:(?:19|20)\d\d年?)?(?:总?第|，)\d{1,4}期）")
_TELLS = re.compile(r"^(?!——|—|--).*(?:政协|委员会).*(?:召开|举行|举办|开幕|闭幕)")
_BROKEN = re.compile(r"(?:委员会|人民政府|政协|协商会议)$")
_REST = re.compile(
    r"(?:常务委员会|常委会|关于|第.{1,8}[届次]|提案|.{0,16}(?:报告|安排表|一览表|通知|公告|决议|决定|讲话|要点|总结|纪要|计划|方案|安排|办法|名单)(?:（.{1,6}）)?$)"
)
_GOING = re.compile(r"政协.{0,12}[到赴来在][^，。：！？ ]{1,10}[省市县区州盟旗镇乡]$")
_AT = re.compile(r"在[^，。：！？ ]{6,40}$")
_SPOKEN = re.compile(
    r"(?!在)[^，。：！？ ]{0,24}[上时]的(?:讲话|致辞|致词|发言|报告|主持词|总结讲话|动员讲话)(?:（.{1,6}）)?$"
)
_DOING = re.compile(r"(?:视察|考察|学习考察|调研|走访|慰问|督导|召开|举行|举办|开展)")
_SUBTITLE = ("——", "—", "--")
_CARRIED = re.compile(
    r"(?:(?:原载|刊于|载于|摘自|选自|转自|刊载于?)[^《》]{0,16}《([^《》]{2,14})》|《([^《》]{2,14}(?:报|刊|网|杂志))》)"
)
_CREDIT = re.compile(r"[（(【]([\u4e00-\u9fff]{2,16}?)(?:整理|供稿)")
_WIRE = re.compile(
    r"[【]?([\u4e00-\u9fff]{2,10}(?:日报|晚报|时报|政协报|新闻网|政协网|政协新闻网|网|社)|(?!本)[\u4e00-\u9fff]{2,6}报)(?:记者)?讯"
)
_SENT = re.compile(
    r"((?:新华社|中新社|人民网|央视网|中国网|红网(?:时刻)?)|[\u4e00-\u9fff]{2,8}?(?:广播网|新闻网|日报|电视台|电台))"
    r"[\u4e00-\u9fff]{0,6}(?:\d{1,2}月)?\d{1,2}日(?:消息|讯|电)"
)
_REPORTED_BY = re.compile(
    r"(?:本[报网刊台])?(?:特约)?(?:记者|通讯员|作者|编辑|责编|责任编辑|供稿|审核|联系人)|附件|附：|抄送|主送"
)
_COLUMN = re.compile(
    r"(?:政协)?委员(?:说|论坛|之声|建言|观点|视点|心声|笔记|手记|声音|话题|视角|随笔|讲堂|风采|故事)|建言(?:献策|资政)?|议政建言"
    r"|政协(?:论坛|视点|时评|之声|人物|风采)|履职(?:故事|心得|手记|笔记)|(?:本期)?(?:观点|话题|视点|特稿|要闻|专题)|社情民意"
)
_REPORT_LINE = re.compile("记者|通讯员|供稿|来源|报道|讯")
_EDITOR = re.compile(
    r"([\u4e00-\u9fff]{2,24}?(?:委员会|办公室|办公厅|研究室|政协))(?:编印?|主办)?[ ]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
)
_PATH = re.compile(r"([\u4e00-\u9fff]{2,14}(?:政协网|网站|新闻网|信息网))[ ]?(?:>|»|->|-)")
_EDITED = ("编辑：", "责编：", "审核：", "校对：", "审校：", "录入：", "编审：")
_MOST_TITLE = 60  # code points
_LEAST_BROKEN = 10  # a shorter line is no headline that had to be broken
_MOST_META = 80
_HEAD = 12  # headline, source and date lines stand among the first sections of a page
_TAIL = 5  # the sign-off among the last


def describe(text: Text) -> Page:
    """Read the page around the text; where a sidecar says something, it wins, and its evidence is where the text says
    the same.
    """
    chars = text.chars
    lines = [Line(s, chars[s.span.start : s.span.end]) for s in text.sections]
    metadata = text.source.metadata
    meta = [line for line in lines if line.is_meta]
    title, title_span = _title(lines, meta)
    publisher, publisher_span = _publisher(lines, meta)
    issued, issued_span = _issued(lines, meta)
    authors = tuple(_authors(meta, publisher_span))
    if metadata.title:
        title, title_span = _shown(metadata.title, title, title_span, text, lines)
    if metadata.publisher:
        short = [line for line in lines if len(line.chars) <= _MOST_META]
        publisher, publisher_span = _shown(metadata.publisher, publisher, publisher_span, text, short)
    if metadata.published and metadata.published != issued:
        issued, issued_span = metadata.published, None
    elif not issued and metadata.url:
        issued = first_date(metadata.url)
    return Page(title, title_span, publisher, publisher_span, issued, issued_span, authors)


def _shown(value: str, read: str, span: Span | None, text: Text, lines: list[Line]) -> tuple[str, Span | None]:
    """A value that metadata gave and where the text shows it, spaces and the width of marks aside; `read` where the
    raw characters at `span` are that value (it is in Simplified characters then).
    """
    parts = re.findall(r"\w+", value)
    raw = "".join(text.source.raw[s.start : s.end] for s in text.raw_segments(span)) if span else ""
    if not parts or re.findall(r"\w+", raw) == parts:
        return (read, span) if parts else (value, None)
    written = re.compile(r"\W{0,3}".join(re.escape(part) for part in parts))
    ordered = sorted(lines, key=lambda line: line.section.role == "furniture")
    found = (line.at(match) for line in ordered if (match := written.search(line.chars)))
    return value, next(found, None)


# ---------------------------------------------------------------------------------------------- title


def _title(lines: list[Line], meta: list[Line]) -> tuple[str, Span | None]:
    """The headline that stands directly over the text: with its subtitle; of several, the one with a subtitle."""
    around = set(meta[:_HEAD])
    head = [line for line in lines[:_HEAD] if line not in around]
    titles = [line for line in head if line.section.role == "title" and not line.is_menu]
    for line in head:  # 关于…的通知 under the name of who issues it
        if "关于" in line.chars and len(line.chars) < _MOST_TITLE and _SUBJECT.match(line.chars) and not line.is_menu:
            return line.chars, line.section.span
    for line, following in pairwise(head):  # the same in two lines
        whole = line.chars + following.chars
        may = len(whole) < _MOST_META and "关于" in line.chars
        if may and _SUBJECT_OPEN.match(line.chars) and _SUBJECT.match(whole):
            return whole, Span(line.section.span.start, following.section.span.end)
    if issue := _issue(titles, head):
        return issue.chars, issue.section.span
    for first, second in pairwise(titles):
        if first is titles[0] and _MOTTO.fullmatch(first.chars) and _TELLS.search(second.chars):
            return second.chars, second.section.span  # under a motto
        if _is_one(first.chars, second.chars):  # a headline centred in two lines
            return first.chars + second.chars, Span(first.section.span.start, second.section.span.end)
        if second.chars.startswith(_SUBTITLE):
            subtitle = second.chars.lstrip("—- ")
            return f"{first.chars}——{subtitle}", Span(first.section.span.start, second.section.span.end)
    if len(titles) > 1 and _COLUMN.fullmatch(titles[0].chars):
        titles = titles[1:]  # under the name of a column
    if titles:
        return _headed(titles[0], lines)
    return _book(lines) or _unmarked(lines, head)


def _headed(title: Line, lines: list[Line]) -> tuple[str, Span]:
    """The headline, or the yearbook, of which a page is headed by the body that it tells about or by a running head."""
    if _OF_BODY.fullmatch(title.chars) and (named := _book(lines)) is not None:
        return named
    book = _YEARBOOK.search(title.chars)
    if book is not None and _is_running_head(title.chars, book):
        return book[0], title.at(book)
    return title.chars, title.section.span


def _book(lines: list[Line]) -> tuple[str, Span] | None:
    """The yearbook that the head or foot of a page names."""
    aside = (line for line in lines if line.section.role == "furniture")
    found = ((line, match) for line in aside if (match := _YEARBOOK.search(line.chars)))
    return next(((match[0], line.at(match)) for line, match in found), None)


def _is_running_head(chars: str, book: re.Match[str]) -> bool:
    """True where beside the name of a yearbook there is only the number of the page or of what it is part of."""
    beside = f"{chars[: book.start()]} {chars[book.end() :]}"
    return all(map(_BESIDE_BOOK.fullmatch, _BOOK_WORDS.split(beside)))


def _unmarked(lines: list[Line], head: list[Line]) -> tuple[str, Span | None]:
    """A headline that cleaning took for a line of text: short, without final punctuation, over a longer paragraph or,
    broken in two, over a line that says when and by whom.
    """
    below = (line for line in head if line.section.role != "furniture" and not line.is_menu and not _is_byline(line))
    top, under = next(below, None), next(below, None)
    if top is None or under is None:
        return "", None
    short = len(top.chars) < _MOST_TITLE and top.chars[-1] not in "。！？；：，"
    behind = lines[lines.index(under) + 1 :][:1]
    broken = short and _LEAST_BROKEN <= len(top.chars) >= len(under.chars) and under.chars[-1] not in "。！？；：，"
    if broken and behind and behind[0].is_meta and lines[lines.index(top) + 1] is under:
        return top.chars + under.chars, Span(top.section.span.start, under.section.span.end)
    return (top.chars, top.section.span) if short and len(under.chars) > len(top.chars) else ("", None)


def _issue(titles: list[Line], head: list[Line]) -> Line | None:
    """The name of an issue under the masthead of the page that carries it: 工作动态（2024年第9期）."""
    if len(titles) != 1 or not _MASTHEAD.fullmatch(titles[0].chars):
        return None
    return next((line for line in head if _ISSUE_NAME.fullmatch(line.chars)), None)


def _is_one(first: str, second: str) -> bool:
    """True for two lines of which the first breaks off: …委员会 / 常务委员会工作报告, …视察组到某县 / 视察…."""
    named = _BROKEN.search(first) and _REST.match(second)
    spoken = _AT.match(first) and _SPOKEN.match(second)
    return bool(named or spoken or (_GOING.search(first) and _DOING.match(second)))


def _is_byline(line: Line) -> bool:
    """True for a name alone in its line."""
    return _BYLINE.fullmatch(line.chars) is not None


# ------------------------------------------------------------------------------------------ publisher


def _publisher(lines: list[Line], meta: list[Line]) -> tuple[str, Span | None]:
    """Who a source line names; else the medium of a date line, a note, a dateline; else who signs; else the site."""
    tail = [line for line in lines[-_TAIL:] if line.section.role != "furniture"]
    noted = [line for line in meta if line.is_credit]
    edited = meta[:_TAIL]
    told = islice((line for line in lines if line.section.role == "paragraph"), 2)
    sourced = [line for line in (*meta, *tail) if line.is_sourced]
    for pattern, group in ((SOURCE, sourced), (_CARRIED, noted), (_CREDIT, noted), (MEDIUM, meta), (_EDITOR, edited)):
        for line in group:
            if match := pattern.search(line.chars):
                which = match.lastindex or 0
                return match[which], line.at(match, which)
    for line in told:
        if match := _WIRE.match(line.chars) or _SENT.match(line.chars):
            return match[1], line.at(match, 1)
    signed = _signed(tail)
    if signed[0]:
        return signed
    paths = ((line, match) for line in lines[:_TAIL] if (match := _PATH.match(line.chars)))
    return next(((match[1], line.at(match, 1)) for line, match in paths), ("", None))


def _signed(tail: list[Line]) -> tuple[str, Span | None]:
    """Who signs: the short line over a date that closes the text."""
    for above, below in pairwise(tail):
        signs = (
            not _REPORTED_BY.match(above.chars)
            and above.section.role != "title"
            and len(above.chars) < 30
            and above.chars[-1] not in "。！？；：，"
        )
        if only_date(below.chars) and signs:
            return above.chars, above.section.span
    return "", None


# --------------------------------------------------------------------------------------------- issued


def _issued(lines: list[Line], meta: list[Line]) -> tuple[str, Span | None]:
    """The date that is called one of publication; of a source line; of a line at the head or foot that is a date alone;
    of delivery in a subtitle; of an address; the month or year of a note at the foot.
    """
    head, tail = lines[:_HEAD], lines[-_TAIL:]
    dated = [line for line in meta if line.is_dated]
    stamped = ((line, match.end()) for line in dated if (match := STAMP.search(line.chars)))
    groups: tuple[Iterable[tuple[Line, int]], ...] = (
        stamped,
        ((line, 0) for line in dated if not URL.match(line.chars)),
        ((line, 0) for line in [*head, *tail] if only_date(line.chars)),
        ((line, 0) for line in head if line.section.role == "title" and line.chars.startswith(_SUBTITLE)),
        ((line, 0) for line in head if URL.match(line.chars)),
    )
    for group in groups:
        for line, start in group:
            for pattern in DATES:
                for match in pattern.finditer(line.chars, start):
                    if value := value_of(match):
                        return value, line.at(match)
    if tail and (foot := _at_foot(tail[-1])) is not None:
        return foot
    noted = ((line, match) for line in tail if line.is_credit and (match := ISSUE.search(line.chars)))
    return next(((_issue_date(m), line.at(m)) for line, m in noted), ("", None))


def _at_foot(line: Line) -> tuple[str, Span] | None:
    """The date that ends the last line, which tells who reported: …融媒体中心讯（记者 王华报道）2024年7月10日."""
    if len(line.chars) > _MOST_TITLE or not line.is_dated or not _REPORT_LINE.search(line.chars):
        return None
    for pattern in DATES:
        for match in pattern.finditer(line.chars):
            if match.end() == len(line.chars) and (value := value_of(match)):
                return value, line.at(match)
    return None


def _issue_date(match: re.Match[str]) -> str:
    """EDTF of the year or month of an issue: 一九八六年第三期 is 1986."""
    year = to_int(match[1])
    return f"{year}-{int(match[2]):02}" if match[2] else str(year)


# -------------------------------------------------------------------------------------------- authors


def _authors(meta: list[Line], publisher: Span | None) -> Iterator[Span]:
    for line in meta:
        start = line.section.span.start
        for match in _AUTHOR.finditer(line.chars):
            yield from _names(line.chars, match.start(1), match.end(1), start)
        if publisher is not None and line.section.span.contains(publisher) and not _AUTHOR.search(line.chars):
            yield from _names(line.chars, publisher.end - start, len(line.chars), start)


def _names(chars: str, low: int, high: int, offset: int) -> Iterator[Span]:
    """Runs of two or three Han characters that stand alone between spaces."""
    for match in _NAME.finditer(chars, low, high):
        before = chars[match.start() - 1] if match.start() else " "
        edited = chars.endswith(_EDITED, 0, match.start())
        if (not "\u4e00" <= before <= "\u9fff" or match.start() == low) and match[0] not in _NO_NAMES and not edited:
            yield Span(offset + match.start(), offset + match.end())
