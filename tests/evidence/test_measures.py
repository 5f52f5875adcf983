"""Measure folders, their results, and what the definitions refuse."""

import shutil
from datetime import date

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.measures import calculate
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.checks import check
from frankpledge.evidence.measures.definitions import SHIPPED, all_measures, folders, get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.tables import table
from tests.archives import crime, load, street, write

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("folder", folders(), ids=lambda f: f.name)
def test_shipped_measures_are_right_and_their_examples_come_out(folder):
    assert check(folder, shipped(), today=TODAY) == []


def test_at_least_fourteen_measures_ship():
    assert len(all_measures()) >= 14


def test_a_check_says_when_the_review_is_due():
    (finding,) = check(SHIPPED / "robbery", shipped(), today=date(2028, 1, 1))
    assert "review was due by 2027-11-24" in finding.what


@pytest.fixture
def copy(tmp_path):
    """A measure of one's own, to be spoiled."""
    folder = tmp_path / "measures" / "bicycle_theft"
    shutil.copytree(SHIPPED / "robbery", folder)
    for name in ("measure.sql", "example.csv"):
        text = (folder / name).read_text("utf-8").replace("Robbery", "Bicycle theft")
        (folder / name).write_text(text)
    return folder


def spoil(folder, name, before, after):
    path = folder / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after))


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("definition.toml", 'form = "count"', 'form = "sum"', "form must be one of count"),
        ("definition.toml", 'better = "lower"', "", "better is missing"),
        ("definition.toml", 'title = "Robbery"', 'title = ""', "title is empty"),
        ("definition.toml", 'chart = "xmr"', 'chart = "p"', "a count is drawn as xmr, run"),
        ("definition.toml", "second calculation", "methods group", "are the same; somebody else"),
        ("definition.toml", "review_by = 2027", "review_by = 2025", "is not after"),
        ("definition.toml", '"published"', '"archived"', "needs review.reason"),
        ("definition.toml", "[source]", "colour = 1\n[source]", "colour is no field"),
        ("definition.toml", "[review]", "[review", "cannot be read"),
        ("measure.sql", "group by", "grop by", "cannot be read for both engines"),
        ("measure.sql", "month,", "monat,", "does not run"),
        ("measure.sql", "from street", "from outcomes", "reads outcomes, which is not among"),
        ("measure.sql", "{area} as area", "'x' as area", "the query gives x 2026-04"),
        ("measure.sql", "sum(n)", "sum(1.5 * n)", "1.5 is a DECIMAL in Spark"),
        ("measure.sql", "'Bicycle theft'", "'Drugs'", "2 is expected and the query gives 0"),
        (
            "expected.csv",
            "2026-05,0,0",
            "2026-06,0,0",
            "2026-06 is expected and the query gives no",
        ),
        ("example.csv", "2026-04", "2026-44", "is not a month"),
        ("example.csv", "crime_type", "kind", "is no column of street"),
    ],
)
def test_check_tells_what_is_wrong(copy, name, before, after, said):
    assert check(copy, shipped(), today=TODAY) == []
    spoil(copy, name, before, after)
    assert any(said in f"{f.where}: {f.what}" for f in check(copy, shipped(), today=TODAY)), check(
        copy, today=TODAY
    )


def test_a_missing_file_is_named(copy):
    (copy / "measure.sql").unlink()
    (finding,) = check(copy, shipped(), today=TODAY)
    assert (finding.where, finding.what) == (str(copy / "measure.sql"), "is missing")


def test_a_file_that_cannot_be_read_is_named_apart_from_what_is_wrong_with_it(copy):
    (copy / "definition.toml").write_text("title = : ", "utf-8")
    (finding,) = check(copy, shipped(), today=TODAY)
    assert finding.where == str(copy / "definition.toml")
    assert finding.what.startswith("cannot be read: Invalid value")


def test_a_measure_is_added_by_a_folder_alone(copy, store, tmp_path):
    rows = [crime("a", "Bicycle theft"), crime("b", "Bicycle theft"), crime("c", "Burglary")]
    path = write(tmp_path, "2025-01/2025-01-thames-valley-street.csv", street(rows))
    load(store, path)
    shutil.copytree(copy, own_measures(store) / "bicycle_theft")
    measure = get_measure("bicycle-theft", own_measures(store))
    reader = ReleaseReader(store, store.release())
    (found,) = series(reader, [measure], reader.place("thames-valley"))
    assert [(p.month, p.value) for p in found.points] == [("2025-01", 2.0)]
    oxford = reader.place("E07000178")
    (found,) = series(reader, [measure], oxford)
    assert found.latest.value == 2.0
    assert found.latest.rate == pytest.approx(200_000 / oxford.residents.newest.people)


def test_a_measure_of_the_same_name_is_refused(store):
    shutil.copytree(SHIPPED / "robbery", own_measures(store) / "robbery")
    with pytest.raises(BadInput, match="of that name already"):
        all_measures(own_measures(store))


def test_a_part_of_a_measure_that_is_not_there_is_refused(store):
    own = own_measures(store) / "my_robbery"
    shutil.copytree(SHIPPED / "robbery", own)
    spoil(own, "definition.toml", '"neighbourhood_crime"', '"street_crime"')
    with pytest.raises(BadInput, match="part_of: no measure is called 'street_crime'"):
        all_measures(own_measures(store))


