"""Whole tables of a release as files: the same rows, whole or not at all, proved and made again."""

import csv
import gzip
import io
import os

import duckdb
import pytest

from frankpledge.errors import Damaged
from frankpledge.evidence import exports
from frankpledge.evidence.derive import make as derive
from frankpledge.evidence.store.layers import read_manifest
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import verify
from tests.archives import NOON
from tests.once import copied


@pytest.fixture
def held(small_store, tmp_path) -> Store:
    """A store of its own."""
    return Store(copied(small_store.root, tmp_path / "held"))


def faults_of(store):
    """Return what a verification finds wrong with the whole tables."""
    found = verify(store, quick=False, at=NOON).faults
    return [fault for fault in found if fault.path.startswith(exports.LAYER)]


def rows(store, name, form):
    path, _ = exports.file_of(store, store.release().number, name, form)
    if form == exports.CSV:
        return list(csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))
    found = duckdb.sql(f"select * from read_parquet('{path}')")
    return [found.columns, *([None] * len(found))]  # a moment would need a library to be read


def test_both_forms_hold_every_row_in_force(held):
    exports.make(held, held.release())
    for name in held.datasets:
        total = sum(v.rows for v in held.release().current(name))
        as_csv, as_parquet = rows(held, name, exports.CSV), rows(held, name, exports.PARQUET)
        assert len(as_csv) == len(as_parquet) == total + 1
        assert as_csv[0] == list(as_parquet[0])


def test_they_are_named_with_their_digests_and_found_damaged(held):
    release = held.release()
    assert list(exports.find_faults(held, release, deep=True)) == []  # not made yet: no fault
    exports.make(held, release)
    manifest = read_manifest(held, exports.LAYER, release.number)
    assert len(manifest.digests) == 2 * len(held.datasets)
    assert faults_of(held) == []
    path, _ = exports.file_of(held, release.number, "street", exports.PARQUET)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    (fault,) = faults_of(held)
    assert fault.path.endswith("street.parquet")
    assert "frankpledge exports" in fault.cure
    path.write_bytes(b"short")
    assert exports.file_of(held, release.number, "street", exports.PARQUET) is None


def test_a_list_that_is_damaged_counts_as_none(held):
    number = held.release().number
    assert not exports.is_made(held, number)
    exports.make(held, held.release())
    assert exports.is_made(held, number)
    (held.root / exports.LAYER / f"release-{number:06d}.json").write_text("{}")
    assert not exports.is_made(held, number)
    assert exports.file_of(held, number, "street", exports.CSV) is None
    assert len(list(exports.find_faults(held, held.release(), deep=True))) == 1


def test_tables_of_an_older_release_go_when_the_newer_has_its_own(held):
    old = held.root / exports.LAYER / "000000"
    old.mkdir(parents=True)
    (old / "street.parquet").write_bytes(b"x")
    exports.make(held, held.release())
    assert not old.exists()


def test_nothing_half_made_is_named(held, monkeypatch):
    made = []

    def fails(part, target):
        made.append(target)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "put", fails)
    with pytest.raises(OSError, match="No space"):
        exports.make(held, held.release())
    assert len(made) == 1
    assert not exports.is_made(held, held.release().number)


def test_a_version_that_cannot_be_read_is_said(held):
    version = held.release().current("street")[0]
    os.truncate(held.root / version.path, 10)
    with pytest.raises(Damaged, match="ingest its archive again"):
        exports.make(held, held.release())


def test_an_ingest_does_not_make_them(held):
    derive(held, held.release())
    assert not exports.is_made(held, held.release().number)
