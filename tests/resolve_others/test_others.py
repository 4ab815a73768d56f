"""Kinds that no resolver knows: what their mentions become, and that the shipped kinds are all accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.graph.vocabulary import class_of
from extractor.model import OtherRecord, Span
from extractor.query import named
from extractor.read import source
from extractor.resolve import resolve
from extractor.resolve.others import RESOLVED
from extractor.resources import ontology_folder

PACK = """\
pack: tea
stage: 6
rules:
- id: tea-house.named
  kind: tea_house
  pattern: '(?P<town>孝丰|递铺)?(?P<name>{{han}}{{2}})茶馆(?P<branch>分店)?'
  set: {{{set}}}
  examples:
    yes: [{{text: 清风茶馆, match: 清风茶馆}}]
    no: [茶馆]
"""


def others(raw: str, folder: Path, constants: str = "drink: 茶") -> tuple[OtherRecord, ...]:
    (folder / "tea.yaml").write_text(PACK.format(set=constants), "utf-8")
    text = clean(source(raw, "page.txt"))
    return resolve(text, find(text, rules.load([folder], shipped=False)), gazetteer.load()).others


def test_a_mention_becomes_a_record_with_its_name_its_fields_and_its_evidence(tmp_path: Path) -> None:
    (found,) = others("委员到孝丰清風茶館座谈。", tmp_path)
    assert (found.kind, found.name) == ("tea_house", "清风")
    assert found.fields == (("drink", "茶"), ("town", "孝丰"))
    (evidence,) = found.evidence
    assert (evidence.quote, evidence.segments, evidence.rule) == ("孝丰清風茶館", (Span(3, 9),), "tea-house.named")


def test_things_that_read_alike_are_one_with_all_its_evidence(tmp_path: Path) -> None:
    found = others("先到，清风茶馆。后到，清风茶馆。再到，明月茶馆。又到，清风茶馆分店。", tmp_path)
    assert [(item.name, len(item.evidence)) for item in found] == [("清风", 2), ("明月", 1), ("清风", 1)]
    assert len({item.key for item in found}) == 3


@pytest.mark.parametrize(
    ("constants", "name", "fields"),
    [
        pytest.param("", "清风", (), id="nothing set"),
        pytest.param("name: 茶馆", "清风", (), id="what is read wins over what is set"),
        pytest.param("sort: 茶馆, note: ''", "清风", (("sort", "茶馆"),), id="nothing empty"),
    ],
)
def test_name_and_fields(constants: str, name: str, fields: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    (found,) = others("清风茶馆", tmp_path, constants)
    assert (found.name, found.fields) == (name, fields)


def test_a_kind_that_only_serves_other_rules_stays_out(tmp_path: Path) -> None:
    assert others("清风茶馆", tmp_path, "fact: no") == ()


def test_the_same_text_in_another_document_is_another_thing(tmp_path: Path) -> None:
    (one,), (other,) = (others(raw, tmp_path) for raw in ("清风茶馆", "清风茶馆。"))
    assert one.key != other.key


@pytest.mark.parametrize(("kind", "name"), [("tea_house", "TeaHouse"), ("honour", "Honour"), ("a_b_c", "ABC")])
def test_the_class_of_a_kind(kind: str, name: str) -> None:
    assert class_of(kind) == f"<https://w3id.org/cppcc-kg/ontology#{name}>"


def test_every_shipped_kind_is_resolved_or_has_a_class() -> None:
    ontology = (ontology_folder() / "cppcc.ttl").read_text("utf-8")
    kinds = {compiled.rule.kind for compiled in rules.load().rules} - RESOLVED - {"none"}
    prefixed = {class_of(kind).strip("<>").rpartition("#")[2] for kind in kinds}
    assert [name for name in prefixed if f"cppcc:{name} a owl:Class" not in ontology] == []


def test_the_query_of_other_kinds_ships() -> None:
    assert "others" in [query.name for query in named()]
