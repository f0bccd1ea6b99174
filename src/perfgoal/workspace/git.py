"""git, run as a program: by lists of arguments, and so that no repository can make it run another one."""

import os
import shutil
import subprocess
from collections.abc import Mapping

TIMEOUT = 120
"""Seconds that one question may take."""

_ASKING = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
# Where git was started by a hook these speak of its repository, which may be another one.
_OTHERS = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_INDEX_FILE",
    "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_WORK_TREE",
})  # fmt: skip


# Where a clone lacks an object, git would fetch it: by a program that the repository may name.
_ALONE = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitFailed(Exception):
    """git could not say what it was asked. ``kind`` is ``no-git``, ``slow``, ``no-repository``, ``no-revision``,
    ``no-ancestor`` or ``failed``; ``said`` is what git said of it, and ``is_shallow`` that the clone lacks history."""

    def __init__(self, kind: str, said: str = "", *, is_shallow: bool = False) -> None:
        super().__init__(kind, said)
        self.kind = kind
        self.said = said
        self.is_shallow = is_shallow


def ask(folder: str, *arguments: str, kind: str = "failed", settings: Mapping[str, str] | None = None) -> bytes:
    """Return what git prints in ``folder``, with ``settings`` before its own. :class:`GitFailed`, of this ``kind``
    where git refuses."""
    try:
        ended = subprocess.run(  # noqa: S603  a list, and each argument is ours or a full hash
            [_program(), *_ASKING, *arguments],
            cwd=folder,
            env=_environment(settings or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitFailed("slow") from None
    except OSError as error:
        raise GitFailed("no-git", error.strerror or "") from None
    if ended.returncode:
        lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailed(kind, lines[0] if lines else "")
    return ended.stdout


def ask_names(
    folder: str, *arguments: str, kind: str = "failed", settings: Mapping[str, str] | None = None
) -> list[str]:
    """Return the names that git prints, each ended by a NUL; with the arguments of :func:`ask`."""
    printed = ask(folder, *arguments, kind=kind, settings=settings)
    return [os.fsdecode(name) for name in printed.split(b"\0") if name]


def no_filters(folder: str) -> dict[str, str]:
    """Return the settings with which git looks at files as they are: it runs none of the filters that are set up in
    ``folder``, such as that of Git LFS. A file that one would have to look at then counts as changed."""
    try:
        names = ask_names(folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\..", kind="none")
    except GitFailed as error:
        if error.kind != "none" or error.said:
            raise
        return {}
    return dict.fromkeys(names, "") | {name: "false" for name in names if name.endswith(".required")}


def _program() -> str:
    """Return where git is. One in the working folder, where some systems look first, may be a stranger's."""
    found = shutil.which("git")
    if found is None or os.path.dirname(os.path.abspath(found)) == os.getcwd():  # noqa: PTH100, PTH109, PTH120
        raise GitFailed("no-git")
    return found


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that git is to have; ``settings`` come behind those that it would have anyway."""
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    count = kept.get("GIT_CONFIG_COUNT", "")
    first = int(count) if count.isascii() and count.isdigit() else 0
    for index, (name, value) in enumerate(settings.items(), first):
        kept |= {f"GIT_CONFIG_KEY_{index}": name, f"GIT_CONFIG_VALUE_{index}": value}
        kept["GIT_CONFIG_COUNT"] = str(index + 1)
    return {**kept, **_ALONE}
