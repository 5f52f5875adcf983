"""Publishing a panel's year."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.models import ANNUAL_REPORT
from frankpledge.apps.panel.documents.year import year_document
from frankpledge.apps.panel.queries.year import panel_year
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.documents import words
from frankpledge.rules.roles import May


@transaction.atomic
def publish_year(panel: Body, year: str, foreword: str, *, by: User, at: datetime) -> Publication:
    """Publish a panel's year; the same year again is a new version of the same report.

    Raises:
        NotAllowed: `by` does not run the panel.
        BadInput: `year` is not written 2026/27.
    """
    require(by, May.RUN_PANEL, panel, timezone.localdate(at))
    content = year_document(panel_year(panel, year, at))
    content["blocks"] = [
        block for block in (words("Foreword", foreword), *content["blocks"]) if block
    ]
    record("panel-year-published", panel.slug, by=by.in_audit, at=at, year=year)
    return publish(
        f"panel-year-{panel.area}-{year.replace('/', '-')}"[:60],
        ANNUAL_REPORT,
        panel,
        f"{panel.name}: annual report {year}",
        content,
        by=by.in_audit,
        at=at,
        subjects={("area", panel.area)},
    )
