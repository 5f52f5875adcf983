"""Who sits on a panel on a day, what is vacant or runs out, how balanced it is, how recruiting
went."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.membership.models import (
    Application,
    Member,
    Recruitment,
    Score,
    Seat,
    SeatKind,
)
from frankpledge.errors import NotFound
from frankpledge.rules.days import a_year_after
from frankpledge.rules.panel_workflows import APPLICATION

AHEAD = timedelta(days=180)  # terms that end within it are named ahead of time
# The stage at which an application is scored, by its state.
STAGE_OF = {"received": "shortlist", "shortlisted": "interview"}
SCORERS = 2  # people who score an application before it moves on


def members_on(panel: Body, on: date) -> QuerySet[Member]:
    """Return the members of a panel on a day, substitutes left out."""
    not_ended = Q(held_until=None) | Q(held_until__gte=on)
    found = Member.objects.filter(not_ended, seat__panel=panel, held_from__lte=on)
    return found.filter(is_substitute=False).select_related("seat")


def substitutes_on(panel: Body, on: date) -> QuerySet[Member]:
    """Return those who may stand in for a member on a day."""
    not_ended = Q(held_until=None) | Q(held_until__gte=on)
    found = Member.objects.filter(not_ended, seat__panel=panel, held_from__lte=on)
    return found.filter(is_substitute=True).select_related("seat")


def to_come(panel: Body, on: date) -> list[Member]:
    """Return those who are appointed and whose term begins after a day."""
    found = Member.objects.filter(seat__panel=panel, held_from__gt=on, is_substitute=False)
    return list(found.select_related("seat").order_by("held_from"))


def vacancies(panel: Body, on: date) -> list[Seat]:
    """Return the seats in which nobody sits on a day, and to which nobody is appointed."""
    not_ended = Q(held_until=None) | Q(held_until__gte=on)
    taken = Member.objects.filter(not_ended, seat__panel=panel, is_substitute=False).values("seat")
    seats = panel.seats.filter(Q(until=None) | Q(until__gte=on))
    return list(seats.exclude(pk__in=taken))


def to_fill(panel: Body, on: date) -> list[tuple[Seat, date | None]]:
    """Return the vacant seats that nobody is applying for, with when the last term ended.

    A seat that is advertised, or has applications to decide, is being filled. Three queries.
    """
    undecided = Application.objects.filter(erased_at=None).exclude(state__in=APPLICATION.ends)
    rounds = Recruitment.objects.filter(seat__panel=panel)
    rounds = rounds.filter(Q(closes_on__gte=on) | Q(applications__in=undecided))
    being_filled = set(rounds.values_list("seat", flat=True))
    ended = Member.objects.filter(seat__panel=panel, is_substitute=False).order_by()
    last = dict(ended.values_list("seat").annotate(last=Max("held_until")))
    return [(s, last.get(s.pk)) for s in vacancies(panel, on) if s.pk not in being_filled]


def running_out(panel: Body, on: date) -> list[Member]:
    """Return the members whose terms end soon, first to end first."""
    found = members_on(panel, on).filter(held_until__lte=on + AHEAD)
    return list(found.order_by("held_until"))


@dataclass(frozen=True, kw_only=True)
class Balance:
    """How members stand beside the balanced appointment objective.

    Police Reform and Social Responsibility Act 2011, Schedule 6, paragraphs 31 and 32: parts of
    the area, political make-up, skills. Counts, no verdict.
    """

    parts: list[tuple[str, int]]
    parties: list[tuple[str, int]]
    skills: list[tuple[str, int]]
    kinds: list[tuple[str, int]]


def balance(panel: Body, on: date) -> Balance:
    """Return the counts of members by part of the area, party, skill and kind."""
    members = list(members_on(panel, on))

    def counted(values: Iterable[str]) -> list[tuple[str, int]]:
        return sorted(Counter(v or "not recorded" for v in values).items())

    return Balance(
        parts=counted(m.seat.part or m.seat.authority for m in members),
        parties=counted(m.party for m in members),
        skills=counted(skill for m in members for skill in m.skills),
        kinds=counted(m.seat.kind for m in members),
    )


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How recruiting independent members went."""

    recruitments: int
    applicants: int
    median_days_to_appoint: int | None
    kept_a_year: str


