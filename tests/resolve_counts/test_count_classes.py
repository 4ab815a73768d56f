"""Classes of phrases that tell what a number counts, as tables: a sentence, its counts as `measure number unit`."""

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
def counts_of(sentence: str) -> tuple[Count, ...]:
    raw = FRAME.format(sentence)
    digest = hashlib.sha256(raw.encode()).hexdigest()
    text = clean(Source(digest[:12], "t", "text/plain", raw, digest))
    return resolve(text, find(text, rules.load()), gazetteer.load()).counts


PEOPLE = [
    ("invited", "考察团一行二十六人应江苏省政协邀请赴苏州考察。", ["考察团一行 26 人"]),
    ("arrived", "访问团38人于傍晚抵达。", ["访问团 38 人"]),
    ("members-of", "机关干部45人参加植树。", ["机关干部 45 人"]),
    ("act-is-no-noun", "侨胞600人线下团聚。", ["侨胞 600 人"]),
    ("actor-before-act", "农业界5名委员走访。", ["委员 5 名"]),
    ("households", "引导60户茶农签订合同。", ["茶农 60 户"]),
    ("residents", "38户居民当场同意改造。", ["居民 38 户"]),
]

MONEY = [
    ("renminbi", "企业捐出人民币五十万元。", ["捐出 50 万元"]),
    ("hong-kong-dollars", "首期投入港币二百万元。", ["投入 200 万元"]),
    ("donated", "向小学捐款人民币20万元。", ["捐款 20 万元"]),
    ("noun-before", "签约金额人民币3.2亿元。", ["签约金额 3.2 亿元"]),
    ("fund-not-its-purpose", "下拨专项资金300余万元修缮校舍。", ["专项资金 300 万元"]),
]

UNITS = [
    ("wells", "新打机井25眼。", "机井 25 眼"),
    ("saplings", "栽种苗木3200株。", "苗木 3200 株"),
    ("trees", "栽种果树500棵。", "果树 500 棵"),
    ("fry", "放养鱼苗2万尾。", "鱼苗 20000 尾"),
    ("cattle", "出栏肉牛1200头。", "肉牛 1200 头"),
    ("sheep", "出栏羊3000只。", "羊 3000 只"),
    ("chicks", "发放鸡苗1.5万羽。", "鸡苗 15000 羽"),
    ("trains", "开行中欧班列26列。", "班列 26 列"),
    ("ships", "建造货轮5艘。", "货轮 5 艘"),
    ("pictures", "展出书画作品160幅。", "书画作品 160 幅"),
    ("medals", "获得奖牌12枚。", "奖牌 12 枚"),
    ("banners", "收到锦旗8面。", "锦旗 8 面"),
    ("houses", "建成住宅楼18幢。", "住宅楼 18 幢"),
    ("buildings", "建成厂房9栋。", "厂房 9 栋"),
    ("rooms", "建成教室24间。", "教室 24 间"),
    ("caves", "修缮窑洞40孔。", "窑洞 40 孔"),
    ("songs", "创作歌曲14首。", "歌曲 14 首"),
    ("episodes", "播出节目52集。", "节目 52 集"),
    ("lessons", "开设课程36课时。", "课程 36 课时"),
    ("lectures", "播出党课12讲。", "党课 12 讲"),
    ("letters", "收到感谢信17封。", "感谢信 17 封"),
    ("score", "群众满意度为95.6分。", "满意度 95.6 分"),
]

