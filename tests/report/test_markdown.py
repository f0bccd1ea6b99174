"""The report as Markdown, read back as sites read it: what a declaration holds stays text."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfgoal.checked import Checked
from perfgoal.finding import COLON, HELP, LANGUAGES, LINE, Language, Severity
from perfgoal.markdown import visible_lines
from perfgoal.report.markdown import markdown_report
from rendering.pages import PARSERS, Sheet, folded
from report.told import HOSTILE, REAL, every, hostile, plain, results, saying, told

MARKS = "\\`*_[]<>&#~$|@!:./-+=1.)(^%{}\"' \nw中"


def report(files: Iterable[Checked], language: Language = "zh", most: int | None = None) -> str:
    return "".join(markdown_report(results(files, language), most))


def read(*files: Checked, language: Language = "zh", parser: str = "commonmark") -> Sheet:
    return Sheet.read(report(files, language), parser)


def shown(text: str) -> str:
    """``text`` as a reader should see it, with white space folded."""
    return folded(visible_lines(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("parser", PARSERS)
def test_every_finding_is_listed_below_its_file(parser: str, language: Language) -> None:
    for checked in every(language):
        if not checked.findings:
            continue
        sheet = read(checked, language=language, parser=parser)
        bullets = [folded(bullet) for bullet in sheet.bullets]
        for finding in checked.findings:
            place = LINE.say(language).format(line=finding.position.line, column=finding.position.column)
            said = f"{place} {finding.code} {finding.name}{COLON.say(language)}{finding.what}"
            assert shown(said) in bullets
            assert shown(f"{HELP.say(language)}{COLON.say(language)}{finding.help}") in bullets


def test_a_report_counts_lists_the_files_and_tells_of_each_what_must_be_corrected_first() -> None:
    sheet = read(Checked("丙.yaml"), told(name="甲.yaml"), plain(2, Severity.INFO, "乙.yaml"))
    counts = told().counts
    assert sheet.paragraphs[0].startswith("检查了 3 个文件：")
    [table] = sheet.tables
    assert table == [
        ["文件", "错误", "警告", "提示"],
        ["甲.yaml", *(str(count) for count in counts[:3])],
        ["乙.yaml", "0", "0", "2"],
    ]
    assert sheet.headings == [
        ("h1", "绩效目标校验报告"),
        ("h2", "甲.yaml"),
        ("h3", f"必改（错误）{counts.errors} 条"),
        ("h3", f"建议（警告）{counts.warnings} 条"),
        ("h3", f"提示 {counts.infos} 条"),
        ("h2", "乙.yaml"),
        ("h3", "提示 2 条"),
    ]
    assert sheet.paragraphs[1:] == ["部门：广州市荔湾区科技工业和信息化局"]


def test_money_is_compared_and_related_places_are_named_by_their_lines() -> None:
    bullets = read(told(REAL.replace("basic: 2,554.17", "basic: 2,555.17"))).bullets
    assert bullets[1:4] == ["应为：16,269.69", "实为：16,270.69", "相差：1.00"]
    assert "相关：第 13 行 basic 2,555.17 万元" in bullets
    places = [bullet for bullet in bullets if bullet.endswith("这里也没有运算符")]
    assert len(places) == 1
    assert places[0].count("、") > 5


def test_nothing_found_is_a_sentence() -> None:
    assert report([Checked("甲.yaml")]) == "# 绩效目标校验报告\n\n检查了 1 个文件：没有发现问题。\n"
    assert report([Checked("甲.yaml")], "en").endswith("\n1 file checked: nothing found.\n")


def test_a_report_that_is_to_be_short_lists_whole_files_and_says_how_many_it_leaves_out() -> None:
    files = [plain(20, Severity.ERROR, f"{number:03}.yaml") for number in range(100)]
    whole = report(files)
    for most in (5_000, 20_000, 50_000):
        text = report(files, most=most)
        assert len(text.encode()) <= most
        assert len(text.encode()) > most - 4_000
        sheet = Sheet.read(text)
        names = [name for level, name in sheet.headings if level == "h2"]
        assert names == [row[0] for row in sheet.tables[0][1:]] == [f"{number:03}.yaml" for number in range(len(names))]
        assert len(sheet.bullets) == 2 * 20 * len(names)
        assert sheet.paragraphs[0] == "检查了 100 个文件：2,000 个错误。"
        assert f"还有 {100 - len(names)} 个文件的结果没有列出" in sheet.paragraphs[-1]
    assert report(files, most=len(whole.encode()) + 2_000) == whole
    assert "没有列出" not in whole


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str, parser: str) -> None:
    sheet = read(hostile(text), parser=parser)
    assert [folded(heading) for level, heading in sheet.headings if level == "h2"] == [shown(text)]
    assert [[folded(cell) for cell in row] for row in sheet.tables[0][1:]] == [[shown(text), "1", "1", "1"]]
    assert folded(sheet.paragraphs[1]) == folded(f"部门：{visible_lines(text)}")
    assert len(sheet.bullets) == 3 * 6
    for bullet in sheet.bullets:
        assert folded(bullet).endswith(shown(text)), bullet


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.text(max_size=30), st.text(st.sampled_from("\\`*_[]<>&#~$|@!:./-+=1.)(^%{}\"' \nw中"), max_size=20))
)
def test_any_text_comes_back(text: str) -> None:
    for parser in PARSERS:
        sheet = read(Checked("甲.yaml", (saying(text),)), parser=parser)
        assert folded(sheet.bullets[0]) == folded(f"第 1 行第 1 列 PG201 x：{visible_lines(text)}")


def test_what_no_one_would_see_is_shown() -> None:
    assert "\\<U+202E\\>abc" in report([hostile("\u202eabc")])
    assert "\u202e" not in report([hostile("\u202eabc")])
