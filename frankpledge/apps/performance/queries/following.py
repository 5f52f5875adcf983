"""What a reader follows, and what changed in it within a budget of false alerts."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.apps.performance.queries.definitions import find_measure, followed
from frankpledge.apps.performance.queries.measures import Table
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.alerts import COLUMNS, USUAL_BUDGET, Alerts, alerts
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.areas import force_areas
from frankpledge.evidence.store.places import Place

MOST_FOLLOWED = 500  # series on one page


@dataclass(frozen=True, kw_only=True)
class AlertsPage:
    """What a reader follows, with what budget, and what is found."""

    snapshot: ReleaseReader
    measures: list[Measure]
    forces: list[Place]
    chosen_measures: list[str]
    chosen_areas: list[str]
    budget: str
    found: Alerts | None

    @property
    def is_synthetic(self) -> bool:
        """Whether anything that is followed is invented."""
        return any(is_synthetic(area) for area in self.chosen_areas)


def alerts_page(measures: Sequence[str], areas: Sequence[str], budget: str) -> AlertsPage:
    """Return the alerts of what is followed; nothing is tested until an area is chosen.

    Raises:
        NotFound: there is no such measure or area.
        BadInput: too much is followed, or the budget is no number or cannot be met.
    """
    snapshot = current_release()
    chosen = [find_measure(name) for name in dict.fromkeys(measures)] or followed()
    places = [snapshot.place(area) for area in dict.fromkeys(areas)]
    if len(chosen) * len(places) > MOST_FOLLOWED:
        raise BadInput(
            f"more than {MOST_FOLLOWED} series are chosen; choose fewer areas or measures"
        )
    found = None
    if places:
        found = alerts(snapshot, chosen, places, budget=_number(budget))
    held_forces = {key[1] for key in snapshot.release.files}
    return AlertsPage(
        snapshot=snapshot,
        measures=followed(),
        forces=[
            snapshot.force(a.code) for a in force_areas(snapshot.release) if a.code in held_forces
        ],
        chosen_measures=[m.name for m in chosen],
        chosen_areas=[p.code for p in places],
        budget=budget or f"{USUAL_BUDGET:g}",
        found=found,
    )


def _number(text: str) -> float:
    try:
        return float(text) if text else USUAL_BUDGET
    except ValueError:
        raise BadInput(f"the budget {text[:20]!r} is no number, such as 1 or 0.5") from None


def alerts_table(page: AlertsPage) -> Table:
    """Return the tests of the quarter as columns and rows."""
    return COLUMNS, [test.row() for test in page.found.tests] if page.found else []
