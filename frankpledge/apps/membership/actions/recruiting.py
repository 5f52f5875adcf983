"""Finding independent members: advert, applications, scores of two people, appointment."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.membership.actions.members import seat_member
from frankpledge.apps.membership.documents import recruitment_document
from frankpledge.apps.membership.models import (
    VACANCY,
    Application,
    Recruitment,
    Score,
    Seat,
    SeatKind,
)
from frankpledge.apps.membership.queries import SCORERS
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.errors import BadInput, NotAllowed, TooMany
from frankpledge.rules.panel_workflows import APPLICATION
from frankpledge.rules.roles import May

STAGES = {"shortlist": "shortlist", "interview": "interview"}
MOST_POINTS = 5
MOST_OF_ONE_CLIENT = 3
ERASED = "[erased]"


@transaction.atomic
def advertise(
    seat: Seat,
    *,
    title: str,
    advert: str,
    skills: list[str],
    opens_on: date,
    closes_on: date,
    erase_on: date,
    by: User,
    at: datetime,
) -> Recruitment:
    """Advertise a vacant independent seat: public at once.

    Raises:
        NotAllowed: `by` does not run the panel.
        BadInput: the seat is a council's, no skill is named, or the days do not follow.
    """
    panel = seat.panel
    require(by, May.RUN_PANEL, panel, timezone.localdate(at))
    if seat.kind != SeatKind.INDEPENDENT:
        raise BadInput("Only independent members are recruited; a council appoints to its seat")
    if not skills:
        raise BadInput("Name the skills that applications are scored by", field="skills")
    if not opens_on <= closes_on < erase_on:
        raise BadInput("It opens, then closes, and what was sent is erased after that")
    made = Recruitment.objects.create(
        reference=next_reference("v", timezone.localdate(at)),
        seat=seat,
        title=title,
        advert=advert,
        skills=skills,
        opens_on=opens_on,
        closes_on=closes_on,
        erase_on=erase_on,
    )
    record("vacancy-advertised", made.reference, by=by.in_audit, at=at)
    _show(made, by=by.in_audit, at=at)
    return made


def _show(recruitment: Recruitment, *, by: str, at: datetime, reason: str = "") -> None:
    """Publish an advert as it stands."""
    panel = recruitment.seat.panel
    recruitment.publication = publish(
        recruitment.reference,
        VACANCY,
        panel,
        recruitment.title,
        recruitment_document(recruitment),
        by=by,
        at=at,
        subjects={("area", panel.area)},
        reason=reason,
    )
    recruitment.save()


@transaction.atomic
def apply(
    recruitment: Recruitment, *, name: str, contact: str, text: str, client: str, at: datetime
) -> Application:
    """Keep an application. Nothing of it is public.

    Raises:
        NotAllowed: applications are closed.
        TooMany: the sender has sent as many as one may in a day.
    """
    today = timezone.localdate(at)
    if not recruitment.opens_on <= today <= recruitment.closes_on:
        raise NotAllowed(f"Applications closed on {recruitment.closes_on}")
    reference = next_reference("ap", today)
    recent = Application.objects.filter(client=client, received_at__gte=at - timedelta(days=1))
    if client and recent.count() >= MOST_OF_ONE_CLIENT:
        raise TooMany(f"You have sent {MOST_OF_ONE_CLIENT} applications today. They are kept.")
    made = Application.objects.create(
        reference=reference,
        recruitment=recruitment,
        name=name,
        contact=contact,
        text=text,
        client=client,
        received_at=at,
    )
    record("application-received", recruitment.reference, by="public form", at=at)
    return made


@transaction.atomic
def score(
    application: Application, stage: str, points: dict[str, int], *, by: User, at: datetime
) -> Application:
    """Score an application at a stage; the same person again replaces the score.

    Raises:
        NotAllowed: `by` may not score at the panel, or the stage is past.
        BadInput: a skill is missing, or points are not 0 to 5.
    """
    recruitment = application.recruitment
    require(by, May.SCORE, recruitment.seat.panel, timezone.localdate(at))
    if application.state not in APPLICATION.moves[stage].before:
        raise NotAllowed(f"An application that is {application.state} is not scored for this")
    for skill in recruitment.skills:
        given = points.get(skill)
        if given is None or not 0 <= given <= MOST_POINTS:
            raise BadInput(f"Give {skill!r} 0 to {MOST_POINTS} points")
        Score.objects.update_or_create(
            application=application, stage=stage, by=by, skill=skill, defaults={"points": given}
        )
    record("application-scored", recruitment.reference, by=by.in_audit, at=at, stage=stage)
    return application


@transaction.atomic
def move_application(
    application: Application,
    name: str,
    *,
    reason: str = "",
    held_from: date | None = None,
    held_until: date | None = None,
    by: User,
    at: datetime,
) -> Application:
    """Shortlist, interview, appoint or turn down.

    Raises:
        NotAllowed: `by` may not, or the move does not start from where it stands.
        BadInput: two people have not scored it; no reason; no term.
    """
    Application.objects.select_for_update().get(pk=application.pk)
    panel = application.recruitment.seat.panel
    roles = roles_of(by, panel, timezone.localdate(at))
    application.state = APPLICATION.state_after(name, application.state, roles)
    if name in STAGES:
        scorers = application.scores.filter(stage=name).values("by").distinct().count()
        if scorers < SCORERS:
            raise BadInput(f"{SCORERS} people score it first; {scorers} did")
    if name == "not appoint" and not reason:
        raise BadInput("Say why; the applicant is told", field="reason")
    if name == "appoint":
        if held_from is None:
            raise BadInput("Say from when the term runs", field="held_from")
        application.appointed_as = seat_member(
            application.recruitment.seat,
            application.name,
            held_from=held_from,
            held_until=held_until,
            skills=application.recruitment.skills,
            by=by,
            at=at,
        )
    application.reason = reason
    application.save()
    record("application-moved", application.recruitment.reference, by=by.in_audit, at=at, move=name)
    if name == "appoint":
        _show(application.recruitment, by=by.in_audit, at=at, reason="The place is filled.")
    return application


@transaction.atomic
def erase_applications(*, at: datetime) -> int:
    """Erase applications whose day for it has come; return how many. Counts and scores stay."""
    due = Application.objects.filter(
        recruitment__erase_on__lte=timezone.localdate(at), erased_at=None
    )
    count = due.update(name=ERASED, contact=ERASED, text=ERASED, client="", reason="", erased_at=at)
    if count:
        record("applications-erased", "applications", by="this site", at=at, count=count)
    return count
