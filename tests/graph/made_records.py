"""Records made by hand, with the raw texts that their evidence points into: what the tests of the graph stand on.

Two documents about well-known facts of 1949 to 2019 and a third about a county that its text never names.
"""

from __future__ import annotations

from extractor.model import (
    Body,
    Campaign,
    Count,
    DateExpression,
    DocumentRecord,
    Evidence,
    Meeting,
    Metadata,
    OtherRecord,
    Person,
    Place,
    Policy,
    Post,
    Records,
    Source,
    Span,
)

FOUNDING = (
    "人民政协的诞生\r\n"
    "来源：史料选辑　1989年9月21日\r\n"
    "1949年9月21日至30日，中国人民政治协商会议第一届\r\n"
    "全体会议在北平举行，到会代表662人，会议通过《中国人民政治协商会议共同纲领》。\r\n"
    "毛泽东当选第一届全国委员会主席。“长期共存、互相监督”的方针后来由中共中央提出。\r\n"
)

OPINIONS = (
    "两份意见\n"
    "《中共中央关于加强人民政协工作的意见》于2006年2月8日印发。\n"
    "河南省委2006年6月28日印发实施意见，郑州市委2006年9月印发实施办法。\n"
    "市政协委员会议事平台在1949年9月21日召开的第一届全体会议上尚无先例。\n"
)

COUNTY = (
    "县政协这一年\n"
    "县政协建成乡级协商议事平台12个、村（社区）协商议事室约96个，计划再建至少5个。\n"
    '提案办复率99.50%。“有事好商量”\\"品牌"叫响，\t主席主持。\n'
)

NATIONAL = "cppcc-100000"
PARTY = "cpc-100000"
HENAN = "cpc-410000"
ZHENGZHOU = "cpc-410100"


