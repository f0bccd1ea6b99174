"""Declarations of departments that do not exist, as many as are wanted, each different and the same in every run.

Their sums agree to the last digit, their indicators fit their tasks, and nothing in them is an error, unless one is
planted: see :mod:`bench.planting`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.planting import PLANTS, plant
from bench.words import BUREAUS, CONTENTS, DISTRICTS, TARGETS, TOWNS, Bureau, Work

SIZE = 17_000
"""Bytes of a declaration, give or take a sentence."""
PLANTED_EVERY = 10
"""Of so many declarations, one has a defect."""
YEARS = range(2022, 2027)
ORDINALS = "一二三四五六七八九十"


class Made(NamedTuple):
    """A declaration as a file: its name, its bytes, and the code of the defect planted in it, if one is."""

    name: str
    data: bytes
    planted: str | None


class Task(NamedTuple):
    """A task: the work it does, its name, its amount in 分 of 万元, the sentences of its two texts, and the words that
    stand in them."""

    work: Work
    name: str
    amount: int
    contents: list[str]
    targets: list[str]
    words: dict[str, str]


def declarations(
    count: int, *, seed: int = 1, size: int = SIZE, codes: Sequence[str] = tuple(PLANTS)
) -> Iterator[Made]:
    """Yield ``count`` declarations of about ``size`` bytes. The last of each ten has a defect: ``codes`` in turn."""
    for number in range(count):
        yield made(number, seed=seed, size=size, codes=codes)


def made(number: int, *, seed: int = 1, size: int = SIZE, codes: Sequence[str] = tuple(PLANTS)) -> Made:
    """Return declaration ``number`` as a file, with a defect if it is the last of ten."""
    text = declaration(number, seed=seed, size=size)
    turn, last = divmod(number, PLANTED_EVERY)
    code = codes[turn % len(codes)] if last == PLANTED_EVERY - 1 else None
    return Made(f"{number:05}.yaml", plant(text, code) if code else text.encode(), code)


def write(folder: Path, count: int, *, codes: Sequence[str] = tuple(PLANTS), different: int = 500) -> None:
    """Fill a new ``folder`` with ``count`` files of declarations. Those past the first ``different`` are links to the
    bytes of earlier ones: who reads them reads them all the same."""
    folder.mkdir()
    for each in declarations(min(count, different), codes=codes):
        (folder / each.name).write_bytes(each.data)
    for number in range(different, count):
        (folder / f"{number:05}.yaml").hardlink_to(folder / f"{number % different:05}.yaml")


def declaration(number: int, *, seed: int = 1, size: int = SIZE) -> str:
    """Return the text of declaration ``number``: of about ``size`` bytes, from 12,000 up to 350,000. Past 2,000 its
    department and year come again, with other works."""
    random = Random(f"{seed}/{number}")
    bureau = BUREAUS[number % len(BUREAUS)]
    rest = number // len(BUREAUS)
    department = DISTRICTS[rest % len(DISTRICTS)] + bureau.name
    year = YEARS[rest // len(DISTRICTS) % len(YEARS)]
    places = ["", *random.sample(TOWNS, max(0, round(size / SIZE) - 1))]
    tasks = [task for place in places for task in _tasks(random, bureau, place)]
    goal = "；".join(f"推进{task.work.object}" for task in tasks[:6])
    parts = [
        f"perfgoal: 1\nform: guangzhou-department\nyear: {year}\ndepartment: {department}\n",
        _budget(random, sum(task.amount for task in tasks)),
        f"goal: {year}年，{department}坚持以{bureau.served}为中心，{goal}；资金管理规范，各项任务按期完成。\n",
        _indicators(random, bureau, places, year),
    ]
    left = size - sum(len(part.encode()) for part in parts) - sum(len(_task(task).encode()) for task in tasks)
    while left > 0:
        task = random.choice(tasks)
        left -= len(_lengthen(random, task).encode())
    head, budget, goal, indicators = parts
    return f"{head}{budget}{goal}tasks:\n{''.join(map(_task, tasks))}{indicators}"


def _tasks(random: Random, bureau: Bureau, place: str) -> Iterator[Task]:
    """Yield the tasks of one place, which is blank for the department itself."""
    for work in random.sample(bureau.works, random.randint(5, 7)):
        words = {"object": work.object, "served": bureau.served, "town": random.choice(TOWNS)}
        contents, targets = ([random.choice(known).format(**words)] for known in (CONTENTS, TARGETS))
        yield Task(work, f"推进{place}{work.object}", random.randint(8_001, 900_000), contents, targets, words)


def _lengthen(random: Random, task: Task) -> str:
    """Add a sentence to one text of a task, if there is one left that it has not yet, and return it."""
    sentences, known = (task.contents, CONTENTS) if random.random() < 0.7 else (task.targets, TARGETS)
    told = [sentence.format(**task.words) for sentence in known]
    sentence = random.choice([one for one in told if one not in sentences] or told)
    sentences.append(sentence)
    return sentence


def _task(task: Task) -> str:
    numbered = (f"{ORDINALS[index]}、{text}" for index, text in enumerate(task.contents[: len(ORDINALS)]))
    return (
        f"  - name: {task.name}\n    content: {''.join((*numbered, *task.contents[len(ORDINALS) :]))}\n"
        f"    amount: {_money(task.amount)}\n    target: {''.join(task.targets)}\n"
    )


def _budget(random: Random, tasks: int) -> str:
    """Return a budget whose lines pay for ``tasks`` (分 of 万元) and little more, and whose three sums agree."""
    available = tasks + tasks * random.randint(0, 40) // 1000
    special, development = available * random.randint(5, 40) // 100, random.randint(0, 9_000)
    basic = random.randint(60_000, 900_000)
    total = basic + available
    other = total * random.choice((0, 0, 1, 3)) // 100
    transfer = total * random.choice((0, 0, 0, 8)) // 100
    stated = f"    total: {_money(total)}\n" if random.random() < 0.5 else ""
    return f"""\
