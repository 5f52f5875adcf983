"""A reader of a release: what it keeps, for how long, and for which thread."""

import threading

import pytest

from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import MOST_KEPT, PARTS, ReleaseReader
from frankpledge.evidence.measures.series import series


@pytest.fixture
def reader(small_store):
    return ReleaseReader(small_store, small_store.release())


def test_an_answer_is_made_once_while_it_is_kept(reader):
    made = []
    for key in ("a", "b", "a"):
        assert reader.kept(PARTS, key, lambda key=key: made.append(key) or key.upper())
    assert made == ["a", "b"]


def test_answers_not_asked_for_longest_are_dropped_first(reader):
    made = []

    def ask(key):
        reader.kept(PARTS, key, lambda: made.append(key))

    for key in range(MOST_KEPT[PARTS]):
        ask(key)
    ask(0)
    ask("one too many")
    made.clear()
    ask(0)
    ask(1)
    assert made == [1]


@pytest.mark.parametrize("kind", MOST_KEPT)
def test_no_kind_of_answer_is_kept_without_bound(reader, kind):
    for key in range(MOST_KEPT[kind] + 5):
        reader.kept(kind, key, lambda key=key: key)
    assert len(reader._kept[kind]) == MOST_KEPT[kind]


def test_two_readers_keep_apart(small_store, reader):
    other = ReleaseReader(small_store, reader.release)
    assert reader.kept(PARTS, "a", lambda: 1) == 1
    assert other.kept(PARTS, "a", lambda: 2) == 2


def test_each_thread_has_a_connection_of_its_own_and_all_read_the_same(reader):
    place, measure = reader.place("anyshire"), get_measure("total_crime")
    found, connections = [], set()

    def read():
        connections.add(id(reader.joined))
        assert reader.joined is reader.connection
        found.append(series(reader, [measure], place)[0])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one == found[0] for one in found)
    assert reader.connection.execute("select 1").fetchone() == (1,)


def test_a_closed_reader_opens_again_when_it_is_asked(reader):
    first = reader.joined
    reader.close()
    assert reader.joined is not first
    reader.close()
    reader.close()
