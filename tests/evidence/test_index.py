"""The index: every row is found where it is, nothing is made twice, ids stay."""

import math
import shutil
from functools import cache

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from frankpledge.errors import BadInput, Busy, Damaged, NotFound
from frankpledge.evidence.index import build as builder
from frankpledge.evidence.index.build import build, is_due, manifest, throw_away
from frankpledge.evidence.index.grid import MICRO, place_of, street_id
from frankpledge.evidence.index.reader import open_index
from frankpledge.evidence.index.shapes import MILE, Area, Circle, Spot
from frankpledge.evidence.store.releases import Store
from tests.archives import crime, load, street, write

JANUARY, FEBRUARY = "2025-01-thames-valley-street.csv", "2025-02-thames-valley-street.csv"


def quietly(_name, _steps):
    pass


@pytest.fixture(scope="session")
def indexed(small_store, tmp_path_factory) -> Store:
    store = Store(tmp_path_factory.mktemp("indexed") / "store")
    shutil.copytree(small_store.root, store.root)
    build(store, progress=quietly)
    return store


def plain_rows(store, month="2025-09"):
    """Return latitude, longitude and kind of a month's rows, read the plain way."""
    return _plain_rows(store.root, month)


@cache
def _plain_rows(root, month):
    store = Store(root)
    (version,) = [v for v in store.release().current("street") if v.month == month]
    return duckdb.sql(
        f"select latitude, longitude, crime_type from '{store.root / version.path}'"
    ).fetchall()


def haversine(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))


@given(north=st.floats(53.55, 53.8), east=st.floats(1.85, 2.45))
def test_a_circle_holds_what_a_plain_calculation_finds(indexed, north, east):
    wanted = sum(
        haversine(north, east, lat, lng) <= MILE
        for lat, lng, _ in plain_rows(indexed)
        if lat is not None
    )
    index = open_index(indexed)
    assert len(index.rows_in(index.month("street", "2025-09"), Circle(north, east))) == wanted


@given(
    st.lists(st.tuples(st.floats(53.5, 53.8), st.floats(1.8, 2.5)), min_size=3, max_size=3).filter(
        lambda c: Polygon([(b, a) for a, b in c]).area > 1e-6
    )
)
def test_a_polygon_holds_what_a_plain_calculation_finds(indexed, corners):
    shape = Polygon([(b, a) for a, b in corners])
    wanted = sum(
        shape.intersects(Point(lng, lat)) for lat, lng, _ in plain_rows(indexed) if lat is not None
    )
    index = open_index(indexed)
    assert len(index.rows_in(index.month("street", "2025-09"), Area(corners))) == wanted


def test_every_row_is_there_once_with_and_without_a_place(indexed):
    index = open_index(indexed)
    month = index.month("street", "2025-09")
    rows = plain_rows(indexed)
    everywhere = Area([(49.6, -8.9), (49.6, 2.4), (61, 2.4), (61, -8.9)])
    placed = index.rows_in(month, everywhere)
    assert len(placed) == sum(lat is not None for lat, _, _ in rows)
    nowhere = index.rows_nowhere(month, "anyshire")
    assert len(nowhere) == sum(lat is None for lat, _, _ in rows)
    assert (nowhere.place == -1).all()
    whole = index.rows_of_force(month, "anyshire")
    assert len(whole) == len(rows)
    kinds = np.array(month.facts["types"])[whole.column("type")]
    assert sorted(kinds) == sorted(kind for _, _, kind in rows)
    assert len(set(whole.column("number").tolist())) == len(rows)


def test_ids_are_whole_numbers_that_every_reader_of_json_holds(indexed):
    index = open_index(indexed)
    numbers = index.month("street", "2025-09")["row_number"]
    assert 0 <= numbers.min() <= numbers.max() < 2**53


@given(north=st.integers(49_500_000, 61_500_000), east=st.integers(-9_000_000, 2_500_000))
def test_a_streets_id_is_its_place(north, east):
    identity = street_id(north, east)
    assert identity < 2**53
    assert place_of(identity) == (north, east)


@pytest.mark.parametrize("identity", [0, 883_345, 2**52, 10**17])
def test_other_ids_are_of_no_place(identity):
    with pytest.raises(NotFound, match="No location"):
        place_of(identity)


def two_months(folder, outcome="Under investigation"):
    rows = [crime("a" * 64, outcome=outcome), crime(kind="Anti-social behaviour", outcome="")]
    write(folder, f"2025-01/{JANUARY}", street([*rows, crime(kind="Drugs", outcome="")]))
    write(folder, f"2025-02/{FEBRUARY}", street([crime("b" * 64, month="2025-02")]))
    return folder


def numbers(store, month="2025-01"):
    index = open_index(store)
    held = index.month("street", month)
    kinds = held.facts["types"]
    return {
        kinds[kind]: number
        for kind, number in zip(held["row_type"].tolist(), held["row_number"].tolist(), strict=True)
    }


