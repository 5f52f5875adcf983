"""Requirements, suspension, acting: what may be required, refused, ended."""

from datetime import date

import pytest

from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules import powers
from frankpledge.rules.panel import Required, acting_reasons, suspension_ends
from tests.rules.panel_cases import SIDES, Walk, on

CHARGED_ON = on(20, 1)
PLAN = {
    "what": Required.INFORMATION,
    "of": "The chief executive",
    "words": "The plan.",
    "due_on": on(20),
}


def requirement(**more):
    return powers.requirement(SIDES, powers.Wanted(**PLAN | more), on(1))


def required(**more):
    return Walk(requirement(**more), powers.decide_requirement)


@pytest.mark.parametrize(
    ("what", "section"),
    [(Required.INFORMATION, "13"), (Required.ATTENDANCE, "29"), (Required.STAFF, "29")],
)
def test_a_requirement_rests_on_its_section(what, section):
    outcome = requirement(what=what).outcome
    assert outcome.sentence == (
        f"The panel requires {what} of The chief executive by 20 February 2027 (2011 Act, section"
        f" {section})."
    )
    assert outcome.letter.startswith("To The chief executive, The office\n\nThe panel requires")
    assert outcome.letter.endswith("The plan.\n\nBy 20 February 2027.")


@pytest.mark.parametrize(
    ("more", "field"),
    [({"what": "a song"}, "what"), ({"words": " "}, "words"), ({"due_on": on(31, 1)}, "due_on")],
)
def test_a_requirement_says_what_and_gives_notice(more, field):
    with pytest.raises(BadInput) as refused:
        requirement(**more)
    assert refused.value.field == field


def test_a_long_title_is_cut():
    title = requirement(words="x" * 200).title
    assert len(title) == powers.LONGEST_TITLE + 1
    assert title.endswith("…")


@pytest.mark.parametrize(
    ("ground", "more", "why"),
    [
        ("operational", {}, "no ground"),
        ("staff_advice", {}, "no ground on which information"),
        ("operationally_sensitive", {}, "Name who decided"),
        ("operationally_sensitive", {"decided_by": "Al", "words": " "}, "Write the reasons"),
    ],
)
def test_information_is_refused_on_a_listed_ground_alone(ground, more, why):
    with pytest.raises(BadInput, match=why):
        required().step("refuse", on(5), ground=ground, **more)


def test_a_refusal_names_who_decided():
    walk = required()
    outcome = walk.step("refuse", on(5), ground="operationally_sensitive", decided_by="Al Ames")
    assert ("Decided by", "Al Ames") in outcome.rows
    assert walk.facts["ground"] == "operationally_sensitive"


@pytest.mark.parametrize("ground", ["operationally_sensitive", "national_security", ""])
def test_attendance_is_not_refused(ground):
    with pytest.raises(BadInput, match="cannot be refused"):
        required(what=Required.ATTENDANCE).step("refuse", on(5), ground=ground)


@pytest.mark.parametrize("day", [None, on(5)])
def test_it_is_put_off_to_a_day_to_come(day):
    walk = required()
    with pytest.raises(BadInput, match="day to come"):
        walk.step("postpone", on(5), due_on=day)
    said = walk.step("postpone", on(5), due_on=on(6)).sentence
    assert said == "The panel requires it by 6 February 2027 instead of 20 February 2027."
    assert walk.facts["due_on"] == "2027-02-06"


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("meet", "The chief executive met the panel's requirement: information."),
        ("drop", "The panel drops its requirement: information."),
    ],
)
def test_it_is_met_or_dropped_in_words(move, said):
    with pytest.raises(BadInput, match="Write"):
        required().step(move, on(5), words="")
    assert required().step(move, on(5)).sentence == said


def suspension(years=5, charged_on=CHARGED_ON, *, is_suspended=False, words=""):
    charge = powers.Charge(
        holder="Al Ames", charge="Fraud", years=years, charged_on=charged_on, words=words
    )
    return powers.suspension(SIDES, charge, on(1), is_suspended=is_suspended)


@pytest.mark.parametrize(
    ("more", "error", "why"),
    [
        ({"years": 2}, NotAllowed, "above 2 years"),
        ({"is_suspended": True}, BadInput, "open already"),
        ({"charged_on": date(2011, 12, 31)}, BadInput, "before there were commissioners"),
        ({"charged_on": on(2)}, NotAllowed, "no suspension before that day"),
    ],
)
def test_a_suspension_is_refused(more, error, why):
    with pytest.raises(error, match=why):
        suspension(**more)


def test_a_suspension_says_that_a_charge_is_no_conviction():
    outcome = suspension().outcome
    assert "A charge is not a conviction." in outcome.sentence
    assert "suspends Al Ames from 1 February 2027" in outcome.letter
    assert outcome.letter.endswith("(section 62).")  # and nothing after it where nothing is added
    assert suspension(words="More.").outcome.letter.endswith("(section 62).\n\nMore.")


@pytest.mark.parametrize("how", suspension_ends())
def test_a_suspension_ends_as_listed(how):
    walk = Walk(suspension(), powers.decide_suspension)
    with pytest.raises(BadInput, match="Say how it ended"):
        walk.step("end", on(5), ground="bored")
    outcome = walk.step("end", on(5), ground=how)
    assert outcome.rows == [("How", suspension_ends()[how].means)]
    assert walk.facts["ended_by"] == how


def acting(*, reason="resigned", is_staff=True, is_suspended=False, acts=""):
    given = powers.Acting(name="Di Dale", reason=reason, is_staff=is_staff)
    return powers.acting(SIDES, given, on(1), is_suspended=is_suspended, acts=acts)


@pytest.mark.parametrize(
    ("more", "error", "why"),
    [
        ({"reason": "holiday"}, BadInput, "Say why"),
        ({"reason": "suspended"}, BadInput, "No suspension is recorded"),
        ({"acts": "Bo Bell"}, BadInput, "Bo Bell acts as commissioner"),
        ({"is_staff": False}, NotAllowed, "commissioner's staff"),
    ],
)
def test_an_acting_appointment_is_refused(more, error, why):
    with pytest.raises(error, match=why):
        acting(**more)


@pytest.mark.parametrize("reason", acting_reasons())
def test_somebody_acts_for_a_listed_reason(reason):
    opening = acting(reason=reason, is_suspended=True)
    assert opening.facts == {"name": "Di Dale", "reason": reason}
    assert ("six months" in opening.outcome.sentence) is (reason == "incapacitated")
    walk = Walk(opening, powers.decide_acting)
    said = walk.step("end", on(9)).sentence
    assert said == "Di Dale no longer acts as commissioner from 9 February 2027 on."
