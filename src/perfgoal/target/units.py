"""Units of target values: which words are units, what one of each is in its base, and what stands below the stroke."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

_ONE = Decimal(1)


class Unit(NamedTuple):
    """``text`` is the unit as a reader reads it; one is ``scale`` of ``base``, for each ``per``."""

    text: str | None
    base: str = ""
    scale: Decimal = _ONE
    per: str = ""


NONE = Unit(None)

_SCALED = {
    "%": {"%": "1", "‰": "0.1"},
    "元": {"元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "亿元": "100000000"},
    "米": {"米": "1", "M": "1", "公里": "1000", "厘米": "0.01", "毫米": "0.001"},
    "平方米": {"平方米": "1", "平方公里": "1000000", "公顷": "10000"},
    "立方米": {"立方米": "1"},
    "公斤": {"公斤": "1", "吨": "1000", "克": "0.001", "斤": "0.5"},
    "月": {"月": "1", "年": "12", "学年": "12", "季度": "3"},
    "秒": {"秒": "1", "分钟": "60", "小时": "3600", "天": "86400", "周": "604800"},
}
"""Units that convert exactly. 亩 has a base of its own: a 平方米 is no finite decimal of it. A month has no fixed days,
and 工作日 are no 天."""

_SPELLINGS = {
    "%": "百分比 百分数 (%) PCT",
    "元": "圆 元人民币",
    "公里": "km KM Km 千米",
    "米": "m",
    "厘米": "cm CM",
    "毫米": "mm MM",
    "平方米": "㎡ m2 M2 平米",
    "平方公里": "km2 KM2 平方千米",
    "公顷": "ha",
    "立方米": "m3 M3 立方",
    "公斤": "kg KG Kg 千克",
    "吨": "t T",
    "克": "g",
    "℃": "°C 摄氏度",
    "月": "个月",
    "年": "周年 年度",
    "周": "星期 个星期 个周",
    "天": "日 日历天 自然日 个自然日 个日历天",
    "小时": "个小时 h H",
    "分钟": "min",
    "秒": "秒钟 s",
    "工作日": "个工作日 工日",
    "季度": "个季度",
    "学年": "个学年",
    "学期": "个学期",
    "百分点": "个百分点",
    "标箱": "TEU",
    "人次": "人·次 人*次",
    "微克": "μg ug",
    "毫克": "mg",
    "升": "L",
}
"""Other spellings of a unit, by the one that stands for them. ``M`` is not among them: metres to one author and
megabits to another, it keeps its letter, and metres as its base."""

_COUNTED = """
人 户 个 家 名 位 次 场 台 件 亩 条 座 项 套 份 篇 期 批 种 类 株 辆 支 只 头 匹 棵 本 册 张 幅 块 片 处 所 间
栋 幢 层 组 队 班 团 批次 人次 场次 户次 家次 车次 班次 架次 台次 件次 台套 例 宗 起 单 门 部 艘 架 根 口 眼 盏
把 袋 箱 桶 瓶 盒 包 枚 颗 粒 朵 盆 具 扇 樘 道 段 节 课 点 站 村 镇 乡 县 市 区 街 社区 乡镇 行政村 村民小组
学校 企业 项目 单位 机构 亿 万 分 岁 度 级 档 轮 遍 回 届 趟 步 倍 成 元次 学时 课时 标箱 比例 户数 人数 人天
人日 人月 人年 亿次 美元 港元 欧元 升 毫升 毫克 微克 千瓦 千瓦时 兆瓦 兆瓦时 瓦 伏 千伏 千伏安 兆 兆位 字 字符
页 版 平方 方 立方 延米 延长米 里 海里 线 路 组次 对 双 副 顶 面 尊 尾 羽 亩次 床 床位 车 车辆 泊位 车位 席
岗位 案 案件 信息 课题 专利 标准 论文 人份 剂 支次 百分点 工作日 ℃ 亿元次 万亩次 学期 dB MB GB TB Mbps Kbps
幼儿园 小区 路段 卷 卷宗 盘 集 部次 首 出 台班 机时 车公里
"""

MAGNITUDES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}

PERIODS = frozenset(("年", "月", "周", "天", "季度", "季", "半年", "学期", "学年", "小时", "分钟", "秒", "旬"))
"""What a frequency is counted in."""

TIMES = frozenset({"月", "秒", "工作日", "学期"})
"""The bases of durations."""

_LONGEST = 6
"""Characters of the longest unit: 百万元人民币."""
_PER_MARKS = "·.*•・×xX"
"""Between the parts of a denominator: 人·月."""


@cache
def known_units() -> dict[str, Unit]:
    """Return the units by every spelling of theirs, without magnitudes before them."""
    units = {word: Unit(word, word) for word in _COUNTED.split()}
    for base, sizes in _SCALED.items():
        units.update({word: Unit(word, base, Decimal(size)) for word, size in sizes.items()})
    for word, spellings in _SPELLINGS.items():
        units.update(dict.fromkeys(spellings.split(), units[word]))
    # a number of 万 counts something that the value leaves unsaid
    units.update({word: Unit(word, "", scale) for word, scale in MAGNITUDES.items() if word[-1] in "万亿"})
    return units


def simple_unit(text: str) -> Unit | None:
    """Return the unit that ``text`` is, a magnitude before it or not (万人); ``None`` where it is no known one."""
    units = known_units()
    unit = units.get(text)
    if unit is not None:
        return unit
    for length in (2, 1):
        scale = MAGNITUDES.get(text[:length])
        unit = units.get(text[length:])
        if scale is not None and unit is not None and unit.base:
            return Unit(f"{text[:length]}{unit.text}", unit.base, scale * unit.scale)
    return None


def _longest(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the longest known unit at ``start`` and where it ends."""
    for end in range(min(len(text), start + _LONGEST), start, -1):
        unit = simple_unit(text[start:end])
        if unit is not None:
            return unit, end
    return None


def read_unit(text: str) -> tuple[Unit, int] | None:
    """Return the unit at the start of ``text`` with its denominator (元/人·月, 元每人每月), and where it ends;
    ``None`` where no known unit stands there."""
    found = _longest(text, 0)
    if found is None:
        if not text.startswith("/"):
            return None
        found = NONE, 0
    unit, end = found
    parts, stop = denominator(text, end)
    if not parts:
        return None if unit is NONE else (unit, end)
    per = "·".join(parts)
    return Unit(f"{unit.text}/{per}" if unit.text else None, unit.base, unit.scale, per), stop


def denominator(text: str, end: int) -> tuple[list[str], int]:
    """Return what stands below the stroke from ``end`` on (/人·月, /人/月, /(人·月), 每人每月) and where it ends."""
    parts: list[str] = []
    while end < len(text) and (text[end] in "/每" or (parts and text[end] in _PER_MARKS)):
        found = _longest(text, end + 1 + text.startswith("(", end + 1))
        if found is None or found[0].text is None:
            break
        parts.append(found[0].text)
        end = found[1] + text.startswith(")", found[1])
    return parts, end
