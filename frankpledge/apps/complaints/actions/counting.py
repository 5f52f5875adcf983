"""The register of complaint reviews, and publishing counts."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.documents import counts_document, reviews_document
from frankpledge.apps.complaints.models import COMPLAINT_COUNTS, REVIEW_COUNTS, Review
from frankpledge.apps.complaints.queries.counts import (
    complaint_counts,
    is_in_time,
    reviews_received,
)
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Publication
from frankpledge.errors import BadInput
from frankpledge.rules.panel_workflows import REVIEW
from frankpledge.rules.roles import May


@transaction.atomic
def receive_review(
    office: Body, letter_on: date, received_on: date, notes: str, *, by: User, at: datetime
) -> Review:
    """Enter an application for a review.

    Raises:
        NotAllowed: `by` may not at the office.
        BadInput: it cannot have come before the letter.
    """
    today = timezone.localdate(at)
    require(by, May.KEEP_REVIEWS, office, today)
    if not letter_on <= received_on <= today:
        raise BadInput(
            "It was received on or after the day of the letter, and not after today",
            field="received_on",
        )
    review = Review.objects.create(
        reference=next_reference("cr", today),
        office=office,
        letter_on=letter_on,
        received_on=received_on,
        notes=notes,
    )
    record("review-received", f"{office.slug}/{review.reference}", by=by.in_audit, at=at)
    return review


@transaction.atomic
def decide_review(
    reference: str,
    outcome: str,
    decided_on: date,
    recommended: int,
    accepted: int,
    notes: str,
    *,
    by: User,
    at: datetime,
) -> Review:
    """Enter how a review ended.

    Raises:
        NotAllowed: `by` may not, or it was decided.
        BadInput: it was decided before it came; it was out of time by its days and is not
            entered so, or the other way round.
    """
    today = timezone.localdate(at)
    review = Review.objects.select_for_update(of=("self",)).get(reference=reference)
    review.state = REVIEW.state_after(outcome, review.state, roles_of(by, review.office, today))
    if not review.received_on <= decided_on <= today:
        raise BadInput(
            "It was decided on or after the day it was received, and not after today",
            field="decided_on",
        )
    if outcome == "out of time" and is_in_time(review):
        raise BadInput(
            "It came in time: 28 days from the day after the letter had not passed",
            field="outcome",
        )
    if accepted > recommended:
        raise BadInput("No more recommendations can be accepted than were made", field="accepted")
    review.decided_on, review.recommended, review.accepted = decided_on, recommended, accepted
    review.notes = notes or review.notes
    review.save()
    record(
        "review-decided",
        f"{review.office.slug}/{reference}",
        by=by.in_audit,
        at=at,
        outcome=outcome,
    )
    return review


@transaction.atomic
def publish_counts(panel: Body, year: str, *, by: User, at: datetime) -> Publication:
    """Publish a year's counts of complaints about the office-holder, as they are now.

    Raises:
        NotAllowed: `by` may not at the panel.
    """
    require(by, May.HANDLE_COMPLAINT, panel, timezone.localdate(at))
    content = counts_document(complaint_counts(panel, year))
    record("complaint-counts-published", panel.slug, by=by.in_audit, at=at, year=year)
    return publish(
        f"complaints-{year.replace('/', '-')}-{panel.area}"[:60],
        COMPLAINT_COUNTS,
        panel,
        f"Complaints about the office-holder, {year}",
        content,
        by=by.in_audit,
        at=at,
        subjects={("area", panel.area)},
    )


@transaction.atomic
def publish_reviews(office: Body, year: str, *, by: User, at: datetime) -> Publication:
    """Publish a year's complaint reviews of an office, as they are now.

    Raises:
        NotAllowed: `by` may not at the office.
    """
    require(by, May.KEEP_REVIEWS, office, timezone.localdate(at))
    content = reviews_document(office, year, reviews_received(office, year))
    record("reviews-published", office.slug, by=by.in_audit, at=at, year=year)
    return publish(
        f"reviews-{year.replace('/', '-')}-{office.area}"[:60],
        REVIEW_COUNTS,
        office,
        f"Complaint reviews, {year}",
        content,
        by=by.in_audit,
        at=at,
        subjects={("area", office.area)},
    )
