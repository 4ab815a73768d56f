"""Spaces where none belong, and dates that lost the characters between their numbers."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from damage_sheet import Damaged, Sheet, rewritten

_HAN = "\u3400-\u9fff"
_NUMBER = re.compile(rf"(?<=[{_HAN}（，。；])\d+(?:\.\d+)?%?(?=[{_HAN}])|(?<![\S])\d+(?=[年月])")
_DATE = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日(?![至到—-])")
_MONTH_DAY = re.compile(
    r"(?<=[，。；、于自在\n\u3000])(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日(?![至到—-])"
)

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文韦蓝艾"
)
_NAME = rf"[{_SURNAMES}][{_HAN}]{{1,2}}"
# A list of at least three names, one of them with two characters: what typesetters even out.
_NAMES = re.compile(
    rf"(?<![{_HAN}、])(?:[{_HAN}]{{0,8}}(?:主席|主任|书记|委员|秘书长|组长|部长))?(?P<list>{_NAME}(?:、{_NAME}){{2,}})(?![{_HAN}]{{2,}}、)"
)
_POST = re.compile(
    rf"(?:主席|主任|书记|秘书长|部长|县长|市长|区长)(?P<name>[{_SURNAMES}][{_HAN}])(?=[、，。；（]|主持|参加|出席|表示|介绍|强调|指出|作)"
)


def spaced_numbers(text: str, rng: Random, strength: float, *, space: str = " ") -> Damaged:
    """A share of the numbers with a space before, after or on both sides: `7 月20 日`, `建成 12 个`."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        before, after = rng.choice(((False, True), (False, True), (True, True), (True, False)))
        if before and match.start() and text[match.start() - 1] not in "\n\u3000":
            sheet.add(space)
        sheet.keep(*match.span())
        if after:
            sheet.add(space)

    return rewritten(text, _NUMBER, rng, strength, change)


def ideographic_numbers(text: str, rng: Random, strength: float) -> Damaged:
    """`spaced_numbers` with U+3000."""
    return spaced_numbers(text, rng, strength, space="\u3000")


def spaced_names(text: str, rng: Random, strength: float) -> Damaged:
    """Names of two characters spaced to the width of three: 段  鸣, 刘\u3000帆.

    In lists of names and after a post; told by surname, since a generator reads no better than that.
    """

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        start = match.start("name")
        sheet.keep(match.start(), start + 1)
        sheet.add(rng.choice((" ", "  ", "\u3000")))
        sheet.keep(start + 1, match.end())

    first = rewritten(text, _POST, rng, strength, change)
    return first.then(_in_lists, rng, strength)


def _in_lists(text: str, rng: Random, strength: float) -> Damaged:
    """One style a list: all of its two-character names are spaced, or none."""

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        space = rng.choice(("  ", "\u3000", " "))
        at = match.start()
        for name in re.finditer("[^、]+", match["list"]):
            start = match.start("list") + name.start()
            if len(name[0]) == 2:
                sheet.keep(at, start + 1)
                sheet.add(space)
                at = start + 1
        sheet.keep(at, match.end())

    return rewritten(text, _NAMES, rng, strength, change)


def dropped_separators(text: str, rng: Random, strength: float) -> Damaged:
    """A share of the days without 年 and 月, 2022年9月19日 as `2022919日`, and without 月, 3月17日 as `317日`.

    Where the digits that are left have several readings on the calendar the date is destroyed but for these.
    """

    def change(sheet: Sheet, match: re.Match[str]) -> None:
        year, month, day = int(match["year"]), match["month"], match["day"]
        sheet.write(f"{year}{month}{day}日", match.start(), match.end())
        readings = _readings(year, month + day)
        if len(readings) > 1:
            sheet.lose(match.start(), match.end(), readings)

    def change_day(sheet: Sheet, match: re.Match[str]) -> None:
        month, day = match["month"], match["day"]
        if len(month + day) < 3:  # 3月5日 as 35日 is no date any more
            sheet.keep(*match.span())
            return
        sheet.write(f"{month}{day}日", match.start(), match.end())
        readings = _readings(2024, month + day)
        if len(readings) > 1:
            sheet.lose(match.start(), match.end(), tuple(reading[5:] for reading in readings))

    first = rewritten(text, _DATE, rng, strength, change)
    return first.then(lambda t, r, s: rewritten(t, _MONTH_DAY, r, s, change_day), rng, strength)


def _readings(year: int, digits: str) -> tuple[str, ...]:
    """The days (ISO 8601) of a year that `digits`, month and day without zeros, can mean."""
    found = []
    for cut in range(1, len(digits)):
        month, day = digits[:cut], digits[cut:]
        if "0" in (month[0], day[0]) or len(month) > 2 or len(day) > 2:
            continue
        try:
            found.append(date(year, int(month), int(day)).isoformat())
        except ValueError:
            continue
    return tuple(found)
