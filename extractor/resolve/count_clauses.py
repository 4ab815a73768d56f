"""Clauses: where the one before a number begins, and which words of it only stand around its noun phrase."""

from __future__ import annotations

import re

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words

_CLAUSE_MARKS = frozenset("”》）)’“《（(‘，。；：！？、】\n")
_DASH = re.compile(r"^(?:次(?=[会全])|[—－-]+)")
_OPENING = re.compile(r"^(?:其中|另有|另外|此外|同时|并(?!案)|且|在(?!职|校|册|建))")
_OPENING_FIRSTS = frozenset("次—－-其另此同并且在")
_FOR_EACH = re.compile("(?<=[到至为按])(?:每[人户村年月个名亩]){1,2}$")
"""经费提高到|每人每年4000元."""
_LEAD = re.compile(
    r"^[）) ]{0,3}(?:[0-9]{1,3}月[0-9]{1,2}日 |第[0-9一二三四五六七八九十]{1,3}条 ?"
    r"|[0-9一二三四五六七八九十]{1,2}[.．、]|[一二三四五六七八九十]是要?|建议[将把](?=..)|等(?:地(?![区方块段])|(?![级离候额效外分]))"
    r"|[他她](?:们)?|我(?:们|[省市县区州盟旗国镇乡村](?:目前|现有|现|共)?)?|起[将把]|[但而却](?=[\u4e00-\u9fff]{3})|其(?![他中余])"
    r"|[该本此](?=[\u4e00-\u9fff]{3}))"
)
"""List marks and pronouns before a noun phrase."""
_IN_PLACES = re.compile(
    r"^[^，。；]{0,24}等地(?=[新设建增续改扩共先累实集召举开组]|[\u4e00-\u9fff]{2}(?:考察|学习|调研|视察)|考察|学习|调研|视察|走访|打造|推)"
)
"""在青山镇、红石镇等地|设点12个."""
_LEAD_FIRSTS = frozenset("）) 0123456789第一二三四五六七八九十他她我其该本此等建但而却起")
_PLANNED = re.compile(
    r"^(?:计划|力争|争取|预计|确保|拟|将)(?:用|在)?(?:[0-9一二两三四五六七八九十]{1,3}年(?:内|时间)?|年内|今后|未来)?(?=[\u4e00-\u9fff“]{2})(?!单|于|在)"
    r"|^(?:半|[一二两三四五六七八九十几多0-9]{1,2})(?:年|个月|个多月)多?(?:内|来|间|里)"
)
_YEARS_OF = re.compile(r"[一二两三四五六七八九十]{1,2}年多?")
"""两年|资助学生: for how long."""
_PLANNED_FIRSTS = frozenset("计力争预确拟将半几一二两三四五六七八九十0123456789")
_SORTED = re.compile("[为成]?[0-9一二两三四五六七八九十]{1,2}个?大?(?:类|方面|部分)$")
"""Into how many sorts it was put: 归纳整理|为7大类53项."""
_WORTH = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:总?价值|折合|折价|折款|市值)$")
_AT_PEAK = re.compile(
    "(?:[\u4e00-\u9fff]{0,8}最[高大]|最多|最少|最忙|高峰|最高峰|鼎盛|旺季|农忙|繁忙|最困难)(?:的)?(?:时期|时候|时|期)"
)
"""最多时|有9万人缺水: when there were so many."""
_WORTHS = ("价值", "折合", "折价", "折款", "市值")


def clause_before(chars: str) -> str:
    """The last clause of `chars`; marks inside quotes, titles and brackets do not end one."""
    depth, at = 0, len(chars)
    for char in reversed(chars):
        if char in _CLAUSE_MARKS:
            if char in "”》）)’":
                depth += 1
            elif char in "“《（(‘":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0:
                break
        at -= 1
    return chars[at:].strip(" ")


def last_clause(said: str) -> str:
    """What stands behind the last comma or full stop."""
    return said[max(said.rfind("，"), said.rfind("。"), said.rfind("；"), said.rfind("：")) + 1 :]


def core(clause: str) -> str:
    """A clause without the words around its noun phrase: 其中，计划三年内新建学校共 → 新建学校."""
    if "每" in clause[-4:]:
        clause = _FOR_EACH.sub("", clause).removesuffix("按")
    clause = words.without_trailing(clause).strip(" ")
    if clause[:1] in _OPENING_FIRSTS:
        clause = _OPENING.sub("", _DASH.sub("", clause))
    clause = words.without_trailing(clause.removesuffix("人民币"))
    if "会议以来" in clause and len(said := clause.rpartition("会议以来")[2].lstrip("，")) > 1:
        clause = said
    if "等地" in clause:
        clause = _IN_PLACES.sub("", clause)
    if clause.endswith(_WORTHS):
        clause = _WORTH.sub("", clause)
    if clause[:1] in _LEAD_FIRSTS:
        clause = _LEAD.sub("", clause)
    if clause.endswith(("类", "方面", "部分")):
        clause = _SORTED.sub("", clause)
    if clause.endswith(("时", "期", "时候")) and _AT_PEAK.fullmatch(clause) is not None:
        return ""
    if clause[:1] not in _PLANNED_FIRSTS:
        return clause
    years = _YEARS_OF.match(clause)
    acted = years is not None and verbs.STRONG_AT.match(clause, years.end()) is not None
    return clause[years.end() :] if years is not None and acted else _PLANNED.sub("", clause)
