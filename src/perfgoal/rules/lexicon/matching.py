"""What texts, tasks and indicators are compared by."""

from perfgoal.rules.lexicon.words import Words

NO_KEY_WORDS = Words(
    "高质量发展 高质量 经济社会 进一步 推进 推动 加强 强化 加快 加大 加速 促进 提升 提高 提质 增强 完善 健全 优化 "
    "深化 持续 全面 扎实 积极 大力 着力 有效 切实 不断 做好 抓好 开展 组织 实施 落实 完成 营造 打造 构建 创建 保障 "
    "确保 支持 扶持 助力 服务 管理 建设 发展 工作 任务 项目 专项 重点 重大 资金 经费 补助 补贴 政策 措施 机制 体系 "
    "制度 能力 水平 质量 经济 社会 领域 方面 情况 其他 相关 有关 各项 各类 本年 年度 日常 运行 运转 维护 组建 支付 以及"
)
"""Words that stand in the name of any task, and tell no task from another (PG804)."""

MEASURES = Words(
    "验收合格率 合格率 合格 验收 及时率 完成率 完成时间 完成情况 达标率 覆盖率 知晓率 准确率 到位率 执行率 支付率 "
    "增长率 满意度 满意率 满意 单位成本 成本 数量 总数 人数 人次 次数 户数 家数 场次 批次 个数 面积 里程 长度 比例 "
    "占比 时间 具有 作用 影响 是 否"
)
"""Words that stand in the name of any indicator, and say how it is measured (PG804)."""

THOSE_SERVED = Words("满意")
"""What makes a name one of those whom a task serves, which are the same for many tasks (PG804)."""

NO_TASK = frozenset(("无", "/", "-", "--", "—", "——", "不涉及", "不适用", "无对应任务"))
"""What stands in the field of a task where none is meant (PG805)."""

ALL_TASKS = frozenset(Words("全部 所有 全部任务 所有任务 各项任务 全部重点任务 所有重点任务 整体 部门整体").words)
"""What stands in the field of a task where all are meant (PG805)."""

LEAD_INS = Words(
    "全年 年内 本年度 本年 今年 当年 年度 拟 计划 预计 力争 争取 确保 保证 完成 实现 推动 推进 开展 组织 举办 达到 "
    "达成 一是 二是 三是 四是 五是 并 将 要 共"
)
"""What stands before the noun of a quantity and adds nothing to it (PG806)."""

ENDINGS = Words(
    "数量达到 数量为 数量 总数 人数 个数 家数 户数 场数 场次 次数 人次 批次 期数 件数 台数 套数 项数 辆数 面积 里程 "
    "长度 数 达到 不少于 不低于 至少 大于等于 达 为 是 共计 共 : = ≥ >= > 约"
)
"""What stands behind the noun of a quantity and adds nothing to it (PG806)."""

NOT_THE_TARGET = Words(
    "截至 截止 上年 去年 往年 历年 以前 目前 现有 已 累计 原有 基数 其中 每 各 均 分别 同比 环比 较 比 增长 增加 "
    "减少 季度 半年 月 第一 首批 首期 三年 五年 十四五 十五五 约 近 超过 左右 余 上级 全省 全市 全国"
)
"""What makes a quantity in a text another one than that of the indicator: the past, a part, a comparison, another
time, something that is not exact (PG806)."""

ALLOTTED = Words("安排 预算 资金 经费 投入 拨付 拨款 列支 下达")
"""What stands right before the money of a task (PG210)."""

LINKS = Words("人民币 总金额 总额 金额 数额 额度 合计 共计 总计 共 为 是 达 计 数 额 : =")
"""What may stand between it and the number (PG210)."""

OTHER_MONEY = Words(
    "中央 省级 省财政 市级 市财政 上级 转移支付 债券 自筹 配套 社会 带动 撬动 引导 吸引 拉动 贷款 融资 授信 担保 "
    "产值 营收 收入 税收 销售 研发 基金规模 总投资 投资额 固定资产 每 人均 户均 平均 单价 标准 最高 不超过 上限 "
    "以内 以上 约 近 超过 左右 其中 分别 累计 上年 去年 已 结余 结转 尚需 缺口 剩余 追加 一期 二期 首期 首批 分期 "
    "分年 三年 五年 周期 十四五 十五五 比 较 增长 增加 减少 节约 压减 以前 截至"
)
"""What makes a sum in a text another one than the money of the task (PG210)."""

WHOLE_SUM = Words(
    "全年 年内 本年度 本年 今年 当年 年度 拟 计划 预计 共需 共 总 需 该 本 项目 任务 专项 财政 本级 区级 县级 部门 "
    "工作 申请"
)
"""What may stand with :data:`ALLOTTED` words where a smaller sum is still that of the whole task (PG210)."""

SPENT_ON = Words("用于 支持 开展 对 给予 作为 购置 采购 建设 补 奖 发放 支付")
"""What stands behind a sum that is for one thing, and maybe not for all of the task (PG210)."""

ENUMERATED = Words("二、 二是 二) 2. 2、 2) ② 二. 其次 另外 此外 同时 还")
"""What tells that a text lists several things (PG210)."""

TOTALS = Words(
    "合计 共计 总计 总共 一共 全年共 年内共 计划共 共举办 共开展 共安排 共培训 共建设 共投入 共组织 共完成 共新增 "
    "共建成 共需 共有 共实施 共新建 共改造 总投资 总额 总数 总面积 总量 总里程 总长 总预算 总资金 总经费"
)
"""What stands before a number that is the sum of others (PG211)."""

SUMMED_UP = Words("合计 共计 总计")
"""What stands before the sum at the end of a list (PG211)."""

NOT_PARTS = Words(
    "每 平均 人均 户均 亩均 单价 上年 去年 同比 环比 较上 较去 比上 比去 增长 增加 增至 减少 降至 累计 × * 乘以 不少于 "
    "不低于 不超过 不高于 至少 至多 最高 最低 超过 以上 以下 以内 左右 重复 交叉 另 带动 撬动 拉动 引导 吸引 产值 营收 "
    "税收 增收 节约 ≥ ≤ > <"
)
"""What makes the numbers of a list something else than the parts of a sum: prices, comparisons, bounds (PG211)."""

LOOSE = Words("约 近 超 超过 不少于 不低于 不超过 至少 至多 最多 ≥ ≤ > <")
"""What makes a number one that nothing adds up to exactly, right before it (PG211)."""

DETAILS = ("含", "包括", "包含")
"""What begins a part of a part (PG211)."""

INEXACT = ("以上", "以下", "以内", "左右", "及以上")
"""The same, right behind its unit (PG211)."""

AND_OTHERS = "等"
"""Behind the last of a list that is not complete (PG211)."""

AMONG = Words("其中")
"""What begins the name of a row that details another (PG807)."""
