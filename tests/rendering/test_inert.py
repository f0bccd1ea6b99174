"""Whatever a declaration holds stays text in every rendering."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import perfgoal
from perfgoal.document import Position, visible
from perfgoal.finding import Finding, Place, Severity
from perfgoal.markdown import markdown_text
from perfgoal.rendering import render
from perfgoal.rendering.markup import enumerated
from rendering.pages import FULL, PARSERS, REAL, TODAY, Page, Sheet, changed, declared, folded, quoted, rendered

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><style>*{display:none}",
    "</title><img src=x onerror=alert(1)>",
    "{{7*7}} {% raw %} {# x #} ${7*7}",
    "[x](javascript:alert(1)) ![x](http://example.com/x.png) [x]: http://example.com",
    "| a | b |\n|---|---|\n| c | d |",
    "`code` ``x`` ```\nfence\n```",
    "<!-- gone --> <?php ?> <![CDATA[x]]> &lt;b&gt; &amp;amp; &#60;",
    "\x1b[31mred\x1b[0m \x00\x07\x9b",
    "\u202eabc\u202c \u2066x\u2069 \u200bzero\ufeff soft\u00adhyphen \U000e0041",
    "www.example.com WWW.Example.com http://example.com ftp://example.com mailto:a@example.com a.b@example.com",
    "@user @org/team #1 org/repo#1 !1 &1 %1 ^1 $1 ~label GH-1",
    "~~x~~ ~x~ **x** __x__ *x* _x_ ==x== ^x^ {+x+} {-x-} [+x+] [-x-]",
    "$x$ $$x$$ $`x`$ \\(x\\) \\[x\\]",
    ":smile: :+1: 12:30",
    "# x",
    "> x",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "2) x",
    "1.",
    "- [ ] x",
    "---",
    "===",
    "***",
    "    four spaces\n\tand a tab",
    "a\\",
    "a\\|b\\\\|c|",
    "\\",
    "|",
    "a  \nb\\\nc\n\n\n# d\n- e",
    "[TOC] [[_TOC_]] [^1] [^1]: x",
    "a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h",
    "“引号”' \" = < >",
    "**（强调）**。",
]

# The real declaration with TEXT in every field that takes a text of any kind; " # " drops what stood there.
EVERYWHERE = changed(
    {
        "unit: 万元": "unit: TEXT",
        "department: 广": "code: TEXT\ndepartment: TEXT # ",
        "goal: 在": "goal: TEXT # ",
        "tasks:\n": "sections: [{label: TEXT, text: TEXT}]\nextra: {TEXT: TEXT}\nother_tasks: TEXT\ntasks:\n",
        "  - name: 营": "  - extra: {TEXT: TEXT}\n    projects: TEXT\n    name: TEXT # ",
        "    content: 一": "    content: TEXT # ",
        "    target: 发": "    target: TEXT # ",
        "  产出指标:\n": "  TEXT: {}\n  产出指标:\n    TEXT: []\n",
        "      - name: 认": "      - extra: {TEXT: TEXT}\n        years: {TEXT: TEXT}\n        name: TEXT # ",
        "annual: ≥8个": "annual: TEXT",
    }
)


FINDINGS = perfgoal.check(changed({"9,450.27": "9,540.27", "amount: 3,000.00": "amount: 0"}), today=TODAY)


def everywhere(text: str) -> str:
    return EVERYWHERE.replace("TEXT", quoted(text))


def shown(text: str) -> str:
    """``text`` as a reader should see it, with white space folded."""
    return folded("\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n")))


def hostile(text: str) -> Finding:
    """A finding that says ``text`` wherever a finding says anything."""
    place = Position(1, 1, 1, 2)
    related = (Place("-", place, text),)
    return Finding(text, place, text, text, Severity.ERROR, text, text, text, "/tasks/0", text, text, related=related)


def skeleton(page: Page) -> set[tuple[str, tuple[str, ...]]]:
    """The elements of a page, each with the names of its attributes."""
    return {(tag, tuple(given)) for tag, given in page.tags}


@pytest.mark.parametrize("text", HOSTILE)
def test_html_keeps_it_text(text: str) -> None:
    page, _ = rendered(everywhere(text))
    assert skeleton(page) <= skeleton(rendered(changed(FULL))[0])
    assert page.others == []
    cells = [folded(cell.text) for table in page.tables for cell in table.cells]
    assert cells.count(shown(text)) == 20
    assert cells.count(shown(f"预算金额（{text}）")) == 4
    for line in (f"部门编码：{text}", f"金额单位：{text}", f"部门整体预算绩效目标申报表（{text}，2024）"):
        assert shown(line) in folded(page.visible)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_in_a_figure_stays_text(text: str) -> None:
    known = everywhere(text).replace(f"unit: {quoted(text)}", "unit: 万元")
    page = Page.read(render(declared(known), "html"))
    assert skeleton(page) <= skeleton(rendered(changed(FULL))[0])
    name = shown(text) if len(shown(text)) <= 48 else shown(text)[:47] + "…"
    assert page.tables[-1].texts()[1][0] == folded(name)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_finding_stays_text(text: str) -> None:
    declaration, plain = declared(REAL), FINDINGS[0]
    page = Page.read(render(declaration, "html", findings=[hostile(text)]))
    assert skeleton(page) <= skeleton(Page.read(render(declaration, "html", findings=[plain])))
    assert page.others == []
    assert folded(page.texts["note-1"]).count(shown(text)) >= 8
    for parser in PARSERS:
        sheet = Sheet.read(render(declaration, "md", findings=[hostile(text)]), parser)
        assert f"〔1 错误 {shown(text)}〕" in folded(sheet.tables[2][1][0])
        assert [folded(paragraph) for paragraph in sheet.paragraphs].count(shown(text)) == 1
        assert shown(f"改法：{text}") in [folded(bullet) for bullet in sheet.bullets]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_keeps_it_text(text: str, parser: str) -> None:
    sheet = Sheet.read(render(declared(everywhere(text)), "md"), parser)
    cells = [folded(cell) for table in sheet.tables for row in table for cell in row]
    paragraphs = [folded(paragraph) for paragraph in sheet.paragraphs]
    assert cells.count(shown(text)) == 14
    assert paragraphs == [shown(f"表14 · 金额单位：{text.strip()}"), *[shown(text)] * 3]
    assert [folded(heading) for _, heading in sheet.headings].count(shown(text)) == 2
    assert [folded(bullet) for bullet in sheet.bullets] == [
        shown(f"部门名称：{text.strip()}"),
        "年度：2024",
        shown(f"部门编码：{text.strip()}"),
    ]
    assert all(len(row) == len(table[0]) for table in sheet.tables for row in table)


@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_it_text_and_hides_nothing(text: str) -> None:
    rendering = render(declared(everywhere(text)), "json")
    assert json.loads(rendering)["tasks"][0]["name"] == text
    assert visible(rendering.replace("\n", "")) == rendering.replace("\n", "")


MARKS = "\\`*_[]<>&#~$|@!:./-+=1.)(^%{}\"'? \n\tw中。wwhtps"
TEXTS = st.one_of(st.text(max_size=40), st.text(st.sampled_from(MARKS), max_size=24))


@settings(deadline=None, max_examples=150)
@given(TEXTS.filter(str.strip))
@example("www.www.a:// :a::b:")
@example("\\|\\\n|")
@example("1)\n- ")
def test_any_text_comes_back(text: str) -> None:
    declaration = declared(changed({"营造企业创新发展氛围，推动经济社会发展\n": quoted(text) + "\n"}))
    assert declaration.tasks[0].name == text
    page = Page.read(render(declaration, "html"))
    assert page.table("tasks").texts()[2][0] == shown(text)
    for parser in PARSERS:
        sheet = Sheet.read(render(declaration, "md"), parser)
        assert folded(sheet.tables[2][1][0]) == shown(text)


@settings(deadline=None, max_examples=150)
@given(TEXTS.filter(str.strip))
@example("一、a。二、b\n三、c。\n二、d")
def test_any_goal_comes_back_though_it_stands_in_no_table(text: str) -> None:
    goal = REAL.partition("\ngoal: ")[2].partition("\n")[0]
    declaration = declared(changed({goal: quoted(text)}))
    page = Page.read(render(declaration, "html"))
    assert page.table("overview").texts()[-1][1] == shown(text)
    for parser in PARSERS:
        sheet = Sheet.read(render(declaration, "md"), parser)
        assert [folded(paragraph) for paragraph in sheet.paragraphs[1:]] == [shown(text)]
    assert "".join(enumerated(text)) == text


@pytest.mark.parametrize("mark", "\\`*_[]<>~{}!^")
def test_every_mark_of_markdown_is_escaped_wherever_it_stands(mark: str) -> None:
    assert markdown_text(f"{mark}a{mark}") == f"\\{mark}a\\{mark}"


def test_an_ampersand_is_escaped_only_where_it_begins_an_entity() -> None:
    assert markdown_text("R&D统计填报数 A&B; &amp; &#65; &nbsp &") == (
        "R&D统计填报数 A\\&B; \\&amp; \\&<span>\\#</span>65; &nbsp &"
    )


def test_what_sites_look_for_in_the_finished_page_has_no_neighbours() -> None:
    text = "@user a@b.cn #12 $x$ www.a.cn http://a.cn :+1: {+x+} [-x-]"
    markdown = render(
        declared(changed({"department: 广州市荔湾区科技工业和信息化局": f"department: {quoted(text)}"})), "md"
    )
    [line] = [line for line in markdown.split("\n") if "部门名称" in line]
    apart = re.findall(r"<span>\\(.)</span>", line)
    assert apart == list("@@#$$.::{+[-")
    rest = re.sub(r"<span>\\.</span>", "\0", line)
    assert not re.search(r"[@#$]|www\.|://|:\+1:|\{\+|\+\}|\[-|-\]", rest)


@pytest.mark.parametrize("findings", [None, FINDINGS], ids=["plain", "findings"])
def test_a_page_allows_itself_nothing_but_its_own_style(findings: list[Finding] | None) -> None:
    page = Page.read(render(declared(changed(FULL)), "html", findings=findings))
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    [policy] = [given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    names = {name for _, given in page.tags for name in given}
    assert not names & {"style", "src", "srcset", "xlink:href", "action", "background", "data"}
    assert not [name for name in names if name.startswith("on")]
    outside = {"script", "link", "img", "iframe", "object", "embed", "base", "use", "foreignobject", "image", "animate"}
    assert not outside & {tag for tag, _ in page.tags}
    leads_to = [given["href"] for _, given in page.tags if "href" in given]
    assert all(target.startswith("#") and target[1:] in page.texts for target in leads_to)
    assert bool(leads_to) is (findings is not None)
    assert not re.search(r"url\(|@import|expression\(|://", page.style)


def test_a_page_says_what_it_is() -> None:
    page, _ = rendered(REAL)
    assert ("html", {"lang": "zh-CN"}) in page.tags
    assert ("meta", {"charset": "utf-8"}) in page.tags
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in page.tags
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in page.tags
    heads = [cell for table in page.tables for cell in table.cells if cell.tag == "th"]
    assert {cell.attributes["scope"] for cell in heads} == {"col", "row", "rowgroup", "colgroup"}
