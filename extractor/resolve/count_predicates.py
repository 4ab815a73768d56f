r"""Words with which a predicate begins, so that the noun after a number ends before them: 12名委员|参加视察.

Words that nouns begin with or hold, too, are guarded: after `/` stand the characters before which, before `\\` those
after which they are part of a noun (脱贫/村|户|攻坚|人口|地区|县|群众|对象 参加/单位|者: 参加单位 is no predicate).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_PLAIN = """
率先 开始 赶赴 赶往 奔赴 远赴 进行 获得 荣获 得到 受到 赢得 提出 提交 来到 走进 赴 前往 围绕 化解 完成 列入 纳入
作为 组成 构成 进入 减少 下降 覆盖 惠及 担任 入股 用于 助力 促进 助推 引导 帮助 开展 举办 召开 投产 挂牌 入选
上榜 增补 加入 聚焦 齐聚 相聚 来自 发表 接受 根据 依据 若 包括 涵盖 建成 建起 建立 成立 形成 发放 捐献 没有 分成 分为
编成 编入 划分为 分头 郁郁葱葱 欣欣向荣 焕然一新 鳞次栉比 拔地而起 错落有致 长势喜人 星罗棋布 应运而生 有条不紊
热火朝天 整齐划一 共计 共有 落户 交由 交付 同步 绝大多数 大部分 大多数 多数 全部 征求 征集 收到 收集 编发 编印
促成 引进 遴选 邀请 吸引 设立 搭建 打造 确定 梳理 排查 受理 办结 办复 争取 筹集 扎实 切实 踊跃 陆续 转交 报送
上报 撰写 予以 得以 先后 一起 一道 同比 仍 尚未 可以 可供 能够 如期 如数 正在 经过 经由 经审 经协商 应邀 应当
由于 汇报了 扶持 消除 签订 签署 签字 下沉 值守 竣工 完工 投用 启用 通车 通水 通电 摘帽 就地 当场 走上 坚守 驻守
奋战 放弃 结成 认领 领取 分赴 扎根 改善 摆脱 制定 回应 复工 停业 开业 营业 升级为 转为 划归 归档 撤并 调整为
改为 更名 评为 评定 获评 明确 广受 深受 备受 饱受 前后 没能 未能 未 转化为 落实到 主要是 主要用于 主要集中
主要分布 主要涉及 分别 占 把 是 而 且 若干 编入 送去 送来 设有 先行 受训 参训 出列 围坐 围着 围在 坐到 坐在
聚在 走到 站在 挤在 列队 齐唱 盘腿 冒雨 顶着 徒步 落到 见诸 摆上 签下 变成 成为 开设 联名 实行 授课 组建
跟踪督办 全覆盖 面对面 布设 布点 前来 竞相 务农 认为 表示 赞成 愿意 现身说法 现场回应 现场答复 现场办公解决 现场签约
现场答疑 现场解答 配建 就近 用上 住进 搬进 喝上 通上 迎来 亮相 投身 签名 留言 写进 写入 送进 落地见效 落地生根
落到实处 观看 收看 听课 受聘 获聘 履新 轮流 挨家 逐户 认养 担任
卖不 卖到 卖上 卖出 外流 外销 推开 铺开 展开 全年 人均 平均 累计 事关
"""

_GUARDED = """
脱贫/村|户|攻坚|人口|地区|县|群众|对象 参加/单位|者|人|对象 参与/单位|者|人|率|度|式 出席/人员 列席/人员|代表
参观/点|者|团|人|券 承办/先进|单位|部门|人 领衔/人|提案 解决/方案|率|措施 协调/会|机制|小组|机构|员|组 通过/率
采纳/率 配备/率|标准|情况 办理/先进|结果|情况|答复|单位|工作|协商|率|质量|件|部门|人 答复/件|函|率|意见
立案/提案|率|件 受益/人|者|群众 增长/点|极 增加/值 提高/班 提升/工程|行动|班|项目|培训班|培训 实现/率 达到/率
推动/会|力|者|组 落地/项目|见效|率 开工/项目|率|建设 签约/项目|率|仪式 捐赠/物资|仪式|款|活动|资金|者|品
捐款/人|箱|活动|捐物|者 捐资/助学|人|者 涉及/面 投入/产出 深入/人心|推进会 自愿/者|服务|原则
具体/问题|事项|项目|措施|建议|工作|任务|举措 督办/先进|件|单|组|提案|活动|工作|会
集中/营|区|供|安置|学习|采购|隔离 全面/小康|工作|深化 积极/分子|因素|性 认真/度 主动/性|权 全力/以赴 顺利/率
成功/人士|案例|率|经验 持续/性 有序/化 共同/体|富裕|愿景|缔造|行动 当选/证|率 现场观摩/会|点|活动
作/品|者|风|业|用|物|为|曲|家|协|坊|文|战|息 给/力|养|水|付|排 要/素|闻|点|案|件|事|害|义|塞|务|地|道|员|求|领
将/军|来|领|士 在/职|校|册|建|编|京|外|线|岗|地|读|籍|押|家|乡|院|场 已/婚|故 也/门 并/网|购|轨|案|联
以/上|下|内|色|外|及|工|为 对/口|接|外|象|话|联|台|策|虾|标|子|手|岸|比|照|应|讲 向/导|阳|日|心力|善|好
免费/午餐|师范|教科书|教材|WIFI|政策|项目 驻村/干部|工作队|第一书记|书记|帮扶|工作|人员|队员|队 立足/点
务工/人员|者|青年|农民|信息|岗位|就业 反对/票|意见|者 增收/项目|产业|工程|致富|点 到位/资金|率|情况
被/监督单位|监督部门|评议单位|评议部门|帮扶户|帮扶村|测评单位|考核单位|督查单位|检查单位|访者|调查者
巡诊/车|队|活动|服务|点 体检/中心|车|表|报告|服务|活动|项目|设备 带队/领导|干部|人|老师 率队/领导|人
联系/点|人|员|群|卡|户|制度|机制|服务|方式|单位|企业家|电话|渠道|走访|站|村|会
帮扶/干部|责任人|资金|项目|工作|对象|单位|车间|企业|户|村|措施|活动|政策|队|联络|力量|机制|计划|产业|活动|成效|小组|基金|物资
从/业|严|教|军|政|医 就/业|诊|医|读|地|近|餐|学 比/赛|例|武|学|重|较|拼 较/大|小|高|低|强|好|多|少|真|量
到/会|期|账|访|位|岗|点|场|案|户 至/少 均/衡|等|价|线 按/摩|揭|钮 因/素|子 等/级|次|候|额 由/来|头 与/会
负责/人|同志 启动/仪式|会|区|资金 实施/方案|单位|项|细则|意见|办法 反馈/意见|表|会|率|函 结对/子|共建|帮扶
线上/平台|活动|会议|课|培训|讲座|议事|协商|线下 线下/活动|会议|课|培训 报名/表|者|点 上线/仪式 消化/道
值班/员|室|人 应/急|用|届|对|收|征|变|力|激|季|声|聘者|聘人|考|税|有|知|诉 于/是|此
有/效|关|序|机|限|利|力|事|害|益|色|人|偿|轨|线|志|名|用
"""

# Single characters that words end in: 协调工作 holds no 作, 自由 no 由.
_NOT_AFTER = {
    "作": "工合协创运操动著写制耕劳",
    "由": "自理缘事",
    "在": "现存所潜实内外",
    "以": "可所加予得难足",
    "比": "占对评同环",
    "就": "成造高",
    "均": "人平户年",
    "并": "合兼",
    "要": "主重纪摘需必首概扼紧简提",
    "有": "所国公私拥享持固现",
    "与": "参赠",
    "到": "报签迟得",
    "对": "应针绝面配点一结",
    "给": "供补",
    "向": "方导走意倾面",
    "从": "随服",
    "还": "归偿",
    "等": "平同高中初优",
    "因": "基原",
    "按": "编",
    "应": "供响反感效适对相呼策因",
    "未": "尚从并",
    "于": "由对关基位属处至终等勇善敢在过高低大小多少便利用忙乐归出源限介富急易难",
    "至": "甚",
    "是": "但",
    "占": "侵",
    "而": "从",
    "且": "并",
    "较": "比",
}


_HAN = "[\\u4e00-\\u9fff]"
_NOUN_ENDS = "题众员民情事家人业者村镇县市省局院厂件"
"""Ends of nouns that begin no verb of two characters: 就12个问题|谈了半天."""
_DONE = (
    rf"(?![{_NOUN_ENDS}]){_HAN}{_HAN}(?<![作做])(?:了(?!解|结|然|望)|过(?![程渡滤期节去半万亿]))(?=[^，。；])"
    rf"|(?<=[{_NOUN_ENDS}])[谈看听说讲问走跑修种办开定拿写算给送交建坐站干学选换](?:了(?!解|结|然|望)|过(?![程渡滤期节去半万亿]))(?=[^，。；])"
)
"""Any verb of one or two characters with its aspect: 开了, 走过."""

_GIVEN = [f"{verb}(?=[约近超逾共]{{0,2}}[0-9])" for verb in ("投资", "捐款", "捐资", "出资", "捐赠", "募集", "筹集")]
_CHANGED = [
    f"{verb}[到至为成]"
    for verb in ("发展 扩大 扩展 拓展 增加 增长 上升 提高 提升 下降 减少 缩短 压减 精简 增 扩 升 降".split())
]
_FIXED = (
    *_GIVEN,
    r"为(?=宜|依托|主|载体|抓手|基础|平台|代表|核心|龙头|重点|牵引|支撑|目标|单位|一体|了)",
    r"获(?!奖|得者)",
    r"一[年天夜](?=[只就内没不都])",
    r"半[年天夜](?=[只就内没不都])",
    r"作了",
    r"发展(?=特色产业|集体经济|庭院经济|乡村旅游|林下经济|种植|养殖|壮大)",
    r"布局(?=建设|实施|建站|设点|[，。；到])",
    r"做了",
    r"做(?=好事|实事|公益)",
    r"恢复(?=生产|营业|运营|供水|供电|正常|通车)",
    r"重点(?=督办|推进|办理|跟踪|落实|研究|解决)",
    r"连续(?=[0-9一二两三四五六七八九十多])",
    r"加装(?<=[楼栋区元院]加装)",
    r"在线(?=值班|答疑|解答|学习|观看|参与|参加|收看|报名|回复|办理|接访)",
    r"联合(?=成立|组建|开展|举办|召开|主办|承办|印发|组织|发起|提交|提出)",
)
_RATES = [f"{verb}率(?=[还仅只不达低高为0-9])" for verb in "走访 参与 参会 出席 到会 办结 完成 入户 签约 覆盖".split()]
"""3个组|走访率还不到60%."""
_FIXED_TOO = (
    *_RATES,
    *_CHANGED,
    r"只(?=[立有收办占建能是解完采报参])",
    r"仅(?=[立有收办占建能是解完采报参])",
    rf"结对帮扶(?!户|对象|干部|责任人|单位|资金|项目|工作|活动|机制|制度)(?={_HAN}{{2}}|[0-9])",
    r"支持(?=[^。，；：]{2})(?!率|者|力度|举措|条款|事项|内容|清单|政策|资金|措施|项目|服务|单位|平台|体系|机构|点|系统|计划|工作|保障|和|与|、)"
    r"(?<![术金力策]支持)",
    *"抵达 启程 动身 莅临 亲临 奔走 开赴".split(),
    r"不(?=包括|含|到|足|仅|断|但|再)",
    r"再(?=次|度)",
    r"共(?<![公总中国一]共)(?:(?![产青同建享识])|(?=建立|建成))",
    r"来(?<![往未由]来)(?![源宾访信稿电历])",
    r"在岗(?=[，。；])",
    r"都(?=已|建|有|能|是|要|在|把|被|成|实|参|得|按)",
    r"还(?=有|将|是|要|在|被|为|对|就|会|可)",
    r"每(?=人|户每|名|位|家|学期|学年|户补|户[^均]|月|年|天|周|季度|亩)",
    r"各(?=[0-9一二两三四五捐]|认捐|出资|投入|领办|领衔)",
    r"会(?=不|把|被|让)",
    r"履职(?=尽责|尽职|担当|建言)",
    r"集体(?=参|学习|观|上|外)",
)


def _word(word: str, guard: str = "") -> str:
    """The pattern of a word: its first character stands first, so that a search passes over all others at once."""
    before = _NOT_AFTER.get(word, "")
    return re.escape(word) + (f"(?<![{before}]{word})" if before else "") + (f"(?!{guard})" if guard else "")


def _words() -> list[str]:
    """The patterns of all words, longest word first."""
    guarded = [entry.partition("/") for entry in _GUARDED.split()]
    words = {word: guard for word, _, guard in guarded} | dict.fromkeys(_PLAIN.split(), "")
    return [_word(w, words[w]) for w in sorted(words, key=lambda w: (-len(w), w))]


def _grouped(patterns: Iterable[str]) -> dict[str, list[str]]:
    """By the characters that patterns begin with, what follows in each, in the order given."""
    behind: dict[str, list[str]] = {}
    for pattern in patterns:
        behind.setdefault(pattern[0], []).append(pattern[1:])
    return behind


def _any_of(first: str, rest: list[str]) -> str:
    return first + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0])


def _by_first(patterns: Iterable[str]) -> str:
    """An alternation that tries only the patterns that begin with the character at hand, in the order given."""
    return "|".join(_any_of(first, rest) for first, rest in _grouped(patterns).items())


_LATER = (*_FIXED_TOO, *_words())

PREDICATE = re.compile(f"{_by_first(_FIXED)}|{_DONE}|{_by_first(_LATER)}")

_WORDS = _grouped((*_FIXED, *_LATER))
_DONE_AT = re.compile(_DONE)
_ASPECTS = frozenset(("了", "过"))
_REACH = 16  # code points; no pattern looks farther than that behind the place where it begins


def first_predicate(chars: str, start: int, stop: int) -> int:
    """Where the first predicate begins at or after `start`; `stop` or a later place where none begins before it."""
    end = stop + _REACH
    first = stop
    for at, char in enumerate(chars[start:stop], start):
        if char in _WORDS and _word_at(char).match(chars, at, end):
            first = at
            break
    if chars.find("了", start, end) >= 0 or chars.find("过", start, end) >= 0:
        done = _DONE_AT.search(chars, start, end)
        return first if done is None else min(first, done.start())
    return first


def may_begin(chars: str) -> bool:
    """True where a predicate may stand at the beginning: a cheap test before `PREDICATE`."""
    return chars[:1] in _WORDS or chars[2:3] in _ASPECTS


@cache
def _word_at(first: str) -> re.Pattern[str]:
    """The words that begin with a character: one pattern of all would try hundreds of branches at each place."""
    return re.compile(_any_of(first, _WORDS[first]))
