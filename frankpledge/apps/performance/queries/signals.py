"""What is unusual in the newest figures of a force: one entry for each measure."""

from dataclasses import dataclass

from django.urls import reverse

from frankpledge.apps.performance.queries.measures import Drawn, area_page
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


def newest_signals(slug: str) -> list[FigureSignal]:
    """Return what is unusual in the newest figures of a force; nothing where it has none here."""
    try:
        found = area_page(slug)
    except (
        NotFound,
        Damaged,
    ):  # an empty or damaged store has its own page; a list of tasks goes on
        return []
    return [_signal(slug, drawn) for drawn in found.special]


def newest_signal(slug: str, measure: str) -> FigureSignal:
    """Return what is unusual in a measure of a force.

    Raises:
        NotFound: nothing is, or there is no such force.
    """
    for signal in newest_signals(slug):
        if signal.measure == measure:
            return signal
    raise NotFound(f"Nothing is unusual now in {measure.replace('_', ' ')} of {slug}")


def _signal(slug: str, drawn: Drawn) -> FigureSignal:
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
    )
