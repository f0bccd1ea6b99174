"""All that is fuzzed, by name."""

from fuzz import documents, office, settings, values
from fuzz.target import Target

TARGETS: dict[str, Target] = {
    target.name: target for target in (*documents.TARGETS, *values.TARGETS, *settings.TARGETS, *office.TARGETS)
}
