"""Confirmation hearings: the notice, the three weeks, who may be vetoed."""

import pytest

from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules import hearing
from frankpledge.rules.panel import Post
from frankpledge.rules.panel_cases import moves_on
from frankpledge.rules.panel_steps import Heard
from tests.rules.panel_cases import SIDES, Walk, on

NOTICE = {
    "candidate": "Jo Jones",
    "criteria": "A test.",
    "why": "Passed it.",
    "terms": "Five years.",
}


def opening(post=Post.CHIEF_CONSTABLE, model="pcc", heard=(), **more):
    notice = NOTICE | {"post": post} | more
    return hearing.opening(SIDES, notice, on(1), model=model, heard=heard)


def held(post=Post.CHIEF_CONSTABLE, model="pcc", **more):
    walk = Walk(opening(post, model, **more), hearing.decide)
    walk.step("hold", on(10))
    return walk


def heard(candidate="Jo Jones", **more):
    facts = {
        "reference": "pc-1",
        "post": Post.CHIEF_CONSTABLE,
        "candidate": candidate,
        "is_open": False,
        "is_vetoed": False,
    }
    return Heard(**facts | more)


@pytest.mark.parametrize("name", NOTICE)
def test_a_notice_holds_four_things(name):
    with pytest.raises(BadInput, match=f"incomplete without {hearing.NOTICE[name]}"):
        opening(**{name: " "})


def test_a_post_that_no_panel_hears_is_refused():
    with pytest.raises(BadInput, match="no confirmation hearing for 'head of media'") as refused:
        opening("head of media")
    assert refused.value.field == "post"


def test_three_weeks_begin_with_the_day_of_the_notice():
    made = opening()
    assert made.title == "Confirmation hearing: Jo Jones, chief constable"
    assert [clock.due_on for clock in made.outcome.starts] == [on(21)]
    assert made.outcome.letter == (
        "Criteria: A test.\n\nWhy the candidate satisfies them: Passed it.\n\n"
        "Terms and conditions: Five years."
    )
    later = hearing.opening(
        SIDES, NOTICE | {"post": Post.DEPUTY}, on(1), model="pcc", heard=(), days_off=5
    )
    assert later.facts["due_on"] == "2027-02-26"


@pytest.mark.parametrize(
    ("before", "error"),
    [
        (heard(), None),
        (heard(is_open=True), BadInput),
        (heard(is_vetoed=True), NotAllowed),
        (heard("jó  JONES.", is_vetoed=True), NotAllowed),
        (heard("Al Ames", is_open=True, is_vetoed=True), None),
        (heard(is_open=True, is_vetoed=True, post=Post.DEPUTY), None),
    ],
)
def test_nobody_is_heard_twice_at_once_or_after_a_veto(before, error):
    if error is None:
        assert opening(heard=[before]).facts["candidate"] == "Jo Jones"
        return
    with pytest.raises(error) as refused:
        opening(heard=[before])
    assert refused.value.field == "candidate"


@pytest.mark.parametrize(
    ("day", "is_allowed"), [(on(1), False), (on(2), True), (on(21), True), (on(22), False)]
)
def test_a_hearing_is_arranged_within_the_three_weeks(day, is_allowed):
    walk = Walk(opening(), hearing.decide)
    if is_allowed:
        walk.step("arrange", on(2), due_on=day)
        assert walk.facts["arranged_for"] == day.isoformat()
    else:
        with pytest.raises(BadInput, match="until 21 February"):
            walk.step("arrange", on(2), due_on=day)


@pytest.mark.parametrize(("accepts", "verb"), [(True, "recommends"), (False, "does not recommend")])
def test_a_report_recommends_or_does_not(accepts, verb):
    walk = held()
    with pytest.raises(BadInput, match="whether the panel recommends"):
        walk.step("report", on(11))
    outcome = walk.step("report", on(21), accepts=accepts)
    assert outcome.sentence == f"The panel {verb} the appointment of Jo Jones as chief constable."
    assert "held a confirmation hearing on 10 February 2027" in outcome.letter
    assert walk.facts["recommends"] is accepts
    with pytest.raises(NotAllowed, match="three weeks ended on 21 February"):
        walk.step("report", on(22), accepts=accepts)


