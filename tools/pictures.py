"""The pictures of the READMEs, made from what the program really prints.

    python tools/pictures.py --form

draws the rendered form with Chromium as docs/images/form.png. The pictures of the terminal are text and the same
everywhere: ``tools/generate.py pictures`` writes them.
"""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import perfgoal
from terminal_picture import picture

ROOT = Path(__file__).parents[1]
FORM = ROOT / "docs" / "images" / "form.png"
_FORM_SIZE = (1000, 720)

_DECLARATIONS = {"en": ("liwan_2024.yaml", "liwan.yaml"), "zh": ("liwan_2024.zh.yaml", "荔湾.yaml")}
"""The example that a language shows, and what it is called there."""
_MISTAKES = (
    ("9,450.27", "9,540.27"),  # two digits changed places
    ("≥100家", ""),  # a target left out: the last of the indicator's two
)
_COMMANDS = {
    "validate": "validate {file} --select PG201,PG401",
    "grouped": "validate {file} --format grouped --ignore PG202",
    "explain": "explain PG401",
}
_TITLES = {
    "en": "A terminal: perfgoal {command}",
    "zh": "终端：perfgoal {command}",
}


def pictures() -> Iterator[tuple[str, str]]:
    """The pictures of the terminal, in both languages, by path."""
    for language, (example, name) in _DECLARATIONS.items():
        text = (ROOT / "examples" / example).read_text("utf-8")
        for right, wrong in _MISTAKES:
            before, found, after = text.partition(right)
            if not wrong:
                kept, found, after = after.partition(right)
                before += right + kept
            assert found, right
            text = before + wrong + after
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_text(text, "utf-8")
            for subject, command in _COMMANDS.items():
                typed = command.format(file=name)
                output = _on_a_terminal(typed.split(), Path(folder), language)
                title = _TITLES[language].format(command=typed)
                suffix = "" if language == "en" else ".zh"
                yield f"docs/images/{subject}{suffix}.svg", picture(title, f"perfgoal {typed}", output)


def _on_a_terminal(arguments: list[str], folder: Path, language: str) -> str:
    """Return what the program prints where its output is a terminal."""
    variables = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "HOME")}
    variables |= {"TERM": "xterm-256color", "PERFGOAL_LANG": language, "PERFGOAL_TODAY": "2024-06-01"}
    reader, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "perfgoal", *arguments], stdout=terminal, stderr=terminal, cwd=folder, env=variables
    )
    os.close(terminal)
    output = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # Linux's word for the end
            break
        if not piece:
            break
        output += piece
    os.close(reader)
    program.wait()
    return output.decode()


def draw_form() -> None:
    """Draw the top of the rendered example as a PNG."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  the text pictures need no browser

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("Chromium is not installed (Debian package chromium)")
    declaration = perfgoal.load(ROOT / "examples" / "liwan_2024.yaml", today=date(2024, 1, 1))
    width, height = _FORM_SIZE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        page.set_content(perfgoal.render(declaration, "html"))
        page.screenshot(path=FORM)
        browser.close()
    print(f"wrote {FORM.relative_to(ROOT)}")


if __name__ == "__main__":
    if sys.argv[1:] != ["--form"]:
        sys.exit(__doc__)
    draw_form()
