"""What a number counts: the noun phrase after it, before it, or that of the amount before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_predicates import PREDICATE

_LONGEST = 20  # code points of a measure
_STOP = " ，。；：！？、\n“”‘’《》（）()…—~～·,;"
_SECOND_UNIT = re.compile(r"^（[条件次个项家场户名人]）")
_LEAD = re.compile(
    r"^[）) ]{0,3}(?:[0-9一二三四五六七八九十]{1,2}[.．、]|[他她我](?:们)?|其(?![他中余])"
    r"|[该本此](?=[\u4e00-\u9fff]{3}))"
)
"""List marks and pronouns before a noun phrase."""
_OFTEN = re.compile(r"(?<=[\u4e00-\u9fff]{2})每(?:周|月|季度|年|天|半年|人)(?=[\u4e00-\u9fff]{2})")
_PLANNED = re.compile(
    r"^(?:计划|力争|争取|预计|确保|拟|将)(?:用|在)?(?:[0-9一二两三四五六七八九十]{1,3}年(?:内|时间)?|年内|今后|未来)?(?=[\u4e00-\u9fff“]{2})(?!单|于|在)"
    r"|^[一二两三四五六七八九十]{1,2}年(?:内|来|间)"
)
_WORTH = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:总?价值|折合|折价|折款|市值)$")
_NO_NOUN = re.compile(r"(?:[将把对为由从向在以被与和及、接]|(?<![往未由])来)$")
"""Ends of what is no noun phrase."""
_LEVELS = r"[省市县区州旗乡镇村]{1,2}级|国家级|村（社区）|乡（镇）|乡镇（街道）"
_LEVELLED = re.compile(
    rf"(?P<level>{_LEVELS})(?P<noun>[\u4e00-\u9fff“”]{{2,}})|(?P<before>[\u4e00-\u9fff“”]{{2,}}?)(?P<behind>{_LEVELS})"
)
"""市级协商平台, and 协商平台市级."""
_SINGLE = frozenset("村县市区镇乡省校桥井事组")
_SINGLE_BEFORE = frozenset("羊牛猪鸡鸭鹅马驴鹿兔书树井桥路渠塘")
_COMPOUND = re.compile(r"率|数|度|量|者|人(?![大民次])|会|室|队|站|员(?![工会])|费|额|面|金|品|物|单位|部门")
"""Ends of nouns that begin with a verb: 承办单位, 办结率, 慰问金."""
_WORKS = re.compile(
    r"(?:治理|整治|改造|修缮|建设|捐赠|慰问|资助|补助|奖励|补偿|救助|帮扶|扶持|服务|采购|办理|绿化|修复|养护)(?:经费|资金|专项|工程|项目|物资|款)"
)
"""Nouns that begin with a verb, behind another one: 新增|治理经费."""
_UNDONE = re.compile(
    r"(?:暂未|尚未|未能|未予|未|不予|没有)(?:立案|采纳|办结|办复|答复|解决|落实|完成|整改|采用|通过|受理)$"
)
"""What was not done with a part of a whole."""
_GAVE = re.compile(r"拿出|拨出|捐出|捐赠|捐款|投入|出资|投资|拨付")
_NEXT_NUMBER = re.compile(r"等?[0-9]")
_ANOTHER = re.compile(r"[一二两三四五六七八九十]{1,3}[个名位家件条项处所户]")
_LIST_MARK = re.compile(r"、|和|及|与|以及|或")
_DE = re.compile(r"(?<!党)的(?!士)")
_RELATIVE = re.compile(r"[^，。；：！？、“”《》（）0-9]{1,18}?的(?P<head>[^，。；：！？、“”《》（）的0-9]{2,14})")


@dataclass(frozen=True, slots=True)
class Head:
    """The noun phrase that is counted and what restricts it; `noun` is what parts of it share: 立案提案, 提案."""

    measure: str
    qualifier: str = ""
    noun: str = ""

    @property
    def shared(self) -> str:
        """The noun that a part named after it is a part of."""
        return self.noun or self.measure


def after(chars: str) -> Head | None:
    """The noun phrase at the beginning of `chars`, which follow the number; None where a predicate or mark does."""
    chars = _SECOND_UNIT.sub("", chars).removeprefix("的")
    if _LIST_MARK.match(chars) or re.match("[之]?中(?=[，、又有已的])", chars):
        return None
    phrase = _phrase(chars)
    if (
        len(phrase) == 1
        and phrase not in _SINGLE
        and chars[1:2] in ("，", "。", "；", "、", "")
        and phrase not in "左右的"
    ):
        return Head("")
    if len(phrase) < 2 and phrase not in _SINGLE:
        relative = _RELATIVE.match(chars) if chars and PREDICATE.match(chars) else None
        if relative is None or chars.startswith(("是", "也", "已", "在")):
            return None
        head = _cut(relative["head"])
        return Head(head, chars[: relative.start("head") - 1]) if len(head) >= 2 else None
    rest = chars[len(phrase) :]
    measure, modifier = _split_of(phrase)
    if words.ABSTRACT.search(modifier):
        return Head("")
    if chars[len(phrase) : len(phrase) + 1] in "，、" and re.search("(?<![集初高其])中$", measure):
        measure = measure.removesuffix("中").removesuffix("之")
    if owner := _counted_owner(modifier, measure):
        measure, modifier, rest = owner, "", ""
    return Head(_plain(measure), outcome(rest) or modifier)


def _counted_owner(owner: str, thing: str) -> str:
    """The noun right behind the unit where that is what is counted: 40处民居的修缮 → 民居; else an empty string."""
    owner = re.sub(r"(?<=范围)(?:之内|以内|内|里|中)$", "", owner)
    if words.COUNTED_OWNER.search(owner) or owner.endswith("范围"):
        return owner
    acted = words.ACTING.search(thing) and 2 <= len(owner) <= 10 and not verbs.STRONG_AT.search(owner)
    return owner if acted and not owner.startswith(("关于", "对", "有关")) else ""


def outcome(chars: str) -> str:
    """What became of the amount, at the beginning of what follows: 得到市领导批示, 由市领导督办 → 市领导督办."""
    found = re.match(
        r"(?:由|得到|获得|获|被|入选|列入|纳入|转化为|荣获|正在|交由|转为|受到|引起)[^，。；：！？“”《》（）]{2,16}",
        chars,
    )
    return found[0].lstrip("由") if found else ""


def phrase_length(chars: str) -> int:
    """Code points of the noun phrase, and a bracket behind it, at the beginning of what follows a number."""
    phrase = _phrase(chars)
    bracket = re.match(r"（[^）]{1,30}）", chars[len(phrase) :]) if len(phrase) >= 2 else None
    return len(phrase) + (bracket.end() if bracket else 0) if len(phrase) >= 2 else 0


def _phrase(chars: str) -> str:
    """Noun phrases up to the predicate, a comma or another number; 委员、专家和干部 is one phrase."""
    found = _segment(chars)
    while found and len(found) < _LONGEST:
        mark = _LIST_MARK.match(chars, len(found))
        if mark is None:
            break
        more = _segment(chars[mark.end() :])
        if not 2 <= len(more) <= 8 or _ANOTHER.match(more) or _NEXT_NUMBER.match(chars, mark.end() + len(more)):
            break
        found = chars[: mark.end() + len(more)]
    return found


def _segment(chars: str) -> str:
    """One run without marks; a quoted name or a bracket inside it belongs to it."""
    at = 0
    while at < len(chars) and at <= _LONGEST:
        quoted = re.match(r"[“《][^”》，。]{1,14}[”》]|（[^）]{1,8}）", chars[at:])
        if quoted and not (quoted[0][0] == "（" and at == 0):
            if quoted[0][0] == "（" and any(c.isdigit() for c in quoted[0]):
                break
            at += quoted.end()
            continue
        if chars[at] in _STOP or chars[at].isdigit():
            break
        if at and _LIST_MARK.match(chars, at) and PREDICATE.match(chars, at) is None and chars[at] not in "或":
            break
        if PREDICATE.match(chars, at) or (chars[at] in "近约逾超" and chars[at + 1 : at + 2].isdigit()):
            break
        at += 1
    return chars[:at].rstrip(" ")


def _cut(phrase: str) -> str:
    found = PREDICATE.search(phrase, 1)
    return phrase[: found.start()] if found else phrase


def _split_of(phrase: str) -> tuple[str, str]:
    """关于…的报告 → 报告, 关于…; a phrase that ends in 的 stays whole."""
    marks = [m for m in _DE.finditer(phrase) if len(phrase) - m.end() >= 2 and not _inside_quote(phrase, m.start())]
    if not marks:
        return phrase.rstrip("的"), ""
    return phrase[marks[-1].end() :], phrase[: marks[-1].start()]


def _inside_quote(phrase: str, position: int) -> bool:
    before = phrase[:position]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _plain(phrase: str) -> str:
    """Without marks that enclose all of it, and without list words at the ends."""
    phrase = phrase.strip(" 、和及与")
    while len(phrase) > 2 and phrase[0] in "“《‘（" and phrase[-1] in "”》’）" and phrase.count(phrase[0]) == 1:
        phrase = phrase[1:-1]
    return phrase


def clause_before(chars: str) -> str:
    """The last clause of `chars`; marks inside quotes, titles and brackets do not end one."""
    depth, at = 0, len(chars)
    while at > 0:
        char = chars[at - 1]
        if char in "”》）)’":
            depth += 1
        elif char in "“《（(‘":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and char in "，。；：！？、\n":
            break
        at -= 1
    return chars[at:].strip(" ")


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a number: its noun, the verb that governs it, or what singles out a part of a whole whose
    noun was said before (已解决的80件); `relative` where 的 ends it.
    """

    head: Head | None
    verb: str = ""
    part: str = ""
    relative: bool = False


