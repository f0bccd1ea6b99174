"""The words that rules look for, all of them in this one place: what a reviewer has in the ear.

A rule asks :class:`Words`; each list says what it is for and which rules read it. To teach the program a word, add it
to its list.
"""

from typing import NamedTuple


class Words:
    """Words that may stand anywhere in a text, written with blanks between them. Each is looked for by itself: names
    and values are short, and to make a pattern of all would take longer than to check most declarations."""

    def __init__(self, words: str) -> None:
        self.words = tuple(words.split())
        self._signs = tuple((word, frozenset(word)) for word in self.words)

    def possible(self, signs: frozenset[str]) -> list[str]:
        """Return the words of which every character is one of ``signs``: in a text of no other characters, no other
        word can stand."""
        return [word for word, needed in self._signs if needed <= signs]

    def among(self, text: str) -> list[str]:
        """Return the words that stand in ``text``."""
        return [word for word in self.words if word in text]

    def find(self, text: str) -> str | None:
        """Return the first of the words in ``text``, of several at one place the longest, or ``None``."""
        found = self.among(text)
        return min(found, key=lambda word: (text.index(word), -len(word))) if found else None

    def ends(self, text: str) -> str | None:
        """Return the one of the words with which ``text`` ends, the longest, or ``None``."""
        return next((word for word in sorted(self.words, key=len, reverse=True) if text.endswith(word)), None)


# What a name measures.

RATES = Words("率 比例 占比 比重 百分比 满意度 满意程度 知晓度 覆盖面 达标度 准确度 完成度")
"""Ends of names whose value is a share or a rate, in % (PG404, PG406, PG407, PG420, PG421, PG430)."""

NO_RATES = Words("效率 频率 功率 速率 汇率 概率 容积率 周转率 分辨率 倍率 心率 斜率 曲率")
"""Ends of names that look like rates and are in no % (as RATES)."""

PARTS_OF_A_WHOLE = Words(
    "满意度 满意率 满意程度 合格率 及时率 准确率 知晓率 成活率 覆盖率 达标率 到位率 知晓度 正确率 通过率 "
    "保存率 完好率 优良率 优秀率 出勤率 兑现率 销项率 规范率 合规率 公开率 占比 比重"
)
"""Shares of a whole, which are never more than 100 % (PG406, PG407, PG513). Not among them are those that statistics
do report above it: 参保率, 巩固率, 入住率, 结案率 and 处置率, whose whole is another year's or an estimate."""

MAY_EXCEED_A_WHOLE = Words(
    "增长 增幅 增速 提高 提升 上升 完成率 毛入学率 入学率 保值增值率 增值率 拨备覆盖率 回报 收益率 利润率 "
    "产销率 周转率 负荷率 杠杆 偿债 倍 拉动 降低率 下降率 执行率 放大 带动 撬动 流动性 本息 利息 资本 准备金 "
    "备付 净稳定 担保 抵押 质押 床位使用率 病床使用率 配套"
)
"""Rates that may well be more than 100 %, or less than none (PG406, PG407, PG421)."""

COUNTS = Words(
    "人数 个数 次数 户数 场次 家数 件数 台数 套数 项数 人次 批次 期数 天数 月数 辆数 床位数 班次 篇数 条数 "
    "份数 处数 座数 株数 头数 只数 名数 单位数 企业数 项目数 案件数 车辆数 学校数 课题数 公里数 亩数 吨数 "
    "课时数 学时数 小时数 年数 年限 人次数 场次数 批次数 户次数"
)
"""Ends of names that say what is counted, in a word that is a unit as well, so that a bare number needs none (PG404).
数量 alone says no unit: ten of what was bought are 10辆 or 10批."""

DIMENSIONLESS = Words(
    "指数 系数 pH PH ph 容积率 排名 名次 得分 评分 等级 倍数 比值 投入产出比 师生比 生师比 年份 放大倍率"
)
"""Measures without a unit (PG404)."""

WHEN = Words("时间 日期 时限 期限 截止 时点 节点")
"""Names of what happens on a day (PG408)."""

