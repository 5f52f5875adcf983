"""The audit log: only added to, each line holding the one before, checked from end to end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from frankpledge.apps.audit.actions import record
from frankpledge.apps.audit.models import BEFORE_THE_FIRST, AuditEvent, ChainHead, digest
from frankpledge.apps.audit.queries import newest, verify
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def three_lines():
    for number in range(3):
        record(
            "tested", f"thing-{number}", by="a test", at=NOW + timedelta(minutes=number), n=number
        )


def tamper(sql, *values):
    """Change the table as somebody with full power over the database would."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("alter table audit_line disable trigger all")
        else:
            for verb in ("update", "delete"):
                cursor.execute(f"drop trigger audit_line_never_{verb}")
        cursor.execute(sql, values)


def test_each_line_holds_the_digest_of_the_one_before():
    three_lines()
    lines = list(AuditEvent.objects.all())
    assert [line.sequence for line in lines] == [1, 2, 3]
    assert lines[0].previous == BEFORE_THE_FIRST
    assert lines[1].previous == lines[0].digest
    assert lines[2].previous == lines[1].digest
    assert verify().is_whole
    assert verify().lines == 3
    assert verify().head == lines[2].digest


@pytest.mark.parametrize(
    "sql",
    [
        "update audit_line set subject = 'other'",
        "update audit_line set detail = '{}' where sequence = 2",
        "delete from audit_line",
        "delete from audit_line where sequence = 3",
    ],
)
def test_database_refuses_to_alter_or_remove_a_line(sql):
    three_lines()
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert verify().lines == 3


def test_database_refuses_what_the_orm_would_do_too():
    three_lines()
    line = AuditEvent.objects.first()
    line.subject = "other"
    for change in (line.save, line.delete, AuditEvent.objects.all().delete):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("subject", "other"),
        ("by", "other"),
        ("kind", "other"),
        ("detail", '{"n":9}'),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_verify_names_the_first_altered_line(column, value):
    three_lines()
    tamper(f'update audit_line set "{column}" = %s where sequence = 2', value)
    found = verify()
    assert (found.sequence, found.lines) == (2, 1)
    assert "line 2 was altered" in found.fault


def test_verify_names_a_line_that_was_removed_from_the_middle():
    three_lines()
    tamper("delete from audit_line where sequence = 2")
    assert verify().fault == "line 2 is missing: the next one held is 3"


def test_verify_names_lines_that_were_removed_from_the_end():
    three_lines()
    tamper("delete from audit_line where sequence = 3")
    assert verify().fault == "lines 3 to 3 are missing at the end"


def test_verify_names_lines_that_were_put_in_another_order():
    three_lines()
    tamper("update audit_line set sequence = sequence + 10 where sequence > 1")
    with connection.cursor() as cursor:
        cursor.execute("update audit_line set sequence = 15 - sequence where sequence > 1")
    found = verify()
    assert found.sequence == 2
    assert "does not follow" in found.fault


def test_a_log_that_was_written_anew_as_a_whole_differs_from_the_published_head():
    three_lines()
    published = [(3, AuditEvent.objects.get(sequence=3).digest)]
    line = AuditEvent.objects.get(sequence=3)
    anew = digest(3, line.at, line.kind, "forged", line.by, line.detail, line.previous)
    tamper("update audit_line set subject = 'forged', digest = %s where sequence = 3", anew)
    ChainHead.objects.update(digest=anew)
    assert verify().is_whole  # in itself it is
    found = verify(published)
    assert "line 3 is not the one whose head was published" in found.fault
    # A head of the forged log, published after it, does not excuse it.
    assert "line 3 is not the one" in verify([*published, (3, anew)]).fault


def test_a_log_without_the_row_of_its_head_is_not_whole():
    three_lines()
    tamper("delete from audit_head")
    assert not verify().is_whole


def test_a_published_head_of_a_line_that_is_gone_is_missed():
    three_lines()
    assert "line 9, which is missing" in verify([(9, "0" * 64)]).fault


def test_a_line_is_kept_only_with_what_it_speaks_of():
    class Trouble(Exception):
        pass

    def half_done():
        record("tested", "thing", by="a test", at=NOW)
        raise Trouble

    with pytest.raises(Trouble), transaction.atomic():
        half_done()
    assert not AuditEvent.objects.exists()
    assert verify().is_whole


def test_newest_lines_of_one_subject():
    three_lines()
    assert [line.sequence for line in newest(2)] == [3, 2]
    assert [line.subject for line in newest(9, "thing-1")] == ["thing-1"]