SHARED = [
    (
        "visited-behind-a-count",
        "组成3个调研组，先后走访乡镇17个、企业42家。",
        ["调研组 3 个", "乡镇 17 个", "企业 42 家"],
    ),
    ("the-rest", "收到提案98件，办结90件，其余8件列入计划。", ["提案 98 件", "办结提案 90 件", "提案 8 件"]),
    ("what-is-left", "收到提案98件，余下的8件正在办理。", ["提案 98 件", "提案 8 件"]),
    ("the-rest-with-a-verb", "发现问题20个，其余6个明确了期限。", ["问题 20 个", "问题 6 个"]),
    ("noun-before-its-verb", "全部提案收到98件。", ["提案 98 件"]),
    ("sent-to-a-body", "收集信息120条，报送市政协30条。", ["信息 120 条", "信息 30 条"]),
    (
        "used-and-praised",
        "收集信息120条，其中8条被采纳，2条得到市委书记批示。",
        ["信息 120 条", "信息 8 条", "信息 2 条"],
    ),
    ("not-registered", "收到提案90件，因内容重复未立案7件。", ["提案 90 件", "提案 7 件"]),
    ("only", "提交的9件提案只立案5件。", ["提案 9 件", "立案提案 5 件"]),
    ("named-before", "用好“田埂课堂”，新增4个。", ["新增田埂课堂 4 个"]),
    ("some-of-a-list", "确定议题12项，其中校园食堂、公园等5项由副主席领衔。", ["议题 12 项", "议题 5 项"]),
    ("taken-up-by", "提出建议18条，县林业局采纳11条。", ["建议 18 条", "建议 11 条"]),
    ("taken-up-above", "报送信息90条，被市级以上采用20条。", ["信息 90 条", "信息 20 条"]),
    ("made-into", "收到提案96件，转为来信处理5件，并案3件。", ["提案 96 件", "提案 5 件", "并案提案 3 件"]),
    (
        "by-fields",
        "收到提案96件。按内容分，经济方面50件，文化方面46件。",
        ["提案 96 件", "经济方面提案 50 件", "文化方面提案 46 件"],
    ),
    ("labelled-parts", "办理提案96件，已经解决的（A类）70件。", ["提案 96 件", "提案 70 件"]),
    ("more-than-before", "集体提案40件，比上年增加6件。", ["集体提案 40 件", "集体提案 6 件"]),
    ("presented-before", "月谈会是县政协搭建的协商平台，启动以来已举办9期。", ["月谈会 9 期"]),
    ("every-time", "收集议题40个，每次不少于15个。", ["议题 40 个", "议题 15 个"]),
]

OF = [
    ("homes", "推进5200处老旧小区的改造提升。", ["老旧小区 5200 处"]),
    ("extent", "3.6平方公里范围内的管网改造已完成。", ["范围 3.6 平方公里"]),
    ("households", "解决400户居民的饮水安全。", ["居民 400 户"]),
    ("described-thing", "形成8个由委员领办的课题。", ["课题 8 个"]),
]

CHANGES = [
    ("from-the-first", "议事厅从最初的3个发展到126个。", ["议事厅 3 个", "议事厅 126 个"]),
    ("first-has-a-noun", "议事厅从最初的3个试点发展到126个。", ["试点 3 个", "议事厅 126 个"]),
    ("widened", "协商平台由6个扩大到48个。", ["协商平台 6 个", "协商平台 48 个"]),
    ("people", "参与群众从200人增至1500人。", ["群众 200 人", "群众 1500 人"]),
    ("to-alone", "委员书屋增加到48个。", ["委员书屋 48 个"]),
]

OCCASIONS = [
    ("title", "组织委员集中学习《中华人民共和国民法典》8次。", ["集中学习 8 次"]),
    ("two-objects", "学习党的二十大报告和《民法典》5次。", ["学习 5 次"]),
    ("short-object", "走访企业15次。", ["走访企业 15 次"]),
    ("occasion-itself", "开展专题学习9次。", ["专题学习 9 次"]),
    ("once-every", "市政协每半年督查一次。", ["督查 1 次"]),
    ("went", "三位干部来回跑了四趟。", ["干部 3 位"]),
]


