"""JSON Lines: one document a line, `text` required, `id` and the metadata keys optional, other keys passed over."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from extractor.model import Problem, Source
from extractor.read.labels import labelled
from extractor.read.opened import LARGEST, Located, Opened

__all__ = ["document", "documents", "looks_like"]

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,100}"[A-Za-z_]{1,100}"\s{0,100}:')
_FIX = 'write one JSON object a line: {"text": "…", "id": "…"}'


def looks_like(head: bytes) -> bool:
    """True where the bytes begin with a JSON object that has keys."""
    return _OBJECT.match(head) is not None


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The documents of a file, named `file.jsonl#id` or, without an id, `file.jsonl#line`; a bad line costs itself."""
    located = opened.located
    found = False
    for number, given in opened.lines():
        if given is None:
            found = True
            yield located.problem(f"over {LARGEST:,} bytes for one document", "split the document", line=number)
            continue
        line = given.removeprefix(codecs.BOM_UTF8) if number == 1 else given
        if line.strip():
            found = True
            yield from document(located, number, line)
    if not found:
        yield located.problem("empty", "remove the file, or write documents into it")


def document(located: Located, number: int, line: bytes) -> Iterator[Source | Problem]:
    """The document of a line (its number counted from 1), which is not blank."""
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        yield located.problem("not UTF-8", "save the file as UTF-8", line=number)
        return
    except (ValueError, RecursionError) as error:
        what = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
        yield located.problem(f"not JSON ({what})", _FIX, line=number)
        return
    if not isinstance(values, dict):
        yield located.problem("not a JSON object", _FIX, line=number)
        return
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "no text" if text is None or text == "" or isinstance(text, str) else "text is no string"
        yield located.problem(what, 'give every line a "text"', line=number)
        return
    yield from labelled(located, number, values.get("id"), text, values)
