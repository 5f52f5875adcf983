"""Cases of what drifts: the pattern of the year, and steps that are proposed."""

from datetime import UTC, datetime

from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.methods.season import after_a_year, factors
from frankpledge.evidence.charts.methods.steps import find_step
from frankpledge.evidence.charts.notes import KEEP, Note
from frankpledge.rules.periods import add_months
from tests import series
from tests.evidence.thresholds.cases import Case

UP_AND_DOWN = [-1.0, 1.0]


def is_in_the_mean(away):
    """Whether months so far from the middle one are in its centred mean."""
    values = [100.0] * 25
    values[12 - away] = values[12 + away] = 150.0
    return after_a_year(values)[12] < 1 - 1e-9


def has_a_mean(held):
    """Whether so many of thirteen months make a centred mean."""
    return after_a_year([100.0] * held + [None] * (13 - held)) is not None


def follows_with_a_month_of(percent):
    """Whether the time of year is taken out where every June has so little of the other months."""
    months = [add_months("2022-01", n) for n in range(36)]
    values = [
        160.0 if month[5:] in ("10", "11", "12", "01", "02", "03") else 100.0 for month in months
    ]
    values = [
        percent if month.endswith("-06") else v for month, v in zip(months, values, strict=True)
    ]
    return factors(months, values) is not None


def raised(by, at=12, months=24):
    """Return months that go up and down about 0, and from a place on about `by`."""
    return [v + by * (n >= at) for n, v in enumerate((UP_AND_DOWN * months)[:months])]


def place_of(at):
    """Return whether the step is found where it is, so many months from the first."""
    return find_step(raised(20, at=at, months=30)).place == at


def errors_away(times):
    """Whether a step so many times its error is found."""
    return find_step(raised(times * (24 / 22 * (2 / 12)) ** 0.5)) is not None


def is_answered(months):
    """Whether a note that limits stay, so many months after a step, answers it."""
    one = series.measured([*range(100, 104)] * 5 + [*range(150, 154)] * 3)
    found = draw(one).step
    note = Note(
        number=1,
        kind=KEEP,
        area="kent",
        measure="",
        month=add_months(found.first, months),
        text="why",
        by="A. Analyst",
        at=datetime(2026, 11, 24, tzinfo=UTC).isoformat(),
    )
    return draw(one, notes=[note]).step is None


STEPS = [
    Case(
        "season.HALF",
        6,
        "months from the middle of a centred mean",
        is_in_the_mean,
        (5, True),
        (6, True),
        (7, False),
    ),
    Case(
        "season.FEWEST_IN_MEAN",
        9,
        "months held of the thirteen of a centred mean",
        has_a_mean,
        (8, False),
        (9, True),
        (10, True),
    ),
    Case(
        "season.LEAST",
        0.25,
        "crimes in each June, where other summer months have 100 and winter months 160",
        follows_with_a_month_of,
        (31, False),
        (32, True),
        (33, True),
    ),
    Case(
        "steps.FEWEST",
        24,
        "months of a series with a step in its middle",
        lambda n: find_step(raised(20, months=n)) is not None,
        (23, False),
        (24, True),
        (25, True),
    ),
    Case(
        "steps.EACH_SIDE",
        6,
        "months before a step",
        place_of,
        (5, False),
        (6, True),
        (7, True),
    ),
    Case(
        "steps.SURE",
        5.0,
        "times its error that a step is high",
        errors_away,
        (4.99, False),
        (5.0, False),
        (5.01, True),
    ),
    Case(
        "new_level.NEAR",
        3,
        "months from a step to the note that limits stay",
        is_answered,
        (2, True),
        (3, True),
        (4, False),
    ),
]
