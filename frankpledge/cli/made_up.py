"""What persons and publishers add to evidence, made up for the force that does not exist."""

import hashlib
from datetime import UTC, date, datetime

from frankpledge.evidence.intake.synthetic import ANYSHIRE
from frankpledge.evidence.measures.breakdowns import breakdown, total
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.reconciliation import CRIME, KIND
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.official.crime_totals import TABLE
from frankpledge.evidence.official.definition import get_definition
from frankpledge.evidence.official.editions import Given, keep
from frankpledge.evidence.official.wide import FORCE, ROLLING, VALUE, Figure
from frankpledge.evidence.store.covered import COMPLETE
from frankpledge.evidence.store.overrulings import Subject, overrule
from frankpledge.evidence.store.releases import Store

DRUGS, WEAPONS = "Drugs", "Possession of weapons"
MADE_UP = "made up"
FIRST, LAST = date(2023, 10, 1), date(2024, 9, 30)  # twelve months that are whole
ISSUED = date(2025, 1, 23)
LESS = 0.995  # of our count: official counts are a little lower where crimes were struck out since
LESS_OF_WEAPONS = 0.86  # so much is more than corrections explain


def overrule_a_check(store: Store) -> None:
    """Have a person say, of one kind in one made-up month, that the check is wrong."""
    [month] = [month for month, (kind, _) in ANYSHIRE.leaps.items() if kind == DRUGS]
    overrule(
        store,
        Subject(dataset="street", force=ANYSHIRE.slug, month=month, kind=DRUGS),
        COMPLETE,
        text="Anyshire tested everybody arrested in a week of October; the force confirmed the count",
        by="Methods group",
        at=datetime.now(UTC),
    )


def add_official_counts(store: Store) -> None:
    """Keep an official count of a year that is near to ours, but not the same."""
    definition = get_definition(TABLE)
    ours = _counted(store)
    figures = [
        _figure(category, official if place == 0 else 0)
        for kind, categories in definition.kinds.items()
        if (official := _official(kind, ours)) is not None
        for place, category in enumerate(categories)
    ]
    figures.append(_figure("total", sum(int(figure.value or 0) for figure in figures)))
    given = Given(
        file=MADE_UP,
        sha256=hashlib.sha256(MADE_UP.encode()).hexdigest(),
        issued=ISSUED,
        source=MADE_UP,
        at=datetime.now(UTC),
    )
    keep(store.root, definition, figures, given)


def _counted(store: Store) -> dict[str, int]:
    reader = ReleaseReader(store, store.release())
    first, last = f"{FIRST:%Y-%m}", f"{LAST:%Y-%m}"
    place, measure = reader.force(ANYSHIRE.slug), get_measure(CRIME)
    parts = breakdown(reader, measure, place, KIND, first=first, last=last)
    return {part.part: total([part]) or 0 for part in parts}


def _official(kind: str, ours: dict[str, int]) -> int | None:
    if kind not in ours:
        return None
    return round(ours[kind] * (LESS_OF_WEAPONS if kind == WEAPONS else LESS))


def _figure(category: str, value: int) -> Figure:
    return Figure(
        area_kind=FORCE,
        area=ANYSHIRE.slug,
        period_kind=ROLLING,
        period_start=FIRST,
        period_end=LAST,
        measure="offences",
        unit="offences",
        category=category,
        value=float(value),
        state=VALUE,
        source_row=MADE_UP,
    )
