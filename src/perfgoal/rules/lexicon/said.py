"""What a value says."""

from perfgoal.rules.lexicon.words import Words

VAGUE = Words(
    "提高 提升 有效 及时 良好 显著 明显 稳步 逐步 不断 持续 进一步 加强 改善 促进 保障 完善 健全 合理 较好 "
    "较高 规范 稳定 增强 优化 推动 推进 充分 大幅 可控 降低 减少 缩小 扩大 增加 长期 到位 符合 良性 正常 "
    "高质量 支撑 落实 预期 有力 积极 优质 高效 加快 巩固 深化 缓解 减轻 平稳 满足 节约 有所 长效"
)
"""Words with nothing to measure (PG416, PG417, PG423)."""

_COUNTED = " ".join(f"{number}{steps}" for number in "一两二三四五六七八九十" for steps in "位名成级档")
"""提升两位 and 降低一成 count in words; 提升一个台阶 and 一次性 do not, nor does 进一步."""

MEASURED_IN_WORDS = Words(
    "零 翻番 翻一番 减半 过半 无 未发生 未出现 全部 所有 全覆盖 全面覆盖 全面完成 全额 足额 全员 应保尽保 应收尽收 "
    "应检尽检 应补尽补 应查尽查 应付尽付 应享尽享 应救尽救 应接尽接 应纳尽纳 应治尽治 应发尽发 应改尽改 "
    "应拆尽拆 应种尽种 应助尽助 应缴尽缴 应归尽归 应办尽办 有效期 国家标准 国标 行业标准 地方标准 设计标准 "
    "设计要求 技术标准 技术规范 验收标准 验收规范 合同 GB 《 预算内 预算范围 预算之内 批复预算 控制数 "
    "每年 每季 每月 每周 每天 每日 按年 按季 按月 按周 按日 个等级 百分点 倍 编制完成 完成编制 建成 竣工 出台 印发 "
    "通过验收 验收合格 投入使用 上线运行 分之 半数 一半 " + _COUNTED
)
"""Words that measure without a digit: all, none, a norm, the budget, a frequency, a thing done (PG416, PG423)."""

GRADED_BY = Words("每 % 以上 以下 以内 ≥ ≤ > < 不低于 不少于 不超过 不高于 低于 高于 分档")
"""What a scoring says where it measures what the value leaves open (PG416, PG423)."""

DEFERRED = Words(
    "下达任务 下达的任务 下达目标 下达的目标 下达指标 下达的指标 下达计划 下达的计划 下达数 上级下达 以下达 "
    "据下达 按下达 以实际 据实 按实际 根据实际 结合实际 依据实际 视情况 视实际 为准 另行 根据任务 按上级 "
    "根据上级 依上级 以上级文件 以上级部门"
)
"""Words that put the target off (PG431)."""

COMPARED = Words("上年 去年 同比 往年 上一年 历年 较前 以前年度 基期 环比 前一年 同期")
"""Words that compare with what is not in the value (PG419)."""

NOTHING_NEW = Words("得到 进行 实现 做到 能够 严格 批复 范围 情况 之内 以内 的 了 在 已")
"""Words that a value may add to its name, or leave out of it, and still say the same (PG418)."""

GRADES = Words("优良好 优良 优秀 良好 优 良 中 差")
"""Rungs that mean something only on a scale, the longest first (PG425)."""

RUNGS = Words("优 良 中 差")
"""The rungs of a scale, of which a text names several where it gives one (PG425)."""

ASSESSED = Words("考核 考评 评价 评定 评估 评级 等级 等次 级别 测评 评比 评分 验收 审计 鉴定")
"""What has a scale of its own, in a name (PG425)."""

COMPONENTS = Words("其中 含 包括")
"""Words behind which a second number details the first (PG433)."""

UNIT_PRICES = Words("标准 单价 单位成本 单位造价 单位价格 单位费用 定额")
"""Ends of names of what one of something costs (PG432)."""

DENOMINATORS = Words(
    "每 人均 户均 亩均 村均 校均 车均 件均 年均 月均 日均 平均 均价 单人 单户 单台 单个 单套 单件 单次 单辆 "
    "单座 单亩 单棵 单株 单间 单班 单公里 /"
)
"""Words of a name that say for how much of something a price is (PG432)."""

THRESHOLDS = Words("限额 起付 门槛 起征 起点 封顶 最高支付")
"""Sums that begin or end something, and are the price of nothing (PG432)."""

OVERRUNS = Words("超 新增 增加 额外 追加 违约 罚")
"""What is best when it costs nothing (PG435)."""
