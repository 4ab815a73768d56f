"""What a web page says of itself in its head: title, publisher, date of publication, address.

Names of the labels that Chinese government sites must give (政府网站发展指引, 国办发〔2017〕47号, annex: SiteName,
ArticleTitle, PubDate, ContentSource, Url), of Open Graph, of Dublin Core, and of the older habits of news sites.
Nothing is taken that the page cannot mean: no title that its text does not show (but the label made for it), no date
that is none, no address of a home page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from extractor import edtf
from extractor.model import Metadata

__all__ = ["Tag", "headline", "metadata"]

Tag = tuple[str, str]
"""Name of a label in lower case and what it says."""

# Each row in the order of trust.
_ARTICLE_TITLE = ("articletitle",)
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "title")
_PUBLISHED = (
    "pubdate",
    "article:published_time",
    "publishdate",
    "publish_date",
    "publishtime",
    "publish_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "og:release_date",
)
_SOURCES = ("contentsource", "source", "dc.source", "dc.publisher", "dcterms.publisher")
_SITES = ("sitename", "og:site_name", "application-name")
_ADDRESSES = ("canonical", "og:url", "url")

_LABEL = re.compile(r"^(?:信息|文章|稿件|新闻|內容|内容)?(?:来源|來源|出处|稿源)[：:]\s*")
_SOURCE_LINE = re.compile(r"(?:来源|來源|出处|稿源|发布单位|发布机构)\s*[：:]\s*[\u4e00-\u9fff]{2}")
# What stands for the site itself, and sites that only carry what others publish.
_SELF = frozenset("本站 本站原创 本网 本网站 原创 本网原创 网络 互联网 转载 未知 admin 管理员 无".split())
_CARRIERS = frozenset("微信公众平台 今日头条 百家号 搜狐 新浪网 网易 腾讯网".split())
_SAVED_FROM = re.compile(r"<!--\s{0,5}saved from url=\(\d{4}\)(\S{8,2000}?)\s{0,5}-->")
_SPACE = re.compile(r"\s+")
_SHORTEST_TITLE = 5
_LONGEST_TITLE = 200
_LONGEST_NAME = 40
_LONGEST_URL = 2000
_FIRST_YEAR = "1971"  # 1970-01-01 is what an empty date becomes


def metadata(tags: Sequence[Tag], lines: Sequence[str], *, saved_from: str = "") -> Metadata:
    """The metadata among the labels of a page whose text has these `lines`.

    `saved_from` is the beginning of the file, where browsers that save a page note its address.
    """
    said: dict[str, list[str]] = {}
    for name, content in tags:
        said.setdefault(name, []).append(_SPACE.sub(" ", content).strip())
    dates = (_date(text) for text in _of(said, _PUBLISHED))
    return Metadata(
        title=_title(said, lines),
        url=_url(said, saved_from),
        publisher=_publisher(said, lines),
        published=next((date for date in dates if date), ""),
    )


def headline(title: str, lines: Sequence[str]) -> list[int]:
    """The lines that are the title or a part of it, as a headline in two lines is."""
    whole = _bare(title)
    return [at for at, line in enumerate(lines) if len(bare := _bare(line)) >= _SHORTEST_TITLE and bare in whole]


def _of(said: dict[str, list[str]], names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from (content for content in said.get(name, ()) if content)


def _title(said: dict[str, list[str]], lines: Sequence[str]) -> str:
    for title in _of(said, _ARTICLE_TITLE):
        if len(title) <= _LONGEST_TITLE:
            return title
    sites = {_bare(name) for name in _of(said, _SITES)}
    for title in _of(said, _TITLES):
        shown = [lines[at] for at in headline(title, lines) if _bare(lines[at]) not in sites]
        if not shown:
            continue
        longest = max(shown, key=len)
        # `Headline - Section - Site`: what the text shows of it. A headline in two lines: all of it.
        first = _bare(title).startswith(_bare(shown[0])) and len(set(shown)) > 1
        return title if first and sum(map(len, set(shown))) >= len(_bare(title)) - 2 else longest
    return ""


def _publisher(said: dict[str, list[str]], lines: Sequence[str]) -> str:
    sites = [name for name in _of(said, _SITES) if len(name) <= _LONGEST_NAME and name not in _CARRIERS]
    for written in _of(said, _SOURCES):
        name = _LABEL.sub("", written)
        if name in _SELF:
            break
        if 2 <= len(name) <= _LONGEST_NAME and "://" not in name:
            return name
    else:
        # The page's own line says it better than the name of the site.
        if any(_SOURCE_LINE.search(line) for line in lines):
            return ""
    return sites[0] if sites else ""


def _date(written: str) -> str:
    value = edtf.written(written) or ""
    return value if value[:4].isdigit() and value >= _FIRST_YEAR else ""


def _url(said: dict[str, list[str]], saved_from: str) -> str:
    noted: list[str] = _SAVED_FROM.findall(saved_from)
    for address in (*_of(said, _ADDRESSES), *noted[:1]):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        home = parts.path in ("", "/") and not parts.query
        if parts.scheme in ("http", "https") and parts.netloc and not home and len(address) <= _LONGEST_URL:
            return address
    return ""


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
