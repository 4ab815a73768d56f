"""Verbs that stand between a subject and what a report counts: general administrative Chinese."""

from __future__ import annotations

import re

from extractor.resolve.count_words import any_of

_LIGHT = (
    "开展 举办 召开 组织 进行 举行 安排 组织开展 集中开展 承办 协办 主办 联合开展 深入开展 创新开展 广泛开展 扎实开展"
)
"""Verbs that only say that something took place; the noun after them may begin with a verb of its own."""

_STRONG = """
    收到 收集 征集 征求 征编 编纂 收录 收回 提交 提出 形成 撰写 编发 编印 编辑 编撰 印发 刊发 刊登 出版 发放
    发送 发布 发出 播出 推出 展出 报送 上报 转报 批转 转交 转办 交办 交给 交由 转为 列为 撤案 立案 并案 受理
    办理 办结 办复 答复 督办 承办 采纳 采用 录用 吸纳 转化 解决 化解 促成 引进 梳理 排查 整改 查找 查出 列出
    调解 调处 处置 处理 约谈 达成 实现 完成 排定 确定 划分 分为 分设 设置 遴选 精选 评选 表彰 推荐 举荐 选派
    选送 聘请 聘任 选聘 邀请 吸引 吸收 命名 认定 授予 产生 选举 增补 撤销 新建 新修 新增 建成 建立 设立 搭建
    打造 成立 组建 创建 修建 修缮 整治 改造 购置 购买 采购 配备 安装 开设 开通 开办 研发 帮助 帮扶 资助 捐赠
    捐资 捐献 赠送 送去 送上 投入 投资 出资 拨付 拨款 下拨 自筹 到位 列支 争取 筹集 筹措 募集 筹资 兑现 减少
    增加 压缩 节约 参与 参加 参观 获得 荣获 得到 受到 出席 列席 应出席 实出席 应到 实到 到会 召集 听取 审议
    通过 讨论 制定 出台 修订 整理 挖掘 走进 走访 慰问 看望 拜访 接待 深入 前往 来到 联系 对接 牵线 座谈 反映
    服务 协调 协助 发动 动员 组织 带领 率领 承接 覆盖 惠及 涉及 涵盖 包含 凝聚 汇聚 汇集 整合 盘活 撬动 带动
    拉动 推动 促进 助推 助力 引导 支持 提供 落实 安置 培育 培养 孵化 发展 发现 种植 栽植 栽种 签订 签约 拥有
    共有 现有 设有 建有 具有 总计 合计 共计 累计 落地 议成 办成 商定 谈成 补选 增选 增设 拆除 硬化 补齐 铺设
    架设 领办 移交 结对帮扶 协商解决 划拨 压减 修复 实有 抽查 关停 关闭 取缔 清理 腾退 清退 销售 转移 捐出 改建 扩建
    翻新 更新 翻修 新开 承租 流转 疏浚 绿化 治理
    挽回 追回 下达 转送 呈报 呈送 送交 转送 上交 处结 立项 汇编 续建 迁建 打通 疏通 出栏 放养 补植 关爱 救助 收治
    输送 招引 落户 举荐 调处 献计 实施 回收 结对 吸纳 创办 开办 安排
    议定 议成 催生 请来 聘来 拿出 拨出 派出 抽调 选定 合办 联办 合编 编报 编发 宣讲 损失 发生 扶持 催办 查处 敲定
    减免 退还
    兑付 创造 收获 走遍 种下 送出 开出 腾出 清欠 集聚 聚集 动工 复垦 疏散 撤离 转运 承包 流失 追加 增派 合建 结成
    展出 播放
    交易 采编 筛查 检视 刊播 领衔 察看 踏勘 踏访 暗访 走入 走到
    领取 认购 认捐 认养 植入 接访 约请 走村入户 压塌 损毁 冲毁 受灾 救出 救回 招收 录取 招募 募得 筹得 喂养 存栏
    出栏 共享
    更换 补种 划定 清运 拓宽 加固 粉刷 铺装 埋设 摆放 新装 诊治 接诊 赠阅 退回 察看 归纳 汇总
    批阅 审阅 调整 优化 发表 登载 刊载 推送 访谈 挂钩 挂联 挂包 包联
    诊疗 解答 督促 接生 救治 带教 订购 招聘 改造提升
    办好 引荐 加装 配建 开工 竣工 完工 投产 通车 印制 运送 派发 张贴 悬挂 售出 卖出 卖了 建设
    发行 认领 兴办 查摆 送进 捐建 维修 维护 援建 打捞 集纳 汲取 吸收 接收 派驻 增聘 补聘 返还 追缴 收缴 挂牌 授牌
    抽检 拨给 回复 加装 添置 筹措 募捐 吊销 没收 签发 转赠 投放 建好 新开工 播发 明确 领走 劝退 病故 调离 辞职 免职
    检查 停业 停业整顿 停产整顿 补配 陈列 包抓 包挂 新设 建起 揭牌 点亮 贯通 连通 消纳 处置 化解
"""
"""Verbs that a report counts the objects of."""

