"""Names of files, which are UTF-8 whatever the locale says."""

import contextlib
import os
import sys


def read_as_utf8() -> None:
    """Start this program anew where its interpreter reads the names of files and the words of the command line by
    another encoding, as in the locales C and GBK of old servers: a name in Chinese would not be the one that a
    configuration, a baseline or a report says. Where it cannot be started so, it goes on as it is."""
    if sys.getfilesystemencoding() == "utf-8" or sys.flags.utf8_mode or getattr(sys, "frozen", False):
        return
    if os.name == "posix" and sys.executable:
        with contextlib.suppress(OSError):
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  itself
