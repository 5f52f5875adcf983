"""A panel's year, drawn from what was published in it."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.queries.meetings import attendance, listed
from frankpledge.apps.membership.queries import members_on, vacancies
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.queries.visible import PublicVersion, publications
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document, table
from frankpledge.rules.duties import year_begins

CANCELLED = "cancelled"


def year_document(panel: Body, year: str, at: datetime) -> dict:
    """Return a panel's financial year as a document: every number by what is published.

    Raises:
        BadInput: `year` is not written 2026/27.
    """
    first = year_begins(year)
    after = first.replace(year=first.year + 1)
    today = timezone.localdate(at)
    last = min(after - timedelta(days=1), today)
    area = ("area", panel.area)

    def within(day: str) -> bool:
        return first.isoformat() <= day < after.isoformat()

    meetings = [m for m in listed(at, panel.slug) if first <= m.on < after]
    minutes = [
        s for s in publications(at, kind="minutes", body=panel.slug) if within(s.data.get("on", ""))
    ]
    asked = _of_year(publications(at, kind="question", subject=area), "asked_on", within)
    promised = _of_year(publications(at, kind="undertaking", subject=area), "made_on", within)
    counts = _counts(panel, year, at)
    recommended = publications(at, kind="recommendations", subject=area)
    public = sum(m.shown.data.get("public_questions", 0) for m in meetings)
    return document(
        f"{panel.name} in {year}: {_met(meetings)}, {_count(len(asked), 'question')} asked,"
        f" {_count(len(promised), 'undertaking')} made.",
        facts=[
            ("From", long_date(first)),
            (
                "To",
                long_date(last) + (" (the year is not over)" if today < after else ""),
            ),
            ("Members", str(members_on(panel, last).count())),
            ("Questions of the public at meetings", str(public)),
            ("Vacant seats", str(len(vacancies(panel, last)))),
        ],
        blocks=[
            table(
                "Meetings",
                ["Meeting", "Stands", "Where"],
                [[m.shown.title, m.state, _where(m.shown)] for m in meetings],
            ),
            table(
                "Attendance",
                ["Member", "Present", "Otherwise"],
                [
                    [
                        c.member,
                        f"{c.present} of {c.meetings}",
                        "; ".join(f"{how.lower()}: {n}" for how, n in c.others),
                    ]
                    for c in attendance(minutes)
                ],
            ),
            table("Questions", ["Stands", "Number"], _states(asked)),
            table("Undertakings", ["Stands", "Number"], _states(promised)),
            table(
                "Recommendations and what is said to them",
                ["Report", "Stand", "Where"],
                [[s.title, _stand(s), _where(s)] for s in recommended],
            ),
            table(
                "Precept, hearings, requirements",
                ["What", "Stands", "Newest step"],
                [
                    [t.title, t.state, _where(t.newest)]
                    for t in public_cases(panel, at)
                    if within(t.newest.data.get("on", ""))
                ],
            ),
            table(
                "Complaints about the office-holder",
                ["What was published", "Where"],
                [[s.lead, _where(s)] for s in counts],
            ),
        ],
        data={
            "panel": panel.slug,
            "year": year,
            "meetings": len(meetings),
            "questions": len(asked),
            "undertakings": len(promised),
        },
    )


def _stand(shown: PublicVersion) -> str:
    """Say how the recommendations of a report stand: how many are open, accepted, done."""
    states = Counter(r["state"] for r in shown.data.get("recommendations", []))
    return ", ".join(f"{number} {state}" for state, number in sorted(states.items()))


def _where(shown: PublicVersion) -> str:
    return f"/record/{shown.reference}/"


def _met(meetings: list) -> str:
    held = sum(m.state in ("held", "minutes published") for m in meetings)
    cancelled = sum(m.state == CANCELLED for m in meetings)
    return f"{_count(held, 'meeting')} held" + (f", {cancelled} cancelled" if cancelled else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _of_year(
    found: list[PublicVersion], field: str, within: Callable[[str], bool]
) -> list[PublicVersion]:
    """Return those whose day lies in the year; one without a day counts by its publication."""
    return [
        shown
        for shown in found
        if not shown.is_withdrawn
        and within(
            _full(shown.data.get(field, "")) or timezone.localdate(shown.published_at).isoformat()
        )
    ]


def _full(text: str) -> str:
    """Return a day; nothing for a month, which may lie on either side."""
    try:
        return date.fromisoformat(text).isoformat() if text.count("-") == 2 else ""
    except ValueError:
        return ""


def _states(found: list[PublicVersion]) -> list[list[str]]:
    counts = Counter(
        "answered" if s.data.get("state") == "published" else s.data.get("state", "") for s in found
    )
    return [[state, str(count)] for state, count in sorted(counts.items())]


def _counts(panel: Body, year: str, at: datetime) -> list[PublicVersion]:
    found = publications(at, kind="complaint-counts", body=panel.slug)
    return [s for s in found if s.data.get("year") == year and not s.is_withdrawn]
