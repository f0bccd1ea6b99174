"""How many examples of a property are tried."""

from hypothesis import HealthCheck, settings

_AT_NIGHT = settings.get_current_profile_name() == "nightly"


def examples(number: int, *, at_night: int = 40) -> settings:
    """Return the settings of a property that is tried with about a ``number`` of examples on every commit, and with
    ``at_night`` times as many nightly. A whole declaration is large, and takes its time to be made up."""
    return settings(
        max_examples=number * (at_night if _AT_NIGHT else 1),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
