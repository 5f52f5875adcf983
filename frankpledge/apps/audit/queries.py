"""Reading the log, and checking that nobody has touched it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.apps.audit.models import BEFORE_THE_FIRST, AuditEvent, ChainHead, digest

FIELDS = ("sequence", "at", "kind", "subject", "by", "detail", "previous", "digest")
AT_A_TIME = 20_000  # lines read in one go


@dataclass(frozen=True, kw_only=True)
class Verification:
    """Whether the log is whole: how many lines were read, and the first fault, if any."""

    lines: int
    head: str
    sequence: int | None = None
    fault: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether no fault was found."""
        return not self.fault


def verify(published: Iterable[tuple[int, str]] = ()) -> Verification:
    """Read the whole log and return the first line that was altered, removed or moved.

    `published` are heads that were published, sequence and digest: a log that was rewritten
    from some line on is whole in itself and differs from them.
    """
    heads: dict[int, set[str]] = {}
    for sequence, own in published:
        heads.setdefault(sequence, set()).add(own)
    previous, count = BEFORE_THE_FIRST, 0
    rows = AuditEvent.objects.order_by("sequence").values_list(*FIELDS)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        fault = _fault(row, count, previous, heads)
        if fault:
            return Verification(lines=count, head=previous, sequence=count + 1, fault=fault)
        previous, count = row[-1], count + 1
    head = ChainHead.objects.first() or ChainHead(sequence=0, digest=BEFORE_THE_FIRST)
    if (head.sequence, head.digest) != (count, previous):
        if head.sequence > count:
            fault = f"lines {count + 1} to {head.sequence} are missing at the end"
        else:
            fault = f"line {count} was added by nobody who kept the head"
        return Verification(lines=count, head=previous, sequence=count + 1, fault=fault)
    late = [sequence for sequence in heads if sequence > count]
    if late:
        fault = f"a head was published for line {min(late)}, which is missing"
        return Verification(lines=count, head=previous, sequence=min(late), fault=fault)
    return Verification(lines=count, head=previous)


def _fault(row: tuple, count: int, previous: str, heads: dict[int, set[str]]) -> str:
    sequence, *said, own = row
    if sequence != count + 1:
        return f"line {count + 1} is missing: the next one held is {sequence}"
    if said[-1] != previous:
        return f"line {sequence} does not follow the line before it: one was altered or moved"
    if digest(sequence, *said) != own:
        return f"line {sequence} was altered: it no longer gives its own digest"
    if heads.get(sequence, {own}) != {own}:
        return f"line {sequence} is not the one whose head was published"
    return ""


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
