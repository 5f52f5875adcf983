"""A month of a force is one figure: the same on every page, in every file and for every program."""

import csv
import io
import json
import re
from collections import Counter, defaultdict
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as few
from hypothesis import strategies as st

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.panel.queries.briefing import briefing
from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.cli import cli
from frankpledge.evidence.intake.synthetic import SyntheticForce, write_archive
from frankpledge.evidence.measures.breakdowns import breakdown
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.covered import ODD_MIX
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months, month_range, month_words
from tests.archives import load

pytestmark = pytest.mark.django_db

NOT_CRIMES = {"Anti-social behaviour"}
PROVISIONAL_MONTHS = 3
FIRST, LAST = "2024-01", "2025-04"
MONTHS = tuple(month_range(FIRST, LAST))
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def number(text):
    return None if text in ("", None) else float(text)


def seen(row, value="value"):
    """What one row of a file or an answer says of a month, in the same words for all of them."""
    found = {"value": number(row[value])}
    found |= {name: row[name] for name in ("status", "reason") if name in row}
    for name in ("provisional", "settled"):
        if name in row:
            found[name] = str(row[name]).lower() in ("yes", "true")
    return found


def added_up(rows):
    """The crimes of each month, from rows by month and kind."""
    months = defaultdict(list)
    for row in rows:
        if row["crime_type"] not in NOT_CRIMES:
            months[row["month"]].append(seen(row, "count"))
    found = {}
    for month, parts in months.items():
        (others,) = {tuple((k, v) for k, v in part.items() if k != "value") for part in parts}
        values = [part["value"] for part in parts]
        found[month] = dict(others) | {"value": None if None in values else sum(values)}
    return found


