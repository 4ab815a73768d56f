"""Saved web pages: what of them is text, and what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_samples import PAGES, SAMPLES, Sample

from extractor.clean import clean
from extractor.model import Metadata, Problem, Source
from extractor.read import read

PROSE = "县政协召开座谈会，委员们讨论了乡村道路的养护，提出意见建议12条。"


def page(folder: Path, html: str, encoding: str = "utf-8", name: str = "page.html") -> Source:
    (folder / name).write_bytes(html.encode(encoding))
    (found,) = read([folder / name])
    assert isinstance(found, Source), found
    return found


def sample(wanted: Sample) -> Source:
    (found,) = read([PAGES / wanted.file])
    assert isinstance(found, Source), found
    return found


# ------------------------------------------------------------------------------------------- the text


@pytest.mark.parametrize("wanted", SAMPLES, ids=[s.file for s in SAMPLES])
def test_headline_date_line_and_every_paragraph_are_lines_of_the_text(wanted: Sample) -> None:
    lines = [line.strip() for line in sample(wanted).raw.split("\n")]
    assert wanted.headline in lines
    assert [p for p in wanted.paragraphs if p not in lines] == []
    assert any(all(label in f" {line} " for label in wanted.labels) for line in lines)


@pytest.mark.parametrize("wanted", [s for s in SAMPLES if s.furniture], ids=lambda s: s.file)
def test_menus_side_columns_and_scripts_are_no_text(wanted: Sample) -> None:
    raw = sample(wanted).raw
    assert raw.startswith(wanted.headline)
    assert [words for words in wanted.furniture if words in raw] == []


def test_share_bar_and_imprint_stay_and_are_set_aside_by_cleaning() -> None:
    text = clean(sample(SAMPLES[0]))
    aside = "\n".join(text.slice(s.span) for s in text.sections if s.role == "furniture")
    assert "分享到" in aside
    assert "政协安吉县委员会办公室" in aside  # the imprint tells whose page it is
    said = "".join(text.slice(s) for s in text.sentences)
    assert "分享到" not in said
    assert "版权" not in said


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param(
            "<p>组织\n    12名委员到\n村里调研。</p>", "组织 12名委员到村里调研。", id="a line break between Han"
        ),
        pytest.param("<p>县政府和\n<b>县政协</b>\n联合行动。</p>", "县政府和县政协联合行动。", id="beside a bold word"),
        pytest.param("<p>组织<span>32</span><span>名</span>委员。</p>", "组织32名委员。", id="spans inside a sentence"),
        pytest.param("<p>開<ruby>協<rt>xié</rt></ruby>商會。</p>", "開協商會。", id="a ruby gloss"),
        pytest.param("<p>甲&nbsp;&amp;&nbsp;乙&#8220;丙&#8221;</p>", "甲\xa0&\xa0乙“丙”", id="character references"),
        pytest.param("<p>第一段。<br>第二段。</p>", "第一段。\n第二段。", id="br"),
        pytest.param("<pre>甲\n乙</pre>", "甲\n乙", id="pre keeps its lines"),
        pytest.param("<p>显示。</p><p style='display:none'>隐藏。</p>", "显示。", id="a hidden paragraph"),
        pytest.param("<p>立案<del>99件</del><ins>187件</ins>。</p>", "立案187件。", id="a deleted word"),
        pytest.param(
            "<table><tr><td>提案</td><td>186件</td></tr><tr><td>立案</td><td>165件</td></tr></table>",
            "提案\t186件\n立案\t165件",
            id="a table",
        ),
        pytest.param(
            "<div><span>来源：县政协</span><span>发布时间：2024-04-18</span><span>浏览</span></div>",
            "来源：县政协 发布时间：2024-04-18 浏览",
            id="labels that only their style keeps apart",
        ),
        pytest.param("<p>\ufeff甲\u200e\x07乙</p>", "甲\u200e乙", id="marks and control characters"),
    ],
)
def test_how_markup_becomes_text(tmp_path: Path, html: str, text: str) -> None:
    assert page(tmp_path, f"<html><body>{html}</body></html>").raw.strip() == text


def test_a_fragment_is_read_as_a_page(tmp_path: Path) -> None:
    assert page(tmp_path, f"<p>&emsp;&emsp;{PROSE}</p>\n<p>{PROSE}</p>").raw.split() == [PROSE, PROSE]


# -------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-8", "gb2312"), ("gb18030", "gb2312"), ("gb18030", ""), ("gb18030", "utf-8"), ("utf-16", "")],
)
def test_what_the_bytes_are_counts_more_than_what_the_page_declares(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    assert PROSE in page(tmp_path, f"<html><head>{meta}</head><body><p>{PROSE}</p></body></html>", encoding).raw


@pytest.mark.parametrize(("encoding", "declared"), [("gb18030", "gbk"), ("utf-8", "utf-8")])
def test_one_broken_byte_costs_one_character(tmp_path: Path, encoding: str, declared: str) -> None:
    body = f"<html><head><meta charset={declared}></head><body><p>{PROSE * 5}</p><p>末".encode(encoding)
    (tmp_path / "page.html").write_bytes(body + b"\xff\xff</p></body></html>")
    (found,) = read([tmp_path / "page.html"])
    assert isinstance(found, Source)
    assert PROSE * 5 in found.raw
    assert "\ufffd" in found.raw
    assert found.encoding == encoding


# --------------------------------------------------------------------------------------- metadata


def head(labels: str, body: str = f"<h1>县政协召开座谈会</h1><p>{PROSE}</p>") -> str:
    return f"<html><head>{labels}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("file", "known"),
    [
        (
            "government.html",
            Metadata(
                title="县政协召开十届二十三次常委会会议",
                url="http://www.example.gov.cn/art/2024/4/18/art_1229_58.html",
                publisher="安吉新闻",
                published="2024-04-18",
            ),
        ),
        (
            "traditional.html",
            Metadata(
                title="聯會訪問晉江 深化兩地交流",
                url="https://www.example.org.hk/news/2023/visit-jinjiang/",
                publisher="香港某政協聯會",
                published="2023-11-21",
            ),
        ),
        ("nested-tables.htm", Metadata()),
        ("motions.html", Metadata(url="http://www.example.gov.cn/tzgg/202110/t20211015_100123.html")),
    ],
)
def test_what_the_saved_pages_say_of_themselves(file: str, known: Metadata) -> None:
    (found,) = read([PAGES / file])
    assert isinstance(found, Source)
    assert found.metadata == known


@pytest.mark.parametrize(
    ("labels", "key", "value"),
    [
        pytest.param('<meta name="ArticleTitle" content="座谈会纪要">', "title", "座谈会纪要", id="ArticleTitle"),
        pytest.param('<META NAME="articletitle" CONTENT="纪要一则">', "title", "纪要一则", id="in any case"),
        pytest.param(
            '<meta property="og:title" content="县政协召开座谈会">', "title", "县政协召开座谈会", id="og:title"
        ),
        pytest.param('<meta property="og:title" content="某县政协网">', "title", "", id="an og:title of the site"),
        pytest.param("<title>县政协召开座谈会-某县政协网</title>", "title", "县政协召开座谈会", id="title with site"),
        pytest.param("<title>某县政协网 - 县政协召开座谈会</title>", "title", "县政协召开座谈会", id="site with title"),
        pytest.param("<title>通知公告_某县政协网</title>", "title", "", id="a title of the column"),
        pytest.param('<meta name="PubDate" content="2024-04-18 09:26">', "published", "2024-04-18", id="PubDate"),
        pytest.param('<meta name="PubDate" content="2024年4月">', "published", "2024-04", id="PubDate of a month"),
        pytest.param('<meta name="PubDate" content="昨天">', "published", "", id="PubDate that is none"),
        pytest.param('<meta name="PubDate" content="1970-01-01">', "published", "", id="PubDate of an empty field"),
        pytest.param(
            '<meta property="article:published_time" content="2023-11-21T10:30:00+08:00">',
            "published",
            "2023-11-21",
            id="article:published_time",
        ),
        pytest.param('<meta name="ContentSource" content="安吉新闻">', "publisher", "安吉新闻", id="ContentSource"),
        pytest.param('<meta name="source" content="来源：人民政协报">', "publisher", "人民政协报", id="with its label"),
        pytest.param(
            '<meta name="ContentSource" content="本站"><meta name="SiteName" content="安吉政协">',
            "publisher",
            "安吉政协",
            id="the site itself",
        ),
        pytest.param('<meta property="og:site_name" content="微信公众平台">', "publisher", "", id="a mere carrier"),
        pytest.param(
            '<link rel="canonical" href="https://a.example/n/1.html">', "url", "https://a.example/n/1.html", id="url"
        ),
        pytest.param('<link rel="canonical" href="https://a.example/">', "url", "", id="a canonical home page"),
        pytest.param('<link rel="canonical" href="/n/1.html">', "url", "", id="a relative address"),
        pytest.param('<meta name="Url" content="http://a.example/1">', "url", "http://a.example/1", id="Url"),
        pytest.param(
            "<!-- saved from url=(0026)http://a.example/2.html -->", "url", "http://a.example/2.html", id="saved from"
        ),
    ],
)
def test_which_labels_count(tmp_path: Path, labels: str, key: str, value: str) -> None:
    assert getattr(page(tmp_path, head(labels)).metadata, key) == value


def test_the_line_of_the_source_says_more_than_the_name_of_the_site(tmp_path: Path) -> None:
    body = f"<h1>县政协召开座谈会</h1><p>来源：安吉新闻</p><p>{PROSE}</p>"
    assert page(tmp_path, head('<meta name="SiteName" content="安吉政协">', body)).metadata.publisher == ""


def test_the_sidecar_wins_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "page.html.yaml").write_text("publisher: 河池日报\nplace: 河池市\n", encoding="utf-8")
    labels = '<meta name="ContentSource" content="安吉新闻"><meta name="PubDate" content="2024-04-18">'
    assert page(tmp_path, head(labels)).metadata == Metadata(
        publisher="河池日报", published="2024-04-18", place="河池市"
    )


# ----------------------------------------------------------------------------------------- folders


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    page(tmp_path, head(""))
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "site.css").write_text("body { color: red }", encoding="utf-8")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "a.txt").write_text(PROSE, encoding="utf-8")
    found = list(read([tmp_path]))
    assert [f.name for f in found if isinstance(f, Source)] == ["other_files/a.txt", "page.html"]
    assert len(found) == 2


@pytest.mark.parametrize(
    "html", ["<html><body><script>var a = 1;</script></body></html>", "<html></html>", "<html><body> </body></html>"]
)
def test_a_page_without_text(tmp_path: Path, html: str) -> None:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Problem)
    assert found.what == "no text in it"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 60_000 + PROSE, id="elements in elements"),
        pytest.param("<pre" * 60_000 + f"><p>{PROSE}", id="pre without end"),
        pytest.param("<p>县" + " " * 200_000 + "\n" * 50_000 + PROSE, id="blanks"),
        pytest.param("<!--" * 60_000 + f"--><p>{PROSE}", id="comments in comments"),
    ],
)
def test_hostile_pages_are_read(tmp_path: Path, html: str) -> None:
    (tmp_path / "page.html").write_text(f"<!DOCTYPE html><html><body>{html}", encoding="utf-8")
    assert len(list(read([tmp_path]))) == 1
