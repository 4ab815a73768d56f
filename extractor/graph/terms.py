"""Terms as N-Quads writes them (RDF 1.1 N-Quads, canonical form): escaped, and never broken by what they hold."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from extractor.errors import OptionError

# What canonical N-Triples escapes (the same characters that Oxigraph does), and lone surrogates, which are no text.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
_ESCAPED_TOO = re.compile('["\\\\\x00-\x09\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]')  # all but the line feed
_SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_PATH = "/-._~!$&'()*+,;=:@"
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/\-._~:@]*").fullmatch
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|\\^`\ud800-\udfff]*[/#]").fullmatch


def octets(text: str) -> str:
    """The UTF-8 of `text`, one character a byte: encoding it in ISO 8859-1 gives the bytes.

    Most of a graph is ASCII, and the few Chinese characters in it would double the room that its text takes. Octets
    sort as the bytes do, and as the code points.
    """
    return text if text.isascii() else text.encode().decode("latin-1")


def has_line_feeds_only(text: str) -> bool:
    """True where line feeds are all that a literal with a part of `text` has to escape, as in most documents."""
    return _ESCAPED_TOO.search(text) is None


def escape(text: str) -> str:
    """The characters of a literal between its quotation marks. A lone surrogate becomes U+FFFD."""
    return _ESCAPED.sub(_escaped, text) if _ESCAPED.search(text) else text


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


@lru_cache(maxsize=8192)
def path(key: str) -> str:
    """A key as the path of an IRI: ASCII stays, everything an IRI may not hold is percent-encoded as UTF-8."""
    return key if _PLAIN_PATH(key) else quote(key, safe=_PATH, errors="replace")


def literal(text: str, *, language: str = "", datatype: str = "") -> str:
    """`"…"`, `"…"@zh` or `"…"^^<…>`; `datatype` is a term of the vocabulary, with its angle brackets."""
    if language:
        return f'"{escape(text)}"@{language}'
    return f'"{escape(text)}"^^{datatype}' if datatype else f'"{escape(text)}"'


def checked_base(base: str) -> str:
    """The same base, where IRIs can be made with it. Raises OptionError where they cannot."""
    if not is_base(base):
        raise OptionError(f"--base {base}", "no absolute IRI that ends in / or #", "write it like https://example.org/")
    return base


def is_base(base: str) -> bool:
    """True where IRIs can be made by writing after `base`: it is absolute and ends in `/` or `#`."""
    return _ABSOLUTE(base) is not None