def told(*arguments):
    """What a command writes as CSV."""
    done = CliRunner().invoke(cli, [*arguments, "--csv"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return table(done.stdout)


def on_the_page(text):
    """The table of crimes by month that a force's page shows."""
    section = text[text.index('id="crimes"') : text.index('id="kinds"')]
    words = {month_words(month): month for month in month_range("2010-12", "2027-12")}
    rows = re.findall(
        r'<th scope="row"[^>]*>([^<]*)</th>\s*<td[^>]*>([^<]*)</td>\s*<td[^>]*>([^<]*)', section
    )
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    return {
        words[month]: {
            "value": None if count == "not held" else number(count.replace(",", "")),
            "provisional": ", provisional" in known,
        }
        for month, count, known in rows
    }


def surfaces(client, store, force):
    """Every place that gives crimes by month of a force, with what it says of each month."""
    base = f"/forces/{force}/"
    chart = f"{base}measures/total_crime"
    asked = f"?area={force}&measure=total_crime"
    command = ("--area", force, "--store", str(store.root))
    results = b"".join(client.get(f"/api/v1/results.csv{asked}").streaming_content).decode()
    frozen = figure_at(f"{chart}/", AT.date())
    by_row = {
        "measure CSV": table(client.get(f"{chart}.csv").text),
        "all measures CSV": [
            row
            for row in table(client.get(f"{base}measures.csv").text)
            if row["measure"] == "total_crime"
        ],
        "chart JSON": json.loads(client.get(f"{chart}.json").content)["points"],
        "API": client.get(f"/api/v1/results{asked}&limit=1000").json()["rows"],
        "API CSV": table(results),
        "citation": [dict(zip(frozen["columns"], row, strict=True)) for row in frozen["rows"]],
        "command chart": told("chart", "total_crime", *command),
        "command measure": told("measure", "run", "total_crime", *command),
    }
    kinds = ("--by", "month,crime_type", "--force", force, "--store", str(store.root))
    return {
        "force page": on_the_page(client.get(f"{base}?all").text),
        "force CSV": added_up(table(client.get(f"{base}crimes.csv").text)),
        "command counts": added_up(told("counts", *kinds)),
        **{name: {row["month"]: seen(row) for row in rows} for name, rows in by_row.items()},
    }


def alerted(client, store, force):
    """The tests of the newest quarter, as the site, the command and the API's signals give them."""
    tests = table(client.get(f"/alerts.csv?area={force}&measure=total_crime").text)
    command = ("--area", force, "--measure", "total_crime", "--store", str(store.root))
    assert told("alerts", *command) == tests
    signals = client.get(f"/api/v1/signals?area={force}&measure=total_crime&limit=1000").json()
    return tests, signals["rows"]


def check(client, store, force, truth=None):
    """Hold every surface to the measure's CSV, and that to the truth where it is known."""
    found = surfaces(client, store, force)
    known = found["measure CSV"]
    covered = {e.month: e for e in store.release().covered_of("street", force)}
    for name, months in found.items():
        for month, said in months.items():
            want = known.get(month) or {
                "value": None,
                "status": "missing",
                "reason": covered[month].reason,
                "provisional": False,
                "settled": True,
            }
            assert said == {key: want[key] for key in said}, (name, force, month)
        assert set(known) <= set(months), (name, force)
    coverage = client.get(f"/api/v1/coverage?force={force}&dataset=street&limit=1000").json()
    for row in coverage["rows"]:
        if row["month"] in known:
            want = known[row["month"]]
            assert (row["status"], row["reason"]) == (want["status"], want["reason"])
    for month, want in (truth or {}).items():
        said = known.get(month, {"value": None, "provisional": False})
        assert {key: said[key] for key in want} == want, (force, month)
    check_verdicts(client, store, force)
    if any(said["status"] == "complete" for said in known.values()):
        check_alerts(client, store, force, known)
    return len([said for said in known.values() if said["value"] is not None])


def check_verdicts(client, store, force):
    """The verdict on each month is one, wherever it is read."""
    chart = f"/forces/{force}/measures/total_crime"
    asked = f"?area={force}&measure=total_crime&limit=1000"
    by_place = {
        "chart CSV": table(client.get(f"{chart}.csv").text),
        "chart JSON": json.loads(client.get(f"{chart}.json").content)["points"],
        "API": client.get(f"/api/v1/verdicts{asked}").json()["rows"],
        "command": told("chart", "total_crime", "--area", force, "--store", str(store.root)),
    }
    found = {name: {r["month"]: r["verdict"] for r in rows} for name, rows in by_place.items()}
    known = found["chart CSV"]
    assert all(verdicts == known for verdicts in found.values()), force
    signals = client.get(f"/api/v1/signals{asked}").json()["rows"]
    outside = {r["month"]: f"unusually_{r['direction']}" for r in signals if r["rule"] == "outside"}
    assert {m: v for m, v in known.items() if v.startswith("unusually")} == outside


def check_alerts(client, store, force, known):
    """Only complete months are tested and signalled, and with the values that all else shows."""
    tests, signals = alerted(client, store, force)
    for row in (*tests, *signals):
        said = known[row["month"]]
        assert (said["status"], said["value"]) == ("complete", number(row["value"])), row["month"]
    panel, _ = Body.objects.get_or_create(
        slug=f"panel-{force}", defaults={"name": "Panel", "kind": BodyKind.PANEL, "area": force}
    )
    for signal in briefing(panel, AT).signals:
        if signal.alert.series.measure.name == "total_crime":
            value = signal.alert.point
            said = known[value.month]
            assert (said["status"], said["value"]) == (value.status, value.value)
            assert said["provisional"] == value.is_provisional


def check_parts(store, force):
    """Kinds of crime add up to all crime, districts and outcomes to what they are parts of."""
    reader = ReleaseReader(store, store.release())
    place = reader.place(force)
    for name, by in (
        ("total_crime", "crime_type"),
        ("total_crime", "outcome"),
        ("crimes_and_incidents", "district"),
        ("outcomes_recorded", "outcome"),
        ("stops_and_searches", "outcome"),
    ):
        measure = get_measure(name)
        (whole,) = series(reader, [measure], place, first="2010-12")
        parts = breakdown(reader, measure, place, by, first="2010-12")
        for value, *others in zip(whole.points, *(part.points for part in parts), strict=True):
            assert {part.month for part in others} == {value.month}
            counts = [part.numerator for part in others]
            if value.numerator is None:
                assert set(counts) == {None}
            else:
                assert sum(counts) == value.numerator, (name, by, force, value.month)
            marks = {(p.is_provisional, p.is_settled) for p in others}
            assert marks == {(value.is_provisional, value.is_settled)}


def truth_of(folder, force):
    """What the files themselves say of each month, counted row by row."""
    crimes, held = {}, []
    for month in MONTHS:
        path = folder / month / f"{month}-{force}-street.csv"
        if path.exists():
            held.append(month)
            rows = table(path.read_text("utf-8"))
            crimes[month] = len([r for r in rows if r["Crime type"] not in NOT_CRIMES])
    found = {}
    for month in MONTHS:
        found[month] = {
            "value": float(crimes[month]) if month in held else None,
            "provisional": month in held and month > add_months(held[-1], -PROVISIONAL_MONTHS),
        }
    return found


@pytest.fixture
def unlimited(site, settings):
    """A function that points the site at a store, whose API takes any number of questions."""
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    return site


holes = st.sets(st.sampled_from(MONTHS), max_size=5)


@st.composite
def forces(draw):
    """Three forces: with gaps anywhere, beginning later and ending before the others."""
    made = []
    for number_, slug in enumerate(("anyshire", "kent", "essex")):
        late, early = draw(st.integers(0, 4)), draw(st.integers(0, 4))
        outside = {*MONTHS[:late], *MONTHS[len(MONTHS) - early :]}
        made.append(
            SyntheticForce(
                slug=slug,
                districts=("Easthaven", "Northmoor") if slug == "anyshire" else ("Ashford",),
                rows_a_month=draw(st.sampled_from((60, 250))),
                first_lsoa=number_ * 100,
                missing=frozenset(outside | draw(holes)),
                partial={draw(st.sampled_from(MONTHS)): 0.3},
            )
        )
    return made


@few(max_examples=4, suppress_health_check=list(HealthCheck))
@given(made=forces())
def test_every_month_of_every_force_is_the_same_everywhere(made, unlimited, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    list(write_archive(folder, made, FIRST, LAST))
    store = Store(tmp_path_factory.mktemp("store"))
    load(store, folder)
    if store.current_number() is None:
        return
    client = unlimited(store)
    for force in made:
        check(client, store, force.slug, truth_of(folder, force.slug))
        if any(key[1] == force.slug for key in store.release().files):
            check_parts(store, force.slug)


@pytest.mark.real_data
def test_every_month_of_the_real_files_is_the_same_everywhere(real_store, unlimited):
    client = unlimited(real_store)
    release = real_store.release()
    held = [entry for entry in release.covered("street") if entry.is_held]
    forces_held = Counter(entry.force for entry in held)
    # One month has files and no figure: the kinds of Hampshire's file of August 2025 are odd.
    with_figures = forces_held - Counter(e.force for e in held if e.status == ODD_MIX)
    shown = {force: check(client, real_store, force) for force in forces_held}
    assert shown == with_figures == forces_held - Counter(["hampshire"])
    assert len(held) == 252
    for force in forces_held:
        check_parts(real_store, force)
