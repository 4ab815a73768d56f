"""What a date is the date of: publication, an event, an as-of figure, a period, a plan."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve.context import Context

_ISSUED = re.compile(
    r"[^，。；！？]{0,30}?(?:出台|印发|转发|发布|公布|颁布|下发|签发|施行|出版)|，[^，。；！？召举开]{0,24}?(?:出台|印发|转发|颁布|下发|签发)"
    r"|(?:讯|电|消息)(?:[（(]|$|[，。：])|[）)]?(?:讯|电)"
)
_AROUND = 160  # code points around a date that may tell its role
_LINE = 80  # code points; a longer line is no line of date, source and author
_HELD = re.compile(
    r"召开|举行|举办|开幕|闭幕|开班|结业|视察|考察|调研|座谈|协商|走访|慰问|赴|来到|走进|出席|参加|主持|选举|通过|会议|大会"
    r"|培训|活动|学习|启动|签约|揭牌|宣讲|监督|观摩|评议|全会|仪式|茶话会|联谊会|论坛"
)
_AS_OF = re.compile(r"(?:截至|截止到?(?!时间|日期)|截至到)[^，。；]{0,4}$")
_PLAN_AFTER = re.compile(
    r"[^，。；：]{0,12}?(?:工作)?(?:安排|计划|要点|建议|打算|部署|思路|任务|目标|规划)(?!情况)"
    r"|[^。；]{0,24}?(?:将(?!军|近|士|来|一|其|这|他)|拟|定于|力争|确保|争取|预计|打算|计划(?!的)|(?<![主重需纪摘必首])要(?![求素闻点案件事害]))"
    r"|，?先(?!后|进)"
)
_PLAN_BEFORE = re.compile(r"(?:到|将于|将在|拟于|力争|计划于?|面向|定于|排定)$")
_PERIOD_AFTER = re.compile(r"[^，。；]{0,12}?(?:回顾|总结|工作报告|情况|综述|大事记|年报)|，|是|度|全年|我们|里|间")


def role_of(context: Context, mention: Mention) -> str:
    """One of issued, held, as-of, period, plan, other; by the form of the date and the words around it."""
    form = mention.constants.get("form", "")
    if _is_page_date(context, mention):
        return "issued"
    if form in ("plan", "next"):
        return "plan"
    if form in ("congress", "past") or "since" in (*mention.fields, *mention.constants):
        return "period"
    sentence = context.index.sentence(mention.span.start)
    before = context.text.chars[max(sentence.start, mention.span.start - _AROUND) : mention.span.start]
    after = context.text.chars[mention.span.end : min(sentence.end, mention.span.end + _AROUND)]
    if form == "now" or _AS_OF.search(before):
        return "as-of"
    if _ISSUED.match(after):
        return "issued"
    if form in ("day", "days", "lost", "today"):
        return _of_day(before, after)
    return _of_period(form, before, after)


def _is_page_date(context: Context, mention: Mention) -> bool:
    page = context.page.issued_span
    if (page is not None and page.overlaps(mention.span)) or mention.constants.get("place") == "address":
        return True
    section = context.text.section_at(mention.span.start)
    if section is None:
        return False
    line = context.text.slice(section.span)
    head = section.role == "meta" and len(line) < _LINE
    return mention.constants.get("form") == "day" and (
        head or line.strip("（）() ") == context.text.slice(mention.span)
    )


def _of_day(before: str, after: str) -> str:
    if _PLAN_BEFORE.search(before[-4:]) or re.match(r"[^，。；]{0,10}?(?:将(?!军|近|士)|拟)", after):
        return "plan"
    return "held" if _HELD.search(after) or _HELD.search(before[-30:]) else "other"


def _of_period(form: str, before: str, after: str) -> str:
    if form in ("years", "part", "months"):
        ahead = _PLAN_BEFORE.search(before[-4:]) or after.startswith(("前", "之前")) or _PLAN_AFTER.match(after)
        return "plan" if ahead else "period"
    if _PLAN_BEFORE.search(before[-4:]) or _PLAN_AFTER.match(after):
        return "plan"
    if form == "year" and (not before.strip("（(") or before[-1:] in "，。；：】 　") and _PERIOD_AFTER.match(after):
        return "period"
    if form == "year" and _PERIOD_AFTER.match(after) and not after.startswith(("，", "是")):
        return "period"
    return "held" if form == "month" and _HELD.search(re.split("[。；]", after)[0][:24]) else "other"


def opens_clause(context: Context, span: Span) -> bool:
    """True where nothing but the beginning of a clause stands before a date: it governs what follows."""
    sentence = context.index.sentence(span.start)
    before = context.text.chars[sentence.start : span.start]
    return (
        not before.strip("（( ")
        or before[-1] in "，。；：、—"
        or bool(_AS_OF.search(before))
        or before[-1] in "在于自从"
    )
