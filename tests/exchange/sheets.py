"""Workbooks made for tests, what is read of them, and what LibreOffice makes of them."""

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import outside
from perfgoal.exchange.content import Cell, Content
from perfgoal.exchange.kinds import kind_of
from perfgoal.exchange.opening import read_content
from perfgoal.extras import require

ZHANJIANG = Path(__file__).parent / "data" / "zhanjiang_2023.xlsx"

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"


def made(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """Return an xlsx whose one sheet, 资金, is filled by ``fill(book, sheet)``."""
    data = io.BytesIO()
    book = require("xlsxwriter").Workbook(data, {"in_memory": True, **options})
    fill(book, book.add_worksheet("资金"))
    book.close()
    return data.getvalue()


def content(data: bytes, name: str = "form.xlsx") -> Content:
    """Return what is read of a file with a grid."""
    found = read_content(data, name)
    assert isinstance(found, Content)
    return found


def by_address(data: bytes) -> dict[str, Cell]:
    """Return the cells of the first table by their addresses."""
    return {str(cell.origin.place[1]): cell for cell in content(data).tables[0].cells}


def shown(data: bytes) -> dict[str, str]:
    """Return the texts of the first table by their addresses, without the blank ones."""
    return {place: cell.text for place, cell in by_address(data).items() if cell.text}


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with some parts put in, or in the place of those of the same name."""
    made_anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made_anew, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            after.writestr(name, part)
    return made_anew.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Return a part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


class Office:
    """LibreOffice, which converts files in a folder, with settings of its own."""

    def __init__(self, folder: Path) -> None:
        self._program = outside.program("soffice", "libreoffice", package="libreoffice-calc")
        self._folder = folder

    def converted(self, data: bytes, suffix: str, *, kind: str = "") -> bytes:
        """Return a file in another format: ``suffix`` without a dot, ``kind`` with the options of its filter."""
        return self.all_converted([data], suffix, kind=kind)[0]

    def all_converted(self, files: Sequence[bytes], suffix: str, *, kind: str = "") -> list[bytes]:
        """Return files in another format, converted in one go."""
        sources = [self._folder / f"form{number}.{kind_of(data)}" for number, data in enumerate(files)]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        target = self._folder / "out"
        shutil.rmtree(target, ignore_errors=True)
        home = (self._folder / "home").as_uri()
        command = [str(self._program), f"-env:UserInstallation={home}", "--headless", "--convert-to", kind or suffix]
        subprocess.run(
            [*command, "--outdir", str(target), *map(str, sources)], check=True, capture_output=True, timeout=300
        )
        return [(target / source.with_suffix(f".{suffix}").name).read_bytes() for source in sources]

    def shown(self, data: bytes) -> list[list[str]]:
        """Return the rows of the first sheet as they are on the screen."""
        return list(csv.reader(io.StringIO(self.converted(data, "csv", kind=_AS_SHOWN).decode())))
