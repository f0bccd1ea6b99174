"""The words of target values: operators and how they are written, grades, what only leads to a number."""

OPERATOR_WORDS = {
    word: sign
    for sign, words in {
        "≥": "大于等于 大于或等于 大于或者等于 不低于 不少于 不小于 不短于 不得低于 不得少于 不得小于 至少 最少 最低 "
        "不早于",
        "≤": "小于等于 小于或等于 小于或者等于 不高于 不超过 不大于 不多于 不长于 不得高于 不得超过 不得多于 不得大于 "
        "至多 最多 最高 不晚于 不迟于 不超 控制在",
        ">": "大于 超过 高于 多于 超出 晚于 迟于",
        "<": "小于 低于 少于 不足 不到 早于",
        "=": "等于",
        "≈": "约 大约 约为 大概",
    }.items()
    for word in words.split()
}
LONGEST_WORD = max(map(len, OPERATOR_WORDS))
_NOT_ABOUT = frozenset("节预合签违契条特集制解续邀履公")
"""Before 约: 节约5万元 saves it, 预约100人 books."""

SIGNS = {
    spelling: sign
    for sign, spellings in {
        "≥": "≥ >= => ≧ ⩾ ≥= ≧= 》 》= 〉 〉= ≮ ⪰",
        "≤": "≤ <= =< ≦ ⩽ ≤= ≦= 《 《= 〈 〈= ≯ ⪯",
        ">": ">",
        "<": "<",
        "=": "= ==",
        "≈": "≈ ≒ ≌",
    }.items()
    for spelling in spellings.split()
}
SIGN_CHARACTERS = "<>=≤≥≧≦⩾⩽≮≯≈≒≌》《〉〈⪰⪯"

SUFFIXES = {
    "及以上": "≥",
    "以上": "≥",
    "之上": "≥",
    "及以下": "≤",
    "以下": "≤",
    "之下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
    "左右": "≈",
    "上下": "≈",
    "余": ">",
    "多": ">",
}
_INSIDE = frozenset("室境国市省区县校院园城场馆体厂企库域辖海疆")
"""室内, 境内, 市内 …: 内 behind one of these is no bound."""
_INSIDE_OF = frozenset("部外容控陆地资场业环衬科涝需镜存")
"""内部, 内容, 内控 …: nor is 内 before one of these."""

_GRADES_TEXT = """
优 良 中 差 优良 优秀 合格 基本合格 不合格 优等 良等 中等 差等 优级 良级 甲级 乙级 丙级 甲等 乙等 丙等 称职
基本称职 不称职 一级 二级 三级 四级 五级 特级 一等 二等 三等 三级甲等 二级甲等 一星级 二星级 三星级 四星级
五星级
"""
GRADES = frozenset(_GRADES_TEXT.split())
"""Rungs of a scale that a bureau or a norm uses: 优 良 中 差 of performance reviews (财预〔2020〕10号), 优秀 合格 … of
assessments and acceptance, 甲级, 一级 … of norms, and 优良, the two upper rungs in one. 良好 alone is none of them:
it is what is written where nothing was measured; 良好以上 names a rung, and so is one. Nor are 高 好 一般 及时 达标."""
RUNGS = GRADES | {"良好", "优良好"}

YES_NO = frozenset("是否有无")

_LEADS_TEXT = """
完成 达到 达 实现 新增 新建 改建 扩建 建成 建设 开展 举办 组织 培训 发放 保持 保持在 维持 维持在 增长 增加 提高
提升 下降 降低 减少 缩短 节约 提高到 提升到 提升至 提高至 降低到 降低至 增长到 为 是 共 共计 合计 总计 累计
力争 确保 计划 预计 预期 目标 目标值 采购 购置 服务 覆盖 发展 引进 认定 支持 资助 补助 奖励 平均 人均 户均 年均
日均 全年 全年完成 在 全省 全市 全区 每年 每月
"""
LEADS = frozenset(_LEADS_TEXT.split())
"""What may lead to a number that has more words behind it (完成5个项目). Behind other words such a number stands in the
middle of prose, and what it says of the indicator is a guess."""


def trailing_operator(lead: str) -> tuple[str, str, str] | None:
    """Return what is before the operator that ``lead`` ends with, the operator, and how it is spelled; operator and
    spelling are empty where there is none. ``None`` where the signs make no operator (≥≤)."""
    end = len(lead)
    start = end
    while start and lead[start - 1] in SIGN_CHARACTERS:
        start -= 1
    if start < end:
        sign = SIGNS.get(lead[start:])
        return None if sign is None else (lead[:start], sign, lead[start:])
    for length in range(min(LONGEST_WORD, end), 0, -1):
        word, before = lead[end - length :], lead[: end - length]
        sign = OPERATOR_WORDS.get(word)
        if sign is not None and not (word == "约" and before[-1:] in _NOT_ABOUT):
            return before, sign, word
    return lead, "", ""


def leading_suffix(text: str, last_of_unit: str = "") -> tuple[str, str]:
    """Return the operator that ``text``, which stands behind a unit, begins with, and how it is spelled; both empty
    where there is none."""
    for length in (3, 2, 1):
        word = text[:length]
        sign = SUFFIXES.get(word)
        if sign is not None and not (word == "内" and (last_of_unit in _INSIDE or text[1:2] in _INSIDE_OF)):
            return sign, word
    return "", ""
