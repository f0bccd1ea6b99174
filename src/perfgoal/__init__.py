"""Budget performance goals as code.

``load`` reads a declaration, ``check`` tells its findings, ``render`` prints it as its form, ``parse_target`` reads
the value of an indicator. Nothing is imported before it is asked for, so that a command that needs none of it starts at
once.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from perfgoal.api import InvalidDeclaration, check, load
    from perfgoal.declaration import Declaration
    from perfgoal.document import Position
    from perfgoal.finding import Finding, Severity
    from perfgoal.rendering import render
    from perfgoal.target import Target, parse_target
    from perfgoal.workspace import InvalidConfiguration

__version__ = "0.1.0"

_HOMES = {
    "Declaration": "perfgoal.declaration",
    "Finding": "perfgoal.finding",
    "InvalidConfiguration": "perfgoal.workspace",
    "InvalidDeclaration": "perfgoal.api",
    "Position": "perfgoal.document",
    "Severity": "perfgoal.finding",
    "Target": "perfgoal.target",
    "check": "perfgoal.api",
    "load": "perfgoal.api",
    "parse_target": "perfgoal.target",
    "render": "perfgoal.rendering",
}

__all__ = [
    "Declaration",
    "Finding",
    "InvalidConfiguration",
    "InvalidDeclaration",
    "Position",
    "Severity",
    "Target",
    "__version__",
    "check",
    "load",
    "parse_target",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'perfgoal' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  only for those who ask

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
