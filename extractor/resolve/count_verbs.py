"""Verbs that stand between a subject and what a report counts: general administrative Chinese."""

from __future__ import annotations

import re

from extractor.resolve.count_words import any_of

LIGHT = any_of(
    "开展 举办 召开 组织 进行 举行 安排 组织开展 集中开展 承办 协办 主办 联合开展 深入开展 创新开展 广泛开展 扎实开展"
)
"""Verbs that only say that something took place; the noun after them may begin with a verb of its own."""

STRONG = any_of(
    """
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
    共有 现有 设有 建有 具有 总计 合计 共计 累计
    """
)
"""Verbs that a report counts the objects of."""

_SHORT = (
    "捐款(?!捐物)|建(?![议设档言立筑成党制国军群材])|设(?![施备计想立])|有(?![效关序机限利力事害益色人])|获(?![得奖])"
    "|占(?!地)|交(?![流通给由办互])|为(?![民主首])|共(?![产青同建享识计有])"
)
"""Verbs of one character, and what they are not the beginning of."""

_WEAK = any_of(
    """
    服务 反映 办理 联系 座谈 调解 发展 立案 并案 采用 采纳 录用 转化 答复 通过 投资 出席 列席 协调 落实 参与
    处理 凝聚 改造 帮扶 督办 表彰 评选 推荐 捐赠 接待 审议 选举 受理 转办 交办 安置 培育 孵化 整治 动员 引导
    支持 参观 走访 慰问 看望 资助 办结 办复 征集 编印 编辑 出版 修订 整理 命名 认定 整改 排查 配备 安装 采购
    设置 提供 发放 发现 推动 促进 征求 讨论
    """
)
_SUBJECT_END = (
    "(?:政协|委员会|委员|政府|机关|干部|单位|部门|小组|党组|界别|常委会|主席会议|成员|办公室|县委|市委|区委|省委|我们|各级|全市|全县"
    "|工作队|书记|主席|主任|领导|代表|公司|企业|协会|商会|中心|支部|学校|医院"
    "|全区|全省|[们委会室])"
)
_ADVERB = any_of(
    """
    共 共计 总共 一共 合计 总计 累计 已 已经 先后 分别 全年 年内 今年 目前 现 现有 另 另有 其中 期间 平均 各
    每年 每季度 每月 至少 积极 主动 深入 广泛 扎实 认真 切实 精心 联合 集中 及时 定期 不断 持续 有效 成功 充分
    直接 协同 牵头 带头 常态化 创造性 组织 通过 再 又 还 均 也 并 将 要 须 应 可 拟 就 全会 大会 会议 会后 会上
    以及 和 及 与
    """
)

STRONG_AT = re.compile(rf"(?:{LIGHT}|{STRONG}|{_SHORT})")
LIGHT_ONLY = re.compile(rf"(?:{LIGHT})")
WEAK_ONLY = re.compile(rf"(?:{_WEAK}|{_SHORT})")
ADVERBS = re.compile(rf"^(?:(?:{_ADVERB})(?![率度数金案产急到青]))+")
SUBJECT = re.compile(rf"(?:^|{_SUBJECT_END}|(?:{_ADVERB}))$")
"""What may stand before a verb that nouns also hold, such as 服务."""

VERBS_ONLY = re.compile(
    r"(?:经[^，。；]{1,12}?(?=审查|审核|研究|筛选))?"
    rf"(?:{_ADVERB}|经|被|予|给予|予以|不予|未|审查|审核|研究|筛选|合并|部分|基本(?!满意)|创造条件|省|市|县|区|全国|政协|有关部门|领导|中)*"
    rf"(?P<verb>(?:{STRONG}|{LIGHT}|{_SHORT}|(?:基本|比较|不|非常)?满意|合格|优秀)+)后?"
)
"""A clause that says only what was done with what the amount before counts: 经审查立案, 被采用."""