FORMS = [
    ("people-before-what-they-did", "牧民代表30余名围坐在毡房里。", ["牧民代表 30 名"]),
    ("how-long-it-takes", "审批时限压缩到5个工作日以内。", ["审批时限 5 个工作日"]),
    ("two-lengths-of-time", "办理周期由原来的60天缩短到20天。", ["办理周期 60 天", "办理周期 20 天"]),
    ("days-without-a-head", "路灯坏了三年，装上只用了3天。", []),
    ("fund-set-aside", "镇政府拿出50万元设立护林奖补基金。", ["护林奖补基金 50 万元"]),
    ("grown-by", "船工年收入增加近3万元。", ["船工年收入 3 万元"]),
    ("complement-of-a-verb", "建立起“田埂议事组”36支、古寨协商点14个。", ["田埂议事组 36 支", "古寨协商点 14 个"]),
    ("title-in-two-units", "编发《委员学习文摘》21期、约6300册。", ["委员学习文摘 21 期", "委员学习文摘 6300 册"]),
    ("took-part-in", "常委会组织视察11次，230余人次参加。", ["视察 11 次", "参加视察 230 人次"]),
    (
        "present-of-those-due",
        "应到委员396人，因事请假9人，实到387人。",
        ["委员 396 人", "因事请假 9 人", "实到委员 387 人"],
    ),
    ("guests-in-two-units", "接待台湾来宾23批、350余人次。", ["台湾来宾 23 批", "台湾来宾 350 人次"]),
    ("share-of-a-whole", "独居老人6.2万人，占总人口的8%。", ["独居老人 62000 人", "独居老人占总人口 8 %"]),
    ("made-up-of", "通过了由89人组成的主席团名单。", ["主席团 89 人"]),
    ("consensus", "协商会达成五条共识。", ["共识 5 条"]),
    ("one-after-another", "做到办一件、销一件。", []),
    ("aspects-count-nothing", "建成议事亭64个，8个方面的意见被采纳。", ["议事亭 64 个"]),
    ("those-that-lack", "县级联络站仍有4个没有单独的场所。", ["联络站 4 个"]),
    ("by-what-standard", "县财政按每村每年不低于2万元的标准落实工作经费。", ["工作经费 2 万元"]),
    ("which-things-are-meant", "对产值超过5亿元的企业给予100万元奖励。", ["奖励 100 万元"]),
    ("phase", "完成政协云平台二期建设。", []),
    ("went-so-often", "市政协组织委员3次赴山区实地调研。", ["实地调研 3 次"]),
    ("weights", "考核权重由1分提高到3分。", ["考核权重 1 分", "考核权重 3 分"]),
    ("total-score", "县工商联以97.5分的总分位居第一。", ["总分 97.5 分"]),
    ("flowers", "全年交易玫瑰8.5亿枝。", ["玫瑰 850000000 枝"]),
    ("fields", "改良16块条田。", ["条田 16 块"]),
    ("for-how-long", "两年资助困难学生120名。", ["困难学生 120 名"]),
    ("each", "市政协拨付每个工作室活动经费3万元。", ["活动经费 3 万元"]),
    ("grown-against", "信息数量较上年增长9%。", ["信息数量较上年增长 9 %"]),
    (
        "both-grew",
        "收到信息300条，编发专报60期，较2022年分别增长20%和15%。",
        ["信息 300 条", "专报 60 期", "信息增长 20 %", "专报增长 15 %"],
    ),
    ("best-and-worst", "委员参与率最高的乡达98%，最低的乡只有60%。", ["委员参与率 98 %", "委员参与率 60 %"]),
    ("of-a-course", "举办信息员业务培训班，培训80人。", ["信息员 80 人"]),
    ("verb-of-a-noun", "市财政新增治理经费420万元。", ["治理经费 420 万元"]),
]

