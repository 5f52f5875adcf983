"""Meetings as those who run them work on them, and as everybody sees them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import bodies_where
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.meetings.models import (
    ANNUAL_REPORT,
    MINUTES,
    Item,
    Meeting,
    Paper,
    PublicQuestion,
    Shared,
)
from frankpledge.apps.membership.models import VACANCY
from frankpledge.apps.publishing.models import Notice
from frankpledge.apps.publishing.queries.lists import (
    BY_DAY,
    DATED,
    NEWEST,
    PAGE,
    Marks,
    PublicRow,
    a_page,
    all_rows,
    as_rows,
)
from frankpledge.apps.publishing.queries.visible import PublicVersion, documents, in_force
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.design.parts import ListPage
from frankpledge.errors import NotAllowed, NotFound
from frankpledge.rules.panel_workflows import MEETING
from frankpledge.rules.roles import May

SOON = timedelta(days=60)
HELD = ("held", "minutes published")
MOST_AHEAD = 100  # meetings of a forward plan: years of them


def get_meeting(reference: str) -> Meeting:
    """Return one meeting.

    Raises:
        NotFound: there is none.
    """
    found = Meeting.objects.select_related("panel", "pack", "record")
    meeting = found.filter(reference=reference).first()
    if meeting is None:
        raise NotFound(f"There is no meeting {reference!r}")
    return meeting


def get_item(meeting: Meeting, number: int) -> Item:
    """Return one item of an agenda, by a number that stays when others are taken off.

    Raises:
        NotFound: it has none of that number.
    """
    found = meeting.items.filter(pk=number).first()
    if found is None:
        raise NotFound(f"{meeting} has no such item")
    return found


def refuse_imported(meeting: Meeting) -> None:
    """Do nothing for a meeting that was planned here.

    Raises:
        NotAllowed: it was imported, and is changed where it came from.
    """
    if meeting.external:
        raise NotAllowed(
            f"This meeting was imported ({meeting.source}). Change it there, and import it again"
        )


def get_paper(meeting: Meeting, number: int) -> Paper:
    """Return one paper of a meeting.

    Raises:
        NotFound: it has none of that number.
    """
    found = Paper.objects.select_related("item__meeting").filter(item__meeting=meeting, pk=number)
    paper = found.first()
    if paper is None:
        raise NotFound(f"{meeting} has no such paper")
    return paper


def get_question(reference: str) -> PublicQuestion:
    """Return one question of the public to a meeting.

    Raises:
        NotFound: there is none.
    """
    found = PublicQuestion.objects.select_related("meeting__panel").filter(reference=reference)
    question = found.first()
    if question is None:
        raise NotFound(f"There is no question {reference!r}")
    return question


def waiting(meeting: Meeting) -> list[Paper]:
    """Return the papers that were added and are not published yet."""
    found = Paper.objects.filter(item__meeting=meeting, supplement=None)
    return list(found.select_related("item").order_by("item__place", "pk"))


def last_held(panel: Body, before: date) -> Meeting | None:
    """Return the newest meeting that a panel held by a day."""
    found = Meeting.objects.filter(panel=panel, state__in=HELD, on__lte=before)
    return found.order_by("-on").first()


def next_planned(panel: Body, on: date) -> Meeting | None:
    """Return the next meeting of a panel from a day on."""
    found = Meeting.objects.filter(panel=panel, on__gte=on)
    return found.exclude(state__in=("cancelled", *HELD)).order_by("on").first()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A meeting as everybody sees it."""

    shown: PublicRow
    on: date
    panel: str
    panel_slug: str

    @property
    def state(self) -> str:
        """How it stands."""
        return self.shown.state or "withdrawn"


def listed(at: datetime, panel: str = "") -> list[Listed]:
    """Return the meetings that are public, of one panel or of all, first to last."""
    return _in_order(all_rows(at, Wanted(kind="meeting", body=panel)))


def _in_order(rows: Iterable[PublicRow]) -> list[Listed]:
    """Return meetings first to last, those without a day left out: withdrawn, or it is hidden."""
    found = [Listed(shown=s, on=s.on, panel=s.body, panel_slug=s.body_slug) for s in rows if s.on]
    return sorted(found, key=lambda m: (m.on, m.shown.data.get("time", ""), m.shown.reference))


@dataclass(frozen=True, kw_only=True)
class AttendanceCount:
    """How often a member came to the meetings that were held."""

    member: str
    meetings: int
    present: int
    others: tuple[tuple[str, int], ...]


def attendance(minutes: list[PublicVersion]) -> list[AttendanceCount]:
    """Return how often each member came, by published minutes.

    A meeting that was cancelled has no minutes, so it is nobody's absence.
    """
    counts: dict[str, Counter[str]] = {}
    for shown in minutes:
        for name, how in shown.data.get("attendance", []):
            counts.setdefault(name, Counter())[how] += 1
    return [
        AttendanceCount(
            member=name,
            meetings=sum(found.values()),
            present=found["Present"],
            others=tuple((how, n) for how, n in sorted(found.items()) if how != "Present"),
        )
        for name, found in sorted(counts.items())
    ]


