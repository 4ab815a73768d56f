"""The record of the document itself: title, genre, publisher, date, subject, period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import DocumentRecord, Evidence
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates

_BY_TITLE = (
    ("speech", re.compile(r"讲话|致辞|致词|演讲|开幕词|闭幕词")),
    ("work-report", re.compile(r"工作报告|工作情况的?报告|工作总结|工作小结|述职报告|报告（摘要）|年报")),
    ("yearbook-page", re.compile(r"年鉴")),
    ("notice", re.compile(r"公告|通知|的通报|通报$|公示|名单|决定$|决议|启事|倡议书|征集|工作要点$")),
    ("feature", re.compile(r"纪实|侧记|综述|巡礼|故事|掠影|扫描|见闻|风采|观察|记事|回眸|亮点|剪影")),
    ("speech", re.compile(r"发言")),
)
_NEWS_TITLE = re.compile(
    r"召开|举行|举办|开幕|闭幕|出席|会见|赴|到访|调研|视察|考察|主持|当选|开展|参加|走访|座谈|启动|揭牌|慰问|开馆|通报"
)
_ARTICLE_TITLE = re.compile(r"浅谈|思考|刍议|探析|谈谈|论|启示|建议|体会")
_DATELINE = re.compile(
    r"^[ ]?(?:本报|新华社|央视网|中新社|中国新闻网|人民网|[\u4e00-\u9fff]{2,8}(?:日报|政协|新闻网|网))?"
    r"(?:讯|消息|[\u4e00-\u9fff]{0,6}\d{0,2}月?\d{0,2}日电|（记者)"
)
_NEWS_START = re.compile(r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|昨日|昨天|今天|今日|近日|日前|连日来)")
_REPORTERS = re.compile(r"（(?:记者|通讯员)?[ ]?[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,9}）$")
_REVIEW = re.compile(r"((?:19|20)\d\d)年(?:度)?(?:主要)?(?:工作)?(?:回顾|总结|工作情况)")
_TERM = re.compile(r"\d{4}/\d{4}")
_TITLE_PERIOD = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?[^，。]{0,12}(?:综述|年报|总结|大事记|小结|工作报告|计划|要点|方案|安排)|年报（((?:19|20)\d\d)）"
)


def document_record(context: Context, bodies: Bodies, dates: Dates) -> DocumentRecord:
    """Describe the document; every line that a value was read from is evidence."""
    page = context.page
    return DocumentRecord(
        key=context.document,
        title=page.title,
        genre=_genre(context),
        publisher=page.publisher,
        issued=page.issued or None,
        subject=bodies.subject,
        period=_period(context, dates),
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
    for genre, pattern in _BY_TITLE:
        if pattern.search(title):
            return genre
    paragraphs = [context.text.slice(s.span) for s in context.text.sections if s.role == "paragraph"]
    if any(_DATELINE.match(paragraph) for paragraph in paragraphs[:3]) or _NEWS_TITLE.search(title):
        return "news"
    if any(_REPORTERS.search(paragraph) for paragraph in paragraphs[-2:]):
        return "news"
    if paragraphs and _NEWS_START.match(paragraphs[0]):
        return "news"
    is_article = _ARTICLE_TITLE.search(title) or (context.page.authors and context.page.issued)
    return "article" if is_article else "feature"


def _period(context: Context, dates: Dates) -> str | None:
    """The time that the document reports on: as a heading or its title says, a term looked back on, 今年以来."""
    for section in context.text.sections:
        if section.role in ("title", "heading"):
            match = _REVIEW.search(context.text.slice(section.span))
            if match:
                return match[1]
    match = _TITLE_PERIOD.search(context.page.title)
    if match:
        return f"{match[1]}-{int(match[2]):02}" if match[2] else match[1] or match[3]
    periods = [record.value for record in dates.records if record.role == "period"]
    terms = [value for value in periods if _TERM.fullmatch(value)]
    if terms and _genre(context) == "work-report":
        return terms[0]
    if _genre(context) == "yearbook-page" or f"{dates.year}-01-01/.." in periods:
        return dates.year or None
    return None