CLAUSES = [
    ("public-is-no-adverb", "在6个老街区、9个公共自行车点布设。", ["老街区 6 个", "公共自行车点 9 个"]),
    ("party-members", "会员中有46名中共党员。", ["中共党员 46 名"]),
    ("paired-with", "38名委员结对帮扶25个村。", ["委员 38 名", "村 25 个"]),
    ("looking-after", "18名干部联系帮扶脱贫户54户。", ["干部 18 名", "脱贫户 54 户"]),
    ("what-they-did-behind", "州政协委员下沉一线860余人次。", ["州政协委员 860 人次"]),
    ("who-took-part", "组织委员参加视察活动260人次。", ["委员 260 人次"]),
    ("what-grows-there", "帮助12个行政村发展特色产业。", ["行政村 12 个"]),
    ("what-is-done-there", "深入9个乡镇、83个行政村走访座谈。", ["乡镇 9 个", "行政村 83 个"]),
    ("whose-trouble", "解决700户牧民吃水难问题。", ["牧民 700 户"]),
    ("what-they-lack", "解决260人饮水困难。", ["饮水困难 260 人"]),
    ("each-of-them", "为每个议事点配备投影仪1台。", ["投影仪 1 台"]),
    ("built-by-a-verb", "累计投资800万元建设香菇大棚65座。", ["投资 800 万元", "香菇大棚 65 座"]),
    ("social-building", "收到提案96件，社会建设方面31件。", ["提案 96 件", "社会建设方面提案 31 件"]),
    ("list-mark", "一是优先在14个社区布局。", ["社区 14 个"]),
    ("smaller-than", "服务半径小于2公里。", ["服务半径 2 公里"]),
    ("rate-of-success", "调解纠纷41起，调解成功率98%。", ["纠纷 41 起", "成功率 98 %"]),
    ("to-stay-the-night", "接待游客30万人次，过夜游客占21%。", ["游客 300000 人次", "过夜游客占比 21 %"]),
    ("went-out", "组织出访团组7批次。", ["出访团组 7 批次"]),
    ("groups-are-nouns", "各讨论组整理简报19期。", ["简报 19 期"]),
    ("road-with-its-length", "一条2.8公里的山路。", ["山路 2.8 公里"]),
    ("took-part-themselves", "群众参与6800多人次。", ["群众 6800 人次"]),
    ("rate-of-groups", "有3个组走访率还不到60%。", ["组 3 个", "组走访率 60 %"]),
    ("in-a-row", "对连续两次排名末位的进行约谈。", []),
    ("range-is-no-amount", "造价在40万元至60万元之间。", []),
    ("colloquial", "大大小小的事办了60多件。", []),
    ("so-many-per-cent-of-a-plan", "新建泊位500个，完成年度目标任务的110%。", ["泊位 500 个", "年度目标任务 110 %"]),
    (
        "respectively-behind-another-rate",
        "产值增长9%以上、居民收入分别增长6%和7%。",
        ["产值增长 9 %", "居民收入增长 6 %", "居民收入增长 7 %"],
    ),
    ("against-a-mean", "人均消费650元，低于全市平均水平80元。", ["人均消费 650 元", "人均消费低于全市平均水平 80 元"]),
]

WHOLES = [
    ("rate-is-no-whole", "立案90件，立案率94%，其中委员提案60件。", ["立案 90 件", "立案率 94 %", "委员提案 60 件"]),
    (
        "behind-the-parts",
        "建成议事室34个，其中乡级7个、村级27个，解决急难愁盼问题87个。",
        ["议事室 34 个", "议事室 7 个", "议事室 27 个", "急难愁盼问题 87 个"],
    ),
    (
        "noun-behind-the-parts",
        "建成议事室34个，其中镇级7个，协商议题87个，转化落实80个。",
        ["议事室 34 个", "议事室 7 个", "协商议题 87 个", "转化落实协商议题 80 个"],
    ),
    ("praised-so-often", "形成报告9篇，县委、县政府主要领导批示14篇次。", ["报告 9 篇", "批示 14 篇次"]),
    ("sent-in-a-form", "以提案形式提交8件、以社情民意信息形式报送13条。", ["提案 8 件", "社情民意信息 13 条"]),
    ("sorted-into", "征求意见建议620条，归纳整理为5大类31项。", ["意见建议 620 条", "归纳整理意见建议 31 项"]),
    ("still-at-it", "收到提案53件，办结41件，正在办理9件。", ["提案 53 件", "办结提案 41 件", "提案 9 件"]),
    ("some-spoke", "60余名委员参加，6人作交流发言。", ["委员 60 名", "委员 6 人"]),
    ("noun-of-its-own", "现有酒店126家，其中星级酒店2家。", ["酒店 126 家", "星级酒店 2 家"]),
    ("such-as-this", "更换井盖16个。像这样的议事厅，全区已建成42个。", ["井盖 16 个", "建成议事厅 42 个"]),
    (
        "activities-before",
        "开展协商活动12场。开展“委员讲堂”等活动，累计举办43场。",
        ["协商活动 12 场", "委员讲堂 43 场"],
    ),
    ("by-systems", "收到提案90件。按系统分，党群系统12件。", ["提案 90 件", "党群系统提案 12 件"]),
    ("who-lives-there", "惠及11个乡镇92个行政村15万人。", ["乡镇 11 个", "行政村 92 个", "惠及人员 150000 人"]),
    ("copies-of-each", "编印《城关文史》4辑，每辑印2000册。", ["城关文史 4 辑", "城关文史 2000 册"]),
    (
        "which-are-meant",
        "收到提案90件，承办5件以上的单位有县住建局（14件）。",
        ["提案 90 件", "提案 14 件"],
    ),
    ("started-of-them", "改造小区58个，目前已开工41个。", ["小区 58 个", "开工小区 41 个"]),
]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(s, w, id=i)
        for i, s, w in [*PEOPLE, *MONEY, *SHARED, *OF, *CHANGES, *OCCASIONS, *FORMS, *CLAUSES, *WHOLES]
    ],
)
def test_what_is_counted(sentence: str, wanted: list[str]) -> None:
    assert [f"{c.measure} {c.number} {c.unit}" for c in counts_of(sentence)] == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [pytest.param(s, w, id=i) for i, s, w in UNITS])
