"""What tells that an indicator stands under the wrong category."""

from perfgoal.rules.lexicon.words import Words

MONEY_PUT_IN = Words(
    "投入资金 资金投入 经费投入 投入经费 财政投入 投入金额 投入总额 总投入 经费支出 费用支出 资金支出 支出金额 "
    "项目支出 基本支出 预算安排 安排预算 安排资金 资金安排 安排经费 经费安排 预算金额 预算资金 工作经费 办公经费 "
    "公用经费 人员经费 运转经费 运行经费 业务经费 办案经费 维护经费 财政拨款"
)
"""Ends of names of money that a department puts in (PG506)."""

STAFF_PUT_IN = Words(
    "人员编制 人员编制数 编制人数 事业编制数 行政编制数 在编人数 在编人员 在编人员数 在编人员数量 在职人数 在职人员 "
    "在职人员数 在职人员数量 在职职工数 在职职工人数 投入人员 投入人员数 投入人数 投入人力 工作人员数 工作人员人数 "
    "工作人员数量"
)
"""Ends of names of the staff that a department puts in (PG506). 编制数 alone also is a number of plans drawn up."""

NOT_PUT_IN = Words(
    "R&D 研究与试验 社会 企业 招商 引进 争取 投资 整合 盘活 清理 清退 清收 拨付 下达 支付 划拨 评审 评价 审计 审核 "
    "监控 检查 均 标准 每 消费 公共预算 债"
)
"""Money of others, money passed on, and money that is itself what the department works on (PG506)."""

STAFF_REACHED = Words("保障 服务 培训 覆盖 体检 参保 缴 惠及 受益 参加 聘 招 配备 新增")
"""People on the staff who are served, or taken on, and not put in (PG506)."""

TELLS_OF_QUALITY = Words(
    "问题 缺陷 返工 漏 错 误 隐患 瑕疵 退回 整改 复议 撤销 败诉 奖 荣誉 表彰 优 高质量 高水平 示范 精品 一流 领先 "
    "国家级 省级 市级 星级 A级 达标 合格 核心 SCI 专利 认定 认证 验收 通过 标准 规范 等级 等次 名次 排名 职称 持证 "
    "学历 资格 高级 高层次 硕士 博士 采用 采纳 录用 入选 转化 每 均 频"
)
"""Counts that say how well something was done: faults found, prizes won, what reached a grade (PG508)."""

DONE = Words(
    "完成率 完成情况 完成度 完成进度 完成数 完成数量 开展次数 开展场次 开展情况 举办次数 举办场次 培训人数 培训人次 "
    "培训场次 培训次数 培训期数 宣传次数 宣传场次 检查次数 巡查次数 会议次数 活动次数 活动场次 采购数量 购置数量 "
    "印制数量 建设数量 建设里程 建成数量 资金支付率 资金支出率 资金拨付率 资金到位率 预算执行率 项目开工率 "
    "工程开工率 竣工率 完工率"
)
"""Ends of names of what a department does (PG509)."""

DOING = Words("完成 开展 组织开展 举办 召开 清算 采购 购置 印发 印制 建成")
"""Words with which such names begin, where the value is a count or a share (PG509)."""

COMES_OF_IT = Words(
    "受益 惠及 带动 拉动 就业 创业 创收 增收 增长 增加 增产 增效 新增 提高 提升 改善 促进 推动 节约 节省 节能 减排 "
    "降低 下降 减少 缓解 化解 解决 保障 维护 消除 影响 效益 效果 作用 覆盖 知晓 普及 招商 引资 引进 投资 贸易 税 收入 "
    "产值 服务人口 参加 参与 脱贫 巩固 达标 教育 学业 毕业 建成区 建成后 康复 成活 转化 利用"
)
"""What comes of it, of which a completion may be a benefit (PG509)."""

SAYS_IN_TIME = Words("及时 按时 按期 准时 如期")
"""In time, in a name (PG507, PG510)."""

SAYS_WELL = Words("准确 合格 规范 质量 保质 完整 正确 真实 有效 优")
"""What a name says beside in time, so that it may stand under quality (PG510)."""

OF_TIME = Words("时 期 限 年 月 日 天 周 季 进度 计划 提前 快 速 当 正点 准点 即 先 早 迟 延 响应")
"""Signs of time in the name or the explanation of a rate (PG510)."""

PROGRESS = Words(
    "完成率 执行率 支出率 支付率 到位率 拨付率 下达率 发放率 兑付率 兑现率 开工率 完工率 竣工率 交付率 办结率 结案率 "
    "上报率 报送率 推进率 签订率"
)
"""Ends of names of rates that say how far the work is by the end of the year (PG510)."""

SATISFACTIONS = Words("满意度 满意率 满意程度 满意情况 满意 好评率 认可度 认可率")
"""Ends of names of a satisfaction (PG507, PG510, PG511, PG513)."""

OTHERWISE_SATISFIED = Words("不满意 安全感")
"""Words of names that end so and are none of a service, or are measured together with what is none (PG511)."""

FELT = Words(
    "满意 好评 差评 评价 评议 测评 评分 投诉 举报 信访 上访 抱怨 表扬 认可 认同 赞同 赞成 同意 支持 拥护 信任 信赖 "
    "口碑 幸福 感 体验 舒适 欢迎 接受 反馈 反映 意见 诉求 纠纷 推荐 问卷 调查 回访 复购 回头 续约"
)
"""What those who are served feel, say or do, which measures their satisfaction in one way or another (PG512)."""

WHOSE_EVER = frozenset(
    Words(
        "满意度 满意率 满意程度 服务对象满意度 服务对象满意率 服务对象满意程度 受益对象满意度 社会满意度 总体满意度 "
        "整体满意度 综合满意度 服务满意度 公共服务满意度 社会公众或服务对象满意度"
    ).words
)
"""Whole names of a satisfaction that name nobody (PG514)."""

QUESTIONS = Words("(是/否) (是否) (有/无)")
"""What a name ends with that is a question (PG518)."""
