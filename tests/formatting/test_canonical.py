"""One way to write each thing: what a file becomes, piece by piece."""

from textwrap import dedent

import pytest

from perfgoal.document import read_document
from perfgoal.finding import Language
from perfgoal.formatting import formatted
from perfgoal.forms import packaged_form

DEPARTMENT = packaged_form("guangzhou-department")


def becomes(text: str, language: Language | None = None, form: str = "guangzhou-department") -> str:
    """Format a text twice: the second time nothing may change."""
    once = formatted(read_document(text), packaged_form(form), language)
    assert formatted(read_document(once), packaged_form(form), language) == once
    return once.decode()


CASES = {
    "fields come in the form's order": (
        """\
        goal: 甲
        department: 乙
        budget:
          levels: {transfer: 0, own: 1}
          sources:
            total: 2
            other: 1
            fiscal: 1
          unit: 万元
        perfgoal: 1
        """,
        """\
        perfgoal: 1
        department: 乙
        budget:
          unit: 万元
          sources:
            fiscal: 1
            other: 1
            total: 2
          levels: {own: 1, transfer: 0}
        goal: 甲
        """,
    ),
    "what nobody puts in order stays as it is, behind the rest": (
        """\
        extra:
          乙: 1
          甲: 2
        其他字段: 1
        year: 2024
        """,
        """\
        year: 2024
        extra:
          乙: 1
          甲: 2
        其他字段: 1
        """,
    ),
    "categories come in the form's order, under their own names": (
        """\
        indicators:
          效果指标:
            服务: []
            环境效益: []
            经济效益指标（必填）: []
          自设指标:
            数量指标: []
            甲: []
          产出:
            成本指标:
            数量指标:
              - annual: ≥1个
                name: 甲
        """,
        """\
        indicators:
          产出:
            数量指标:
              - name: 甲
                annual: ≥1个
            成本指标:
          效果指标:
            经济效益指标（必填）: []
            环境效益: []
            服务: []
          自设指标:
            数量指标: []
            甲: []
        """,
    ),
    "blocks are indented by two, lists below their keys": (
        """\
        budget:
             sources:
              fiscal: 1
        tasks:
        -   name: 甲
            projects:
            - 乙
            -   丙
        -
         name: 丁
        """,
        """\
        budget:
          sources:
            fiscal: 1
        tasks:
          - name: 甲
            projects:
              - 乙
              - 丙
          - name: 丁
        """,
    ),
    "quotes stand where they are needed": (
        """\
        perfgoal: "1"
        year: '2024'
        department:   "甲"
        code: 036001
        goal: "a: b"
        other_tasks: 'it''s'
        prepared: {by: "甲"}
        sections:
          - label: "%"
            text: "no"
          - "label": '- a'
            "text": "a # b"
        """,
        """\
        perfgoal: 1
        year: 2024
        department: 甲
        code: '036001'
        goal: 'a: b'
        other_tasks: it's
        sections:
          - label: '%'
            text: 'no'
          - label: '- a'
            text: 'a # b'
        prepared: {by: "甲"}
        """,
    ),
    "what only an escape can write is left as it is": (
        """\
        goal: "\\u200b甲"
        other_tasks: "a\\nb"
        """,
        """\
        goal: "\\u200b甲"
        other_tasks: "a\\nb"
        """,
    ),
    "a blank is nothing behind the key": (
        """\
        code: ""
        stage:
        goal:    ''
        """,
        """\
        stage:
        code:
        goal:
        """,
    ),
    "a value stands behind its key": (
        """\
        year:
            2024
        ? department
        : 甲
        """,
        """\
        year: 2024
        department: 甲
        """,
    ),
    "blocks of text are kept and indented": (
        """\
        tasks:
          - content: |
                一
                  二

                三
            target: >4-
                  a
                 b
            name: |-
             甲
        """,
        """\
        tasks:
          - name: |-
              甲
            content: |
              一
                二

              三
            target: >4-
                  a
                 b
        """,
    ),
    "texts of several lines are kept and indented": (
        """\
        goal: 一
            二

         三
        department: "甲
             乙"
        """,
        """\
        department: "甲
          乙"
        goal: 一
          二

          三
        """,
    ),
    "brackets are kept, with their keys in order": (
        """\
        tasks: [{target: 乙, name: 甲}, {name: 丙}]
        budget: {sources: {other: '0', fiscal:  1},
                 unit: 万元}
        cycle: { end: 2026 ,start: 2024 }
        profile: {
          subordinates: 1, # 一 }
          staff: 2 # }
        }
        """,
        """\
        cycle: { start: 2024 ,end: 2026 }
        profile: {
          subordinates: 1, # 一 }
          staff: 2 # }
        }
        budget: {unit: 万元,
                 sources: {fiscal:  1, other: '0'}}
        tasks: [{name: 甲, target: 乙}, {name: 丙}]
        """,
    ),
    "a file that is JSON stays so": (
        """\
        {"year":2024,"tasks":[{"target":"乙","name":"甲"}],"perfgoal":1}
        """,
        """\
        {"perfgoal":1,"year":2024,"tasks":[{"name":"甲","target":"乙"}]}
        """,
    ),
    "lines above a field go with it": (
        """\
        # 文件

        # 年度
        year: 2024
        # 格式
        perfgoal: 1

        # 目标，
        # 两行
        goal: 甲
        department: 乙
        """,
        """\
        # 文件

        # 格式
        perfgoal: 1
        # 年度
        year: 2024
        department: 乙

        # 目标，
        # 两行
        goal: 甲
        """,
    ),
    "what heads the file stays at its head, but for what speaks of the next line": (
        """\
        # yaml-language-server: $schema=x.json
        # 文件
        # perfgoal: ignore[PG108] 试填
        year: 2024
        perfgoal: 1
        """,
        """\
        # yaml-language-server: $schema=x.json
        # 文件
        perfgoal: 1
        # perfgoal: ignore[PG108] 试填
        year: 2024
        """,
    ),
    "a comment at the end of a line stays on it": (
        """\
        year: 2024     # 一
        tasks: # 二
          - target: 乙 # 三
            name: 甲   # 四
            projects:  # 五
              - a  # 六
        cycle: {end: 2026, start: 2024} # 七
        goal: |  # 八
          甲
        code: "甲"# 九
        """,
        """\
        year: 2024     # 一
        code: 甲 # 九
        cycle: {start: 2024, end: 2026} # 七
        goal: |  # 八
          甲
        tasks: # 二
          - name: 甲   # 四
            target: 乙 # 三
            projects:  # 五
              - a  # 六
        """,
    ),
    "comments between a key and its value go above it": (
        """\
        year:  # 一
          # 二
          2024
        tasks:
          -  # 三
            # 四
            target: 乙
            name:  # 五
              甲
          # 六
          -
            # 七
            name: 丙
        ? department # 八
        # 九
        : 甲
        """,
        """\
        # 一
        # 二
        year: 2024
        # 八
        # 九
        department: 甲
        tasks:
          # 三
          # 四
          # 五
          - name: 甲
            target: 乙
          # 六
          # 七
          - name: 丙
        """,
    ),
    "comments at the end of a block stay at its end": (
        """\
        budget:
            sources:
                other: 0
                # 一
              # 二
            # 三
         # 四
        tasks:
          - target: 乙
            name: 甲
            # 五
              # 六

          # 七
        # 八
        year: 2024
        goal: |
          甲
         # 九
        # 十
        """,
        """\
        # 八
        year: 2024
        budget:
          sources:
            other: 0
            # 一
          # 二
          # 三
        goal: |
          甲
        # 四
        tasks:
          - name: 甲
            target: 乙
            # 五
            # 六

          # 七
        # 九
        # 十
        """,
    ),
    "comments behind a dash belong to the item that it begins": (
        """\
        tasks:
        - name: 甲
        -
          # 一
          name: 乙
        # 二
        """,
        """\
        tasks:
          - name: 甲
          # 一
          - name: 乙
        # 二
        """,
    ),
    "what stands deeper than a field that is blank is below it": (
        """\
        indicators:
          产出指标:
            质量指标:
              # - name:
              #   annual:
            数量指标: []
               # 没有
          满意度指标:
            # 服务对象满意度指标:
        """,
        """\
        indicators:
          产出指标:
            数量指标: []
              # 没有
            质量指标:
              # - name:
              #   annual:
          满意度指标:
            # 服务对象满意度指标:
        """,
    ),
    "blank lines go with what stands below them": (
        """\


        year: 2024


        perfgoal: 1
        tasks:

          - name: 甲

          - name: 乙

        goal: 丙


        """,
        """\
        perfgoal: 1
        year: 2024

        goal: 丙
        tasks:

          - name: 甲

          - name: 乙
        """,
    ),
    "blank lines that are part of a text stay it": (
        """\
        goal: |+
          甲


        department: 乙

        year: 2024
        """,
        """\
        year: 2024
        department: 乙
        goal: |+
          甲


        """,
    ),
    "marks of the document stay": (
        """\
        # 一
        ---
        # 二
        year: 2024
        perfgoal: 1
        # 三
        ...
        # 四
        """,
        """\
        # 一
        ---
        # 二
        perfgoal: 1
        year: 2024
        # 三
        ...
        # 四
        """,
    ),
    "a file that is indented as a whole is not": (
        """\
          # 一
          year: 2024
          # 二
          perfgoal: 1
        # 三
        """,
        """\
        # 一
        # 二
        perfgoal: 1
        year: 2024
        # 三
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_text_becomes(case: str) -> None:
    before, after = map(dedent, CASES[case])
    assert becomes(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("goal: |\n  甲", "goal: |-\n  甲\n"),
        ("goal: |+\n  甲", "goal: |-\n  甲\n"),
        ("goal: >2-\n   甲", "goal: >2-\n   甲\n"),
        ("goal: |+\n  甲\n\n", "goal: |+\n  甲\n\n"),
        ("goal: |+\n  甲\n  ", "goal: |+\n  甲\n"),
        ("goal: |\n  甲\n     \n \n", "goal: |\n  甲\n     \n"),
        ("goal: |\n", "goal: |\n"),
        ("goal: >\n\n  甲", "goal: >-\n\n  甲\n"),
        ("goal: 甲", "goal: 甲\n"),
        ("goal:", "goal:\n"),
        ("goal: 甲  # 一", "goal: 甲  # 一\n"),
        ("goal: 甲\n# 一", "goal: 甲\n# 一\n"),
    ],
)
def test_the_end_of_a_file(before: str, after: str) -> None:
    assert becomes(before) == after


@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", ""), ("\r\n", "\ufeff"), ("\r", "\ufeff")])
def test_line_ends_and_the_byte_order_mark_are_kept(end: str, mark: str) -> None:
    text = "goal: |\n  甲\n  乙\ndepartment: 一\n   二\n# 三\nyear: 2024\n"
    after = "# 三\nyear: 2024\ndepartment: 一\n  二\ngoal: |\n  甲\n  乙\n"
    data = (mark + text.replace("\n", end)).encode()
    assert formatted(read_document(data), DEPARTMENT) == (mark + after.replace("\n", end)).encode()


def test_of_several_line_ends_the_commonest_is_kept() -> None:
    assert becomes("year: 2024\r\ngoal: 甲\nperfgoal: 1\r\n") == "perfgoal: 1\r\nyear: 2024\r\ngoal: 甲\r\n"


KEYS = """\
perfgoal: 1
部门名称: 甲
tasks: [{"name":"乙", target: 丙}]
indicators:
  产出指标:
    数量指标:
      - name: 丁
        权重: 10
        annual: {op: ≥, value: '8'}
        extra: {name: 戊}
"""


def test_keys_of_one_language() -> None:
    assert becomes(KEYS, "zh") == (
        '格式版本: 1\n部门名称: 甲\n年度重点工作任务: [{"名称":"乙", 期望达到的目标: 丙}]\n绩效指标:\n  产出指标:\n'
        "    数量指标:\n      - 三级指标: 丁\n        年度指标值: {运算符: ≥, 数值: '8'}\n        权重: 10\n"
        "        其他栏目: {name: 戊}\n"
    )
    english = becomes(KEYS, "en")
    assert english == (
        'perfgoal: 1\ndepartment: 甲\ntasks: [{"name":"乙", target: 丙}]\nindicators:\n  产出指标:\n'
        "    数量指标:\n      - name: 丁\n        annual: {op: ≥, value: '8'}\n        weight: 10\n"
        "        extra: {name: 戊}\n"
    )
    assert becomes(becomes(KEYS, "zh"), "en") == english


def test_the_department_is_called_as_the_form_calls_it() -> None:
    assert becomes("department: 甲\n", "zh") == "部门名称: 甲\n"
    assert becomes("department: 甲\n", "zh", "project-2021") == "主管部门: 甲\n"
    assert becomes("部门名称: 甲\n", "zh", "project-2021") == "部门名称: 甲\n"  # is Chinese already