_SHORT = (
    "捐款(?!捐物)|建(?![议设档言立筑成党制国军群材])|设(?![施备计想立])|有(?![效关序机限利力事害益色人])|获(?![得奖])"
    "|占(?!地)|交(?![流通给由办互易])|为(?![民主首])|共(?![产青同建享识计有])"
)
"""Verbs of one character, and what they are not the beginning of."""

_WEAK = """
    服务 反映 办理 联系 座谈 调解 发展 立案 并案 采用 采纳 录用 转化 答复 通过 投资 出席 列席 协调 落实 参与
    处理 凝聚 改造 帮扶 督办 表彰 评选 推荐 捐赠 接待 审议 选举 受理 转办 交办 安置 培育 孵化 整治 动员 引导
    治理 绿化 流转 更新 转移 清理 关闭 关爱 救助 汇编 下达
    交易 筛查
    维修 维护 发行 损失 发生 扶持 宣讲 减免 处置 化解 挂牌 接收 招收 聚集 集聚 共享 创造 收获 合编 合建 播放 展出
    支持 参观 走访 慰问 看望 资助 办结 办复 征集 编印 编辑 出版 修订 整理 命名 认定 整改 排查 配备 安装 采购
    调整 优化 建设 开工 竣工 完工 投产
    检查 停业 停业整顿 停产整顿 陈列 设置 提供 发放 发现 推动 促进 征求 讨论 回复 加装 抽检 投放
"""
"""Verbs that are nouns as well."""
_SHORT_WORDS = frozenset("捐款 建 设 有 获 占 交 为 共".split())
_SUBJECT_END = """
    政协 委员会 委员 政府 机关 干部 单位 部门 小组 党组 界别 常委会 主席会议 成员 办公室 县委 市委 区委 省委
    考察组 调研组 视察组 监督组 工作组 计划 免费
    我们 各级 全市 全县 工作队 随手拍 书记 主席 主任 领导 代表 公司 企业 协会 商会 中心 支部 学校 医院
    全区 全省 们 委 会 室 组 活动 行动 驿站 议事厅 工作站 联络站
"""
_ADVERB = """
    只 仅 才 共 共计 总共 一共 合计 总计 累计 已 已经 先后 分别 全年 年内 今年 目前 现 现有 另 另有 其中 期间 平均 各
    每年 每季度 每月 至少 积极 主动 深入 广泛 扎实 认真 切实 精心 联合 集中 及时 定期 不断 持续 有效 成功 充分
    当年 当月 当天 当场 现场 合作 协作 携手 直接 协同 牵头 带头 常态化 创造性 组织 通过 再 又 还 均 也 并 将 要 须 跟踪
    应 可 拟 就 全票 一致 全会 大会 会议 会后 会上 立即 立行 限期 责令 依法 就地
    以及 和 及 与
"""

COMPLEMENT = re.compile(
    r"(?:出(?![租口境行版资国席台让院生狱警动车入纳师土栏勤诊访差庭海站])|起(?![诉草重伏义源步点居跑])|上(?![市报海级访线学门])|了|来(?![信访稿源宾电函人客])"
    r"|到(?![会场账期访位岗户站达])|过(?![程渡滤期剩敏])|成功(?!率|人士|经验|案例|举|办|申|创|签)|成(?![果员人年本效绩品就立套功]))"
)
"""What may stand right behind a verb: 建立起, 梳理出, 请来."""

