"""The site's one reader: kept while nothing changes, and made again when anything does."""

import csv
import io

import pytest

from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import NotFound
from frankpledge.evidence.geography.populations import populations
from frankpledge.evidence.official import reference
from tests.archives import NOON, crime, load, street, write


@pytest.fixture
def loaded(site, store, tmp_path):
    load(store, write(tmp_path, "2025-01-kent-street.csv", street([crime()])))
    return site(store)


def rate(client):
    text = client.get("/forces/kent/measures/total_crime.csv").text
    (row,) = csv.DictReader(io.StringIO(text))
    return float(row["rate_per_100000"])


def test_requests_share_the_reader_of_the_release_in_force(loaded):
    assert current_release() is current_release()


def test_an_empty_store_has_none(site, store):
    site(store)
    with pytest.raises(NotFound, match="frankpledge ingest PATH"):
        current_release()


def test_a_new_release_is_read_by_a_new_reader(loaded, store, tmp_path):
    before = current_release()
    assert "there were 1 crimes" in loaded.get("/forces/kent/").text
    load(store, write(tmp_path, "2025-02-kent-street.csv", street([crime(month="2025-02")] * 3)))
    assert current_release() is not before
    assert "In February 2025 there were 3 crimes" in loaded.get("/forces/kent/").text


def test_another_store_is_read_by_another_reader(loaded, site, small_store):
    before = current_release()
    assert site(small_store).get("/forces/anyshire/").status_code == 200
    assert current_release() is not before
    assert current_release().store.root == small_store.root


def test_a_population_that_is_added_changes_rates_at_once(loaded, store, tmp_path):
    before, old = current_release(), rate(loaded)
    people = b"lsoacd,population\nE01024000,500\n"
    homes = (
        b"LSOA11CD,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM\n"
        b"E01024000,E01024000,Ashford 001A,E07000105,Ashford\n"
    )
    for kind, content in (("lsoa-population", people), ("lsoa-lookup", homes)):
        path = write(tmp_path, f"{kind}.csv", content)
        reference.add(store.root, kind, path, dated=None, source="a test", at=NOON)
    # Of the other districts of Kent what ships stays in force.
    kent, ashford = (populations()[code].newest.people for code in ("kent", "E07000105"))
    assert old == pytest.approx(100_000 / kent)
    assert rate(loaded) == pytest.approx(100_000 / (kent - ashford + 500))
    assert current_release() is not before