def figures(panel: Body, today: date) -> Figures:
    """Return applicants, days from opening to appointment, and who stayed a year."""
    rounds = Recruitment.objects.filter(seat__panel=panel)
    applications = Application.objects.filter(recruitment__in=rounds)
    appointed = applications.filter(state="appointed").select_related("appointed_as", "recruitment")
    days = sorted(
        (a.appointed_as.held_from - a.recruitment.opens_on).days
        for a in appointed
        if a.appointed_as
    )
    due = [
        m
        for m in Member.objects.filter(seat__panel=panel, seat__kind=SeatKind.INDEPENDENT)
        if a_year_after(m.held_from) <= today
    ]
    stayed = sum(1 for m in due if not m.held_until or m.held_until >= a_year_after(m.held_from))
    return Figures(
        recruitments=rounds.count(),
        applicants=applications.count(),
        median_days_to_appoint=days[len(days) // 2] if days else None,
        kept_a_year=f"{stayed} of {len(due)}" if due else "",
    )


def get_seat(panel: Body, number: int) -> Seat:
    """Return one seat of a panel.

    Raises:
        NotFound: it has none of that number.
    """
    found = panel.seats.filter(pk=number).first()
    if found is None:
        raise NotFound(f"{panel.name} has no such seat")
    return found


def get_member(number: int) -> Member:
    """Return one member.

    Raises:
        NotFound: there is none.
    """
    found = Member.objects.select_related("seat__panel").filter(pk=number).first()
    if found is None:
        raise NotFound("There is no such member")
    return found


def get_recruitment(reference: str) -> Recruitment:
    """Return one recruitment.

    Raises:
        NotFound: there is none.
    """
    found = Recruitment.objects.select_related("seat__panel", "publication")
    recruitment = found.filter(reference=reference).first()
    if recruitment is None:
        raise NotFound(f"There is no vacancy {reference!r}")
    return recruitment


def get_application(reference: str) -> Application:
    """Return one application.

    Raises:
        NotFound: there is none.
    """
    found = Application.objects.select_related("recruitment__seat__panel")
    application = found.filter(reference=reference).first()
    if application is None:
        raise NotFound(f"There is no application {reference!r}")
    return application


def totals(application: Application, stage: str) -> list[tuple[str, int]]:
    """Return what each scorer gave in all at a stage."""
    found: Counter[str] = Counter()
    for score in application.scores.filter(stage=stage).select_related("by"):
        found[str(score.by)] += score.points
    return sorted(found.items())


def has_scored(application: Application, stage: str, user: User) -> bool:
    """Whether somebody has scored an application at a stage."""
    return application.scores.filter(stage=stage, by=user).exists()


def recruitments_of(panel: Body) -> list[Recruitment]:
    """Return the recruitments of a panel, newest first."""
    return list(Recruitment.objects.filter(seat__panel=panel))


@dataclass(frozen=True, kw_only=True)
class OpenApplication:
    """An application that is not decided, and how its scoring stands for one scorer."""

    application: Application
    title: str
    is_scored: bool
    is_enough: bool


def open_applications(panel: Body, user: User) -> list[OpenApplication]:
    """Return the applications to a panel that are not decided, oldest first: two queries."""
    found = Application.objects.filter(recruitment__seat__panel=panel, erased_at=None)
    waiting = found.exclude(state__in=APPLICATION.ends).select_related("recruitment")
    scorers: dict[tuple[int, str], set[int]] = {}
    for pk, stage, scorer in Score.objects.filter(application__in=waiting).values_list(
        "application", "stage", "by"
    ):
        scorers.setdefault((pk, stage), set()).add(scorer)
    opened = []
    for application in waiting.order_by("received_at"):
        by = scorers.get((application.pk, STAGE_OF.get(application.state, "")), set())
        opened.append(
            OpenApplication(
                application=application,
                title=application.recruitment.title,
                is_scored=user.pk in by,
                is_enough=len(by) >= SCORERS,
            )
        )
    return opened


def not_inducted(panel: Body, on: date) -> list[Member]:
    """Return the members of a day with no induction on record, longest in office first."""
    return list(members_on(panel, on).filter(inducted_on=None).order_by("held_from"))
