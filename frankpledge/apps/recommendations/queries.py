"""Reports, recommendations and responses as the desk and the record show them."""

from django.db.models import Q, QuerySet

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.recommendations.documents import DUTY, PANEL_DUTY, ReportDesk
from frankpledge.apps.recommendations.models import (
    Answer,
    Origin,
    Recommendation,
    Report,
    Response,
)
from frankpledge.errors import NotFound


def get_report(reference: str) -> Report:
    """Return one report.

    Raises:
        NotFound: there is none.
    """
    found = Report.objects.select_related("owner").filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no report {reference!r}")
    return found


def reports_for(body: Body) -> QuerySet[Report]:
    """Return the reports that concern a body: its own; of a policing body, national ones too."""
    national = Q(is_national=True) if body.kind == BodyKind.POLICING_BODY else Q()
    own = Q(origin=Origin.PANEL, publisher=body.name) if body.kind == BodyKind.PANEL else Q()
    return Report.objects.filter(Q(owner=body) | national | own)


def get_recommendation(report: Report, number: str) -> Recommendation:
    """Return one recommendation of a report.

    Raises:
        NotFound: it has none of that number.
    """
    found = report.recommendations.filter(number__iexact=number).first()
    if found is None:
        raise NotFound(f"{report.title} has no recommendation {number!r}")
    return found


def report_desk(report: Report, body: Body) -> ReportDesk:
    """Return a report as a body works on it: five queries.

    Raises:
        NotFound: the report does not concern the body.
    """
    if not reports_for(body).filter(pk=report.pk).exists():
        raise NotFound(f"There is no report {report.reference!r}")  # its title may not be public
    answering = report.owner if body.kind == BodyKind.PANEL else body
    answers = {
        a.recommendation_id: a
        for a in Answer.objects.filter(body=answering, recommendation__report=report)
    }
    return ReportDesk(
        report=report,
        body=body,
        rows=[(r, answers.get(r.pk)) for r in report.recommendations.all()],
        response=Response.objects.filter(report=report, body=answering)
        .select_related("publication", "progress")
        .first(),
        obligation=Obligation.objects.filter(
            duty__in=(DUTY, PANEL_DUTY), body=answering, period=report.reference
        ).first(),
    )
