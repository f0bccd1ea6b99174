"""What typst may take, and what is raised where it sets no PDF; apart from what starts it, which few commands need."""

from typing import Literal

SECONDS = 10
"""Time of a processor that typst may take."""
MEGABYTES = 320
"""Memory that typst may take beside its fonts, which all programs share. The whole command stays below 512 MB."""


class NotTypeset(Exception):
    """typst set no PDF. The ``reason``: it would take more than :data:`SECONDS` or :data:`MEGABYTES` (``costly``), it
    broke off (``broken``), or there is no Python to run it in (``alone``)."""

    def __init__(self, reason: Literal["costly", "broken", "alone"], said: str = "") -> None:
        super().__init__(said or reason)
        self.reason = reason
