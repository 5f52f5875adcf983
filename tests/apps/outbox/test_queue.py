"""The queue: what is put into it is done at least once, and by one at a time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from frankpledge.apps.outbox import actions
from frankpledge.apps.outbox.actions import Work, claim, erase_done, fail, finish, put, put_again
from frankpledge.apps.outbox.models import Due, State
from frankpledge.apps.outbox.queries import due_now, standing
from frankpledge.errors import Busy
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
KINDS = ("copy",)
MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(days=2)


def put_one(key="a", **work):
    put("copy", [Work(key=key, **work)], at=NOW)


def row(key="a"):
    return Due.objects.get(key=key)


def test_what_was_due_first_is_taken_first_and_by_one():
    put_one("second", not_before=NOW)
    put_one("first", not_before=NOW - MINUTE)
    taken = [claim(KINDS, NOW), claim(KINDS, NOW), claim(KINDS, NOW)]
    assert [t and t.key for t in taken] == ["first", "second", None]


def test_other_kinds_and_what_is_due_later_are_left():
    put_one(not_before=NOW + MINUTE)
    assert claim(KINDS, NOW) is None
    assert claim(("mail",), NOW + MINUTE) is None
    assert claim(KINDS, NOW + MINUTE).key == "a"


def test_what_was_put_once_stays_as_it_is_whoever_puts_it_again():
    put_one(payload={"to": "first"})
    assert finish(claim(KINDS, NOW), at=NOW)
    put_one(payload={"to": "second"})
    assert (row().state, row().payload) == (State.DONE, {"to": "first"})
    assert claim(KINDS, LATER) is None


def test_the_same_key_of_another_kind_is_other_work():
    put_one()
    put("mail", [Work(key="a")], at=NOW)
    assert Due.objects.count() == 2


def test_work_of_an_act_that_was_rolled_back_is_not_due():
    with transaction.atomic():
        put_one()
        put_again("copy", [Work(key="b")], at=NOW)
        transaction.set_rollback(True)
    assert not Due.objects.exists()


def test_what_is_due_anew_is_one_row_that_waits_again_whatever_became_of_it():
    put_again("copy", [Work(key="a"), Work(key="a")], at=NOW)
    finish(claim(KINDS, NOW), at=NOW)
    put_again("copy", [Work(key="a", payload={"n": 2})], at=LATER)
    assert (row().state, row().payload, row().tries) == (State.WAITING, {"n": 2}, 0)
    assert row().done_at is None
    assert claim(KINDS, NOW) is None
    assert claim(KINDS, LATER)


def test_what_is_due_anew_while_somebody_has_it_in_hand_is_done_once_more():
    put_one()
    taken = claim(KINDS, NOW)
    put_again("copy", [Work(key="a")], at=NOW)
    assert not finish(taken, at=NOW)
    assert not fail(taken, Busy("x"), at=NOW)
    assert row().state == State.WAITING
    assert finish(claim(KINDS, NOW), at=NOW)


def test_what_a_worker_left_is_there_again_after_its_lease_and_not_before():
    put_one()
    left = claim(KINDS, NOW)
    assert claim(KINDS, NOW + actions.LEASE) is None
    again = claim(KINDS, NOW + actions.LEASE + MINUTE)
    assert again.key == "a"
    assert not finish(left, at=NOW)  # who left it comes too late
    assert finish(again, at=NOW)


def test_what_failed_is_tried_again_five_times_later_and_later_then_given_up():
    put_one()
    at, waits = NOW, []
    while taken := claim(KINDS, at):
        assert fail(taken, Busy("The disk is full"), at=at)
        waits.append(row().not_before - at)
        assert claim(KINDS, row().not_before - timedelta(seconds=1)) is None
        at = max(row().not_before, at)
    minutes = [wait / MINUTE for wait in waits[:-1]]
    assert minutes == [1, 5, 30, 120, 480]
    assert (row().state, row().error, row().tries) == (State.GIVEN_UP, "The disk is full", 6)
    assert standing(LATER).given_up == 1


def test_work_that_ends_its_worker_each_time_is_given_up():
    put_one()
    put_one("other", not_before=LATER)
    at = NOW
    for _ in range(actions.MOST_TAKEN):
        assert claim(KINDS, at).key == "a"
        at += actions.LEASE + MINUTE
    assert claim(KINDS, at) is None
    assert (row().state, row().error) == (State.GIVEN_UP, actions.LOST)
    assert claim(KINDS, LATER).key == "other"


def test_no_words_of_a_fault_that_is_not_our_own_are_kept():
    secret = "postgresql://office:hunter2@db/record"
    for problem, said in (
        (ValueError(secret), "ValueError"),
        (OSError(28, "No space left on device", f"/srv/{secret}"), "No space left on device"),
        (Busy("Somebody else is writing " + "x" * 900), "Somebody else is writing"),
    ):
        put_again("copy", [Work(key="a")], at=NOW)
        assert fail(claim(KINDS, NOW), problem, at=NOW)
        assert said in row().error
        assert "hunter2" not in row().error
        assert len(row().error) <= 300


def test_what_was_done_is_erased_after_a_time_and_what_was_given_up_is_not():
    for key in ("done", "new", "given up"):
        put_one(key)
    for key, at in (("done", NOW - actions.DONE_KEPT - MINUTE), ("new", NOW)):
        Due.objects.filter(key=key).update(state=State.DONE, done_at=at)
    Due.objects.filter(key="given up").update(state=State.GIVEN_UP)
    assert erase_done(at=NOW) == 1
    assert set(Due.objects.values_list("key", flat=True)) == {"new", "given up"}


def test_how_the_queue_stands_is_told():
    put_one("old", not_before=NOW - MINUTE)
    put_one("new", not_before=NOW)
    put_one("later", not_before=LATER)
    claim(KINDS, NOW)
    found = standing(NOW)
    assert (found.due, found.oldest, found.later) == (2, NOW - MINUTE, 1)
    assert due_now(KINDS, NOW).count() == 1


def test_an_idle_worker_only_reads(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert claim(KINDS, NOW) is None


@pytest.mark.parametrize("wrong", [{"claimed_until": NOW}, {"done_at": NOW}, {"state": "in hand"}])
def test_the_database_refuses_half_a_claim(wrong):
    put_one()
    with pytest.raises(IntegrityError), transaction.atomic():
        Due.objects.update(**wrong)
