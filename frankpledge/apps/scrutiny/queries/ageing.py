"""What is open, and for how long: drawn from what is published and nothing else."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.queries.lists import PublicRow, all_rows, states_of
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.apps.scrutiny.models import QUESTIONS
from frankpledge.apps.undertakings.models import UNDERTAKINGS

FINISHED = ("kept", "not kept", "published", "withdrawn", "declined", "answered")


@dataclass(frozen=True, kw_only=True)
class Open:
    """Something open: since when, by when."""

    shown: PublicRow
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
    promised = Wanted(kind=UNDERTAKINGS, area=area)
    asked = Wanted(kind=QUESTIONS, area=area)
    stand = states_of(at, promised)
    return Report(
        undertakings=_open(promised, at),
        questions=_open(asked, at),
        kept=stand["kept"],
        not_kept=stand["not kept"],
        answered=states_of(at, asked)["published"],
    )


def open_promises(body: Body, at: datetime) -> list[Open]:
    """Return what a body promised and nothing has closed, latest first, as it may be seen."""
    return _open(Wanted(kind=UNDERTAKINGS, body=body.slug), at)


def _open(wanted: Wanted, at: datetime) -> list[Open]:
    """Return those of what is wanted that are open, latest first."""
    today = timezone.localdate(at)
    items = [
        Open(shown=shown, since=shown.on, due_on=shown.due_on, today=today)
        for shown in all_rows(at, replace(wanted, not_states=FINISHED))
        if not shown.is_withdrawn
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
