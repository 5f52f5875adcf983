"""What is open, and for how long: drawn from what is published and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.queries.visible import PublicVersion, publications
from frankpledge.apps.scrutiny.models import QUESTIONS
from frankpledge.apps.undertakings.models import UNDERTAKINGS
from frankpledge.rules.days import day_of

FINISHED = ("kept", "not kept", "published", "withdrawn", "declined", "answered")


@dataclass(frozen=True, kw_only=True)
class Open:
    """Something open: since when, by when."""

    shown: PublicVersion
    since: date | None
    due_on: date | None
    today: date

    @property
    def of(self) -> str:
        """Who promised, or of whom it was asked."""
        return self.shown.data.get("owner") or self.shown.data.get("asked_of", "")

    @property
    def days_open(self) -> int | None:
        """For how many days; None where no source says since when."""
        return (self.today - self.since).days if self.since else None

    @property
    def days_late(self) -> int:
        """For how many days past its day; 0 where it is not late or has no day."""
        return max((self.today - self.due_on).days, 0) if self.due_on else 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """Open undertakings and questions, latest first, and how those that ended ended."""

    undertakings: list[Open]
    questions: list[Open]
    kept: int
    not_kept: int
    answered: int


def report(at: datetime, area: str = "") -> Report:
    """Return what is open on a day, of all areas or of one."""
    subject = ("area", area) if area else None
    promised = publications(at, kind=UNDERTAKINGS, subject=subject)
    asked = publications(at, kind=QUESTIONS, subject=subject)
    return Report(
        undertakings=_open(promised, "made_on", at),
        questions=_open(asked, "asked_on", at),
        kept=_count(promised, "kept"),
        not_kept=_count(promised, "not kept"),
        answered=_count(asked, "published"),
    )


def open_promises(body: Body, at: datetime) -> list[Open]:
    """Return what a body promised and nothing has closed, latest first, as it may be seen."""
    return _open(publications(at, kind=UNDERTAKINGS, body=body.slug), "made_on", at)


def _count(found: list[PublicVersion], state: str) -> int:
    return sum(shown.data.get("state") == state for shown in found)


def _open(found: list[PublicVersion], since: str, at: datetime) -> list[Open]:
    today = timezone.localdate(at)
    items = [
        Open(
            shown=shown,
            since=day_of(shown.data.get(since, "")),
            due_on=day_of(shown.data.get("due_on", "")),
            today=today,
        )
        for shown in found
        if not shown.is_withdrawn and shown.data.get("state") not in FINISHED
    ]
    return sorted(items, key=lambda o: (-o.days_late, -(o.days_open or 0), o.shown.reference))


def table(found: Report) -> tuple[tuple[str, ...], list[tuple]]:
    """Return the report as columns and rows."""
    columns = ("kind", "reference", "body", "title", "since", "days_open", "due_on", "days_late")
    rows = [
        (
            o.shown.kind,
            o.shown.reference,
            o.shown.body,
            o.shown.title,
            o.since,
            o.days_open,
            o.due_on,
            o.days_late,
        )
        for o in (*found.undertakings, *found.questions)
    ]
    return columns, rows
