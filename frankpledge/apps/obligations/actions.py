"""Opening obligations by the rules, meeting them, moving them to a successor."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.succession import succeed
from frankpledge.apps.bodies.models import Body, BodyKind, Governance
from frankpledge.apps.bodies.queries.answering import governance_model, is_policing_body
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.models import NO_END, Publication
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.duties import (
    PERIODIC,
    Duty,
    Frequency,
    all_duties,
    get_duty,
    last_day,
    target_day,
    year_begins,
)
from frankpledge.rules.periods import add_months, first_day, month_of
from frankpledge.rules.roles import May

MONTHS_IN = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}


@transaction.atomic
def open_year(body: Body, year: str, *, by: str, at: datetime) -> int:
    """Open every periodic obligation of a body for a financial year; return how many are new.

    The duties are those of the body's governance model on each period's last day: a body that
    ended owes nothing after its last day.

    Raises:
        BadInput: `year` is not written 2026/27, or the body is no policing body or panel.
    """
    first = year_begins(year)
    opened = 0
    for duty in all_duties().values():
        if duty.frequency in PERIODIC and _falls_on(duty, body):
            for period, starts in _periods(duty, year, first):
                if duty.applies(_model(body, starts), starts):
                    _, is_new = _open(duty, body, period, starts)
                    opened += is_new
    if opened:
        record("obligations-opened", body.slug, by=by, at=at, year=year, count=opened)
    return opened


def _falls_on(duty: Duty, body: Body) -> bool:
    if duty.falls_on == "panel":
        return body.kind == BodyKind.PANEL
    return duty.falls_on == "policing body" and is_policing_body(body)


def _model(body: Body, on: date) -> str:
    """Return the governance model of a body, or of the area that a panel belongs to."""
    if body.kind != BodyKind.PANEL:
        return governance_model(body, on)
    spells = Governance.objects.filter(area=body.area).select_related("body")
    return next((m for spell in spells if (m := governance_model(spell.body, on))), "")


def _periods(duty: Duty, year: str, first: date) -> list[tuple[str, date]]:
    """Return the periods of a financial year, each with the day from which its clock runs."""
    if duty.frequency == Frequency.YEAR_AHEAD:
        return [(year, first.replace(year=first.year - 1))]
    step = MONTHS_IN[duty.frequency]
    found = []
    for begin in range(0, 12, step):
        start = add_months(month_of(first), begin)
        ends = first_day(add_months(start, step)) - timedelta(days=1)
        name = {1: start, 3: f"{year} quarter {begin // 3 + 1}", 12: year}[step]
        found.append((name, ends))
    return found


def _open(
    duty: Duty, body: Body, period: str, starts: date, about: str = "", due_on: date | None = None
) -> tuple[Obligation, bool]:
    return Obligation.objects.get_or_create(
        duty=duty.id,
        body=body,
        period=period,
        defaults=_clock(duty, starts, due_on) | {"about": about},
    )


def _clock(duty: Duty, starts: date, due_on: date | None = None) -> dict[str, date | None]:
    """Return the days of a clock; one that runs backwards starts no later than it ends."""
    due = due_on or last_day(duty.id, starts)
    return {
        "starts_on": min(starts, due) if due else starts,
        "due_on": due,
        "target_on": target_day(duty, starts),
    }


@transaction.atomic
def open_obligation(
    name: str,
    body: Body,
    starts: date,
    period: str,
    *,
    by: str,
    at: datetime,
    about: str = "",
    due_on: date | None = None,
    visible_from: datetime | None = None,
) -> Obligation:
    """Open an obligation that an event brings; the same event again opens nothing.

    `due_on` is a day that somebody may set by law, where the law itself names none.

    Raises:
        NotFound: no duty is called so, or it was not in force on that day.
        BadInput: the duty does not fall on that body.
    """
    duty = get_duty(name)
    if duty.falls_on in ("policing body", "panel") and not _falls_on(duty, body):
        raise BadInput(f"{duty.title!r} falls on a {duty.falls_on}, which {body.name} is not")
    obligation, is_new = _open(duty, body, period, starts, about, due_on)
    if is_new:
        obligation.visible_from = visible_from
        obligation.save(update_fields=["visible_from"])
        record(
            "obligation-opened",
            f"{body.slug}/{name}",
            by=by,
            at=at,
            period=period,
            due_on=obligation.due_on,
        )
    return obligation


@transaction.atomic
def drop_obligation(obligation: Obligation, *, by: str, at: datetime) -> None:
    """Take away an obligation whose reason fell away before anybody outside was told of it."""
    subject, period = f"{obligation.body.slug}/{obligation.duty}", obligation.period
    obligation.delete()
    record("obligation-dropped", subject, by=by, at=at, period=period)


@transaction.atomic
def restart_clock(
    name: str, body: Body, starts: date, period: str, *, by: str, at: datetime
) -> None:
    """Count an open obligation from another day, because what it waits for was moved."""
    days = _clock(get_duty(name), starts)
    found = Obligation.objects.filter(duty=name, body=body, period=period, met_by=None)
    if found.update(**days):
        record(
            "obligation-restarted",
            f"{body.slug}/{name}",
            by=by,
            at=at,
            period=period,
            due_on=days["due_on"],
        )


@transaction.atomic
def meet_obligation(
    obligation: Obligation,
    publication: Publication,
    *,
    by: str,
    at: datetime,
    on: date | None = None,
) -> Obligation:
    """Record that a publication meets an obligation. Late stays late.

    It is met on the day on which its first version can be seen, or `on` where a later one
    meets it. Where nobody outside the body was to read it yet, it is public with what meets it.

    Raises:
        NotAllowed: it is met already, moved, or the publication is another body's.
    """
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.met_by_id or obligation.moved_to_id:
        raise NotAllowed("This is met or moved already")
    if publication.body_id != obligation.body_id:
        raise NotAllowed(
            f"{publication.reference} is not a publication of {obligation.body}", field="reference"
        )
    first = publication.versions.order_by("number")[0]
    if obligation.visible_from == NO_END:
        obligation.visible_from = first.visible_from
    obligation.met_by = publication
    obligation.met_on = on or timezone.localdate(first.visible_from)
    obligation.save()
    record(
        "obligation-met",
        f"{obligation.body.slug}/{obligation.duty}",
        by=by,
        at=at,
        period=obligation.period,
        publication=publication.reference,
    )
    return obligation


@transaction.atomic
def meet_by_hand(
    obligation: Obligation, publication: Publication, *, by: User, at: datetime
) -> Obligation:
    """Record that a publication meets an obligation, for somebody who may.

    Raises:
        NotAllowed: `by` may not, or see `meet_obligation`.
    """
    require(by, May.KEEP_OBLIGATIONS, obligation.body, timezone.localdate(at))
    return meet_obligation(obligation, publication, by=by.in_audit, at=at)


@transaction.atomic
def hand_over(
    before: Body,
    after: Body,
    on: date,
    *,
    model: str = "",
    instrument: str,
    source: str,
    by: str,
    at: datetime,
) -> int:
    """Record that one body follows another, and move what it still owes; return how much moved.

    Raises:
        BadInput: see `succeed`.
    """
    succeed(before, after, on, model=model, instrument=instrument, source=source, by=by, at=at)
    return move_to_successor(before, after, on, by=by, at=at)


@transaction.atomic
def move_to_successor(before: Body, after: Body, on: date, *, by: str, at: datetime) -> int:
    """Move what a body still owes to the body that succeeds it; return how many.

    The clock does not start again: the successor owes it by the same day, and both say so.
    """
    moved = 0
    for obligation in before.obligations.select_for_update().filter(met_by=None, moved_to=None):
        twin, _ = Obligation.objects.get_or_create(
            duty=obligation.duty,
            body=after,
            period=obligation.period,
            defaults={
                "starts_on": obligation.starts_on,
                "due_on": obligation.due_on,
                "target_on": obligation.target_on,
                "about": obligation.about,
            },
        )
        obligation.moved_to, obligation.moved_on = twin, on
        obligation.save()
        moved += 1
    record("obligations-moved", before.slug, by=by, at=at, to=after.slug, on=on, count=moved)
    return moved
