"""Residents of made-up areas."""

from frankpledge.evidence.geography.populations import Residents


def always(people: int) -> Residents:
    """Return as many residents in every year."""
    return Residents(tuple((year, people) for year in range(2010, 2030)))
