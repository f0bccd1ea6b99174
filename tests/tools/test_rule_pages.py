"""What the pages of the rules are made of: fixtures without their marks, in the keys of the language."""

from pathlib import Path

import yaml

from chinese_keys import in_chinese_keys
from rule_pages import rule_pages

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def test_a_declaration_in_chinese_keys_is_the_one_of_the_examples() -> None:
    text = in_chinese_keys((EXAMPLES / "liwan_2024.yaml").read_text("utf-8"))
    expected = (EXAMPLES / "liwan_2024.zh.yaml").read_text("utf-8")
    assert yaml.load(text, yaml.BaseLoader) == yaml.load(expected, yaml.BaseLoader)
    assert in_chinese_keys(text) == text


def test_nothing_but_keys_is_written_otherwise() -> None:
    text = (EXAMPLES / "putuo_2026.yaml").read_text("utf-8")
    odd = text.replace("name: 群众满意度", '"name": annual name')
    assert odd != text
    assert "三级指标: annual name\n" in in_chinese_keys(odd)
    for odd in ("", "- a\n", "a: [\n", "form: none-such\nyear: 2024\n", "form: [guangzhou-department]\nyear: 2024\n"):
        assert in_chinese_keys(odd) == odd


def test_what_is_generated_is_there_and_holds_no_mark() -> None:
    made = dict(rule_pages())
    for path, text in made.items():
        assert (ROOT / path).read_text("utf-8") == text, "python tools/generate.py docs"
        assert "# PG" not in text.replace("## PG", "")
    assert dict(rule_pages()) == made
