"""What holds where: the configuration of each file, and the forms that it brings along."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from perfgoal.checking import Settings
from perfgoal.finding import Language
from perfgoal.workspace.placing import named_by
from perfgoal.workspace.standing import may_be_configured

if TYPE_CHECKING:
    from perfgoal.workspace.keys import Config
    from perfgoal.workspace.own_forms import OwnForm, OwnForms


class Finder:
    """Finds the configuration of a file, and gives the settings for it.

    Configurations and forms are read once, however many files they hold for. ``settings`` are what the user asks for
    beside them: ``selected`` says that its codes are named one by one, so that no configuration selects others.
    ``config`` is a file to use everywhere instead of what is found (``FileNotFoundError`` where nothing bears the
    path), ``known`` are configurations that were read already, by folder. Without ``looking`` no folder is looked into:
    what is checked lies elsewhere, and nothing but ``config`` holds for it. Everything here may raise
    :class:`~perfgoal.workspace.invalid.InvalidConfiguration`.
    """

    def __init__(
        self,
        settings: Settings,
        config: str | None = None,
        *,
        selected: bool = False,
        known: "dict[str, Config | None] | None" = None,
        looking: bool = True,
    ) -> None:
        self._settings = settings
        self._selected = selected
        self._given = None if config is None else _read(config)
        self._looking = looking
        self._configs: dict[str, Config | None] = {} if known is None else known
        self._standing: dict[str, bool] = {}
        self._by_folder: dict[str, Config | None] = {}
        self._forms: dict[str, OwnForms | None] = {}
        self._held: dict[str, Settings] = {}

    def settings(self, path: str) -> Settings:
        """Return the settings for the declaration in the file ``path``; one that ends in a slash is a folder."""
        config = self.config(os.path.dirname(path))  # noqa: PTH120  at every file, and five times as fast
        if config is None:
            return self._settings
        held = self._held.get(config.file)
        if held is None:
            from perfgoal.workspace.holding import held_by  # noqa: PLC0415  most folders have no configuration

            forms = self._forms_of(config)
            held = held_by(config, self._settings, selected=self._selected)
            held = self._held[config.file] = held if forms is None else replace(held, find_form=forms.find)
        if all(not each.keys.paths for each in config.chain):
            return held
        from perfgoal.workspace.holding import held_for  # noqa: PLC0415

        return held_for(config, held, os.path.abspath(path))  # noqa: PTH100

    def config(self, folder: str) -> "Config | None":
        """Return the configuration that holds for ``folder`` (an empty name is the working folder)."""
        if self._given is not None or not self._looking:
            return self._given
        if folder not in self._by_folder:
            self._by_folder[folder] = self._found(folder)
        return self._by_folder[folder]

    def _found(self, folder: str) -> "Config | None":
        if not may_be_configured(folder, self._standing):
            return None
        from perfgoal.workspace.config import find_config  # noqa: PLC0415  most folders have no configuration

        return find_config(folder, self._configs)

    def language(self, folders: Iterable[str] = ()) -> Language | None:
        """Return the language that the configuration of the working folder asks for, or else the one that those of all
        ``folders`` do; ``None`` where there is none."""
        here = self._language_of("")
        others = set() if here else {self._language_of(folder) for folder in folders}
        return here or (others.pop() if len(others) == 1 else None)

    def _language_of(self, folder: str) -> Language | None:
        config = self.config(folder)
        chain = () if config is None else config.chain
        return next((each.keys.language for each in chain if each.keys.language), None)

    def baseline(self, folder: str) -> str | None:
        """Return the path of the baseline that holds for ``folder``, ``None`` where no configuration names one."""
        config = self.config(folder)
        return None if config is None else named_by(config)

    def speak(self, language: Language) -> None:
        """Have messages in ``language``, where nothing was read for a message yet."""
        self._settings = replace(self._settings, language=language)

    def forms(self, folder: str) -> "OwnForms | None":
        """Return the repository's own forms that hold for ``folder``, ``None`` where no configuration names any."""
        config = self.config(folder)
        return None if config is None else self._forms_of(config)

    def read_for(self, folder: str) -> Iterator[str]:
        """Yield the paths of the configurations and of the form files by which files in ``folder`` are checked."""
        config, forms = self.config(folder), self.forms(folder)
        yield from (each.file for each in (config.chain if config else ()))
        yield from (form.path for form in (forms.files if forms else ()))

    def _forms_of(self, config: "Config") -> "OwnForms | None":
        if all(not each.keys.forms for each in config.chain):
            return None
        if config.file not in self._forms:
            from perfgoal.workspace.own_forms import own_forms  # noqa: PLC0415  most folders have none

            self._forms[config.file] = own_forms(config, self._settings)
        return self._forms[config.file]

    @property
    def form_files(self) -> "Iterable[OwnForm]":
        """The form files of all configurations that were met, each once."""
        return {own.path: own for forms in self._forms.values() if forms for own in forms.files}.values()


def _read(file: str) -> "Config | None":
    from perfgoal.workspace.config import read_config  # noqa: PLC0415  most runs name none

    return read_config(file)
