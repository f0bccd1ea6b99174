"""The catalogue's word on comments that silence findings."""

from perfgoal.finding import Severity, Stage, Text, say
from perfgoal.rules.basis import NONE
from perfgoal.rules.rule import Rule

SUPPRESSION_PROBLEM = Rule(
    "PG010",
    "suppression-problem",
    Severity.WARNING,
    Stage.FILE,
    NONE,
    Text("忽略注释有问题", "an ignore comment that does not do what it seems to"),
    {
        "no-rule": say(
            "忽略注释没有写明忽略哪条规则。",
            "This comment does not say which rule it silences.",
            "在方括号里写规则代码，如“# perfgoal: ignore[PG416] 理由”。",
            "Write the rule's code in brackets, such as “# perfgoal: ignore[PG416] reason”.",
        ),
        "no-reason": say(
            "忽略注释没有写理由，因此不起作用。",
            "This comment gives no reason, and silences nothing.",
            "在方括号后写明为什么可以不改，如“# perfgoal: ignore[PG416] 上级文件规定的原文”。",
            "Say behind the brackets why it may stay, such as “# perfgoal: ignore[PG416] the wording of the statute”.",
        ),
        "bad-date": say(
            "忽略注释的期限“{date}”不是日历上的日期，因此不起作用。",
            "“{date}”, until which this comment is to hold, is on no calendar; it silences nothing.",
            "改为存在的日期，如“至 2026-12-31”。",
            "Write a date that exists, such as “until 2026-12-31”.",
        ),
        "expired": say(
            "忽略注释的期限“{date}”已过，不再起作用。",
            "This comment held until {date}, and silences nothing any more.",
            "改正它所忽略的问题；仍有理由不改的，写新的期限。",
            "Mend what it silenced; if there still is a reason not to, give it a new date.",
        ),
        "unknown": say(
            "忽略注释里的“{name}”不是规则，是否指“{near}”？",
            "“{name}” in this comment is no rule; is “{near}” meant?",
            "改为“{near}”；perfgoal rules 列出全部规则。",
            "Write “{near}”; perfgoal rules lists all rules.",
        ),
        "unknown-far": say(
            "忽略注释里的“{name}”不是规则。",
            "“{name}” in this comment is no rule.",
            "改为规则代码，如“PG416”；perfgoal rules 列出全部规则。",
            "Write the code of a rule, such as “PG416”; perfgoal rules lists all rules.",
        ),
        "lasting": say(
            "“{name}”说的是文件能不能按申报表读取，不能忽略。",
            "“{name}” speaks of whether the file can be read as a declaration, and cannot be silenced.",
            "改正问题，删去这条注释。",
            "Mend the problem and remove this comment.",
        ),
        "unused": say(
            "忽略注释没有起作用：它所说的地方没有“{name}”的结果。",
            "This comment silences nothing: “{name}” has no finding where it speaks of.",
            "删去这条注释；想忽略别处的，移到那一行的末尾或上一行。",
            "Remove it; if it is meant for another place, move it to the end of that line or to the line above.",
        ),
    },
    """Look for comments that are to silence a finding (# perfgoal: ignore[PG416] 理由) and give no reason, name no rule
    or an unknown one, are past their date, or silence nothing.

    Why: whoever reads the form later must see why a finding was set aside; a comment that silences nothing may hide the
    next finding that deserves a look.

    查：用来忽略某条结果的注释（# perfgoal: ignore[PG416] 理由）没有写理由，没有写规则，规则不存在，已经过期，
    或者没有起作用。
    理由：以后看表的人要知道为什么不改；不起作用的注释留着，会把将来该看的结果也盖住。
    """,
)
