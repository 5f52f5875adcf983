"""A panel's year, drawn from what was published in it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.models import COMPLAINT_COUNTS
from frankpledge.apps.meetings.models import MINUTES
from frankpledge.apps.meetings.queries.meetings import attendance, listed
from frankpledge.apps.membership.queries import members_on, vacancies
from frankpledge.apps.panel.documents.year import PanelYear
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.queries.lists import PublicRow, all_rows
from frankpledge.apps.publishing.queries.visible import documents, publications
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.apps.recommendations.models import TRACKER
from frankpledge.apps.scrutiny.models import QUESTIONS
from frankpledge.apps.undertakings.models import UNDERTAKINGS
from frankpledge.rules.duties import year_begins


def panel_year(panel: Body, year: str, at: datetime) -> PanelYear:
    """Return what was published of a panel in a financial year.

    Raises:
        BadInput: `year` is not written 2026/27.
    """
    first = year_begins(year)
    after = first.replace(year=first.year + 1)
    today = timezone.localdate(at)
    last = min(after - timedelta(days=1), today)
    area = ("area", panel.area)

    def within(day: date | None) -> bool:
        return day is not None and first <= day < after

    minutes = [
        s.version for s in all_rows(at, Wanted(kind=MINUTES, body=panel.slug)) if within(s.on)
    ]
    return PanelYear(
        panel=panel,
        year=year,
        first=first,
        last=last,
        is_over=today >= after,
        members=members_on(panel, last).count(),
        vacancies=len(vacancies(panel, last)),
        meetings=[m for m in listed(at, panel.slug) if first <= m.on < after],
        attendance=attendance(documents(minutes)),
        asked=_of_year(all_rows(at, Wanted(kind=QUESTIONS, subject=area)), within),
        promised=_of_year(all_rows(at, Wanted(kind=UNDERTAKINGS, subject=area)), within),
        recommended=publications(at, kind=TRACKER, subject=area),
        cases=[t for t in public_cases(panel, at) if within(t.newest.on)],
        counts=_counts(panel, year, at),
    )


def _of_year(found: list[PublicRow], within: Callable[[date], bool]) -> list[PublicRow]:
    """Return those whose day lies in the year; one without a day counts by when it was seen.

    A month is no day: it may lie on either side.
    """
    return [
        shown
        for shown in found
        if not shown.is_withdrawn and within(shown.on or timezone.localdate(shown.visible_from))
    ]


def _counts(panel: Body, year: str, at: datetime) -> list[PublicRow]:
    found = all_rows(at, Wanted(kind=COMPLAINT_COUNTS, body=panel.slug))
    return [s for s in found if s.data.get("year") == year and not s.is_withdrawn]
