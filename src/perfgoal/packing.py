"""What is kept of a checked file, as text and back: to come from another process or a cache, or to be told twice.

It is JSON, because what lies in a cache may have been put there by someone else: reading it can make nothing but plain
data. A finding is kept as the JSON report tells it, and beside it what that does not tell, so that a report of many
files takes its lines as they are, and of the others no more is read than how many findings they have. The name of the
file is no part of it: it is the same wherever the file is called from.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from perfgoal.checked import Checked, Counts, Imported, Judgement, Outcome, Suppressed
from perfgoal.document.model import Edit, Position
from perfgoal.facts import Facts
from perfgoal.facts.packing import packed_facts, read_facts
from perfgoal.finding import Change, Finding, Fix, Place, Severity, Text
from perfgoal.plainjson import as_day, as_text, as_whole, json_line

_NAME = "\0"  # where the name of the file goes: JSON has no such character
_END = "\x1e"  # behind each part; nor has it this one
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_SEVERITIES = {severity.value: severity for severity in Severity}


class NotPacked(ValueError):
    """A text that :func:`packed` has not made."""


def finding_json(finding: Finding, name: str | None = None) -> str:
    """Return a finding as the JSON report tells it, on one line. ``name`` is what to write for its file, as JSON."""
    name = json_line(finding.file) if name is None else name
    places = [
        f'{{"file": {name if place.file == finding.file else json_line(place.file)}, '
        f"{json_line({'line': place.position.line, 'column': place.position.column, 'message': place.message})[1:]}"
        for place in finding.related
    ]
    head = json_line({"code": finding.code, "name": finding.name, "severity": finding.severity.value})
    body = {
        **_span(finding.position),
        "path": finding.path,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
    }
    tail = f'"related": [{", ".join(places)}], "fix": {json_line(_fix(finding.fix))}}}'
    return f'{head[:-1]}, "file": {name}, {json_line(body)[1:-1]}, {tail}'


def findings_json(checked: Checked) -> Iterator[str]:
    """Yield the findings of a file as the JSON report tells them, each on one line."""
    if isinstance(checked, _Packed):
        if checked.told:
            yield from checked.told.replace(_NAME, json_line(checked.file)).split(_END)
    else:
        yield from map(finding_json, checked.findings)


def packed(checked: Checked) -> str:
    """Return ``checked`` as one line of text, without its name."""
    if isinstance(checked, _Packed):
        return checked.text
    judgement = checked.judgement
    about = [checked.department, _day(checked.dated), checked.imported, checked.passing]
    head = [len(checked.findings), checked.counts, *about]
    rest = [
        list(map(_beside, checked.findings)),
        [
            [finding_json(each.finding, _NAME), _beside(each.finding), each.reason, _day(each.until), each.source]
            for each in checked.silenced
        ],
        list(checked.lines.items()),
        [judgement.outcomes, judgement.source, judgement.settings, _day(judgement.today)],
    ]
    facts = facts_text(checked)
    parts = (_dumps(head), facts, checked.tables, *(finding_json(each, _NAME) for each in checked.findings))
    return _END.join((*parts, _dumps(rest)))


def unpacked(text: str, file: str) -> Checked:
    """Return what :func:`packed` made a text of, with ``file`` as its name. :class:`NotPacked` for a text that does not
    begin so; of one that goes on otherwise, when that is asked for."""
    return _Packed(text, file)


def facts_text(checked: Checked) -> str:
    """Return the facts of ``checked`` as one line of text, an empty one where it has none."""
    if isinstance(checked, _Packed):
        return checked.facts_text
    return "" if checked.facts is None else packed_facts(checked.facts)


def unpacked_facts(text: str, *, indicators: bool = True) -> Facts:
    """Return the facts that :func:`facts_text` made a text of, without ``indicators`` where they are not asked for.
    :class:`NotPacked` for another text."""
    try:
        return read_facts(text, indicators=indicators)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotPacked(str(error)) from None


def outline(checked: Checked) -> Facts | None:
    """Return the facts of ``checked``, its indicators only where it has them at hand."""
    text = facts_text(checked) if isinstance(checked, _Packed) else ""
    return unpacked_facts(text, indicators=False) if text else checked.facts


class _Packed(Checked):
    """A checked file of which no more is read than is asked for."""

    text: str
    told: str
    facts_text: str

    def __init__(self, text: str, file: str) -> None:
        head, _, body = text.partition(_END)
        facts, _, body = body.partition(_END)
        tables, _, body = body.partition(_END)
        try:
            number, (errors, warnings, infos, safe, unsafe), department, dated, imported, passing = json.loads(head)
            counts = Counts(*map(as_whole, (errors, warnings, infos, safe, unsafe)))
            told, _, rest = body.rpartition(_END) if number else ("", "", body)
            held = {"file": file, "text": text, "told": told, "_rest": rest, "facts_text": facts, "counts": counts}
            about = {"department": as_text(department), "dated": as_day(dated), "imported": _imported(imported)}
            self.__dict__.update(held, **about, tables=tables)
            self.__dict__["passing"] = passing is True
        except (TypeError, ValueError) as error:
            raise NotPacked(str(error)) from None

    @cached_property
    def _parts(
        self,
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], dict[int, str], Judgement]:
        name = json_line(self.file)
        try:
            beside, silenced, lines, (outcomes, source, settings, today) = json.loads(self.__dict__["_rest"])
            told = json.loads(f"[{self.told.replace(_NAME, name).replace(_END, ',')}]")
            return (
                tuple([_finding(*each) for each in zip(told, beside, strict=True)]),
                tuple(
                    [
                        Suppressed(
                            _finding(json.loads(one.replace(_NAME, name)), more),
                            as_text(reason),
                            as_day(until),
                            "baseline" if source == "baseline" else "inline",
                        )
                        for one, more, reason, until, source in silenced
                    ]
                ),
                {as_whole(number): as_text(line) for number, line in lines},
                Judgement(tuple(map(_outcome, outcomes)), as_text(source), as_text(settings), as_day(today)),
            )
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
            raise NotPacked(str(error)) from None

    @cached_property
    def facts(self) -> Facts | None:
        return unpacked_facts(self.facts_text) if self.facts_text else None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return self._parts[0]

    @cached_property
    def silenced(self) -> tuple[Suppressed, ...]:
        return self._parts[1]

    @cached_property
    def lines(self) -> Mapping[int, str]:
        return self._parts[2]

    @cached_property
    def judgement(self) -> Judgement:
        return self._parts[3]


def _span(position: Position) -> dict[str, int]:
    return {
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_span(edit.position), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "message": fix.message, "edits": edits}


def _beside(finding: Finding) -> list[Any]:
    """Return what the JSON report does not tell of a finding: where its help begins in the message, its basis, its
    origin, and what else is kept of its related places and its fix."""
    whole = f"{finding.what} {finding.help}{finding.origin}" == finding.message
    said = len(finding.what) if whole else [finding.what, finding.help]
    places = [place.position[2:] for place in finding.related]
    fix = [finding.fix.means, finding.fix.codec] if finding.fix else None
    return [said, finding.basis, finding.anchor, finding.doubt, places, fix, finding.origin]


def _finding(told: Any, beside: Any) -> Finding:
    said, basis, anchor, doubt, places, fixed, origin = beside
    message, fix = as_text(told["message"]).removesuffix(as_text(origin)), told["fix"]
    what, help_ = (message[:said], message[said + 1 :]) if type(said) is int else map(as_text, said)
    return Finding(
        as_text(told["file"]),
        _position(told),
        as_text(told["code"]),
        as_text(told["name"]),
        _SEVERITIES[told["severity"]],
        what,
        help_,
        as_text(basis),
        _text_or_none(told["path"]),
        _text_or_none(told["expected"]),
        _text_or_none(told["actual"]),
        _text_or_none(told["difference"]),
        tuple(
            [
                Place(
                    as_text(one["file"]), Position(*map(as_whole, (one["line"], one["column"], *end))), one["message"]
                )
                for one, end in zip(told["related"], places, strict=True)
            ]
        ),
        None if fix is None else _to_fix(fix, *fixed),
        as_text(anchor),
        as_whole(doubt),
        origin,
    )


def _to_fix(told: Any, means: Any, codec: Any) -> Fix:
    return Fix(
        told["safe"] is True,
        as_text(told["message"]),
        tuple([Edit(_position(edit), as_text(edit["text"])) for edit in told["edits"]]),
        tuple([Change(tuple(route), as_text(text), "key" if of == "key" else "value") for route, text, of in means]),
        as_text(codec),
    )


def _imported(told: Any) -> Imported | None:
    if told is None:
        return None
    notices, leftovers, noticed, left = told
    return Imported(tuple(map(as_text, notices)), tuple(map(as_text, leftovers)), as_whole(noticed), as_whole(left))


def _position(told: Any) -> Position:
    return Position(*map(as_whole, (told["line"], told["column"], told["end_line"], told["end_column"])))


def _outcome(data: Any) -> Outcome:
    code, result, reasons = data
    return Outcome(as_text(code), result, tuple([Text(*map(as_text, reason)) for reason in reasons]))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text_or_none(value: Any) -> str | None:
    return None if value is None else as_text(value)
