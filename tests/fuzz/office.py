"""Files of office programs, read in this process: what a reader shows of them, and the declaration in that."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Literal

import perfgoal
from exchange.drawing import Drawing
from exchange.readback import characters, forms
from fuzz import mutation
from fuzz.target import ROOT, TODAY, Mutator, Target, language_for
from perfgoal.checking import Settings, review
from perfgoal.exchange.carrying import as_plain, from_plain
from perfgoal.exchange.content import Content, Flow
from perfgoal.exchange.draft import Draft, Node, Refused, Value, values_in
from perfgoal.exchange.flow import draft_of_flow
from perfgoal.exchange.kinds import kind_of
from perfgoal.exchange.limits import hold_to_limits
from perfgoal.exchange.recognise import draft_of
from perfgoal.exchange.writing import yaml_text
from perfgoal.finding import LANGUAGES
from perfgoal.rendering import render
from perfgoal.rules import CATALOGUE
from perfgoal.workspace.importing import refused, told

_NAME = "申报表"


def read(kind: str, data: bytes) -> None:
    """What a reader of ``kind`` finds goes through a pipe as it is, and what it declares loads, to the last character;
    or the file is refused with a sentence."""
    found = _found(kind, data)
    if found is None:
        return
    assert from_plain(json.loads(json.dumps(as_plain(found)))) == found
    try:
        draft = (draft_of_flow if isinstance(found, Flow) else draft_of)(found, forms(), None, f"{_NAME}.{kind}")  # type: ignore[arg-type]
        hold_to_limits(draft, next(form for form in forms() if form.form == draft.form))
    except Refused as error:
        _said(error, data)
        return
    _written(draft, data)
    _accounted(draft, found)


def _found(kind: str, data: bytes) -> Content | Flow | None:
    try:
        kind_of(data)
    except Refused as error:
        _said(error, data)
    try:
        found: Content | Flow = import_module(f"perfgoal.exchange.readers.{kind}").read(data)
        return found
    except Refused as error:
        _said(error, data)
        return None


def _said(error: Refused, data: bytes) -> None:
    for language in LANGUAGES:
        [finding] = refused(error, _NAME, language).findings
        assert finding.message
    assert error.variant in CATALOGUE["PG001"].messages


def _written(draft: Draft, data: bytes) -> None:
    """Ask of a draft that it is read back as what it says, in either language, and can be checked and told of."""
    language = language_for(data)
    for keys in LANGUAGES:
        text = yaml_text(draft, keys).encode("utf-8", "surrogatepass")
        found = review(text, _NAME, Settings(TODAY, language), lambda route: repr(draft.origins(route)))
        assert found.document.tree is not None, found.findings[:1]
        assert keys != "en" or found.document.tree == _plain(draft.tree)
    told(draft, language)


def _plain(node: Node) -> Any:
    if isinstance(node, Value):
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(below) for key, below in node.items()}
    return [_plain(below) for below in node]


def _accounted(draft: Draft, found: Content | Flow) -> None:
    """Ask that every character is in a value, a label or what was left over."""
    texts = [value.text for value in values_in(draft.tree) if value.origins]
    texts += [piece.text for piece in (*draft.labels, *draft.leftovers)]
    if isinstance(found, Flow):
        source = [line.text for line in found.lines]
    else:
        source = [cell.text for table in found.tables for cell in table.cells]
    lost = characters(iter(source)) - characters(iter(texts))
    assert lost == Counter(), lost


def _rendered(kind: Literal["xlsx", "docx"]) -> Iterator[bytes]:
    """Yield small declarations as files of ``kind``."""
    for name in ("liwan_2024", "putuo_2026"):
        yield render(perfgoal.load(ROOT / "examples" / f"{name}.yaml", today=TODAY), kind)


def _texts() -> Iterator[bytes]:
    yield (ROOT / "tests" / "exchange" / "data" / "liwan_2024.txt").read_bytes()
    yield (ROOT / "examples" / "putuo_2026.md").read_bytes()
    rows = "项目名称\t甲项目\n主管部门\t科技局\n年度资金总额\t100\n其中：财政拨款\t100\n"
    yield (rows + "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t数量\t≥8个\n").encode()


def _drawings() -> Iterator[bytes]:
    drawing = Drawing().page()
    drawing.text(20, 30, "项目支出绩效目标申报表")
    drawing.table(
        (20, 120, 220, 320),
        (40, 60, 80, 100),
        (("项目名称", "甲项目", "主管部门"), ("一级指标", "二级指标", "三级指标"), ("产出指标", "数量指标", "数量")),
    )
    drawing.page().text(20, 30, "年度：2026", said="年度：2026")
    yield drawing.pdf()


def _none() -> Iterator[bytes]:
    return iter(())


def _target(kind: str, seeds: Callable[[], Iterator[bytes]], mutate: Mutator, longest: int) -> Target:
    return Target(kind, partial(read, kind), seeds, mutate, longest)


TARGETS: Sequence[Target] = (
    _target("text", _texts, mutation.lines, 8_192),
    _target("xlsx", partial(_rendered, "xlsx"), mutation.archive, 65_536),
    _target("docx", partial(_rendered, "docx"), mutation.archive, 65_536),
    _target("ods", _none, mutation.archive, 65_536),
    _target("xls", _none, mutation.records, 131_072),
    _target("pdf", _drawings, mutation.markup, 65_536),
)
