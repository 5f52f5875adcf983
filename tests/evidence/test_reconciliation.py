"""Our counts of a year beside the official ones: never made to agree, and never of half a year."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from frankpledge.evidence.measures.reconciliation import (
    COLUMNS,
    Beside,
    OfficialYear,
    reconcile,
    rows_of,
)
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.official.crime_totals import TABLE
from frankpledge.evidence.official.definition import get_definition
from frankpledge.evidence.official.editions import Given, keep
from frankpledge.evidence.official.wide import FORCE, VALUE, Figure
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import month_range
from tests.archives import NOON, crime, load, street, write

OFFICIAL = {"total": 1_190, "violence": 700, "sexual": 50, "robbery": 250, "burglary": 190}


def figure(category, value, year=2024, state=VALUE, area="kent"):
    return Figure(
        area_kind=FORCE,
        area=area,
        period_kind="calendar_year",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        measure="offences",
        unit="offences",
        category=category,
        value=None if value is None else float(value),
        state=state,
        source_row="a test",
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Kent in 2024: 100 crimes a month; of 2025 nine months are held."""
    folder = tmp_path_factory.mktemp("year")
    kinds = {"Violence and sexual offences": 62, "Robbery": 22, "Burglary": 16}
    for month in month_range("2024-01", "2025-09"):
        rows = [crime(kind=k, month=month) for k, n in kinds.items() for _ in range(n)]
        rows += [crime(kind="Anti-social behaviour", month=month)] * 30
        write(folder / "in", f"{month}-kent-street.csv", street(rows))
    store = Store(folder / "store")
    figures = [figure(category, value) for category, value in OFFICIAL.items()]
    figures += [figure("shoplifting", None, state="suppressed"), figure("total", 1_200, year=2025)]
    figures.append(figure("total", 9_999, area="essex"))
    given = Given(file="a", sha256="a" * 64, issued=date(2025, 4, 24), source="", at=NOON)
    keep(store.root, get_definition(TABLE), figures, given)
    load(store, folder / "in")
    return ReleaseReader(store, store.release())


def test_a_year_is_set_beside_by_kind_and_groups_are_added_up(reader):
    _, year = reconcile(reader, reader.place("kent"))
    assert (year.first, year.last) == ("2024-01", "2024-12")
    assert {row.kind: (row.ours, row.official, row.difference) for row in year.rows} == {
        "All crime": (1_200, 1_190, 10),
        "Violence and sexual offences": (744, 750, -6),
        "Robbery": (264, 250, 14),
        "Burglary": (192, 190, 2),
    }


def test_a_year_that_is_not_held_whole_is_not_compared_and_says_so(reader):
    year, _ = reconcile(reader, reader.place("kent"))
    assert year.rows == ()
    assert year.sentence == (
        "January 2025 to December 2025: not compared, because we hold 9 of its 12 months in full."
    )


def test_the_sentence_says_what_official_statistics_record(reader):
    _, year = reconcile(reader, reader.place("kent"))
    assert year.sentence == (
        "From January 2024 to December 2024, official statistics record 1,190 crimes, 10 fewer"
        " than we count (0.8%). Small differences come from later corrections and from how police.uk"
        " groups offences."
    )
    assert year.source == (
        "Police force area data tables, Office for National Statistics and Home Office, the edition"
        " of 24 April 2025 (official statistics, not accredited official statistics), Open Government"
        " Licence v3.0"
    )


@pytest.mark.parametrize(
    ("kind", "ours", "is_finding"),
    [
        ("All crime", 1_030, False),
        ("All crime", 1_031, True),
        ("All crime", 969, True),
        ("Robbery", 1_100, False),
        ("Robbery", 1_101, True),
    ],
)
def test_a_difference_is_a_finding_past_three_percent_of_all_and_ten_of_a_kind(
    kind, ours, is_finding
):
    assert Beside(kind=kind, ours=ours, official=1_000).is_finding == is_finding


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        (1_000, "1,000 crimes, as many as we count. Small"),
        (990, "1,000 crimes, 10 more than we count (1.0%). Small"),
        (
            1_100,
            "1,000 crimes, 100 fewer than we count (10.0%). That is more than later corrections",
        ),
    ],
)
def test_more_fewer_and_as_many_are_told_apart(reader, ours, words):
    row = Beside(kind="All crime", ours=ours, official=1_000)
    year = OfficialYear(
        place=reader.place("kent"), first="2024-01", last="2024-12", source="", rows=(row,)
    )
    assert words in year.sentence


def test_nothing_is_said_of_a_force_without_an_official_count(reader):
    assert reconcile(reader, reader.place("surrey")) == []


def test_it_is_on_the_page_in_its_csv_and_in_the_api(reader, site):
    client = site(reader.store)
    page = client.get("/forces/kent/").text
    assert "Beside official statistics" in page
    assert "official statistics record 1,190 crimes, 10 fewer than we count (0.8%)" in " ".join(
        page.split()
    )
    lines = client.get("/forces/kent/official.csv").text.splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert lines[1].startswith("kent,2024-01,2024-12,All crime,1200,1190,10,0.8,false,")
    answer = client.get("/api/v1/reconciliation?area=kent").json()
    years = reconcile(reader, reader.place("kent"))
    assert [tuple(row.values()) for row in answer["rows"]] == rows_of(years)
    assert answer["notes"] == [year.sentence for year in years]
    assert "Beside official statistics" not in client.get("/forces/surrey/").text


def test_only_a_force_can_be_asked_for(reader, site):
    answer = site(reader.store).get("/api/v1/reconciliation?area=Ashford")
    assert answer.status_code == 400
    assert "official tables are of forces" in answer.text


def test_a_total_that_is_withheld_is_not_compared_and_says_why(tmp_path, reader):
    folder = tmp_path / "store"
    store = Store(Path(shutil.copytree(reader.store.root, folder)))
    given = Given(file="b", sha256="b" * 64, issued=date(2026, 4, 24), source="", at=NOON)
    keep(store.root, get_definition(TABLE), [figure("total", None, state="suppressed")], given)
    again = ReleaseReader(store, store.release())
    _, year = reconcile(again, again.place("kent"))
    assert year.sentence.endswith("not compared, because the official total is not given.")


def test_a_page_goes_on_where_official_figures_are_damaged(tmp_path, reader, site):
    store = Store(Path(shutil.copytree(reader.store.root, tmp_path / "store")))
    (store.root / "official" / "index.json").write_text("[{}]")
    page = site(store).get("/forces/kent/")
    assert page.status_code == 200
    assert "Beside official statistics" not in page.text
