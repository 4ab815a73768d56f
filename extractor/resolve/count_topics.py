"""What a document speaks of where a verb with a bare number says only that it was done: 共举办67场, 新建3个."""

from __future__ import annotations

import re

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_forms import unit_of_print
from extractor.resolve.count_heads import Head, before
from extractor.resolve.count_qualifiers import Near

_QUOTED = re.compile(r"“([^“”，。]{2,12})”")
_CLAUSES = re.compile("[，。；：]")
_ALIKE = re.compile(r"(?:目前，)?像?(?:这样|类似|如此|此类|上述)的(?P<noun>[\u4e00-\u9fff“”]{2,10})")
"""像这样的议事厅，全区已建成42个."""
_COURSE = re.compile(
    r"(?:举办|开办|组织)了?(?:全[省市县区镇乡]|首期)?(?P<who>[\u4e00-\u9fff、]{2,8}?)(?:工作|业务|履职|能力|专题|提升|学习)*培训班?"
    r"[^，。；]{0,6}，(?:共|累计)?(?:培训|轮训)$"
)
_TITLED = re.compile(r"《([^《》]{2,24})》")

_PRESENTED = re.compile(
    r"^(?:据悉，|据介绍，|据了解，)?(?P<name>[\u4e00-\u9fff]{3,12}?)(?:是|作为)[^，。；]{0,30}?"
    r"(?:平台|品牌|载体|机制|活动|栏目|形式|抓手|名片|阵地|课堂|论坛)，"
)
"""What a sentence begins to speak of: 月谈会是…搭建的平台，已举办9期."""

_SHOWN = frozenset("播出 刊播 录制 展播 播放 制作 推送".split())
_PROGRAMME = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{0,6}(?:栏目|节目|专栏|专题片|微视频|短视频|宣传片|访谈|微课|微党课|公开课))，[^，。；]{0,10}$"
)


_HEADED = re.compile(
    r"【(?P<name>[\u4e00-\u9fff“”]{1,10}(?:会议?|活动|调研|视察|考察|协商|监督|培训班?|评议|座谈|讲堂))】\s*"
    r"(?:[0-9]{4}年，?|全年|年内|本年度?|[市县区]政协|共|累计|先后){0,4}(?:召开|举办|举行|开展|组织)了?$"
)
_HEAD = 40  # code points


def by_verb(amount: Amount, verb: str, near: Near) -> Head | None:
    """A verb with no noun: what was held is the name quoted before (“圆桌”是…品牌，共举办67场), or nobody knows."""
    if amount.unit in words.PERSON_UNITS:
        return Head(f"{verb}人员") if len(verb) <= 6 else None
    said = near.said
    if unit_of_print(amount) and (titles := _TITLED.findall(said)):
        return Head(titles[-1], verb)
    if verb in words.BUILDING and (spoken := topic(said)):
        return Head(spoken, verb)
    if verb not in verbs.LIGHT:
        return Head(verb, _doer(near.last, verb)) if verb in verbs.VERBS else None
    quoted = _QUOTED.findall(said)
    known = None if quoted else _PRESENTED.search(said)
    return Head(quoted[-1]) if quoted else Head(known["name"]) if known else None


def topic(said: str) -> str:
    """What the clause before speaks of, in quotation marks or as an object: 办好“屋场会”，新建 → 屋场会."""
    clauses = _CLAUSES.split(said)
    if len(clauses) < 2 or any(c.isdigit() for c in clauses[-2]):
        return ""
    if (alike := _ALIKE.fullmatch(clauses[-2].strip(" "))) is not None:
        return alike["noun"]
    if quoted := _QUOTED.findall(clauses[-2]):
        return str(quoted[-1])
    head = before(clauses[-2])
    return head.head.measure if head.head is not None and head.verb and len(head.head.measure) <= 8 else ""


def spoken(verb: str, chars: str, start: int, said: str) -> str:
    """What was held so often, where the clause of the number at `start` (code points) has a verb alone."""
    return _headed(chars, start) or topic(said) if verb in verbs.LIGHT else _broadcast(verb, said)


def _broadcast(verb: str, said: str) -> str:
    """The programme that the clause before names: 办好“委员说事”广播栏目，全年播出12期 → 广播栏目."""
    found = _PROGRAMME.search(said) if verb in _SHOWN else None
    return found["noun"] if found is not None else ""


def _headed(chars: str, start: int) -> str:
    """What the heading of an entry speaks of, where its first clause says only how often: 【主席会议】全年召开12次."""
    found = _HEADED.search(chars, max(0, start - _HEAD), start)
    return found["name"] if found is not None else ""


def trained(amount: Amount, said: str) -> Head | None:
    """Whom a course that the clause before names is for: 举办信息员培训班，培训80人."""
    if amount.unit not in words.PERSON_UNITS or not amount.clause.endswith("训"):
        return None
    found = _COURSE.search(said)
    return Head(found["who"], "培训") if found is not None and words.PERSON.search(found["who"]) else None


def _doer(last: str, verb: str) -> str:
    """Who did it, where the clause names nothing else: 县委书记、县长领衔督办3件."""
    clause = words.without_trailing(last).removeprefix("其中")
    who = clause.removesuffix(verb)
    return who if 2 <= len(who) <= 20 and clause != who and not any(c.isdigit() for c in who) else ""
