"""Whether an amount is reached or only planned."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates

_SAID = 300  # code points before a number that may say that it is planned
_REST = 30  # code points behind a number that may say so
WILL = re.compile(r"[^，。；0-9]{0,14}?(?:将|拟|预计|计划)(?:于|在)")
"""Behind an amount: when it will be there."""
_DEMANDED = 2_000  # code points of a paragraph before a sentence in which 一要 may stand
_DEFINITE = re.compile(r"(?:对|将|把|给|针对)[^，。；]{2,40}的$")
"""What is there already: 将对收集到的27条意见逐一梳理."""
_DUE = re.compile(
    r"[^。；，]{0,14}，?(?:并)?(?:请|须|应|务必)?于?[^，。；]{1,12}日?前(?:发送|报送|完成|提交|上报|建成|反馈|送达|到位)"
)
_DONE_BY_NOW = re.compile(
    r"，(?:截至)?(?:目前|现在|当前|现|其中|今年|去年)?，?(?:全县|全市|全区)?已经?(?=[\u4e00-\u9fff])[^。；]{0,40}$"
)
"""What is done of what was planned: 计划改造58个，目前已开工41个."""
_MUST = re.compile(
    r"要(?<![主重需纪摘首必概提扼紧简只]要)(?![求素闻点案件事害义地道塞职员么]|看到|清醒)(?=[\u4e00-\u9fff])"
)
_DUTY = re.compile(r"每(?:[名位人个家]|年|季度|月)[^，。；]{0,16}?(?:至少|不少于|不低于|应|须)")
_NEXT_STEP = re.compile(
    r"[（(]?[一二三四五六七八九十0-9]{0,2}[、）).．]?下一步的?(?:主要)?(?:工作)?(?:打算|计划|安排|措施|思路|考虑|重点)"
)
_PROGRAMME = re.compile(
    r"(?:安排|计划|方案|要点|打算|部署)(?:》|（[^（）]{1,8}）|的?通知|和[\u4e00-\u9fff]{2,12}的通知)*$"
)
"""Headlines of what is to be done: 关于2025年会议安排的通知, 工作要点."""
_IS_REACHED = re.compile(r"已|了(?!解)|去年|上年|以来|过去|目前|截至|累计|曾|现有|近年|至今|同比|荣获|获得")
_THERE = re.compile(r"(?:均|都)?已|[^，。；]{0,8}中，|[^，。；]{0,8}(?:已经?|均已)[采办完解]")
"""贵会提出的6条|建议中，4条|已采纳: what is there, also where the next steps are told."""
_NEXT_PART = re.compile(r"\n[（(]?[一二三四五六七八九十]{1,2}[、）)]")
_NEXT_REACH = 1_500  # code points behind the words 下一步打算 that they still head
_SETS_OUT = re.compile(
    r"(?:明年|下一?年|下一步|接下来|今后|20[0-9]{2}年)[^，。；：]{0,6}?(?:准备|计划|打算|将|要|拟|重点)|[要将](?:重点|着力|集中|全力)?(?:做好|抓好|办好|抓|办)(?:以下|[几二两三四五六七八九十])"
)
_LISTED = 600  # code points before a point of a list in which 一是 may stand
_POINT_AT = re.compile(r"[二三四五六七八九十]是")
_POINT = re.compile(r"[：；，][一二三四五六七八九十]是")
_FIRST_OF_TWO = re.compile(
    r"[^，。；]{0,6}?(?:增加|提高|提升|增长|扩大|扩展|上升|拓展|减少|缩短|压缩|压减|下降|降低|精简)[到至为成]"
)
"""由|12件增加到16件: the first is there already."""
_PAY = re.compile(r"(?:工资|薪酬|待遇|标准|补助|补贴|津贴|经费|生活费)$")
_DEMANDS = re.compile(
    r"(?:^|[。；：，])(?:[一二三四五六七八九十]|首先|其次|再次|最后)(?:是)?要(?=[\u4e00-\u9fff])", re.MULTILINE
)
_IS_DONE = re.compile(
    r"已|了|去年|上年|以来|过去|目前|截至|累计|共|曾|现有|近年|至今|同比|今年[1-9]|前三季度|上半年"
    r"|(?:19|20)\d\d年"
)


def _is_demanded(part: str, clause: str) -> bool:
    """True where an earlier clause asks (市里要改造…，新修…860公里; 每名委员至少…，反映信息2条) and this one, without a
    subject, goes on.
    """
    earlier = part[: len(part) - len(clause)]
    asks = ("要" in earlier and _MUST.search(earlier)) or ("每" in earlier and _DUTY.search(earlier))
    if not asks:
        return False
    said = verbs.without_adverbs(clause)
    return clause.startswith("年内") or said == "" != clause or verbs.STRONG_AT.match(said) is not None


def list_of_plans(chars: str, span: Span, sentence: Span) -> Span | None:
    """The words before the colon that open a list of plans in which an amount stands."""
    low, colon = sentence.start, chars.find("：", sentence.start, span.start)
    if colon < 0 and _POINT_AT.match(chars, sentence.start):  # the sentence is one of the points
        colon = chars.rfind("：一是", max(0, sentence.start - _LISTED), sentence.start)
        if colon < 0 or chars.find("。", colon, sentence.start) >= 0:
            return None
        low = max(chars.rfind("。", 0, colon), chars.rfind("\n", 0, colon)) + 1
    if colon < 0 or _SETS_OUT.search(chars, low, colon) is None:
        return None
    return Span(low, colon) if _POINT.search(chars, colon, span.start) is not None else None


def _is_listed_demand(context: Context, position: int, sentence: Span, part: str) -> bool:
    """True in what follows 一要…。 in its paragraph, where nothing tells that it is done: the demands are spelt out."""
    section = context.text.section_at(position)
    if section is None or sentence.start <= section.span.start or _IS_DONE.search(part) is not None:
        return False
    low = max(section.span.start, sentence.start - _DEMANDED)
    if context.text.chars.find("要", low, sentence.start) < 0:
        return False
    return _DEMANDS.search(context.text.chars, low, sentence.start) is not None


def _is_next_step(chars: str, position: int, part: str) -> bool:
    """True under 三、下一步打算, a line of its own or the beginning of one, where nothing tells that it is done."""
    at = chars.rfind("下一步", max(0, position - _NEXT_REACH), position)
    if at < 0 or _IS_DONE.search(part) is not None:
        return False
    line = chars.rfind("\n", 0, at) + 1
    return _NEXT_STEP.match(chars, line) is not None and _NEXT_PART.search(chars, at, position) is None


def status_of(context: Context, dates: Dates, mention: Mention, sentence: Span, measure: str) -> str:
    """`planned` under the heading of a plan, and after words that look ahead; else `achieved`."""
    chars, (start, end) = context.text.chars, mention.span
    said = chars[max(sentence.start, start - _SAID) : start]
    part = said[max(said.rfind("；"), said.rfind("。")) + 1 :]
    if "已" in part and (done := _DONE_BY_NOW.search(part)) is not None:
        part = part[done.end() :]
    bound = context.index.value(mention, "bound")
    clause = part[part.rfind("，") + 1 :] + bound
    if clause.endswith("的") and _DEFINITE.search(clause):
        return "achieved"
    if clause.endswith(("由", "从")) and _FIRST_OF_TWO.match(chars, end):
        return "achieved"
    heading = dates.heading(start)
    if heading is not None and heading.plan:
        return "planned"
    if _is_listed_demand(context, start, sentence, part) or (
        _is_next_step(chars, start, part) and _THERE.match(chars, end) is None
    ):
        return "planned"
    if _PROGRAMME.search(context.page.title) and _IS_REACHED.search(part) is None:
        return "planned"
    if WILL.match(chars, end, sentence.end) or (
        list_of_plans(chars, mention.span, sentence) is not None and _IS_REACHED.search(part) is None
    ):
        return "planned"
    ahead = verbs.FUTURE.search(part) or words.DEMAND.search(clause) or _is_demanded(part, clause)
    if ahead or (chars.find("前", end, end + _REST) >= 0 and _DUE.match(chars[end : end + _REST])):
        return "planned"
    return (
        "planned"
        if bound in ("不低于", "不少于") and (words.RATE.search(measure) or _PAY.search(measure))
        else "achieved"
    )