STOCKS = Words(
    "在职 在岗 在编 在校 在册 在园 在院 退休 离休 供养 遗属 保障 存量 保有 现有 常住 户籍 年末 期末 月末 余额 结余 "
    "均 标准 浓度 单价 强度 密度 水平 保持 维持 控制 压减 剩余 容量 率 比例 占比 比重 面积 床位 规模 定额"
)
"""Names of what is there at a time, of averages and of standards, none of which adds up over the years (PG409)."""

SUMS = Words("金额 总额 总成本 总投入 总投资 总费用 总经费 总支出 总造价 项目成本 资金 投资额 贷款")
"""Names of money that adds up over the years, wherever it stands (PG409)."""

PAID_OUT = Words(
    "补贴 补助 发放 养老金 救助 奖励 津贴 抚恤 资助 奖补 低保 供养 贴息 补偿 慰问 工资 薪酬 报酬 待遇 保障标准 "
    "生活费 助学金 奖学金 贷款 兑付 收购"
)
"""Money that reaches those it is for: more of it is no cost (PG412, PG506)."""

SAVED_OR_EARNED = Words(
    "节约 节省 节支 降低 降本 减少 压减 核减 下降 带动 撬动 吸引 引导 拉动 社会资本 研发 收入 产值 营收 税收 销售 回收 "
    "收回 追回 挽回 筹集 配套 到位 出让 拍卖 出租 收取 增收 效益 增加"
)
"""Names of money that is saved or comes in (PG412)."""

INVESTED = Words("投资 投入 安排 保障 落实 到账")
"""Names of money that a department means to bring up, unless they speak of a total (PG412)."""

COSTS = Words("成本 费用 单价 造价 支出 经费 租金 价格 投入 花费 控制数")
"""Names of what is spent (PG213, PG412, PG434)."""

CERTAIN_COSTS = Words("成本 单价 造价")
"""Ends of names of what is spent, wherever they stand (PG412)."""

TOTAL_COSTS = Words("总成本 总投入 总投资 总费用 总经费 总支出 总造价 成本总额 投资总额 项目成本")
"""Names of the cost of the whole (PG213, PG412)."""

LESS_IS_BETTER = Words(
    "事故 投诉 差错 错误率 误差 死亡 伤亡 故障 发病率 感染率 违法 违规 违约 逾期 漏报 流失率 返贫 拖欠 信访 "
    "上访 退货率 破损率 损耗 能耗 排放 污染"
)
"""Names of what nobody wants more of (PG413, PG430, PG508)."""

HAPPENINGS = Words("发生率 发生次数 发生起数 发生件数 发生数 次数 起数 件数 人数 数量 总量 浓度 强度 率 数 量")
"""What stands in a name behind what happened (PG413)."""

DEALT_WITH = Words(
    "查处 处理 处置 处罚 办理 办结 受理 化解 排查 整改 治理 防治 防控 预防 调解 救助 补助 扶助 扶持 保险 下降 降低 "
    "减少 压减 削减 控制 修复 消除 监测 检测 检查 演练 培训 宣传 接待 回复 答复 监管 执法 减排 拆除 赔付"
)
"""What is done about it, of which more is better (PG413)."""

MORE_IS_BETTER = Words(
    "满意度 满意率 满意程度 合格率 及时率 准确率 知晓率 知晓度 成活率 覆盖率 达标率 到位率 正确率 通过率 保存率 "
    "完好率 优良率 优秀率 出勤率 兑现率"
)
"""Ends of names of what everybody wants more of (PG413)."""


# What a value says.

VAGUE = Words(
    "提高 提升 有效 及时 良好 显著 明显 稳步 逐步 不断 持续 进一步 加强 改善 促进 保障 完善 健全 合理 较好 "
    "较高 规范 稳定 增强 优化 推动 推进 充分 大幅 可控 降低 减少 缩小 扩大 增加 长期 到位 符合 良性 正常 "
    "高质量 支撑 落实 预期 有力 积极 优质 高效 加快 巩固 深化 缓解 减轻 平稳 满足 节约 有所 长效"
)
"""Words with nothing to measure (PG416, PG417, PG423)."""

