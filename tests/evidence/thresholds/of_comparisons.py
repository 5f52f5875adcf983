"""Cases of areas side by side: how many there must be, their limits and their lines."""

from types import SimpleNamespace

from frankpledge.evidence.charts import comparison, groups
from frankpledge.evidence.charts.methods.apart import share_funnel
from frankpledge.evidence.charts.methods.funnel import dispersion
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.intervals import byar, wilson
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from tests import series
from tests.evidence.thresholds.cases import Case, is_refused
from tests.residents import always


def areas_side_by_side(count):
    """Return so many areas with 10 crimes per 100,000 residents, the last with a hundred times as many."""
    held = []
    for number in range(count):
        crimes = 100 if number + 1 < count else 10_000
        place = Place(
            kind="force",
            code=f"area-{number:02}",
            name=f"Area {number:02}",
            force=f"area-{number:02}",
            residents=always(1_000_000),
        )
        value = Value(
            month="2025-01",
            status="complete",
            value=float(crimes),
            numerator=crimes,
            denominator=1_000_000,
        )
        held.append((place, value))
    release = SimpleNamespace(number=1)
    return comparison.side_by_side(release, get_measure("shoplifting"), "2025-01", held, [])


def areas_beside(count):
    """Return the verdict on an area beside a group of which so many can be compared."""
    found = areas_side_by_side(21)
    members = [area.place.code for area in found.areas[1 : count + 1]]
    return groups.beside(found, found.areas[0], "a group", members, is_ours=True)


def is_level_of(kind, level):
    """Whether the funnel's lines of `kind` are its limits at `level`."""
    found = series.comparison(0)
    lower, upper = (line for name, line in found.lines() if name == kind)
    return [(low, high) for (_, low), (_, high) in zip(lower, upper, strict=True)] == [
        found.limits(size, level) for size, _ in lower
    ]


FUNNELS = [
    Case(
        "funnel.TRUNCATED",
        0.10,
        "areas, of which those kept tell how much all differ",
        lambda n: dispersion([float(v) for v in range(n)], [1.0] * n).areas,
        (9, 9),
        (10, 8),
        (11, 9),
    ),
    Case(
        "funnel.FEWEST_AREAS",
        5,
        "areas that are too few to say how much areas differ",
        is_refused(lambda n: dispersion([float(v) for v in range(n)], [1.0] * n)),
        (4, True),
        (5, False),
        (6, False),
    ),
    Case(
        "apart.HALF",
        0.5,
        "events in an area that has none, of ten cases with what is added",
        lambda n: round(10 * share_funnel([0.0] * 5, [9.0] * 5).middle, 6) == n,
        (0.4999, False),
        (0.5, True),
        (0.5001, False),
    ),
    Case(
        "comparison.FEWEST",
        5,
        "areas that are too few to be set side by side",
        is_refused(lambda n: areas_side_by_side(n)),
        (4, True),
        (5, False),
        (6, False),
    ),
    Case(
        "comparison.FEWEST_JUDGED",
        20,
        "areas that are enough to judge one of them",
        lambda n: areas_side_by_side(n).is_judged,
        (19, False),
        (20, True),
        (21, True),
    ),
    Case(
        "comparison.FEWEST_JUDGED",
        20,
        "areas, the last of which lies far out: whether it is called so",
        lambda n: areas_side_by_side(n).areas[-1].side,
        (19, 0),
        (20, 1),
        (21, 1),
    ),
    Case(
        "comparison.PER",
        100_000,
        "residents of whom one crime is a rate of one",
        lambda n: areas_side_by_side(5).areas[0].value * n / 100_000 == 10.0,
        (99_999, False),
        (100_000, True),
        (100_001, False),
    ),
    Case(
        "groups.FEWEST_JUDGED",
        5,
        "areas of a group that can be compared",
        lambda n: areas_beside(n).is_judged,
        (4, False),
        (5, True),
        (6, True),
    ),
    Case(
        "intervals.TWO_SIGMA",
        0.95,
        "level of the inner lines of a funnel",
        lambda level: is_level_of("warn", level),
        (0.949, False),
        (0.95, True),
        (0.951, False),
    ),
    Case(
        "intervals.TWO_SIGMA",
        0.95,
        "level of the interval of a count and of a share, where none is given",
        lambda level: (byar(65) == byar(65, level), wilson(65, 100) == wilson(65, 100, level)),
        (0.949, (False, False)),
        (0.95, (True, True)),
        (0.951, (False, False)),
    ),
    Case(
        "intervals.THREE_SIGMA",
        0.998,
        "level of the outer lines of a funnel",
        lambda level: is_level_of("limit", level),
        (0.9979, False),
        (0.998, True),
        (0.9981, False),
    ),
    Case(
        "comparison.STEPS",
        60,
        "points of each line of a funnel",
        lambda n: [
            len(line) == n for kind, line in series.comparison(0).lines() if kind != "centre"
        ],
        (59, [False] * 4),
        (60, [True] * 4),
        (61, [False] * 4),
    ),
]
