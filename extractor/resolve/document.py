"""The record of the document itself: title, genre, publisher, date, subject, period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.model import DocumentRecord, Evidence, Span
from extractor.numerals import to_int
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates

_BY_TITLE = (
    ("speech", re.compile(r"讲话|致辞|致词|演讲|开幕词|闭幕词")),
    ("work-report", re.compile(r"工作报告|工作情况的?报告|工作总结|工作小结|述职报告|报告（摘要）|年报")),
    ("yearbook-page", re.compile(r"年鉴")),
    ("notice", re.compile(r"公告|通知|的通报|通报$|公示|名单|决定$|决议|启事|倡议书|征集|工作要点$|会议纪要$")),
    (
        "feature",
        re.compile(
            r"纪实|侧记|综述|巡礼|故事|掠影|扫描|见闻|风采|观察|记事|回眸|亮点|剪影|走笔|走访记|小记(?!者)|特写|素描|——.{4,40}(?:情怀|身影|足迹|缩影|写照|心路)$|——(?:走进|走近|探访|寻访|访|记(?!者)|来自)"
        ),
    ),
    ("speech", re.compile(r"发言")),
)
_NEWS_TITLE = re.compile(
    r"(?:动态|快讯|简讯|要闻)(?:（[^（）]{3,14}）)?$|召开|举行|举办|开幕|闭幕|出席|会见|赴|到访|调研|视察|考察|主持|当选|开展|参加|走访|座谈(?!会)|启动|揭牌|慰问|开馆|通报"
)
_DECIDES = re.compile(r"(?:决议|决定|公告|公报|通知|公示|启事)(?:（.{1,8}）)?$")
_ABOUT_REPORT = re.compile(r"热议|解读|审议|讨论|聚焦|学习")  # 委员热议政府工作报告 is none
_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_PORTRAIT = re.compile(
    r"^(?:【[^】]{2,10}】)?[^：，。“]{2,16}(?:政协|委员会)[^：，。“]{0,6}：(?!.*(?:召开|举行|举办|开幕|闭幕))"
)
_HISTORY = re.compile(r"历史沿革|沿革$|简介$|概况$|发展历程|大事记")
_I = re.compile(r"(?:^|[，。；！？“])(?:我(?:看|想|认为|建议|觉得|以为|随)|笔者|愿更多)")
_BYLINE = re.compile(r"[\u4e00-\u9fff][ ]?[\u4e00-\u9fff]{1,2}")
_MEMOIR = re.compile(r"^(?:回忆|追忆|忆|我与|我和|我在)|琐忆|杂忆|忆旧|往事|亲历记?")
_REPORTER = re.compile(r"记者|通讯员")
_WRITTEN_BY = re.compile(
    r"(?:[\u4e00-\u9fff、]{2,24}(?:主席|书记|主任|委员|秘书长|局长|部长|院长|教授|研究员|政协|委员会|研究室|办公室) "
    r"[\u4e00-\u9fff][ ]?[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2,3} ?口述.{0,14}(?:整理|记录|执笔|撰文)?)"
)
_HEAD = 6  # lines in which it says who wrote the text
_REPORTED_YEAR = re.compile(
    r"报告(?:了)?(?P<year>\d{4}|[二一][〇○零一二三四五六七八九]{3})年(?:以来|度)?的?(?:[^，。；]{0,8})?(?:工作|情况)"
)
_SINCE_SESSION = re.compile(r"[二三四五]次(?:全体)?会议以来|一年来|过去的?一年|去年以来|一次会议以来")
_OPENING = 700  # code points in which a report says what it reports on
_HALF_YEAR = 5  # months into a year in which a report still looks back on the year before
_ARTICLE_TITLE = re.compile(r"浅谈|思考|刍议|探析|谈谈|论|启示|建议|体会")
_DATELINE = re.compile(
    r"^[ ]?(?:本[报网刊台站]|新华社|央视网|中新社|中国新闻网|人民网|[\u4e00-\u9fff]{2,8}(?:日报|政协|新闻网|网))?"
    r"(?:讯|消息|[\u4e00-\u9fff]{0,6}\d{0,2}月?\d{0,2}日电|（记者)"
)
_NEWS_START = re.compile(r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|昨日|昨天|今天|今日|近日|日前|连日来)")
_REPORTERS = re.compile(r"（(?:记者|通讯员)?[ ]?[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,9}）$")
_SIGNED = 60  # code points at the end of a paragraph that reporters sign in
_REVIEW = re.compile(
    r"((?:19|20)\d\d)年(?:度)?(?:的)?(?:主要)?(?:工作)?(?:回顾|总结|工作情况|工作完成情况|所做的?(?:主要)?工作)"
)
_YEARS_WORK = re.compile(r"((?:19|20)\d\d)年(?:度)?(?:的)?(?:主要|重点)?工作$")
_CARRIED = re.compile(r"[（(](?:原载|刊于|载于|摘自|选自)[^（()）]{0,50}[）)]")
_FOOT = 80  # code points at the foot of a page that say where it was printed before
_LONG_AGO = 1990  # the Internet tells no news of earlier years
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_REPORT = re.compile(r"工作情况的?报告|工作报告")
_TERM = re.compile(r"\d{4}/\d{4}")
_TITLE_PERIOD = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?[^，。]{0,12}(?:综述|年报|总结|大事记|小结|回眸|回顾|盘点|工作报告|计划|要点|方案|安排)|年报（((?:19|20)\d\d)）"
)


def document_record(context: Context, bodies: Bodies, dates: Dates) -> DocumentRecord:
    """Describe the document; every line that a value was read from is evidence."""
    page = context.page
    genre = _genre(context)
    return DocumentRecord(
        key=context.document,
        title=page.title,
        genre=genre,
        publisher=page.publisher,
        issued=page.issued or dates.day or None,
        subject=bodies.subject,
        period=_period(context, dates, genre),
        evidence=tuple(_evidence(context)),
    )


def _evidence(context: Context) -> Iterator[Evidence]:
    page = context.page
    for span, rule in (
        (page.title_span, "document.title"),
        (page.publisher_span, "document.publisher"),
        (page.issued_span, "document.issued"),
    ):
        if span is not None:
            yield context.index.evidence(span, rule)


def _genre(context: Context) -> str:
    """By the words of the headline, else by the manner of the text."""
    title = context.page.title
    if _DECIDES.search(title):
        return "notice"
    for genre, pattern in _BY_TITLE:
        if pattern.search(title) and not (genre == "work-report" and _ABOUT_REPORT.search(title)):
            return genre
    if _HISTORY.search(title):
        return "article"
    if _NEWS_TITLE.search(_QUOTED.sub("", title)):
        return "news"
    paragraphs = [s.span for s in context.text.sections if s.role == "paragraph"]
    chars = context.text.chars
    if _is_written_by_post(context) and any(_I.search(context.text.slice(span)) for span in paragraphs):
        return "article"
    if any(_DATELINE.match(context.text.slice(span)) for span in paragraphs[:3]):
        return "news"
    if any(_REPORTERS.search(chars, max(end - _SIGNED, start), end) for start, end in paragraphs[-2:]):
        return "news"
    if paragraphs and _is_lead(context.text.slice(paragraphs[0]), context.page.issued):
        return "news"
    if _PORTRAIT.match(title):
        return "feature"
    if _MEMOIR.search(title) or _is_written_by_post(context):
        return "article"
    if _signed_alone(context) and _CARRIED.search(context.text.chars[-_FOOT:]):
        return "article"
    signed = context.page.authors and context.page.issued and not _is_reported(context)
    argued = _signed_alone(context) and any(_I.search(context.text.slice(span)) for span in paragraphs)
    return "article" if signed or argued or _ARTICLE_TITLE.search(title) else "feature"


def _is_lead(paragraph: str, issued: str) -> bool:
    """True for the lead of a news item: a day, and not one of long ago."""
    year = _YEAR.match(paragraph)
    return (
        _NEWS_START.match(paragraph) is not None
        and (year is None or issued[:4] in ("", year[0]))
        and (year is None or bool(issued) or int(year[0]) > _LONG_AGO)
    )


def _signed_alone(context: Context) -> bool:
    """True where a name stands alone in its line below the headline."""
    lines = islice((s.span for s in context.text.sections if s.role != "furniture"), 1, 4)
    return any(_BYLINE.fullmatch(context.text.chars, *span) for span in lines)


def _is_written_by_post(context: Context) -> bool:
    """True where below the headline a line says who wrote it, with a post, or who told and who wrote it down."""
    headline = context.page.title_span or Span(0, 0)
    told = (s.span for s in context.text.sections if s.role != "furniture" and s.span.start >= headline.end)
    lines = islice(told, _HEAD)
    return any(_WRITTEN_BY.fullmatch(context.text.chars, *span) for span in lines)


def _is_reported(context: Context) -> bool:
    """True where reporters signed under the headline."""
    lines = islice((s for s in context.text.sections if s.role != "furniture"), _HEAD)
    return any(s.role == "meta" and _REPORTER.search(context.text.slice(s.span)) for s in lines)


def _period(context: Context, dates: Dates, genre: str) -> str | None:
    """The time that the document reports on: as a heading or its title says, a term looked back on, 今年以来."""
    for section in context.text.sections:
        if section.role in ("title", "heading"):
            match = _REVIEW.search(context.text.chars, *section.span)
            if match:
                return match[1]
            match = _YEARS_WORK.search(context.text.chars, *section.span)
            if match and match[1] < context.page.issued[:4]:
                return match[1]
    match = _TITLE_PERIOD.search(context.page.title)
    if match:
        return f"{match[1]}-{int(match[2]):02}" if match[2] else match[1] or match[3]
    if years := {to_int(m["year"]) for m in _REPORTED_YEAR.finditer(context.text.chars[:_OPENING])} - {None}:
        return str(years.pop()) if len(years) == 1 else None
    periods = [record.value for record in dates.records if record.role == "period"]
    terms = [value for value in periods if _TERM.fullmatch(value)]
    if terms and genre == "work-report":
        return terms[0]
    if genre == "work-report" and (year := _year_before(context)):
        return year
    if genre == "yearbook-page" or {f"{dates.year}-01-01/..", f"{dates.year}/.."} & {*periods}:
        return dates.year or None
    return None


def _year_before(context: Context) -> str:
    """The year that a report of proposals or work, delivered early in the next one, looks back on."""
    issued = _MONTH.match(context.page.issued)
    looks_back = _REPORT.search(context.page.title) and _SINCE_SESSION.search(context.text.chars, 0, _OPENING)
    return str(int(issued[1]) - 1) if issued and looks_back and int(issued[2]) <= _HALF_YEAR else ""
