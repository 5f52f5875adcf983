"""How a panel's year reads: every number by what is published."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.queries.meetings import AttendanceCount, Listed
from frankpledge.apps.panel.documents.cases import PublicCase
from frankpledge.apps.publishing.queries.lists import PublicRow
from frankpledge.apps.publishing.queries.visible import PublicVersion
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document, table

CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class PanelYear:
    """What was published of a panel in a financial year, to `last`, today where it is not over."""

    panel: Body
    year: str
    first: date
    last: date
    is_over: bool
    members: int
    vacancies: int
    meetings: list[Listed]
    attendance: list[AttendanceCount]
    asked: list[PublicRow]
    promised: list[PublicRow]
    recommended: list[PublicVersion]
    cases: list[PublicCase]
    counts: list[PublicRow]


def year_document(found: PanelYear) -> dict:
    """Return a panel's financial year as a document."""
    public = sum(m.shown.data.get("public_questions", 0) for m in found.meetings)
    return document(
        f"{found.panel.name} in {found.year}: {_met(found.meetings)},"
        f" {_count(len(found.asked), 'question')} asked,"
        f" {_count(len(found.promised), 'undertaking')} made.",
        facts=[
            ("From", long_date(found.first)),
            (
                "To",
                long_date(found.last) + (" (the year is not over)" if not found.is_over else ""),
            ),
            ("Members", str(found.members)),
            ("Questions of the public at meetings", str(public)),
            ("Vacant seats", str(found.vacancies)),
        ],
        blocks=[
            table(
                "Meetings",
                ["Meeting", "Stands", "Where"],
                [[m.shown.title, m.state, _where(m.shown)] for m in found.meetings],
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
                    for c in found.attendance
                ],
            ),
            table("Questions", ["Stands", "Number"], _states(found.asked)),
            table("Undertakings", ["Stands", "Number"], _states(found.promised)),
            table(
                "Recommendations and what is said to them",
                ["Report", "Stand", "Where"],
                [[s.title, _stand(s), _where(s)] for s in found.recommended],
            ),
            table(
                "Precept, hearings, requirements",
                ["What", "Stands", "Newest step"],
                [[t.title, t.state, _where(t.newest)] for t in found.cases],
            ),
            table(
                "Complaints about the office-holder",
                ["What was published", "Where"],
                [[s.lead, _where(s)] for s in found.counts],
            ),
        ],
        data={
            "panel": found.panel.slug,
            "year": found.year,
            "meetings": len(found.meetings),
            "questions": len(found.asked),
            "undertakings": len(found.promised),
        },
    )


def _stand(shown: PublicVersion) -> str:
    """Say how the recommendations of a report stand: how many are open, accepted, done."""
    states = Counter(r["state"] for r in shown.data.get("recommendations", []))
    return ", ".join(f"{number} {state}" for state, number in sorted(states.items()))


def _where(shown: PublicRow | PublicVersion) -> str:
    return f"/record/{shown.reference}/"


def _met(meetings: list) -> str:
    held = sum(m.state in ("held", "minutes published") for m in meetings)
    cancelled = sum(m.state == CANCELLED for m in meetings)
    return f"{_count(held, 'meeting')} held" + (f", {cancelled} cancelled" if cancelled else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _states(found: list[PublicRow]) -> list[list[str]]:
    counts = Counter("answered" if s.state == "published" else s.state for s in found)
    return [[state, str(count)] for state, count in sorted(counts.items())]
