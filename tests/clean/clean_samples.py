"""Sample prose in the manner of the documents, and generators that damage it. Not a test itself."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from extractor.clean import clean
from extractor.model import Source, Span, Text

SENTENCES = (
    "市政协召开第五届委员会常务委员会第十二次会议，传达学习中央政协工作会议精神。",
    "会议审议通过《关于加强新时代县级政协协商工作的实施意见》，并就贯彻落实作出部署。",
    "全年共收到提案286件，经审查立案241件，办复率100%，委员满意率98.6%。",
    "各专门委员会围绕乡村振兴、营商环境、水环境治理等课题开展调研视察32次。",
    "要坚持党对政协工作的全面领导，把“两个维护”落实到履职全过程。",
    "截至6月底，全县建成“板凳议事”协商平台78个，其中乡镇平台12个、村级平台66个。",
    "委员们认为，应当健全提案办理协商机制，推动“提”与“办”双向发力；对落实不力的单位，要加强跟踪督办。",
    "党组书记、主席在会上强调，政协委员要走进界别群众，听真话、察实情、建良言。",
    "2023年5月18日至20日，住市全国政协委员赴三个县开展“生态保护与高质量发展”专题视察。",
    "县政协组织委员280余人次深入企业、社区和农户，收集意见建议460多条，报送社情民意信息95篇。",
    "为什么要办好“委员会客厅”？因为群众的事要和群众商量着办！",
    "一年来，我们坚持把思想政治引领贯穿始终，举办学习座谈会、读书分享会16场。",
    "《政协章程修正案》明确了新的要求，各级组织必须认真学习、全面把握、抓好落实。",
    "在县委的坚强领导下，常委会团结带领全体委员，聚焦中心、服务大局，圆满完成年度协商计划。",
    "文史工作稳步推进，征集史料三十余万字，编印出版《古城记忆》第四辑。",
    "与会人员实地察看了产业园、污水处理厂和老旧小区改造现场，听取了情况介绍，并进行了座谈交流。",
    "联合工商业联合会开展民营企业走访活动，帮助协调解决用地、融资、用工等难题57个。",
    "下半年要重点抓好三项工作：一是深化理论武装，二是做实民主监督，三是加强自身建设。",
)

HEADINGS = (
    "一、强化政治引领，夯实共同思想基础",
    "二、聚焦中心任务，提升协商议政质效",
    "（一）完善工作机制",
    "（二）拓展协商渠道",
    "上半年主要工作",
    "下一步工作安排",
)

TITLES = (
    "市政协召开年度重点提案督办推进会",
    "凝聚共识促发展 履职为民谱新篇",
    "政协某某县委员会常务委员会工作报告",
)


def source(raw: str, name: str = "sample.txt") -> Source:
    return Source(id="0" * 12, name=name, media_type="text/plain", raw=raw, sha256="0" * 64)


def text_of(raw: str) -> Text:
    return clean(source(raw))


def raw_of(raw: str, words: str) -> list[str]:
    """The raw segments behind the first place in the cleaned text that reads `words`."""
    text = text_of(raw)
    at = text.chars.index(words)
    return [raw[s.start : s.end] for s in text.raw_segments(Span(at, at + len(words)))]


paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique=True).map("".join)
long_paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=8, unique=True).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    """Lines of a clean document: a title, then paragraphs, some under headings."""
    lines = [draw(st.sampled_from(TITLES))]
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(HEADINGS)))
        lines.append(draw(paragraphs))
    return lines


def width_of(text: str, unit: str = "cells") -> int:
    if unit == "characters":
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped(paragraph: str, width: int, unit: str = "cells", *, kinsoku: bool = False) -> list[str]:
    """`paragraph` broken at `width`; with `kinsoku` no line starts with a closing mark."""
    lines, line = [], ""
    for index, character in enumerate(paragraph):
        following = paragraph[index + 1 : index + 2]
        line += character
        full = width_of(line + following, unit) > width
        if kinsoku and full and following and following in "，。、；：！？”》）":
            # The character before the mark goes down with it.
            lines.append(line[:-1])
            line = character
        elif full:
            lines.append(line)
            line = ""
    return [*lines, line] if line else lines


def padded(text: str, width: int, unit: str = "cells") -> str:
    return text + " " * max(width - width_of(text, unit), 0)


def interleaved(left: list[str], right: list[str], gutter: int, unit: str = "cells", margin: int = 0) -> str:
    """Two columns printed side by side, line by line."""
    width = max(width_of(line, unit) for line in left)
    height = max(len(left), len(right))
    rows = zip(left + [""] * (height - len(left)), right + [""] * (height - len(right)), strict=True)
    return "\n".join((" " * margin + padded(a, width, unit) + " " * gutter + b).rstrip() for a, b in rows)
