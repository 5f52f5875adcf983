"""A second calculation, in NumPy and plain Python, that shares no code with the engine."""

import math
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from scipy.stats import t as student

from frankpledge.evidence import engine
from frankpledge.evidence.charts.methods.apart import rate_funnel
from frankpledge.evidence.charts.methods.attributes import p_limits, u_limits
from frankpledge.evidence.charts.methods.funnel import ratio_dispersion
from frankpledge.evidence.charts.methods.run_charts import run_chart
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.evidence.measures.checks import example_tables
from frankpledge.evidence.measures.definitions import all_measures
from frankpledge.evidence.measures.views import PARTS, query

TYPES = (
    "Anti-social behaviour",
    "Burglary",
    "Robbery",
    "Vehicle crime",
    "Theft from the person",
    "Violence and sexual offences",
    "Possession of weapons",
    "Drugs",
    "Shoplifting",
    "Criminal damage and arson",
    "Other crime",
)
NO_SUSPECT = "Investigation complete; no suspect identified"
LAST = (
    NO_SUSPECT,
    "Under investigation",
    "Status update unavailable",
    None,
    "Local resolution",
    "Court result unavailable",
    "Offender given a caution",
    "Unable to prosecute suspect",
)
POSITIVE = {"Local resolution", "Court result unavailable", "Offender given a caution"}
NOTHING_FOUND = ("A no further action disposal", "Nothing found - no further action")
FORCES = ("kent", "essex")
MONTHS = ("2025-01", "2025-02", "2025-03")

crimes = st.fixed_dictionaries(
    {
        "force": st.sampled_from(FORCES),
        "month": st.sampled_from(MONTHS),
        "crime_type": st.sampled_from(TYPES),
        "last_outcome": st.sampled_from(LAST),
        "crime_id": st.sampled_from([None, "a", "b", "c", "d"]),
        "n": st.integers(1, 40),
    }
)
outcomes = st.fixed_dictionaries(
    {
        "force": st.sampled_from(FORCES),
        "month": st.sampled_from(MONTHS),
        "crime_id": st.sampled_from(["a", "b", "c", "d", "e"]),
        "outcome_type": st.sampled_from(["Suspect charged", "Offender fined", NO_SUSPECT]),
        "n": st.just(1),
    }
)
stops = st.fixed_dictionaries(
    {
        "force": st.sampled_from(FORCES),
        "month": st.sampled_from(MONTHS),
        "outcome": st.sampled_from([*NOTHING_FOUND, "Arrest", "Community resolution", None]),
        "officer_defined_ethnicity": st.sampled_from(["White", "Black", "Asian", None]),
        "n": st.integers(1, 40),
    }
)
PEOPLE = {"kent": 1_500_000, "essex": 1_800_000}
ETHNIC = {
    "kent": {
        "white": 1_300_000,
        "black": 40_000,
        "asian": 60_000,
        "mixed": 30_000,
        "other": 10_000,
    },
    "essex": {
        "white": 1_500_000,
        "black": 30_000,
        "asian": 50_000,
        "mixed": 20_000,
        "other": 9_000,
    },
}
KINDS = {
    "crimes_and_incidents": set(TYPES),
    "total_crime": set(TYPES) - {"Anti-social behaviour"},
    "anti_social_behaviour": {"Anti-social behaviour"},
    "neighbourhood_crime": {"Burglary", "Robbery", "Vehicle crime", "Theft from the person"},
    "violence_and_sexual_offences": {"Violence and sexual offences"},
    "robbery": {"Robbery"},
    "possession_of_weapons": {"Possession of weapons"},
    "drugs": {"Drugs"},
    "shoplifting": {"Shoplifting"},
    "criminal_damage_and_arson": {"Criminal damage and arson"},
}


def grouped(rows):
    found = defaultdict(list)
    for row in rows:
        found[(row["force"], row["month"])].append(row)
    return found


def total(rows, wanted):
    return sum(row["n"] for row in rows if wanted(row))


def quotient(part, whole, times=1.0):
    return times * part / whole if whole else None


def count_of(kinds):
    def calculate(rows, _others, _force):
        return float(total(rows, lambda r: r["crime_type"] in kinds))

    return calculate


def share_of(words):
    def calculate(rows, _others, _force):
        crime = [r for r in rows if r["crime_type"] != "Anti-social behaviour"]
        return quotient(
            total(crime, lambda r: r["last_outcome"] in words), total(crime, lambda _r: True), 100
        )

    return calculate


def with_outcome(rows, _others, _force):
    crime = [r for r in rows if r["crime_type"] != "Anti-social behaviour"]
    return float(total(crime, lambda r: r["last_outcome"] is not None))


def has_outcome(row):
    return row["outcome"] is not None


def is_find(row):
    return row["outcome"] is not None and row["outcome"] not in NOTHING_FOUND


def of(group):
    return lambda row: row["officer_defined_ethnicity"] == group