def before(clause: str) -> Left:
    """The noun phrase at the end of a clause that stands before a number, and the verb that governs it.

    No head where the clause holds no noun: 立案136件, 其中17件, 已解决的80件.
    """
    clause = re.sub(r"^(?:次(?=[会全])|[—－-]+)", "", words.TRAILING.sub("", clause).strip(" "))
    clause = re.sub(r"^(?:其中|另有|另外|此外|同时|并(?!案)|且|在(?!职|校|册|建))", "", clause).removesuffix("人民币")
    clause = _PLANNED.sub("", _LEAD.sub("", _WORTH.sub("", words.TRAILING.sub("", clause))))
    if clause.endswith("的"):
        part = re.sub("^所提(?:问题|建议|意见|提案)?(?:已经|已)?", "", clause[:-1])
        return Left(None, part=verbs.ADVERBS.sub("", part), relative=True)
    if (undone := _UNDONE.search(clause)) is not None:
        return Left(None, part=undone[0])
    if only := verbs.VERBS_ONLY.fullmatch(clause):
        return Left(None, only["verb"])
    noun, modifier = _split_of(clause)
    phrase, verb = _after_verb(noun)
    if verb:
        modifier = ""
    measure = _plain(_OFTEN.sub("", _without_outcome(phrase).removesuffix("名单")))
    if (len(measure) < 2 and measure not in _SINGLE_BEFORE) or _NO_NOUN.search(measure):
        return _turned(noun, verb) if verb and not phrase else Left(None, verb or phrase)
    level = _LEVELLED.fullmatch(measure) if not modifier else None
    if level:
        return Left(Head(level["noun"] or level["before"], level["level"] or level["behind"]), verb)
    return Left(Head(_ending(measure), modifier or verb), verb)


