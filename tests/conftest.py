"""Fixtures that several rooms share."""

from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from frankpledge.evidence.store import Store
from frankpledge.evidence.synthetic import write_archive
from tests.archives import SMALL, load
from tests.audit_lines import watching

# No test has a time limit: a slow machine is not a wrong answer.
hypothesis_settings.register_profile("frankpledge", deadline=None)
hypothesis_settings.load_profile("frankpledge")

REAL = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture
def store(tmp_path) -> Store:
    """An empty store."""
    return Store(tmp_path / "store")


@pytest.fixture(scope="session")
def small_archive(tmp_path_factory) -> Path:
    """Fourteen months of a small made-up force, one of them missing."""
    folder = tmp_path_factory.mktemp("archive")
    list(write_archive(folder, [SMALL], "2024-08", "2025-09"))
    return folder


@pytest.fixture(scope="session")
def small_store(small_archive, tmp_path_factory) -> Store:
    """A store that holds the small archive; never written to by a test."""
    store = Store(tmp_path_factory.mktemp("store"))
    load(store, small_archive)
    return store


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The public data set beside the project."""
    if not REAL.is_dir():
        pytest.skip("the public data set is not beside the project (../shared/data)")
    return REAL


@pytest.fixture(scope="session")
def real_store(real_data, tmp_path_factory) -> Store:
    """A store with the real archive and then its restated files."""
    store = Store(tmp_path_factory.mktemp("real"))
    load(store, real_data / "police-uk" / "bulk")
    load(store, real_data / "police-uk" / "restated")
    return store


@pytest.fixture
def site(settings, client):
    """A function that points the site at a store and gives a client."""

    def use(store):
        settings.FRANKPLEDGE_STORE = str(store.root)
        return client

    return use


@pytest.fixture(autouse=True)
def every_action_writes_its_line(request):
    """An action that changes the record and is not in the audit log fails the test."""
    for name in {"db", "transactional_db", "whole", "record_of_before"} & set(request.fixturenames):
        request.getfixturevalue(name)  # the record is still there when the watch ends
    with watching() as watch:
        yield
        faults = watch.faults()
    assert not faults, f"not in the audit log once: {'; '.join(faults)}"
