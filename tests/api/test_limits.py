"""How often one client may ask."""

import pytest

from frankpledge.api.limits import Buckets, Limit, client_of
from tests.api.conftest import serving

POLICE_UK = Limit(15, 30)


@pytest.fixture
def buckets(tmp_path):
    return Buckets(tmp_path / "clients")


def test_thirty_at_once_are_answered_and_the_next_must_wait(buckets):
    assert [buckets.wait("a", POLICE_UK, 100.0) for _ in range(30)] == [0.0] * 30
    wait = buckets.wait("a", POLICE_UK, 100.0)
    assert wait == pytest.approx(1 / 15)
    assert buckets.wait("a", POLICE_UK, 100.0 + wait + 1e-6) == 0.0


def test_fifteen_a_second_go_on_for_ever(buckets):
    assert all(buckets.wait("a", POLICE_UK, 100 + n / 15) == 0 for n in range(300))


def test_each_client_has_its_own_bucket_and_workers_share_it(buckets, tmp_path):
    other_worker = Buckets(tmp_path / "clients")
    for n in range(30):
        assert (buckets if n % 2 else other_worker).wait("a", POLICE_UK, 100.0) == 0.0
    assert other_worker.wait("a", POLICE_UK, 100.0) > 0
    assert other_worker.wait("b", POLICE_UK, 100.0) == 0


def test_a_clock_that_was_set_back_locks_nobody_out(buckets):
    buckets.wait("a", POLICE_UK, 10_000.0)
    assert buckets.wait("a", POLICE_UK, 100.0) == 0.0


def test_a_store_that_takes_nothing_stops_no_answer_and_limits_still_hold(tmp_path, caplog):
    (tmp_path / "file").touch()
    without = Buckets(tmp_path / "file" / "clients")  # no folder can be made there
    assert [without.wait("a", POLICE_UK, 100.0) for _ in range(30)] == [0.0] * 30
    assert without.wait("a", POLICE_UK, 100.0) > 0
    assert len(caplog.records) == 1


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(path, data):
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert Buckets(tmp_path / "clients").wait("a", POLICE_UK, 100.0) == 0.0
    assert list(tmp_path.iterdir()) == []


def test_a_client_is_its_address_or_what_our_own_proxy_says():
    assert client_of("192.0.2.1", "203.0.113.9", 0) == "192.0.2.1"
    assert client_of("192.0.2.1", "198.51.100.1, 203.0.113.9", 1) == "203.0.113.9"
    one, other = (client_of(f"2001:db8::{n}", "", 0) for n in (1, 2))
    assert one == other  # a home has a whole network of addresses
    assert client_of("2001:db8:1::1", "", 0) != one


def test_a_burst_is_answered_with_429_and_when_to_come_back(settings, client, api_store, tmp_path):
    settings.FRANKPLEDGE_API_LIMIT = (0.5, 3)
    with serving(settings, api_store):
        kept = {"REMOTE_ADDR": "198.51.100.77"}
        answers = [client.get("/api/forces", **kept).status_code for _ in range(4)]
        assert answers == [200, 200, 200, 429]
        refused = client.get("/api/forces", **kept)
        assert (refused.status_code, refused["Retry-After"]) == (429, "2")
        assert "wait" in refused.json()["error"]
        assert client.get("/", **kept).status_code == 200  # pages are not counted