def _turned(clause: str, verb: str) -> Left:
    """The noun that stands before its verb: 全部提案收到 → 提案, 收到."""
    noun = re.sub(r"^(?:全部|所有|上述|这些)|(?:共计|共|已经|已|均|都|全年|先后)+$", "", clause.removesuffix(verb))
    known = (
        _GAVE.search(verb) is None
        and words.CORE.search(noun) is not None
        and len(noun) <= 10
        and not verbs.STRONG_AT.search(noun)
    )
    return Left(Head(noun, verb), verb) if known else Left(None, verb)


def _ending(measure: str) -> str:
    """The last part of a long noun phrase; it begins neither inside a title nor inside a quotation."""
    if len(measure) <= _LONGEST:
        return measure
    for opens, closes in ("《》", "“”"):
        if measure.endswith(closes) and opens in measure:
            return _plain(measure[measure.rfind(opens) :])
    shorter = measure[-_LONGEST:]
    cut = max(shorter.rfind(mark) for mark in "》”")
    return shorter[cut + 1 :] if 0 <= cut < len(shorter) - 2 else shorter


def _without_outcome(phrase: str) -> str:
    """提案已办复 → 提案."""
    found = re.fullmatch(r"(?P<noun>[^，]{2,}?)(?:均已|都已|已经|已)(?:全部)?[\u4e00-\u9fff]{2,4}", phrase)
    return found["noun"] if found else phrase


def _after_verb(clause: str) -> tuple[str, str]:
    """Split a clause behind its verb: 共收到提案 → 提案, 收到; 参与引进项目 → 项目, 参与引进."""
    start = 0
    verb = ""
    for found in verbs.STRONG_AT.finditer(clause):
        if found.start() < start or _inside_quote(clause, found.start()):
            continue
        if verbs.WEAK_ONLY.fullmatch(found[0]) and not _may_be_verb(clause, found.start(), start, verb):
            continue
        if _COMPOUND.match(clause, found.end()) or (start and _WORKS.match(clause, found.start())):
            continue
        if verb and verbs.LIGHT_ONLY.fullmatch(verb) and found.start() == start:
            continue
        chained = bool(verb) and found.start() == start
        verb = verb + found[0] if chained else found[0]
        start = found.end()
    rest = (
        verbs.COMPLEMENT.sub("", clause[start:], count=1) if verbs.COMPLEMENT.match(clause, start) else clause[start:]
    )
    return (rest if start else verbs.ADVERBS.sub("", rest)), verb


def _may_be_verb(clause: str, at: int, start: int, verb: str) -> bool:
    """A word that nouns hold too is a verb at the beginning, after a subject, or right after another verb."""
    if at == start:
        return True
    last = verbs.WEAK_ONLY.fullmatch(clause, at) is not None
    return verbs.SUBJECT.search(clause[start:at]) is not None and (last or not verb)
