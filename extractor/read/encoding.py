"""Bytes to text: byte order mark, strict UTF-8, then UTF-16, GB18030 and Big5 told apart by how common the text reads.

A wrong guess would put every later fact on wrong characters, so what no encoding explains is left undecoded.

Why own code: measured on sixty snippets each of made-up prose, Simplified in GB18030, Traditional in Big5 (HKSCS) and
in GB18030, and on sixty of 60 characters each in other encodings.

| way | right at 4 / 8 / 20 and more characters | took for Chinese |
|---|---|---|
| strict GB18030, then Big5 | Big5 never: all of it decodes as GB18030 | |
| strict Big5, then GB18030 | GB18030 3-43 % / 22-73 % / 38-100 % | |
| charset-normalizer 3.5, only these two | 57-100 % (the rest wrong) / all / all | EUC-JP 60, EUC-KR 60 |
| share of frequent characters (this module) | 88-97 % (the rest refused) / 92-98 % / all | none |

Decoded rightly, at least 45 % of the characters of prose are among the frequent ones, and 23 % of a bare list of names;
a page decoded as the other of the two has 6 % at most. UTF-8 that lost a byte is taken for neither.
"""

from __future__ import annotations

import codecs
import unicodedata

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_GUESSED = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

# How many characters of a text are looked at, and how common they must be: a long text may be a list of names.
_SAMPLE = 20_000
_SHORT = 20
_LEAST_SHORT = 0.35
_LEAST = 0.18
_LEAD = 0.1
_MOST_STRANGE = 0.1
# Japanese in EUC-JP is valid Big5 and not rare characters there; read as GB18030 it gives itself away by its kana.
_MOST_KANA = 0.4

# The characters most frequent in Chinese prose and surnames, Simplified first, then the other forms in Traditional.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
    "收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信"
    "马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
    "断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存"
    "候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严协案"
    "李刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范"
    "姚谭廖邹熊陆郝孔崔康邱秦顾侯邵孟龙雷钱汤尹黎武乔贺赖龚"
    "這爲個國時來們於對會發動過說產種後學經進電裏現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問"
    "無軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權"
    "證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許羣廣記觀織裝衆書覆兒須際驗連斷難礦備辦習響約"
    "勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴協劉陳楊趙黃吳孫羅鄭謝韓馮蕭鄧呂"
    "蘇盧蔣賈葉閻餘鍾範譚鄒陸顧龍錢湯喬賀賴龔"
)


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding (Python's), or None where no encoding explains the bytes.

    The mark of UTF-8 stays as U+FEFF, so that positions count as in `data.decode("utf-8")`; other marks are dropped.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return None if text is None else (text, encoding)
    if b"\0" not in data and (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> tuple[str, str] | None:
    found = []
    for encoding in _GUESSED:
        text = _strict(data, encoding)
        if text is None or "\0" in text:
            continue
        if encoding == "gb18030" and _kana(text[:_SAMPLE]) > _MOST_KANA:
            return None
        found.append((_commonness(text[:_SAMPLE]), encoding, text))
    found.sort(key=lambda f: -f[0])
    if not found or found[0][0] <= 0 or (len(found) > 1 and found[0][0] - found[1][0] < _LEAD):
        return None
    return found[0][2], found[0][1]


def _kana(text: str) -> float:
    """Share of kana among the characters beyond ASCII."""
    beyond = [c for c in text if c > "~"]
    return sum("ぁ" <= c <= "ヿ" for c in beyond) / max(len(beyond), 1)


def _commonness(text: str) -> float:
    """Share of frequent characters among those beyond Latin (pinyin) and punctuation; 0 where it is no Chinese text.

    A text of ASCII alone (in UTF-16) counts as 1.
    """
    letters = [c for c in text if c > "\u024f" and unicodedata.category(c)[0] not in "PSZN"]
    if not letters:
        return float(text.isascii() and all(c.isprintable() or c.isspace() for c in text))
    if sum(not "一" <= c <= "鿿" for c in letters) > _MOST_STRANGE * len(letters):
        return 0.0
    share = sum(c in _FREQUENT for c in letters) / len(letters)
    return share if share >= (_LEAST if len(letters) >= _SHORT else _LEAST_SHORT) else 0.0
