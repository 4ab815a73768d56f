"""Turns of phrase that tell what a number counts, or that it counts nothing, as tables."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import Count, Source
from extractor.resolve import resolve

FRAME = "某某政协工作情况\n{}\n会议强调，要扎实做好政协各项工作，为高质量发展贡献智慧和力量。\n"


@cache
def counts_of(sentence: str, frame: str = FRAME) -> tuple[Count, ...]:
    raw = frame.format(sentence)
    digest = hashlib.sha256(raw.encode()).hexdigest()
    text = clean(Source(digest[:12], "t", "text/plain", raw, digest))
    return resolve(text, find(text, rules.load()), gazetteer.load()).counts


COUNTED = [
    ("most", "收到信息90条，其中农业界最多，为21条。", ["信息 90 条", "信息 21 条"]),
    ("one-with-most", "联名委员最多的一件有16人。", ["联名委员 16 人"]),
    ("together", "第一届收到建议40条，第二届收到建议52条，两届合计92条。", ["建议 40 条", "建议 52 条", "建议 92 条"]),
    ("two-currencies", "引进外资80万美元、港币120万元。", ["外资 80 万美元", "外资 120 万元"]),
    ("at-its-peak", "最忙时有1.8万人出行困难。", ["出行困难 18000 人"]),
    ("so-many-tenths", "空置率从二成三降到一成五。", ["空置率 23 %", "空置率 15 %"]),
    ("people-without-a-unit", "解决了12万农村人口的用电问题。", ["农村人口 120000 人"]),
    ("lessons", "听取四堂专题辅导课。", ["专题辅导课 4 堂"]),
    ("quoted-lists", "列出三张“任务清单”。", ["任务清单 3 张"]),
    ("capacity", "建起一座日供水能力80吨的水站。", ["日供水能力 80 吨"]),
    ("pressed-down", "力争把技术人员缺口压缩至8%以内。", ["技术人员缺口 8 %"]),
    ("since-a-session", "区政协五届三次会议以来征集提案90件。", ["提案 90 件"]),
    ("built-in-places", "在9个社区建起“邻里茶桌”议事点30个。", ["社区 9 个", "“邻里茶桌”议事点 30 个"]),
    ("less-than-elsewhere", "亩均产值2100元，比邻县低400元。", ["亩均产值 2100 元", "亩均产值 400 元"]),
    ("age", "委员130名，45岁以下40名。", ["委员 130 名", "委员 40 名"]),
    ("schooling", "委员130名，本科以上学历77名。", ["委员 130 名", "委员 77 名"]),
    (
        "labels-in-brackets",
        "承办提案60件，A类（已经解决）41件，B类（列入计划）19件。",
        ["提案 60 件", "A类提案 41 件", "B类提案 19 件"],
    ),
    (
        "shares-of-each",
        "受理案件30件、信访20件，分别占60%、40%。",
        ["案件 30 件", "信访 20 件", "案件占比 60 %", "信访占比 40 %"],
    ),
    ("common-noun", "甲镇政府、乙镇政府得分分别为92.1分、90.4分。", ["甲镇政府得分 92.1 分", "乙镇政府得分 90.4 分"]),
    ("such-as-that", "像这里一样的联络站，全县已有12个。", ["联络站 12 个"]),
    ("such-in-a-place", "这样的书屋，岳阳县全县已有21个。", ["书屋 21 个"]),
    ("in-all", "来自8个乡镇的联络员共60名参加培训。", ["乡镇 8 个", "联络员 60 名"]),
    ("on-a-list", "会议决定增补委员名单，计9名。", ["委员 9 名"]),
    ("sited", "议事点自去年试行以来，已在白沙镇、黄石镇等地设点9个。", ["议事点 9 个"]),
    ("in-places", "在青山镇、白水镇等地打造样板12处。", ["样板 12 处"]),
    ("either-rate", "采纳或部分采纳率为73%。", ["采纳或部分采纳率 73 %"]),
    (
        "against-a-session",
        "立案率92%，比十届二次会议上升1.5个百分点。",
        ["立案率 92 %", "立案率比十届二次会议上升 1.5 个百分点"],
    ),
    ("under-a-heading", "【主席会议】　全年召开14次。", ["主席会议 14 次"]),
    ("at-a-venture", "多的镇报了三百多条，少的镇不到20条。", []),
    ("at-least-so-many", "全县养老床位增至8000张以上。", ["全县养老床位 8000 张"]),
    (
        "one-growth-beside-another",
        "出口同比增长3.2%、进口同比下降1.5%。",
        ["出口同比增长 3.2 %", "进口同比下降 1.5 %"],
    ),
    ("each-of-them", "210名委员每人至少联系3户农户。", ["委员 210 名", "农户 3 户"]),
    ("handling", "听取4件重点提案办理情况的汇报，满意3件。", ["汇报 4 件", "满意汇报 3 件"]),
    ("handled", "视察4件重点提案办理情况。", ["重点提案 4 件"]),
    ("end-of-a-list", "解决行路、用水等难题18个。", ["难题 18 个"]),
    ("among", "26名常委中24名出席。", ["常委 26 名", "常委 24 名"]),
    ("act-alone", "结对农户60户，走访240次。", ["农户 60 户", "走访 240 次"]),
    ("built-before-its-verb", "“同心”委员之家建成9个。", ["“同心”委员之家 9 个"]),
    ("done-by", "收到提案70件，其他单位承办6件。", ["提案 70 件", "承办提案 6 件"]),
    ("no-part", "行政编制20人，其中公务员15人。", ["行政编制 20 人", "公务员 15 人"]),
    ("in-charge", "2名副主席带队督查。", ["副主席 2 名"]),
    ("became", "先后有960人次担任县政协委员。", ["县政协委员 960 人次"]),
    ("number-of-people", "观看人数超过12万人次。", ["观看人数 120000 人次"]),
    ("valid", "发出选票40张，收回40张，有效票39张。", ["选票 40 张", "收回选票 40 张", "有效票 39 张"]),
    ("order-is-no-verb", "新签订单900吨。", ["新签订单 900 吨"]),
    ("behind-a-bracket", "第二届委员会（1984年3月—1987年4月）委员96名。", ["委员 96 名"]),
    ("sorts-of-people", "委员200名，其中中共党员80名，女性50名。", ["委员 200 名", "中共党员 80 名", "女性 50 名"]),
    ("part-of-a-sum", "安排专项资金2亿元，已下达4000万元。", ["专项资金 2 亿元", "下达专项资金 4000 万元"]),
    ("for-each", "将活动经费提高到每人每年4000元。", ["活动经费 4000 元"]),
    ("inspected", "向全体委员和40家被监督单位发放问卷。", ["被监督单位 40 家"]),
    (
        "one-duty-after-another",
        "每名委员提交1件高质量提案、每个专委会提交1件集体提案。",
        ["高质量提案 1 件", "集体提案 1 件"],
    ),
    (
        "inspected-and-closed",
        "检查药店66家次，责令整改15家，依法取缔3家。",
        ["药店 66 家次", "整改药店 15 家", "取缔药店 3 家"],
    ),
    (
        "used-reports-not-the-bulletin",
        "征集信息900条，编发《民声快报》46期，省政协采用70篇。",
        ["信息 900 条", "民声快报 46 期", "采用信息 70 篇"],
    ),
    ("copies-of-books", "编印《旧闻》《往事》2部文史图书，印发2000册。", ["文史图书 2 部", "印发文史图书 2000 册"]),
    ("broadcast", "继续办好“委员说事”广播栏目，全年播出不少于12期。", ["广播栏目 12 期"]),
    ("behind-a-title", "《关于保护古树的提案》等6件提案被采纳。", ["提案 6 件"]),
    ("has-to-exceed", "信息报送总量要超过3000条。", ["信息报送总量 3000 条"]),
    ("kilometres", "拓宽村道6.8千米。", ["村道 6.8 千米"]),
    ("verb-of-one-character", "就9个问题谈了半天。", ["问题 9 个"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), [pytest.param(*c[1:], id=c[0]) for c in COUNTED])
def test_what_is_counted(sentence: str, wanted: list[str]) -> None:
    assert [f"{c.measure} {c.number} {c.unit}" for c in counts_of(sentence)] == wanted


NOTHING = [
    ("rule-of-attendance", "对一年内无故两次不参加全体会议的，按程序处理。"),
    ("three-matters", "准备办三件事。"),
    ("scoring", "信息被采用1条得2分。"),
    ("all-of-them", "实现镇、村、企业三个全覆盖。"),
    ("rank", "综合得分居全市前三位。"),
    ("how-far", "要到11公里外背水。"),
    ("village-groups", "走进明泉村三组、五组。"),
    ("hours", "协商会开了3个多小时。"),
    ("nothing-gained", "两项指标同比分别提高0和2.1个百分点。"),
]


@pytest.mark.parametrize("sentence", [pytest.param(s, id=i) for i, s in NOTHING])
def test_no_amount(sentence: str) -> None:
    assert counts_of(sentence) == ()


QUALIFIED = [
    ("name-of-the-noun", "打造“板凳夜话”示范点15个。", "“板凳夜话”"),
    ("whose-doing", "主席会议成员包抓重点项目9个。", "主席会议成员包抓"),
    ("who-taught", "班子成员讲党课6场。", "班子成员讲"),
    ("whose-pay", "环卫工人月均收入3200元。", "环卫工人"),
    ("size-of-things", "全县60处千人以上供水工程有人管护。", "千人以上"),
    ("who-has-them", "机关有编制26名。", "机关"),
    ("against-the-year-before", "地区生产总值198亿元，同比增长6.4%。", "同比增长"),
    ("went-there", "组织委员28人，到青山、绿水4个乡镇视察道路建设。", "组织视察"),
    ("what-they-spoke-of", "4位委员就产业振兴、人才培养和社区养老等作了大会发言。", "大会发言"),
    ("part-of-a-share", "收到提案100件，其中已经解决的60件，占60%。", "收到"),
    ("new-sorts-of-people", "走访企业家、学者和新的社会阶层人士40人。", "走访"),
    ("whole-list", "到青山镇、绿水镇的3个村开展调研。", "青山镇、绿水镇"),
    ("what-comes-next-is-counted-itself", "资助困难学生12人，慰问困难群众30户。", "资助"),
    ("already", "6条建议中，4条已采纳。", "采纳"),
]


@pytest.mark.parametrize(("sentence", "wanted"), [pytest.param(*c[1:], id=c[0]) for c in QUALIFIED])
def test_what_restricts_it(sentence: str, wanted: str) -> None:
    assert any(c.qualifier.startswith(wanted) for c in counts_of(sentence))


PLANNED = [
    ("points-of-a-plan", "明年准备抓好三项工作：一是新建站点12个；二是培训委员300人次。", ["planned", "planned"]),
    ("will-be-there", "首批50名教师将于9月到岗。", ["planned"]),
    ("public-budget", "一般公共预算收入12.3亿元。", ["achieved"]),
    ("needed", "每年需新增财政投入800万元。", ["planned"]),
    ("first-of-two", "明年，我们要把重点提案由12件增加到16件。", ["achieved", "planned"]),
    ("pay-from-then-on", "明确编外教师月工资不低于3000元。", ["planned"]),
    ("duty-goes-on", "每名委员每年至少提交提案1件，反映信息2条。", ["planned", "planned"]),
    ("next-step", "三、下一步打算。将新建站点12个；接入小区60个。", ["planned", "planned"]),
    ("there-already", "三、下一步打算。所提的6条建议中，4条已采纳。", ["achieved", "achieved"]),
    ("chosen", "建议从中遴选5件提案重点督办。", ["planned"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), [pytest.param(*c[1:], id=c[0]) for c in PLANNED])
def test_whether_it_is_planned(sentence: str, wanted: list[str]) -> None:
    assert [c.status for c in counts_of(sentence)] == wanted


DATES = [
    ("as-of-not-of-the-year", "截至2024年8月20日，2023年立案的88件提案已办结71件。", "2024-08-20", True),
    ("all-of-the-year", "2023年6月，开展调研。全年完成课题9个，撰写报告9篇。", "2023", True),
    ("will-be-there-then", "2023年招聘教师60名，另有50名教师将于2026年9月到岗。", "2026-09", True),
    ("when-it-began", "2023年3月上线的小程序，注册用户2000人。", "2023-03", False),
    ("since-it-was-founded", "自1984年恢复成立以来，收到提案9000件。", "1984", False),
    ("from-then-on", "从2019年起，先后投入经费80万元。", "2019/..", True),
]


@pytest.mark.parametrize(("sentence", "date", "told"), [pytest.param(*c[1:], id=c[0]) for c in DATES])
def test_for_when_it_is_told(sentence: str, date: str, told: bool) -> None:
    assert (counts_of(sentence)[-1].date == date) is told


REPLY = (
    "青州市农业农村局关于市政协九届三次会议第12号提案的答复\n{}\n感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。\n"
)


def test_an_answer_counts_what_the_department_did() -> None:
    (count,) = counts_of("今年以来，新建冷库16座。", REPLY)
    assert count.body is None or not count.body.startswith("cppcc")
