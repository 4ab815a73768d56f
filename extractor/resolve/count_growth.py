"""By how much something grew or fell against an earlier time, and the best and the worst of a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.resolve.count_clauses import last_clause
from extractor.resolve.count_heads import Head, before

_GREW = "增长|增加|提高|提升|上升|下降|减少|降低|上涨|净增|增幅|降幅|增收|减收|多|少"
_THAN = re.compile(
    r"(?P<than>同比|环比|[比较](?:[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全体)?会议|上一?年度?|去年|前年|往年|上一?届|上一?次(?:全会|会议|大会)?|上季度|上月|20[0-9]{2}年|(?:上年|去年|前年)?同期|上年同期|年初|上年末|去年底)"
    rf"(?:同期|末|底)?)(?:分别|平均|实际|净|又|已|共|再|各)*(?P<grew>{_GREW})了?$"
)
_YEAR_ON_YEAR = re.compile(rf"^(?P<than>同比|环比)(?:分别|净|又)?(?P<grew>{_GREW})了?$")
_ENDS = tuple("增长 增加 提高 提升 上升 下降 减少 降低 上涨 净增 增幅 降幅 增收 减收 多 少 了".split())
_FURTHER = re.compile(r"(?P<first>[\d.,％%个百分点件条人次篇家名]{2,12})(?:和|、|及|与)$")
_AGAINST = re.compile(
    r"(?:仍然?|还|均|但|也)?(?:低于|高于|超过|超出|少于|多于|比|较)(?P<whom>全[国省市县区州]平?均?(?:水平|值|数)?|[\u4e00-\u9fff]{2,8}?(?:平均水平|平均值|平均增速|平均增幅|增速|增幅|均值|平均|水平))(?:高|低|多|少)?出?"
)
_EXTREME = re.compile(
    r"(?P<rate>[\u4e00-\u9fff]{0,12}?(?:率|度|占比|比例))?(?P<which>最[高低好差多少大小](?:的?[\u4e00-\u9fff]{1,6})?)"
    r"(?:已|也|仅|只|才|就)*(?:达到?|为|有|是|超过?)?$"
)


def than_before(last: str) -> str:
    """Against when it grew, and the verb, at the end of the `last` clause: 比上年增加."""
    found = (_THAN.search(last) or _YEAR_ON_YEAR.search(last)) if last.endswith(_ENDS) else None
    return found["than"] + found["grew"] if found else ""


def grown(said: str, earlier: Sequence[Head]) -> Head | None:
    """What grew so many per cent: the noun of its own clause (提案数量比上年增长), else what an amount before counts;
    of two rates behind 分别 each is that of one of the two amounts before.
    """
    last = last_clause(said)
    further = _FURTHER.search(last) if last.endswith(("和", "、", "及", "与")) else None
    told = last if further is None else last[: further.start()]
    found = _THAN.search(told) if told.endswith(_ENDS) else None
    if found is None:
        return None
    than, grew = found["than"], found["grew"]
    if "分别" in found[0] and len(earlier) >= 2:
        one = earlier[-2] if further is None else _second(earlier)
        return Head(f"{one.measure}{grew}", than + grew)
    noun = told[: found.start()].strip("“”") if further is None else ""
    noun = noun.rpartition("、")[2] if "%、" in noun else noun  # 出口增长3.2%、进口增长1.5%
    head = before(noun).head if noun else None
    measure = noun if head is not None and noun.startswith(head.measure) and len(noun) <= 14 else ""
    measure = measure or (head.measure if head is not None else earlier[-1].measure if earlier else "")
    return Head(f"{measure}{than}{grew}", than + grew) if measure else None


def _second(earlier: Sequence[Head]) -> Head:
    """The second of the two amounts, behind the rate of the first."""
    return earlier[-2] if len(earlier) >= 3 else earlier[-1]


def extreme(last: str, rate: Head | None) -> Head | None:
    """The best and the worst of a rate: 参与率最高的县达96%, 最低的只有61%."""
    found = _EXTREME.search(last) if "最" in last else None
    if found is None:
        return None
    name = found["rate"] or (rate.measure if rate is not None else "")
    return Head(name, found["which"]) if name else None


def against_mean(clause: str, previous: Head | None) -> Head | None:
    """By how much something lies above or below a mean: 人均消费898元，低于全市平均水平112元."""
    if previous is None or "平均" not in clause or (found := _AGAINST.fullmatch(clause)) is None:
        return None
    return Head(f"{previous.measure}{found[0]}", found[0])
