"""What a number counts: the noun phrase after it, before it, or that of the amount before."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_clauses import core
from extractor.resolve.count_predicates import PREDICATE, first_predicate, may_begin

_LONGEST = 20  # code points of a measure
_REACH = 64  # code points behind a number that a noun phrase and what tells its end may take
_STOP = frozenset(" ，。；：！？、\n“”‘’《》（）()…—~～·,;")
_MAY_STOP = frozenset("和及与以近约逾超")
_OPENS = frozenset("“《（")
_ENCLOSED = re.compile(r"[“《][^”》，。]{1,14}[”》]|（[^）]{1,8}）")
_BRACKET = re.compile(r"（[^）]{1,30}）")
_ENDS_PHRASE = frozenset(["，", "。", "；", "、", ""])
_AMONG = re.compile("之?中(?=[，、又有已的])")
_WORDS_WITH_MIDDLE = frozenset("集初高其")
_SCHOOLS = _WORDS_WITH_MIDDLE | frozenset("一二三四五六七八九十完职当年途")
"""初中, 高中, 一中: 中 is part of the noun."""
_WITHIN = re.compile(r"(?<=范围)(?:之内|以内|内|里|中)$")
_OUTCOME = re.compile(
    r"(?:由|得到|获得|获|被|入选|列入|纳入|转化为|荣获|正在|交由|转为|受到|引起)[^，。；：！？“”《》（）]{2,16}"
    r"|(?:均已|已|暂未|尚未)[^，。；：！？“”《》（）0-9]{2,10}(?=[，。；])"
)
_PROPOSED = re.compile(r"^所提(?:问题|建议|意见|提案)?(?:已经|已)?")
_AROUND_TURNED = re.compile(
    r"^(?:全部|所有|上述|这些)|(?:共计|共|已经|已|均|都|全年|先后|原则上|一般|每(?:两周|半年|季度|两个月|[年月周季])|至少|定期|安排)+$"
)
_COME_TO = re.compile(r"(?P<noun>[^，]{2,}?)(?:已|均)?(?:签约落地|开工|完工|竣工|投产|投用|落地|落户|通车|交付)")
_COME_TO_ENDS = tuple("开工 完工 竣工 投产 投用 落地 落户 通车 交付".split())
"""What became of the things whose number follows: 电梯|完工153台."""
_HAS_OUTCOME = re.compile(r"(?P<noun>[^，]{2,}?)(?:均已|都已|已经|已)(?:全部)?[\u4e00-\u9fff]{2,4}")
_SECOND_UNIT = re.compile(r"^（[条件次个项家场户名人]）")
_SUCH = re.compile(r"^等(?![级离候额效外分])(?=[\u4e00-\u9fff]{2})")
"""Behind quoted names: “…”“…”等|专题调研."""
_OFTEN = re.compile(
    r"^每[次场期](?=[\u4e00-\u9fff]{3})|(?<=[\u4e00-\u9fff”]{2})每(?:(?:周|月|季度|年|天|半年|人)(?=[\u4e00-\u9fff]{2})|(?:周|月|季度|年|天|半年|人|次|场|期|部|台|户|亩|吨|件|套|个|名|家)$)"
    r"|[由从按]每(?:度|平方米|公里|公斤|斤|立方米|亩|吨|人|户|次|年|月)$"
)
_EACH = re.compile(
    r"(?P<owner>每(?:个|名|位|家|所|支|村|镇|乡)[\u4e00-\u9fff]{0,5}?)"
    r"(?P<noun>(?:工作|活动|办公|运行|专项|课题|履职)?(?:经费|资金|补助|补贴|津贴))"
)
"""每个工作室|活动经费."""
_NO_NOUN = re.compile(
    r"(?:[将把对为由从向在以被与和及、接]|(?<![往未由])来"
    r"|[就能才又也][卖买吃喝跑花用拿打]|[一每半]天[过跑走卖接来]|^一[条座个块段片栋所间])$"
)
"""Ends of what is no noun phrase."""
_NO_END = frozenset("将把对为由从向在以被与和及、接来卖买吃喝跑花用拿打过走条座个块段片栋所间")
_TO_WHOM = frozenset("对在从向")
_A_THING = re.compile(r"一[座条家所处套台个](?=[\u4e00-\u9fff]{3})(?!个)")
"""建起|一座|日处理能力15吨的…"""
_LEVELS = r"[省市县区州旗乡镇村]{1,2}级|国家级|村（社区）|乡（镇）|乡镇（街道）"
_LEVELLED = re.compile(
    rf"(?P<level>{_LEVELS})(?P<noun>[\u4e00-\u9fff“”]{{2,}})|(?P<before>[\u4e00-\u9fff“”]{{2,}}?)(?P<behind>{_LEVELS})"
)
"""市级协商平台, and 协商平台市级."""
_SINGLE = frozenset("村县市区镇乡省校桥井事组楼船车牛羊猪鸡树田塘路厂店")
_SINGLE_BEFORE = frozenset("羊牛猪鸡鸭鹅马驴鹿兔书树井桥路渠塘")
_COMPOUND = re.compile(
    r"率|数|度|量|者|[村户]$|人(?![大民次])|会(?!议)|室|队|站|组(?![织建成])|班(?![车级])|团(?![结])|员(?![工会])|费|额|单$|总[量数额]|中(?=发现|查出|共|排查)|后(?![勤续备])|半径|面|金|品|物|点(?![亮评名赞击])|单位|部门|或[一-鿿]{2,4}率"
)
"""Ends of nouns that begin with a verb: 承办单位, 办结率, 慰问金."""
_COMPOUND_FIRSTS = frozenset("总中率数度量者村户人会室队站组班团员费额后半面金品物点单部或")
_WORKS = re.compile(
    r"转移就业|(?:治理|整治|改造|修缮|建设|捐赠|慰问|资助|补助|奖励|补偿|救助|帮扶|扶持|服务|采购|办理|绿化|修复|养护)(?:经费|资金|专项|工程|项目|物资|款)"
)
"""Nouns that begin with a verb, behind another one: 新增|治理经费."""
_DONE = tuple("立案 采纳 办结 办复 答复 解决 落实 完成 整改 采用 通过 受理 办理 推进 实施".split())
_UNDONE = re.compile(
    rf"(?:(?:暂未|尚未|未能|未予|未|不予|没有|正在|暂不能|暂时不能|无法|难以)(?:{'|'.join(_DONE)})"
    r"|正在(?:办理|推进|实施))$"
)
"""What was not done with a part of a whole."""
_GAVE = re.compile(r"拿出|拨出|捐出|捐赠|捐款|捐资|捐助|认捐|投入|出资|投资|拨付")
_COLLOQUIAL = frozenset("议办提写跑开说干修种养")
"""What people did so much of, with no noun behind: 大大小小的事议了|70多件."""
_LEADING = frozenset("建设 优化 调整".split())
"""Verbs only where they begin: 社会建设 and 结构优化 are nouns."""
_UPON = frozenset("走访 慰问 看望 资助 救助".split())
_ACTIONS = tuple("活动 工作 调研 行动 制度 机制 服务 监督 视察 座谈 会 日 慰问 走访 看望".split())
"""Ends of names of what is done, which may begin with a verb: 走访慰问|活动."""
_LABEL = re.compile(r"(?<=的)（[A-Da-d甲乙丙丁一二三四][类级等档]）$")
"""What a part is called, behind what singles it out: 列入计划解决的（B类）."""
_NEXT_NUMBER = re.compile(r"等?[0-9]")
_ANOTHER = re.compile(r"^每|(?:[一二两三四五六七八九十]{1,3}|[A-Z])[个名位家件条项处所户]")
_LIST_MARK = re.compile(r"、|和|及|与|以及|或")
_DE = re.compile(r"(?<!党)的(?!士)")
_RELATIVE = re.compile(r"[^，。；：！？、“”《》（）0-9]{1,18}?的(?P<head>[^，。；：！？、“”《》（）的0-9]{2,14})")


class Head(NamedTuple):
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
    if chars.startswith("（"):
        chars = _SECOND_UNIT.sub("", chars)
    chars = chars.removeprefix("的")
    if _LIST_MARK.match(chars) or _AMONG.match(chars) or chars.startswith("之间"):
        return None
    phrase = _phrase(chars)
    if len(phrase) < 2 and phrase not in _SINGLE:
        return _after_short(chars, phrase)
    rest = chars[len(phrase) :]
    measure, modifier = _split_of(phrase)
    if modifier and words.ABSTRACT.search(modifier) and not words.COUNTED_OWNER.search(measure):
        return Head("")
    if modifier and rest[:1] == "共" and words.IN_ALL.match(rest):
        return Head(_plain(modifier))
    if rest[:1] == "，" and measure.endswith("里") and measure[-2:-1] not in "公邻故乡城":
        measure = measure[:-1]  # 38家酒企里，有冷库的仅11家
    if (
        (rest[:1] in "，、：有又" or rest[:1].isdigit())
        and measure.endswith("中")
        and measure[-2:-1] not in _WORDS_WITH_MIDDLE
    ):
        measure = measure.removesuffix("中").removesuffix("之")
    if modifier and (owner := _counted_owner(modifier, measure)):
        return Head(_plain(owner))
    if measure.endswith(words.STATES) and (handled := words.STATE.fullmatch(measure)) is not None:
        measure = handled["noun"]
    return Head(_plain(measure), outcome(rest) or modifier)


def _after_short(chars: str, phrase: str) -> Head | None:
    """Where no phrase follows the number: the noun behind a predicate (参加培训的委员); an empty head where one
    character alone does, which is no noun.
    """
    if len(phrase) == 1 and chars[1:2] in _ENDS_PHRASE and phrase not in "左右的":
        return Head("")
    relative = _RELATIVE.match(chars) if may_begin(chars) and PREDICATE.match(chars) else None
    if relative is None or chars.startswith(("是", "也", "已", "在")):
        return None
    head = _cut(relative["head"])
    return Head(head, chars[: relative.start("head") - 1]) if len(head) >= 2 else None


def _counted_owner(owner: str, thing: str) -> str:
    """The noun right behind the unit where that is what is counted: 40处民居的修缮 → 民居; else an empty string."""
    owner = _WITHIN.sub("", owner)
    if words.COUNTED_OWNER.search(owner) or owner.endswith("范围"):
        return owner
    acted = words.ACTING.search(thing) and 2 <= len(owner) <= 10 and not verbs.STRONG_AT.search(owner)
    return owner if acted and not owner.startswith(("关于", "对", "有关")) else ""


def outcome(chars: str) -> str:
    """What became of the amount, at the beginning of what follows: 得到市领导批示, 由市领导督办 → 市领导督办."""
    found = _OUTCOME.match(chars)
    return found[0].lstrip("由") if found else ""


def phrase_length(chars: str) -> int:
    """Code points of the noun phrase, and a bracket behind it, at the beginning of what follows a number."""
    length = len(_phrase(chars))
    if length < 2:
        return 0
    bracket = _BRACKET.match(chars, length)
    return length if bracket is None else bracket.end()


def _phrase(chars: str) -> str:
    """Noun phrases up to the predicate, a comma or another number; 委员、专家和干部 is one phrase."""
    found = _segment(chars)
    while found and len(found) < _LONGEST:
        mark = _LIST_MARK.match(chars, len(found))
        if mark is None:
            break
        more = _segment(chars[mark.end() : mark.end() + _REACH])
        if not 2 <= len(more) <= 8 or _ANOTHER.search(more) or _NEXT_NUMBER.match(chars, mark.end() + len(more)):
            break
        found = chars[: mark.end() + len(more)]
    return found


def _segment(chars: str) -> str:
    """One run without marks; a quoted name or a bracket inside it belongs to it."""
    at, stop = 0, min(len(chars), _LONGEST + 1)
    predicate = first_predicate(chars, 0, stop)
    while at < stop:
        char = chars[at]
        if char in _OPENS and (enclosed := _enclosed(chars, at)):
            at = enclosed
            if at > predicate:
                predicate = first_predicate(chars, at, stop)
            continue
        if at == predicate or char in _STOP or char.isdigit():
            break
        if char in _MAY_STOP and _stops(chars, at):
            break
        at += 1
    return chars[:at].rstrip(" ")


def _enclosed(chars: str, at: int) -> int:
    """The end of the quoted name or bracket that opens inside a run; 0 where it does not belong to the run."""
    found = _ENCLOSED.match(chars, at)
    if found is None:
        return 0
    return 0 if chars[at] == "（" and (at == 0 or any(c.isdigit() for c in found[0])) else found.end()


def _stops(chars: str, at: int) -> bool:
    """True for a list word inside a run (县直单位|和乡镇), and for 近|30户."""
    if chars[at] in "近约逾超":
        return chars[at + 1 : at + 2].isdigit()
    return at > 0 and (chars[at] != "以" or chars.startswith("以及", at))


def _cut(phrase: str) -> str:
    found = PREDICATE.search(phrase, 1)
    return phrase[: found.start()] if found else phrase


def _split_of(phrase: str) -> tuple[str, str]:
    """关于…的报告 → 报告, 关于…; a phrase that ends in 的 stays whole."""
    if "的" not in phrase:
        return phrase, ""
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


class Left(NamedTuple):
    """What stands before a number: its noun, the verb that governs it, or what singles out a part of a whole whose
    noun was said before (已解决的80件); `relative` where 的 ends it.
    """

    head: Head | None
    verb: str = ""
    part: str = ""
    relative: bool = False


_NOTHING = Left(None)


def before(clause: str) -> Left:
    """The noun phrase at the end of a clause that stands before a number, and the verb that governs it.

    No head where the clause holds no noun: 立案136件, 其中17件, 已解决的80件.
    """
    if clause.endswith("了") and clause[-2:-1] in _COLLOQUIAL:
        return _NOTHING
    clause = core(clause)
    if clause.endswith("）") and (label := _LABEL.search(clause)) is not None:
        return Left(None, part=_PROPOSED.sub("", clause[: label.start()]) + label[0])
    if not clause:
        return _NOTHING
    if clause[-1] == "的":
        return Left(None, part=verbs.without_adverbs(_PROPOSED.sub("", clause[:-1])), relative=True)
    if clause.endswith(_DONE) and (undone := _UNDONE.search(clause)) is not None:
        return Left(None, part=undone[0])
    if clause.endswith(("参与", "参加")) and words.PERSON.search(clause[:-2]):
        return Left(Head(clause[:-2], clause[-2:]), clause[-2:])  # 群众参与6800人次
    if only := verbs.verbs_only(clause):
        return Left(None, only)
    noun, modifier = _split_of(clause)
    phrase, verb = _after_verb(noun)
    measure = _noun_of(phrase)
    if (len(measure) < 2 and measure not in _SINGLE_BEFORE) or (measure[-1] in _NO_END and _NO_NOUN.search(measure)):
        if not verb and (phrase[-1:] in _TO_WHOM or phrase[-2:-1] in ("一", "天")):
            return _NOTHING
        return _turned(noun, verb) if verb and not phrase else Left(None, verb or phrase)
    if verb or not modifier:
        modifier = ""
        if measure[0] == "每" and (each := _EACH.fullmatch(measure)) is not None:
            return Left(Head(each["noun"], each["owner"]), verb)
        level = _LEVELLED.fullmatch(measure) if "级" in measure or "（" in measure else None
        if level:
            return Left(Head(level["noun"] or level["before"], level["level"] or level["behind"]), verb)
    return Left(Head(_ending(measure), modifier or verb), verb)


def _turned(clause: str, verb: str) -> Left:
    """The noun that stands before its verb: 全部提案收到 → 提案, 收到."""
    noun = _AROUND_TURNED.sub("", clause.removesuffix(verb))
    known = (
        len(noun) <= 10
        and (
            words.CORE.search(noun) is not None
            or (verb in verbs.LIGHT and noun.endswith(("会", "论坛")))
            or _is_place(noun, verb)
        )
        and _GAVE.search(verb) is None
        and not verbs.STRONG_AT.search(noun)
        and not (verb in words.DONE_BY and noun.endswith(words.DOERS))
    )
    return Left(Head(noun, verb), verb) if known else Left(None, verb)


def _noun_of(phrase: str) -> str:
    """A noun phrase without what became of the things, how often, and among whom: 30名常委中27名出席."""
    noun = _without_outcome(phrase).removesuffix("名单")
    noun = _plain(_OFTEN.sub("", noun) if "每" in noun else noun)
    if noun[:1] == "一" and _A_THING.match(noun):
        noun = noun[2:]
    return noun[:-1] if noun.endswith("中") and len(noun) > 2 and noun[-2] not in _SCHOOLS else noun


def _is_place(noun: str, verb: str) -> bool:
    """True for what is built or set up: “石榴籽”委员之家|建成31个."""
    return verb in words.BUILDING and len(noun) > 2 and noun.endswith(words.PLACES)


def _ending(measure: str) -> str:
    """The last part of a long noun phrase; it begins neither inside a title nor inside a quotation."""
    if len(measure) <= _LONGEST:
        return measure
    for opens, closes in ("《》", "“”"):
        if measure.endswith(closes) and opens in measure:
            return _plain(measure[measure.rfind(opens) :])
    shorter = measure[-_LONGEST:]
    cut = max(shorter.rfind(mark) for mark in "》”")
    shorter = shorter[cut + 1 :] if 0 <= cut < len(shorter) - 2 else shorter
    return _SUCH.sub("", shorter)


def _without_outcome(phrase: str) -> str:
    """提案已办复 → 提案."""
    found = _COME_TO.fullmatch(phrase) if phrase.endswith(_COME_TO_ENDS) else None
    if found is None:
        found = _HAS_OUTCOME.fullmatch(phrase) if "已" in phrase else None
    return found["noun"] if found else phrase


def _after_verb(clause: str) -> tuple[str, str]:
    """Split a clause behind its verb: 共收到提案 → 提案, 收到; 参与引进项目 → 项目, 参与引进."""
    start, verb = 0, ""
    quoted = "“" in clause or "《" in clause
    for found in verbs.STRONG_AT.finditer(clause):
        word, at, end = found[0], found.start(), found.end()
        if quoted and _inside_quote(clause, at):
            continue
        if word in verbs.WEAK and not _may_be_verb(clause, word, at, start, verb):
            continue
        if clause[end : end + 1] in _COMPOUND_FIRSTS and _COMPOUND.match(clause, end):
            continue
        if start and (_WORKS.match(clause, at) or (at == start and verb in verbs.LIGHT and word not in verbs.LIGHT)):
            continue
        verb = verb + word if verb and at == start else word
        start = end
    more = verbs.COMPLEMENT.match(clause, start) if start else None
    rest = clause[start:] if more is None else clause[more.end() :]
    return (rest if start else verbs.without_adverbs(rest)), verb


def _may_be_verb(clause: str, word: str, at: int, start: int, verb: str) -> bool:
    """A word that nouns hold too is a verb at the beginning, after a subject, or right after another verb."""
    if at == start:
        return True
    if word in _LEADING:
        return False
    each = clause.rfind("每", 0, at)
    if each >= 0 and 2 < at - each <= 10 and verb in ("", "为") and (each == 0 or clause[each - 1] in "为给向对"):
        return True  # 每个会客厅|配备议事长
    if word == "有" and at > 1 and not verb and clause[at - 1] not in "所国公私享持固没只稀特占富含具":
        return True
    if clause[at - 1] == "”" and "过“" in clause:
        return True  # 通过“小院议事”|化解物业纠纷
    if clause[at - 1] == "”" and word in words.SETTLED and not verb:
        return True  # “民生快线”|办结诉求
    if word in _UPON and len(clause) > at + 4 and not verb and not clause.endswith(_ACTIONS):
        return True  # 县长王大力|走访困难党员
    if verb == "通过" and clause.endswith(words.MEANS, start, at):
        return True  # 通过平台|征集议题
    return (not verb or clause[at:] in verbs.WEAK) and verbs.ends_in_subject(clause[start:at])
