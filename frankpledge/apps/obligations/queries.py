"""What is due: per body, with the legal basis; as a table, a calendar and a message."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries.visible import visible
from frankpledge.declared import TableFilter
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.duties import Duty, get_duty
from frankpledge.rules.periods import is_month, month_words

MET, MET_LATE, LATE, OPEN, MOVED, OVERRUN = (
    "met",
    "met late",
    "late",
    "open",
    "moved to the successor",
    "past the target",
)
STATES = (OPEN, LATE, OVERRUN, MET, MET_LATE, MOVED)
SOON = timedelta(days=14)
NUMBER = re.compile(r"obligation-(\d{1,18})\Z", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Due:
    """An obligation with its duty and how it stands on a day."""

    obligation: Obligation
    duty: Duty
    state: str
    about: str

    @property
    def is_open(self) -> bool:
        """Whether it has still to be met."""
        return self.state in (OPEN, LATE, OVERRUN)

    @property
    def met_on(self) -> date | None:
        """When it was met; None while it is not, as far as everybody can see."""
        return self.obligation.met_on if self.state in (MET, MET_LATE) else None

    @property
    def when(self) -> str:
        """By when, in words."""
        due, target = self.obligation.due_on, self.obligation.target_on
        if due:
            return long_date(due)
        if target:
            return f"as soon as practicable; the office aims at {long_date(target)}"
        return "as soon as practicable; the law names no day"

    @property
    def period(self) -> str:
        """For what: a month in words, or what the obligation has, such as 2026/27 quarter 3."""
        period = self.obligation.period
        return month_words(period) if is_month(period) else period

    @property
    def basis(self) -> str:
        """On what legal basis, with how sure we are where we are not."""
        sure = self.duty.source.confidence.value
        said = {"verified": "", "partly": " (only partly checked in the source)"}
        return self.duty.basis + said.get(sure, " (from memory, not yet checked in the source)")


def state_of(obligation: Obligation, today: date, *, is_seen: bool = True) -> str:
    """Return how an obligation stands. Only a day that the law names makes it late.

    A publication that is not yet to be seen has met nothing.
    """
    if obligation.moved_to_id:
        return MOVED
    if obligation.met_on and is_seen:
        late = obligation.due_on and obligation.met_on > obligation.due_on
        return MET_LATE if late else MET
    if obligation.due_on:
        return LATE if obligation.due_on < today else OPEN
    target = obligation.target_on
    return OVERRUN if target and target < today else OPEN


def due_at(body: Body, at: datetime, *, is_at_work: bool = False) -> list[Due]:
    """Return every obligation of a body, first due first: one query.

    What an obligation is about is told only to those who work there.
    """
    rows = body.obligations.all()
    return _as_due(rows if is_at_work else _seen(rows, at), at, is_at_work=is_at_work)


def _seen(rows: QuerySet[Obligation], at: datetime) -> QuerySet[Obligation]:
    """Return the obligations of which everybody may be told."""
    return rows.filter(Q(visible_from=None) | Q(visible_from__lte=at))


def _as_due(rows: QuerySet[Obligation], at: datetime, *, is_at_work: bool = False) -> list[Due]:
    met = Version.objects.filter(visible(at), publication=OuterRef("met_by"))
    found = rows.select_related("body", "met_by", "moved_to__body").annotate(is_seen=Exists(met))
    today = timezone.localdate(at)
    return [
        Due(
            obligation=row,
            duty=get_duty(row.duty),
            state=state_of(row, today, is_seen=row.is_seen),
            about=row.about if is_at_work else "",
        )
        for row in found
    ]


def due_rows(
    wanted: TableFilter, *, at: datetime, after: str, limit: int, reference: str = ""
) -> list[Mapping[str, object]]:
    """Return what everybody may read of what is due at all bodies, as rows of a table.

    Raises:
        BadInput: `after` is the reference of no obligation.
    """
    begins = NUMBER.match(after)
    if after and not begins:
        said = _("No page of this table begins there: give what “next” gave, unchanged")
        raise BadInput(said, field="after")
    rows = _seen(Obligation.objects.order_by("pk"), at)
    asked = {"body__slug": wanted.body, "body__area": wanted.area}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if reference:
        one = NUMBER.match(reference)
        rows = rows.filter(pk=int(one[1])) if one else rows.none()
    found = _in_order(rows, int(begins[1]) if begins else 0, limit, at)
    return list(islice((_row(d) for d in found if wanted.state in ("", d.state)), limit))


def _in_order(rows: QuerySet[Obligation], last: int, limit: int, at: datetime) -> Iterator[Due]:
    """Yield what is due after the one of a number: how it stands is known when it is read."""
    while some := _as_due(rows.filter(pk__gt=last)[:limit], at):
        yield from some
        last = some[-1].obligation.pk


def _row(due: Due) -> dict[str, object]:
    row = due.obligation
    return {
        "reference": f"obligation-{row.pk}",
        "body": row.body.slug,
        "area": row.body.area,
        "duty": due.duty.id,
        "title": due.duty.title,
        "legal_basis": due.duty.basis,
        "confidence": due.duty.source.confidence.value,
        "period": row.period,
        "starts_on": row.starts_on,
        "due_on": row.due_on,
        "target_on": row.target_on,
        "state": due.state,
        "met_on": due.met_on,
        "met_by": row.met_by.reference if due.met_on and row.met_by else None,
        "moved_to": row.moved_to.body.slug if row.moved_to else None,
        "page": reverse("obligations:due", args=[row.body.slug]),
    }


def still_due(body: Body, at: datetime, *, is_at_work: bool = False) -> list[Due]:
    """Return what a body has yet to do."""
    return [due for due in due_at(body, at, is_at_work=is_at_work) if due.is_open]


def get_obligation(number: int) -> Obligation:
    """Return one obligation.

    Raises:
        NotFound: there is none of that number.
    """
    try:
        return Obligation.objects.select_related("body").get(pk=number)
    except Obligation.DoesNotExist:
        raise NotFound("There is no such obligation") from None


COLUMNS = (
    "duty",
    "title",
    "legal_basis",
    "confidence",
    "period",
    "starts_on",
    "due_on",
    "target_on",
    "state",
    "met_on",
    "met_by",
)


def due_table(found: list[Due]) -> tuple[tuple[str, ...], list[tuple]]:
    """Return obligations as columns and rows."""
    rows = [
        (
            d.duty.id,
            d.duty.title,
            d.duty.basis,
            d.duty.source.confidence.value,
            d.obligation.period,
            d.obligation.starts_on,
            d.obligation.due_on,
            d.obligation.target_on,
            d.state,
            d.met_on,
            f"/record/{d.obligation.met_by.reference}/"
            if d.met_on and d.obligation.met_by
            else None,
        )
        for d in found
    ]
    return COLUMNS, rows


def calendar(body: Body, found: list[Due], site: str) -> bytes:
    """Return what is due as an iCalendar file, a week's warning on each."""
    made = Calendar()
    made.add("prodid", "-//Frankpledge//What is due//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Due: {body.name}")
    for due in found:
        day = due.obligation.due_on or due.obligation.target_on
        if not day:
            continue
        event = Event()
        event.add("uid", f"obligation-{due.obligation.pk}@{site.split('//')[-1]}")
        event.add("dtstamp", datetime.combine(due.obligation.starts_on, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"{due.duty.title} ({due.obligation.period})")
        event.add("description", f"{due.basis}. {due.when}.")
        event.add("url", f"{site}/bodies/{body.slug}/due/")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", due.duty.title)
        alarm.add("trigger", timedelta(days=-7))
        event.add_component(alarm)
        made.add_component(event)
    return made.to_ical()


def digest(body: Body, at: datetime, site: str) -> str:
    """Return the words of the message that says what is late and what is due soon.

    E-mail leaves the office, so it holds what is public and nothing else.
    """
    found, today = still_due(body, at), timezone.localdate(at)
    late = [d for d in found if d.state == LATE]
    soon = [
        d for d in found if d.obligation.due_on and today <= d.obligation.due_on <= today + SOON
    ]
    other = [d for d in found if d.state == OVERRUN]
    parts = [f"What is due at {body.name}, {long_date(today)}"]
    for title, group in (
        ("Late", late),
        ("Due within 14 days", soon),
        ("Past the office's own target", other),
    ):
        if group:
            parts.append(
                f"{title}:\n"
                + "\n".join(
                    f"- {d.duty.title} ({d.obligation.period}), {d.when}. {d.basis}." for d in group
                )
            )
    if len(parts) == 1:
        return ""
    return "\n\n".join([*parts, f"All of it: {site}/bodies/{body.slug}/due/"]) + "\n"