@dataclass(frozen=True, kw_only=True)
class Room:
    """What everybody sees of a panel's meetings: those of before by pages, the newest minutes.

    Attendance is by the minutes that are here; `has_more_minutes` says that there are others.
    """

    panel: Body
    ahead: list[Listed]
    past: ListPage[Listed]
    minutes: list[PublicRow]
    has_more_minutes: bool
    attendance: list[AttendanceCount]
    vacancies: list[PublicRow]
    years: list[PublicRow]


def room(panel: Body, at: datetime, marks: Marks = NEWEST) -> Room:
    """Return the forward plan, the meetings of before, minutes and attendance of a panel.

    Raises:
        BadInput: no page of the meetings of before begins at `marks`.
    """
    today = timezone.localdate(at)
    meetings = in_force(at, Wanted(kind="meeting")).filter(DATED, body=panel)
    ahead = meetings.filter(on__gte=today).exclude(state__in=HELD).order_by("on", "pk")
    past = meetings.filter(Q(on__lt=today) | Q(state__in=HELD))
    minutes = _newest_minutes(panel, at)
    return Room(
        panel=panel,
        ahead=_in_order(as_rows(ahead[:MOST_AHEAD])),
        past=_past(a_page(past, marks, by=BY_DAY)),
        minutes=minutes[:PAGE],
        has_more_minutes=len(minutes) > PAGE,
        attendance=attendance(documents([row.version for row in minutes[:PAGE]])),
        vacancies=_open_vacancies(panel, at),
        years=all_rows(at, Wanted(kind=ANNUAL_REPORT, body=panel.slug)),
    )


def _past(page: ListPage[PublicRow]) -> ListPage[Listed]:
    rows = tuple(reversed(_in_order(page.rows)))
    return ListPage(rows=rows, before=page.before, after=page.after)


def _newest_minutes(panel: Body, at: datetime) -> list[PublicRow]:
    """Return the newest minutes, one more than a page holds where there are more."""
    found = in_force(at, Wanted(kind=MINUTES)).filter(body=panel).exclude(notice=Notice.WITHDRAWAL)
    dated = as_rows(found.filter(DATED).order_by("-on", "-pk")[: PAGE + 1])
    return dated + as_rows(found.filter(on=None).order_by("-pk")[: PAGE + 1 - len(dated)])


def _open_vacancies(panel: Body, at: datetime) -> list[PublicRow]:
    """Return the adverts for members that are still open, by what is public."""
    today = timezone.localdate(at).isoformat()
    found = all_rows(at, Wanted(kind=VACANCY, body=panel.slug))
    return [
        s for s in found if s.data.get("closes_on", "") >= today and not s.data.get("is_filled")
    ]


def panels(at: datetime) -> list[tuple[Body, int]]:
    """Return every panel, with how many of its meetings are on the record; those with any first.

    One that has ended is listed while the record holds meetings of it.
    """
    meetings = in_force(at, Wanted(kind="meeting")).filter(DATED).order_by()
    counts = Counter(dict(meetings.values_list("body").annotate(count=Count("*"))))
    found = Body.objects.filter(kind=BodyKind.PANEL).order_by("name")
    pairs = [(p, counts[p.pk]) for p in found if counts[p.pk] or not p.ends_on]
    return sorted(pairs, key=lambda pair: not pair[1])


def unfinished(panel: Body, on: date) -> list[Meeting]:
    """Return the meetings whose next step is a task, first to last.

    Those planned are among them however far ahead: the law gives their agendas a day.
    """
    found = Meeting.objects.filter(panel=panel, external="")
    found = found.filter(Q(state="planned") | Q(on__lte=on + SOON))
    return list(found.exclude(state__in=MEETING.ends).order_by("on"))


def late_papers(meetings: list[Meeting]) -> dict[int, int]:
    """Return by meeting how many papers came after its agenda and are not published: one query."""
    published = [m.pk for m in meetings if m.state == "agenda published"]
    found = Paper.objects.filter(item__meeting__in=published, supplement=None)
    counted = found.order_by().values_list("item__meeting").annotate(count=Count("pk"))
    return dict(counted.values_list("item__meeting", "count"))


def public_questions(panel: Body) -> list[PublicQuestion]:
    """Return the questions of the public to a panel's meetings that are to be decided."""
    found = PublicQuestion.objects.filter(meeting__panel=panel, state="received")
    return list(found.select_related("meeting").order_by("received_at"))


def has_any(panel: Body) -> bool:
    """Whether the record holds a meeting of a panel."""
    return Meeting.objects.filter(panel=panel).exists()


def panels_of(user: User, on: date) -> list[Body]:
    """Return the panels whose private papers somebody may read."""
    return bodies_where(user, May.READ_PANEL, on)


def calendar_of(user: User, on: date) -> list[Meeting]:
    """Return the meetings to come of every panel that somebody works for."""
    found = Meeting.objects.filter(panel__in=panels_of(user, on), on__gte=on)
    return list(found.select_related("panel").order_by("on", "starts_at"))


def library() -> list[Shared]:
    """Return what the panels of this site share."""
    return list(Shared.objects.select_related("panel"))


def get_shared(number: int) -> Shared:
    """Return one document of the library.

    Raises:
        NotFound: there is none.
    """
    found = Shared.objects.select_related("panel").filter(pk=number).first()
    if found is None:
        raise NotFound("The library has no such document")
    return found
