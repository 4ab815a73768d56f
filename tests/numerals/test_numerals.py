"""What each written numeral is worth."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import numerals

EXACT = [
    ("三", "3"),
    ("十", "10"),
    ("十二", "12"),
    ("二十五", "25"),
    ("一百零三", "103"),
    ("一百一十", "110"),
    ("一百五", "150"),
    ("三千二", "3200"),
    ("三千零二十", "3020"),
    ("两", "2"),
    ("两百", "200"),
    ("廿", "20"),
    ("廿三", "23"),
    ("卅", "30"),
    ("〇", "0"),
    ("○", "0"),
    ("零", "0"),
    ("二〇二一", "2021"),
    ("二○二○", "2020"),
    ("一九四九", "1949"),
    ("1.5", "1.5"),
    ("0", "0"),
    ("1,234", "1234"),
    ("12,345,678.9", "12345678.9"),
    ("３万", "30000"),
    ("3万", "30000"),
    ("2.5万", "25000"),
    ("5千", "5000"),
    ("3百万", "3000000"),
    ("1万2千", "12000"),
    ("3亿5000万", "350000000"),
    ("一亿二千万", "120000000"),
    ("2万亿", "2000000000000"),
    ("一万五", "15000"),
    ("一万零三", "10003"),
    ("十万零五百", "100500"),
    ("百", "100"),
    ("千万", "10000000"),
    ("万", "10000"),
    ("半", "0.5"),
    ("三点五", "3.5"),
    ("零点八五", "0.85"),
    ("贰拾叁", "23"),
    ("兩萬", "20000"),
    (" 7 ", "7"),
]

INDEFINITE = [
    ("数百", "100"),
    ("上千", "1000"),
    ("几十", "10"),
    ("几十万", "100000"),
    ("上百万", "1000000"),
    ("十几", "10"),
    ("二十几万", "200000"),
    ("20多万", "200000"),
    ("两千多万", "20000000"),
    ("百余", "100"),
    ("七八", "7"),
    ("十七八", "17"),
    ("两三百", "200"),
    ("三五", "3"),
]

NONE = ["", "几", "数", "上", "一线", "三千百", "一百〇", "百千", "1,23", "1,2345", "1.2.3", "万万万", "五年", "五个"]


@pytest.mark.parametrize(("text", "value"), EXACT, ids=[t for t, _ in EXACT])
def test_an_exact_numeral(text: str, value: str) -> None:
    assert numerals.parse(text) == Decimal(value)
    assert not numerals.is_approximate(text)


@pytest.mark.parametrize(("text", "base"), INDEFINITE, ids=[t for t, _ in INDEFINITE])
def test_an_indefinite_amount_gives_its_base(text: str, base: str) -> None:
    assert numerals.parse(text) == Decimal(base)
    assert numerals.is_approximate(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_one_numeral(text: str) -> None:
    assert numerals.parse(text) is None
    assert not numerals.is_approximate(text)


@pytest.mark.parametrize(("text", "value"), [("十二", 12), ("2.5万", 25000), ("1.5", None), ("半", None), ("会", None)])
def test_whole_numbers(text: str, value: int | None) -> None:
    assert numerals.to_int(text) == value


@pytest.mark.parametrize(
    ("text", "numeral"), [("2.5万", "25000"), ("1,000", "1000"), ("99.840", "99.84"), ("半", "0.5"), ("百", "100")]
)
def test_the_plain_decimal_numeral(text: str, numeral: str) -> None:
    value = numerals.parse(text)
    assert value is not None
    assert numerals.written(value) == numeral


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("收到提案1,166件", ["1,166"]),
        ("投入2.5万元，惠及20多万人", ["2.5万", "20多万"]),
        ("13812345678转1234567890123", ["13812345678"]),  # thirteen digits are no amount
        ("共1,2345条", ["1", "2345"]),
    ],
)
def test_the_pattern_of_ascii_digits(sentence: str, found: list[str]) -> None:
    assert re.findall(numerals.ARABIC, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("召开十二次会议，百余名委员", ["十二", "百"]),
        ("数百名群众、十几家企业和半数委员", ["数百", "十几", "半"]),
        ("两千多万元", ["两千多万"]),
        ("二○二一年", ["二○二一"]),
        ("会上几个人", []),
    ],
)
def test_the_pattern_of_chinese_characters(sentence: str, found: list[str]) -> None:
    assert re.findall(numerals.CHINESE, sentence) == found


def chinese(number: int) -> str:
    """Write 1 … 10¹²-1 the standard way; the property's own and independent writer."""
    if number >= 10**8:
        return chinese(number // 10**8) + "亿" + tail(number % 10**8, 10**7)
    if number >= 10**4:
        return chinese(number // 10**4) + "万" + tail(number % 10**4, 10**3)
    parts = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            parts += "零一二三四五六七八九"[digit] + unit
        elif parts and not parts.endswith("零") and number % size:
            parts += "零"
    return parts


def tail(rest: int, full: int) -> str:
    if not rest:
        return ""
    return ("零" if rest < full else "") + chinese(rest)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=1, max_value=10**10))
def test_every_number_reads_back_from_its_standard_writing(number: int) -> None:
    assert numerals.parse(chinese(number)) == number
    assert numerals.parse(f"{number:,}") == number
    assert numerals.parse(str(number)) == number


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789.,零〇一二两三九十百千万亿廿半数几上多余点会", max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    value = numerals.parse(text)
    assert value is None or value >= 0


def test_hostile_text_is_refused() -> None:
    """Work that grew with the square of the length would not come back."""
    assert numerals.parse("一" * 100_000) is None
    assert re.findall(numerals.CHINESE, "十" * 8_000) != []
    assert re.findall(numerals.ARABIC, "1" * 8_000) == []
