"""``perfgoal render`` into PDF: the fonts that are asked for, and what is said of those that are not there."""

from pathlib import Path
from types import SimpleNamespace

import pytest

import outside
from cli.terminal import Command


def test_a_font_that_is_not_there_is_wrong_usage(perfgoal: Command, example: Path) -> None:
    out = example.with_name("out.pdf")
    ended = perfgoal("render", example, "-o", out, "--font", "No Such\nFont")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("错误：--font No Such Font：没有这个字体，或它没有中文字形。写字体文件的路径")
    english = perfgoal("render", example, "-o", out, "--font", "none.ttf", "--lang", "en")
    assert english.err.startswith("error: --font none.ttf: there is no such font, or it has no Chinese. Give the path")
    assert not out.exists()


def test_the_environment_can_name_a_font_for_pdf(
    perfgoal: Command, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.chinese_font()
    monkeypatch.setenv("PERFGOAL_FONT", "No Such Font")
    assert "--font No Such Font" in perfgoal("render", example, "-o", example.with_name("out.pdf")).err
    assert perfgoal("render", example, "-o", example.with_name("out.docx")) == (0, "", "")
    monkeypatch.setenv("PERFGOAL_FONT", "")
    assert perfgoal("render", example, "-o", example.with_name("out.pdf")) == (0, "", "")


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "错误：没有找到中文字体"), ("en", "error: found no Chinese font")]
)
def test_a_machine_without_chinese_fonts_is_told_what_to_install(
    perfgoal: Command, example: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    import typst  # noqa: PLC0415

    monkeypatch.setattr(typst, "Fonts", lambda **_: SimpleNamespace(families=lambda: ["DejaVu Sans"]))
    ended = perfgoal("render", example, "-o", example.with_name("out.pdf"), "--lang", language)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)
    assert "apt install fonts-noto-cjk" in ended.err


def test_characters_that_no_font_has_are_told_and_the_file_written(perfgoal: Command, example: Path) -> None:
    outside.chinese_font()
    text = example.read_text("utf-8").replace("goal: 在区委", "goal: \U00020000和\U0001f9ff在区委")
    example.write_text(text, "utf-8")
    out = example.with_name("out.pdf")
    ended = perfgoal("render", example, "-o", out)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("没有字体有这些字，PDF 中写作它们的编码：\U00020000 (U+20000)、\U0001f9ff (U+1F9FF)。")
    english = perfgoal("render", example, "-o", out, "--lang", "en").err
    assert english.startswith(
        "no font has these characters, which the PDF shows by their codes: \U00020000 (U+20000), "
    )
    assert out.read_bytes().startswith(b"%PDF-")


def test_of_many_characters_that_no_font_has_a_few_are_told(perfgoal: Command, example: Path) -> None:
    outside.chinese_font()
    many = "".join(map(chr, range(0x20000, 0x20000 + 40)))
    example.write_text(example.read_text("utf-8").replace("goal: 在区委", f"goal: {many}在区委"), "utf-8")
    told = perfgoal("render", example, "-o", example.with_name("out.pdf")).err
    assert "……。" in told
    assert len(told) < 400