def test_unknown_measures_and_areas_are_refused(small_store):
    with pytest.raises(NotFound, match="measure list"):
        get_measure("nonsense")
    reader = ReleaseReader(small_store, small_store.release())
    with pytest.raises(NotFound, match="did you mean"):
        reader.place("bedfordshir")
    with pytest.raises(BadInput, match="is not given for districts"):
        series(reader, [get_measure("stop_and_search_rate")], reader.place("Easthaven"))


def test_missing_months_have_no_value_and_break_the_rolling_year(small_store):
    reader = ReleaseReader(small_store, small_store.release())
    (found,) = series(reader, [get_measure("total_crime")], reader.place("anyshire"))
    points = {p.month: p for p in found.points}
    assert len(points) == 14
    assert points["2025-03"].value is None
    assert points["2025-03"].status == "missing"
    assert all(p.rolling is None for p in found.points)


def test_a_month_more_calculates_that_month_alone(small_archive, store):
    months = sorted(path for path in small_archive.iterdir() if path.is_dir())
    load(store, *months[:-1])
    measures = list(all_measures().values())
    refresh(store, store.release(), measures)
    load(store, *months)
    by_measure = {}
    for measure in measures:
        by_measure[measure.name] = refresh(store, store.release(), [measure])
    assert set(by_measure.values()) == {1}
    assert refresh(store, store.release(), measures) == 0


def test_results_from_summaries_are_those_from_rows(small_store, monkeypatch):
    reader = ReleaseReader(small_store, small_store.release())
    places = [reader.place("anyshire")]
    chosen = [m for m in all_measures().values() if m.dataset == "street"]
    _, rows = table(reader, chosen, places)
    monkeypatch.setattr(calculate, "needs_rows", lambda *_arguments: True)
    monkeypatch.setattr(calculate, "LAYOUT", "rows")
    _, again = table(ReleaseReader(small_store, reader.release), chosen, places)
    assert again == rows


def test_a_damaged_result_is_made_again(small_archive, store):
    load(store, small_archive)
    measure = get_measure("robbery")
    reader = ReleaseReader(store, store.release())
    rows = calculate.read(reader, [measure])
    calculate.results_path(reader, measure).write_bytes(b"nothing")
    assert calculate.read(ReleaseReader(store, reader.release), [measure]) == rows != []


@pytest.mark.parametrize(
    ("counts", "said"),
    [("-5", "below 0"), ("null", "is empty"), ("9e30", "does not run"), ("sum(m)", "does not run")],
)
def test_a_query_that_counts_nonsense_is_refused(copy, store, small_archive, counts, said):
    load(store, small_archive)
    (copy / "measure.sql").write_text(
        f"select {{area}} as area, month, {counts} as numerator from street group by {{area}}, month"
    )
    shutil.copytree(copy, own_measures(store) / "bicycle_theft")
    measure = get_measure("bicycle_theft", own_measures(store))
    with pytest.raises(BadInput, match=said):
        refresh(store, store.release(), [measure])
    (own_measures(store) / "bicycle_theft" / "measure.sql").write_bytes(b"\xff")
    with pytest.raises(BadInput, match="is not text in UTF-8"):
        get_measure("bicycle_theft", own_measures(store))
    assert get_measure("robbery", own_measures(store)).name == "robbery"


def test_small_areas_are_given_by_whole_year_with_small_numbers_hidden(tmp_path, store):
    lsoas = [
        ("E01028513", "Oxford 005A"),
        ("E01028514", "Oxford 005B"),
        ("E01028515", "Oxford 005C"),
    ]
    paths = []
    for number in range(12):
        month = f"{2024 + (number + 3) // 12}-{(number + 3) % 12 + 1:02}"
        rows = [crime(f"{n}{month}", "Drugs", month=month, lsoa=lsoas[0]) for n in range(2)]
        rows += [crime(f"x{month}", "Drugs", month=month, lsoa=lsoas[1])] if number < 3 else []
        rows += [crime(f"y{month}", "Drugs", month=month, lsoa=lsoas[2])] if number < 2 else []
        name = f"{month}/{month}-thames-valley-street.csv"
        paths.append(write(tmp_path, name, street(rows)))
    load(store, *paths)
    reader = ReleaseReader(store, store.release())
    places = [reader.place(code) for code, _ in lsoas]
    _, rows = table(reader, [get_measure("drugs")], places)
    assert [(row[1], row[3], row[4], row[11]) for row in rows] == [
        ("E01028513", "2025-03", 24, "complete"),
        ("E01028514", "2025-03", None, "hidden"),
        ("E01028515", "2025-03", None, "hidden"),
    ]


def test_a_broken_measure_of_ones_own_does_not_close_the_site(copy, store, small_archive, site):
    load(store, small_archive)
    client = site(store)
    shutil.copytree(copy, own_measures(store) / "bicycle_theft")
    assert "Robbery" in client.get("/forces/anyshire/measures/bicycle_theft/").content.decode()
    spoil(own_measures(store) / "bicycle_theft", "measure.sql", "month,", "monat,")
    assert client.get("/forces/anyshire/").status_code == 200
    assert client.get("/forces/anyshire/measures/bicycle_theft/").status_code == 404
    spoil(own_measures(store) / "bicycle_theft", "definition.toml", "form", "from")
    assert client.get("/forces/anyshire/").status_code == 200
    assert client.get("/measures/").status_code == 200
    assert client.get("/measures/robbery/").status_code == 200
