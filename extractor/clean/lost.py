"""Characters that lost their first byte on the way: `??h政府` was 縣政府.

In GBK 縣 is BF 68; where BF could not be kept, question marks stand for it and 68 is left behind as `h`. The Han
characters with that second byte are the candidates, and those that make a known word with what follows are kept.
One left: repaired. None or several: the place is recorded as a loss and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.alignment import Edit
from extractor.clean.han import HAN
from extractor.clean.script import simplified
from extractor.clean.tables import table

# One to four marks and the byte that was left behind, or U+FFFD alone. Clean text is passed at memory speed.
_LOSS = re.compile(r"[?？\ufffd]{1,4}[@-~]")
_MARK = re.compile(r"[?？]*\ufffd[?？\ufffd]*")
_FOLLOWING = re.compile(f"[{HAN}]{{1,6}}")


def edits(chars: str) -> Sequence[Edit]:
    """One edit a loss; where it cannot be repaired the edit puts back what stands there."""
    if "?" not in chars and "\ufffd" not in chars and "？" not in chars:
        return ()
    found = {}
    for match in _LOSS.finditer(chars):
        following = _FOLLOWING.match(chars, match.end())
        if following is None:
            continue
        repaired = _repaired(match[0][-1], following[0])
        # One question mark before a letter is mostly a question: it is a loss only where a repair proves it.
        if repaired is not None or len(match[0]) > 2:
            found[match.start()] = Edit(match.start(), match.end(), repaired or match[0])
    if "\ufffd" in chars:
        for match in _MARK.finditer(chars):
            found.setdefault(match.start(), Edit(match.start(), match.end(), match[0]))
    return [found[start] for start in sorted(found)]


def _repaired(left_behind: str, following: str) -> str | None:
    """The one character that makes the longest known word with what follows."""
    best: dict[int, set[str]] = {}
    after = simplified(following)
    for word in _words():
        if after.startswith(word[1:]):
            best.setdefault(len(word), set()).update(_candidates().get((left_behind, word[0]), ()))
    for length in sorted(best, reverse=True):
        if best[length]:
            return next(iter(best[length])) if len(best[length]) == 1 else None
    return None


@cache
def _words() -> tuple[str, ...]:
    return tuple(table("lost")["words"])


@cache
def _candidates() -> dict[tuple[str, str], tuple[str, ...]]:
    """GBK characters by second byte and simplified form, for the second bytes that are ASCII."""
    found: dict[tuple[str, str], list[str]] = {}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0x7F):
            character = bytes((lead, trail)).decode("gbk", "replace")
            if re.fullmatch(f"[{HAN}]", character):
                found.setdefault((chr(trail), simplified(character)), []).append(character)
    return {key: tuple(characters) for key, characters in found.items()}
