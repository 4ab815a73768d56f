"""Which mentions are one policy, and which policy carries out which."""

from __future__ import annotations

from policy_facts import CC, HOME, Read, rows

from extractor.model import Policy, Records


def test_a_later_plain_mention_joins_the_dated_one(read_text: Read) -> None:
    records = read_text(
        HOME + "2015年2月，中共中央印发《关于加强协商民主的意见》。市政协制定方案，落实《关于加强协商民主的意见》。"
    )
    (policy,) = records.policies
    assert (policy.issuer, policy.issued, len(policy.evidence)) == (CC, "2015-02", 2)


def only(records: Records, **wanted: str | None) -> Policy:
    (found,) = [p for p in records.policies if all(getattr(p, k) == v for k, v in wanted.items())]
    return found


def test_one_generic_title_by_several_issuers_is_several(read_text: Read) -> None:
    records = read_text(HOME + "省委出台《实施意见》，市委出台《实施意见》。全面落实省委《实施意见》。")
    assert rows(records) == {
        ("实施意见", "opinion", "party-330000", None),
        ("实施意见", "opinion", "party-330600", None),
    }
    assert len(only(records, issuer="party-330000").evidence) == 2


def test_a_bare_generic_title_is_the_only_one_there_is(read_text: Read) -> None:
    records = read_text(HOME + "市委出台《实施意见》。要把《实施意见》落到实处。")
    (policy,) = records.policies
    assert (policy.issuer, len(policy.evidence)) == ("party-330600", 2)


def test_a_bare_generic_title_of_two_is_neither(read_text: Read) -> None:
    records = read_text(HOME + "省委出台《实施意见》，市委出台《实施意见》。要把《实施意见》落到实处。")
    assert sorted(len(p.evidence) for p in records.policies) == [1, 1]


def test_a_committee_may_stand_for_its_office(read_text: Read) -> None:
    records = read_text(HOME + "省委办公厅出台《实施意见》。对照省委《实施意见》查漏补缺。")
    (policy,) = records.policies
    assert len(policy.evidence) == 2


def test_a_short_name_is_what_it_was_introduced_for(read_text: Read) -> None:
    records = read_text(HOME + "市委印发《关于加强政协协商的意见》（以下简称《意见》）。《意见》共六条。")
    (policy,) = records.policies
    assert (policy.title, len(policy.evidence)) == ("关于加强政协协商的意见", 3)


def test_a_title_that_names_its_issuer_is_the_same_policy(read_text: Read) -> None:
    records = read_text(HOME + "中共中央印发《关于加强协商民主的意见》。对照《中共中央关于加强协商民主的意见》检查。")
    (policy,) = records.policies
    assert policy.key == "party-cn/guan-yu-jia-qiang-xie-shang-min-zhu-de-yi-jian"


def test_central_provincial_municipal(read_text: Read) -> None:
    records = read_text(
        HOME + "自2021年1月中央办公厅出台《关于加强市县政协工作的意见》、2022年9月省委办公厅出台《实施意见》以来，"
        "市委深入调研，于2023年2月出台《实施意见》。"
    )
    central = only(records, title="关于加强市县政协工作的意见")
    provincial = only(records, issued="2022-09")
    municipal = only(records, issued="2023-02")
    assert (central.implements, provincial.implements, municipal.implements) == (None, central.key, provincial.key)


def test_the_same_subject_links_titles_of_two_levels(read_text: Read) -> None:
    records = read_text(
        HOME + "中共中央印发《关于新时代加强和改进人民政协工作的意见》。\n"
        "省委出台《关于新时代加强和改进人民政协工作的实施意见》，市委出台《关于加强水环境治理的实施意见》。"
    )
    central, provincial = only(records, issuer=CC), only(records, issuer="party-330000")
    assert provincial.implements == central.key
    assert only(records, issuer="party-330600").implements is None
