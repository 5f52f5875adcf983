"""Every path of the precept, from proposal to issue, on the days of the law."""

from decimal import Decimal

import pytest

from frankpledge.apps.obligations.queries import due_at
from frankpledge.apps.panel.actions import cases as actions
from frankpledge.apps.panel.models import Case
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.roles import Role
from tests.apps.panel.conftest import YEAR, Walk, on

pytestmark = pytest.mark.django_db
PROPOSED, LOWER, HIGHER = Decimal("300.00"), Decimal("290.00"), Decimal("310.00")


def newest(walk, at):
    step = walk.case.steps.last()
    return visible.find(step.publication.reference, at)


def vetoed(walk, at=None, **facts):
    walk.step("notify", on(25, 1), amount=PROPOSED)
    given = {"veto": "too high", "in_favour": 7} | facts
    return walk.step("veto", at or on(5), **given)


def test_support_then_the_proposed_precept_is_issued(precept):
    precept.step("notify", on(25, 1), amount=PROPOSED)
    precept.step("report", on(5))
    precept.step("respond", on(10))
    with pytest.raises(NotAllowed, match="Only the proposed precept"):
        precept.step("issue", on(20), amount=HIGHER)
    assert precept.step("issue", on(20), amount=PROPOSED).state == "issued"
    assert "issues a precept of £300.00" in newest(precept, on(20)).lead


def test_a_recommended_amount_may_be_issued_instead(precept):
    precept.step("notify", on(25, 1), amount=PROPOSED)
    precept.step("report", on(5), amount=LOWER)
    assert "recommends £290.00" in newest(precept, on(5)).lead
    precept.step("respond", on(10))
    assert precept.step("issue", on(20), amount=LOWER).state == "issued"


@pytest.mark.both_databases
def test_a_veto_stands_with_two_thirds_of_the_members_at_the_time(precept, office, panel):
    with pytest.raises(NotAllowed, match="needs 7 of the 10"):
        vetoed(precept, in_favour=6)
    assert precept.step("veto", on(5), veto="too high", in_favour=7).state == "vetoed"
    shown = newest(precept, on(5))
    assert "7 of the 10 members at the time voted for it; 7 are needed" in shown.full_text
    assert "lower than £300.00, by 15 February 2027" in shown.full_text
    assert {d.obligation.duty: d.state for d in due_at(panel, on(6))} == {"precept-report": "met"}
    states = {d.obligation.duty: (d.state, d.when) for d in due_at(office, on(6))}
    assert states["precept-revised"] == ("open", "15 February 2027")


@pytest.mark.parametrize(
    ("veto", "wrong", "right", "too_far"),
    [
        ("too high", HIGHER, LOWER, Decimal("291")),
        ("too low", LOWER, HIGHER, Decimal("309")),
    ],
)
@pytest.mark.parametrize("accepts", [True, False])
def test_after_a_veto_the_revised_precept_is_on_the_right_side(
    precept, veto, wrong, right, too_far, accepts
):
    vetoed(precept, veto=veto)
    for amount in (wrong, PROPOSED):
        with pytest.raises(NotAllowed, match="must be"):
            precept.step("revise", on(12), amount=amount)
    precept.step("revise", on(12), amount=right)
    precept.step("report again", on(18), accepts=accepts)
    assert ("accepts" if accepts else "rejects") in newest(precept, on(18)).lead
    precept.step("respond again", on(24))
    with pytest.raises(NotAllowed, match="may be issued"):
        precept.step("issue", on(26), amount=too_far)
    assert precept.step("issue", on(26), amount=right).state == "issued"


def test_a_late_veto_is_void_and_the_page_says_so(precept, panel):
    case = vetoed(precept, at=on(9))
    assert case.state == "unreported"
    shown = newest(precept, on(9))
    assert "void" in shown.lead
    assert "8 February" in shown.full_text or "2027-02-08" in shown.full_text
    assert [d.state for d in due_at(panel, on(9))] == ["met late"]
    assert precept.step("issue", on(20), amount=PROPOSED).state == "issued"


def test_what_the_office_does_late_is_said_to_be_late(precept):
    precept.step("notify", on(3), amount=PROPOSED)
    assert "This is late: it was due by 1 February 2027." in newest(precept, on(3)).lead
    precept.step("veto", on(5), veto="too high", in_favour=7)
    precept.step("revise", on(16), amount=LOWER)
    assert "This is late: it was due by 15 February 2027." in newest(precept, on(16)).lead


