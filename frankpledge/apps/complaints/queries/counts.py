"""What is public of complaints: counts, with care for small ones."""

from collections import Counter
from datetime import date

from django.db.models import Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.models import Complaint, Review
from frankpledge.errors import NotFound
from frankpledge.rules.documents import document, table
from frankpledge.rules.duties import last_day, year_begins
from frankpledge.rules.working_days import Calendar, working_days_between

SMALL = 5  # below it a count of a breakdown is not told: few people can be few persons


def small(count: int) -> str:
    """Return a count as it may be published in a breakdown."""
    return str(count) if count == 0 or count >= SMALL else f"fewer than {SMALL}"


def _year(year: str) -> tuple[date, date]:
    first = year_begins(year)
    return first, first.replace(year=first.year + 1)


def counts_document(panel: Body, year: str) -> dict:
    """Return a financial year's counts of complaints about the office-holder as a document.

    The number that the Order asks for is exact: complaints and conduct matters brought to the
    office-holder's attention because they were referred or were resolved informally
    (Specified Information Order 2011, Schedule, paragraph 1(f)). The breakdown is coarse.
    """
    first, after = _year(year)
    found = Complaint.objects.filter(panel=panel, received_on__gte=first, received_on__lt=after)
    told = found.filter(Q(referred_on__isnull=False) | Q(state__in=["resolving", "resolved"]))
    states = Counter(found.values_list("state", flat=True))
    rows = [[state, small(count)] for state, count in sorted(states.items())]
    total = told.count()
    return document(
        f"{panel.name}, {year}: {total} complaints and conduct matters about the office-holder were"
        " referred or resolved informally.",
        facts=[
            ("Referred, or resolved informally", str(total)),
            ("Received", small(found.count())),
        ],
        blocks=[table("How those received stand", ["Stands", "Number"], rows)],
        sources=[
            {
                "title": "Specified Information Order 2011, Schedule, paragraph 1(f)",
                "url": "https://www.legislation.gov.uk/uksi/2011/3050/schedule",
                "note": f"A number of the breakdown from 1 to {SMALL - 1} is not told.",
            }
        ],
        data={"year": year, "panel": panel.slug, "referred_or_resolved": total},
    )


def reviews_document(office: Body, year: str) -> dict:
    """Return a financial year's complaint reviews of an office as a document.

    Specified Information Order 2011, Schedule, paragraph 7C(b)(ii). Times are working days of
    England and Wales from the day a review was received to that of its decision.
    """
    first, after = _year(year)
    received = Review.objects.filter(office=office, received_on__gte=first, received_on__lt=after)
    reviews = list(received)
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
        },
    )


def is_in_time(review: Review) -> bool:
    """Whether an application for a review came in time: 28 days from the day after the letter.

    A letter of before the law counts as in time: its clock is not this one.
    """
    try:
        last = last_day("complaint-review-application", review.letter_on)
    except NotFound:
        return True
    return last is None or review.received_on <= last


def reviews_of(office: Body) -> list[Review]:
    """Return the reviews of an office, oldest first."""
    return list(office.complaint_reviews.all())


def get_review(reference: str) -> Review:
    """Return one review.

    Raises:
        NotFound: there is none.
    """
    found = Review.objects.select_related("office").filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no review {reference!r}")
    return found
