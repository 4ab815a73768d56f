"""Bytes in the encodings that Chinese pages come in; what no encoding explains is refused, never guessed."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read.encoding import decode

SIMPLIFIED = "县里的几位委员走进山村，和乡亲们一起讨论水渠怎么修、钱从哪里来。\r\n会后，主席听取了汇报。\n"
TRADITIONAL = "縣裡的幾位委員走進山村，和鄉親們一起討論水渠怎麼修、錢從哪裡來。\r\n會後，主席聽取了匯報。\n"
SHORT = "委员们到社区听取居民的意见和建议并作答"  # one character under 20
SHORT_TRADITIONAL = "委員們到社區聽取居民的意見和建議並作答"
NAMES = "老舍 梅兰芳 齐白石 徐启明 韦祖江 蓝凤英 胡守信 潘雪琳 欧阳静怡 卢燕玲 谭晨光 邓佩文"
GLOSSED = "政協(xié)開(kāi)展調研，聽取各界的意見，推動(dòng)工作，讓人民參與。"

CASES = [
    ("UTF-8", SIMPLIFIED, "utf-8", "utf-8"),
    ("UTF-8 of ASCII alone", "notice 2023\n", "ascii", "utf-8"),
    ("GB18030", SIMPLIFIED, "gb18030", "gb18030"),
    ("GB18030, traditional", TRADITIONAL, "gb18030", "gb18030"),
    ("GB18030, 19 characters", SHORT, "gb18030", "gb18030"),
    ("GB18030, a list of names", NAMES, "gb18030", "gb18030"),
    ("GB18030, pinyin glosses", GLOSSED, "gb18030", "gb18030"),
    ("GB18030, a rare character of four bytes", SIMPLIFIED + "㐂", "gb18030", "gb18030"),
    ("Big5", TRADITIONAL, "big5", "big5hkscs"),
    ("Big5, 19 characters", SHORT_TRADITIONAL, "big5", "big5hkscs"),
    ("Big5 with a Hong Kong character", TRADITIONAL + "嘅", "big5hkscs", "big5hkscs"),
    ("UTF-16 little endian without a mark", SIMPLIFIED, "utf-16-le", "utf-16-le"),
    ("UTF-16 big endian without a mark", TRADITIONAL, "utf-16-be", "utf-16-be"),
    ("UTF-16 without a mark or line break", SHORT, "utf-16-le", "utf-16-le"),
    ("UTF-16 of ASCII alone", "notice 2023\n", "utf-16-le", "utf-16-le"),
]


@pytest.mark.parametrize(("text", "written", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_encoding_is_found_and_the_text_untouched(text: str, written: str, found: str) -> None:
    assert decode(text.encode(written)) == (text, found)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
    ids=["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"],
)
def test_a_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


def test_the_mark_of_utf8_stays_in_the_text() -> None:
    data = codecs.BOM_UTF8 + SIMPLIFIED.encode()
    assert decode(data) == (data.decode("utf-8"), "utf-8")


JAPANESE = "今日は雨が降っていますので、図書館で本を読みながら友達を待つことにしました。"
KOREAN = "오늘은 비가 와서 도서관에서 책을 읽으며 친구를 기다리기로 했습니다."
RUSSIAN = "Сегодня идёт дождь, поэтому мы решили остаться дома и читать книги."
FRENCH = "Été comme hiver, les élèves préfèrent la bibliothèque près du café."
UNKNOWN = [
    ("EUC-JP", JAPANESE.encode("euc_jp")),
    ("Shift JIS", JAPANESE.encode("shift_jis")),
    ("EUC-KR", KOREAN.encode("euc_kr")),
    ("Windows-1251", RUSSIAN.encode("cp1251")),
    ("KOI8-R", RUSSIAN.encode("koi8-r")),
    ("Latin-1", FRENCH.encode("latin-1")),
    ("UTF-8 cut in a character", SIMPLIFIED.encode()[:50]),
    ("UTF-8 with a strange byte", SIMPLIFIED.encode()[:30] + b"\xff" + SIMPLIFIED.encode()[30:]),
    ("UTF-16 mark, an odd byte", codecs.BOM_UTF16_LE + b"abc"),
    ("zeros", b"\0" * 40),
    ("text with zeros", SIMPLIFIED.encode() + b"\0\0\0"),
]


@pytest.mark.parametrize("data", [d for _, d in UNKNOWN], ids=[n for n, _ in UNKNOWN])
def test_what_no_encoding_explains_is_refused(data: bytes) -> None:
    assert decode(data) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_utf8_is_always_read_as_python_reads_it(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    if b"\0" not in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data) == (data.decode("utf-8"), "utf-8")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded[0].encode("utf-8"), bytes)
