"""The demonstration with a row for each table that an app declares."""

import tempfile
from datetime import date
from pathlib import Path

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.complaints.actions.counting import publish_counts, publish_reviews
from frankpledge.apps.demo_record.actions.demonstration import (
    demonstration_user,
    load_demonstration,
)
from frankpledge.apps.demo_record.actions.record import load_demo_record
from frankpledge.apps.engagement.actions import import_meetings
from frankpledge.apps.panel.actions.year import publish_year
from frankpledge.apps.plan.actions import add_objective, begin_plan, publish_plan
from frankpledge.apps.recommendations.actions import (
    answer_recommendation,
    publish_response,
    receive_report,
)
from frankpledge.rules.roles import Role
from tests.factories import NOW

YEAR = "2026/27"
LIST = """Minister,Date,Name of organisation,Purpose of meeting
Ann Ames,2017-11-02,Office of a commissioner,Money
Ann Ames,November 2017,Another office,Towns
"""


def make_demonstrated() -> None:
    """Load the demonstration, and publish what it leaves unpublished."""
    load_demo_record(NOW)
    load_demonstration(NOW)
    by = demonstration_user(Role.OFFICE_CLEARER)
    office = Body.objects.get(kind=BodyKind.POLICING_BODY, area="anyshire")
    panel = Body.objects.get(kind=BodyKind.PANEL, area="anyshire")
    _plan(office)
    _response(office)
    handler = demonstration_user(Role.COMPLAINTS_HANDLER)
    publish_counts(panel, YEAR, by=handler, at=NOW)
    keeper = demonstration_user(Role.OFFICE_EDITOR)
    publish_reviews(office, YEAR, by=keeper, at=NOW)
    publish_year(panel, YEAR, "A year.", by=demonstration_user(Role.PANEL_SUPPORT), at=NOW)
    department, _ = Body.objects.get_or_create(
        slug="home-office", defaults={"name": "Home Office", "kind": BodyKind.DEPARTMENT}
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "home-office-2017-q4.csv"
        path.write_text(LIST)
        import_meetings(path, department, by=by.in_audit, at=NOW)


def _plan(office: Body) -> None:
    editor = demonstration_user(Role.OFFICE_EDITOR)
    plan = begin_plan(office, "A plan", date(2026, 4, 1), date(2029, 3, 31), by=editor, at=NOW)
    add_objective(plan, "Towns", "Safer towns", ["robbery", "burglary"], by=editor, at=NOW)
    publish_plan(plan, "The first.", by=editor, at=NOW)


def _response(office: Body) -> None:
    editor = demonstration_user(Role.OFFICE_EDITOR)
    report = receive_report(
        owner=office,
        origin="inspectorate",
        publisher="His Majesty's Inspectorate",
        title="A report",
        published_on=date(2026, 11, 1),
        url="https://example.org/report",
        is_national=False,
        texts=["Do this.", "Do that."],
        by=editor,
        at=NOW,
    )
    for one in report.recommendations.all():
        answer_recommendation(
            one, office, "accept", words="We will.", owner="The chief", by=editor, at=NOW
        )
    publish_response(
        report, office, comments="Good.", chief_comments="Yes.", copied_to="", by=editor, at=NOW
    )
