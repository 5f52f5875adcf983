"""Reports, recommendations and responses as the desk and the record show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

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


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """A report to which a body has published no response."""

    report: Report
    open: int
    total: int
    due_on: date | None

    @property
    def is_of_panel(self) -> bool:
        """Whether a panel recommends, not an inspectorate."""
        return self.report.origin == Origin.PANEL


def unanswered(body: Body) -> list[Unanswered]:
    """Return the reports that a body has to answer, oldest first; a panel's own: four queries.

    Of a report `open` recommendations have no word on them yet; one without any is left out.
    """
    answered = Response.objects.exclude(publication=None)
    found = reports_for(body).select_related("owner").annotate(total=Count("recommendations"))
    if body.kind == BodyKind.PANEL:
        found = found.exclude(pk__in=answered.filter(body=F("report__owner")).values("report"))
        due = Obligation.objects.filter(duty=PANEL_DUTY, body__area=body.area)
        said = Answer.objects.filter(body__area=body.area).exclude(words="")
    else:
        found = found.exclude(pk__in=answered.filter(body=body).values("report"))
        due = Obligation.objects.filter(duty__in=(DUTY, PANEL_DUTY), body=body)
        said = Answer.objects.filter(body=body).exclude(words="")
    days = dict(due.values_list("period", "due_on"))
    counted = said.values_list("recommendation__report").annotate(n=Count("pk"))
    words_on = dict(counted.values_list("recommendation__report", "n"))
    return [
        Unanswered(
            report=report,
            total=report.total,
            open=report.total - words_on.get(report.pk, 0),
            due_on=days.get(report.reference),
        )
        for report in found.filter(total__gt=0).order_by("published_on", "reference")
    ]
