"""What was done, by whom, when: lines that are only ever added, each holding the one before."""

import hashlib
import json

from django.db import migrations, models

BEFORE_THE_FIRST = "0" * 64


class AuditEvent(models.Model):
    """One thing done. Its digest covers all it says and the digest of the line before it.

    There is no foreign key: the log neither blocks nor follows what it speaks of.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, db_index=True)
    by = models.CharField(max_length=200)
    detail = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_line"
        ordering = ["sequence"]

    def __str__(self):
        return f"{self.sequence}: {self.kind} {self.subject}"


class ChainHead(models.Model):
    """The newest line, in one row: writers wait for each other here."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_head"

    def __str__(self):
        return f"{self.sequence} {self.digest}"


def digest(*line) -> str:
    """Return the SHA-256 of all that a line says, in hexadecimal.

    `line`: sequence, at, kind, subject, by, detail, previous.
    """
    sequence, at, *rest = line
    said = [sequence, at.isoformat(timespec="microseconds"), *rest]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(value) -> str:
    """Return a value as JSON that is always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


SQLITE = """
create trigger {table}_never_{verb} before {verb} on {table}
begin select raise(abort, '{table} is never changed'); end;
"""
POSTGRESQL = """
create or replace function {table}_never_changed() returns trigger language plpgsql as
$$ begin raise exception '{table} is never changed'; end $$;
create trigger {table}_never_changed before update or delete on {table}
for each row execute function {table}_never_changed();
create trigger {table}_never_emptied before truncate on {table}
for each statement execute function {table}_never_changed();
"""


def append_only(table: str) -> migrations.RunPython:
    """Return the step of a migration after which the database refuses to alter `table`'s rows."""

    def refuse(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRESQL.format(table=table))
            return
        for verb in ("update", "delete"):
            schema_editor.execute(SQLITE.format(table=table, verb=verb))

    return migrations.RunPython(refuse)
