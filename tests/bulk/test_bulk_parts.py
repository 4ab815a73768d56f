"""The smaller parts: fingerprints, sets of numbers, shards."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.bulk import fingerprints
from extractor.bulk.bits import Bits
from extractor.bulk.recipe import recipe
from extractor.bulk.shards import Shard, Shards
from extractor.bulk.target import opened
from extractor.errors import RuleError
from extractor.model import Metadata
from extractor.read import source

BASE = "https://example.org/"


@given(st.lists(st.integers(0, 5000)))
def test_bits_are_a_set(numbers: list[int]) -> None:
    bits = Bits()
    for number in numbers:
        bits.add(number)
    assert len(bits) == len(set(numbers))
    assert [number for number in range(5100) if number in bits] == sorted(set(numbers))


def test_the_recipe_follows_base_and_rules_and_not_their_place(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.yaml").write_text("pack: mine\n", encoding="utf-8")
    plain, mine = recipe(BASE, ()), recipe(BASE, [tmp_path / "a"])
    assert recipe(BASE, ()) == plain
    assert recipe(BASE, [tmp_path / "b"]) == mine != plain
    assert recipe("https://example.org/kg/", ()) != plain
    (tmp_path / "b" / "mine.yaml").write_text("pack: mine # changed\n", encoding="utf-8")
    assert recipe(BASE, [tmp_path / "b"]) != mine


def test_rules_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="none"):
        recipe(BASE, [tmp_path / "none"])


def test_the_fingerprint_of_a_file_follows_its_bytes_and_its_sidecar(tmp_path: Path) -> None:
    path, sidecar = tmp_path / "a.txt", tmp_path / "a.yaml"
    path.write_bytes(b"one")
    seen = [fingerprints.of_file(path)]
    path.write_bytes(b"two")
    seen.append(fingerprints.of_file(path))
    sidecar.write_bytes(b"title: x")
    seen.append(fingerprints.of_file(path))
    sidecar.rename(tmp_path / "a.txt.yaml")
    seen.append(fingerprints.of_file(path))
    path.write_bytes(bytes(2_000_000))
    seen.append(fingerprints.of_file(path))
    assert None not in seen
    assert len({state.digest for state in seen if state}) == len(seen)


@pytest.mark.parametrize("missing", [None, Path("nowhere.txt"), Path()], ids=["standard input", "no file", "a folder"])
def test_what_is_no_plain_file_has_no_fingerprint(missing: Path | None) -> None:
    assert fingerprints.of_file(missing) is None


def test_the_fingerprint_of_a_document_follows_all_that_its_statements_come_from() -> None:
    documents = [
        source("甲", "a.txt"),
        source("乙", "a.txt"),
        source("甲", "b.txt"),
        source("甲", "a.txt", encoding="gb18030"),
        source("甲", "a.txt", media_type="text/html"),
        source("甲", "a.txt", Metadata(title="甲")),
        source("甲", "a.txt", Metadata(publisher="甲")),
    ]
    assert len({fingerprints.of_document(document) for document in documents}) == len(documents)


def test_blocks_are_found_again_and_copied(tmp_path: Path) -> None:
    blocks = [["一", "二"], ["三"], ["四", "五", "六"]]
    shard = Shard(tmp_path / "1.nq")
    places = [shard.add("".join(f"{line}\n" for line in block).encode()) for block in blocks]
    shard.close()
    with Shards(lambda number: tmp_path / f"{number}.nq") as shards, opened(tmp_path / "all") as target:
        for place, block in zip(places, blocks, strict=True):
            assert shards.lines(1, *place) == [line.encode() for line in block]
        for place in reversed(places):
            shards.copy(1, *place, target)
        with pytest.raises(EOFError):
            shards.copy(1, 0, 1000, target)
    assert (tmp_path / "all").read_text("utf-8").split()[:6] == ["四", "五", "六", "三", "一", "二"]
