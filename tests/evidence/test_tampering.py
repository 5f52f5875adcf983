"""A store that somebody or something changed: named by `verify`, healed by ingesting again."""

import shutil
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import orjson
import pytest

from frankpledge import cli
from frankpledge.evidence.derive import ingest
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import last_verdict, verify
from tests.archives import NOON, SMALL, crime, street, write
from tests.tampering import tamper

TABLE = tomllib.loads(Path(__file__).with_name("tamper_store.toml").read_text("utf-8"))
ROWS = TABLE["tampering"]
FIRST_OF_EACH = {row["file"]: row for row in reversed(ROWS) if not row.get("untouched")}
COMMANDS = (
    ("counts", "--by", "month,crime_type"),
    ("counts", "--by", "lsoa"),
    ("measure", "run", "total_crime", "--area", "anyshire", "--csv"),
    ("findings",),
    ("index",),
    ("verify", "--quick"),
)


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """Two downloads of a small force, and a file with something odd in it."""
    folder = tmp_path_factory.mktemp("archives")
    for last in ("2025-01", "2025-02"):
        list(write_archive(folder / last, [SMALL], "2025-01", last))
    odd = [crime("a" * 64, kind="Piracy"), crime("b" * 64), crime("c" * 64, month="2024-12")]
    write(folder / "2025-02" / "odd", "2025-01-thames-valley-street.csv", street(odd))
    return [folder / "2025-01", folder / "2025-02"]


@pytest.fixture(scope="module")
def whole(archives, tmp_path_factory):
    """A store of both downloads, as it should be."""
    store = Store(tmp_path_factory.mktemp("whole"))
    for archive in archives:
        ingest([archive], store, at=NOON)
    assert verify(store, quick=False, at=NOON).faults == ()
    return store


@pytest.fixture
def copy(whole, tmp_path):
    shutil.copytree(whole.root, tmp_path / "store", copy_function=shutil.copy2)
    return Store(tmp_path / "store")


def figures(store: Store) -> list:
    """Return what a release says, but for its number and time."""
    release = store.release()
    files = [(key, [e.version for e in held]) for key, held in release.files.items()]
    return [files, release.summaries, release.coverage]


@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_tampering_is_named_and_healed(copy, whole, archives, row):
    path = tamper(copy.root, row)
    faults = verify(copy, quick=False, at=NOON).faults
    named = row.get("names") or str(path.relative_to(copy.root))
    assert named in [fault.path for fault in faults]
    assert all(fault.what and fault.cure for fault in faults)
    for archive in archives:
        ingest([archive], copy, at=NOON)
    assert verify(copy, quick=False, at=NOON).faults == ()
    assert figures(Store(copy.root)) == figures(whole)


@pytest.mark.parametrize("row", FIRST_OF_EACH.values(), ids=FIRST_OF_EACH)
def test_healing_needs_no_verification_first(copy, whole, archives, row):
    tamper(copy.root, row)
    ingest(archives, copy, at=NOON)
    assert verify(copy, quick=False, at=NOON).faults == ()
    assert figures(copy) == figures(whole)


@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_no_command_calls_a_damaged_store_a_fault_of_ours(copy, row, monkeypatch, capsys):
    tamper(copy.root, row)
    for words in COMMANDS:
        monkeypatch.setattr(sys, "argv", ["frankpledge", *words, "--store", str(copy.root)])
        status = 0
        try:
            cli.main()
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        assert status in (None, 0, 1), (words, said.err)
        assert "a fault of ours" not in said.err


@pytest.mark.parametrize("is_verified", [True, False])
@pytest.mark.parametrize(
    ("file", "command"),
    [("index/street/*/arrays.bin", ("index",)), ("results/total_crime-*", ("measure", "run"))],
)
def test_the_command_that_a_cure_names_is_enough(copy, monkeypatch, file, command, is_verified):
    path = str(tamper(copy.root, {"file": file, "how": "flip"}).relative_to(copy.root))
    if is_verified:
        (fault,) = verify(copy, quick=False, at=NOON).faults
        assert (fault.path, " ".join(command) in fault.cure) == (path, True)
    monkeypatch.setattr(sys, "argv", ["frankpledge", *command, "--store", str(copy.root)])
    with suppress(SystemExit):
        cli.main()
    assert verify(copy, quick=False, at=NOON).faults == ()


