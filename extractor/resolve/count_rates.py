"""Percentages: 满意率达99%, 办复率、满意率均为100%, 占53.7%, 同比增长8.5%, 80%以上的委员."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.resolve import count_words as words
from extractor.resolve.count_clauses import last_clause
from extractor.resolve.count_heads import Head, after, before

_SHARED_RATES = re.compile(
    r"(?P<list>[^，。；：！？0-9]{0,30}?(?:率|度|占比)(?:(?:、|和|及|与|以及)[^，。；：！？、0-9]{1,14}?(?:率|度|占比)){1,4})"
    r"(?:的比例|又|再次|继续|双双|均|都|全部|始终|保持|保持在|稳定在|达到|达|为|已|是|实现|了){0,6}$"
)
_SEPARATE = re.compile(r"、|和|及|与|以及")
_RESPECTIVELY = re.compile(
    r"(?P<list>[^，。；：！？0-9%％]{2,40}?)分别(?:为|有|达到?了?|是|占|提升至|提高到|增长到?|增至)?"
    r"(?P<given>(?:[0-9][^，。；]{0,9}?(?:、|和|及|与|以及)){0,4})$"
)
_SHARE = re.compile(
    r"(?P<part>[^，。；]{0,24}?)(?:占比(?:为|达到?|(?:提高|提升|上升|增加|下降|降低)[到至])?|占到?|占据)"
    r"(?P<whole>[^，。；占]{0,16}?)的?$"
)

_QUOTED = re.compile("“([^“”]{1,14})”")
_SO_MANY = re.compile("^等?(?:[两三四五六七八九十]|[0-9]{1,2})(?:个|大|家|项|种)")
_COMMON = re.compile(
    r"[^，。；：]{2,14}?(?:提交|完成|实现)?(?P<noun>得分|总分|均分|成绩|得票|票数|人数|收入|面积|产值|产量|总额|(?:集体|委员)?提案"
    r"|[办答满落到出参覆知采立整]\w?[结复意实会席与盖晓纳案改]率)"
)
"""The noun that a list of owners has in common, behind the last of them."""

_REACHED = re.compile(r"(?:已|已经|约|首次)*(?:突破|达到?|超过?|为|有|共|约|近)[约近]?[0-9.,]+[万亿]?[余多]?人?$")
_GROWN = re.compile(
    r"(?:(?:有|为|共|达)?[0-9.]+万?[余多]?[件条名个项人家户所篇]"
    r"|增多|增加|减少|上升|下降|较多|最多|突出)$"
)
_DONE = re.compile(r"(?:已经|已|均已|都已|得到|获得)+(?P<verb>办复|办结|答复|落实|解决|采纳|立案)")
_OWNER = re.compile(r"(?P<owner>委员|群众|提案人|承办单位|社会|提案者|代表)(?=[\u4e00-\u9fff]{2,6}(?:率|度)$)")
_FULFILLED = re.compile(r"完成了?(?P<plan>[\u4e00-\u9fff]{0,8}(?:任务|目标|计划|投资|预算)数?)的$")
"""What so many per cent were done of: 完成年度目标任务的103%."""
_RATES = re.compile("率|度|占比")
_CLAUSES = re.compile("[，。；：]")
_HANDLED = re.compile(r"[^“《]*?(?:把(?![握关脉控门])|将(?![军近来士要]))(?=[\u4e00-\u9fff]{3})")
"""用三年时间把|师资缺口压缩至5%."""
_OPINIONS = ("认为", "表示", "觉得", "愿意", "反映")
_OPINION = re.compile("表示|感到")


def rates(clause: str, rest: str, previous: Head | None, sentence: str) -> Iterator[Head]:
    """What a percentage is the rate of: `clause` and `sentence` stand before it, `rest` after it, `previous` is what
    the amount before counts.
    """
    last = last_clause(sentence)
    if (listed := respectively(last)) is not None:
        name = _name(listed)
        if name is not None:
            yield name
        return
    shared = _SHARED_RATES.search(last) if len(_RATES.findall(last)) > 1 else None
    if shared:
        yield from _names(shared["list"])
        return
    if rest.startswith("的") and (head := after(rest)) is not None and not words.RATE.search(_bare(clause)):
        yield head
        return
    if not clause and (done := _DONE.match(rest)):
        yield Head(done["verb"])
        return
    share = _SHARE.fullmatch(clause) if "占" in clause else None
    if share:
        earlier = _CLAUSES.split(sentence)[-2:-1]
        part = (
            _name(share["part"])
            if share["part"]
            else _latest(earlier, previous) or _name(_GROWN.sub("", "".join(earlier)))
        )
        if share["part"].endswith("的") and part is None:
            whole_part = share["part"].removesuffix("的")
            yield Head(whole_part, _OPINION.split(whole_part)[0])
        elif part is not None:
            noun = _REACHED.sub("", part.measure.removesuffix("占比"))
            whole = share["whole"]
            named = previous.qualifier if previous is not None and part is previous and not whole else ""
            named = named if part.measure.startswith(f"{named}的") else ""
            yield Head(f"{noun}占{whole}" if 2 <= len(whole) <= 6 else f"{noun}占比", named or f"占{whole}")
        elif previous is not None:
            bare = share["part"].strip("仅只约已也还共均 ") == ""
            yield Head(
                f"{previous.measure if bare else _core(previous)}占比",
                (previous.qualifier or "占") if bare else share["part"].rstrip("的"),
            )
        return
    if clause.endswith("的") and (fulfilled := _FULFILLED.search(clause)) is not None:
        yield Head(fulfilled["plan"], "完成")
        return
    yield from _own(clause, previous)


def _own(clause: str, previous: Head | None) -> Iterator[Head]:
    """What the clause itself names, else what the amount before counts."""
    head = _name(clause)
    if head is not None and head.measure not in ("增长", "下降"):
        yield head
    elif previous is not None and clause.strip("和与及、") == "" != clause:
        yield previous  # 分别增长6%和7%
    elif previous is not None and clause.startswith(_OPINIONS) and _bare(clause).endswith("的"):
        yield Head(_bare(clause).removesuffix("的"))  # 认为“真管用”的超过九成
    elif previous is not None and clause:
        yield Head(f"{previous.measure.removesuffix('占比')}{_bare(clause)}", _bare(clause))


def respectively(last: str) -> str | None:
    """Which of a list a number belongs to: 委员、群众分别为212人次、460人次; None where no 分别 stands before it in the
    `last` clause.
    """
    found = _RESPECTIVELY.search(last) if "分别" in last else None
    if found is None:
        return None
    names = _listed_names(found["list"])
    at = len(_SEPARATE.findall(found["given"]))
    return names[at] if len(names) > 1 and at < len(names) else None


def _listed_names(listed: str) -> list[str]:
    """The names of a list; the noun that the last alone has is that of all: 甲局、乙局得分, “甲”“乙”两个品牌用户."""
    quoted = _QUOTED.findall(listed) if "”“" in listed or "”、“" in listed else []
    if len(quoted) > 1:
        tail = _SO_MANY.sub("", listed[listed.rfind("”") + 1 :])
        return [f"“{name}”{tail}" for name in quoted]
    names = [n for n in _SEPARATE.split(listed) if n not in ("以上", "以下", "左右", "")]
    common = _COMMON.fullmatch(names[-1]) if len(names) > 1 else None
    if common is None or any(n.endswith(common["noun"]) or len(n) < 3 for n in names[:-1]):
        return names
    return [*(n + common["noun"] for n in names[:-1]), names[-1]]


def _names(listed: str) -> list[Head]:
    return [n for n in (_name(part) for part in _SEPARATE.split(listed)) if n is not None]


def _core(head: Head) -> str:
    noun = head.shared.removesuffix("占比")
    found = words.CORE.search(noun)
    return found[0] if found else noun


def _latest(earlier: list[str], previous: Head | None) -> Head | None:
    """What the amount before counts, unless a noun with a bare number stands between: 老年人口突破300万，占…."""
    bare = _REACHED.search("".join(earlier))
    return None if bare is not None and previous is not None and previous.measure not in "".join(earlier) else previous


def _bare(clause: str) -> str:
    bare = words.COMPARED.sub("", words.without_trailing(clause))
    handled = _HANDLED.match(bare) if "把" in bare or "将" in bare else None
    return bare if handled is None else bare[handled.end() :]


def _name(clause: str) -> Head | None:
    clause = _bare(clause)
    changed = words.CHANGE.search(clause)
    if changed:
        said = clause[: changed.start()]
        head = before(said).head or (Head(said) if words.AMOUNTS.search(said) else None)
        named = said if words.AMOUNTS.search(said) and head is not None and said.startswith(head.measure) else ""
        kept = "" if head is None or head.qualifier == changed[0] else head.qualifier
        return Head((named or head.measure) + changed[0].removesuffix("了"), kept) if head is not None else None
    head = before(clause).head
    if head is None or not words.RATE.search(head.measure):
        return head
    owner = _OWNER.match(head.measure)
    if owner and not head.qualifier:
        return Head(head.measure[owner.end() :], owner["owner"])
    return head
