"""What the command line says of baselines, in both languages; part of :data:`perfgoal.cli.words.WORDS`."""

BASELINES: dict[str, tuple[str, str]] = {
    "baseline": (
        "把现有的结果记入基线，以后 validate 只列出新出现的。",
        "Accept what is found now, so that validate tells only what is new.",
    ),
    "baseline-examples": (
        "perfgoal baseline # 接受当前文件夹下现有的全部结果\n"
        "perfgoal baseline 申报文件夹 --select PG4 -o 基线.json # 只接受这些规则的\n"
        "perfgoal validate --baseline perfgoal-baseline.json # 只列出新出现的\n"
        "perfgoal baseline --prune # 删去已经改正的，不接受新的",
        "perfgoal baseline # accept all that is found here\n"
        "perfgoal baseline folder --select PG4 -o accepted.json # of these rules only\n"
        "perfgoal validate --baseline perfgoal-baseline.json # tell what is new\n"
        "perfgoal baseline --prune # drop what was mended, accept nothing",
    ),
    "baseline-paths": ("文件或文件夹；默认为当前文件夹。", "Files or folders; this folder if left out."),
    "baseline-output": (
        "写到这个文件；不写时为配置里 baseline 所指的文件，或配置旁的 perfgoal-baseline.json，没有配置时在当前文件夹。",
        "Write to this file; else to the one that the configuration names as its baseline, or perfgoal-baseline.json "
        "beside the configuration, in this folder where there is none.",
    ),
    "baseline-prune": (
        "只删去基线中不再查出的，不接受新的。",
        "Only drop what is not found any more; accept nothing new.",
    ),
    "baseline-option": (
        "基线文件（perfgoal baseline 写出），其中已接受的不再列出；不写时为配置里 baseline 所指的文件。",
        "Tell only what this file of perfgoal baseline does not accept; else the one that the configuration names.",
    ),
    "no-baseline-option": (
        "列出全部结果，基线中已接受的也列出。",
        "Tell everything, also what a baseline accepts.",
    ),
    # what is said behind a run
    "baseline-written": (
        "{path}：接受 {findings}（{files}），新增 {new} 条，删去 {gone} 条。",
        "{path}: accepted {findings} in {files}, {new} of them new; {gone} dropped.",
    ),
    "baseline-pruned": (
        "{path}：删去 {gone} 条，还有 {findings}（{files}）。",
        "{path}: dropped {gone}; {findings} in {files} left.",
    ),
    "baseline-changed": (
        "它在校验期间被改过，没有写；请再运行一次",
        "it has changed while files were checked and was left as it is; run it again",
    ),
    "baseline-unnamed": (
        "用法：perfgoal validate --baseline {path}，或在配置里写 baseline。",
        "Use it: perfgoal validate --baseline {path}, or baseline in the configuration.",
    ),
    "baseline-left-out": (
        "没有接受 {findings}：PG0 的问题（不能读取、忽略注释有误等）不能接受，请改正。",
        "not accepted: {findings} of PG0 (a file that cannot be read, a comment that does not do what it seems to). "
        "Mend them.",
    ),
    "baseline-unjudged": (
        "{files}的内容不合表样（PG1、PG203）。这些也已接受，但改正之前，其他规则不检查这些文件。",
        "{files}: what the form asks for is not there (PG1, PG203). It is accepted, but no other rule judges them "
        "before it is mended.",
    ),
    "accepted": (
        "基线中已接受的 {findings}（{files}）没有列出。",
        "not told: {findings} in {files} that a baseline accepts.",
    ),
    "stale": (
        "基线中有 {count} 项不再查出，可以删去：{command}",
        "entries of the baseline that nothing answers to any more: {count}. Drop them: {command}",
    ),
    # wrong usage
    "baseline-of-input": (
        "标准输入没有文件名，不能记入基线；请写文件或文件夹。",
        "standard input has no name by which a baseline could accept it; name files or folders.",
    ),
    "baseline-too-large": (
        "基线 {path} 超过 {limit} MiB。请分文件夹，各有自己的配置和基线。",
        "the baseline {path} is larger than {limit} MiB. Give folders configurations and baselines of their own.",
    ),
    "no-baseline": (
        "没有基线文件 {path}；perfgoal baseline 写出它。",
        "there is no baseline {path}; perfgoal baseline writes it.",
    ),
    # kinds of InvalidBaseline
    "baseline-unreadable": ("基线 {place} 无法读取：{reason}", "the baseline {place} cannot be read: {reason}"),
    "baseline-not-json": (
        "基线 {place} 不是 JSON。请从版本库恢复它，或用 perfgoal baseline --output 另写一个。",
        "the baseline {place} is no JSON. Restore it from the repository, or write another with perfgoal baseline "
        "--output.",
    ),
    "baseline-conflict": (
        "基线 {place} 有合并冲突。请取其中一方，再运行 perfgoal baseline --prune，看剩下的是不是都该接受。",
        "a merge left a conflict in the baseline {place}. Take one side, run perfgoal baseline --prune, and look at "
        "what validate tells then.",
    ),
    "baseline-not-baseline": (
        "{place} 不是 perfgoal 的基线。基线由 perfgoal baseline 写出。",
        "{place} is no baseline of perfgoal. perfgoal baseline writes one.",
    ),
    "baseline-newer": (
        "基线 {place} 是第 {version} 版的，这个版本的 perfgoal 还不能读；请升级 perfgoal。",
        "the baseline {place} is of version {version}, which this version of perfgoal cannot read yet; upgrade "
        "perfgoal.",
    ),
    "baseline-entry": (
        "基线 {place} 的第 {entry} 项不完整或有误。请恢复它，或删去这一项再运行 perfgoal baseline。",
        "entry {entry} of the baseline {place} is none. Restore it, or remove it and run perfgoal baseline again.",
    ),
    "baseline-lasting": (
        "基线 {place} 的第 {entry} 项是 PG0 的问题，不能接受。请改正它，并删去这一项。",
        "entry {entry} of the baseline {place} is of PG0, which cannot be accepted. Mend it, and remove the entry.",
    ),
    "baseline-repeated": (
        "基线 {place} 的第 {entry} 项与前面一项重复。请删去其中一项。",
        "entry {entry} of the baseline {place} is there twice. Remove one of them.",
    ),
}
