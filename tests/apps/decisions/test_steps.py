"""A decision from its draft to what replaces it: steps, refusals, clocks, what everybody reads."""

from datetime import date, timedelta

import pytest

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.bodies.models import Person
from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.registers.actions.records import edit_record, move_record, open_record
from frankpledge.apps.registers.models import Party, Step
from frankpledge.apps.registers.queries.checking import parties_of
from frankpledge.errors import BadInput, NotAllowed, NotFound, RoleNeeded
from frankpledge.rules.values import ValueRefusal
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = NOW + timedelta(days=3)


def move(made, name, by, at=NOW, reason="", seen=None, **given):
    return move_record(
        DECISIONS, made.reference, name, given, reason=reason, by=by, at=at, seen=seen
    )


def test_nobody_outside_reads_a_draft_and_everybody_what_is_published(drafted, clearer):
    made = drafted()
    assert made.state == "drafted"
    with pytest.raises(NotFound):
        visible.find(made.reference, NOW)
    move(made, "approve", clearer)
    move(made, "publish", clearer)
    page = visible.find(made.reference, NOW)
    assert page.title == "New cameras"
    assert "The old ones fail." in page.full_text
    assert page.data["decided_on"] == "2026-11-20"
    assert (page.data["value"], page.data["value_at_least"]) == ("1204000.00", None)
    assert page.data["state"] == "published"
    assert "Secret advice." not in str(page)


def test_editor_does_not_approve_and_a_stranger_adds_nothing(drafted, editor, office, given):
    with pytest.raises(RoleNeeded):
        move(drafted(), "approve", editor)
    elsewhere = factories.a_body("elsewhere", area="kent")
    stranger = factories.a_user(elsewhere, "office editor")
    with pytest.raises(RoleNeeded):
        open_record(DECISIONS, office, given, by=stranger, at=NOW)


def test_a_panel_keeps_no_decisions(panel, given):
    support = factories.a_user(panel, "office editor", email="odd@panel.example")
    with pytest.raises(NotAllowed, match="keeps no decisions"):
        open_record(DECISIONS, panel, given, by=support, at=NOW)


def test_action_refuses_what_the_form_would_each_by_its_field(office, editor, given):
    wrong = given | {"title": "", "decided_on": "31/02/2026", "subject": "nonsense", "value": "x"}
    with pytest.raises(BadInput) as refused:
        open_record(DECISIONS, office, wrong, by=editor, at=NOW)
    assert {r.field: r.code for r in refused.value.refusals} == {
        "title": ValueRefusal.MISSING,
        "decided_on": ValueRefusal.NO_DAY,
        "subject": ValueRefusal.NO_CHOICE,
        "value": ValueRefusal.NO_FIGURE,
    }
    assert not Decision.objects.exists()


def test_a_figure_known_by_its_bounds_is_never_a_point(published):
    made = published(value="10,000 to 20,000")
    assert (made.value, made.value_at_least, made.value_at_most) == (None, 10000, 20000)
    data = visible.find(made.reference, NOW).data
    assert (data["value"], data["value_at_least"], data["value_at_most"]) == (
        None,
        "10000.00",
        "20000.00",
    )


def test_draft_is_edited_and_its_history_says_what_changed(drafted, editor):
    made = drafted()
    given = DECISIONS.values(made) | {"title": "Old cameras"}
    edit_record(DECISIONS, made.reference, given, by=editor, at=LATER)
    step = Step.objects.filter(reference=made.reference).last()
    assert (step.before, step.given) == ({"title": "New cameras"}, {"title": "Old cameras"})
    with pytest.raises(BadInput, match="changed nothing"):
        edit_record(DECISIONS, made.reference, given, by=editor, at=LATER)


def test_parties_alone_are_changed_and_no_change_is_refused(drafted, editor):
    made = drafted(parties={"affects": ["A council"]})
    given = DECISIONS.values(made)
    others = {"affects": ["A council", "Another"]}
    edit_record(DECISIONS, made.reference, given, parties=others, by=editor, at=LATER)
    assert [p.name for p in Party.objects.all()] == ["A council", "Another"]
    with pytest.raises(BadInput, match="changed nothing"):
        edit_record(DECISIONS, made.reference, given, parties=others, by=editor, at=LATER)


def test_what_a_colleague_did_meanwhile_is_not_written_over(drafted, editor, clearer):
    made = drafted()
    with pytest.raises(NotAllowed, match="Somebody has changed this"):
        move(made, "approve", clearer, seen=0)
    given = DECISIONS.values(made) | {"title": "Old cameras"}
    with pytest.raises(NotAllowed, match="Somebody has changed this"):
        edit_record(DECISIONS, made.reference, given, by=editor, at=NOW, seen=7)
    move(made, "approve", clearer, seen=1)