def test_quick_reads_whole_only_what_the_release_brought(copy):
    held = copy.release().files[("street", "anyshire", "2025-01")]
    assert held[0].since_release == 1
    old, new = held[0].version.path, "versions/*/*/2025-02*.parquet"
    old_path = tamper(copy.root, {"file": old, "how": "flip"})
    assert verify(copy, quick=True, at=NOON).faults == ()
    new_path = tamper(copy.root, {"file": new, "how": "flip"})
    named = [fault.path for fault in verify(copy, quick=True, at=NOON).faults]
    assert named == [str(new_path.relative_to(copy.root))]
    assert str(old_path.relative_to(copy.root)) in [
        fault.path for fault in verify(copy, quick=False, at=NOON).faults
    ]


def test_the_last_verdict_is_kept_with_its_time(copy):
    tamper(copy.root, ROWS[0])
    verify(copy, quick=False, at=NOON)
    last = last_verdict(copy)
    assert (last.at, last.release, last.faults) == (NOON, 2, 1)
    (copy.root / "verified.json").write_text("[]")
    assert last_verdict(copy) is None


def test_counts_of_an_earlier_release_are_made_again(copy, archives):
    earlier = copy.release(1).summaries["street"]["2025-01"]
    assert earlier not in copy.release().summaries["street"].values()
    (copy.root / earlier).unlink()
    assert [fault.path for fault in verify(copy, quick=False, at=NOON).faults] == [earlier]
    ingest([archives[0]], copy, at=NOON)
    assert verify(copy, quick=False, at=NOON).faults == ()
    assert (copy.root / earlier).is_file()


@pytest.mark.parametrize("content", ["", "[]", "{", "3", '{"a": 1}'])
def test_a_damaged_list_of_what_is_whole_is_only_slower(copy, archives, content):
    for path in copy.root.glob("**/checked.json"):
        path.write_text(content)
    assert not ingest(archives, copy, at=NOON).is_new
    assert verify(copy, quick=False, at=NOON).faults == ()


def test_a_fault_while_something_is_derived_leaves_the_release_before(copy, archives, tmp_path):
    before = copy.release()
    new = write(tmp_path, "2025-03-kent-street.csv", street([crime("d" * 64, month="2025-03")]))

    def breaks(_store, release):
        assert release.number == before.number + 1
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        ingest([new], copy, at=NOON, derive=breaks)
    assert copy.release() == before
    assert verify(copy, quick=False, at=NOON).faults == ()
    assert ingest([new], copy, at=NOON).is_new


def test_a_store_of_before_digests_were_kept_gets_them_with_its_next_release(copy, tmp_path):
    path = copy.root / "releases" / "000002.json"
    content = orjson.loads(path.read_bytes())
    del content["digests"], content["before"]
    shutil.rmtree(copy.root / "releases")
    path.parent.mkdir()
    path.write_bytes(orjson.dumps(content))
    (copy.root / "CURRENT").write_text("2\n")
    shutil.rmtree(copy.root / "index")
    shutil.rmtree(copy.root / "results")
    old = Store(copy.root)
    verdict = verify(old, quick=False, at=NOON)
    assert verdict.unproved > 0
    assert {fault.path for fault in verdict.faults} == {"index", "results"}
    new = write(tmp_path, "2025-03-kent-street.csv", street([crime("d" * 64, month="2025-03")]))
    ingest([new], old, at=NOON)
    verdict = verify(old, quick=False, at=NOON)
    assert (verdict.release, verdict.unproved, verdict.faults) == (3, 0, ())
