"""Commands as a user runs them for whom permissions hold. To root, as which CI runs, no file is unreadable."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.terminal import Ended
from hostile.commands_on_files import ended

_WITHOUT = ("--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")

needs_permissions = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")


@functools.cache
def _behind() -> tuple[str, ...]:
    """Return what runs a command without the rights by which root reads and writes everything."""
    if os.geteuid() != 0:
        return ()
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("root reads everything, and there is no setpriv to take that right away")
    behind = (program, *_WITHOUT)
    if subprocess.run([*behind, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root reads everything, and may not give that right away here")
    return behind


def ended_as_mere_user(*arguments: str | Path, **options: object) -> Ended:
    """Run a command line as a process that may read and write no more than permissions say."""
    return ended(*arguments, behind=_behind(), **options)