def spans(raw: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand in the raw text, one after the other."""
    found, at = [], 0
    for word in words:
        at = raw.index(word, at)
        found.append(Span(at, at + len(word)))
        at += len(word)
    return tuple(found)


def shown(document: str, raw: str, rule: str, *words: str) -> tuple[Evidence, ...]:
    """One evidence whose segments are the words."""
    segments = spans(raw, *words)
    longest = max(segments, key=lambda s: (s.end - s.start, -s.start))
    return (Evidence(document, segments, raw[longest.start : longest.end], rule),)


def source(key: str, name: str, raw: str, *, url: str = "") -> Source:
    return Source(key, name, "text/plain", raw, f"{key:0<64}", metadata=Metadata(url=url))


def body(key: str, name: str, kind: str, level: str = "", place: str | None = None, **more: object) -> Body:
    given: dict[str, object] = {
        "aliases": (),
        "parent": None,
        "guided_by": None,
        "resolved": True,
        "evidence": (),
        **more,
    }
    return Body(key, name, kind, level, place, **given)  # type: ignore[arg-type]


CHINA = Place("100000", "中国", "中国", "national", None)
HENAN_PLACE = Place("410000", "河南省", "河南省", "provincial", "100000")
ZHENGZHOU_PLACE = Place("410100", "郑州市", "河南省郑州市", "prefectural", "410000")


def founding() -> Records:
    """1949: a meeting split by a line break, a person, a policy, a formula, a count."""
    key, raw = "a1b2c3d4e5f6", FOUNDING

    def at(rule: str, *words: str) -> tuple[Evidence, ...]:
        return shown(key, raw, rule, *words)

    return Records(
        source=source(key, "founding.txt", raw, url="https://example.org/1949?页=1"),
        document=DocumentRecord(
            key,
            "人民政协的诞生",
            "article",
            "史料选辑",
            "1989-09-21",
            NATIONAL,
            "1949",
            at("document.title", "人民政协的诞生"),
        ),
        places=(CHINA,),
        bodies=(
            body(
                NATIONAL,
                "中国人民政治协商会议全国委员会",
                "cppcc-committee",
                "national",
                aliases=("第一届全国委员会", "中国人民政治协商会议全国委员会"),
                evidence=at("body.committee", "第一届全国委员会") + at("body.name", "中国人民政治协商会议第一届"),
            ),
            body(PARTY, "中国共产党中央委员会", "party-committee", "national", evidence=at("body.party", "中共中央")),
        ),
        people=(Person("mao-ze-dong-0001", "毛泽东", at("person.elected", "毛泽东")),),
        posts=(
            Post(
                "mao-ze-dong-0001/cppcc-100000/01",
                "mao-ze-dong-0001",
                "主席",
                NATIONAL,
                "mentioned",
                "1949",
                at("person.elected", "毛泽东当选第一届全国委员会主席"),
            ),
        ),
        meetings=(
            Meeting(
                "cppcc-100000/1",
                "plenary-session",
                NATIONAL,
                1,
                None,
                "1949-09-21/1949-09-30",
                "",
                "中国人民政治协商会议第一届全体会议",
                None,
                at("meeting.plenary", "中国人民政治协商会议第一届", "全体会议"),
            ),
        ),
        dates=(
            DateExpression("a1b2c3d4e5f6/1", "1989-09-21", "1989年9月21日", "issued", at("date.full", "1989年9月21日")),
            DateExpression(
                "a1b2c3d4e5f6/2",
                "1949-09-21/1949-09-30",
                "1949年9月21日至30日",
                "held",
                at("date.range", "1949年9月21日至30日"),
            ),
        ),
        counts=(
            Count(
                "a1b2c3d4e5f6/n1",
                "到会代表",
                "662",
                "人",
                "",
                "=",
                "achieved",
                "1949-09-21/1949-09-30",
                NATIONAL,
                None,
                at("count.after", "到会代表662人"),
            ),
        ),
        campaigns=(
            Campaign(
                "chang-qi-gong-cun",
                "长期共存、互相监督",
                "formula",
                (PARTY, NATIONAL),
                ("长期共存",),
                at("campaign.quoted", "“长期共存、互相监督”"),
            ),
        ),
        policies=(
            Policy(
                "gong-tong-gang-ling",
                "中国人民政治协商会议共同纲领",
                "charter",
                NATIONAL,
                "1949-09",
                None,
                at("policy.title", "《中国人民政治协商会议共同纲领》"),
            ),
        ),
        repairs=2,
    )


def opinions() -> Records:
    """A cascade of three policies, and the meeting of 1949 with a date of its own."""
    key, raw = "b2c3d4e5f6a1", OPINIONS

    def at(rule: str, *words: str) -> tuple[Evidence, ...]:
        return shown(key, raw, rule, *words)

    return Records(
        source=source(key, "opinions.txt", raw),
        document=DocumentRecord(key, "两份意见", "news", "", None, None, None, ()),
        places=(CHINA, HENAN_PLACE, ZHENGZHOU_PLACE),
        bodies=(
            body(NATIONAL, "中国人民政治协商会议全国委员会", "cppcc-committee", "national"),
            body(PARTY, "中国共产党中央委员会", "party-committee", "national", evidence=at("body.party", "中共中央")),
            body(
                HENAN,
                "中国共产党河南省委员会",
                "party-committee",
                "provincial",
                "410000",
                evidence=at("body.party", "河南省委"),
            ),
            body(
                ZHENGZHOU,
                "中国共产党郑州市委员会",
                "party-committee",
                "prefectural",
                "410100",
                evidence=at("body.party", "郑州市委"),
            ),
        ),
        meetings=(
            Meeting(
                "cppcc-100000/1",
                "plenary-session",
                NATIONAL,
                1,
                None,
                "1949-09-21",
                "建国",
                "第一届全体会议",
                None,
                at("meeting.plenary", "第一届全体会议"),
            ),
        ),
        policies=(
            Policy(
                "central",
                "中共中央关于加强人民政协工作的意见",
                "opinion",
                PARTY,
                "2006-02-08",
                None,
                at("policy.title", "《中共中央关于加强人民政协工作的意见》"),
            ),
            Policy("henan", "实施意见", "opinion", HENAN, "2006-06-28", "central", at("policy.bare", "实施意见")),
            Policy("zhengzhou", "实施办法", "regulation", ZHENGZHOU, "2006-09", "henan", at("policy.bare", "实施办法")),
        ),
    )


def county() -> Records:
    """Counts of platforms in a county that the text never names; characters that need escapes; a post without body."""
    key, raw = "c3d4e5f6a1b2", COUNTY
    committee, unnamed = f"{key}/xian-zheng-xie", "县政协"

    def at(rule: str, *words: str) -> tuple[Evidence, ...]:
        return shown(key, raw, rule, *words)

    def count(n: int, measure: str, number: str, unit: str, qualifier: str, how: str, status: str, words: str) -> Count:
        evidence = at("count.after", words)
        return Count(f"{key}/n{n}", measure, number, unit, qualifier, how, status, "2023", committee, None, evidence)

    return Records(
        source=source(key, "county.txt", raw),
        document=DocumentRecord(
            key, "县政协这一年", "feature", "县政协", "2023-12", committee, "2023", at("document.title", "县政协这一年")
        ),
        bodies=(
            body(
                committee,
                unnamed,
                "cppcc-committee",
                "county",
                resolved=False,
                evidence=at("body.clipped", "县政协建成"[:3]),
            ),
        ),
        people=(Person(f"{key}/zhu-xi", "陈某", at("person.post", "主席")),),
        posts=(Post(f"{key}/zhu-xi", f"{key}/zhu-xi", "主席", None, "officer", None, at("person.post", "主席")),),
        counts=(
            count(1, "协商议事平台", "12", "个", "乡级", "=", "achieved", "乡级协商议事平台12个"),
            count(2, "协商议事室", "96", "个", "村（社区）", "~", "achieved", "村（社区）协商议事室约96个"),
            count(3, "协商议事室", "5", "个", "", ">=", "planned", "再建至少5个"),
            count(4, "提案办复率", "99.50", "%", "", "=", "achieved", "提案办复率99.50%"),
        ),
        campaigns=(
            Campaign(
                "you-shi-hao-shang-liang",
                "有事好商量",
                "brand",
                (committee,),
                (),
                at("campaign.quoted", "“有事好商量”"),
            ),
        ),
        others=(
            OtherRecord(
                f"{key}/o1",
                "mention",
                "协商议事室",
                (("level", "村"), ("name", "协商议事室")),
                at("room.named", "协商议事室"),
            ),
        ),
    )


def everything() -> list[Records]:
    return [founding(), opinions(), county()]
