"""Each step of a precept: what it says, what the case holds from then on, which clocks move."""

from datetime import date
from decimal import Decimal

import pytest

from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules import precept_case
from frankpledge.rules.panel_steps import Clock, Side
from tests.rules.panel_cases import SIDES, YEAR, Walk, on

PROPOSED, LOWER, HIGHER = Decimal("300.00"), Decimal("290.00"), Decimal("310.00")


def opened(part="police", model="pcc", **more):
    opening = precept_case.opening(SIDES, YEAR, part, model)
    return Walk(opening, precept_case.decide, **more)


@pytest.fixture
def proposed():
    walk = opened()
    walk.step("notify", on(25, 1), amount=PROPOSED)
    return walk


def vetoed(walk, **more):
    return walk.step("veto", on(5), **{"veto": "too high", "in_favour": 7} | more)


def test_following_a_precept_starts_the_clocks_of_both_sides():
    opening = precept_case.opening(SIDES, YEAR, "fire", "mayor")
    assert opening.title == "Precept 2027/28 (fire)"
    assert opening.facts == {"year": YEAR, "part": "fire", "model": "mayor"}
    assert opening.outcome.sentence == "The panel follows the precept 2027/28 (fire) of The office."
    assert opening.outcome.starts == [
        Clock(duty="precept-proposal", side=Side.OFFICE, period="2027/28 fire"),
        Clock(duty="precept-report", side=Side.PANEL, period="2027/28 fire"),
    ]


@pytest.mark.parametrize(
    ("year", "part", "why"),
    [("2027/29", "police", "not a financial year"), ("2027/28", "sea", "no part of a precept")],
)
def test_a_year_and_a_part_are_written_right(year, part, why):
    with pytest.raises(BadInput, match=why):
        precept_case.opening(SIDES, year, part, "pcc")


def test_a_notice_of_the_precept_says_by_when_the_panel_reports():
    walk = opened()
    outcome = walk.step("notify", on(25, 1), amount=Decimal("1300.5"))
    assert outcome.sentence == "The office proposes a precept of £1,300.50 at Band D for 2027/28."
    assert outcome.letter.startswith("To The panel\n\nUnder regulation 3")
    assert "\n\nBecause.\n\n" in outcome.letter
    assert outcome.letter.endswith("reports by 8 February 2027 (regulation 4).")
    assert walk.facts["proposed"] == "1300.5"
    assert outcome.stops == [Clock(duty="precept-proposal", side=Side.OFFICE, period=YEAR)]


@pytest.mark.parametrize(("day", "is_late"), [(on(1), False), (on(2), True)])
def test_a_late_notice_says_so(day, is_late):
    said = opened().step("notify", day, amount=PROPOSED).sentence
    assert ("This is late: it was due by 1 February 2027." in said) is is_late


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1)])
@pytest.mark.parametrize("move", ["notify", "issue"])
def test_an_amount_is_above_nothing(proposed, move, amount):
    with pytest.raises(BadInput, match="in pounds") as refused:
        proposed.step(move, on(5), amount=amount)
    assert refused.value.field == "amount"


def test_a_report_supports_or_recommends(proposed):
    assert "It recommends no other amount." in proposed.step("report", on(8)).letter
    outcome = proposed.step("report", on(8), amount=LOWER)
    assert "does not veto it. It recommends £290.00 instead." in outcome.sentence
    assert proposed.facts["recommended"] == "290.00"
    with pytest.raises(NotAllowed, match="ended after 8 February 2027"):
        proposed.step("report", on(9))


@pytest.mark.parametrize(
    ("move", "more"),
    [
        ("report", {}),
        ("veto", {"veto": "too high", "in_favour": 7}),
        ("respond", {}),
        ("respond again", {}),
    ],
)
def test_what_law_wants_in_writing_is_written(proposed, move, more):
    with pytest.raises(BadInput, match="Write the re") as refused:
        proposed.step(move, on(5), words=" ", **more)
    assert refused.value.field == "words"


@pytest.mark.parametrize(("veto", "side"), [("too high", "lower"), ("too low", "higher")])
def test_a_veto_asks_for_a_precept_on_the_other_side(proposed, veto, side):
    outcome = vetoed(proposed, veto=veto)
    assert f"notify a revised precept, {side} than £300.00, by 15 February 2027" in outcome.letter
    assert "7 of the 10 members at the time voted for it; 7 are needed" in outcome.sentence
    assert {"veto": veto, "members": 10, "in_favour": 7}.items() <= proposed.facts.items()
    assert [c.duty for c in outcome.stops + outcome.starts] == ["precept-report", "precept-revised"]


@pytest.mark.parametrize(
    ("more", "error", "why"),
    [
        ({"veto": ""}, BadInput, "too high or as too low"),
        ({"in_favour": 11}, BadInput, "Between 0 and 10"),
        ({"in_favour": None}, BadInput, "Between 0 and 10"),
        ({"in_favour": 6}, NotAllowed, "needs 7 of the 10"),
    ],
)
def test_a_veto_is_refused(proposed, more, error, why):
    with pytest.raises(error, match=why):
        vetoed(proposed, **more)
    assert "veto" not in proposed.facts


