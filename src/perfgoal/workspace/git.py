"""git, run as a program: by lists of arguments, and so that no repository can make it run another one."""

import os
import shutil
import subprocess

TIMEOUT = 120
"""Seconds that one question may take."""

_ASKING = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
# Where git was started by a hook these speak of its repository, which may be another one.
_OTHERS = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_INDEX_FILE",
    "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_WORK_TREE",
})  # fmt: skip


class GitFailed(Exception):
    """git could not say what it was asked. ``kind`` is ``no-git``, ``slow``, ``no-repository``, ``no-revision``,
    ``no-ancestor`` or ``failed``; ``said`` is what git said of it, and ``is_shallow`` that the clone lacks history."""

    def __init__(self, kind: str, said: str = "", *, is_shallow: bool = False) -> None:
        super().__init__(kind, said)
        self.kind = kind
        self.said = said
        self.is_shallow = is_shallow


def ask(folder: str, *arguments: str, kind: str = "failed") -> bytes:
    """Return what git prints in ``folder``. :class:`GitFailed`, of this ``kind`` where git refuses."""
    try:
        ended = subprocess.run(  # noqa: S603  a list, and each argument is ours or a full hash
            [_program(), *_ASKING, *arguments],
            cwd=folder,
            env=_environment(),
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


def ask_names(folder: str, *arguments: str) -> list[str]:
    """Return the names that git prints, each ended by a NUL."""
    return [os.fsdecode(name) for name in ask(folder, *arguments).split(b"\0") if name]


def _program() -> str:
    """Return where git is. One in the working folder, where some systems look first, may be a stranger's."""
    found = shutil.which("git")
    if found is None or os.path.dirname(os.path.abspath(found)) == os.getcwd():  # noqa: PTH100, PTH109, PTH120
        raise GitFailed("no-git")
    return found


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
