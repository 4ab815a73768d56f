"""What the tests of dates share: a page, a report, and what the program finds in a text."""

from __future__ import annotations

import hashlib
from functools import cache

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import DateExpression, Metadata, Source
from extractor.resolve import resolve

PAGE = "区政协召开工作会议\n发布时间：2024-03-06 10:20 来源：某区政协\n"
REPORT = "区政协常委会工作报告\n（2022年1月10日在政协某区第九届委员会第一次会议上）\n"
CLOSE = "\n会议强调，要扎实做好政协各项工作，为全区高质量发展贡献智慧和力量。\n"


@cache
def dates_of(raw: str, published: str = "") -> tuple[DateExpression, ...]:
    digest = hashlib.sha256(raw.encode()).hexdigest()
    text = clean(Source(digest[:12], "t", "text/plain", raw, digest, metadata=Metadata(published=published)))
    return resolve(text, find(text, rules.load()), gazetteer.load()).dates


def values(raw: str, published: str = "") -> list[str]:
    return [d.value for d in dates_of(raw, published)]
