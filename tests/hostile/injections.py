"""Texts that do harm where what is read is taken for more than text: in a page, a terminal, a CI log, a workbook."""

from typing import NamedTuple


class Injection(NamedTuple):
    """A text, by what it is meant for and a name of its own."""

    group: str
    name: str
    text: str

    @property
    def id(self) -> str:
        """The name of a test with it."""
        return f"{self.group}/{self.name}"

    @property
    def quoted(self) -> str:
        """The text as a double-quoted value of YAML, on one line, in printable ASCII."""
        return '"' + "".join(map(_escaped, self.text)) + '"'


def _escaped(character: str) -> str:
    if character in '\\"':
        return "\\" + character
    if " " <= character <= "~":
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


_HTML = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "end of style": "</style><style>*{display:none}</style>",
    "end of title": "</title><script>alert(1)</script>",
    "end of cell": "</td></tr></table><h1>x</h1>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "comment": "<!-- x --> --> <!--",
    "section": "]]> <![CDATA[x]]> <?php x ?>",
    "entities": "&lt;b&gt; &amp;amp; &#60; &#x3c; &nbsp",
    "address": "<a href='javascript:alert(1)'>x</a>",
    "picture": "<svg onload=alert(1)><use href='data:image/svg+xml,x#y'/></svg>",
}
_MARKDOWN = {
    "link": "[x](javascript:alert(1)) ![x](http://example.com/x.png)",
    "reference": "[x]: http://example.com [^1]: x",
    "table": "| a | b |\n|---|---|\n| c \\| d |",
    "fence": "```\n`` ` ``\n~~~",
    "heading": "# x\n\nx\n===",
    "list": "- [ ] x\n1. x\n+ x",
    "mentions": "@user #1 !1 %1 ~label GH-1 org/repo#1",
    "addresses": "www.example.com http://example.com a@example.com",
    "styles": "**x** _x_ ~~x~~ ==x== {+x+} [-x-] $x$ :+1:",
    "backslash": "a\\",
    "contents": "[TOC] [[_TOC_]]",
}
_TEMPLATES = {
    "sum": "{{ 7 * 7 }}",
    "block": "{% for x in y %}{% endfor %}{% raw %}",
    "remark": "{# x #}",
    "attribute": "{{ ''.__class__.__mro__ }}",
    "braces": "{0} {count} {x!r} {} }{",
    "percent": "%s %(x)s %n 100% %d",
    "dollars": "${7*7} $(id) `id` $HOME",
    "rich": "[bold red]x[/] [link=http://example.com]x[/link] [/red]",
}
_TERMINAL = {
    "colour": "\x1b[31mred\x1b[0m",
    "erased": "x\x1b[2K\x1b[1A\x1b[2Jgone",
    "title": "\x1b]0;owned\x07x",
    "link": "\x1b]8;;http://example.com\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "one byte": "\x9b31mred\x9d0;owned\x9c",
    "bell": "\x07\x08\x08\x08x\x7f",
    "return": "all is well\rx",
    "page": "x\x0bx\x0cx",
    "next line": "a\x85b\u2028c\u2029d",
    "zero": "a\0b",
    "tab": "a\tb",
}
_WORKFLOWS = {
    "GitHub error": "::error file=a.py,line=1::owned",
    "GitHub in the second line": "x\n::error::owned\nx",
    "GitHub behind a return": "x\r::error::owned",
    "GitHub stop": "::stop-commands::x",
    "GitHub mask": "  ::add-mask::e",
    "GitHub behind a wide space": "\u3000\u00a0::warning::owned",
    "GitHub behind a joiner": "\u200d::error::owned",
    "GitHub behind what is not seen": "\u034f\ufe0f\u3164::error::owned",
    "GitHub with a joiner within": ":\u200d:error::owned",
    "GitHub old": "x ##[error]owned",
    "GitHub in capitals": "::ERROR::owned ##[ERROR]owned",
    "Azure": "x ##vso[task.complete result=Failed;]owned",
    "Azure variable": "##VSO[task.setvariable variable=PATH]x",
    "Azure with a joiner": "#\u200d#vso[task.complete]owned #\u200c#[error]owned",
    "Azure thrice": "###vso[task.complete]owned ####[error]owned",
    "TeamCity": "##teamcity[buildStatus status='SUCCESS' text='x']",
    "GitLab": "section_start:1:x\r\x1b[0Kx",
    "GitLab end": "\x1b[0Ksection_end:1:x\r\x1b[0K",
    "Travis": "travis_fold:start:x\r\x1b[0K",
    "Buildkite": "--- x\n+++ x\n~~~ x\n^^^ +++",
    "percent": "%0A::error::owned%0D%25 a%2Cb%3A",
    "properties": "x,line=7,title=y::z",
}
_FORMULAS = {
    "equals": "=1+1",
    "command": "=cmd|'/C calc'!A1",
    "link": '=HYPERLINK("http://example.com","x")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1,1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "line": "\n=1+1",
    "wide": "＝1+1",
    "apostrophe": "'=1+1",
    "escape of a sheet": "_x000D_ _x0041_ _x001B_[31m",
    "field of a document": '{ HYPERLINK "http://example.com" } <w:t>x</w:t>',
}
_UNSEEN = {
    "override": "甲\u202e乙丙\u202c丁",
    "isolates": "\u2066甲\u2069 \u2067乙\u2069 \u2068丙",
    "embeddings": "\u202a甲\u202b乙\u202d",
    "marks": "甲\u200e乙\u200f\u061c",
    "zero width": "甲\u200b乙\u2060丙\ufeff丁",
    "soft hyphen": "甲\u00ad乙",
    "tags": "甲\U000e0041\U000e007f乙",
    "annotation": "\ufff9甲\ufffa乙\ufffb",
    "vowel separator": "甲\u180e乙",
    "no characters": "甲\ufffe\uffff乙",
    "invisible sums": "1\u2061\u2062\u2063\u20642",
    "right to left": "\u0645\u0628\u0644\u063a 100 \u05d0",
}

INJECTIONS = tuple(
    Injection(group, name, text)
    for group, texts in (
        ("html", _HTML),
        ("markdown", _MARKDOWN),
        ("templates", _TEMPLATES),
        ("terminal", _TERMINAL),
        ("workflows", _WORKFLOWS),
        ("formulas", _FORMULAS),
        ("unseen", _UNSEEN),
    )
    for name, text in texts.items()
)
"""All of them."""