def test_a_panel_without_members_cannot_veto():
    walk = opened(members=0)
    walk.step("notify", on(25, 1), amount=PROPOSED)
    with pytest.raises(BadInput, match="No member of The panel is recorded on 2027-02-05"):
        vetoed(walk)


@pytest.mark.parametrize(
    ("part", "model", "is_vetoed"),
    [("fire", "mayor", False), ("fire", "pfcc", True), ("police", "mopac", False)],
)
def test_whether_there_is_a_veto_depends_on_how_an_office_is_governed(part, model, is_vetoed):
    walk = opened(part, model)
    walk.step("notify", on(25, 1), amount=PROPOSED)
    if is_vetoed:
        assert vetoed(walk).facts["veto"] == "too high"
    else:
        with pytest.raises(NotAllowed, match="veto"):
            vetoed(walk)


def test_a_late_veto_is_void_and_no_report(proposed):
    outcome = proposed.step("veto", on(9), veto="too high", in_favour=7)
    assert outcome.instead == "record no report"
    assert "too late. The veto is void" in outcome.sentence
    assert (proposed.facts["void_veto"], proposed.facts.get("veto")) == ("too high", None)
    assert outcome.starts == []


@pytest.mark.parametrize(
    ("move", "last", "next_step"),
    [("record no report", on(8), "8 February"), ("record no second report", on(22), "22 February")],
)
def test_that_there_is_no_report_is_known_the_day_after(proposed, move, last, next_step):
    vetoed(proposed)
    proposed.step("revise", on(12), amount=LOWER)
    with pytest.raises(NotAllowed, match=f"until {next_step}"):
        proposed.step(move, last)
    after = date.fromordinal(last.toordinal() + 1)
    assert "may be issued" in proposed.step(move, after).sentence


@pytest.mark.parametrize(
    ("veto", "wrong", "right"), [("too high", HIGHER, LOWER), ("too low", LOWER, HIGHER)]
)
def test_a_revised_precept_is_on_the_right_side(proposed, veto, wrong, right):
    vetoed(proposed, veto=veto)
    for amount in (wrong, PROPOSED):
        with pytest.raises(NotAllowed, match=r"must be .* \(regulation 5\)"):
            proposed.step("revise", on(12), amount=amount)
    outcome = proposed.step("revise", on(12), amount=right)
    assert f"(proposed: £300.00, vetoed as {veto})" in outcome.letter
    assert [(c.duty, c.side) for c in outcome.starts] == [("precept-second-report", Side.PANEL)]
    assert "late" not in outcome.sentence
    assert "was due by 15 February" in proposed.step("revise", on(16), amount=right).sentence


@pytest.mark.parametrize(("accepts", "verb"), [(True, "accepts"), (False, "rejects")])
def test_a_second_report_accepts_or_rejects(proposed, accepts, verb):
    vetoed(proposed)
    proposed.step("revise", on(12), amount=LOWER)
    outcome = proposed.step("report again", on(22), accepts=accepts)
    assert f"The panel {verb} the revised precept of £290.00." in outcome.sentence
    assert ("does not prevent" in outcome.sentence) is not accepts
    with pytest.raises(NotAllowed, match="due by 22 February 2027"):
        proposed.step("report again", on(23), accepts=accepts)


def test_what_is_issued_is_what_the_law_leaves(proposed):
    proposed.step("report", on(5), amount=LOWER)
    with pytest.raises(NotAllowed, match="Only the proposed precept"):
        proposed.step("issue", on(20), amount=HIGHER)
    outcome = proposed.step("issue", on(20), amount=LOWER)
    assert outcome.sentence == "The office issues a precept of £290.00 at Band D for 2027/28."
    assert proposed.facts["issued"] == "290.00"


def test_steps_are_closed_by_their_days():
    facts = opened().facts
    assert precept_case.closed(facts, on(8)) == {"record no report", "record no second report"}
    assert precept_case.closed(facts, on(9)) == {"report", "record no second report"}
    assert precept_case.closed(facts, on(22)) == {"report", "record no second report"}
    assert precept_case.closed(facts, on(23)) == {"report", "report again"}


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("awaited", on(1)),
        ("proposed", on(8)),
        ("vetoed", on(15)),
        ("revised", on(22)),
        ("issued", None),
    ],
)
def test_the_next_day_is_that_of_the_state(state, day):
    assert precept_case.next_day(state, opened().facts) == day


def test_the_dated_steps_say_on_what_they_rest():
    steps = precept_case.dated_steps(opened().facts)
    assert [day for _, day, _ in steps][:4] == [
        "1 February 2027",
        "8 February 2027",
        "15 February 2027",
        "22 February 2027",
    ]
    assert all("regulation" in basis or "reg." in basis for _, _, basis in steps)


def test_a_response_to_a_report_carries_what_was_written(proposed):
    outcome = proposed.step("respond", on(10), words="We thank the panel.")
    assert outcome.sentence == "The office responds to the panel's report on the precept."
    assert "To The panel" in outcome.letter
    assert "We thank the panel." in outcome.letter
    with pytest.raises(BadInput, match="Write the response"):
        proposed.step("respond", on(10), words=" ")
