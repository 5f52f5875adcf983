"""Reading the log, and checking that nobody has touched it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet

from frankpledge.apps.audit.models import (
    BEFORE_THE_FIRST,
    REFUSAL,
    SQLITE,
    VERBS,
    AuditEvent,
    ChainHead,
    digest,
)

FIELDS = ("sequence", "at", "kind", "subject", "by", "detail", "previous", "digest")
AT_A_TIME = 20_000  # lines read in one go


@dataclass(frozen=True, kw_only=True)
class LogFault:
    """Something that is not as the log has it: what, and where as far as that can be told."""

    what: str
    line: int | None = None
    reference: str = ""
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class Verification:
    """Whether the log is whole: what is wrong with it, and how many lines before that are not.

    `head` is the digest of the last of those lines.
    """

    lines: int
    head: str
    faults: tuple[LogFault, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no fault was found."""
        return not self.faults

    @property
    def fault(self) -> str:
        """The first fault in words; nothing where there is none."""
        return self.faults[0].what if self.faults else ""

    @property
    def sequence(self) -> int | None:
        """The line of the first fault."""
        return self.faults[0].line if self.faults else None


def verify(published: Iterable[tuple[int, str]] = ()) -> Verification:
    """Read the whole log and name every line that was altered, removed or moved.

    `published` are heads that were published, sequence and digest: a log that was rewritten
    from some line on is whole in itself and differs from them.
    """
    heads: dict[int, set[str]] = {}
    for sequence, own in published:
        heads.setdefault(sequence, set()).add(own)
    previous, count = BEFORE_THE_FIRST, 0
    whole = 0, BEFORE_THE_FIRST
    faults: list[LogFault] = []
    rows = AuditEvent.objects.order_by("sequence").values_list(*FIELDS)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        faults += _faults(row, count, previous, heads)
        previous, count = row[-1], row[0]
        if not faults:
            whole = count, previous
    faults += _faults_of_end(count, previous, heads)
    return Verification(lines=whole[0], head=whole[1], faults=tuple(faults))


def _faults(
    row: tuple, count: int, previous: str, heads: dict[int, set[str]]
) -> Iterator[LogFault]:
    """Yield what is wrong with a line, after line `count` of digest `previous`."""
    sequence, *said, own = row
    if sequence == count + 2:
        what = f"line {count + 1} is missing: the next one held is {sequence}"
        yield LogFault(line=count + 1, what=what)
    elif sequence != count + 1:
        what = f"lines {count + 1} to {sequence - 1} are missing: the next one held is {sequence}"
        yield LogFault(line=count + 1, what=what)
    elif said[-1] != previous:
        what = f"line {sequence} does not follow the line before it: one was altered or moved"
        yield LogFault(line=sequence, what=what)
    if digest(sequence, *said) != own:
        what = f"line {sequence} was altered: it no longer gives its own digest"
        yield LogFault(line=sequence, what=what)
    if heads.get(sequence, {own}) != {own}:
        what = f"line {sequence} is not the one whose head was published"
        yield LogFault(line=sequence, what=what)


def _faults_of_end(count: int, previous: str, heads: dict[int, set[str]]) -> Iterator[LogFault]:
    """Yield what is wrong with where the log ends: at line `count` of digest `previous`."""
    head = ChainHead.objects.first() or ChainHead(sequence=0, digest=BEFORE_THE_FIRST)
    if head.sequence > count:
        what = f"lines {count + 1} to {head.sequence} are missing at the end"
        yield LogFault(line=count + 1, what=what)
    elif (head.sequence, head.digest) != (count, previous):
        yield LogFault(line=count, what=f"line {count} was added by nobody who kept the head")
    for sequence in sorted(sequence for sequence in heads if sequence > count):
        what = f"a head was published for line {sequence}, which is missing"
        yield LogFault(line=sequence, what=what)


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is asked inside be answered as of one moment, while others go on writing."""
    if connection.in_atomic_block:  # whoever asks has chosen a moment
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("begin deferred")  # a transaction of ours would keep writers waiting
            try:
                yield
            finally:
                cursor.execute("rollback")


def faults_of_database(append_only: Iterable[str]) -> Iterator[LogFault]:
    """Yield what is wrong with the database: damaged pages, and tables that refuse no change.

    SQLite alone is asked for damage; PostgreSQL has tools of its own (`pg_amcheck`).
    """
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for said in [] if is_postgresql else _damage():
            yield LogFault(what=f"the database file is damaged: {said}")
        for table in append_only:
            cursor.execute(POSTGRESQL_TRIGGERS if is_postgresql else SQLITE_TRIGGERS, [table])
            found = {name: _plain(text) for name, text in cursor.fetchall()}
            for name, text in _triggers(table, is_postgresql=is_postgresql):
                if found.get(name) != _plain(text):
                    what = (
                        f"the database no longer refuses changes of {table}: {name} is missing,"
                        " switched off or another"
                    )
                    yield LogFault(what=what)


def _damage() -> list[str]:
    """Return what SQLite says is damaged in the file of the record."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("pragma integrity_check")
            return [said for (said,) in cursor.fetchall() if said != "ok"]
        except DatabaseError as error:  # there it breaks off
            return [str(error)]


SQLITE_TRIGGERS = "select name, sql from sqlite_master where type = 'trigger' and tbl_name = %s"
POSTGRESQL_TRIGGERS = """
select tgname, prosrc from pg_trigger join pg_proc on pg_proc.oid = tgfoid
where tgrelid = to_regclass(%s) and tgenabled in ('O', 'A')
"""


def _triggers(table: str, *, is_postgresql: bool) -> Iterator[tuple[str, str]]:
    """Yield the triggers that a table should have, each with what it does."""
    if is_postgresql:
        for name in ("changed", "emptied"):
            yield f"{table}_never_{name}", REFUSAL.format(table=table)
    else:
        for verb in VERBS:
            yield f"{table}_never_{verb}", SQLITE.format(table=table, verb=verb)


def _plain(text: str) -> str:
    """Return code as it is compared, however a database keeps it."""
    return " ".join(text.lower().split()).rstrip("; ")


# Lines of kinds that begin so are about something that only one body may know of: they are
# shown to those who read the log of that body, whose slug their subject begins with.
KEPT_APART = "complaint"


def newest(count: int, subject: str = "", bodies: Iterable[str] = ()) -> QuerySet[AuditEvent]:
    """Return the newest lines, those of `subject` alone where one is given.

    Lines that are kept apart are left out, but for those of `bodies`.
    """
    lines = AuditEvent.objects.order_by("-sequence")
    own = Q()
    for slug in bodies:
        own |= Q(subject=slug) | Q(subject__startswith=f"{slug}/")
    lines = (
        lines.filter(~Q(kind__startswith=KEPT_APART) | own)
        if own
        else lines.exclude(kind__startswith=KEPT_APART)
    )
    return (lines.filter(subject=subject) if subject else lines)[:count]


def was_done_on(kind: str, subject: str, on: date) -> bool:
    """Whether something of that kind was done to a subject on a day."""
    return AuditEvent.objects.filter(subject=subject, kind=kind, at__date=on).exists()


def head() -> ChainHead | None:
    """Return the newest line's sequence and digest; None while nothing was done."""
    found = ChainHead.objects.first()
    return found if found and found.sequence else None
