"""The precept: every path, with the days and the threshold of the law."""

from datetime import date
from decimal import Decimal as Pounds

import pytest

from frankpledge.errors import BadInput
from frankpledge.rules.precept import (
    Issue,
    Part,
    Veto,
    Vote,
    report_day,
    revised_day,
    second_report_day,
    why_no_revision,
    why_no_veto,
    why_not_issue,
)

YEAR = "2027/28"
IN_TIME, LATE = date(2027, 2, 8), date(2027, 2, 9)


def veto(members=12, in_favour=8, day=IN_TIME, part=Part.POLICE, model="pcc"):
    return why_no_veto(part, model, YEAR, Vote(members=members, in_favour=in_favour, day=day))


def test_the_days_of_a_year():
    assert report_day(YEAR) == date(2027, 2, 8)
    assert revised_day(YEAR) == date(2027, 2, 15)
    assert second_report_day(YEAR) == date(2027, 2, 22)


@pytest.mark.parametrize(("members", "needed"), [(10, 7), (12, 8), (13, 9), (20, 14)])
def test_a_veto_needs_two_thirds_of_the_members_at_the_time(members, needed):
    assert veto(members, needed) == ""
    assert f"needs {needed} of the {members}" in veto(members, needed - 1)


def test_a_late_veto_is_void_and_said_so():
    assert veto(day=IN_TIME) == ""
    assert "void" in veto(day=LATE)
    assert "regulation 4(2)" in veto(day=LATE)


def test_a_mayors_fire_amount_cannot_be_vetoed():
    assert "may recommend" in veto(part=Part.FIRE, model="mayor")
    assert veto(part=Part.POLICE, model="mayor") == ""
    assert veto(part=Part.FIRE, model="pfcc") == ""


def test_in_london_there_is_no_veto_of_a_panel():
    assert "Assembly" in veto(model="mopac")


def test_more_votes_than_members_are_refused():
    with pytest.raises(BadInput, match="9 of 8 members"):
        veto(8, 9)


@pytest.mark.parametrize(
    ("direction", "revised", "is_right"),
    [
        (Veto.TOO_HIGH, "99.99", True),
        (Veto.TOO_HIGH, "100", False),
        (Veto.TOO_HIGH, "101", False),
        (Veto.TOO_LOW, "100.01", True),
        (Veto.TOO_LOW, "100", False),
        (Veto.TOO_LOW, "99", False),
    ],
)
def test_a_revised_precept_lies_on_the_right_side(direction, revised, is_right):
    assert (why_no_revision(direction, Pounds(100), Pounds(revised)) == "") is is_right


@pytest.mark.parametrize(
    ("amount", "stands", "is_allowed"),
    [
        ("100", {}, True),
        ("101", {}, False),
        ("95", {"recommended": "95"}, True),
        ("96", {"recommended": "95"}, False),
        ("100", {"veto": Veto.TOO_HIGH}, False),
        ("97", {"veto": Veto.TOO_HIGH, "revised": "97"}, True),
        ("96", {"veto": Veto.TOO_HIGH, "revised": "97"}, True),
        ("98", {"veto": Veto.TOO_HIGH, "revised": "97"}, False),
        ("98", {"veto": Veto.TOO_HIGH, "revised": "97", "recommended": "98"}, True),
        ("104", {"veto": Veto.TOO_LOW, "revised": "103"}, True),
        ("102", {"veto": Veto.TOO_LOW, "revised": "103"}, False),
    ],
)
def test_only_what_the_law_leaves_may_be_issued(amount, stands, is_allowed):
    facts = {k: v if k == "veto" else Pounds(v) for k, v in stands.items()}
    said = why_not_issue(Pounds(amount), Issue(proposed=Pounds(100), **facts))
    assert (said == "") is is_allowed, said
