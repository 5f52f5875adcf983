"""What the counts of a year are drawn from: complaints of a panel, reviews of an office."""

from collections import Counter
from datetime import date

from django.db.models import Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.documents import ComplaintCounts
from frankpledge.apps.complaints.models import Complaint, Review
from frankpledge.errors import NotFound
from frankpledge.rules.duties import last_day, year_begins


def _year(year: str) -> tuple[date, date]:
    first = year_begins(year)
    return first, first.replace(year=first.year + 1)


def complaint_counts(panel: Body, year: str) -> ComplaintCounts:
    """Return a financial year's counts of complaints about the office-holder.

    Raises:
        BadInput: `year` is not written 2026/27.
    """
    first, after = _year(year)
    found = Complaint.objects.filter(panel=panel, received_on__gte=first, received_on__lt=after)
    told = found.filter(Q(referred_on__isnull=False) | Q(state__in=["resolving", "resolved"]))
    return ComplaintCounts(
        panel=panel,
        year=year,
        received=found.count(),
        told=told.count(),
        states=Counter(found.values_list("state", flat=True)),
    )


def reviews_received(office: Body, year: str) -> list[Review]:
    """Return the reviews that an office received in a financial year.

    Raises:
        BadInput: `year` is not written 2026/27.
    """
    first, after = _year(year)
    found = Review.objects.filter(office=office, received_on__gte=first, received_on__lt=after)
    return list(found)


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
