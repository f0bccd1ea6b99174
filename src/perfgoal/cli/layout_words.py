"""What ``perfgoal init`` says, in both languages; part of :data:`perfgoal.cli.words.WORDS`."""

LAYOUT: dict[str, tuple[str, str]] = {
    "init": (
        "布置一个申报仓库：配置、CI 校验、提交前检查和第一份申报；已有的文件绝不改动。",
        "Lay out a repository of declarations: configuration, check in CI, hooks before a commit, a first declaration. "
        "What is there already is left as it is.",
    ),
    "init-examples": (
        "perfgoal init # CI 平台从已有文件和远程仓库认出\n"
        "perfgoal init --dry-run # 只显示会写什么\n"
        "perfgoal init 绩效目标 --ci gitlab",
        "perfgoal init # for the CI of its files and remote\n"
        "perfgoal init --dry-run # show what would be written\n"
        "perfgoal init goals --ci gitlab",
    ),
    "init-folder": (
        "放申报的文件夹；默认为当前文件夹。",
        "The folder of the declarations; this one if left out.",
    ),
    "init-ci": (
        "CI 平台：{choices}；不写时从已有文件和 git 远程仓库认出。",
        "The platform of the CI: {choices}; if left out, as the files that are there and the git remote say.",
    ),
    "init-form": (
        "第一份申报的表样；用 perfgoal forms 列出。",
        "The form of the first declaration; see perfgoal forms.",
    ),
    "init-dry-run": ("不写入，只显示会写什么。", "Write nothing; show what would be written."),
    "init-not-folder": ("{path} 不是文件夹。", "{path} is no folder."),
    "init-odd-folder": (
        "文件夹 {path} 的名称里有空格或符号，CI 的脚本会读错。请改用只有文字、数字、“-”“_”的名称，或在仓库根目录运行。",
        "the name of the folder {path} has blanks or signs, which the scripts of a CI would misread. Take letters, "
        "digits, - and _, or run it in the root of the repository.",
    ),
    "init-wrote": ("已写入 {path}", "wrote {path}"),
    "init-would-write": ("将写入 {path}：", "would write {path}:"),
    "init-there": (
        "{path} 已经存在，没有改动。请自行加入以下内容：",
        "{path} is there already and was left as it is. To add to it by hand:",
    ),
    "init-speaks": ("{path} 已经存在，没有改动。", "{path} is there already and was left as it is."),
    "init-blocked": (
        "没有写 {path}：它所在的路径上有符号链接或不是文件夹。内容应为：",
        "{path} was not written: a link, or what is no folder, is on its way. It should say:",
    ),
    "init-configured": (
        "配置 {path} 在这里已经有效，没有再写一个。",
        "the configuration {path} holds here already; no other was written.",
    ),
    "init-declared": (
        "这里已有申报（{path}），没有再写一份。",
        "there are declarations already ({path}); no other was written.",
    ),
    "init-no-ci": (
        "没有认出 CI 平台，没有写它的文件。请用 --ci 指明：{choices}。",
        "the platform of the CI is not known, and its file was not written. Name it with --ci: {choices}.",
    ),
    "init-next": ("接下来：", "Next:"),
    "init-fill": (
        "填好 {path}（表样 {form}，其他表样见 perfgoal forms）里空着的栏目，用 perfgoal validate 校验",
        "fill in what is blank in {path} (form {form}; perfgoal forms lists others), then run perfgoal validate",
    ),
    "init-validate": ("用 perfgoal validate 校验已有的申报", "check the declarations with perfgoal validate"),
    "init-hooks": (
        "提交前自动检查：pip install pre-commit && pre-commit install",
        "check before each commit: pip install pre-commit && pre-commit install",
    ),
    "init-commit": (
        "把这些文件提交到 git；推送之后，{platform} 检查每一次改动（用 pip 安装 {requirement}）",
        "commit these files; once they are pushed, {platform} checks every change (with {requirement} from pip)",
    ),
}