def find_rate(rows):
    return quotient(total(rows, is_find), total(rows, has_outcome))


def disparity(rows, _others, force):
    rates = [total(rows, of(group)) / ETHNIC[force][group.lower()] for group in ("Black", "White")]
    return quotient(*rates)


def find_disparity(rows, _others, _force):
    black, white = (find_rate([r for r in rows if of(g)(r)]) for g in ("Black", "White"))
    return None if black is None or not white else black / white


def wait(rows, others, force):
    number = {month: index for index, month in enumerate(MONTHS)}
    recorded = {}
    for crime in others:
        if crime["force"] == force and crime["crime_id"]:
            month = number[crime["month"]]
            recorded[crime["crime_id"]] = min(month, recorded.get(crime["crime_id"], month))
    waits = np.array(
        [
            number[r["month"]] - recorded[r["crime_id"]]
            for r in rows
            if r["outcome_type"] != "Offender fined" and r["crime_id"] in recorded
        ]
    )
    waits = waits[waits >= 0] if waits.size else waits
    if not waits.size:
        return None
    values, counts = np.unique(waits, return_counts=True)
    place = int(np.searchsorted(np.cumsum(counts), waits.size / 2))
    below = counts[:place].sum()
    return float(values[place] - 0.5 + (waits.size / 2 - below) / counts[place])


SECOND = {
    **{name: count_of(kinds) for name, kinds in KINDS.items()},
    "positive_outcome_rate": share_of(POSITIVE),
    "no_suspect_identified": share_of({NO_SUSPECT}),
    "outcomes_recorded": with_outcome,
    "stops_and_searches": lambda rows, _o, _f: float(total(rows, bool)),
    "months_to_an_outcome": wait,
    "stop_and_search_rate": lambda rows, _o, force: 1000 * total(rows, bool) / PEOPLE[force],
    "stop_and_search_find_rate": lambda rows, _o, _f: quotient(
        total(rows, is_find), total(rows, has_outcome), 100
    ),
    "stop_and_search_disparity": disparity,
    "stop_and_search_find_disparity": find_disparity,
}


def engine_values(measure, given):
    with engine.connect(threads=1) as connection:
        for name, _, columns in example_tables(measure):
            rows = [dict.fromkeys(columns) | row for row in given[name]]
            if "is_crime" in columns:
                rows = [r | {"is_crime": r["crime_type"] != "Anti-social behaviour"} for r in rows]
            rows = [r | ({"month": f"{r['month']}-01"} if "month" in columns else {}) for r in rows]
            engine.table_from(connection, name, columns, [{c: r[c] for c in columns} for r in rows])
        rows = connection.execute(query(measure, "force")).fetchall()
    place = len(PARTS) + 2
    return {(row[0], row[1].strftime("%Y-%m")): row[place] for row in rows}


def test_every_shipped_measure_has_a_second_calculation():
    assert set(SECOND) == set(all_measures())


@pytest.mark.parametrize("name", sorted(SECOND))
@settings(max_examples=15)
@given(data=st.data())
def test_measures_agree(name, data):
    measure = all_measures()[name]
    rows_of = {"street": crimes, "outcomes": outcomes, "stop-and-search": stops}
    given_rows = {
        d.table: data.draw(st.lists(rows_of[d.name], min_size=1, max_size=30), label=d.name)
        for d in measure.sources
    }
    # The years before and after have others, so that a query that is wrong by one differs.
    given_rows["population"] = [
        {"area": f, "year": 2025 + away, "people": n * (1 + abs(away))}
        for f, n in PEOPLE.items()
        for away in (-1, 0, 1)
    ]
    given_rows["people_by_ethnicity"] = [{"area": f, **g} for f, g in ETHNIC.items()]
    found = engine_values(measure, given_rows)
    others = given_rows.get("street", []) if measure.datasets[0] == "outcomes" else []
    for (force, month), rows in grouped(given_rows[measure.sources[0].table]).items():
        if measure.form == "share" and measure.dataset == "street" and (force, month) not in found:
            assert all(r["crime_type"] == "Anti-social behaviour" for r in rows)
            continue
        if measure.form == "median" and (force, month) not in found:
            assert all(r["outcome_type"] == "Offender fined" for r in rows)
            continue
        wanted = SECOND[name](rows, others, force)
        value = found[(force, month)]
        assert (value is None) == (wanted is None), (force, month)
        if wanted is not None:
            assert value == pytest.approx(wanted, rel=1e-12, abs=1e-12)


gapped = st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=3, max_size=60)


@given(gapped)
def test_xmr_agrees(values):
    series = np.array([math.nan if v is None else v for v in values], dtype=float)
    ranges = np.abs(np.diff(series))
    if np.isnan(ranges).all():
        return
    found = xmr_limits(values)
    assert found.centre == pytest.approx(np.nanmean(series))
    assert found.upper == pytest.approx(np.nanmean(series) + 2.66 * np.nanmean(ranges))
    assert found.lower == pytest.approx(np.nanmean(series) - 2.66 * np.nanmean(ranges))


