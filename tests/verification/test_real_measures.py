"""Measures on the real public data: known changes are found, known gaps are not called one."""

import csv
import importlib.util
import io
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.design.charts.funnels import ends_of
from frankpledge.evidence.charts.alerts import alerts
from frankpledge.evidence.charts.alerts import tests_of as alert_tests
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.comparison import compare, months_to_compare
from frankpledge.evidence.charts.groups import group_verdicts
from frankpledge.evidence.charts.sentences import sentence
from frankpledge.evidence.measures.calculate import read, refresh
from frankpledge.evidence.measures.definitions import all_measures, get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.official.people import FACTS
from frankpledge.evidence.store.covered import NOT_COMPARABLE
from frankpledge.evidence.store.releases import Store
from tests.archives import load
from tests.verification.forces_from_sources import COLUMNS, forces

pytestmark = pytest.mark.real_data


def reading(store):
    return ReleaseReader(store, store.release())


def followed():
    return [measure for measure in all_measures().values() if measure.followed]


def chart(store, area, name, **options):
    reader = reading(store)
    (found,) = series(reader, [get_measure(name)], reader.place(area), **options)
    return draw(found)


@pytest.mark.parametrize("name", sorted(all_measures()))
def test_bedfordshires_36_months_give_a_chart_of_every_measure(real_store, name):
    drawn = chart(real_store, "bedfordshire", name, first="2021-05", last="2024-04")
    assert len(drawn.points) == 36
    assert drawn.kind == get_measure(name).chart
    assert drawn.newest.centre is not None
    assert drawn.newest.lower <= drawn.newest.centre <= drawn.newest.upper
    assert sentence(drawn).startswith(get_measure(name).title)


@pytest.mark.parametrize("name", ["positive_outcome_rate", "no_suspect_identified"])
def test_avon_and_somersets_outcomes_of_march_2025_are_not_comparable(real_store, name):
    drawn = chart(real_store, "avon-and-somerset", name, first="2025-03", last="2025-03")
    (point,) = drawn.points
    assert point.at.status == NOT_COMPARABLE
    assert "47.9% are not known" in point.at.reason
    assert point.signal is None


def test_the_lockdown_of_2020_signals_in_leicestershire(real_store):
    for name, way in (("anti_social_behaviour", 1), ("total_crime", -1), ("shoplifting", -1)):
        drawn = chart(real_store, "leicestershire", name)
        spring = {
            p.at.month: p.signal.direction
            for p in drawn.signals
            if p.at.month in ("2020-04", "2020-05")
        }
        assert way in spring.values(), name
    reader = reading(real_store)
    place = reader.place("leicestershire")
    found = alerts(reader, followed(), [place], last="2020-04")
    # Four months before are too few to say what was to be expected.
    assert found.tests == ()
    assert all("too short to judge" in why for one, why in found.untested if "2020" in why)


@pytest.mark.parametrize(
    ("month", "measure", "way"),
    [
        ("2017-12", "neighbourhood_crime", 1),  # theft from the person before Christmas
        ("2018-09", "drugs", 1),
        ("2019-08", "stops_and_searches", 1),
        ("2020-04", "total_crime", -1),
    ],
)
def test_known_changes_of_the_city_are_told(real_store, month, measure, way):
    reader = reading(real_store)
    found = alerts(
        reader, [get_measure(measure)], [reader.place("city-of-london")], budget=1 / 16, last=month
    )
    assert (month, way) in [(a.point.month, a.direction) for a in found.found]


@pytest.mark.parametrize("name", ["stop_and_search_rate", "stop_and_search_disparity"])
def test_no_rate_by_residents_is_given_of_the_city(real_store, name):
    drawn = chart(real_store, "city-of-london", name)
    held = [point.at for point in drawn.points if point.at.status != "missing"]
    assert held
    assert {(at.status, at.value) for at in held} == {(NOT_COMPARABLE, None)}
    assert "its residents are few beside the people who work there and visit" in sentence(drawn)
    counts = chart(real_store, "city-of-london", "stops_and_searches")
    assert {p.at.rate for p in counts.points} == {None}
    assert any(p.at.is_judged for p in counts.points)


def test_the_public_files_alert_little_more_often_than_by_chance(real_store):
    reader = reading(real_store)
    made, told = 0, 0
    for force in ("bedfordshire", "city-of-london", "thames-valley", "leicestershire"):
        for one in series(reader, followed(), reader.place(force)):
            tests, _ = alert_tests(one, [p.month for p in one.points], 1 / 48)
            calm = [t for t in tests if not "2020-03" <= t.point.month <= "2021-06"]
            made += len(calm)
            told += sum(bool(t.direction) for t in calm)
    assert made > 800
    assert told <= 1.5 * made / 48


