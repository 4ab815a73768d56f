"""HTML in a text file: tags out, block tags to line breaks, scripts and comments out, character references decoded.

Only where the text really holds markup, so that `a<b` and `<政协>` stay. Element names and character references
follow the HTML standard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import unescape

from extractor.alignment import Edit
from extractor.clean.han import HAN
from extractor.clean.tables import table

# A closing tag, a tag with attributes or one that stands alone: no formula looks like that.
_PROOF = re.compile(
    r"</(?P<closed>[a-zA-Z][a-zA-Z0-9]*)\s*>|<(?P<alone>br|hr|p|img)\s*/?>|<(?P<open>[a-zA-Z][a-zA-Z0-9]*)\s+[a-z-]+="
    r"|<!DOCTYPE\s|<!--",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[!?][a-zA-Z\[][^<>]*>"
    r"|<(?P<hidden>script|style|noscript|template|svg|iframe|select|rp|rt)\b[^<>]*>.*?</(?P=hidden)\s*>"
    r"|</?(?P<name>[a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z]+)?)"
    r"(?:(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+>|[^<>]{0,2000}>)"
    r"|(?P<reference>&(?:amp;)*(?:\#\d{1,7};|\#[xX][0-9a-fA-F]{1,6};|[a-zA-Z]{2,8}\d{0,2};|(?:nbsp|ensp|emsp)(?![a-z])))"
    r"|(?P<space>\s+)",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z]{2,8}\d{0,2};)")
_HAN = re.compile(f"[{HAN}]")


def edits(chars: str) -> Sequence[Edit]:
    """The edits that turn markup into text."""
    if "<" in chars and _is_markup(chars):
        return _all(chars)
    if "&" in chars:
        return [e for m in _REFERENCE.finditer(chars) if (e := _decoded(m.start(), m[0])) is not None]
    return ()


def _is_markup(chars: str) -> bool:
    for match in _PROOF.finditer(chars):
        name = match["closed"] or match["alone"] or match["open"]
        if name is None or name.lower() in _elements():
            return True
    return False


def _all(chars: str) -> list[Edit]:
    found: list[Edit] = []
    tags = [m for m in _TOKEN.finditer(chars) if m["name"] or m["hidden"]]
    if not tags:
        return found
    first, last = tags[0].start(), tags[-1].end()
    blocks = any(_elements().get((m["name"] or "").lower()) == "block" for m in tags)
    for match in _TOKEN.finditer(chars):
        edit: Edit | None
        if match["reference"]:
            edit = _decoded(match.start(), match[0])
        elif match["space"]:
            # Line breaks of the source mean nothing between the tags; outside, or without block tags, they are text.
            edit = _space(chars, match) if blocks and first <= match.start() < last else None
        else:
            edit = _tag(match)
        if edit is not None:
            found.append(edit)
    return found


def _tag(match: re.Match[str]) -> Edit | None:
    name = (match["name"] or "").lower()
    sort = _elements().get(name, "")
    if name and not sort and ":" not in name:
        return None
    return Edit(match.start(), match.end(), {"block": "\n", "cell": " "}.get(sort, ""))


@cache
def _elements() -> dict[str, str]:
    """The elements of HTML by name: block, cell or inline."""
    return {name: sort for sort, names in table("markup").items() for name in names}


def _space(chars: str, match: re.Match[str]) -> Edit | None:
    """A run of white space is one space, and none beside a tag or between Han characters across a line break."""
    run = match[0]
    if "\n" not in run and "\r" not in run:
        return None
    before, after = chars[match.start() - 1 : match.start()], chars[match.end() : match.end() + 1]
    bare = before in {"", ">"} or after in {"", "<"} or bool(_HAN.match(before) and _HAN.match(after))
    return Edit(match.start(), match.end(), "" if bare else " ")


def _decoded(start: int, reference: str) -> Edit | None:
    """`&amp;nbsp;` counts as `&nbsp;`: pages are often escaped twice."""
    inner = "&" + reference[1:].replace("amp;", "") if reference != "&amp;" else reference
    text = unescape(inner if inner.endswith(";") or inner == "&" else inner + ";")
    if text == inner or not text:
        return None
    return Edit(start, start + len(reference), text)
