"""A real year beside the real workbook: what we count, what was published, and the pace of months."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from frankpledge.evidence.derive import ingest
from frankpledge.evidence.measures.reconciliation import reconcile
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.official.crime_totals import year_totals
from frankpledge.evidence.official.editions import add, recognise
from frankpledge.evidence.store.coverage import histories
from frankpledge.evidence.store.pace import paces
from frankpledge.evidence.store.releases import Store
from tests.archives import NOON

pytestmark = pytest.mark.real_data
WORKBOOK = "policeforceareatablesyedecember2024.xlsx"
# Ours, then official (table P4), as a person added them up by hand from the file and the workbook.
KNOWN = {
    "All crime": (49_764, 49_475),
    "Violence and sexual offences": (19_712, 17_830 + 1_760),
    "Shoplifting": (4_026, 4_026),
    "Robbery": (549, 548),
    "Burglary": (2_422, 2_403),
    "Vehicle crime": (4_825, 4_792),
    "Public order": (4_529, 4_532),
    "Criminal damage and arson": (4_372, 4_357),
    "Drugs": (1_847, 1_816),
    "Possession of weapons": (635, 589),
    "Other crime": (1_072, 1_100),
}


@pytest.fixture(scope="module")
def store(real_store, real_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("official") / "store"
    store = Store(Path(shutil.copytree(real_store.root, folder)))
    file = real_data / "home-office" / WORKBOOK
    add(store.root, file, recognise(file), issued=date(2025, 4, 24), source="", at=NOON)
    ingest([], store, at=NOON, derive=lambda _store, _release: [], is_judged_anew=True)
    return store


def test_our_year_beside_the_official_one(store):
    reader = ReleaseReader(store, store.release())
    years = {year.first: year for year in reconcile(reader, reader.place("bedfordshire"))}
    rows = {row.kind: (row.ours, row.official) for row in years["2023-01"].rows}
    assert {kind: rows[kind] for kind in KNOWN} == KNOWN
    assert [row.kind for row in years["2023-01"].rows if row.is_finding] == []
    assert years["2024-01"].rows == ()


def test_no_month_that_was_whole_is_behind_the_official_pace(store):
    partial = {
        (e.force, e.month) for e in store.release().covered("street") if e.status == "partial"
    }
    assert partial == {
        ("city-of-london", "2017-05"),
        ("city-of-london", "2017-09"),
        ("kent", "2018-11"),
        ("kent", "2018-12"),
    }


def test_the_months_of_march_2025_keep_the_pace_that_was_known(store):
    versions = {(v.force, v.month): v for v in store.release().current("street")}
    held = histories(store, store.release(), store.dataset("street"), versions)
    totals = year_totals(store.root)
    found = {
        force: paces(history, totals[force])["2025-03"].share
        for force, history in held.items()
        if "2025-03" in history and force in totals
    }
    assert len(found) > 35
    lowest, highest = (pick(found, key=lambda force: found[force]) for pick in (min, max))
    assert (lowest, round(found[lowest], 2)) == ("dorset", 0.85)
    assert (highest, round(found[highest], 2)) == ("hertfordshire", 1.12)
