"""What the watch over actions sees, and that each exemption of it is needed."""

import inspect
import json
from datetime import timedelta

import pytest
from django.db import transaction

from frankpledge.apps.accounts.actions import choose_log_head
from frankpledge.apps.audit import actions as audit
from frankpledge.apps.bodies.actions.popolo import import_popolo
from frankpledge.apps.complaints.actions.handling import (
    erase_due,
    move_complaint,
    receive_complaint,
)
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.apps.demo_record.actions.demonstration import load_demonstration
from frankpledge.apps.demo_record.actions.record import load_demo_record
from frankpledge.apps.engagement.actions import log_engagement, publish_engagement
from frankpledge.apps.membership.actions import members
from frankpledge.apps.membership.models import SeatKind
from frankpledge.apps.outbox import actions as outbox
from frankpledge.apps.outbox.actions import Work
from frankpledge.apps.panel.actions import cases
from frankpledge.apps.plan import actions as plan
from frankpledge.apps.publishing.actions.heads import publish_head, send_heads
from frankpledge.apps.publishing.actions.listing import relist
from frankpledge.apps.recommendations.actions import publish_tracker, receive_report
from frankpledge.apps.scrutiny.actions.askers import tell_askers
from frankpledge.apps.scrutiny.actions.questions import decline_question
from frankpledge.rules.panel_steps import StepInput as PanelStep
from frankpledge.rules.roles import Role
from tests import factories
from tests.audit_lines import EXEMPT, watching
from tests.factories import NOW

pytestmark = pytest.mark.django_db
NOTICE = {"post": "chief constable", "criteria": "A test.", "why": "Passed it.", "terms": "Five."}


def seen(act):
    """What the watch says of something that is then taken back."""
    with transaction.atomic(), watching() as watch:
        act()
        transaction.set_rollback(True)
        return watch.faults()


def begin_plan(begin, office, editor):
    return begin(office, "A plan", NOW.date(), None, by=editor, at=NOW)


def test_an_action_that_writes_its_line_is_passed(office, editor):
    assert seen(lambda: begin_plan(plan.begin_plan, office, editor)) == []


def test_an_action_without_a_line_is_seen(office, editor, monkeypatch):
    monkeypatch.setattr(plan, "record", lambda *_, **__: None)
    assert seen(lambda: begin_plan(plan.begin_plan, office, editor)) == [
        "plan.begin_plan changed plan_plan and wrote 0 lines of its own"
    ]


def test_a_second_line_is_seen(office, editor, monkeypatch):
    def twice(*said, **more):
        audit.record(*said, **more)
        audit.record(*said, **more)

    monkeypatch.setattr(plan, "record", twice)
    assert seen(lambda: begin_plan(plan.begin_plan, office, editor)) == [
        "plan.begin_plan changed plan_plan and wrote 2 lines of its own"
    ]


def test_a_line_in_another_transaction_is_seen(office, editor):
    bare = inspect.unwrap(plan.begin_plan)
    assert seen(lambda: begin_plan(bare, office, editor)) == [
        "plan.begin_plan changed plan_plan outside the transaction of its line"
    ]


def test_each_exemption_is_needed(office, panel, people):
    with watching() as watch:
        load_demo_record(NOW)
        load_demonstration(NOW)
        _take_in(office, panel)
        _erase(office, panel, people)
        _tell(office, people)
        _publish(office, people)
        _propose_a_reserve(office, panel, people)
        _queue()
        relist()
        without = {
            name: watch.faults({n: i for n, i in EXEMPT.items() if n != name}) for name in EXEMPT
        }
    needed = {name for name, faults in without.items() if any(name in said for said in faults)}
    assert needed == set(EXEMPT)


def _queue():
    outbox.put("tested", [Work(key="done"), Work(key="failed")], at=NOW)
    outbox.finish(outbox.claim(["tested"], NOW), at=NOW)
    outbox.fail(outbox.claim(["tested"], NOW), ValueError(), at=NOW)
    outbox.erase_done(at=NOW + 2 * outbox.DONE_KEPT)


def _take_in(office, panel):
    factories.a_body("board")
    links = [{"before_id": "office", "after_id": "board", "date": "2026-01-01"}]
    import_popolo(json.dumps({"successions": links}), by="a test", at=NOW)


def _erase(office, panel, people):
    for text in ("One.", "Another."):
        received = Received(
            panel=panel,
            office=office,
            about="The commissioner",
            text=text,
            received_on=NOW.date(),
            name="Ann Ames",
            contact="ann@example.org",
        )
        made = receive_complaint(received, by=None, at=NOW)
        move_complaint(
            made.reference,
            "pass on",
            StepInput(on=NOW.date(), ground="not-conduct", reasons="Reasons."),
            by=people[Role.COMPLAINTS_HANDLER],
            at=NOW,
        )
    erase_due(at=NOW + timedelta(days=400))


def _tell(office, people):
    for client in ("a", "b"):
        asked = factories.a_public_question(office, "Why?", f"{client}@example.org", client)
        decline_question(asked.reference, "No.", by=people[Role.OFFICE_EDITOR], at=NOW)
    tell_askers("https://example.org", at=NOW)


def _publish(office, people):
    by = {"by": people[Role.OFFICE_EDITOR], "at": NOW}
    logged = log_engagement(
        owner=office, state="asked", is_public=False, who="The commissioner", **by
    )
    publish_engagement(logged.reference, **by)
    report = receive_report(
        owner=office,
        origin="inspectorate",
        publisher="An inspectorate",
        title="A report",
        published_on=NOW.date(),
        url="",
        is_national=False,
        texts=["Do better."],
        **by,
    )
    publish_tracker(report, office, **by)
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        choose_log_head(True, by=people[role], at=NOW)
    assert send_heads(publish_head(at=NOW), "https://example.org", at=NOW) == (2, [])


def _propose_a_reserve(office, panel, people):
    support, editor = people[Role.PANEL_SUPPORT], people[Role.OFFICE_EDITOR]
    seat = members.add_seat(panel, SeatKind.APPOINTED, "A council", "", by=support, at=NOW)
    members.seat_member(
        seat, "Cllr Example", held_from=NOW.date(), held_until=None, by=support, at=NOW
    )
    case = cases.open_hearing(
        office, NOTICE | {"candidate": "Jo Jones"}, NOW.date(), by=editor, at=NOW
    )
    for move, by, said in (
        ("hold", support, {}),
        ("veto", support, {"in_favour": 1}),
        ("propose a reserve", editor, {"notice": NOTICE | {"candidate": "Al Ames"}}),
    ):
        step = PanelStep(on=NOW.date(), words="Because.", **said)
        cases.move_case(case.reference, move, step, by=by, at=NOW)