def test_sent_back_it_is_changed_and_sent_again(drafted, editor, clearer):
    made = drafted()
    with pytest.raises(BadInput, match="reason"):
        move(made, "send back", clearer)
    move(made, "send back", clearer, reason="Say who was asked.")
    with pytest.raises(NotAllowed):
        move(made, "publish", clearer)
    given = DECISIONS.values(made) | {"options": "Repair."}
    edit_record(DECISIONS, made.reference, given, by=editor, at=LATER)
    assert move(made, "submit", editor, LATER).state == "drafted"


def test_cleared_or_public_it_is_not_edited(drafted, published, editor, clearer):
    cleared = drafted()
    move(cleared, "approve", clearer)
    for made in (cleared, published()):
        given = DECISIONS.values(made) | {"title": "Another"}
        with pytest.raises(NotAllowed, match="cannot be changed"):
            edit_record(DECISIONS, made.reference, given, by=editor, at=NOW)


def test_one_decision_replaces_another_that_is_public(published, drafted, clearer):
    old, new = published(), published(title="Newer cameras")
    for reference in ("", "d-2026-9999", old.reference, drafted().reference):
        with pytest.raises(BadInput) as refused:
            move(old, "replace", clearer, replaced_by=reference)
        assert refused.value.field == "replaced_by"
    move(old, "replace", clearer, LATER, replaced_by=new.reference)
    page = visible.find(old.reference, LATER)
    assert page.data["replaced_by"] == new.reference
    assert ("record", new.reference) in page.subjects
    assert visible.find(old.reference, LATER, 1).data["state"] == "published"


def test_withdrawn_its_words_go_and_its_number_and_reason_stay(published, clearer):
    made = published()
    move(made, "withdraw", clearer, LATER, reason="It was never taken.")
    page = visible.find(made.reference, LATER)
    assert page.is_withdrawn
    assert page.reason == "It was never taken."
    assert "cameras" not in page.full_text + page.title
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_duty_runs_from_the_day_of_the_decision_and_publishing_meets_it(drafted, office, clearer):
    made = drafted()
    duty = Obligation.objects.get(duty="si-5d", body=office)
    assert (duty.starts_on, duty.period) == (date(2026, 11, 20), made.reference)
    assert duty.visible_from > LATER  # nobody outside is told of a draft
    move(made, "approve", clearer)
    move(made, "publish", clearer, LATER)
    duty.refresh_from_db()
    assert duty.met_by.reference == made.reference
    assert duty.met_on == LATER.date()
    assert duty.visible_from == LATER


def test_duty_moves_with_the_day_and_goes_with_what_is_not_taken_further(drafted, office, editor):
    made = drafted()
    given = DECISIONS.values(made) | {"decided_on": date(2026, 11, 23)}
    edit_record(DECISIONS, made.reference, given, by=editor, at=NOW)
    assert Obligation.objects.get(duty="si-5d", body=office).starts_on == date(2026, 11, 23)
    move(made, "discard", editor, reason="The supplier withdrew.")
    assert not Obligation.objects.filter(duty="si-5d", body=office).exists()


def test_parties_are_bodies_of_the_record_where_it_has_them(published, panel):
    made = published(parties={"affects": ["panel", " A council ", "A council", ""]})
    data = visible.find(made.reference, NOW).data
    assert data["affects"] == [
        {"name": "Panel", "kind": "body", "id": "panel"},
        {"name": "A council", "kind": "", "id": ""},
    ]
    assert ("body", "panel") in visible.find(made.reference, NOW).subjects


def test_a_body_is_known_by_its_name_in_any_case_and_a_person_too(panel):
    Person.objects.create(slug="rowan-ellery", name="Rowan Ellery")
    given = {"affects": ["PANEL", "rowan ellery"]}
    found = parties_of(DECISIONS, given, "d-2026-0001")
    assert [(p.kind, p.slug, p.name) for p in found] == [
        ("body", "panel", "Panel"),
        ("person", "rowan-ellery", "Rowan Ellery"),
    ]
    with pytest.raises(BadInput, match="at most 50 names"):
        parties_of(DECISIONS, {"affects": map(str, range(51))}, "d-2026-0001")


def test_number_of_the_office_is_given_once(drafted, published):
    drafted(identifier="7/1")
    with pytest.raises(BadInput, match="has the number 7/1 already"):
        drafted(identifier="7/1")


def test_each_step_has_its_line_in_the_log(published, clearer):
    made = published()
    move(made, "withdraw", clearer, reason="No.")
    kinds = AuditEvent.objects.filter(subject=made.reference).order_by("sequence")
    own = [kind for kind in kinds.values_list("kind", flat=True) if kind.startswith("decision-")]
    assert own == [
        "decision-opened",
        "decision-approve",
        "decision-publish",
        "decision-withdraw",
    ]
