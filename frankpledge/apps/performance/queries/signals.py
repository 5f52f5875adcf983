"""What is unusual in the newest figures of a force: one entry for each measure."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from frankpledge.apps.performance.queries.definitions import find_measure
from frankpledge.apps.performance.queries.measures import Drawn, area_page
from frankpledge.apps.performance.queries.reader import loaded_on
from frankpledge.errors import Damaged, NotFound


@dataclass(frozen=True, kw_only=True)
class FigureSignal:
    """A measure of a force whose newest month is unusual, and the address of its chart."""

    area: str
    measure: str
    title: str
    month: str
    sentence: str
    address: str
    loaded_on: date


def newest_signals(slug: str) -> list[FigureSignal]:
    """Return what is unusual in the newest figures of a force; nothing where it has none here."""
    try:
        found = area_page(slug)
    except (
        NotFound,
        Damaged,
    ):  # an empty or damaged store has its own page; a list of tasks goes on
        return []
    return [_signal(slug, drawn, loaded_on(found.snapshot.release)) for drawn in found.unusual]


def newest_signal(slug: str, measure: str) -> FigureSignal | None:
    """Return what is unusual now in a measure of a force; None where nothing is.

    Raises:
        NotFound: no measure is called so.
    """
    find_measure(measure)
    return next((s for s in newest_signals(slug) if s.measure == measure), None)


def _signal(slug: str, drawn: Drawn, loaded_on: date) -> FigureSignal:
    newest = drawn.chart.newest
    assert newest is not None  # without one it is not judged
    name = drawn.measure.name
    return FigureSignal(
        area=slug,
        measure=name,
        title=drawn.measure.title,
        month=newest.at.month,
        sentence=drawn.brief,
        address=reverse("performance:chart", args=[slug, name]),
        loaded_on=loaded_on,
    )
