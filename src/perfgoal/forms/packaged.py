"""The forms that the package brings along (``schemas/forms/<name>.yaml``), read by the same loader as a declaration."""

from functools import lru_cache

from perfgoal.document import read_document
from perfgoal.forms.categories import FOLDER
from perfgoal.forms.faults import faults_of
from perfgoal.forms.profile import Form


@lru_cache(maxsize=1)
def form_names() -> tuple[str, ...]:
    """Return the names of the packaged forms."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=64)
def packaged_form(name: str) -> Form:
    """Return the packaged form ``name``; ``KeyError`` where there is none."""
    if name not in form_names():
        raise KeyError(name)
    return parse_form((FOLDER / f"{name}.yaml").read_bytes())


def parse_form(source: bytes | str) -> Form:
    """Return the form profile that ``source`` states, ``ValueError`` where it is none, or one with faults."""
    document = read_document(source)
    if document.tree is None:
        raise ValueError(f"not plain YAML: {document.faults[0].code}, line {document.faults[0].position.line}")
    form = Form.model_validate(document.tree)
    if faults := list(faults_of(form)):
        raise ValueError("; ".join(map(str, faults)))
    return form
