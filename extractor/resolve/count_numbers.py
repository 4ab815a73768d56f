"""From a numeral and its measure word to number, unit and comparator."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from extractor import numerals
from extractor.model import Mention
from extractor.resolve.index import Index

_MEASURED = frozenset(
    [
        "元",
        "美元",
        "港元",
        "澳门元",
        "港币",
        "欧元",
        "亩",
        "公顷",
        "平方米",
        "平方公里",
        "平方千米",
        "公里",
        "千米",
        "米",
        "立方米",
        "吨",
        "公斤",
        "千克",
        "斤",
        "千瓦",
        "兆瓦",
        "千瓦时",
    ]
)
_KEPT = _MEASURED
MASS = frozenset(m + u for m in ("", "万", "亿", "万亿") for u in _MEASURED)
"""Units that measure a mass, which has no parts to be counted one by one."""

_MAGNITUDE = re.compile(r"([0-9.,]+|[一二两三四五六七八九十百千数几上]+)[余多来]?(万亿|亿|万)[余多]?")
_NEAR = frozenset(["近", "约", "大约", "约有", "将近", "接近", "差不多"])
_UNDER = frozenset(["不足", "不到", "不超过", "最多", "至多", "低于", "少于", "小于", "不大于", "不高于", "不多于"])
_FOLD_UNIT = {"场（次）": "场次", "人（次）": "人次", "件（次）": "件次", "个半天": "个半天"}
_AT_LEAST = re.compile(r"(?:至少|不少于|不低于|最少)[^，。；、0-9]{0,16}$")
_AT_MOST = re.compile(r"(?:最多(?!的|时)|至多|不超过)[^，。；、0-9]{0,16}$")


def quantity(index: Index, mention: Mention, clause: str) -> tuple[str, str, str] | None:
    """Decimal number, unit and comparator (one of = ~ >= <=) of a mention of kind `count`; `clause` is what stands
    before it in its clause. None where it is no number.
    """
    value = index.value
    written = value(mention, "number") or value(mention, "number1") or value(mention, "han") or value(mention, "value")
    unit = value(mention, "unit") or value(mention, "unit1")
    read = _number(written, _FOLD_UNIT.get(unit, unit), mention.constants.get("sort") == "tenths")
    if read is None:
        return None
    if tenth := numerals.parse(value(mention, "tenth")):  # 一成八
        read = (numerals.written(Decimal(read[0]) + tenth), read[1])
    return *read, _comparator(index, mention, written, clause)


@lru_cache(maxsize=4096)
def _number(written: str, unit: str, tenths: bool) -> tuple[str, str] | None:
    """Decimal number and unit of a numeral and a measure word: 6万 + 元 → 6 + 万元."""
    number, unit = _scaled(written, unit) if unit in _KEPT else (numerals.parse(written), unit)
    if number is None:
        return None
    return numerals.written(number * 10 if tenths else number), unit


def _scaled(written: str, unit: str) -> tuple[Decimal | None, str]:
    """万 and 亿 stay in the unit of money and measures: 6万 元 → 6 万元."""
    found = _MAGNITUDE.fullmatch(written)
    if found:
        return numerals.parse(found[1]), found[2] + unit
    number = numerals.parse(written)
    if number is not None and not written[-1].isdigit() and number >= 10**8:
        return number / 10**8, "亿" + unit
    if number is not None and written[-1] in "万千" and number >= 10**4:
        return number / 10**4, "万" + unit
    return number, unit


def _comparator(index: Index, mention: Mention, written: str, clause: str) -> str:
    bound, limit = index.value(mention, "bound"), index.value(mention, "limit")
    hedged = "少" in clause or "多" in clause or "不" in clause  # a character of each word of the two patterns
    if bound in _UNDER or limit in ("以下", "以内") or (hedged and _AT_MOST.search(clause)):
        return "<="
    whole = index.slice(mention.span)
    half = mention.constants.get("sort") == "half" and ("以上" in whole or "超" in whole)
    at_least = (bound and bound not in _NEAR) or limit == "以上" or half or "至少" in whole
    if at_least or (hedged and _AT_LEAST.search(clause)):
        return ">="
    if bound or limit or "余" in written or "多" in written:
        return "~"
    return "~" if index.value(mention, "more") or numerals.is_approximate(written) else "="
