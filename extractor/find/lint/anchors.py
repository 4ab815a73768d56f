"""Anchors that stand in every other sentence: the pattern is then tried nearly everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extractor.find.lint.finding import Finding, Subject

LIMIT = 5
"""How often in 1,000 characters the single-character anchors of a rule may stand together (年 alone: 5)."""


def common(subject: Subject) -> Iterator[Finding]:
    """A warning for each rule whose single-character anchors are too common in Chinese writing."""
    rates = _rates()
    for compiled in subject.rules():
        single = [anchor for anchor in compiled.compiled.anchors if len(anchor) == 1]
        rate = sum(rates.get(anchor, 0) for anchor in single)
        if rate > LIMIT:
            shown = " ".join(sorted(single, key=lambda a: -rates.get(a, 0))[:6]) + (" …" if len(single) > 6 else "")
            what = f"the anchors {shown} stand about {rate:.0f} times in 1,000 characters, and it is tried at each"
            remedy = "let the pattern hold a longer fixed word, or give longer `anchors`"
            yield subject.about(compiled, "warning", "anchors", what, remedy)


@lru_cache(maxsize=1)
def _rates() -> dict[str, float]:
    """How often each character stands in 1,000 characters of text, by the word frequencies of jieba's dictionary."""
    import jieba  # noqa: PLC0415 - only this check asks for it

    counted: Counter[str] = Counter()
    with jieba.Tokenizer().get_dict_file() as file:
        for line in file:
            word, frequency, *_ = line.decode("utf-8").split(" ")
            for char in word:
                counted[char] += int(frequency)
    total = counted.total()
    return {char: 1_000 * number / total for char, number in counted.items()}
