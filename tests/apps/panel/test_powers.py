"""Hearings, requirements, suspension, acting."""

from datetime import date, timedelta

import pytest

from frankpledge.apps.bodies.models import OfficeHolder
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.obligations.queries import due_at
from frankpledge.apps.panel.actions import cases as actions
from frankpledge.apps.panel.models import Case
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.actions.publish import redact, withdraw
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.panel import Post, Required
from frankpledge.rules.powers import Acting, Charge, Wanted
from frankpledge.rules.roles import Role
from tests.apps.panel.conftest import Walk, on

pytestmark = pytest.mark.django_db
NOTICE = {
    "candidate": "Jo Jones",
    "criteria": "A test.",
    "why": "Passed it.",
    "terms": "Five years.",
}


@pytest.fixture
def hearing(office, people, ten):
    """A function that opens a hearing on 1 February."""

    def opened(post=Post.CHIEF_CONSTABLE, **more):
        case = actions.open_hearing(
            office,
            NOTICE | {"post": post},
            on(1).date(),
            at=on(1),
            by=people[Role.OFFICE_EDITOR],
            **more,
        )
        return Walk(case, people)

    return opened


def test_a_notice_holds_four_things(office, people):
    for name in NOTICE:
        with pytest.raises(BadInput, match="incomplete without"):
            actions.open_hearing(
                office,
                NOTICE | {"post": Post.DEPUTY, name: " "},
                on(1).date(),
                by=people[Role.OFFICE_EDITOR],
                at=on(1),
            )
    with pytest.raises(BadInput, match="no confirmation hearing for 'head of media'"):
        actions.open_hearing(
            office,
            NOTICE | {"post": "head of media"},
            on(1).date(),
            by=people[Role.OFFICE_EDITOR],
            at=on(1),
        )


def test_three_weeks_begin_with_the_day_of_the_notice(hearing, panel):
    walk = hearing()
    [due] = due_at(panel, on(1))
    assert due.obligation.due_on == date(2027, 2, 21)
    assert due.obligation.period == walk.case.reference  # the candidate's name is nowhere in it
    hearing(Post.DEPUTY, days_off=5)
    assert Obligation.objects.order_by("due_on").last().due_on == date(2027, 2, 26)


def test_recommended_and_appointed(hearing, panel):
    walk = hearing(Post.CHIEF_EXECUTIVE)
    walk.step("hold", on(10))
    with pytest.raises(BadInput, match="whether the panel recommends"):
        walk.step("report", on(11))
    walk.step("report", on(11), accepts=False)
    assert "does not recommend" in walk.case.steps.last().sentence
    assert walk.step("appoint", on(15)).state == "appointed"
    assert [d.state for d in due_at(panel, on(15))] == ["met"]


def test_only_a_chief_constable_is_vetoed_and_by_two_thirds(hearing):
    deputy = hearing(Post.DEPUTY)
    deputy.step("hold", on(10))
    with pytest.raises(NotAllowed, match="no veto for this post"):
        deputy.step("veto", on(11), in_favour=10)
    chief = hearing()
    chief.step("hold", on(10))
    with pytest.raises(NotAllowed, match="not carried: 6 of the 10"):
        chief.step("veto", on(11), in_favour=6)
    assert chief.step("veto", on(11), in_favour=7).state == "vetoed"
    with pytest.raises(NotAllowed, match="cannot appoint"):
        chief.step("appoint", on(15))


def test_a_reserve_has_a_hearing_and_no_veto(hearing):
    chief = hearing()
    chief.step("hold", on(10))
    chief.step("veto", on(11), in_favour=8)
    with pytest.raises(BadInput, match="incomplete"):
        chief.step("propose a reserve", on(15), notice={"candidate": "Al Ames"})
    with pytest.raises(BadInput, match="today"):
        actions.move_case(
            chief.case.reference,
            "propose a reserve",
            actions.StepInput(
                on=on(12).date(), words="x", notice=NOTICE | {"candidate": "Al Ames"}
            ),
            by=chief.people[Role.OFFICE_EDITOR],
            at=on(15),
        )
    chief.step("propose a reserve", on(15), notice=NOTICE | {"candidate": "Al Ames"})
    assert chief.case.state == "lapsed"
    reserve = Walk(Case.objects.get(title__contains="Al Ames"), chief.people)
    assert reserve.case.facts["due_on"] == "2027-03-07"
    reserve.step("hold", on(20))
    with pytest.raises(NotAllowed, match="no veto"):
        reserve.step("veto", on(21), in_favour=10)
    reserve.step("report", on(21), accepts=True)
    assert reserve.step("appoint", on(25)).state == "appointed"


