"""The engine on the real files: what they are known to hold, counted apart from it."""

import json

import pytest

from frankpledge.evidence import engine
from frankpledge.evidence.geography.districts import FACTS
from frankpledge.evidence.geography.national_grid import ACCURACY_METRES, to_wgs84
from frankpledge.evidence.geography.populations import FACTS as POPULATIONS
from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.store.ledger import ledger
from tests.archives import load
from tests.verification.districts_from_sources import districts, read
from tests.verification.populations_from_sources import populations as populations_of

pytestmark = pytest.mark.real_data


def entry(store, force, month):
    return next(
        e for e in store.release().covered("street") if (e.force, e.month) == (force, month)
    )


def test_every_row_of_the_archive_is_accounted_for(real_store, real_data):
    release = real_store.release(1)
    street = release.current("street")
    assert (len(street), sum(v.rows for v in street)) == (252, 1_851_002)
    assert (len(release.current("outcomes")), len(release.current("stop-and-search"))) == (54, 101)
    manifest = read(real_data / "MANIFEST.csv")
    rows = {
        row["file"]: row["rows"] for row in manifest if row["file"].startswith("police-uk/bulk/")
    }
    for held in release.files.values():
        version = held[-1].version
        name = version.file[version.file.index("police-uk/bulk/") :]
        assert version.rows == version.kept + version.rejected == int(rows[name]), name


def test_restated_months_of_bedfordshire_are_counted(real_store):
    # 2024-04: a plain comparison by Crime ID in Python gives 2,046 too (the data set's own
    # README says 2,045; the four months before it agree to the row).
    changed = {
        e.month: (e.change.outcomes_changed, e.change.rows_added, e.change.rows_removed)
        for e in ledger(real_store.release())
        if e.force == "bedfordshire"
    }
    assert changed == {
        "2023-12": (573, 0, 0),
        "2024-01": (649, 0, 0),
        "2024-02": (861, 0, 0),
        "2024-03": (1194, 0, 0),
        "2024-04": (2046, 0, 0),
    }


def test_restatement_agrees_with_a_plain_comparison(real_store, real_data):
    folder = real_data / "police-uk"
    for e in ledger(real_store.release()):
        if e.force != "bedfordshire":
            continue
        name = f"{e.month}/{e.month}-bedfordshire-street.csv.gz"
        older, newer = (
            {row["Crime ID"]: row for row in read(folder / part / name) if row["Crime ID"]}
            for part in ("bulk", "restated/later-download-to-2025-12")
        )
        column = "Last outcome category"
        assert e.change.outcomes_changed == sum(older[i][column] != newer[i][column] for i in older)


def test_older_download_of_the_city_is_told_by_its_rows(real_store):
    found = {e.month: e for e in ledger(real_store.release()) if e.force == "city-of-london"}
    december = found["2017-12"]
    assert "restated" in december.older_file
    assert (december.more_rows, december.change.outcomes_changed) == (187, 451)
    assert (december.change.rows_added, december.change.rows_removed) == (200, 13)
    others = [found[f"2017-{n:02d}"].change.outcomes_changed for n in range(2, 7)]
    assert sum(others) == 1224


@pytest.mark.parametrize(
    ("force", "month", "status"),
    [
        ("thames-valley", "2025-07", "missing"),
        ("city-of-london", "2017-10", "missing"),
        ("city-of-london", "2017-11", "missing"),
        ("kent", "2018-11", "partial"),
        ("kent", "2018-12", "partial"),
        ("city-of-london", "2017-05", "partial"),
        ("city-of-london", "2017-09", "partial"),
        ("leicestershire", "2020-04", "complete"),
        ("city-of-london", "2020-04", "complete"),
    ],
)
def test_coverage_of_months_that_are_known(real_store, force, month, status):
    found = entry(real_store, force, month)
    assert found.status == status
    assert (found.rows is None) == (status == "missing")


