"""Nouns, measure words and turns of phrase that tell amounts from rhetoric and parts from wholes.

General administrative Chinese, no names.
"""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """An alternation of words separated by white space, longest first.

    Words that begin alike share their beginning, so that a search tries a hundred branches at a place and not five
    hundred; which word matches stays the same.
    """
    return _branches(sorted(set(words.split()), key=lambda w: (-len(w), w)))


def _branches(words: list[str]) -> str:
    """The alternation of words of which the longer stand before the shorter."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[:1], []).append(word[1:])
    return "|".join(re.escape(first) + (_tail(rest) if first else "") for first, rest in behind.items())


def _tail(rest: list[str]) -> str:
    return re.escape(rest[0]) if len(rest) == 1 else f"(?:{_branches(rest)})"


# ---------------------------------------------------------------------------------- around the number

_TRAILING = """
    仍有 尚有 还有 仍 虽然 虽
    达到 达 总数 数量 数 共计 合计 总计 累计 共有 共 约为 约 已 为 是 有 等 各 均 都 仅 就 只 计 由 从 了
    增至 升至 增加到 提高到 上升到 提升至 提升到 降至 扩大到 近 超 超过 逾 突破 不少于 不低于 多达 高达
    降到 减至 减少到 缩减到 压减到 增长到 增加至 增长至 发展到 发展至 扩展到 拓展到 扩大至 拓展至 稳定在 保持在
    压缩至 压缩到 压减至 压降至 压降到 恢复到 恢复至 回升到 回升至 回落到 回落至 攀升至 攀升到 跃升至 跃升到
    缩小到 缩小至
    下降至 下降到 上升至 控制在 力争 将 将达 将达到 有望达 有望达到
    一般 一般为 原则上 控制在 一般控制在
    其中 实有 却 却只有 始终 一直 连年 常年 一直保持在 始终保持在 始终保持 保持
    力争达到 多出 折合 折款 （ ( ， ：
"""
_TRAILING_END = re.compile(f"(?:{any_of(_TRAILING)})+$")
_TRAILING_CHARS = "".join(sorted(set(_TRAILING) - {" "}))  # line breaks too: `$` matches before one


_MUST = ("量要", "率要", "数要", "额要", "量须", "率须", "数须", "额须", "量应", "率应")


def without_trailing(clause: str) -> str:
    """A clause without what stands between a noun and its number."""
    if clause.endswith(("印数", "下达")):
        return clause
    if clause.endswith(_MUST):  # 总量|要超过3000条
        clause = clause[:-1]
    kept = clause.rstrip(_TRAILING_CHARS)
    if len(kept) == len(clause):
        return clause
    kept += _TRAILING_END.sub("", clause[len(kept) :])
    return f"{kept}数" if kept.endswith("人") and clause.startswith("数", len(kept)) else kept  # 观看人数


ADVERBIAL = re.compile(r"(?:先后|连续|曾|再次|累计|多次|分别|至少|最少)$")
"""What stands before a number of times that something was done: 先后3次捐赠."""

DEMAND = re.compile(
    r"至少|不少于|确保|目标(?<!完成年度目标)(?<!完成全年目标)(?<!完成目标)(?<!成预定目标)|年内再|再新建|安排(?<!统筹安排)(?<!合理安排)(?<!科学安排)(?!了)(?=.{0,8}(?:会议|协商|监督|视察|调研))"
    r"|建议(?<!意见建议)(?<!提出建议)(?<!的建议)(?<!条建议)(?=从中|遴选|推广|新建|增设|设立|配备|建立|将|把|每|再|由)"
    r"|要(?<![主重需纪摘首必概提扼紧简]要)(?![求素闻点案件事害义地道塞职员]|看到|清醒)"
    r"|需(?<![所必急刚亟]需)(?=新增|投入|再投|追加|补充|增加|新建)"
)
"""Words of a clause that asks for an amount."""

# ------------------------------------------------------------------------------------------- nouns

ABSTRACT = re.compile(
    "(?:"
    + any_of(
        """
        方面 环节 层面 维度 角度 关键 关键词 坚持 必须 着力 着力点 主题 原则 阶段 结合 统一 确保 转变 维护 确立
        意识 自信 要素 特点 特征 短板 突破 强化 聚焦 定位 步骤 视角 导向 抓手 字 梯次 层次 不变 加强 到位 没有
        更加 下功夫 相统一 倾向 关系 并重 意义 贡献 走在前 不动摇 革命 精神 思想 作用 功能 责任 能力 观 力 感
        性 化 着力点 切入点 落脚点 结合点 出发点 观点 优点 重点
        """
    )
    + ")(?<![男女]性)$"
)
"""Nouns with which a number only announces a list; no amount whatever the numeral."""

CONCRETE = re.compile(
    "(?:"
    + any_of(
        """
        乡 乡镇 镇 街道 社区 村 村庄 行政村 县 市 区 旗 州 盟 国家 地区 单位 部门 企业 公司 机构 团体 党派
        专委会 委员会 界别 小组 组 支部 党总支 党组织 团 议事室 工作室 会客厅 联络站 站 点 点位 基地 学校 医院
        项目 课题 提案 议案 决议 决定 建议案 意见建议 报告 文件 案例 景区 园区 小区 家庭 农户 车间 场馆 展馆
        文史馆 窗口 奖项 会议 座谈会 协商会 现场 工厂 合作社 商会 协会 活动 论坛 片区 单元 平台 中心 代表处
        办事处 席 席位 名额 岗位 线路 线索 信息 条目 规定 办法 制度 选题 议题 专题 分会场 会场 展区 展板 样板
        清单 社情民意 实事 好事 试点 示范点 品种 民族 语种 调研报告 材料 共识 协议 镇
        """
    )
    + ")(?<![重难热焦亮痛堵特要观优缺弱长入合力脚卖节疑]点)(?:（[^）]{1,8}）)?$"
)
"""Nouns of things that stand in the world one by one."""

CORE = re.compile(
    "(?:"
    + any_of(
        """
        提案 建议案 议案 信息 报告 活动 会议 建议 委员 企业 项目 问题 平台 课题 代表 干部 群众 学生 党员 稿件
        文章 作品 议题 案例 纠纷 线索 资金 单位 乡镇 社区 人员 专家 协商 视察 调研
        """
    )
    + ")$"
)
"""The last word of a noun phrase, which parts of the same whole share."""

COUNTED_OWNER = re.compile(
    "(?:"
    + any_of(
        """
        委员 群众 干部 代表 职工 学生 党员 居民 村民 专家 教师 医生 老人 儿童 农民 市民 人员 企业家 主席 书记
        乡镇 街道 社区 村 县 市 区 单位 部门 企业 公司 学校 家庭 国家 地区 农户 商户 项目 住户 用户 游客 居民户 患者
        民居 小区 院落 学员 品种 人口
        """
    )
    + ")$"
)
"""Nouns that are counted themselves where another follows after 的: 6个乡镇的教师."""

ACTING = re.compile(
    "(?:"
    + any_of(
        """
        改造 建设 修缮 保护 治理 整治 修复 维修 发展 管理 管护 服务 运营 运行 供应 供水 供暖 供电 安全 出行 就业 上学
        就医
        需求 压力 生活 权益 招生 培训 收入 增收 增长 搬迁 安置 拆迁 拆除 提升 提质 更新 利用 开发 绿化 美化 亮化 硬化
        换届
        选举 巡查 排查 整改 清理 登记 普查 审批 转型 升级 种植 养殖 销售 生产 经营 教育 培养 监管 监测 划定 修建 承载
        """
    )
    + ")(?:工作|工程|问题|压力|任务|情况)?$"
)
"""What is done to things or what they need, where the things are counted: 40处民居的修缮."""

FIELDS = ("方面", "领域", "界别", "条线", "战线", "系统", "类")
"""Ends of names of parts that a whole divides into: 收到提案90件，按内容分，经济方面40件."""

RATE = re.compile(r"(?:率|度|占比|比例|比重|覆盖面)$")

LEVEL = re.compile(
    r"(?:[省市县区州旗乡镇村]{1,3}(?:级|本级)?|国家级|部级|村（社区）|乡（镇）|乡镇（街道）|镇（街道）|社区|街道|会前|会中|会后|会议期间"
    r"|平时|闭会期间|全体会议期间|[男女]性?|[A-Da-d甲乙丙]类)"
)
"""Qualifiers that stand alone where the noun was said before: 市级1个, 会后17件."""

SESSION = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:全会|全体会议|代表大会|党代会)|(?:常委会|主席会议|党组会议?|常务会|会议))"
)
"""Meetings that a bare number before them numbers: 五次全会."""

# --------------------------------------------------------------------------------------- sums of money

GIVING = tuple("拨款 捐款 捐资 投资 出资 筹资 融资 贷款 借款 募捐 让利 减税 创收 增收 减负".split())
"""Ends of verbs that name a sum of money themselves: 拨款8万元."""

WORTH = re.compile(r"(?:总?价值|折合|折价|市值|总额|总金额)$")
"""Nouns that only introduce a sum: 价值5万元的物资."""

SUMS = re.compile(
    r"(?:捐赠|捐款|捐资|捐款捐物|拨付|投入|(?<!预算)支出|补助|资助|奖励|融资|募集|筹集|争取|发放|慰问|投资|出资|折资|拨款|筹资|自筹|捐出|拿出|拨出|配套|集资|众筹|垫资|注资|认捐|让利|自费|斥资|耗资|自掏腰包)$"
)
"""Verbs that a sum of money may stand behind without a noun."""

MONEY = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}(?:资金|款项|善款|经费|补助|补贴|贷款|物资|款|费|奖金|产值|收入|利润|税收|资产)"
)

FUNDS = re.compile(r"(?:资金|善款|经费|款项|补助|补贴|贷款|投资|捐款)$")
"""Sums that a number behind them settles: 专项资金300万元修缮校舍."""

# --------------------------------------------------------------------------------------- measure words

THING_UNITS = frozenset(
    [
        "名",
        "位",
        "户",
        "家",
        "次",
        "场",
        "件",
        "篇",
        "份",
        "期",
        "座",
        "台",
        "辆",
        "所",
        "人",
        "部",
        "本",
        "册",
        "幅",
        "处",
        "间",
        "起",
        "例",
        "批",
        "轮",
        "人次",
        "场次",
        "件次",
        "户次",
        "批次",
        "元",
        "亩",
        "吨",
        "公里",
        "平方米",
        "万元",
        "宗",
        "笔",
        "架",
        "盏",
        "页",
        "集",
        "首",
        "羽",
        "尾",
        "匹",
        "只",
        "头",
        "趟",
        "辑",
        "堂",
        "卷",
        "字",
        "万字",
        "眼",
        "枚",
        "艘",
        "株",
        "棵",
        "幢",
        "栋",
    ]
)
"""Measure words whose noun is a thing or an occasion even where the numeral is Chinese and small."""

FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "件 篇 条 份 期 项 件次 篇次 条次 项次",
        "名 位 人 人次",
        "个 家 处 所 家次 处次",
        "场 次 场次 期 轮",
    )
)
"""Measure words that may count parts of one another: 信息120期, 采用85篇."""

VISITS = ("家次", "处次")
"""The things themselves are told of right behind: 检查药店66家次，取缔3家."""

PERSON_UNITS = frozenset(["人", "人次", "名", "位"])
ACTING_UNITS = PERSON_UNITS | {"户", "家"}
"""Measure words of those that do something themselves."""

PERSON = re.compile(
    r"(?:[员者生民工师众部士家手长友胞眷属侨户官兵农商童年幼老人嫂娘婆]|代表|人口|人才|队伍|主席|书记|主任|嘉宾|骨干|对象|夫妻|教授|宗亲|学子"
    r"|精英|球迷|导游|保安|保洁|学徒|同志|同学|同仁|骑手|司机|博士|硕士|先锋|标兵|模范|能手|领导|领袖|常委)$"
)
"""Ends of nouns of people."""

SCORE = re.compile(r"(?:满意[率度]|得分|评分|分值|权重|成绩|总分|考核|测评|分数|均分)$")
PROCESSES = tuple("督办 办结 办复 答复 采纳 立案 落实 转化 采用 录用 整改 解决".split())
PROCESSED = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{0,6}(?:提案|建议|信息|案件|问题|线索|议题|课题))"
    rf"(?P<verb>{'|'.join(PROCESSES)})"
)
"""A noun with what was done behind it: 重点提案督办8件."""
DOING = re.compile(
    r"(?:共同|积极|踊跃|应邀|现场|在线)?"
    r"(?P<verb>参加|参与|前来(?:参观|观摩|考察|学习|调研){1,2}|观摩学习|受益|出席|列席|到场|观看|报名|参会|受训|获奖|到会|当选)"
)
"""What people do whose number alone is given: 3000多人次参加."""

ACTOR = re.compile(
    r"(?P<who>[^，]{0,8}?(?:委员|干部|群众|代表|专家|学生|党员|职工|居民|村民|教师|医生|志愿者|人员|企业家|学者|负责人|青年|记者|工人|社员|农户|牧民|村医|老人))"
    r"(?:采收|采摘|收割|劳作|忙碌|排队|举手|投票|围坐|就诊|入住|就业|种植|养殖|走访|视察|调研|考察|座谈|学习|发言|建言|献策|观摩|报名|巡查|慰问|参|赴|到|积极|踊跃|现场|联名|联合|集中)[^者员团队组班会]*"
)
"""People with the verb of what they did."""

BUILDING = frozenset(
    "新建 新增 新设 建起 建好 增设 改建 扩建 续建 改造 建成 建立 设立 打造 升级改造 提升改造 补建 恢复".split()
)
"""Verbs whose object the clause before may name: 办好“屋场会”，新建3个."""

STATES = ("情况", "结果", "进展", "成效", "进度")
STATE = re.compile(
    r"(?P<noun>[^，]{0,10}(?:提案|建议|意见|议案|问题|项目|实事|课题|案件|议题|任务))的?"
    r"(?:办理|落实|整改|推进|进展|执行|实施|督办|答复|转化|建设|完成|解决){1,2}(?:工作)?(?:情况|结果|进展|成效|进度)"
)
"""5件重点提案|办理情况: the things are counted, not what is told of them."""
MEANS = ("平台", "系统", "热线", "渠道", "方式", "小程序", "活动")
"""Ends of what something is done through: 通过平台|征集议题."""
SETTLED = frozenset("办结 征集 采纳 答复 受理".split())
"""What is done behind the name of a platform: “民生快线”|办结诉求."""
PRINTED = ("印刷", "印数", "印制")
"""Nouns of how many copies there are, which a verb behind them has no part in: 印刷2000册，发行1700册."""
PLACES = tuple("之家 室 站 厅 点 中心 平台 基地 书屋 讲堂 阵地 广场 公园 驿站 书院 展馆 食堂 车间 电站".split())
"""Ends of what is built or set up: “石榴籽”委员之家|建成31个."""
DONE_BY = frozenset("承办 办理 督办 领办 领衔督办 主办 会办 协办 提交 提出 撰写 报送 反映 承接".split())
DOERS = tuple("单位 部门 委员 干部 企业 代表 专家 乡镇 社区 专委会 界别 党派".split())
"""其他单位承办4件: who did it, not what was done."""

ELECTED = re.compile(
    r"(?:当选为?|担任过?|出任|被?(?:列为|选为|聘为|评为|定为|确定为|授予|任命为|增补为)|获评为?)(?P<noun>[\u4e00-\u9fff]{2,12})"
)
"""What things become whose number alone is given: 12人当选为常务委员, 15件列为重点提案."""

IN_ALL = re.compile(r"共计?[0-9一二两三四五六七八九十百]")
"""12个县的联络员|共40人: the counties are counted, the people have a number of their own."""

# ---------------------------------------------------------------------------------------------- rates

AMOUNTS = re.compile(r"(?:数量|总量|总数|总额|人数|产值|产量|收入)$")
COMPARED = re.compile(
    r"(?:同比|环比|[比较]上年(?:同期)?|[比较]去年(?:同期)?|[比较]上届|同期|平均|全部|分别|双双|实现|实际|还|仍)+"
)
CHANGE = re.compile(r"(?:增长|增加|提高|提升|上升|下降|减少|降低|增幅|降幅|上涨)(?:了|幅度)?$")
