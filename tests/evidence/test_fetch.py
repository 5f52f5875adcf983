import random

import pytest
import urllib3

from frankpledge.errors import BadInput
from frankpledge.evidence.intake.fetch import fetch
from tests.archives import crime, street, zipped
from tests.evidence.fake_police_uk import FakePoliceUk

ARCHIVE = "/data/archive/2025-09.zip"
NOISE = random.Random(1).randbytes(3 << 20)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> bytes:
    members = {"2025-09/2025-09-metropolitan-street.csv": NOISE}
    for month in ("2025-07", "2025-08", "2025-09"):
        rows = [crime(f"{n:064x}", month=month) for n in range(300)]
        members[f"{month}/{month}-thames-valley-street.csv"] = street(rows)
    del members["2025-07/2025-07-thames-valley-street.csv"]
    return zipped(tmp_path_factory.mktemp("zip") / "a.zip", members).read_bytes()


@pytest.fixture
def fake(archive):
    return FakePoliceUk({ARCHIVE: archive})


def test_only_the_wanted_files_are_taken_out_of_the_archive(fake, archive, tmp_path):
    with fake.running() as address:
        result = fetch("thames-valley", 3, tmp_path, base_url=address)
    assert sorted(result.downloaded) == [
        "2025-08-thames-valley-street.csv",
        "2025-09-thames-valley-street.csv",
    ]
    assert result.not_there == ["2025-07"]
    text = (tmp_path / "2025-09" / "2025-09-thames-valley-street.csv").read_bytes()
    assert text == street([crime(f"{n:064x}", month="2025-09") for n in range(300)])
    assert fake.sent < len(archive)


def test_second_fetch_takes_nothing_that_is_there_whole(fake, tmp_path):
    with fake.running() as address:
        fetch("thames-valley", 2, tmp_path, base_url=address)
        (tmp_path / "2025-08" / "2025-08-thames-valley-street.csv").write_bytes(b"broken off")
        result = fetch("thames-valley", 2, tmp_path, base_url=address)
    assert result.downloaded == ["2025-08-thames-valley-street.csv"]
    assert result.present == ["2025-09-thames-valley-street.csv"]


def test_answers_that_break_off_and_a_busy_server_are_tried_again(fake, tmp_path):
    fake.drops, fake.busy = 2, 1
    with fake.running() as address:
        result = fetch("thames-valley", 2, tmp_path, base_url=address)
    assert len(result.downloaded) == 2
    assert fake.drops == fake.busy == 0


def test_server_that_knows_no_ranges_still_serves(fake, tmp_path):
    fake.knows_ranges = False
    with fake.running() as address:
        assert len(fetch("thames-valley", 1, tmp_path, base_url=address).downloaded) == 1


def test_web_page_in_place_of_an_archive_is_refused_and_nothing_is_saved(fake, tmp_path):
    fake.page_instead = True
    with (
        fake.running() as address,
        pytest.raises(BadInput, match="not a zip archive but text/html"),
    ):
        fetch("thames-valley", 1, tmp_path, base_url=address)
    assert not list(tmp_path.rglob("*.csv*"))


def test_archive_cut_short_is_refused(fake, archive, tmp_path):
    fake.archives = {ARCHIVE: archive[:-100]}
    with fake.running() as address, pytest.raises(BadInput, match="not a whole zip archive"):
        fetch("thames-valley", 1, tmp_path, base_url=address)


def test_member_that_arrives_damaged_is_refused_and_not_left_behind(fake, archive, tmp_path):
    place = archive.index(b"2025-08-thames-valley-street.csv") + 200
    fake.archives = {ARCHIVE: archive[:place] + b"\0\0\0" + archive[place + 3 :]}
    with fake.running() as address, pytest.raises(BadInput, match="arrived damaged"):
        fetch("thames-valley", 2, tmp_path, base_url=address)
    assert not list(tmp_path.rglob("2025-08-*"))


def test_archive_that_changes_while_it_is_read_is_refused(fake, tmp_path):
    fake.changes = True
    with fake.running() as address, pytest.raises(BadInput, match="changed while it was read"):
        fetch("thames-valley", 1, tmp_path, base_url=address)


def test_server_without_that_archive(fake, tmp_path):
    fake.archives = {}
    with fake.running() as address, pytest.raises(BadInput, match="answered 404"):
        fetch("thames-valley", 1, tmp_path, base_url=address)


def test_server_that_is_something_else(fake, tmp_path):
    fake.newest = "hello"
    with fake.running() as address, pytest.raises(BadInput, match="is it police.uk"):
        fetch("thames-valley", 1, tmp_path, base_url=address)


def test_server_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="does not answer"):
        fetch(
            "kent",
            1,
            tmp_path,
            base_url="http://127.0.0.1:9",
            pool=urllib3.PoolManager(retries=False),
        )