def test_rule_for_partial_months_raises_no_other_alarm(real_store):
    # docs/partial-months.md states this rate: 4 of 252, all of them real.
    partial = [e for e in real_store.release().covered("street") if e.status == "partial"]
    assert len(partial) == 4


def test_outcomes_of_forces_that_do_not_pass_them_on_are_not_comparable(real_store):
    apart = {
        e.force: e.outcomes_reason
        for e in real_store.release().covered("street")
        if e.month == "2025-03" and e.outcomes_reason
    }
    assert set(apart) == {
        "avon-and-somerset",
        "northumbria",
        "cumbria",
        "city-of-london",
        "northern-ireland",
    }
    assert apart["avon-and-somerset"].startswith("47.9%")


def test_no_missing_month_is_counted_as_zero(real_store):
    where = {"force": ("thames-valley",), "month": ("2025-07",)}
    for by in (("month",), ("month", "crime_type"), ("lsoa", "month"), ("outcome", "month")):
        rows = count(Question(by=by, where=where), real_store, real_store.release()).rows
        assert [row[-2:] for row in rows] == [(None, "missing")]


def test_districts_of_thames_valley_are_brought_forward(real_store):
    where = {"force": ("thames-valley",), "month": ("2018-10",)}
    rows = count(Question(by=("district",), where=where), real_store, real_store.release()).rows
    named = {row[0]: row[1] for row in rows}
    assert named["Buckinghamshire"] > 2500
    assert not {"Wycombe", "Chiltern", "South Bucks", "Aylesbury Vale"} & set(named)


def test_quoted_commas_of_leicestershire_stay_in_their_field(real_store):
    # A reader that guesses the quoting takes "Charnwood 021E" for a kind of crime here.
    rows = count(Question(by=("crime_type",)), real_store, real_store.release()).rows
    assert len([row for row in rows if row[0] is not None]) == 14


def test_summer_rows_of_another_utc_month_are_kept(real_store):
    versions = [v for v in real_store.release().current("stop-and-search")]
    paths = engine.texts(real_store.absolute(versions))
    with engine.connect() as connection:
        found = connection.execute(
            f"select count(*) from read_parquet({paths}) where"
            " strftime(happened_at at time zone 'UTC', '%Y-%m') <> strftime(month, '%Y-%m')"
        ).fetchone()
    assert found == (173,)


def test_codes_of_two_censuses_are_told_apart(real_store):
    vintage = {v.key[1:]: v.lsoa_vintage for v in real_store.release().current("street")}
    assert vintage[("leicestershire", "2022-01")] == "2011 or unchanged"
    assert vintage[("bedfordshire", "2022-01")] == "2021"


def test_shipped_districts_are_what_the_lookups_say(real_data):
    built = [{k: str(v) for k, v in row.items()} for row in districts(real_data / "geography")]
    assert read(FACTS) == built


def test_shipped_populations_are_what_the_estimates_say(real_data):
    folder = real_data / "official" / "population"
    built = [{k: str(v) for k, v in row.items()} for row in populations_of(folder)]
    assert read(POPULATIONS) == built


def test_grid_conversion_agrees_with_the_centres_of_the_police_areas(real_data):
    path = real_data / "geography" / "Police_Force_Areas.geojson"
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        facts = feature["properties"]
        longitude, latitude = map(float, to_wgs84(str(facts["BNG_E"]), str(facts["BNG_N"])))
        assert abs(longitude - facts["LONG"]) * 70_000 < ACCURACY_METRES, facts["PFA23NM"]
        assert abs(latitude - facts["LAT"]) * 111_200 < ACCURACY_METRES, facts["PFA23NM"]


def test_legacy_files_load(real_data, store):
    report = load(store, real_data / "legacy")
    found = {(v.force, v.month): v.kept for v in store.release().current("street")}
    assert found == {("avon-and-somerset", "2012-04"): 9, ("dyfed-powys", "2012-06"): 19}
    assert report.files_refused == 1  # forces.csv, which is no police.uk file
