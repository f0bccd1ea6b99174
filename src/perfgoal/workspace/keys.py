"""What a configuration may say."""

import os
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from perfgoal.finding import Language, Severity

MOST = 100
"""Entries in one list or table of a configuration."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
"""A rule (its code, the beginning of one, or its name), or a pattern of files."""

Names = Annotated[tuple[Name, ...], Field(max_length=MOST)]
Severities = Annotated[dict[Name, Severity], Field(max_length=MOST)]


class _Table(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, alias_generator=lambda name: name.replace("_", "-")
    )


class Override(_Table):
    """What holds for some files, beside what holds for all: rules that are ignored, and other severities."""

    ignore: Names = ()
    severity: Severities = Field(default_factory=dict)


class Repository(_Table):
    """What the rules over all declarations of a repository go by: the ``roster`` of those that are due, which of the
    files hold ``last_year``'s, and the ``likeness`` from which on two declarations are called the same."""

    roster: Name | None = None
    last_year: Name | None = None
    likeness: Annotated[float, Field(ge=0.8, le=1)] = 0.9


class Keys(_Table):
    """What a configuration may say. Each key is declared here and nowhere else.

    ``extends`` is another configuration, relative to the folder of this one, which holds where this one says nothing.
    ``language`` is that of the messages. ``rules_version`` pins the rules: newer ones are told as infos. ``select`` and
    ``ignore`` name rules, ``severity`` gives rules another severity, ``paths`` says what else holds for the files that
    a pattern matches. ``exclude`` are files that are left out where a folder is searched, ``declarations`` those that
    are declarations even if they do not say so. ``forms`` are the files that state forms of the repository's own.
    ``baseline`` is the file of the findings that are accepted, ``repository`` asks for the rules over all declarations.
    Patterns and files are relative to the folder of the configuration, see :mod:`perfgoal.workspace.patterns`.
    """

    extends: Name | None = None
    language: Language | None = None
    rules_version: Annotated[int, Field(ge=1)] | None = None
    select: Names = ()
    ignore: Names = ()
    severity: Severities = Field(default_factory=dict)
    exclude: Names = ()
    declarations: Names = ()
    forms: Names = ()
    paths: Annotated[dict[Name, Override], Field(max_length=MOST)] = Field(default_factory=dict)
    baseline: Name | None = None
    repository: Repository | None = None


class Config(BaseModel):
    """The configuration in ``file``, an absolute path: its ``keys``, and the one that it extends."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    file: str
    keys: Keys = Keys()
    base: "Config | None" = None

    @property
    def folder(self) -> str:
        """The folder that its patterns are relative to."""
        return os.path.dirname(self.file)  # noqa: PTH120

    @property
    def chain(self) -> "tuple[Config, ...]":
        """This configuration and those that it extends, itself first."""
        return (self, *(self.base.chain if self.base else ()))

    @property
    def whole(self) -> "Config | None":
        """The nearest in the chain that asks for the rules over all declarations of its repository, if one does."""
        return next((each for each in self.chain if each.keys.repository is not None), None)
