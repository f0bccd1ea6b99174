"""How the name of an indicator is worded."""

from perfgoal.rules.lexicon.words import Words

NUMBERED = Words("指标 目标")
"""What the template's numbering of its blank lines begins with (PG501, PG502, PG504, PG505, PG516, PG517)."""

DIGITS = Words("0 1 2 3 4 5 6 7 8 9")
"""Names that hold one may hold the number of their value (PG501)."""

ORDINALS = frozenset(Words("期 批 级 类 层 段 档 轮 届 步").words)
"""Units of what is numbered rather than counted: the 2期 of a project are its second stage (PG501)."""

BEFORE_TERMS = frozenset("第前每满逢近首")
"""A number behind one of these is an ordinal, a rate or a threshold (PG501)."""

BEHIND_TERMS = Words("以上 及以上 以下 及以下 以内 之内 以外 左右 性 制 型 式")
"""A number and unit before one of these, in the middle of a name, make a term: 50人以上企业, 3人制 (PG501)."""

BOUNDED_BY = Words("及以上 以上 及以下 以下 以内 之内 内 左右")
"""What ends a number that is a bound, at the end of a name (PG501)."""

LEADS_TO_A_NUMBER = Words("达到 达 为 至 到 共计 控制在 不超过 不低于 不少于")
"""What is left without a meaning when the number behind it is taken out of a name; of one character, only behind a
measure: 满意度达, not 送达 (PG501, PG502)."""

OPERATORS = Words(
    "≥ ≤ > < >= <= ≧ ≦ ⩾ ⩽ 不低于 不少于 不小于 不短于 不高于 不超过 不多于 不大于 不得低于 不得少于 不得高于 不得超过 "
    "大于等于 小于等于 大于或等于 小于或等于"
)
"""Operators that have no place in a name. 超过, 低于, 高于 are not among them: 低于贫困线人口 are a group (PG502)."""

LIMITS = Words(
    "预算 预算数 预算额 预算总额 概算 概算数 计划 计划数 限额 控制数 目标值 上年 去年 上年度 上年水平 去年水平 "
    "上年度水平 上年同期 去年同期"
)
"""Ends of names that make a bound of the operator before them: 项目成本不超过预算 (PG502)."""

DEGREES = Words(
    "显著 明显 有效 逐步 稳步 大幅 大幅度 不断 持续 进一步 全面 得到 得以 有所 切实 较大 极大 日益 更加 逐年 普遍 充分"
)
"""How much, of what changed (PG503)."""

CHANGES = Words(
    "提升 提高 改善 增强 完善 优化 增加 增长 减少 降低 下降 上升 好转 加强 缓解 扩大 缩小 改进 减轻 健全 改观 巩固"
)
"""Ends of names that state an outcome, where one of DEGREES stands before them (PG503)."""

MEASURES = Words(
    "率 比例 占比 比重 百分比 满意度 知晓度 程度 进度 速度 幅度 强度 密度 浓度 长度 数 量 额 值 费 成本 面积 里程 时间 "
    "时限 期限 周期 时长 人次 场次 批次 家次 户次 标准 单价 指数 得分 排名 覆盖面 收入 支出"
)
"""Ends of names that say what is measured (PG501, PG502, PG503, PG504, PG505)."""

NO_MEASURES = Words("效率 质量 力量 能量")
"""Ends of names that look like measures and are none (as MEASURES)."""

WISHES = Words(
    "促进 维护 保护 实现 推动 推进 保障 确保 提升 提高 增强 改善 加强 助力 带动 营造 优化 巩固 完善 保持 拉动 引领 繁荣"
)
"""Verbs with which an aspiration begins (PG515)."""

WISHED = Words(
    "发展 稳定 和谐 环境 环境卫生 运转 运行 进步 繁荣 安全 秩序 氛围 形象 质量 生活 能力 效率 影响力 竞争力 凝聚力 "
    "振兴 作用 公平 正义 文明 生态 经济 事业 转型升级 产业升级 活力 权益 利益 幸福感 获得感"
)
"""What an aspiration ends with (PG515)."""

RUNNING = ("运转", "运行")
MACHINES = Words("系统 设备 设施 网络 平台 网站 服务器 机组 机房 电梯 车辆")
"""What runs a share of the time, which can be measured, where the name ends with RUNNING (PG515)."""

ASPIRED_STATES = Words("可持续发展 和谐发展 健康发展 协调发展 社会稳定 社会和谐 高质量发展")
"""Ends of names that are aspirations without a verb (PG515)."""

DIVIDED = Words("率 比例 占比 比重 百分比 满意度 知晓度 完成度 达标度 覆盖面 程度 指数 达标 合格 覆盖 ÷ / 除以 总数")
"""Words of a name, or of the explanation, that say what a share is divided from (PG515)."""

NOT_DIVIDED = "效率"
"""What looks like one of DIVIDED and divides nothing (PG515)."""

MEASURABLE = (
    (Words("村集体 农村集体"), "村集体经济收入增长率≥5%"),
    (Words("产业 企业 市场 工业"), "规模以上工业增加值增长率≥5%"),
    (Words("经济 振兴 收入"), "居民人均可支配收入增长率≥5%"),
    (Words("环境 卫生 生态 绿色"), "生活垃圾无害化处理率≥95%"),
    (Words("安全"), "安全隐患整改率≥95%"),
    (Words("稳定 和谐 秩序 公平 正义"), "矛盾纠纷化解率≥95%"),
    (Words("运转 运行"), "设施设备完好率≥95%"),
    (Words("能力 效率 质量"), "按时办结率≥95%"),
)
"""What to measure instead, by a word of the aspiration (PG515)."""

MEASURABLE_OTHERWISE = "受益群众人数≥500人"
"""As MEASURABLE, for all others."""

VOID_VALUES = frozenset(
    Words(
        "不涉及 不适用 无此项 无此类 无此项指标 无此类指标 无相关指标 无该项指标 不涉及此项 不涉及该项 不涉及此项指标 "
        "本项目不涉及 不适用本项目 N/A n/a"
    ).words
)
"""Values that say that the row is none. Of accidents, 无 is a target (PG516)."""

VOID = VOID_VALUES | frozenset(Words("无 暂无 没有 / // - -- --- — —— ― ――").words)
"""Names that say that the row is none (PG516)."""

SIGNS_OF_VOID = Words("无 没 不 N/A n/a / - — ―")
"""One of these is in each of VOID (PG516)."""

DISCRETION = Words("酌情 视情况扣 视情扣 视情节扣 视情况给 视情给 视情况打分 视情打分")
"""A scoring that leaves the points to whoever scores (PG519)."""

MEASURED_SCORING = Words("比例 档 一分 两分 二分 三分 四分 五分 十分 半分")
"""What makes a scoring more than that (PG519)."""

NO_EXPLANATIONS = frozenset(("无", "暂无", "/", "-", "--", "—", "——"))
"""What stands for no explanation, after NFKC (PG519)."""
