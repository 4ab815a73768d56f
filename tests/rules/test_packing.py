"""Sets in packed form match what `re` makes of them as written."""

from __future__ import annotations

import re
from re import _parser as sre_parse  # type: ignore[attr-defined]

import pytest

from extractor.rules import assembly
from extractor.rules.packing import Packer

TEXT = "政协主席、副主席和委员（共3人），1月2日在A市B县C区调研“一线协商”；\n乡、镇、村𠀀等。"

CASES = {
    "few": "[主副委]",
    "range": "[一-龥]{2,3}",
    "few ranges": "[0-9A-Z主]+",
    "none of few": "[^，。；]{1,9}",
    "none of ranges": "x?[^一-龥0-9]",
    "many": "[政协主席副和委员共人月日在市县区调研线商]{2,4}",
    "none of many": "[^政协主席副和委员共人月日在市县区调研线商]{1,4}",
    "beyond the plane": "[村𠀀]+",
    "with a category": r"[\d月日]+",
    "lists in all places": "(?<![、，])([主副])[席主](?=[席、])(?:[、和][副委]){0,2}",
}


def _assembled(pattern: str) -> re.Pattern[str]:
    tree = sre_parse.parse(pattern)
    return assembly.assemble(tree, Packer().packed(tree))[0]


def _found(regex: re.Pattern[str]) -> list[tuple[tuple[int, int], ...]]:
    return [match.regs for match in regex.finditer(TEXT)]


@pytest.mark.parametrize("pattern", CASES.values(), ids=list(CASES))
def test_packed_sets_match_as_written(pattern: str) -> None:
    assert _found(_assembled(pattern)) == _found(re.compile(pattern))
    assert _found(re.compile(pattern))


@pytest.mark.parametrize("pattern", CASES.values(), ids=list(CASES))
def test_another_form_of_code_is_made_by_re_itself(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("invalid SRE code")

    monkeypatch.setattr(assembly, "_program", refuse)
    assert _found(_assembled(pattern)) == _found(re.compile(pattern))
