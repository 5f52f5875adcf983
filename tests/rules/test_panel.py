"""What a panel may keep private, require and be refused; whom it may suspend."""

from datetime import date

import pytest

from frankpledge.errors import BadInput
from frankpledge.rules.panel import (
    Post,
    Required,
    SuspensionRefusal,
    acting_reasons,
    check_refusal,
    exempt,
    has_veto,
    no_refusals,
    refusals,
    refusals_of,
    source,
    suspension_ends,
    why_no_suspension,
)

CHARGED = date(2026, 11, 1)


def test_the_seven_paragraphs_of_schedule_12a_are_there():
    assert list(exempt()) == ["1", "2", "3", "4", "5", "6", "7"]


def test_every_list_says_where_it_comes_from_and_how_sure_we_are():
    for name in ("meetings", "information", "suspension"):
        assert source(name).url.startswith("https://www.legislation.gov.uk/")
        assert source(name).confidence in ("verified", "partly", "from_memory")
    assert len(suspension_ends()) == 5
    assert set(acting_reasons()) >= {"incapacitated", "resigned", "disqualified", "suspended"}


def test_operationally_sensitive_is_a_ground_for_information_alone_and_names_who_decided():
    for what in (Required.ATTENDANCE, Required.STAFF):
        assert "operationally_sensitive" not in refusals_of(what)
    with pytest.raises(BadInput, match="Name who decided"):
        check_refusal("information", "operationally_sensitive", " ", "It would harm.")
    found = check_refusal("information", "operationally_sensitive", "The CE", "It would harm.")
    assert found.in_words == (
        "It is operationally sensitive (Policing Protocol Order 2023, paragraph 24(f))"
    )
    assert "from memory" in refusals()["safety"].in_words


@pytest.mark.parametrize("ground", no_refusals())
@pytest.mark.parametrize("what", Required)
def test_what_is_no_ground_is_told_what_may_fit(ground, what):
    with pytest.raises(BadInput) as refused:
        check_refusal(what, ground, "Somebody", "Because.")
    assert str(refused.value) == no_refusals()[ground].instead


def test_staff_may_keep_their_advice_and_nothing_else():
    assert list(refusals_of(Required.STAFF)) == ["staff_advice"]
    assert refusals_of(Required.ATTENDANCE) == {}
    with pytest.raises(BadInput, match="cannot be refused"):
        check_refusal(Required.ATTENDANCE, "safety", "x", "x")
    with pytest.raises(BadInput, match="Write the reasons"):
        check_refusal(Required.STAFF, "staff_advice", "", " ")


def test_one_veto_of_one_post():
    assert [p for p in Post if has_veto(p, is_reserve=False)] == [Post.CHIEF_CONSTABLE]
    assert not has_veto(Post.CHIEF_CONSTABLE, is_reserve=True)


@pytest.mark.parametrize(("years", "may"), [(2, False), (3, True), (0, False), (14, True)])
def test_suspension_needs_a_sentence_above_two_years(years, may):
    why = why_no_suspension(years, CHARGED, CHARGED)
    assert (why and why.code) == (None if may else SuspensionRefusal.SHORT_SENTENCE)


def test_nobody_is_suspended_before_the_charge():
    why = why_no_suspension(5, CHARGED, date(2026, 10, 31))
    assert why.code == SuspensionRefusal.NOT_CHARGED
    assert why.sentence == (
        "The commissioner was charged on 1 November 2026: no suspension before that day"
        " (2011 Act, section 30)"
    )


def test_who_decided_is_named_for_one_ground_alone():
    assert [name for name, ground in refusals().items() if ground.needs_name] == [
        "operationally_sensitive"
    ]
