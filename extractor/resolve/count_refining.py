"""What restricts a count, told more fully: whose doing it was (常委|包抓项目9个), the name that its noun begins with
(“邻里茶桌”议事点20个), whose pay it is, above which size the things are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_heads import Head

_SCOPE = re.compile(r"全[省市县区旗州盟乡镇村国校]")
_NAMED = re.compile(r"“(?P<name>[^“”]{2,10})”[\u4e00-\u9fff]{2,}")
_HAVING = re.compile(
    r"(?:[^，]{0,8}年[末底]?，?)?(?!其中|目前|现|全)(?P<who>[\u4e00-\u9fff]{2,12}?)(?:现|共|实|已|目前|还)*有(?![效关序机限利力])"
)
_PAY = re.compile(
    r"按?(?P<who>[\u4e00-\u9fff、]{2,14}?)(?:月平均|年平均|月人均|年人均|人均|平均|每?[月年]均?|基本|最低)*"
    r"(?:工资|薪酬|薪资|待遇|收入|可支配收入|纯收入|报酬|补贴|补助|津贴)"
)
_SIZE = re.compile(
    r"(?P<size>(?:[0-9一二三四五六七八九十百千万亿]{1,5}[人元亩吨户千瓦座床]{1,2}|规模|限额)以[上下])[\u4e00-\u9fff]{2,}"
)
_DOER = re.compile(
    r"(?:其中，?|由|选派|组织)?(?P<who>[\u4e00-\u9fff、（）]{1,16}?(?:领导|成员|委员|主席|书记|常委|干部|党员|班子|主任|专委会|界别|机关|党组))"
    r"(?:共|各|先后|累计|带头|分别|均|已|全年|主动|牵头)*"
    r"(?P<did>领衔督办|重点督办|督办|领办|包抓|包联|包挂|包保|挂联|挂钩联系|联系|宣讲|主讲|讲授|讲|牵线引进|领衔|认领|结对|撰写|提交)(?:了|过)?"
)
_DOINGS = ("督办", "领", "包", "挂", "联系", "讲", "牵线", "结对", "撰写", "提交")
_GOING = re.compile(
    r"，(?:分[^，。；]{1,3})?(?:先后|分别|集中|实地)?(?:到|赴|前往|深入|走进)[^，。；：]{2,40}?"
    r"(?P<act>(?:专题|集中|实地|联合)?(?:视察|调研|考察|走访|慰问|观摩|座谈|宣讲))"
)
_BROUGHT = ("组织", "邀请", "安排", "组成", "带领", "率领", "")
_SINCE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{0,6}?(?P<since>[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全体)?(?:会议|全会)以来)"
)
_CHANGED = frozenset("增长 下降 提高 上升 增加 减少 降低".split())
_YEAR_ON_YEAR = ("同比", "环比")
_NO_NAME = re.compile(r"[会联院局委办协盟校站村镇乡县市区员师生部厅室队团社组族界长]$|[0-9]")
_ON_AVERAGE = ("", "月均", "年均", "人均")
_MAY_REFINE = verbs.LIGHT | words.BUILDING | _CHANGED | frozenset(["有", "占", *_ON_AVERAGE])


class Around(NamedTuple):
    """What stands around an amount: all that is `said` before it, the `last` clause of that, the `rest` behind it."""

    said: str
    last: str
    rest: str


def names_only(listed: str) -> bool:
    """True for a list of nothing but names of people: 张三、李小四等."""
    parts = re.split("[、和与及]", listed.removesuffix("等"))
    return all(2 <= len(part) <= 4 and _NO_NAME.search(part) is None for part in parts)


def refined(head: Head, unit: str, around: Around) -> Head:
    """The head with what restricts it, told more fully where its sentence does."""
    told = _told(head, unit, around)
    return head if told is None else head._replace(qualifier=told)


def _told(head: Head, unit: str, around: Around) -> str | None:
    """What restricts a count more fully; None where nothing does."""
    own, measure, last = head.qualifier, head.measure, around.last
    if own in _CHANGED and last.rstrip("了").endswith(own) and (than := _before_verb(last, own)):
        return than + own
    if unit in words.PERSON_UNITS and own in _BROUGHT and (went := _GOING.match(around.rest)) is not None:
        return own + went["act"]
    if own.endswith(("和新", "及新", "、新")) and verbs.STRONG_AT.match(last) is None:
        led = verbs.STRONG_AT.match(own)
        return led[0] if led is not None else ""
    if "、" in own and not own.endswith("等") and (led := verbs.STRONG_AT.match(last)) is not None:
        return led[0] if last.startswith(own, led.end()) else None  # 走访企业家、学者和新的社会阶层人士
    weak = own in _MAY_REFINE or _SCOPE.fullmatch(own) is not None
    if (weak or own.startswith(_DOINGS)) and (doer := _doer(own, last)):
        return doer
    return _of_noun(own, measure, around) if weak else None


def _before_verb(last: str, verb: str) -> str:
    """同比 or 环比 right before the verb."""
    before = last.rstrip("了").removesuffix(verb)
    return before[-2:] if before.endswith(_YEAR_ON_YEAR) else ""


def _doer(own: str, last: str) -> str:
    """Who did it, with the verb: 县领导|领衔督办3件."""
    found = _DOER.match(last) if own in last else None
    return found["who"] + found["did"] if found is not None and (own in found["did"] or own in _MAY_REFINE) else ""


def _of_noun(own: str, measure: str, around: Around) -> str | None:
    """What the noun itself tells, or who has the things."""
    if measure[:1] == "“" and (named := _NAMED.fullmatch(measure)) is not None:
        return f"“{named['name']}”"
    if "以" in measure and (size := _SIZE.fullmatch(measure)) is not None:
        return size["size"]
    if own in _ON_AVERAGE and (pay := _PAY.fullmatch(measure)) is not None and words.PERSON.search(pay["who"]):
        return pay["who"]
    if own == "有" and (having := _HAVING.match(around.last)) is not None:
        return having["who"]
    since = _SINCE.match(around.last) if own == "" and "以来" in around.last else None
    return since["since"] if since is not None else None