def test_kents_half_delivered_month_is_no_signal(real_store):
    reader = reading(real_store)
    place = reader.place("kent")
    for one in series(reader, list(all_measures().values()), place):
        drawn = draw(one)
        assert not [p for p in drawn.signals if p.at.month in ("2018-11", "2018-12")]
    found = alerts(reader, followed(), [place], last="2018-12")
    assert found.tests == ()


def test_38_areas_of_march_2025_are_compared_and_one_stands_apart_in_one_measure(real_store):
    reader = reading(real_store)
    named = {}
    for measure in all_measures().values():
        if "2025-03" in months_to_compare(real_store.release(), measure):
            found = compare(reader, measure, "2025-03")
            named[measure.name] = [area.place.code for area in found.apart]
            spread = ends_of(
                [a.value for a in found.areas], [line[0][1] for _, line in found.lines()]
            )
            values = [area.value for area in found.areas]
            assert (max(values) - min(values)) / (spread[1] - spread[0]) >= 0.4, measure.name
    assert len(named) >= 10
    assert {name: areas for name, areas in named.items() if areas} == {"drugs": ["merseyside"]}
    found = compare(reader, get_measure("total_crime"), "2025-03")
    assert len(found.areas) == 38
    assert found.funnel.spread.phi > 10
    why = {place.code: reason for place, reason in found.left_out}
    assert "residents are few" in why["city-of-london"]
    assert all("missing" in why[f] for f in ("metropolitan", "greater-manchester"))


def test_outcomes_are_compared_once_the_files_are_known_to_be_old_enough(
    real_store, real_data, tmp_path
):
    measure = get_measure("no_suspect_identified")
    assert months_to_compare(real_store.release(), measure) == []
    store = Store(tmp_path)
    march = sorted((real_data / "police-uk" / "bulk" / "2025-03").glob("*-street.csv*"))
    load(store, *march, downloaded="2025-10")
    assert months_to_compare(store.release(), measure) == ["2025-03"]
    shares = compare(reading(store), measure, "2025-03")
    left = {place.code: reason for place, reason in shares.left_out}
    assert "47.9%" in left["avon-and-somerset"]
    assert {"northumbria", "cumbria"} <= set(left)
    assert len(shares.areas) == 35
    assert not shares.apart


def test_the_verdict_is_shown_for_groups_of_three_to_ten(real_store):
    reader = reading(real_store)
    found = compare(reader, get_measure("shoplifting"), "2025-03")
    groups = group_verdicts(reader, found, "bedfordshire")
    assert [g.size for g in groups] == list(range(3, 11))
    assert all(set(a.members) < set(b.members) for a, b in zip(groups, groups[1:], strict=False))


def test_shipped_facts_of_forces_are_those_of_the_sources(real_data):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(forces(real_data / "geography"))
    assert FACTS.read_text("utf-8") == text.getvalue()


@pytest.fixture(scope="module")
def bedfordshire(real_data, tmp_path_factory) -> Store:
    """A store of Bedfordshire alone, with its results."""
    store = Store(tmp_path_factory.mktemp("bedfordshire"))
    load(store, *sorted((real_data / "police-uk" / "bulk").glob("*/*bedfordshire*")))
    refresh(store, store.release(), all_measures().values())
    return store


def test_duckdb_and_spark_give_the_same_answer_for_every_measure(bedfordshire):
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("the extra 'spark' is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java on this machine")
    # In a process of its own: a JVM warns and writes as it likes.
    command = [sys.executable, "-m", "frankpledge", "measure", "run", "--engine", "spark", "--csv"]
    done = subprocess.run(
        [*command, "--store", str(bedfordshire.root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    spark = {
        tuple(row[:4]): [float(cell) if cell else None for cell in row[4:]]
        for row in list(csv.reader(io.StringIO(done.stdout)))[1:]
    }
    measures = list(all_measures().values())
    rows = read(reading(bedfordshire), measures)
    duck = {(measures[row[0]].name, *row[1:4]): list(row[4:]) for row in rows}
    assert {key[0] for key in duck} == set(all_measures())
    assert set(duck) == set(spark)
    for key, values in duck.items():
        pair = [[math.nan if v is None else v for v in given] for given in (values, spark[key])]
        assert pair[0] == pytest.approx(pair[1], rel=1e-12, nan_ok=True), key