def test_a_restated_month_is_made_anew_others_stay_and_ids_too(store, tmp_path):
    load(store, two_months(tmp_path / "one"))
    first = build(store, progress=quietly)
    before = numbers(store)
    assert not is_due(store)
    load(store, two_months(tmp_path / "two", outcome="Offender given a caution"))
    assert is_due(store)
    second = build(store, progress=quietly)
    assert second.months["street"]["2025-01"] != first.months["street"]["2025-01"]
    assert second.months["street"]["2025-02"] == first.months["street"]["2025-02"]
    assert numbers(store) == before
    assert open_index(store).release == store.current_number() == 2
    # Whoever reads the index before this one still finds its folders; no older one is kept.
    root = store.root / "index"
    assert all((root / folder).is_dir() for folder in first.folders)
    load(store, two_months(tmp_path / "three", outcome="Local resolution"))
    build(store, progress=quietly)
    assert not (root / first.months["street"]["2025-01"]).exists()


def test_work_that_breaks_off_leaves_the_index_as_it_was(store, tmp_path, monkeypatch):
    load(store, two_months(tmp_path / "one"))
    build(store, progress=quietly)
    before = manifest(store, store.current_number())
    load(store, two_months(tmp_path / "two", outcome="Local resolution"))

    def breaks(*_args, **_kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(builder, "fill_whole", breaks)
        with pytest.raises(KeyboardInterrupt):
            build(store, progress=quietly)
    assert manifest(store, store.current_number()) == before
    assert not list((store.root / "index").glob("*/*.part"))
    assert open_index(store).release == 1
    build(store, progress=quietly)
    assert open_index(store).release == 2


def test_a_damaged_index_says_how_to_mend_it_and_again_mends_it(store, tmp_path):
    load(store, two_months(tmp_path / "one"))
    made = build(store, progress=quietly)
    array = store.root / "index" / made.months["street"]["2025-01"] / "arrays.bin"
    array.write_bytes(b"no arrays")
    index = open_index(store)
    with pytest.raises(Damaged, match="frankpledge index --again"):
        index.rows_in(index.month("street", "2025-01"), Circle(51.75, -1.25))
    throw_away(store)
    build(store, progress=quietly)
    index = open_index(store)
    assert len(index.rows_in(index.month("street", "2025-01"), Circle(51.75, -1.25))) == 3


def test_a_store_without_an_index_says_what_to_do(store, tmp_path):
    load(store, two_months(tmp_path / "one"))
    with pytest.raises(Busy, match="frankpledge index"):
        open_index(store)


def test_one_id_on_several_rows_gives_several_numbers_and_finds_the_crime(store, tmp_path):
    rows = [crime("a" * 64, place=("-1.25", "51.75")), crime("a" * 64, place=("-1.26", "51.76"))]
    write(tmp_path, f"2025-01/{JANUARY}", street(rows))
    load(store, tmp_path)
    build(store, progress=quietly)
    index = open_index(store)
    held = index.month("street", "2025-01")["row_number"].tolist()
    assert len(set(held)) == 2
    assert len(index.rows_with_id("street", "a" * 64)) == 2
    assert index.rows_with_id("street", "b" * 64) == []


def test_the_nearest_point_is_the_nearest_though_another_is_in_the_box(store, tmp_path):
    places = [("-1.2500", "51.7681"), ("-1.2270", "51.7500")]
    write(tmp_path, f"2025-01/{JANUARY}", street([crime(place=p, outcome="") for p in places]))
    load(store, tmp_path)
    build(store, progress=quietly)
    nearest = open_index(store).nearest(51.75, -1.25)
    assert nearest == Spot(51_750_000, -1_227_000)
    distances = [haversine(51.75, -1.25, float(lat), float(lng)) for lng, lat in places]
    assert min(distances) == distances[1]
    with pytest.raises(NotFound, match="near this place"):
        open_index(store).nearest(-40.0, 100.0)


@pytest.mark.parametrize(
    ("corners", "said"),
    [
        ([(51.0, 0.0), (52.0, 1.0), (51.0, 1.0), (52.0, 0.0)], "cross"),
        ([(51.0, 0.0)] * 5, "three different"),
        ([(51 + n / 1e4, n % 2 / 1e4) for n in range(5_001)], "5,000"),
    ],
)
def test_what_is_no_polygon_is_refused(corners, said):
    with pytest.raises(BadInput, match=said):
        Area(corners)


def test_micro_degrees_are_what_police_uk_writes(store, tmp_path):
    write(tmp_path, f"2025-01/{JANUARY}", street([crime(place=("-0.111497", "51.518226"))]))
    load(store, tmp_path)
    build(store, progress=quietly)
    month = open_index(store).month("street", "2025-01")
    assert (month["place_lat"].tolist(), month["place_lng"].tolist()) == ([51_518_226], [-111_497])
    assert f"{month['place_lng'][0] / MICRO:.6f}" == "-0.111497"
