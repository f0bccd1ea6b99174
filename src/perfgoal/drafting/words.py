"""What a draft says beside the explanations of its fields."""

import re
import shlex

from perfgoal.finding import Text

HEAD = (
    Text("{title}，表样 {form}。", "{title}: the form {form}."),
    Text(
        "填写：必填的栏目写在冒号之后，空一格再写；# 之后都是说明，可以删去。",
        "To fill in: what is due goes behind its colon and a space. All behind a # explains, and may be deleted.",
    ),
    Text(
        "选填的栏目也写在 # 之后，内容是例子：要填哪一栏，就删去它行首的“# ”，再换成自己的内容。",
        "Optional fields stand behind a # too, with an example: to fill one in, take away its “# ” and write your own.",
    ),
    Text("校验：perfgoal validate {file}", "To check it: perfgoal validate {file}"),
    Text("呈现：perfgoal render {file} -o {page}", "To render it: perfgoal render {file} -o {page}"),
    Text(
        "括号里的 PG201 等是规则代码，说明见：perfgoal explain PG201",
        "PG201 and the like are rules, which perfgoal explain PG201 explains.",
    ),
)
SCHEMA = Text(
    "编辑器的补全：perfgoal schema --keys {keys} > {schema}，再把首行写成",
    "For an editor to complete it: perfgoal schema --keys {keys} > {schema}, and a first line that says",
)
MODELINE = "yaml-language-server: $schema={schema}"
SCHEMAS = {"en": "declaration.schema.json", "zh": "declaration.zh.schema.json"}
"""What the schema is called in each language of keys, as in docs/editors.md."""

AMOUNTS = Text(
    "金额用半角数字，不写单位，如 2,554.17。",
    "Amounts are ASCII digits without a unit, such as 2,554.17.",
)
MORE_TASKS = Text(
    "还有任务，就从“- ”那一行起照样再写。",
    "For another task, write the like again from the line with “- ”.",
)
INDICATORS = Text(
    "还有指标，就在它的类别下从“- ”那一行起照样再写，选填的栏目见第一条；没有指标的类别，删去其下各行，类别留着。",
    "For another indicator, write the like again below its category, from the line with “- ”; the first shows the "
    "optional fields. A category without any stays, and the lines below it go.",
)
ANY_CATEGORY = Text(
    "用不上就删去这一条，改填“{level1}”下的其他类别。",
    " Or delete this one, and fill in another category of {level1}.",
)


def shell_word(path: str) -> str:
    """Return ``path`` as a shell reads it: in quotes where it has signs that mean something there. Chinese means
    nothing to a shell."""
    return path if re.fullmatch(r"[\w./@%+=:,~-]+", path) else shlex.quote(path)
