"""What a name measures."""

from perfgoal.rules.lexicon.words import Words

RATES = Words("率 比例 占比 比重 百分比 满意度 满意程度 知晓度 覆盖面 达标度 准确度 完成度")
"""Ends of names whose value is a share or a rate, in % (PG404, PG406, PG407, PG420, PG421, PG430, PG510, PG512)."""

NO_RATES = Words("效率 频率 功率 速率 汇率 概率 容积率 周转率 分辨率 倍率 心率 斜率 曲率")
"""Ends of names that look like rates and are in no % (as RATES)."""

PARTS_OF_A_WHOLE = Words(
    "满意度 满意率 满意程度 合格率 及时率 准确率 知晓率 成活率 覆盖率 达标率 到位率 知晓度 正确率 通过率 "
    "保存率 完好率 优良率 优秀率 出勤率 兑现率 销项率 规范率 合规率 公开率 占比 比重"
)
"""Shares of a whole, which are never more than 100 % (PG406, PG407). Not among them are those that statistics
do report above it: 参保率, 巩固率, 入住率, 结案率 and 处置率, whose whole is another year's or an estimate."""

MAY_EXCEED_A_WHOLE = Words(
    "增长 增幅 增速 提高 提升 上升 完成率 毛入学率 入学率 保值增值率 增值率 拨备覆盖率 回报 收益率 利润率 "
    "产销率 周转率 负荷率 杠杆 偿债 倍 拉动 降低率 下降率 执行率 放大 带动 撬动 流动性 本息 利息 资本 准备金 "
    "备付 净稳定 担保 抵押 质押 参保 床位使用率 病床使用率 配套"
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

WHEN = Words("时间 日期 时限 期限 截止日 时点 节点")
"""Names of what happens on a day (PG408)."""

AMOUNTS = Words("量 数 额")
"""Ends of names of how much there is of something, which is no day (PG408)."""

LASTING = Words("服务时间 工作时间 运行时间 开放时间 学习时间 累计时间 飞行时间 总时间")
"""Ends of names of how long something lasts, whose hours are no day (PG408)."""

STOCKS = Words(
    "在职 在岗 在编 在校 在册 在园 在院 退休 离休 供养 遗属 保障 存量 保有 现有 常住 户籍 年末 期末 月末 余额 结余 "
    "均 标准 浓度 单价 强度 密度 水平 保持 维持 控制 压减 剩余 容量 率 比例 占比 比重 面积 床位 规模 定额 "
    "参保 低保 特困 拥有 享受 每 在建 聘用 人口 养护 管护 维护 运维 租赁 租用 托管 藏书 馆藏 注册 会员 市场主体 "
    "通车里程 运营里程"
)
"""Names of what is there at a time, of averages, of what each year has and of standards, none of which adds up over the
years (PG409)."""

SUMS = Words("金额 总额 总成本 总投入 总投资 总费用 总经费 总支出 总造价 项目成本 资金 投资额 贷款")
"""Names of money that adds up over the years, wherever it stands (PG409)."""

PAID_OUT = Words(
    "补贴 补助 发放 养老金 救助 奖励 津贴 抚恤 资助 奖补 低保 供养 贴息 补偿 慰问 工资 薪酬 报酬 待遇 保障标准 "
    "生活费 助学金 奖学金 贷款 兑付 收购"
)
"""Money that reaches those it is for: more of it is no cost (PG412, PG506)."""

SAVED_OR_EARNED = Words(
    "节约 节省 节支 降低 降本 减少 压减 核减 下降 下浮 带动 撬动 吸引 引导 拉动 社会资本 研发 收入 产值 营收 税收 销售 "
    "回收 收回 追回 挽回 筹集 配套 到位 出让 成交 拍卖 出租 收取 增收 效益 增加"
)
"""Names of money that is saved or comes in (PG412, PG506)."""

INVESTED = Words("投资 投入 安排 保障 落实 到账 争取 拨款 帮扶 债券")
"""Names of money that a department means to bring up, unless they speak of a total (PG412)."""

FALLS = Words("下降 降低 减少 缩短 节约 节省 压减 压降 削减 核减 下浮 降幅 减幅")
"""What a value says that tells by how much something becomes less (PG410, PG412, PG413, PG424)."""

COSTS = Words("成本 费用 单价 造价 支出 经费 租金 价格 投入 花费 控制数")
"""Names of what is spent (PG213, PG412, PG434)."""

CERTAIN_COSTS = Words("成本 单价 造价")
"""Ends of names of what is spent, wherever they stand (PG412)."""

FUNDS = Words("经费")
"""Ends of names of money that an authority is given to spend, of which a rule may say how much at least (PG412)."""

GUARANTEED = Words("均 公用 运转 社区 村级 基层 党组织 公共卫生")
"""What makes them money of which a rule does say so: 生均公用经费, 村级组织运转经费 (PG412)."""

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