def test_measure_words(sentence: str, wanted: str) -> None:
    (count,) = counts_of(sentence)
    measure, number, unit = wanted.split()
    assert (count.number, count.unit) == (number, unit)
    assert count.measure.endswith(measure)


QUALIFIERS = [
    ("who-met", "县政协党组全年召开会议18次。", "县政协党组"),
    ("who-gave", "广大委员累计捐款87万元。", "广大委员"),
    ("of-which-kind", "收到民生类提案58件。", "民生类"),
    ("of-which-sector", "46名医卫界委员奋战在一线。", "医卫界"),
    ("at-the-end-of-the-year", "年末有委员227名。", "年末"),
    ("how-often", "每场不少于5名委员。", "每场"),
    ("relative-clause", "提交的9件提案质量较高。", "提交"),
    ("what-they-did", "选派12名委员担任监督员。", "选派担任监督员"),
    ("where-they-went", "组织30名委员赴延安学习。", "赴延安学习"),
    ("who-did-it", "常委会会议专题学习4次。", "常委会会议"),
    ("of-what-it-is-a-rate", "重点提案落实率达95%。", "重点提案"),
    ("of-what-it-is-a-size", "湿地保护面积3.5万亩。", "湿地"),
    ("result", "促成9个项目落地。", "促成，落地"),
    ("done-behind-the-noun", "重点提案督办6件。", "督办"),
    ("trained", "培训委员460人次。", "培训"),
    ("verb-of-the-list", "走访企业、商户和居民320余户。", "走访"),
    ("phase", "首期投入港币二百万元。", "首期"),
    ("what-a-sum-is-for", "县财政拨款6万元抢修水毁路段。", "抢修水毁路段"),
    ("with-its-adverb", "收到提案98件，经审查立案90件。", "收到"),
    ("often-with-its-verb", "每名委员联系群众不少于10户。", "每名委员联系"),
    ("listed-before-the-noun", "养老、托育等6个课题进入协商。", "养老、托育等，进入协商"),
    ("of-which-place", "全县246名委员亮明身份。", "全县"),
    ("what-became-of-things", "15个贫困村全部出列。", "出列"),
    ("to-whom-it-was-given", "遴选重点提案8件，由县级领导督办。", "遴选，由县级领导督办"),
    ("each-of-them", "每个工作站每季度组织1次学习。", "每个工作站每季度"),
    ("together", "由6名委员、3名律师组成服务团队。", "组成服务团队"),
    ("praised", "市委、市政府领导作出批示12件次。", "市委、市政府领导作出"),
    ("why-is-no-restriction", "12家企业因为用水问题停产。", ""),
    ("screened", "免费筛查妇女900名。", "筛查"),
    ("opened", "已有9所中小学开设茶艺课。", "开设茶艺课"),
    ("period-of-a-light-verb", "五年来共召开全体会议5次。", "五年来"),
]


