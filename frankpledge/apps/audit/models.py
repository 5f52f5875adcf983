"""What was done, by whom, when: lines that are only ever added, each holding the one before."""

import hashlib
import json
from datetime import UTC, datetime

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

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

    def __str__(self) -> str:
        return f"{self.sequence}: {self.kind} {self.subject}"


class ChainHead(models.Model):
    """The newest line, in one row: writers wait for each other here."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_head"

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest}"


def digest(sequence: int, at: datetime, *rest: str) -> str:
    """Return the SHA-256 of all that a line says, in hexadecimal.

    `rest`: kind, subject, by, detail, previous.
    """
    said = [sequence, at.isoformat(timespec="microseconds"), *rest]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def moment(at: datetime) -> str:
    """Return a moment as it is hashed: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(value: object) -> str:
    """Return a value as JSON that is always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


VERBS = ("update", "delete")
SQLITE = """
create trigger {table}_never_{verb} before {verb} on {table}
begin select raise(abort, '{table} is never changed'); end
"""
REFUSAL = " begin raise exception '{table} is never changed'; end "
POSTGRESQL = f"""
create or replace function {{table}}_never_changed() returns trigger language plpgsql as
$${REFUSAL}$$;
drop trigger if exists {{table}}_never_changed on {{table}};
drop trigger if exists {{table}}_never_emptied on {{table}};
create trigger {{table}}_never_changed before update or delete on {{table}}
for each row execute function {{table}}_never_changed();
create trigger {{table}}_never_emptied before truncate on {{table}}
for each statement execute function {{table}}_never_changed();
"""


def append_only(table: str) -> migrations.RunPython:
    """Return the step of a migration after which the database refuses to alter `table`'s rows.

    A migration that alters the table itself takes this step again behind it: SQLite makes the
    table anew, without what refused.
    """

    def refuse(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRESQL.format(table=table))
            return
        for verb in VERBS:
            schema_editor.execute(f"drop trigger if exists {table}_never_{verb}")
            schema_editor.execute(SQLITE.format(table=table, verb=verb))

    return migrations.RunPython(refuse)