def test_after_three_weeks_a_veto_is_void_and_a_report_too_late(hearing):
    chief = hearing()
    with pytest.raises(NotAllowed, match="until 21 February"):
        chief.step("record no report", on(21))
    chief.step("hold", on(20))
    with pytest.raises(NotAllowed, match="three weeks ended"):
        chief.step("report", on(22), accepts=True)
    assert chief.step("veto", on(22), in_favour=10).state == "unreported"
    assert "void" in chief.case.steps.last().sentence
    assert chief.step("appoint", on(23)).state == "appointed"


def test_a_vetoed_candidate_does_not_come_back(hearing, office, people):
    chief = hearing()
    with pytest.raises(BadInput, match="open already"):
        hearing()
    chief.step("hold", on(10))
    chief.step("veto", on(11), in_favour=8)
    with pytest.raises(NotAllowed, match="must not be appointed"):
        chief.step("propose a reserve", on(15), notice=NOTICE | {"candidate": "jó  JONES."})
    chief.step("not appoint", on(16))
    with pytest.raises(NotAllowed, match="vetoed Jo Jones"):
        hearing()


def test_the_office_does_not_date_its_notice_back_and_the_panel_may(office, panel, people, support):
    notice = NOTICE | {"post": Post.CHIEF_CONSTABLE}
    with pytest.raises(NotAllowed, match="receives this notice today"):
        actions.open_hearing(office, notice, on(1).date(), by=people[Role.OFFICE_EDITOR], at=on(25))
    case = actions.open_hearing(panel, notice, on(1).date(), by=support, at=on(3))
    shown = visible.find(case.steps.get().publication.reference, on(3))
    assert ["Recorded", "3 February 2027"] in shown.content["facts"]
    assert ["Recorded by", "the panel, from what the office sent"] in shown.content["facts"]


def test_a_hearing_is_announced_and_held_in_time(hearing):
    walk = hearing()
    with pytest.raises(BadInput, match="until 21 February"):
        walk.step("arrange", on(2), due_on=date(2027, 2, 22))
    walk.step("arrange", on(2), due_on=date(2027, 2, 9), words="10:00, Town Hall")
    shown = visible.find(walk.case.steps.last().publication.reference, on(2))
    assert "in public on 9 February 2027" in shown.lead
    assert walk.step("hold", on(9)).state == "heard"


def test_a_step_waits_with_those_that_it_rests_on(office, panel, people, support, ten):
    seen = on(20)
    case = actions.open_hearing(
        office,
        NOTICE | {"post": Post.DEPUTY},
        on(1).date(),
        at=on(1),
        by=people[Role.OFFICE_EDITOR],
        visible_from=seen,
    )
    Walk(case, people).step("hold", on(10))
    assert public_cases(panel, on(11)) == []
    assert due_at(panel, on(11)) == []
    assert len(due_at(panel, on(11), is_at_work=True)) == 1
    assert len(due_at(panel, seen)) == 1
    assert [s.data["move"] for s in public_cases(panel, seen)[0].steps] == ["open", "hold"]


def test_a_reserve_waits_with_the_veto_that_it_tells_of(office, panel, people, ten):
    notice, by = NOTICE | {"post": Post.CHIEF_CONSTABLE}, people[Role.OFFICE_EDITOR]
    case = actions.open_hearing(office, notice, on(1).date(), at=on(1), by=by, visible_from=on(20))
    walk = Walk(case, people)
    walk.step("hold", on(5))
    walk.step("veto", on(6), in_favour=8)
    walk.step("propose a reserve", on(7), notice=NOTICE | {"candidate": "Al Ames"})
    assert public_cases(panel, on(19)) == []
    assert len(public_cases(panel, on(20))) == 2


def test_hidden_words_stay_hidden_in_the_steps_that_follow(panel, office, people, support):
    walk = required(panel, people, words="Ask Redacta for the plan.")
    first = walk.case.steps.get().publication
    redact(first, "Redacta", "personal data", by=support, at=on(1))
    walk.step("postpone", on(6), due_on=date(2027, 3, 1))
    shown = visible.find(walk.case.steps.last().publication.reference, on(6))
    assert "Redacta" not in str(shown.content) + shown.title
    assert "[removed: personal data]" in shown.title
    withdraw(first, "It was wrong.", kinds=DECLARED.kinds, by=support, at=on(7))
    walk.step("drop", on(8))
    assert "requires information" not in str(
        visible.find(walk.case.steps.last().publication.reference, on(8)).content
    )


def test_a_case_whose_reference_is_hidden_breaks_no_page(panel, office, people, support, client):
    walk = required(panel, people)
    redact(walk.case.steps.get().publication, walk.case.reference, "a test", by=support, at=on(1))
    redact(walk.case.steps.get().publication, "requirement", "a test", by=support, at=on(1))
    assert [t.reference for t in public_cases(panel, on(2))] == [walk.case.reference]
    client.force_login(support)
    assert client.get(f"/desk/{panel.slug}/briefing/").status_code == 200


