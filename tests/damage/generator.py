"""Kinds of damage that real inputs show, each as a pure function of (text, random.Random, strength).

`KINDS` names them all. The text is a clean document, one paragraph a line, in Simplified characters; where a kind
finds nothing to damage it gives the text back. What comes back is the damaged text, the clean character behind each
of its characters, and what was truly destroyed. The same text, seed and strength give the same damage. Damage to bytes
(`ENCODINGS`) gives bytes. `apply` takes a seed; damages chain with `Damaged.then`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from damage_bytes import ENCODINGS, Encoded
from damage_marks import circle_numerals, doubled, invisible, mixed_widths, radicals, wide_digits
from damage_markup import markup
from damage_page import (
    columns,
    furniture_between,
    furniture_foot,
    furniture_head,
    furniture_inside,
    set_in_columns,
    wrap,
    wrapped,
    wrapped_apart,
    wrapped_flush,
)
from damage_script import glosses, lost_bytes, traditional, traditional_marks, wide_glosses
from damage_sheet import ADDED, Damage, Damaged, Loss
from damage_spacing import dropped_separators, ideographic_numbers, spaced_names, spaced_numbers

__all__ = [
    "ADDED",
    "ENCODINGS",
    "KINDS",
    "PAGED",
    "Damage",
    "Damaged",
    "Encoded",
    "Loss",
    "applies",
    "apply",
    "set_in_columns",
    "wrap",
]

KINDS: Mapping[str, Damage] = {
    "traditional": traditional,
    "traditional-marks": traditional_marks,
    "glosses": glosses,
    "glosses-wide": wide_glosses,
    "lost-bytes": lost_bytes,
    "doubled": doubled,
    "mixed-widths": mixed_widths,
    "wide-digits": wide_digits,
    "circle-numerals": circle_numerals,
    "radicals": radicals,
    "invisible": invisible,
    "spaced-numbers": spaced_numbers,
    "spaced-ideographic": ideographic_numbers,
    "spaced-names": spaced_names,
    "dropped-separators": dropped_separators,
    "wrapped": wrapped,
    "wrapped-flush": wrapped_flush,
    "wrapped-apart": wrapped_apart,
    "columns": columns,
    "markup": markup,
    "furniture-head": furniture_head,
    "furniture-foot": furniture_foot,
    "furniture-between": furniture_between,
    "furniture-inside": furniture_inside,
}
"""Every kind of damage to a text, by name."""

PAGED = frozenset(
    {"wrapped", "wrapped-flush", "wrapped-apart", "columns", "markup", "furniture-between", "furniture-inside"}
)
"""Kinds that lay the text out anew: they need one paragraph a line, and no layout or markup in it yet."""

_IN_TAGS = frozenset({"mixed-widths", "wide-digits", "doubled"})
"""Kinds that would damage the tags of markup too."""


_MARKUP = re.compile(r"</?(?:p|br|div|span|html)\b", re.IGNORECASE)
_GUTTER = re.compile(r"\S[ \t]{3,}\S")


def applies(kind: str, text: str) -> bool:
    """False where a text is laid out already in a way that `kind` would lay it out anew."""
    if kind not in PAGED:
        return kind not in _IN_TAGS or not _MARKUP.search(text)
    if _MARKUP.search(text) or len(_GUTTER.findall(text)) > 2:
        return False
    lines = [line for line in text.split("\n") if len(line.strip()) > 15]
    return bool(lines) and sum(len(line) for line in lines if len(line) > 60) > sum(map(len, lines)) / 2


def apply(kind: str, text: str, seed: int, strength: float = 1.0) -> Damaged:
    """`text` with one kind of damage. Raises KeyError for a kind that is not in `KINDS`."""
    return KINDS[kind](text, Random(f"{kind}:{seed}"), strength)