def test_a_late_report_is_no_report(precept):
    precept.step("notify", on(25, 1), amount=PROPOSED)
    with pytest.raises(NotAllowed, match="until 8 February"):
        precept.step("record no report", on(8))
    with pytest.raises(NotAllowed, match="ended after 8 February"):
        precept.step("report", on(9))
    assert precept.step("record no report", on(9)).state == "unreported"
    assert precept.step("issue", on(9), amount=PROPOSED).state == "issued"


def test_without_a_second_report_the_revised_precept_is_issued(precept):
    vetoed(precept)
    precept.step("revise", on(12), amount=LOWER)
    with pytest.raises(NotAllowed, match="until 22 February"):
        precept.step("record no second report", on(22))
    with pytest.raises(NotAllowed, match="22 February"):
        precept.step("report again", on(23), accepts=True)
    precept.step("record no second report", on(23))
    assert precept.step("issue", on(24), amount=LOWER).state == "issued"


def test_a_veto_says_which_way_and_members_are_recorded(precept, office, panel, people, support):
    precept.step("notify", on(25, 1), amount=PROPOSED)
    with pytest.raises(BadInput, match="too high or as too low"):
        precept.step("veto", on(5), in_favour=9)
    with pytest.raises(BadInput, match="Between 0 and 10"):
        precept.step("veto", on(5), veto="too high", in_favour=11)
    assert precept.case.steps.count() == 2


def test_a_panel_without_members_cannot_veto(office, panel, people, support):
    walk = Walk(actions.open_precept(panel, YEAR, "police", by=support, at=on(10, 1)), people)
    with pytest.raises(BadInput, match="record the members first"):
        vetoed(walk)


def test_a_mayors_fire_amount_is_not_vetoed(office, panel, people, support, ten):
    office.governs.update(model="mayor")
    walk = Walk(actions.open_precept(panel, YEAR, "fire", by=support, at=on(10, 1)), people)
    with pytest.raises(NotAllowed, match="cannot be vetoed"):
        vetoed(walk, in_favour=10)
    assert walk.step("report", on(5), amount=LOWER).state == "reported"


def test_each_side_takes_its_own_steps(precept, people):
    notify = {"amount": PROPOSED}
    for role in (Role.PANEL_SUPPORT, Role.PANEL_MEMBER, Role.OFFICE_CLEARER):
        with pytest.raises(NotAllowed, match="Only the office editor"):
            actions.move_case(
                precept.case.reference,
                "notify",
                actions.StepInput(on=on(25, 1).date(), **notify),
                by=people[role],
                at=on(25, 1),
            )
    precept.step("notify", on(25, 1), **notify)
    with pytest.raises(NotAllowed, match="Only the panel support"):
        actions.move_case(
            precept.case.reference,
            "report",
            actions.StepInput(on=on(5).date(), words="x"),
            by=people[Role.OFFICE_EDITOR],
            at=on(5),
        )


def test_where_nobody_at_the_office_is_here_the_panel_records_its_steps(precept, people):
    people[Role.OFFICE_EDITOR].held_roles.all().delete()
    case = actions.move_case(
        precept.case.reference,
        "notify",
        actions.StepInput(on=on(25, 1).date(), amount=PROPOSED),
        by=people[Role.PANEL_SUPPORT],
        at=on(25, 1),
    )
    assert case.state == "proposed"
    shown = visible.find(case.steps.last().publication.reference, on(25, 1))
    assert ["Recorded by", "the panel, from what the office sent"] in shown.content["facts"]


def test_a_year_is_followed_once_and_written_right(precept, panel, support):
    with pytest.raises(BadInput, match="followed already"):
        actions.open_precept(panel, YEAR, "police", by=support, at=on(11, 1))
    with pytest.raises(BadInput, match="not a financial year"):
        actions.open_precept(panel, "2027/29", "police", by=support, at=on(11, 1))
    assert Case.objects.count() == 1


def test_steps_are_in_order_and_not_to_come(precept):
    precept.step("notify", on(25, 1), amount=PROPOSED)
    with pytest.raises(BadInput, match="between 2027-01-25"):
        actions.move_case(
            precept.case.reference,
            "report",
            actions.StepInput(on=on(24, 1).date(), words="x"),
            by=precept.people[Role.PANEL_SUPPORT],
            at=on(5),
        )


def test_everybody_reads_the_steps_in_order(precept, panel):
    vetoed(precept)
    [case] = public_cases(panel, on(5))
    assert [s.data["move"] for s in case.steps] == ["open", "notify", "veto"]
    assert case.state == "vetoed"
