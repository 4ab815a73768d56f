"""Who did what: people before what they did (委员|下沉一线1200人次), leaders and what they did with what was sent to
them, places with what was done there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_heads import Head, Left


class Known(NamedTuple):
    """An amount whose noun is settled."""

    amount: Amount
    head: Head


PRAISED_UNITS = frozenset("件 篇 条 期 份 次 件次 篇次 条次 份次 期次 人次".split())
"""Measure words of what is sent to leaders, and of what they do with it."""
PRAISED = re.compile(
    r"(?:获|得到|其中)?[\u4e00-\u9fff、]{0,14}(?:领导|书记|[省市县区州]长|主席|负责同志|负责人)(?:同志)?(?:肯定性|重要)?(?:批示|圈阅|签批)(?:肯定)?"
)
"""What became of reports and letters, not what they are: 县领导批示36件."""
_PRAISE = re.compile(r"(?P<who>[\u4e00-\u9fff、]{2,24}?)(?P<act>(?:肯定性|重要)?(?:批示|圈阅|签批)(?:肯定)?)")
_WENT = re.compile(
    r"(?P<who>[\u4e00-\u9fff、]{0,10}(?:委员|干部|群众|党员|代表|专家|职工|教师|医生|医务人员|志愿者|企业家|居民|村民|农户|农民|牧民|学生|青年))"
    r"(?P<did>(?:就近|就地|稳定就业|灵活就业|务工|增收|下沉|深入|走进|前往|赴|进|到|自愿|主动|积极|踊跃|回乡|返乡|驻|联名|结对|包联|包保|免费|在线|网上|线上|现场|扫码)[\u4e00-\u9fff]{0,8})"
)
_AT_LARGE = re.compile(r"^(?:全[省市县区州旗])?(?:[省市县区州、]{0,5}[两三]级|各级|广大)?")
_TOOK_PART = re.compile(
    r"(?:组织|动员|邀请|引导|发动|共有|先后|共|有)?(?P<who>[\u4e00-\u9fff、]{0,8}(?:委员|干部|群众|党员|代表|专家|职工|教师|医生|志愿者|企业家|居民|村民|学生|青年))"
    r"(?P<did>(?:积极|踊跃|共|先后)?(?:参加|参与|出席)[\u4e00-\u9fff“”、]{2,20})"
)
_PLACE_UNITS = frozenset("个 家 户 所 处".split())
_VISITED = re.compile(
    r"(?P<place>[\u4e00-\u9fff、（）]{0,12}?(?:村|社区|小区|乡镇|街道|企业|公司|单位|部门|农户|牧户|居民|家庭|学校|医院|园区|项目|（区）|（镇）|（街道）))"
    r"(?P<did>(?:走访|座谈|调研|视察|考察|慰问|宣讲|参观|种植|养殖|办理|会办|承办|安装|配备)[\u4e00-\u9fff]*)(?<![会组班点队])"
)
_NEED = re.compile(
    r"(?:临时|暂时|季节性)?(?:安全)?(?:饮水|吃水|用水|用电|出行|上学|就学|就医|就业|住房|行路|取暖)(?:安全)?(?:困难|难题?|问题)"
)
"""What people lack, of whom only the number is given: 解决840人|饮水困难."""
OFFICE = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:[县市区省州旗]|[\u4e00-\u9fff]{2})(?:局|卫健委|发改委|国资委|教委|街道办事处|街道办)"
)
"""Whose part of the proposals it is: 县住建局（14件）."""
_OF_PEOPLE = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,6}?(?:居民|群众|村民|牧民|农民|农户|牧户|住户|商户|市民|业主|家庭|学生|老人|儿童))"
    r"(?:的)?(?:吃水|饮水|用水|用电|出行|上学|就学|就医|就业|住房|行路|取暖|停车|增收|生活|安全饮水|饮用水)[\u4e00-\u9fff]{0,6}"
)
"""牧民|吃水难问题: whose trouble it is."""
_PART_DID = re.compile(
    r"(?:先后|分别|还|现场|当场)?"
    r"(?:作了?|做了?|进行了?|发了?言|提出了?|获|被|代表|汇报|介绍|受到)(?!用)"
)
_REACHING = frozenset("惠及 覆盖 涉及 带动 辐射 服务 受益".split())


def went(left: Left, measure: str, clause: str) -> Left:
    """People before what they did are counted: 政协委员|下沉一线1200人次, 委员|参加活动300人次."""
    found = _WENT.fullmatch(measure)
    if left.verb.endswith(("参加", "参与", "出席")) and not words.PERSON.search(measure):
        found = _TOOK_PART.fullmatch(words.without_trailing(clause))
    return left if found is None else Left(Head(_AT_LARGE.sub("", found["who"]), found["did"]), left.verb)


def praise(amount: Amount, left: Left) -> Head | None:
    """What leaders did with what was sent to them: 县委主要领导|批示."""
    found = _PRAISE.fullmatch(left.part) if amount.unit in PRAISED_UNITS else None
    return Head(found["act"], found["who"]) if found is not None else None


def visited(amount: Amount, right: Head | None) -> Head | None:
    """Places and households are counted, not what is done there: 171个行政村|走访座谈."""
    if right is None:
        return right
    if amount.unit == "户" or amount.unit in words.PERSON_UNITS:
        whose = _OF_PEOPLE.fullmatch(right.measure)
        return right._replace(measure=whose["who"]) if whose is not None else _in_place(amount, right)
    return _in_place(amount, right)


def _in_place(amount: Amount, right: Head) -> Head:
    if amount.unit not in _PLACE_UNITS:
        return right
    found = _VISITED.fullmatch(right.measure)
    return Head(found["place"], right.qualifier or found["did"]) if found is not None else right


def some_of(people: Head, rest: str) -> Head | None:
    """Some of the people counted before: 80余名委员参加，8人|作交流发言."""
    return people if _PART_DID.match(rest) and words.PERSON.search(people.shared) else None


def reached_people(amount: Amount, inside: Sequence[Known]) -> Head | None:
    """People right behind the places that they live in (惠及210个行政村|28万人): no such places are counted; an empty
    head where no verb tells what they are; None for any other pair of amounts.
    """
    last = inside[-1]
    places = last.amount.unit in _PLACE_UNITS and words.PERSON.search(last.head.measure) is None
    close = amount.follows or amount.clause == last.head.measure
    if amount.unit not in words.PERSON_UNITS or not (places and close):
        return None
    told = next((k.head.qualifier for k in reversed(inside[-3:]) if k.head.qualifier in _REACHING), "")
    return Head(f"{told}人员") if told else Head("")


def actor(amount: Amount, right: Head | None) -> Head | None:
    """People are counted, not what they do: 5名委员走访 → 委员."""
    if right is None or amount.unit not in words.PERSON_UNITS:
        return right
    if amount.clause and amount.unit == "人" and not (words.PERSON.search(right.measure) or _NEED.match(right.measure)):
        return None
    found = words.ACTOR.match(right.measure)
    return right._replace(measure=found["who"]) if found else right
