"""Receiving reports, answering each recommendation, publishing the response."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import policing_body
from frankpledge.apps.obligations.actions import meet_obligation, open_obligation
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.recommendations.documents import (
    DUTY,
    PANEL_DUTY,
    response_document,
    tracker_document,
    why_not_published,
)
from frankpledge.apps.recommendations.models import (
    RESPONSE,
    TRACKER,
    Answer,
    Origin,
    Recommendation,
    Report,
    Response,
)
from frankpledge.apps.recommendations.queries import report_desk
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import RECOMMENDATION


@transaction.atomic
def receive_report(
    *,
    owner: Body,
    origin: str,
    publisher: str,
    title: str,
    published_on: date,
    url: str,
    is_national: bool,
    texts: list[str],
    by: User,
    at: datetime,
) -> Report:
    """Record a report with its recommendations; the clocks of the law open with it.

    An inspection report opens the response of the body; a national one that of every policing
    body on that day, once each.

    Raises:
        NotAllowed: `by` may not at that body.
    """
    require(by, May.RECORD_RECOMMENDATION, owner, timezone.localdate(at))
    return add_report(
        owner=owner,
        origin=origin,
        publisher=publisher,
        title=title,
        published_on=published_on,
        url=url,
        is_national=is_national,
        texts=texts,
        by=by.in_audit,
        at=at,
    )


@transaction.atomic
def add_report(
    *,
    owner: Body,
    origin: str,
    publisher: str,
    title: str,
    published_on: date,
    url: str,
    is_national: bool,
    texts: list[str],
    by: str,
    at: datetime,
) -> Report:
    """Record a report for a body, for a caller that has checked who may."""
    report = Report.objects.create(
        reference=next_reference("r", timezone.localdate(at)),
        origin=origin,
        publisher=publisher,
        title=title,
        published_on=published_on,
        url=url,
        is_national=is_national,
        owner=owner,
    )
    Recommendation.objects.bulk_create(
        Recommendation(report=report, number=str(place), place=place, text=text)
        for place, text in enumerate(texts, 1)
    )
    record("report-received", report.reference, by=by, at=at, count=len(texts))
    if origin == Origin.INSPECTORATE:
        open_clocks(report, by=by, at=at)
    return report


def open_clocks(report: Report, *, by: str, at: datetime) -> int:
    """Open the response of each body that an inspection report concerns; return how many."""
    bodies = {report.owner}
    if report.is_national:
        found = (policing_body(area.slug, report.published_on) for area in AREAS)
        bodies |= {body for body in found if body}
    for body in sorted(bodies, key=lambda b: b.slug):
        open_obligation(DUTY, body, report.published_on, report.reference, by=by, at=at)
    return len(bodies)


@transaction.atomic
def answer_recommendation(
    recommendation: Recommendation,
    body: Body,
    move: str,
    *,
    words: str,
    owner: str = "",
    evidence: str = "",
    address: str = "",
    checked_on: date | None = None,
    by: User,
    at: datetime,
) -> Answer:
    """Say what a body does about a recommendation, or why it does nothing.

    Raises:
        NotAllowed: `by` may not, or the move does not start from where it stands.
        BadInput: done without evidence.
    """
    report_desk(recommendation.report, body)
    answer, _ = Answer.objects.select_for_update().get_or_create(
        recommendation=recommendation, body=body
    )
    roles = roles_of(by, body, timezone.localdate(at))
    answer.state = RECOMMENDATION.state_after(move, answer.state, roles)
    if answer.state == "done" and not evidence:
        raise BadInput("Say by what evidence it is done, and its address", field="evidence")
    answer.words, answer.owner = words, owner or answer.owner
    answer.evidence, answer.evidence_address = evidence, address
    answer.checked_on = checked_on or (timezone.localdate(at) if evidence else answer.checked_on)
    answer.save()
    record(
        "recommendation-answered",
        str(recommendation),
        by=by.in_audit,
        at=at,
        body=body.slug,
        state=answer.state,
    )
    return answer


@transaction.atomic
def publish_response(
    report: Report,
    body: Body,
    *,
    comments: str,
    chief_comments: str,
    copied_to: str,
    by: User,
    at: datetime,
    visible_from: datetime | None = None,
) -> Publication:
    """Publish the response to a report, and meet its obligation on the day it is to be seen.

    Raises:
        NotAllowed: `by` may not, or it is published already.
        BadInput: a recommendation is not explained: what is done, or why nothing is
            (Police Act 1996, section 55(5B)).
    """
    require(by, May.PUBLISH, body, timezone.localdate(at))
    desk = report_desk(report, body)
    if why := why_not_published(desk.unexplained):
        raise BadInput.of(why)
    response, _ = Response.objects.select_for_update().get_or_create(report=report, body=body)
    if response.publication_id:
        raise NotAllowed("The response is published already; correct it instead")
    response.comments, response.chief_comments = comments, chief_comments
    response.copied_to = copied_to
    response.save()
    desk = report_desk(report, body)
    response.publication = publish(
        next_reference("rr", timezone.localdate(at)),
        RESPONSE,
        body,
        f"Response to: {report.title}",
        response_document(desk),
        by=by.in_audit,
        at=at,
        subjects={("area", body.area)} if body.area else set(),
        visible_from=visible_from,
    )
    response.save()
    if desk.obligation and not desk.obligation.met_by_id:
        meet_obligation(desk.obligation, response.publication, by=by.in_audit, at=at)
    record("response-published", report.reference, by=by.in_audit, at=at, body=body.slug)
    return response.publication


@transaction.atomic
def show_tracker(report: Report, body: Body, *, by: str, at: datetime) -> Publication:
    """Publish how each recommendation of a report stands at a body, as it is now.

    The first time gives the page its reference; after that it gets a new version.
    """
    response, _ = Response.objects.select_for_update().get_or_create(report=report, body=body)
    reference = (
        response.progress.reference
        if response.progress
        else next_reference("rp", timezone.localdate(at))
    )
    response.progress = publish(
        reference,
        TRACKER,
        body,
        report.title,
        tracker_document(report_desk(report, body)),
        by=by,
        at=at,
        subjects={("report", report.reference), ("area", body.area)},
    )
    response.save()
    return response.progress


@transaction.atomic
def publish_tracker(report: Report, body: Body, *, by: User, at: datetime) -> Publication:
    """Publish how each recommendation stands, for somebody who may.

    Raises:
        NotAllowed: `by` may not.
    """
    require(by, May.PUBLISH, body, timezone.localdate(at))
    shown = show_tracker(report, body, by=by.in_audit, at=at)
    desk = report_desk(report, body)
    clock = desk.obligation
    # A panel's report is answered once something is said of each recommendation.
    if clock and clock.duty == PANEL_DUTY and not clock.met_by_id and not desk.unexplained:
        meet_obligation(clock, shown, by=by.in_audit, at=at, on=timezone.localdate(at))
    return shown
