"""The measures that readers may see."""

from frankpledge.apps.performance.queries.reader import site_store
from frankpledge.errors import NotFound
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import DRAFT, Measure, named, sound_measures


def published() -> list[Measure]:
    """Return the measures that readers see: published, and archived with their reason.

    One of the store's own that is not right is left out; `measure check` tells why.
    """
    found = sound_measures(own_measures(site_store())).values()
    return [measure for measure in found if measure.review.status != DRAFT]


def followed() -> list[Measure]:
    """Return the measures that charts of an area and alerts follow unless others are asked for."""
    return [measure for measure in published() if measure.followed]


def find_measure(name: str) -> Measure:
    """Return a measure that readers may see.

    Raises:
        NotFound: there is none, or it is a draft.
    """
    measure = named(name, sound_measures(own_measures(site_store())))
    if measure.review.status == DRAFT:
        raise NotFound(f"No measure is called {name!r}")
    return measure
