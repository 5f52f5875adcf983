"""What membership offers: seats to fill, terms that end, applications to score and decide."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from frankpledge.apps.membership.models import VACANCY, SeatKind
from frankpledge.apps.membership.queries import (
    STAGE_OF,
    OpenApplication,
    not_inducted,
    open_applications,
    running_out,
    vacancies,
)
from frankpledge.declared import AtWork, Declaration, Group, Kind, Link, Menu, SetupStep, Task
from frankpledge.design.dates import long_date
from frankpledge.rules.roles import May

TERMS = timedelta(days=60)  # a term that ends within it is a task


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
    slug = work.body.slug
    found = []
    for seat in vacancies(work.body, work.on):
        whose = seat.authority or seat.get_kind_display()
        is_open = seat.recruitments.filter(closes_on__gte=work.on).exists()
        if is_open:
            continue
        name = "advertise" if seat.kind == SeatKind.INDEPENDENT else "seat"
        found.append(
            Task(
                what=_("Fill a vacancy: %(seat)s") % {"seat": whose},
                address=reverse(f"membership:{name}", args=[slug, seat.pk]),
                button=_("Advertise") if name == "advertise" else _("Add member"),
            )
        )
    for member in running_out(work.body, work.on):
        if member.held_until and member.held_until <= work.on + TERMS:
            said = {"name": member.name, "day": long_date(member.held_until)}
            found.append(
                Task(
                    what=_("%(name)s's term ends on %(day)s: say who follows") % said,
                    address=reverse("membership:seat", args=[slug, member.seat_id]),
                    button=_("Add member"),
                    due_on=member.held_until,
                    basis=member.seat.authority or member.seat.get_kind_display(),
                )
            )
    if count := not_inducted(work.body, work.on):
        found.append(
            Task(
                what=ngettext(
                    "Record the induction of %(count)s member",
                    "Record the induction of %(count)s members",
                    count,
                )
                % {"count": count},
                address=reverse("membership:desk", args=[slug]),
                button=_("Record induction"),
            )
        )
    return found


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
)
