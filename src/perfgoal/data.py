"""Where the files that ship with the package lie: schemas, form profiles and templates."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder ``name`` (``schemas`` or ``templates``): inside an installed package, or beside ``src``
    in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
