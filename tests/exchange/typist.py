"""LibreOffice, in which somebody types: the keys of a person, sent by a macro."""

import shutil
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

import outside
from perfgoal.exchange.kinds import kind_of

Order = tuple[str, ...]
"""What is to be done: (``type``, sheet, address, text) into a cell as a person types it; (``insert``, sheet, number of
the row) above it, and ``delete``; (``replace``, text, other text) all over a document."""

_FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "pdf": "calc_pdf_Export",
    "docx": "MS Word 2007 XML",
}
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typist" script:language="StarBasic">
{}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
<library:element library:name="Typist"/></library:library>
"""


class Typist:
    """Somebody who opens files, changes them and saves them, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._program = outside.program("soffice", "libreoffice", package="libreoffice-calc")
        self._folder = folder
        self._start("--terminate_after_init")  # makes the home, in which a macro can be laid down then
        library = folder / "home" / "user" / "basic" / "Standard"
        macro = Path(__file__).with_suffix(".bas").read_text("utf-8")
        (library / "Typist.xba").write_text(_MODULE.format(escape(macro)), "utf-8")
        (library / "script.xlb").write_text(_LIBRARY, "utf-8")

    def changed(self, files: Sequence[tuple[bytes, Sequence[Order]]], suffix: str) -> list[bytes]:
        """Return each file as it is saved, as ``suffix`` says, once its orders are followed."""
        out = self._folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        orders: list[Order] = []
        for number, (data, own) in enumerate(files):
            source = self._folder / f"form{number}.{kind_of(data)}"
            source.write_bytes(data)
            saved = ("save", (out / f"{number}.{suffix}").as_uri(), _FILTERS[suffix])
            orders += [("open", source.as_uri()), *own, saved]
        written = self._folder / "orders.txt"
        written.write_text("\n".join("\t".join(order).replace("\n", "\\n") for order in orders), "utf-8")
        self._start(f'macro:///Standard.Typist.Main("{written.as_uri()}")')
        return [(out / f"{number}.{suffix}").read_bytes() for number in range(len(files))]

    def _start(self, *arguments: str) -> None:
        home = f"-env:UserInstallation={(self._folder / 'home').as_uri()}"
        command = [str(self._program), home, "--headless", "--norestore", *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
