"""When something is due."""

from perfgoal.rules.lexicon.words import Words

AFTER_THE_YEAR = Words(
    "决算 审计 质保 保修 兑现 结算 结转 验收后 后评价 绩效评价 考核结果 年报 下一年 下年度 次年 缺陷责任 管护期 养护期 "
    "使用期 使用年限 使用寿命 有效期"
)
"""What lawfully comes behind the year or the project (PG601, PG602)."""

IN_TIME = Words("及时 按时 按期 准时 如期 按计划 按进度 按规定时间 按要求")
"""In time, and nothing else (PG606)."""

WHOLE_OF_THE_WORK = Words("竣工 完工 验收 交付使用 整体 全线 通车")
"""What is only done when all is done (PG608)."""

PART_OF_THE_WORK = Words("单元 批次 分项 分部 阶段 单项 当年 本年 年度 首批 一期 标段 到货 设备")
"""What makes an acceptance one of a part (PG608)."""
