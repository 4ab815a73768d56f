"""What amounts mean, as a table: a sentence, the counts in it as `measure number unit`."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import Count, Records, Source
from extractor.resolve import resolve

HEAD = "某某政协工作情况\n"
CLOSE = "\n会议强调，要扎实做好政协各项工作，为高质量发展贡献智慧和力量。\n"


@cache
def records_of(raw: str) -> Records:
    digest = hashlib.sha256(raw.encode()).hexdigest()
    text = clean(Source(digest[:12], "t", "text/plain", raw, digest))
    return resolve(text, find(text, rules.load()), gazetteer.load())


def counts_of(sentence: str) -> tuple[Count, ...]:
    return records_of(HEAD + sentence + CLOSE).counts


def rows(sentence: str) -> list[str]:
    return [f"{c.measure} {c.number} {c.unit}" for c in counts_of(sentence)]


ORDER = [
    ("noun-before", "全年收到提案210件。", ["提案 210 件"]),
    ("noun-after", "全年收到210件提案。", ["提案 210 件"]),
    ("noun-before-with-verb", "提案数量达210件。", ["提案 210 件"]),
    ("noun-before-with-clause", "设有调解室的园区达23家。", ["园区 23 家"]),
    ("noun-before-with-owner", "委员对答复意见的满意率达97%。", ["满意率 97 %"]),
    ("chain-of-verbs", "协调引进项目34个。", ["项目 34 个"]),
    ("light-verb", "开展服务老人活动45场次。", ["服务老人活动 45 场次"]),
    ("quoted-noun", "新建“委员书屋”15个。", ["委员书屋 15 个"]),
    ("bracket", "副主席（8名）由大会选举产生。", ["副主席 8 名"]),
    ("predicate-after", "70多家小微企业协调解决用工难题。", ["小微企业 70 家"]),
    ("predicate-after-by", "遴选18件重点提案由区领导督办。", ["重点提案 18 件"]),
    ("relative-clause-after", "形成8个由委员领办的课题。", ["课题 8 个"]),
    ("owner-after", "惠及6个乡镇的教师。", ["乡镇 6 个"]),
    ("list-after", "培训80名委员、干部和信息员。", ["委员、干部和信息员 80 名"]),
    ("support-phrase", "以5个专委会为依托开展协商。", ["专委会 5 个"]),
    ("tail", "各村设立协商议事点一处。", ["协商议事点 1 处"]),
    ("tail-after-a-name", "建成“水上书屋”两艘。", ["水上书屋 2 艘"]),
    ("elected", "张某、李某等12人当选为常务委员。", ["常务委员 12 人"]),
    ("became", "《关于融资的提案》等15件列为重点提案。", ["重点提案 15 件"]),
    ("took-part", "举办讲座7期，500余人次参加。", ["讲座 7 期", "参加讲座 500 人次"]),
    ("sum-of-a-verb", "投入3.5万元完善设施。", ["投入 3.5 万元"]),
    ("sum-to-somebody", "向红十字会捐赠10万元。", ["捐赠 10 万元"]),
    ("worth", "捐赠价值5万元的防疫物资。", ["防疫物资 5 万元"]),
    ("name-said-before", "“河畔圆桌”是协商品牌，三年来共举办52场。", ["河畔圆桌 52 场"]),
    ("one-character", "走访60个村开展调研。", ["村 60 个"]),
]

SHARED = [
    ("two-units-one-noun", "排定15类36项年度任务。", ["年度任务 15 类", "年度任务 36 项"]),
    ("one-noun-two-units", "开展培训5场次300人次。", ["培训 5 场次", "培训 300 人次"]),
    (
        "levels",
        "建成协商议事平台市级2个、乡级14个、村（社区）31个。",
        ["协商议事平台 2 个", "协商议事平台 14 个", "协商议事平台 31 个"],
    ),
    ("part-after", "收到提案196件，其中会后14件。", ["提案 196 件", "提案 14 件"]),
    ("part-by-verb", "收到提案196件，经审查立案150件。", ["提案 196 件", "立案提案 150 件"]),
    ("part-by-verb-in-the-next-sentence", "收到提案196件。经审查，立案150件。", ["提案 196 件", "立案提案 150 件"]),
    ("part-by-source", "收到提案196件，其中民主党派15件。", ["提案 196 件", "民主党派提案 15 件"]),
    ("part-of-its-own-name", "收到提案196件，其中集体提案15件。", ["提案 196 件", "集体提案 15 件"]),
    ("part-by-outcome", "办理提案196件，已解决的80件。", ["提案 196 件", "解决的提案 80 件"]),
    ("part-used", "报送信息148条，被省政协采用37条。", ["信息 148 条", "采用信息 37 条"]),
    ("bare-part", "形成调研报告8篇，其中2篇得到批示。", ["调研报告 8 篇", "调研报告 2 篇"]),
    ("money-has-no-parts", "筹集善款90万元，其中现金60万元。", ["善款 90 万元", "现金 60 万元"]),
    ("respectively", "参加的委员、群众分别为130人次、275人次。", ["委员 130 人次", "群众 275 人次"]),
    ("handed-on", "收集建议88条，移交区直部门办理21条。", ["建议 88 条", "办理建议 21 条"]),
    ("list", "召开主席会议12次、常委会会议6次。", ["主席会议 12 次", "常委会会议 6 次"]),
]

RATES = [
    ("one", "办复率100%。", ["办复率 100 %"]),
    ("two-alike", "办复率、满意率均达100%。", ["办复率 100 %", "满意率 100 %"]),
    ("two-apart", "办复率和满意率分别为100%和98.6%。", ["办复率 100 %", "满意率 98.6 %"]),
    ("share", "委员提案100件，占41.5%。", ["委员提案 100 件", "委员提案占比 41.5 %"]),
    ("growth", "提案办理量同比增长8.5%。", ["提案办理量同比增长 8.5 %"]),
    ("of-a-noun", "超过80%的委员参加活动。", ["委员 80 %"]),
    ("in-words", "满意率达百分之九十五。", ["满意率 95 %"]),
    ("tenths", "采纳率超过八成。", ["采纳率 80 %"]),
    ("points", "办结率98%，较上年提高2.3个百分点。", ["办结率 98 %", "办结率较上年提高 2.3 个百分点"]),
    ("half", "半数以上的委员提交提案。", ["委员 50 %"]),
    ("done", "截至3月，97.4%已经办复。", ["办复 97.4 %"]),
]

NUMBERS = [
    ("grouped", "收集建议1,845条。", "1845", "条", "="),
    ("decimal", "投入资金1.5万元。", "1.5", "万元", "="),
    ("ten-thousands-multiplied", "惠及群众2万名。", "20000", "名", "="),
    ("ten-thousands-kept-with-money", "拨付资金9万元。", "9", "万元", "="),
    ("hundred-millions-kept-with-money", "完成投资1.2亿元。", "1.2", "亿元", "="),
    ("ten-thousands-kept-with-area", "种植油茶3万亩。", "3", "万亩", "="),
    ("plain-money", "捐赠善款8400元。", "8400", "元", "="),
    ("area", "展厅面积3200平方米。", "3200", "平方米", "="),
    ("length", "修建道路15.6公里。", "15.6", "公里", "="),
    ("more", "走访企业70多家。", "70", "家", "~"),
    ("odd", "反映信息1300余条。", "1300", "条", "~"),
    ("odd-ten-thousands", "服务群众2万多名。", "20000", "名", "~"),
    ("odd-money", "捐出善款2000多万元。", "2000", "万元", "~"),
    ("near", "培训委员近400人次。", "400", "人次", "~"),
    ("about", "培训委员约300人次。", "300", "人次", "~"),
    ("or-so", "培训委员300人次左右。", "300", "人次", "~"),
    ("over", "培训委员逾300人次。", "300", "人次", ">="),
    ("more-than", "培训委员超过300人次。", "300", "人次", ">="),
    ("at-least", "每年至少组织2次视察活动。", "2", "次", ">="),
    ("or-more", "每年参加3次以上履职活动。", "3", "次", ">="),
    ("under", "剩余问题不足20个。", "20", "个", "<="),
    ("up-to", "每组委员不超过15名。", "15", "名", "<="),
    ("chinese", "走访二十五家企业。", "25", "家", "="),
    ("chinese-two", "两名委员发言，走访两家企业。", "2", "名", "="),
    ("chinese-hundred-odd", "百余名委员参加活动。", "100", "名", "~"),
    ("chinese-some-hundreds", "数百名群众参加活动。", "100", "名", "~"),
    ("chinese-up-to-a-thousand", "上千名群众参加活动。", "1000", "名", "~"),
    ("chinese-near-a-thousand", "近千名群众参加活动。", "1000", "名", "~"),
]

NO_COUNTS = [
    ("aspects", "围绕三个方面提出五点要求，做到六个坚持。"),
    ("aspects-in-digits", "从3个方面着力。"),
    ("themes", "坚持团结和民主两大主题。"),
    ("links", "从会前、会中、会后三个环节入手。"),
    ("work-items", "推动四项机制落实。"),
    ("one", "一份报告，一系列举措，一支队伍。"),
    ("formula", "增强“四个意识”，坚定“四个自信”。"),
    ("coinage", "落实“九件实事”，建设“两站一厅”。"),
    ("ordinal", "第12次会议，第3号公告。"),
    ("session", "政协六届12次常委会会议召开，四届35次主席会议召开。"),
    ("plenum", "学习县委十二届三次、四次全会精神。"),
    ("anniversary", "庆祝建党101周年。"),
    ("age", "平均年龄48岁。"),
    ("house-and-phone", "地址：中山路54号，电话：0731-88886666。"),
    ("document-number", "国发〔2020〕5号文件印发。"),
    ("title", "审议《关于10项重点工作的报告》。"),
    ("years", "有2000年历史，历时3年。"),
    ("proverb", "走进千家万户。"),
    ("range", "每组3至5名委员。"),
    ("times-something-was-done", "先后两次赴外地考察，三次召开座谈会。"),
    ("readers", "2023年03月08日 25阅读"),
    ("exception", "除1件外全部办复。"),
]


@pytest.mark.parametrize(
    ("sentence", "wanted"), [pytest.param(text, wanted, id=name) for name, text, wanted in [*ORDER, *SHARED, *RATES]]
)
def test_counts_of_a_sentence(sentence: str, wanted: list[str]) -> None:
    assert rows(sentence) == wanted


@pytest.mark.parametrize(("sentence", "number", "unit", "comparator"), [pytest.param(*c[1:], id=c[0]) for c in NUMBERS])
def test_number_unit_and_comparator(sentence: str, number: str, unit: str, comparator: str) -> None:
    first = counts_of(sentence)[0]
    assert (first.number, first.unit, first.comparator) == (number, unit, comparator)


@pytest.mark.parametrize("sentence", [pytest.param(text, id=name) for name, text in NO_COUNTS])
def test_no_count(sentence: str) -> None:
    assert rows(sentence) == []


QUALIFIERS = [
    ("level", "建成市级协商议事平台2个。", "市级"),
    ("verb", "化解矛盾纠纷450起。", "化解"),
    ("light-verb-says-nothing", "开展6场培训活动。", ""),
    ("clause", "设有调解室的园区达23家。", "设有调解室"),
    ("outcome", "4篇调研报告得到区委书记批示。", "得到区委书记批示"),
    ("doer", "遴选18件重点提案由区领导督办。", "区领导督办"),
    ("judges", "委员满意率100%。", "委员"),
]


@pytest.mark.parametrize(("sentence", "qualifier"), [pytest.param(*c[1:], id=c[0]) for c in QUALIFIERS])
def test_qualifier(sentence: str, qualifier: str) -> None:
    assert counts_of(sentence)[0].qualifier == qualifier


STATUS = [
    ("reported", "全年收到提案210件。", "achieved"),
    ("every-year", "每年至少开展2次协商。", "planned"),
    ("will", "将举办培训班3期。", "planned"),
    ("strive", "力争完成投资2亿元。", "planned"),
    ("with-将-for-把", "将16万元善款转交给慈善总会。", "achieved"),
    ("main-is-no-demand", "主要负责人共计320人出席。", "achieved"),
]


@pytest.mark.parametrize(("sentence", "status"), [pytest.param(*c[1:], id=c[0]) for c in STATUS])
def test_status(sentence: str, status: str) -> None:
    assert counts_of(sentence)[0].status == status


def test_the_heading_of_a_plan_makes_amounts_planned_and_dates_them() -> None:
    raw = (
        "区政协常委会工作报告\n2023年工作回顾\n区政协扎实履职，开展视察6次。\n"
        "2024年工作安排\n围绕中心大局，开展协商8次。\n"
    )
    found = [(c.measure, c.status, c.date) for c in records_of(raw).counts]
    assert found == [("视察", "achieved", "2023"), ("协商", "planned", "2024")]


def test_date_and_body_come_from_the_sentence() -> None:
    raw = "登封市政协工作情况\n截至2023年6月30日，登封市政协收到提案120件。登封市人民政府办理提案118件。\n"
    records = records_of(raw)
    names = {b.key: b.name for b in records.bodies}
    found = [(c.number, c.date, names[c.body or ""]) for c in records.counts]
    assert found == [
        ("120", "2023-06-30", "中国人民政治协商会议登封市委员会"),
        ("118", "2023-06-30", "登封市人民政府"),
    ]


def test_one_record_for_one_figure_with_all_of_its_places() -> None:
    raw = HEAD + "全年收到提案210件。210件提案已全部办结。" + CLOSE
    (record,) = records_of(raw).counts
    assert [e.quote for e in record.evidence] == ["提案210件", "210件提案"]
    assert all(raw[e.longest.start : e.longest.end] == e.quote for e in record.evidence)


UNITS = st.sampled_from(["件", "名", "家", "场次", "人次", "篇", "个"])


@settings(max_examples=25, deadline=None)
@given(number=st.integers(min_value=2, max_value=9_999_999), unit=UNITS)
def test_any_number_is_read_back(number: int, unit: str) -> None:
    assert rows(f"全年收到群众建议{number}{unit}。") == [f"群众建议 {number} {unit}"]


@settings(max_examples=20, deadline=None)
@given(tenths=st.integers(min_value=11, max_value=99_999))
def test_ten_thousands_are_multiplied_out_for_people_and_kept_for_money(tenths: int) -> None:
    written = format(Decimal(tenths) / 10, "f").removesuffix(".0")
    assert rows(f"惠及群众{written}万人。") == [f"群众 {tenths * 1000} 人"]
    assert rows(f"投入资金{written}万元。") == [f"资金 {written} 万元"]