@pytest.mark.parametrize(("sentence", "qualifier"), [pytest.param(*c[1:], id=c[0]) for c in QUALIFIERS])
def test_what_restricts_it(sentence: str, qualifier: str) -> None:
    assert counts_of(sentence)[0].qualifier == qualifier


def test_the_verb_and_the_frequency_of_a_list_hold_for_all_of_it() -> None:
    found = [c.qualifier for c in counts_of("走访企业12家、农户30户。每场不少于5名委员、1名干部。")]
    assert found == ["走访", "走访", "每场", "每场"]


def test_a_part_is_of_its_whole_and_a_sum_of_its_things() -> None:
    assert [c.qualifier for c in counts_of("增补委员210名，其中中共党员46名。")] == ["增补", "委员"]
    assert [c.qualifier for c in counts_of("引进港资项目4个，总投资3.8亿元。")] == ["引进", "港资项目"]


STATUS = [
    ("spelt-out-demand", "一要办好事。县财政安排专项经费120万元。", "planned"),
    ("promise", "县政府承诺拿出80万元。", "planned"),
    ("every-year-told", "县财政每年拿出30万元课题经费。", "achieved"),
    ("asked-for-earlier", "县里要改造危旧房200户，新修油路86公里。", "planned"),
    ("there-already", "将对收集到的27条意见逐一梳理。", "achieved"),
    ("due-by", "撰写信息1篇，于6月20日前发送至邮箱。", "planned"),
    ("advised", "委员建议新建公厕30座。", "planned"),
    ("at-least-so-high", "落实率不低于85%。", "planned"),
    ("done-of-what-was-planned", "今年计划改造小区58个，目前已开工41个。", "achieved"),
    ("part-of-a-target-reached", "新建泊位500个，完成年度目标任务的110%。", "achieved"),
]


@pytest.mark.parametrize(("sentence", "status"), [pytest.param(*c[1:], id=c[0]) for c in STATUS])
def test_reached_or_planned(sentence: str, status: str) -> None:
    assert counts_of(sentence)[-1].status == status


DATES = [
    ("end-of-the-year", "2023年，县政协扎实履职。\n2023年，设专委会6个。年末，有委员210名。", "2023-12"),
    ("compared-with", "2023年收到提案96件，较2022年增长8%。", "2023"),
    ("at-the-meeting", "2023年6月12日，县政协召开协商座谈会。\n会上，7名委员先后发言。", "2023-06-12"),
    ("who-came", "2023年1月6日至8日，县政协十届二次会议召开。应到委员227名，实到委员211名。", "2023-01-06/2023-01-08"),
    ("who-sat-in", "2023年1月6日，县政协十届二次会议召开。列席会议的老同志18名。", "2023-01-06"),
    ("elected-there", "2023年1月6日，县政协十届三次会议召开。会议补选常务委员3名。", "2023-01-06"),
    (
        "of-two-meetings",
        "2023年3月1日，县政协召开全会。\n2023年6月12日，县政协召开协商座谈会。实到委员30名。",
        "2023-06-12",
    ),
    ("in-no-meeting", "2023年，县政协扎实履职。6月12日，县政协召开协商座谈会。全年开展视察8次。", "2023"),
    ("all-year", "2023年9月底前完成建档，全年培训委员不少于90人次。", "2023"),
]


@pytest.mark.parametrize(("sentence", "date"), [pytest.param(*c[1:], id=c[0]) for c in DATES])
def test_for_when_it_is_told(sentence: str, date: str) -> None:
    assert counts_of(sentence)[-1].date == date


OLD = ["小区建于1986年，现有住户312户。", "1986年以前建成的小区有286个。"]


@pytest.mark.parametrize("sentence", OLD)
def test_what_there_is_is_not_of_the_day_it_was_built(sentence: str) -> None:
    assert counts_of(f"2023年，县政协扎实履职。\n{sentence}")[0].date != "1986"


def test_a_bare_noun_stands_for_the_body_named_before() -> None:
    found = counts_of("青山镇政协委员联络组组长王强告诉记者，联络组成立两年来，共受理群众诉求120件。")
    assert found[0].body is not None
    assert "lian-luo-zu" in found[0].body