pairs = st.lists(
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=3,
    max_size=40,
)


@given(pairs)
def test_p_and_u_charts_agree(cases):
    parts, wholes = (np.array(column, dtype=float) for column in zip(*cases, strict=True))
    centre = parts.sum() / wholes.sum()
    for limits, sigma, ceiling in (
        (p_limits, np.sqrt(centre * (1 - centre) / wholes), 1.0),
        (u_limits, np.sqrt(centre / wholes), np.inf),
    ):
        found = limits(parts.tolist(), wholes.tolist())
        if not sigma.all():
            continue
        widening = np.abs(np.diff((parts / wholes - centre) / sigma)).mean() / 1.128
        assert found.centre == pytest.approx(centre)
        assert found.sigma_z == pytest.approx(widening)
        assert found.upper == pytest.approx(np.minimum(ceiling, centre + 3 * sigma * widening))
        assert found.lower == pytest.approx(np.maximum(0, centre - 3 * sigma * widening))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
def test_run_charts_agree(values):
    series = np.array(values)
    signs = np.sign(series - np.median(series))
    signs = signs[signs != 0]
    found = run_chart([float(v) for v in values])
    assert found.median == np.median(series)
    assert found.useful == signs.size
    assert found.crossings == int((np.diff(signs) != 0).sum())
    changes = np.flatnonzero(np.diff(signs)) + 1
    lengths = np.diff(np.concatenate([[0], changes, [signs.size]]))
    assert found.longest_run == (lengths.max() if signs.size else 0)


funnels = st.lists(st.tuples(st.integers(1, 400), st.floats(1, 400)), min_size=5, max_size=45)


@given(funnels)
def test_dispersion_of_ratios_agrees(areas):
    observed, expected = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    scores = np.log(observed / expected) * np.sqrt(expected)
    cut = int(0.1 * scores.size)
    order = np.argsort(scores, kind="stable")[cut : scores.size - cut]
    weights, z = expected[order], scores[order]
    phi = np.mean(z**2)
    spare = weights.sum() - (weights**2).sum() / weights.sum()
    tau = max(0.0, (z.size * phi - (z.size - 1)) / spare)
    found = ratio_dispersion(observed.tolist(), expected.tolist())
    assert found.phi == pytest.approx(phi)
    assert found.tau_squared == pytest.approx(tau, rel=1e-9, abs=1e-12)


def another_spread(values, error_of, areas):
    """The spread of trimmed areas by bisection, in NumPy."""
    cut = int(0.1 * areas)
    edge = norm.ppf(1 - cut / areas) if cut else np.inf
    wanted = 1 - 2 * edge * norm.pdf(edge) / (1 - 2 * cut / areas) if cut else 1.0

    def middle(scores):
        return np.sort(scores)[cut : areas - cut]

    centre = np.sort(values)[areas // 2]
    for _ in range(200):
        errors = error_of(centre)
        low, high = 0.0, ((values - centre) ** 2).max() / wanted + 1e-9
        excess = np.mean(middle((values - centre) / errors) ** 2) - wanted
        for _ in range(200 if excess > 0 else 0):
            half = (low + high) / 2
            spare = np.mean(middle((values - centre) / np.sqrt(errors**2 + half)) ** 2)
            low, high = (half, high) if spare > wanted else (low, half)
        tau = low if excess > 0 else 0.0
        scores = (values - centre) / np.sqrt(errors**2 + tau)
        kept = np.argsort(scores, kind="stable")[cut : areas - cut]
        weights = 1 / (errors[kept] ** 2 + tau)
        before, centre = centre, float((weights * values[kept]).sum() / weights.sum())
        if abs(before - centre) < 1e-12:
            break
    return centre, tau


@given(st.integers(5, 45), st.floats(0, 0.6), st.integers(0, 10**6))
def test_limits_of_comparisons_agree(areas, spread, seed):
    chance = np.random.default_rng(seed)
    bases = np.exp(chance.uniform(np.log(400), np.log(8000), areas))
    events = chance.poisson(bases * np.exp(spread * chance.standard_normal(areas))).astype(float)
    centre, tau = another_spread(
        np.log((events + 0.5) / bases), lambda c: 1 / np.sqrt(bases * np.exp(c)), areas
    )
    found = rate_funnel(events.tolist(), bases.tolist())
    assert found.spread.centre == pytest.approx(centre, abs=1e-4)
    assert found.spread.tau_squared == pytest.approx(tau, abs=1e-4)
    reach = student.ppf(0.999, areas - 1) * np.sqrt(1 / (1000 * np.exp(centre)) + tau)
    low, high = found.limits(1000, 0.998)
    assert low == pytest.approx(np.exp(centre - reach), rel=1e-3)
    assert high == pytest.approx(np.exp(centre + reach), rel=1e-3)
