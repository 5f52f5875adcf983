"""Odd things where a store's files should be: said in words, and nothing else is touched."""

import orjson
import pytest

from frankpledge.errors import Damaged
from frankpledge.evidence import files
from frankpledge.evidence.derive import INDEX, RESULTS, make
from frankpledge.evidence.files import put
from frankpledge.evidence.store.digests import Digest
from frankpledge.evidence.store.layers import LayerManifest, read_manifest, write_manifest
from frankpledge.evidence.verify import verify
from tests.archives import NOON, crime, load, street, write

NAME = "2025-01-thames-valley-street.csv"


@pytest.fixture
def loaded(store, tmp_path):
    load(store, write(tmp_path / "in", NAME, street([crime()] * 3)))
    return store


@pytest.mark.parametrize("content", ["9" * 5000, "1" * 10, "\N{SUPERSCRIPT TWO}"])
def test_a_number_that_no_release_has_is_a_damaged_pointer(loaded, content):
    (loaded.root / "CURRENT").write_text(content, "utf-8")
    with pytest.raises(Damaged, match="CURRENT is damaged"):
        loaded.release()


@pytest.mark.parametrize("name", ["000002.json.0a1b.part", "\N{SUPERSCRIPT TWO}.json", "9.json"])
def test_what_is_no_manifest_is_no_release(loaded, tmp_path, name):
    (loaded.root / "releases" / name).write_text("{")
    assert loaded.manifests.numbers() == [1]
    assert list(loaded.manifests.faults()) == []
    new = write(tmp_path, "2025-02-kent-street.csv", street([crime(month="2025-02")]))
    assert load(loaded, new).release == 2


def test_a_manifest_that_names_nonsense_before_it_is_no_fault_of_ours(loaded, tmp_path):
    path = loaded.root / "releases" / "000001.json"
    path.write_bytes(orjson.dumps(orjson.loads(path.read_bytes()) | {"before": ["x", None]}))
    (loaded.root / "CURRENT").write_text("1\n")
    assert [fault.path for fault in loaded.manifests.faults()] == ["releases/000001.json"]


def test_where_no_digest_tells_a_manifest_is_compared_with_its_copy_and_put_back(loaded, tmp_path):
    path = loaded.root / "releases" / "000001.json"
    before = path.read_bytes()
    (loaded.root / "CURRENT").write_text("1\n")  # as a person writes it
    path.write_bytes(before.replace(b'"complete"', b'"partial"'))
    (fault,) = loaded.manifests.faults()
    assert (fault.path, fault.what) == ("releases/000001.json", "it is not what its copy is")
    load(loaded, tmp_path / "in")
    assert path.read_bytes() == before
    assert list(loaded.manifests.faults()) == []


@pytest.mark.parametrize("name", ["CURRENT", "releases/000001.json", "seen.json", "checked.json"])
def test_a_folder_where_a_file_belongs_is_named(loaded, tmp_path, name):
    path = loaded.root / name
    path.unlink()
    path.mkdir()
    new = write(tmp_path, "2025-02-kent-street.csv", street([crime(month="2025-02")]))
    with pytest.raises(Damaged, match=f"{name} is a folder.*move it away"):
        load(loaded, new)
    assert not list(loaded.root.rglob("*.part"))
    path.rmdir()
    load(loaded, new)
    assert {version.month for version in loaded.release().current("street")} >= {"2025-02"}


def test_a_manifest_that_cannot_be_read_is_damaged(loaded):
    path = loaded.root / "releases" / "000001.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(Damaged, match="000001.json cannot be read"):
        loaded.release()


def test_a_version_that_is_a_folder_is_named(loaded, tmp_path):
    path = loaded.root / loaded.release().current("street")[0].path
    path.unlink()
    path.mkdir()
    with pytest.raises(Damaged, match=f"{path.name} is a folder.*move it away"):
        load(loaded, tmp_path / "in")


@pytest.mark.parametrize("value", [[], {"a": 1}, None, 3])
def test_files_seen_with_nonsense_beside_them_are_read(loaded, tmp_path, value):
    seen = orjson.loads(loaded.seen_path.read_bytes())
    loaded.seen_path.write_bytes(orjson.dumps(dict.fromkeys(seen, value)))
    assert load(loaded, tmp_path / "in").files_unchanged == 1


@pytest.mark.parametrize("path", ["CURRENT", "versions/street", "results/../CURRENT", "/etc/hosts"])
def test_a_layer_names_its_own_files_alone(loaded, path):
    """What it names and is damaged is removed: nothing else in the store may be."""
    digest = loaded.release().digests.popitem()[1]
    write_manifest(loaded, "results", LayerManifest(release=1, digests={path: digest}))
    with pytest.raises(Damaged, match="is no file of this layer"):
        read_manifest(loaded, "results", 1)


