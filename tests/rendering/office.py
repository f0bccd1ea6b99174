"""LibreOffice, as someone who has the workbooks open in it."""

import subprocess
from pathlib import Path

from outside import chinese_font, program


def converted(data: bytes, suffix: str, folder: Path) -> bytes:
    """Open a workbook and save it as a file of another kind."""
    office = program("soffice", "libreoffice", package="libreoffice-calc")
    if suffix == "pdf":
        chinese_font()
    source = folder / "book.xlsx"
    source.write_bytes(data)
    out = folder / "out"
    command: list[Path | str] = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
    ]
    subprocess.run([*command, "--outdir", out, source], check=True, capture_output=True, timeout=180)
    return (out / f"book.{suffix}").read_bytes()
