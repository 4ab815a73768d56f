"""Amounts whose noun a fixed form of words tells: how long something takes, what a sum is set aside for, what grew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_doers import Known
from extractor.resolve.count_heads import Head, before

_USED = frozenset("采用 录用 刊用 采纳 采编 转化 批示".split())
"""What is done with reports, not with the issues of the bulletin that they are printed in."""
_COPIED = frozenset("印发 印制 印刷 发行 发放 赠送 赠阅 派发 编印 出版 免费发放 免费赠送".split())
_PRINT_UNITS = frozenset("期 册 本 份 辑 部 集 万字 字 页 篇 卷 种".split())
_TAKES = re.compile(
    r"(?P<noun>[\u4e00-\u9fff“”]{0,10}?(?:周期|时限|期限|时长|工期|历时|耗时|用时|[办等审处评受赔]\w?[理待批置审理付]时间|天数|响应时间|课时数))"
    r"(?P<how>(?:从|由)[^，。；：]{1,16}|[^，。；：0-9一二三四五六七八九十]{0,14})$"
)
_SCORE = re.compile(r"的(?:优异|优秀|综合|较好|最高)*(?P<noun>总分|得分|成绩|评分|高分)")
_STANDARD = re.compile(
    r"(?:左右|以上)?的标准[，]?(?:落实|安排|列支|拨付|配套|发放|给予|配备|预算|划拨|核拨|足额|统筹|保障|专项|予以|进行|和比例|将|把)*"
    r"(?P<noun>[\u4e00-\u9fff]{0,10}?(?:经费|补助|补贴|资金|津贴|奖励|费用|补偿|费))(?=[，。；、]|$)"
)
_HANDLED = re.compile("^(?:把|将|使|让)")
_STAYS = re.compile(
    r"(?P<noun>蹲点|驻村|驻点|驻企|在岗|值守|坐班|履职|学习|培训|下基层|包村|住村|跟班)(?:时间|天数)?[^，。；：\u4e00-\u9fff]{0,2}$"
)
_SET_ASIDE = re.compile(
    r"(?:用于|专门|专项|用来)*(?:设立|建立|成立|作为|用作|充作|组建|发起|注入)"
    r"(?P<noun>[^，。；：0-9]{0,16}?(?:基金|资金池|资金|经费|专款|补偿金|奖补金|奖金|股本))(?=[，。；、]|$)"
)
_GROWS = tuple("增加 增长 提高 提升 下降 减少 降低 缩短 压缩 压减 节约 节省 上涨".split())
_GREW = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{2,14}?)(?:同比|比(?:上年|去年|往年|上届|以前)|较(?:上年|去年|往年|上届))?(?:就|已|平均|直接|共|净)*"
    rf"(?:{'|'.join(_GROWS)})了?$"
)
_MADE_UP = re.compile(r"组成的(?P<noun>[\u4e00-\u9fff]{2,10}?)(?:名单)?(?=[，。；、）]|$)")
_GROWING = re.compile(
    r"(?:收入|产值|产量|支出|成本|税收|利润|面积|资金|经费|投诉量|时间|时限|周期|工期|数量|总量|总额|费用|里程|销量|销售额|订单|人口|价格)$"
)


_IN_FORM = re.compile(
    r"[^，]{0,12}?以(?P<noun>[\u4e00-\u9fff]{2,10}?)的?形式(?P<verb>(?:提交|报送|上报|转送|转交|反映|反馈|提出|报|转化|呈送)了?)"
)
"""以提案形式|提交11件."""
_SHORTENED = re.compile(r"(?:缩短|压缩|压减|减少|缩减|延长|增加|提高|降低)?(?:到|至|为|成)?(?:现在|目前)?的?")


def unit_of_print(amount: Amount) -> bool:
    """True for measure words of what is printed or broadcast: 21期, 6300册."""
    return amount.unit in _PRINT_UNITS


def copies(amount: Amount, verb: str) -> bool:
    """True for how many were printed of what was told of just before: 文史图书2部，印发2000册."""
    return unit_of_print(amount) and (verb in _COPIED or amount.clause.strip("约近共计达超") == "")


def acted_upon(inside: Sequence[Known], verb: str, chars: str) -> list[Known]:
    """The amounts of the same sentence that a verb may go on about; what was used are no issues of a bulletin
    (《民声快报》46期), where there is something else.
    """
    things = [k for k in inside if k.amount.unit not in ("%", "个百分点")] if verb else []
    if verb not in _USED:
        return things
    return [
        k for k in things if not (unit_of_print(k.amount) and chars[k.amount.mention.span.start - 1] == "》")
    ] or things


def shortened(clause: str) -> bool:
    """True for the words between the first and the second of two lengths of time: 缩短到."""
    return _SHORTENED.fullmatch(clause) is not None


def settled_by_form(amount: Amount, rest: str) -> Head | None:
    """The noun that a fixed form of words before or behind an amount tells; None where there is none."""
    if amount.sort == "span":
        return _lasting(amount) or Head("")
    if amount.unit in words.PERSON_UNITS and (made := _MADE_UP.match(rest)) is not None:
        return Head(made["noun"])
    if amount.unit.endswith("元") and (given := _SET_ASIDE.match(rest)) is not None:
        name = given["noun"]
        name = name.strip("“”") if name.endswith("”") else name
        return Head(name, given[0][: given.start("noun")]) if len(name) >= 2 else None
    if amount.unit.endswith("元") and (given := _STANDARD.match(rest)) is not None and len(given["noun"]) >= 2:
        return Head(given["noun"])
    if amount.unit == "分":
        score = _SCORE.match(rest)
        return Head(score["noun"]) if score is not None else None
    clause = words.without_trailing(amount.clause)
    if "形式" in clause and (formed := _IN_FORM.fullmatch(clause)) is not None:
        return Head(formed["noun"], formed["verb"])
    grew = _GREW.search(clause) if clause.removesuffix("了").endswith(_GROWS) else None
    if grew is not None and _GROWING.search(grew["noun"]):
        head = before(grew["noun"]).head
        return Head(head.measure, amount.clause[grew.end("noun") :]) if head is not None else None
    return None


def _lasting(amount: Amount) -> Head | None:
    """What takes or lasts so long: 赔付周期74天, 蹲点不少于20天."""
    clause = words.without_trailing(amount.clause)
    found = _TAKES.search(clause)
    if found is not None:
        noun = _HANDLED.sub("", found["noun"].rpartition("的")[2])
        return Head(noun) if len(noun) >= 2 else None
    stays = _STAYS.search(clause)
    return Head(stays["noun"]) if stays is not None else None
