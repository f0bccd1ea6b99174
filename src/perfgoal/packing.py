"""What is kept of a checked file, as text and back: to come from another process or a cache, or to be told twice.

It is JSON, because what lies in a cache may have been put there by someone else: reading it can make nothing but plain
data. The name of the file is no part of it, so that it is the same wherever the file is called from.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from perfgoal.checked import Checked, Judgement, Outcome, Suppressed
from perfgoal.document.model import Edit, Position
from perfgoal.finding import Change, Finding, Fix, Place, Severity, Text

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_SEVERITIES = {severity.value: severity for severity in Severity}


class NotPacked(ValueError):
    """A text that :func:`packed` has not made."""


def packed(checked: Checked) -> str:
    """Return ``checked`` as one line of text, without its name."""
    file = checked.file
    judgement = checked.judgement
    return _dumps(
        [
            checked.department,
            [_finding(finding, file) for finding in checked.findings],
            [[_finding(each.finding, file), each.reason, _day(each.until)] for each in checked.silenced],
            list(checked.lines.items()),
            [judgement.outcomes, judgement.source, judgement.settings, _day(judgement.today)],
            _day(checked.dated),
        ]
    )


def unpacked(text: str | bytes, file: str) -> Checked:
    """Return what :func:`packed` made a text of, with ``file`` as its name. :class:`NotPacked` for any other text."""
    try:
        department, findings, silenced, lines, (outcomes, source, settings, today), dated = json.loads(text)
        return Checked(
            file,
            tuple([_to_finding(each, file) for each in findings]),
            tuple([Suppressed(_to_finding(each, file), reason, _to_day(until)) for each, reason, until in silenced]),
            {_whole(number): _text(line) for number, line in lines},
            _text(department),
            Judgement(tuple(map(_to_outcome, outcomes)), _text(source), _text(settings), _to_day(today)),
            _to_day(dated),
        )
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise NotPacked(str(error)) from None


def _finding(finding: Finding, file: str) -> list[Any]:
    return [
        finding.position,
        finding.code,
        finding.name,
        finding.severity.value,
        finding.what,
        finding.help,
        finding.basis,
        finding.path,
        finding.expected,
        finding.actual,
        finding.difference,
        [[place.position, place.message, None if place.file == file else place.file] for place in finding.related],
        finding.fix,
        finding.anchor,
        finding.doubt,
    ]


def _to_finding(data: Iterable[Any], file: str) -> Finding:
    place, code, name, severity, *said, path, expected, actual, difference, related, fix, anchor, doubt = data
    what, help_, basis = map(_text, said)
    return Finding(
        file,
        _to_position(place),
        _text(code),
        _text(name),
        _SEVERITIES[severity],
        what,
        help_,
        basis,
        _text_or_none(path),
        _text_or_none(expected),
        _text_or_none(actual),
        _text_or_none(difference),
        tuple([Place(other or file, _to_position(at), _text(message)) for at, message, other in related]),
        None if fix is None else _to_fix(*fix),
        _text(anchor),
        _whole(doubt),
    )


def _to_fix(safe: Any, message: Any, edits: Any, means: Any, codec: Any) -> Fix:
    return Fix(
        safe is True,
        _text(message),
        tuple([Edit(_to_position(at), _text(text)) for at, text in edits]),
        tuple([Change(tuple(route), _text(text), "key" if of == "key" else "value") for route, text, of in means]),
        _text(codec),
    )


def _to_outcome(data: Any) -> Outcome:
    code, result, reasons = data
    return Outcome(_text(code), result, tuple([Text(*map(_text, reason)) for reason in reasons]))


def _to_position(data: Any) -> Position:
    return Position(*map(_whole, data))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
