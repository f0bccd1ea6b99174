"""By what a platform knows a finding again after other lines of its file have changed."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from perfgoal.checked import Checked
from perfgoal.finding import Finding


def fingerprints(checked: Checked, path: str) -> Iterator[tuple[Finding, str]]:
    """Yield each finding of a file with what stays the same as long as it is found: a hash of ``path``, of its code and
    anchor, and of how many before it have the same. It is 32 hexadecimal digits, and no two findings have the same."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in checked.findings:
        known = (finding.code, finding.anchor)
        counts[known] += 1
        text = "\0".join((path, *known, str(counts[known])))
        yield finding, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
