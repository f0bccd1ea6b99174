"""What goals, tasks and other texts say, and what a template leaves in them."""

from perfgoal.rules.lexicon.words import Words

UNFILLED = Words("待定 待填 待填写 待补 待补充 待确定 某某")
"""What stands in a field, or in a bracket, for what was not known yet (PG105)."""

COUNTED_IN = Words(
    "% ‰ 个 人 人次 名 户 家 次 场 件 台 套 处 座 条 辆 株 亩 万亩 吨 米 公里 平方米 元 万 万元 亿元 亿 "
    "千元 年 月 日 天 小时 分 篇 批 批次 期 所 间 栋 部 支 只 头 项"
)
"""Units behind a blank of a template (PG105)."""

NO_UNITS = Words("人员 人民 人才 个体 部门 部队 项目 支部 支队 支行 分局 分公司 所在 名单 家庭 日报 月刊 年鉴")
"""Nouns that begin like a unit (PG105)."""

NAMED = Words(
    "区 县 市 省 州 旗 镇 乡 街道 村 社区 路 局 委 厅 办 办公室 公司 集团 单位 项目 部门 支部 支队 学校 大学 学院 "
    "中学 小学 幼儿园 医院 中心 工程 企业 机构 平台 园区 行业 领域 产业 课题 设备 系统 人员 人民政府 政府 银行 协会"
)
"""What has a name of its own, which a template leaves open: XX镇, 某某项目 (PG105)."""

OPERATORS = Words("≥ ≤ > < 不低于 不少于 不高于 不超过 不多于 大于 小于 达到 至少 至多")
"""What stands before a number (PG105)."""

THIS_YEAR = Words(
    "度 , ， 我 本 全年 将 拟 计划 预计 继续 进一步 力争 完成 开展 推进 推动 实现 加强 确保 保障 做好 落实"
)
"""What stands behind the year in which something is to be done: 2024年度, 2024年，, 2024年完成 (PG808). Not among them
are 新增, 新建, 采购 and the like, which as well say what kind of thing follows: 2022年新建公路 is there already."""

OF_ANOTHER_YEAR = Words(
    "今年 明年 较 比 上年 去年 同期 年末 年底 基数 基础 以来 年起 开始 自 从 截至 截止 至 到 建于 始建 成立 建成 启动 "
    "开工 立项 批复 印发 出台 颁布 实施的 签订 中标 结转 结余 遗留 历史 欠 尾款 余款 质保 决算 结算 清算 "
    "核算 审计 验收 考核 评价 评审 奖 补 兑现 汇算 申报 认定 已 未 剩余 延续 续建 跨年 以前 "
    "曾 收尾 收官 起至 规划 行动 方案 缴 付 巩固 财务报告 年报"
)
"""Words near a year that tell why a text may well name it: a comparison, history, a debt (PG808)."""

CALLED_BY_YEARS = Words("项目 工程 课题 专项 资金")
"""What is called by the year in which it was approved: 2023年度省级项目 (PG808)."""

SHORT_OF_MONEY = Words("资金紧张 财力紧张 财政紧张 资金不足 财力不足 资金困难 财政困难 资金缺口 资金未到位 资金未下达")
"""Why nothing was paid (PG812)."""

BECAUSE = Words("因 由于 受 鉴于")
"""What leads to the reason (PG812)."""

FUNDED = Words(
    "下达资金 下达补助 下达专项 下达预算 下达指标 资金下达 预算下达 指标下达 下拨资金 下拨经费 追加预算 结转下年 "
    "结转至 结转到 结转使用 予以结转 结转资金 结余资金"
)
"""Where the money came from or where it went, which is no goal (PG812)."""

AIMS = Words(
    "确保 保障 保证 完成 实现 提高 提升 改善 促进 推动 推进 建设 建成 新建 改造 达到 加强 开展 支持 解决 落实 增强 "
    "维护 满足 发放 采购 购置 培训 服务 维修 治理 用于 扶持 资助 救助 补齐 消除 降低 减少 新增 化解 偿还 支付"
)
"""Verbs of a goal (PG812)."""

DONE = Words(
    "已完成 已建成 已实现 已开展 已解决 已支付 已投入 已竣工 已验收 已通过 已发放 已采购 已到位 已拨付 已改善 已形成 "
    "已建立 已经完成 已经建成 已经实现 已经解决"
)
"""What is done already (PG812)."""

AHEAD = Words("将 拟 计划 力争 争取 确保 继续 进一步 预计 今后 下一步 持续 实现")
"""Words of a text that looks ahead (PG812)."""
