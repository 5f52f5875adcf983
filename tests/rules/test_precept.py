"""The precept: every path, with the days and the threshold of the law."""

from datetime import date, timedelta
from decimal import Decimal as Pounds

import pytest

from frankpledge.rules.precept import (
    Issue,
    Part,
    PreceptRefusal,
    Veto,
    Vote,
    report_day,
    revised_day,
    second_report_day,
    why_no_report,
    why_no_revision,
    why_no_second_report,
    why_no_veto,
    why_not_issue,
    why_not_unreported,
)

YEAR = "2027/28"
DAY = timedelta(days=1)
IN_TIME, LATE = date(2027, 2, 8), date(2027, 2, 9)


def veto(members=12, in_favour=8, day=IN_TIME, part=Part.POLICE, model="pcc"):
    return why_no_veto(part, model, YEAR, Vote(members=members, in_favour=in_favour, day=day))


def test_the_days_of_a_year():
    assert report_day(YEAR) == date(2027, 2, 8)
    assert revised_day(YEAR) == date(2027, 2, 15)
    assert second_report_day(YEAR) == date(2027, 2, 22)


def test_a_report_may_come_until_its_last_day_and_is_missed_the_day_after():
    for why, last in ((why_no_report, report_day), (why_no_second_report, second_report_day)):
        day = last(YEAR)
        late = why(YEAR, day + DAY)
        assert why(YEAR, day) is None
        assert (late.code, late.field) == (PreceptRefusal.TOO_LATE, "on")
        early = why_not_unreported(day, day, "regulation 6")
        assert early.code == PreceptRefusal.MAY_STILL_REPORT
        assert early.sentence.endswith("February 2027 (regulation 6)")
        assert why_not_unreported(day, day + DAY, "regulation 6") is None


@pytest.mark.parametrize(("members", "needed"), [(10, 7), (12, 8), (13, 9), (20, 14)])
def test_a_veto_needs_two_thirds_of_the_members_at_the_time(members, needed):
    assert veto(members, needed) is None
    why = veto(members, needed - 1)
    assert (why.code, why.field) == (PreceptRefusal.TOO_FEW_VOTES, "in_favour")
    assert f"needs {needed} of the {members}" in why.text


def test_a_late_veto_is_void_and_said_so():
    assert veto(day=IN_TIME) is None
    assert veto(day=LATE).code == PreceptRefusal.VOID
    assert veto(day=LATE).sentence == (
        "The veto is void: it was reported on 9 February 2027, after 8 February 2027. Scrutiny had"
        " ended and the precept may be issued as proposed (regulation 4(2))."
    )


def test_a_mayors_fire_amount_cannot_be_vetoed():
    why = veto(part=Part.FIRE, model="mayor")
    assert (why.code, why.basis) == (
        PreceptRefusal.FIRE_OF_A_MAYOR,
        "Schedule 5 as modified for mayors",
    )
    assert veto(part=Part.POLICE, model="mayor") is None
    assert veto(part=Part.FIRE, model="pfcc") is None


def test_in_london_there_is_no_veto_of_a_panel():
    assert veto(model="mopac").code == PreceptRefusal.LONDON


@pytest.mark.parametrize("said", [{"in_favour": 7}, {"part": Part.FIRE, "model": "mayor"}])
def test_a_late_veto_that_is_none_is_refused_and_not_only_void(said):
    assert veto(**said, day=LATE).code == veto(**said).code != PreceptRefusal.VOID


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
    why = why_no_revision(direction, Pounds(100), Pounds(revised))
    wrong = (PreceptRefusal.WRONG_SIDE, "amount")
    assert (why and (why.code, why.field)) == (None if is_right else wrong)


def test_a_revised_precept_on_the_wrong_side_is_told_the_amount_and_the_law():
    why = why_no_revision(Veto.TOO_LOW, Pounds("269.28"), Pounds("260"))
    assert why.sentence == (
        "It was vetoed as too low: the revised precept must be above £269.28 (regulation 5)"
    )


@pytest.mark.parametrize(
    ("amount", "stands", "refused"),
    [
        ("100", {}, None),
        ("101", {}, PreceptRefusal.NOT_AS_PROPOSED),
        ("95", {"recommended": "95"}, None),
        ("96", {"recommended": "95"}, PreceptRefusal.NOT_AS_PROPOSED),
        ("100", {"veto": Veto.TOO_HIGH}, PreceptRefusal.NOT_REVISED),
        ("97", {"veto": Veto.TOO_HIGH, "revised": "97"}, None),
        ("96", {"veto": Veto.TOO_HIGH, "revised": "97"}, None),
        ("98", {"veto": Veto.TOO_HIGH, "revised": "97"}, PreceptRefusal.NOT_AS_REVISED),
        ("98", {"veto": Veto.TOO_HIGH, "revised": "97", "recommended": "98"}, None),
        ("104", {"veto": Veto.TOO_LOW, "revised": "103"}, None),
        ("102", {"veto": Veto.TOO_LOW, "revised": "103"}, PreceptRefusal.NOT_AS_REVISED),
    ],
)
def test_only_what_the_law_leaves_may_be_issued(amount, stands, refused):
    facts = {k: v if k == "veto" else Pounds(v) for k, v in stands.items()}
    why = why_not_issue(Pounds(amount), Issue(proposed=Pounds(100), **facts))
    assert (why and why.code) == refused, why