LIGHT = frozenset(_LIGHT.split())
WEAK = frozenset(_WEAK.split()) | _SHORT_WORDS
VERBS = frozenset(_STRONG.split()) | LIGHT | _SHORT_WORDS
"""All that `STRONG_AT` finds."""

_ANY = f"{any_of(_LIGHT)}|{any_of(_STRONG)}"
_ANY_ADVERB = any_of(_ADVERB)
STRONG_AT = re.compile(rf"(?:{_ANY}|{_SHORT})")
_ADVERBS = re.compile(
    rf"(?:(?!有效(?:票|问卷|投票|身份|证|投诉|样本|建议|提案|线索|发明|专利|信息|合同|灌溉|面积))(?:{_ANY_ADVERB})(?![率度数金案产急到青社商医]))+"
)
_ADVERB_FIRSTS = frozenset(word[0] for word in _ADVERB.split())

_SUBJECT_ENDS = (*_SUBJECT_END.split(), *_ADVERB.split())
_SMALL_PLACES = frozenset("村县市区镇乡校社厂楼户店栋")
_TO_WHOM = re.compile(r"[向给][\u4e00-\u9fff]{1,16}$")

_VERBS_ONLY = re.compile(
    r"(?:经[^，。；]{1,12}?(?=审查|审核|研究|筛选))?"
    rf"(?:{_ANY_ADVERB}|经|被|予|给予|予以|不予|未|审查|审核|研究|筛选|合并|部分|基本(?!满意)|创造条件|省|市|县|区|全国|政协|有关部门|领导|中|每次|每场|每期)*"
    rf"(?P<verb>(?:{any_of(_STRONG)}|{any_of(_LIGHT)}|{_SHORT}|(?:基本|比较|不|非常)?满意|合格|优秀)+)后?"
)
_VERB_ENDS = frozenset(word[-1] for word in (*VERBS, "满意", "合格", "优秀", "后"))


def without_adverbs(said: str) -> str:
    """A clause behind the adverbs that it begins with."""
    if said[:1] not in _ADVERB_FIRSTS:
        return said
    found = _ADVERBS.match(said)
    return said if found is None else said[found.end() :]


def ends_in_subject(said: str) -> bool:
    """True for what may stand before a verb that nouns also hold, such as 服务."""
    if said.endswith(_SUBJECT_ENDS) or said in _SMALL_PLACES or not said:
        return True
    return ("向" in said or "给" in said) and _TO_WHOM.search(said) is not None


def verbs_only(clause: str) -> str:
    """The verbs of a clause that says only what was done with what the amount before counts: 经审查立案, 被采用; else
    an empty string.
    """
    if clause[-1:] not in _VERB_ENDS:
        return ""
    found = _VERBS_ONLY.fullmatch(clause)
    return found["verb"] if found is not None else ""


# Every branch begins with the characters it looks for, so that a search passes over all others at once.
_NOT_BEFORE = "(?:[后夕来往期提列沿置，]|[均都]?已|全部(?:办复|办结|答复))"
FUTURE = re.compile(
    rf"将(?=于|在|继续|进一步|以|会|有|陆续|全面|不断|力争|重点|围绕|按照|通过|对|为|分|再|还|也|从|由|向|与|同|按|逐步|适时|尽快|加大|加强|加快|联合|组织"
    rf"|深入|积极|着力|集中|达|突破|超过|{_ANY})|拟(?![定议])|计划(?<!列入计划)(?<!令计划)(?<!协商计划)(?![的单生和，、。》”])|力争|争取在|排定|打算"
    rf"|预计|预算(?!收入|支出|内|外|执行|编制|草案|法|管理|绩效|单位|资金)|估算|承诺(?!书|制)|答应|今后|下一步|到20[2-9][0-9]年|同意|底前(?!{_NOT_BEFORE})|旬前(?!{_NOT_BEFORE})|日前(?<=[0-9]日前)(?!{_NOT_BEFORE})|明年"
)
"""Words of a sentence that looks ahead."""
