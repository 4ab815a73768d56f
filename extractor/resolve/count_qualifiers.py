"""What restricts a count: how often, which part, what was done with it, and what those who are counted did."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_heads import Head, Left, before
from extractor.resolve.count_predicates import PREDICATE

OFTEN = re.compile(
    r"每(?:个?(?:季度|月|星期|工作日)|半年|两年|两个?月|[年月周日天次场期届季人户车村镇组]|名[\u4e00-\u9fff]{2,4}?(?=[至最不都每年]|$)"
    r"|位委员|件提案|个(?:界别|专委会|支部|小组|村|社区|乡镇))|(?<!第)[年月日季人户村](?:均)|两周"
)
_ACTOR = re.compile(
    r"(?P<who>[\u4e00-\u9fff、]{0,10}?(?:中心组|常委会会议|常委会|主席会议|党组会议|党组|支部|专委会|委员会|主要领导|领导|负责人"
    r"|政协机关|机关|界别|联络组|小组))"
    r"(?P<what>(?:集体|集中|专题|理论|联合|实地|重要|肯定性|开展)?(?:学习|协商|调研|视察|批示|考察|走访|座谈|研讨|培训|监督|慰问|评议|督办|交流))"
)
_RATE = re.compile(
    r"(?P<of>(?!基本|比较)[\u4e00-\u9fff“”（）]{2,12}?)(?:办复|办结|答复|落实|满意|覆盖|采纳|解决|整改|立案|转化|完成|合格|优良|普及|成功|办理|入户|参与|到会|出席"
    r"|占有|利用|回收|达标)[率度]"
)
_SIZE = re.compile(
    r"(?:全[省市县区镇乡村])?(?P<of>[\u4e00-\u9fff“”]{2,10})[\u4e00-\u9fff]{2}(?:面积|里程|长度|总量|总额)"
)
_TRAINED = re.compile(
    r"(?P<verb>培训|资助|救助|帮扶|慰问|走访|服务|组织|选派|聘请|邀请|表彰|吸纳|带动|受理|选聘|轮训|招录|引进|吸引|安置)(?P<who>[\u4e00-\u9fff、]{2,})"
)
_DID = re.compile(
    r"(?!同比|环比|较上|[是占把为均])"
    rf"(?P<did>(?:{PREDICATE.pattern}|分组|现场|分批|走访|视察|领办|入选)[^，。；：！？（）0-9]{{0,16}})"
)
_RESULT = re.compile(
    r"(?:全部|均已|均|已|成功|顺利)?(?P<did>落地|开工|投产|竣工|完工|建成|办结|签约|落户|投用|办理|承办|答复)(?=[，。；])"
)
_ORDER = re.compile(r"^(?P<first>首期|首批|一期|二期|第[一二三]批|会前|会后|会议期间|大会期间|闭会期间|平时|全年|年内)")
_VERBAL = re.compile(r"[\u4e00-\u9fff]{2,6}")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a number stands: `said` before it in its sentence, `rest` after it, `left` the end of its clause,
    `previous` the head before it in the sentence (走访企业12家、农户30户); `people` are counted, who act themselves.
    """

    said: str
    rest: str
    left: Left
    previous: Head | None
    people: bool


def qualify(head: Head, setting: Setting) -> Head:
    """The head with what restricts it, as far as its sentence says."""
    said, rest, people = setting.said, setting.rest, setting.people
    head = _divided(head, people)
    clause = re.split("[，。；：]", said)[-1]
    own = "" if head.qualifier == head.measure else head.qualifier
    if often := _often(clause):
        return replace(head, qualifier=often if not own or verbs.STRONG_AT.match(own) else own)
    if own and not verbs.STRONG_AT.fullmatch(own):
        return head
    found = _did(head, rest, people) or own or _governing(setting.left, clause, head.measure)
    found = found or _inherited(clause, setting.previous)
    return replace(head, qualifier=found)


def _often(clause: str) -> str:
    found = [m for m in OFTEN.finditer(clause) if not m[0].startswith("人均")]
    return found[-1][0] if found else ""


def _divided(head: Head, people: bool) -> Head:
    """Who did it (常委会会议专题学习) and of what it is a rate (重点提案落实率); the measure stays whole there."""
    if head.qualifier and not verbs.LIGHT_ONLY.fullmatch(head.qualifier):
        return head
    if found := _ACTOR.fullmatch(head.measure):
        return replace(head, qualifier=found["who"])
    if done := words.PROCESSED.fullmatch(head.measure):
        return replace(head, measure=done["noun"], qualifier=done["verb"])
    if people and (trained := _TRAINED.fullmatch(head.measure)) and words.COUNTED_OWNER.search(trained["who"]):
        return replace(head, measure=trained["who"], qualifier=trained["verb"])
    if not head.qualifier and (rate := _RATE.fullmatch(head.measure) or _SIZE.fullmatch(head.measure)):
        return replace(head, qualifier=rate["of"].strip("“”"))
    return head


def _did(head: Head, rest: str, people: bool) -> str:
    """What the people did, or what was done by those that are counted (12个部门办理): right behind the noun."""
    at = rest.find(head.measure)
    behind = rest[at + len(head.measure) :] if 0 <= at <= 2 else rest
    if at == 0 and (result := _RESULT.match(behind)):
        return result["did"]
    found = _DID.match(behind) if people else None
    return found["did"] if found else ""


def _governing(left: Left, clause: str, measure: str) -> str:
    """The verb or the part before the number, or the verb that begins the list that the number closes."""
    if left.part and len(left.part) <= 16:
        return left.part
    if len(left.verb) >= 2 and left.verb != measure and not verbs.LIGHT_ONLY.fullmatch(left.verb):
        return left.verb
    if first := _ORDER.match(clause):
        return first["first"]
    start = clause.split("、", maxsplit=1)[0]
    if "、" in clause and not any(c.isdigit() for c in clause):
        verb = before(start).verb
        return verb if len(verb) >= 2 and not verbs.LIGHT_ONLY.fullmatch(verb) else ""
    return ""


def _inherited(clause: str, previous: Head | None) -> str:
    """The verb of the list that this number continues."""
    if previous is None or re.search(r"[、和及与][^，。；：、]{0,14}$", clause) is None:
        return ""
    said = previous.qualifier
    shared = _VERBAL.fullmatch(said) and verbs.STRONG_AT.match(said)
    return said if shared or OFTEN.fullmatch(said) else ""
