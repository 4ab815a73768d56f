"""Keys of things: ASCII paths made from their content, never from a counter or an offset."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SURE_LENGTH = 4  # Han characters; shorter names share their toneless Pinyin too often


def digest(*parts: object, length: int = 12) -> str:
    """Hex digits of the SHA-256 over the parts, separated so that no two lists of parts collide."""
    joined = "\x1f".join(["" if p is None else str(p) for p in parts])
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:length]


@lru_cache(maxsize=8192)
def pinyin(name: str) -> str:
    """Toneless Pinyin with hyphens: 有事好商量 → you-shi-hao-shang-liang; at most 80 characters."""
    syllables = lazy_pinyin(name, style=Style.NORMAL, errors=str.lower, v_to_u=False)
    joined = _NOT_SLUG.sub("-", "-".join(syllables)).strip("-")
    return joined if len(joined) <= 80 else f"{joined[:68].rstrip('-')}-{digest(name, length=8)}"


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """Pinyin; names of fewer than four Han characters get four hex digits, as many of them sound alike."""
    base = pinyin(name)
    if len(_HAN.findall(name)) >= _SURE_LENGTH and base:
        return base
    return f"{base}-{digest(name, length=4)}".strip("-")


@lru_cache(maxsize=8192)
def unique_slug(name: str) -> str:
    """Pinyin and four hex digits: for names, of persons above all, that must never merge by sound."""
    return f"{pinyin(name)}-{digest(name, length=4)}".strip("-")
