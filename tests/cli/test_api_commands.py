"""The commands behind the API."""

import json

import pytest
from click.testing import CliRunner

from frankpledge.cli import cli
from frankpledge.evidence.index.build import is_due
from frankpledge.evidence.store import Store
from tests.api.conftest import PLACES, boundary
from tests.archives import crime, street, write
from tests.evidence.test_neighbourhoods import answers, police_uk


def run(*arguments):
    return CliRunner().invoke(cli, [str(part) for part in arguments])


@pytest.fixture
def archive(tmp_path):
    write(tmp_path / "in", "2025-01/2025-01-kent-street.csv", street([crime("a" * 64)]))
    return tmp_path / "in"


def test_an_ingest_indexes_and_one_may_leave_it_for_later(tmp_path, archive):
    store = tmp_path / "store"
    assert run("ingest", archive, "--store", store, "--no-index").exit_code == 0
    assert is_due(Store(store))
    done = run("index", "--store", store)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Release 1 is indexed.")
    assert "indexed already" in run("index", "--store", store).output
    assert "Release 1 is indexed." in run("index", "--again", "--store", store).output
    other = tmp_path / "other"
    assert run("ingest", archive, "--store", other).exit_code == 0
    assert not is_due(Store(other))


def test_an_empty_store_cannot_be_indexed(tmp_path):
    done = run("index", "--store", tmp_path / "none")
    assert done.exit_code != 0
    assert "Nothing has been loaded" in str(done.exception)


def test_neighbourhoods_are_brought_in_listed_and_mirrored(tmp_path):
    store, folder = tmp_path / "store", tmp_path / "in"
    folder.mkdir()
    (folder / "kent.json").write_text(json.dumps(PLACES))
    (folder / "kent.geojson").write_text(json.dumps(boundary()))
    done = run("neighbourhoods", "import", folder, "--store", store)
    assert done.output == "kent: 1 neighbourhoods, 1 with a boundary.\n"
    (row,) = json.loads(run("neighbourhoods", "list", "--json", "--store", store).output)
    assert (row["force"], row["neighbourhoods"]) == ("kent", 1)
    with police_uk(answers()) as base:
        done = run("neighbourhoods", "fetch", "kent", "--base-url", base, "--pause", 0,
                   "--import", "--store", store)  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "1 neighbourhoods of kent" in done.output
    refused = run("neighbourhoods", "fetch", "kent", "--base-url", "x", "--store", store)
    assert "is not the address of a server" in str(refused.exception)