def test_results_made_again_otherwise_are_what_was_written(loaded):
    """Another version of the engine writes other bytes: the new ones are the ones to prove."""
    make(loaded, loaded.release())
    held = read_manifest(loaded, "results", 1).digests
    path = next(iter(held))
    others = held | {path: Digest("0" * 64, held[path].bytes)}
    write_manifest(loaded, "results", LayerManifest(release=1, digests=others))
    assert [fault.path for fault in RESULTS.find_faults(loaded, loaded.release(), deep=True)] == [
        path
    ]
    make(loaded, loaded.release(), [RESULTS])
    assert list(RESULTS.find_faults(loaded, loaded.release(), deep=True)) == []


@pytest.mark.parametrize("facts", [{}, {"months": 3, "whole": "x"}, {"months": {"street": 3}}])
def test_an_index_laid_out_otherwise_is_named_and_made_again(loaded, facts):
    make(loaded, loaded.release(), [INDEX])
    held = read_manifest(loaded, "index", 1)
    write_manifest(loaded, "index", LayerManifest(release=1, facts=facts, digests=held.digests))
    named = [fault.path for fault in INDEX.find_faults(loaded, loaded.release(), deep=False)]
    assert named == ["index/release-000001.json"]
    make(loaded, loaded.release(), [INDEX])
    assert list(INDEX.find_faults(loaded, loaded.release(), deep=True)) == []


def test_a_manifest_with_nonsense_for_summaries_is_damaged(loaded):
    path = loaded.root / "releases" / "000001.json"
    path.write_bytes(orjson.dumps(orjson.loads(path.read_bytes()) | {"summaries": {"street": "x"}}))
    (loaded.root / "CURRENT").write_text("1\n")
    with pytest.raises(Damaged, match="000001.json is damaged"):
        loaded.release()


@pytest.mark.parametrize(
    "name", ["CURRENT.1.part", "seen.json.1.part", "releases/000002.json.1.part"]
)
def test_what_a_killed_ingest_left_half_written_is_cleared(loaded, tmp_path, name):
    loaded.scratch.mkdir()
    (loaded.root / name).write_text("1")
    load(loaded, tmp_path / "in")
    assert not (loaded.root / name).exists()


def test_a_verdict_that_cannot_be_noted_is_told(loaded):
    """Of a backup that may only be read, a verdict is wanted most."""
    (loaded.root / "verified.json").mkdir()
    (loaded.root / loaded.release().current("street")[0].path).unlink()
    assert "it is missing" in [fault.what for fault in verify(loaded, quick=True, at=NOON).faults]


def test_what_is_made_for_an_earlier_release_stays(loaded):
    for release in (3, 4, 1):
        write_manifest(loaded, "results", LayerManifest(release=release))
    held = [read_manifest(loaded, "results", number) is not None for number in (1, 3, 4)]
    assert held == [True, False, True]


@pytest.mark.parametrize("room_for", range(3))
def test_a_full_disk_leaves_the_release_before_and_nothing_amiss(
    loaded, tmp_path, monkeypatch, room_for
):
    """However far the writing of a release comes: its manifest, the copy, what names it."""
    written = []

    def full(part, target):
        written.append(target)
        if len(written) > room_for:
            raise OSError("no space left")
        put(part, target)

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(OSError, match="no space left"):
        loaded.manifests.write(2, b"{}")
    monkeypatch.undo()
    assert loaded.release().number == 1
    assert list(loaded.manifests.faults()) == []
    assert not list(loaded.root.rglob("*.part"))


def test_a_manifest_that_a_killed_ingest_left_takes_no_number(loaded, tmp_path):
    new = write(tmp_path, "2025-02-kent-street.csv", street([crime(month="2025-02")]))
    pointer = (loaded.root / "CURRENT").read_bytes()
    load(loaded, new)
    (loaded.root / "CURRENT").write_bytes(pointer)  # killed before its last step
    loaded.scratch.mkdir()
    report = load(loaded, new)
    assert (report.is_new, report.release) == (True, 2)
    assert list(loaded.manifests.faults()) == []


def test_after_going_back_by_hand_no_later_manifest_is_written_over(loaded, tmp_path):
    for month in ("2025-02", "2025-03"):
        load(loaded, write(tmp_path, f"{month}-kent-street.csv", street([crime(month=month)])))
    later = (loaded.root / "releases" / "000003.json").read_bytes()
    (loaded.root / "CURRENT").write_text("1\n")
    loaded.scratch.mkdir()
    new = write(tmp_path, "2025-04-kent-street.csv", street([crime(month="2025-04")]))
    assert load(loaded, new).release == 4
    assert (loaded.root / "releases" / "000003.json").read_bytes() == later