def test_a_report_can_wait_until_the_candidate_has_heard(hearing, people):
    walk = hearing()
    walk.step("hold", on(10))
    seen = on(15)
    actions.move_case(
        walk.case.reference,
        "report",
        actions.StepInput(on=on(11).date(), words="canary", accepts=True),
        by=people[Role.PANEL_SUPPORT],
        at=on(11),
        visible_from=seen,
    )
    reference = walk.case.steps.last().publication.reference
    with pytest.raises(NotFound):
        visible.find(reference, on(12))
    assert "canary" in visible.find(reference, seen).full_text


def wanted(**facts):
    given = {
        "what": Required.INFORMATION,
        "of": "The commissioner",
        "words": "The estates plan.",
        "due_on": on(20).date(),
    }
    return Wanted(**given | facts)


def required(panel, people, **facts):
    case = actions.require_of_office(
        panel, wanted(**facts), by=people[Role.PANEL_SUPPORT], at=on(1)
    )
    return Walk(case, people)


def test_information_is_refused_on_a_listed_ground_alone(panel, office, people):
    walk = required(panel, people)
    with pytest.raises(BadInput, match="no ground"):
        walk.step("refuse", on(5), ground="operational")
    with pytest.raises(BadInput, match="Name who decided"):
        walk.step("refuse", on(5), ground="operationally_sensitive")
    with pytest.raises(BadInput, match="no ground on which information"):
        walk.step("refuse", on(5), ground="staff_advice")
    walk.step("refuse", on(5), ground="operationally_sensitive", decided_by="The chief executive")
    text = visible.find(walk.case.steps.last().publication.reference, on(5)).full_text
    assert "The chief executive" in text
    assert "paragraph 24(f)" in text


def test_attendance_is_not_refused(panel, office, people):
    walk = required(panel, people, what=Required.ATTENDANCE)
    for ground in ("operationally_sensitive", "national_security", ""):
        with pytest.raises(BadInput, match="cannot be refused"):
            walk.step("refuse", on(5), ground=ground)
    walk.step("postpone", on(6), due_on=date(2027, 3, 1))
    assert walk.step("meet", on(8)).state == "met"


def test_a_requirement_gives_notice(panel, office, people):
    with pytest.raises(BadInput, match="notice has to be reasonable"):
        required(panel, people, due_on=on(1).date() - timedelta(days=1))
    with pytest.raises(BadInput, match="none of them"):
        required(panel, people, what="a song")
    with pytest.raises(NotAllowed, match="must be panel support"):
        actions.require_of_office(panel, wanted(), by=people[Role.PANEL_MEMBER], at=on(1))


def charge(years=5, charged_on=date(2027, 1, 20)):
    return Charge(holder="The commissioner", charge="Fraud", years=years, charged_on=charged_on)


def test_suspension_needs_a_charge_above_two_years_and_ends_as_listed(
    panel, office, people, support
):
    with pytest.raises(NotAllowed, match="above 2 years"):
        actions.suspend(panel, charge(years=2), by=support, at=on(1))
    walk = Walk(actions.suspend(panel, charge(), by=support, at=on(1)), people)
    with pytest.raises(BadInput, match="open already"):
        actions.suspend(panel, charge(), by=support, at=on(2))
    assert "A charge is not a conviction" in walk.case.steps.last().sentence
    with pytest.raises(BadInput, match="Say how it ended"):
        walk.step("end", on(5), ground="bored")
    assert walk.step("end", on(5), ground="acquitted").state == "ended"


def test_an_acting_commissioner_is_of_the_staff_and_holds_the_office(
    panel, office, people, support
):
    said = {"name": "Di Dale", "reason": "resigned", "is_staff": True}
    with pytest.raises(NotAllowed, match="commissioner's staff"):
        actions.appoint_acting(panel, Acting(**said | {"is_staff": False}), by=support, at=on(1))
    with pytest.raises(BadInput, match="Say why"):
        actions.appoint_acting(panel, Acting(**said | {"reason": "holiday"}), by=support, at=on(1))
    with pytest.raises(BadInput, match="No suspension is recorded"):
        actions.appoint_acting(
            panel, Acting(**said | {"reason": "suspended"}), by=support, at=on(1)
        )
    walk = Walk(actions.appoint_acting(panel, Acting(**said), by=support, at=on(1)), people)
    with pytest.raises(BadInput, match="Di Dale acts as commissioner"):
        actions.appoint_acting(panel, Acting(**said), by=support, at=on(2))
    term = OfficeHolder.objects.get(person__name="Di Dale")
    assert (term.is_acting, term.held_from, term.held_until) == (True, on(1).date(), None)
    walk.step("end", on(9))
    term.refresh_from_db()
    assert term.held_until == on(8).date()
