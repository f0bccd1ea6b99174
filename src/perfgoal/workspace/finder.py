"""What holds where: the configuration of each folder, and the forms that it brings along."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from perfgoal.checking import Settings
from perfgoal.workspace.config import Config, find_config, read_config

if TYPE_CHECKING:
    from perfgoal.workspace.own_forms import OwnForm, OwnForms


class Finder:
    """Finds the configuration of a folder, and gives the settings for what lies in it.

    Configurations and forms are read once, however many files they hold for. ``config`` is a file to use everywhere
    instead of what is found (``FileNotFoundError`` where nothing bears the path). Everything here may raise
    :class:`~perfgoal.workspace.config.InvalidConfiguration`.
    """

    def __init__(self, settings: Settings, config: str | None = None) -> None:
        self._settings = settings
        self._given = None if config is None else read_config(config)
        self._configs: dict[str, Config | None] = {}
        self._forms: dict[str, OwnForms] = {}
        self._by_folder: dict[str, Settings] = {}

    def settings(self, folder: str) -> Settings:
        """Return the settings for the declarations in ``folder`` (an empty name is the working folder)."""
        known = self._by_folder.get(folder)
        if known is None:
            forms = self.forms(folder)
            known = self._settings if forms is None else replace(self._settings, find_form=forms.find)
            self._by_folder[folder] = known
        return known

    def forms(self, folder: str) -> "OwnForms | None":
        """Return the repository's own forms that hold for ``folder``, ``None`` where no configuration names any."""
        config = self._given or find_config(folder, self._configs)
        if config is None or not config.forms:
            return None
        if config.file not in self._forms:
            from perfgoal.workspace.own_forms import own_forms  # noqa: PLC0415  most folders have none

            self._forms[config.file] = own_forms(config, self._settings)
        return self._forms[config.file]

    @property
    def form_files(self) -> "Iterable[OwnForm]":
        """The form files of all configurations that were met, each once."""
        return {own.path: own for forms in self._forms.values() for own in forms.files}.values()