budget:
  unit: 万元
  expenditure:
    basic: {_money(basic)}
    project: {_money(available - special - development)}
    special_funds: {_money(special)}
    other_development: {_money(development)}
{stated}  sources:
    fiscal: {_money(total - other)}
    other: {_money(other)}
  levels:
    own: {_money(total - transfer)}
    transfer: {_money(transfer)}
"""


def _indicators(random: Random, bureau: Bureau, places: list[str], year: int) -> str:
    """Return the indicator tree: some thirty rows for each place."""
    rows: dict[tuple[str, str], list[str]] = {}
    for place in places:
        for level1, level2, number, ending in _ROWS:
            for work in random.sample(bureau.works, number):
                name, cycle, annual = _row(random, place, work, level2, year)
                name += ending.format(served=bureau.served)
                row = f"      - name: {name}\n        cycle: {cycle}\n        annual: {annual}\n"
                rows.setdefault((level1, level2), []).append(row)
    text, last = "indicators:\n", ""
    for (level1, level2), written in rows.items():
        text += f"  {level1}:\n" if level1 != last else ""
        text += f"    {level2}:\n{''.join(written)}"
        last = level1
    return text


_ROWS = (
    ("产出指标", "数量指标", 7, ""),
    ("产出指标", "质量指标", 4, "验收合格率"),
    ("产出指标", "时效指标", 3, "完成时间"),
    ("产出指标", "成本指标", 3, "单位成本"),
    ("效益指标", "经济效益指标", 2, "资金节约率"),
    ("效益指标", "社会效益指标", 3, "政策知晓率"),
    ("效益指标", "生态效益指标", 2, "环保要求达标率"),
    ("效益指标", "可持续影响指标", 2, "管护制度覆盖率"),
    ("满意度指标", "服务对象满意度指标", 3, "{served}满意度"),
)
"""First level, second level, how many rows, and how their names end."""


def _row(random: Random, place: str, work: Work, level2: str, year: int) -> tuple[str, str, str]:
    """Return the beginning of an indicator's name, its value for the cycle of three years, and that for the year."""
    subject = place + work.object
    match level2:
        case "数量指标":
            number = random.randint(work.fewest, work.most)
            return place + work.counted, f"≥{number * 3}{work.unit}", f"≥{number}{work.unit}"
        case "时效指标":
            month = random.randint(6, 12)
            return subject, f"{year + 2}年{month}月底前", f"{year}年{month}月底前"
        case "成本指标":
            cost = f"≤{random.randint(2, 400) / 10}万元/{work.unit}"
            return subject, cost, cost
        case "经济效益指标":
            rate = f"≥{random.randint(1, 8)}%"
            return subject, rate, rate
        case _:
            rate = f"≥{random.randint(88, 98)}%"
            return subject, rate, rate


def _money(amount: int) -> str:
    """Return an amount in 分 of 万元 as the form prints it."""
    return f"{amount // 100:,}.{amount % 100:02}"
