"""The commands behind the API."""

import json

import pytest

from frankpledge.evidence.index.build import is_due
from frankpledge.evidence.store.releases import Store
from tests.api.conftest import PLACES, boundary
from tests.archives import crime, street, write
from tests.cli.test_commands import run
from tests.evidence.test_neighbourhoods import answers, police_uk


@pytest.fixture
def archive(tmp_path):
    write(tmp_path / "in", "2025-01/2025-01-kent-street.csv", street([crime("a" * 64)]))
    return tmp_path / "in"


def test_an_ingest_indexes_and_one_may_leave_it_for_later(tmp_path, archive):
    store = tmp_path / "store"
    run("ingest", archive, "--no-index", store=store)
    assert is_due(Store(store))
    done = run("index", store=store)
    assert done.stdout.splitlines()[-1] == "Release 1 is indexed."
    assert "indexed already" in run("index", store=store).stdout
    assert "Release 1 is indexed." in run("index", "--again", store=store).stdout
    other = tmp_path / "other"
    run("ingest", archive, store=other)
    assert not is_due(Store(other))


def test_an_empty_store_cannot_be_indexed(tmp_path):
    done = run("index", store=tmp_path / "none", expect=1)
    assert "Nothing has been loaded" in done.stderr


def test_neighbourhoods_are_brought_in_listed_and_mirrored(tmp_path):
    store, folder = tmp_path / "store", tmp_path / "in"
    folder.mkdir()
    (folder / "kent.json").write_text(json.dumps(PLACES))
    (folder / "kent.geojson").write_text(json.dumps(boundary()))
    done = run("neighbourhoods", "import", folder, store=store)
    assert done.stdout == "kent: 1 neighbourhoods, 1 with a boundary.\n"
    (row,) = json.loads(run("neighbourhoods", "list", "--json", store=store).stdout)
    assert (row["force"], row["neighbourhoods"]) == ("kent", 1)
    asked = ("neighbourhoods", "fetch", "kent", "--pause", 0, "--import", "--base-url")
    with police_uk(answers()) as base:
        assert "1 neighbourhoods of kent" in run(*asked, base, store=store).stdout
    refused = run(*asked, "x", store=store, expect=1)
    assert "is not the address of a server" in refused.stderr
