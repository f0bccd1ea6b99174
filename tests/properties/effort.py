"""How many examples of a property are tried."""

from hypothesis import HealthCheck, settings

_TIMES = 40 if settings.get_current_profile_name() == "nightly" else 1


def examples(number: int) -> settings:
    """Return the settings of a property that is tried with about a ``number`` of examples on every commit, and with
    many more nightly. A whole declaration is large, and takes its time to be made up."""
    return settings(
        max_examples=number * _TIMES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
    )