@pytest.mark.parametrize(
    ("post", "model", "more", "has_veto"),
    [
        (Post.CHIEF_CONSTABLE, "pcc", {}, True),
        (Post.CHIEF_CONSTABLE, "mopac", {}, False),
        (Post.CHIEF_CONSTABLE, "pcc", {"reserve": "yes"}, False),
        (Post.DEPUTY, "pcc", {}, False),
    ],
)
def test_a_chief_constable_is_vetoed_once_and_outside_london(post, model, more, has_veto):
    walk = held(post, model, **more)
    assert ("veto" in hearing.closed(walk.facts, on(11))) is not has_veto
    if has_veto:
        assert walk.step("veto", on(11), in_favour=7).facts == {"vetoed": True}
    else:
        with pytest.raises(NotAllowed, match="here is no veto"):
            walk.step("veto", on(11), in_favour=10)


def test_a_veto_needs_two_thirds():
    with pytest.raises(NotAllowed, match="not carried: 6 of the 10"):
        held().step("veto", on(11), in_favour=6)


def test_after_three_weeks_a_veto_is_void():
    walk = held()
    outcome = walk.step("veto", on(22), in_favour=10)
    assert outcome.instead == "record no report"
    assert "the veto is void. The three weeks ended on 21 February 2027" in outcome.sentence
    assert "vetoed" not in walk.facts


def test_that_there_is_no_report_is_known_the_day_after():
    walk = held()
    assert "record no report" in hearing.closed(walk.facts, on(21))
    with pytest.raises(NotAllowed, match="until 21 February"):
        walk.step("record no report", on(21))
    assert hearing.closed(walk.facts, on(22)) == {"report"}
    assert "made no report in time" in walk.step("record no report", on(22)).sentence


def test_a_reserve_is_another_candidate_with_a_whole_notice():
    walk = Walk(opening(), hearing.decide, heard=[heard(is_vetoed=True)])
    with pytest.raises(BadInput, match="incomplete"):
        walk.step("propose a reserve", on(15), notice={"candidate": "Al Ames"})
    with pytest.raises(NotAllowed, match="must not be appointed"):
        walk.step("propose a reserve", on(15), notice=NOTICE)
    said = walk.step("propose a reserve", on(15), notice=NOTICE | {"candidate": "Al Ames"})
    assert said.sentence == "The office proposes a reserve candidate after the veto: Al Ames."


@pytest.mark.parametrize(
    ("move", "verb"), [("appoint", "appoints"), ("not appoint", "does not appoint")]
)
def test_the_office_decides(move, verb):
    said = held().step(move, on(25)).sentence
    assert said == f"The office {verb} Jo Jones as chief constable, and has notified the panel."


@pytest.mark.parametrize(
    ("post", "more", "said"),
    [
        (Post.CHIEF_CONSTABLE, {}, "the panel may veto by two thirds of the members"),
        (Post.CHIEF_CONSTABLE, {"model": "mopac"}, "there is no veto: a reserve candidate, or Lon"),
        (Post.CHIEF_EXECUTIVE, {}, "there is no veto for this post (Schedule 1)"),
    ],
)
def test_the_notice_says_whether_there_is_a_veto(post, more, said):
    [row] = [text for label, text in opening(post, **more).outcome.rows if label == "Veto"]
    assert row.startswith(said)


def test_a_panel_reports_until_the_last_day_and_from_then_on_that_it_did_not():
    facts = opening().facts
    last, later = on(21), on(22)  # three weeks beginning with the first
    steps = [[n for n, _ in moves_on("hearing", "heard", facts, day)] for day in (last, later)]
    assert ["report" in found for found in steps] == [True, False]
    assert ["record no report" in found for found in steps] == [False, True]
    assert moves_on("hearing", "no such state", facts, last) == []
