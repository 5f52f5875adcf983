"""Random walks through the tables of complaints and precepts: no dead end, no move without its
role, no clock without its basis, and a refused step changes nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.apps.complaints.actions.handling import move_complaint, receive_complaint
from frankpledge.apps.complaints.queries.receiving import Received
from frankpledge.apps.complaints.queries.receiving import StepInput as ComplaintStepInput
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.panel.actions import cases as actions
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.errors import FrankpledgeError
from frankpledge.rules.complaints import GROUNDS_OF, grounds
from frankpledge.rules.duties import get_duty
from frankpledge.rules.panel_cases import WORKFLOW
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.panel_workflows import COMPLAINT, PRECEPT
from frankpledge.rules.roles import MAY, Role
from frankpledge.rules.workflows import PANEL_WORKFLOWS
from tests.apps.panel.conftest import on

pytestmark = pytest.mark.django_db
WALK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
AMOUNT = st.sampled_from([None, *(Decimal(n) for n in ("0", "280", "290", "300", "310", "320"))])
PICK = st.tuples(st.integers(0, 99), st.sampled_from(list(Role)), st.integers(0, 4))
PRECEPT_STEP = st.tuples(
    PICK,
    st.integers(0, 60),
    AMOUNT,
    st.sampled_from(["too high", "too low", ""]),
    st.integers(0, 11),
    st.booleans(),
)
YEARS = iter(f"{year}/{(year + 1) % 100:02d}" for year in range(2030, 2099))


def picked(workflow, state, pick):
    """A move and a role: mostly one that starts here by whom it belongs to, at times any."""
    number, role, how = pick
    here = [name for name, move in workflow.moves.items() if state in move.before]
    names = here if here and how else list(workflow.moves)
    name = names[number % len(names)]
    right = sorted(MAY[workflow.moves[name].permission])
    return name, role if how == 1 else right[0]


@pytest.mark.parametrize("workflow", PANEL_WORKFLOWS, ids=lambda w: w.name)
def test_every_clock_of_a_table_has_its_legal_basis(workflow):
    for name, move in workflow.moves.items():
        assert MAY[move.permission], name
        if move.duty:
            duty = get_duty(move.duty)
            assert duty.basis, name
            assert duty.source.url, name
            assert move.basis, name


@pytest.mark.parametrize("workflow", [COMPLAINT, PRECEPT], ids=lambda w: w.name)
def test_every_move_that_the_law_makes_names_it(workflow):
    assert [name for name, move in workflow.moves.items() if not move.basis] == []


@WALK
@given(steps=st.lists(PRECEPT_STEP, max_size=14))
def test_a_precept_walked_at_random_follows_the_table_and_can_be_issued(
    office, panel, people, ten, steps
):
    year = next(YEARS)
    first = int(year[:4])
    support = people[Role.PANEL_SUPPORT]
    case = actions.open_precept(panel, year, "police", by=support, at=on(1, 1, first))
    day = on(20, 1, first)
    for pick, days, amount, veto, votes, accepts in steps:
        before = Case.objects.get(pk=case.pk)
        move, role = picked(PRECEPT, before.state, pick)
        count = before.steps.count()
        day += timedelta(days=days % 12)
        given = StepInput(
            on=day.date(),
            words="Because.",
            amount=amount,
            veto=veto,
            in_favour=votes,
            accepts=accepts,
        )
        try:
            case = actions.move_case(case.reference, move, given, by=people[role], at=day)
        except FrankpledgeError:
            after = Case.objects.get(pk=case.pk)
            assert (after.state, after.facts, after.steps.count()) == (
                before.state,
                before.facts,
                count,
            )
            continue
        assert before.state in PRECEPT.moves[move].before
        assert role in MAY[PRECEPT.moves[move].permission]
        assert case.state in {m.after for m in PRECEPT.moves.values() if before.state in m.before}
        assert case.steps.count() == count + 1
    _finish(case, people, max(day, on(24, 2, first)))
    for clock in Obligation.objects.filter(period=year):
        assert get_duty(clock.duty).basis
        assert clock.due_on


def _finish(case, people, day):
    """Issue a precept from whatever state it is in, after every day of the law is past."""
    amount = Decimal("300")
    for _ in range(8):
        facts = case.facts
        if facts.get("veto"):
            less = -1 if facts["veto"] == "too high" else 1
            amount = Decimal(facts.get("revised") or Decimal(facts["proposed"]) + less)
        elif facts.get("proposed"):
            amount = Decimal(facts["proposed"])
        move, role = {
            "awaited": ("notify", Role.OFFICE_EDITOR),
            "proposed": ("record no report", Role.PANEL_SUPPORT),
            "reported": ("respond", Role.OFFICE_EDITOR),
            "vetoed": ("revise", Role.OFFICE_EDITOR),
            "revised": ("record no second report", Role.PANEL_SUPPORT),
            "reported again": ("respond again", Role.OFFICE_EDITOR),
            "answered": ("issue", Role.OFFICE_EDITOR),
            "unreported": ("issue", Role.OFFICE_EDITOR),
        }.get(case.state, ("", None))
        if not move:
            break
        given = StepInput(on=day.date(), words="Because.", amount=amount)
        case = actions.move_case(case.reference, move, given, by=people[role], at=day)
    assert case.state == "issued"


COMPLAINT_STEP = st.tuples(PICK, st.booleans(), st.booleans())
WAY_OUT = {
    "received": "not record",
    "recorded": "withdraw",
    "resolving": "withdraw",
    "referred": "be investigated",
    "investigated": "close",
}


@WALK
@given(steps=st.lists(COMPLAINT_STEP, max_size=10))
def test_a_complaint_walked_at_random_follows_the_table_and_can_end(office, panel, people, steps):
    handler, at = people[Role.COMPLAINTS_HANDLER], on(1)
    received = Received(
        panel=panel, office=office, about="The commissioner", text="Rude.", received_on=at.date()
    )
    complaint = receive_complaint(received, by=handler, at=at)
    for pick, is_serious, has_ground in steps:
        state, count = complaint.state, complaint.steps.count()
        move, role = picked(COMPLAINT, state, pick)
        try:
            complaint = _move(
                complaint, move, people[role], at, is_serious=is_serious, has_ground=has_ground
            )
        except FrankpledgeError:
            complaint.refresh_from_db()
            assert (complaint.state, complaint.steps.count()) == (state, count)
            continue
        assert role == Role.COMPLAINTS_HANDLER
        assert state in COMPLAINT.moves[move].before
        assert complaint.state == COMPLAINT.moves[move].after
        assert complaint.letters.exists() or move in ("take back", "begin resolution")
    for _ in range(4):
        if complaint.state in COMPLAINT.ends:
            break
        complaint = _move(complaint, WAY_OUT[complaint.state], handler, at)
    assert complaint.state in COMPLAINT.ends
    assert complaint.erase_on


def _move(complaint, move, by, at, *, is_serious=False, has_ground=True):
    ground = next(iter(grounds(move))) if move in GROUNDS_OF and has_ground else ""
    given = ComplaintStepInput(
        on=at.date(),
        ground=ground,
        reasons="A reason.",
        resolver="A panel",
        clear_on=at.date(),
        is_serious=is_serious,
    )
    return move_complaint(complaint.reference, move, given, by=by, at=at)


def test_each_kind_of_case_has_its_law():
    assert set(CaseKind.values) == set(WORKFLOW)
