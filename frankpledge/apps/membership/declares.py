"""What membership offers: seats to fill, terms that end, applications to score and decide."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from frankpledge.apps.membership.models import VACANCY, Seat, SeatKind
from frankpledge.apps.membership.queries import (
    STAGE_OF,
    OpenApplication,
    not_inducted,
    open_applications,
    running_out,
    to_come,
    to_fill,
)
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    Kind,
    Link,
    Menu,
    SetupStep,
    Table,
    Task,
    columns_of,
)
from frankpledge.design.dates import long_date
from frankpledge.rules.roles import May

TERMS = timedelta(days=60)  # how long before its end a term is a task


def tasks(work: AtWork) -> list[Task]:
    """Return what waits for a panel's support and for those who score applications."""
    if work.body.kind != "panel" or not work.may(May.SCORE):
        return []
    runs_it = work.may(May.RUN_PANEL)
    found = [
        task
        for application in open_applications(work.body, work.user)
        for task in _application(application, runs_it=runs_it)
    ]
    return found + (_seats(work) if runs_it else [])


def _application(found: OpenApplication, *, runs_it: bool) -> list[Task]:
    application = found.application
    stage = STAGE_OF.get(application.state)
    said = {"title": found.title}
    if stage and not found.is_scored:
        return [
            Task(
                what=_("Score an application: %(title)s") % said,
                address=reverse("membership:score", args=[application.reference, stage]),
                button=_("Score"),
                since=application.received_at.date(),
                record=application.reference,
            )
        ]
    if not runs_it or (stage and not found.is_enough):
        return []
    return [
        Task(
            what=_("Decide an application: %(title)s") % said,
            address=reverse("membership:application", args=[application.reference]),
            button=_("Decide"),
            since=application.received_at.date(),
            record=application.reference,
            note=_("Scored by two people.") if stage else _("Interviewed."),
        )
    ]


def _seats(work: AtWork) -> list[Task]:
    found = [_vacancy(seat, since, work.body.slug) for seat, since in to_fill(work.body, work.on)]
    return found + _terms(work) + _inductions(work)


def _vacancy(seat: Seat, since: date | None, slug: str) -> Task:
    is_advertised = seat.kind == SeatKind.INDEPENDENT
    name = "advertise" if is_advertised else "seat"
    return Task(
        what=_("Fill a vacancy: %(seat)s") % {"seat": _whose(seat)},
        address=reverse(f"membership:{name}", args=[slug, seat.pk]),
        button=_("Advertise") if is_advertised else _("Add member"),
        since=since,
    )


def _whose(seat: Seat) -> str:
    return seat.authority or seat.get_kind_display()


def _terms(work: AtWork) -> list[Task]:
    """Return the terms that end soon, where no member is appointed to follow."""
    followed = {member.seat_id for member in to_come(work.body, work.on)}
    words = _("Add the member who follows %(name)s, whose term ends on %(day)s")
    return [
        Task(
            what=words % {"name": member.name, "day": long_date(member.held_until)},
            address=reverse("membership:seat", args=[work.body.slug, member.seat_id]),
            button=_("Add member"),
            due_on=member.held_until,
            basis=_whose(member.seat),
        )
        for member in running_out(work.body, work.on)
        if member.held_until
        and member.held_until <= work.on + TERMS
        and member.seat_id not in followed
    ]


def _inductions(work: AtWork) -> list[Task]:
    """Return one task for all members without an induction, since the first took office."""
    found = not_inducted(work.body, work.on)
    if not found:
        return []
    words = ngettext(
        "Record the induction of %(count)s member",
        "Record the induction of %(count)s members",
        len(found),
    )
    return [
        Task(
            what=words % {"count": len(found)},
            address=reverse("membership:desk", args=[work.body.slug]),
            button=_("Record induction"),
            since=found[0].held_from,
        )
    ]


def setup(work: AtWork) -> list[SetupStep]:
    """Return the step of adding the members, for a panel's support."""
    if work.body.kind != "panel" or not work.may(May.RUN_PANEL):
        return []
    return [
        SetupStep(
            title=_("Add the members, with their terms of office"),
            why=_("Councils and parties are needed for the balance of the panel."),
            address=reverse("membership:desk", args=[work.body.slug]),
            button=_("Add members"),
            is_done=work.body.seats.filter(members__isnull=False).exists(),
            order=20,
        )
    ]


def _members(_user: object, _on: object, slug: str, kind: str) -> str:
    return reverse("membership:members", args=[slug]) if kind == "panel" else ""


TABLES = (
    Table(
        name="vacancies",
        kind=VACANCY,
        title=gettext_noop("Vacancies on panels"),
        about="Adverts for independent members of police and crime panels.",
        columns=columns_of("""
            advert | string | What is said of it | blocks/The place
            skills | string | Skills that are wanted
            closes_on | date | The last day to apply
            is_filled | boolean | Whether it is filled"""),
    ),
)

DECLARATION = Declaration(
    app="membership",
    menu=(
        Menu(
            title=gettext_noop("Members and seats"),
            address="membership:desk",
            may=May.RUN_PANEL,
            group=Group.PANEL,
            at="panel",
            order=10,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Applications to join the panel"),
            address="membership:vacancies",
            may=May.SCORE,
            group=Group.PANEL,
            at="panel",
            order=20,
        ),
    ),
    tasks=tasks,
    setup=setup,
    kinds=(Kind(name=VACANCY),),
    links=(Link(on="body", text=gettext_noop("Members"), address=_members),),
    tables=TABLES,
)
