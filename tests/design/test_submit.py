"""Submitting a form: what stands where once an action has refused it."""

import pytest
from django import forms

from frankpledge.design.pages import status_of, status_of_refusal, submit, was_refused
from frankpledge.errors import (
    BadInput,
    Busy,
    NotAllowed,
    NotFound,
    Refusal,
    RefusalCode,
    RoleNeeded,
    TooMany,
)


class Meeting(forms.Form):
    """A day and a place; which version somebody has read."""

    on = forms.DateField()
    venue = forms.CharField(required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def sent(**typed):
    return Meeting({"on": "24/12/2026", "venue": "Town Hall"} | typed)


def refusing(problem):
    def act():
        raise problem

    return act


def test_action_runs_once_the_form_is_right():
    form = sent()
    assert submit(form, lambda: form.cleaned_data["venue"]) == "Town Hall"
    assert (status_of(form), was_refused(form)) == (200, False)


@pytest.mark.parametrize("form", [Meeting(), sent(on="soon")])
def test_action_does_not_run_for_a_form_that_is_not_sent_or_not_right(form):
    assert submit(form, refusing(AssertionError("it ran"))) is None
    assert not was_refused(form)
    assert status_of_refusal(form) == 200


@pytest.mark.parametrize("kind", [BadInput, NotAllowed, NotFound])
def test_refusal_stands_by_the_field_that_it_names(kind):
    form = sent()
    assert submit(form, refusing(kind("100% past", field="on"))) is None
    assert form.errors == {"on": ["100% past"]}
    assert (status_of(form), status_of_refusal(form), was_refused(form)) == (400, 400, True)
    assert form["venue"].value() == "Town Hall"


@pytest.mark.parametrize("field", ["", "nowhere", "seen"])
def test_refusal_stands_in_the_summary_where_no_field_that_is_seen_is_named(field):
    form = sent()
    submit(form, refusing(NotAllowed("It is closed", field=field)))
    assert form.non_field_errors() == ["It is closed"]
    assert list(form.errors) == ["__all__"]


class MeetingRefusal(RefusalCode):
    """Why a meeting is refused."""

    PAST = "past"
    UNKNOWN = "unknown"
    CLOSED = "closed"


def test_several_refusals_stand_each_by_its_own_field():
    form = sent()
    problem = BadInput.of(
        Refusal(code=MeetingRefusal.PAST, text="It is past", basis="standing order 4", field="on"),
        Refusal(code=MeetingRefusal.UNKNOWN, text="No such venue", field="venue"),
        Refusal(code=MeetingRefusal.CLOSED, text="The list is closed"),
        Refusal(code=MeetingRefusal.UNKNOWN, text="Seen by nobody", field="seen"),
    )
    assert submit(form, refusing(problem)) is None
    assert form.errors == {
        "on": ["It is past (standing order 4)"],
        "venue": ["No such venue"],
        "__all__": ["The list is closed", "Seen by nobody"],
    }
    assert (form["on"].value(), form["venue"].value()) == ("24/12/2026", "Town Hall")
    assert (status_of(form), was_refused(form)) == (400, True)


@pytest.mark.parametrize("kind", [RoleNeeded, TooMany, Busy, ValueError])
def test_what_nothing_that_is_typed_can_mend_is_no_error_of_the_form(kind):
    form = sent()
    with pytest.raises(kind):
        submit(form, refusing(kind("no")))
    assert not form.errors


def test_action_that_returns_nothing_is_told_to_who_writes_it():
    with pytest.raises(TypeError, match="Meeting returns nothing"):
        submit(sent(), lambda: None)


def test_action_may_return_what_is_empty():
    assert submit(sent(), list) == []