MEASURED_IN_WORDS = Words(
    "零 翻番 翻一番 减半 过半 无 未发生 未出现 全部 所有 全覆盖 全面覆盖 全面完成 全额 足额 全员 应保尽保 应收尽收 "
    "应检尽检 应补尽补 应查尽查 应付尽付 应享尽享 应救尽救 应接尽接 应纳尽纳 应治尽治 应发尽发 应改尽改 "
    "应拆尽拆 应种尽种 应助尽助 应缴尽缴 应归尽归 应办尽办 有效期 国家标准 国标 行业标准 地方标准 设计标准 "
    "设计要求 技术标准 技术规范 验收标准 验收规范 合同 GB 《 预算内 预算范围 预算之内 批复预算 控制数 "
    "每年 每季 每月 每周 每天 每日 按年 按季 按月 按周 按日 个等级 百分点 倍 编制完成 完成编制 建成 竣工 出台 印发 "
    "通过验收 验收合格 投入使用 上线运行"
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


class Nouns(NamedTuple):
    """The ``bases`` of the units (:attr:`perfgoal.target.Target.base`) that a noun is counted in, and an example."""

    bases: frozenset[str]
    example: str


_TIMES_HAPPENED = (
    "次 场 场次 回 期 批 批次 趟 轮 遍 届 起 件 例 宗 班次 人次 户次 家次 车次 架次 台次 件次 亿次 亩次 万亩次 组次 "
    "部次 支次 学时 课时"
)

UNITS_BY_NOUN = {
    noun: Nouns(frozenset(bases.split()), example)
    for nouns, bases, example in (
        ("率 比率 占比 比重 百分比", "% 比例 百分点 倍 成", "≥90%"),
        ("满意度 知晓度", "% 分", "≥90%"),
        ("人数", "人 名 位 人次 例 口 人份", "≥200人"),
        ("人次", "人次 人 次 名 位", "≥200人次"),
        ("户数", "户 户次 家 个 名 位", "≥50户"),
        ("面积", "平方米 平方 亩 亩次 万亩次", "≥500亩"),
        ("里程 长度", "米 延米 延长米 里 海里 车公里", "≥2公里"),
        ("次数", _TIMES_HAPPENED, "≥4次"),
        ("天数", "秒 工作日 月", "≥300天"),
        (
            "金额 单价 造价 费 费用 经费 工资 投资额 产值 租金 贷款额 营业收入 纯收入 可支配收入",
            "元 元次 美元 港元 欧元 % 百分点 倍",
            "≤20万元",
        ),
    )
    for noun in nouns.split()
}
"""Ends of names, and the units that they are counted in; only those which a reader cannot doubt (PG420)."""

OTHER_NOUNS = frozenset(
    Words(
        "频率 功率 效率 速率 分辨率 容积率 心率 汇率 死亡率 发病率 患病率 罹患率 感染率 出生率 周转率 倍率 曝光率 帧率 "
        "码率 采样率 生产率 产出率 曲率 斜率 点击率 流率 用户数 客户数 商户数 账户数 帐户数 开户数 免费 消费 付费 收费 "
        "缴费 浪费 自费 公费 退费 续费"
    ).words
)
"""Ends of names that are none of :data:`UNITS_BY_NOUN`, though they look like it (PG420)."""


# When something is due.

AFTER_THE_YEAR = Words("决算 审计 质保 兑现 结算 验收后 后评价 绩效评价 缺陷责任")
"""What lawfully comes behind the year or the project (PG601, PG602)."""

IN_TIME = Words("及时 按时 按期 准时 如期 按计划 按进度 按规定时间 按要求")
"""In time, and nothing else (PG606)."""

WHOLE_OF_THE_WORK = Words("竣工 完工 验收 交付使用 整体 全线 通车")
"""What is only done when all is done (PG608)."""

PART_OF_THE_WORK = Words("单元 批次 分项 分部 阶段 单项 当年 本年 年度 首批 一期 标段 到货 设备")
"""What makes an acceptance one of a part (PG608)."""
