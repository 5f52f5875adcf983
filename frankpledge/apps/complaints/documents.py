"""How a year's counts of complaints and of complaint reviews read when they are published."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.models import Review
from frankpledge.rules.documents import document, table
from frankpledge.rules.working_days import Calendar, working_days_between

SMALL = 5  # below it a count of a breakdown is not told: few people can be few persons


def small(count: int) -> str:
    """Return a count as it may be published in a breakdown."""
    return str(count) if _is_told(count) else f"fewer than {SMALL}"


def _is_told(count: int) -> bool:
    return count == 0 or count >= SMALL


@dataclass(frozen=True, kw_only=True)
class ComplaintCounts:
    """How many complaints a panel received in a financial year, and how they stand.

    `told` is how many were referred or resolved informally; `states` is by how they stand.
    """

    panel: Body
    year: str
    received: int
    told: int
    states: Mapping[str, int]


def counts_document(found: ComplaintCounts) -> dict:
    """Return a financial year's counts of complaints about the office-holder as a document.

    The number that the Order asks for is exact: complaints and conduct matters brought to the
    office-holder's attention because they were referred or were resolved informally
    (Specified Information Order 2011, Schedule, paragraph 1(f)). The breakdown is coarse.
    """
    rows = [[state, small(count)] for state, count in sorted(found.states.items())]
    return document(
        f"{found.panel.name}, {found.year}: {found.told} complaints and conduct matters about the"
        " office-holder were referred or resolved informally.",
        facts=[
            ("Referred, or resolved informally", str(found.told)),
            ("Received", small(found.received)),
        ],
        blocks=[table("How those received stand", ["Stands", "Number"], rows)],
        sources=[
            {
                "title": "Specified Information Order 2011, Schedule, paragraph 1(f)",
                "url": "https://www.legislation.gov.uk/uksi/2011/3050/schedule",
                "note": f"A number of the breakdown from 1 to {SMALL - 1} is not told.",
            }
        ],
        data={
            "year": found.year,
            "panel": found.panel.slug,
            "referred_or_resolved": found.told,
            "received_at_least": found.received if _is_told(found.received) else 1,
            "received_at_most": found.received if _is_told(found.received) else SMALL - 1,
        },
    )


def reviews_document(office: Body, year: str, reviews: Sequence[Review]) -> dict:
    """Return the complaint reviews that an office received in a financial year as a document.

    Specified Information Order 2011, Schedule, paragraph 7C(b)(ii). Times are working days of
    England and Wales from the day a review was received to that of its decision.
    """
    decided = [r for r in reviews if r.state in ("upheld", "not upheld")]
    days = sorted(
        working_days_between(r.received_on, r.decided_on, Calendar.ENGLAND_WALES)
        for r in decided
        if r.decided_on  # always, as the database holds
    )
    upheld = sum(r.state == "upheld" for r in decided)
    states = Counter(r.state for r in reviews)
    return document(
        f"{office.name}, {year}: {len(reviews)} complaint reviews were received and"
        f" {len(decided)} decided.",
        facts=[
            ("Received", str(len(reviews))),
            ("Decided", str(len(decided))),
            ("Upheld", f"{upheld} of {len(decided)}" if decided else ""),
            ("Median time, working days", str(days[len(days) // 2]) if days else ""),
            ("Recommendations made", str(sum(r.recommended for r in reviews))),
            ("Recommendations accepted", str(sum(r.accepted for r in reviews))),
        ],
        blocks=[
            table(
                "How they ended",
                ["Outcome", "Number"],
                [[s, str(n)] for s, n in sorted(states.items())],
            )
        ],
        sources=[
            {
                "title": "Specified Information Order 2011, Schedule, paragraph 7C(b)(ii)",
                "url": "https://www.legislation.gov.uk/uksi/2011/3050/schedule",
            }
        ],
        data={
            "year": year,
            "office": office.slug,
            "received": len(reviews),
            "decided": len(decided),
            "upheld": upheld,
            "median_working_days": days[len(days) // 2] if days else None,
            "recommended": sum(r.recommended for r in reviews),
            "accepted": sum(r.accepted for r in reviews),
        },
    )
