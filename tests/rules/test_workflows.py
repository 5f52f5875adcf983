"""Workflows and roles as tables: no dead end, no move without a role."""

import pytest

from frankpledge.errors import NotAllowed
from frankpledge.rules.roles import MAY, May, Role, may, who_may
from frankpledge.rules.workflows import QUESTION, WORKFLOWS

EVERY = [pytest.param(workflow, id=workflow.name) for workflow in WORKFLOWS]


@pytest.mark.parametrize("workflow", EVERY)
def test_every_state_can_be_reached_and_can_end(workflow):
    def reach(begin, forward):
        found, waiting = set(begin), list(begin)
        while waiting:
            state = waiting.pop()
            for move in workflow.moves.values():
                steps = (
                    [move.after]
                    if forward and state in move.before
                    else list(move.before)
                    if not forward and state == move.after
                    else []
                )
                new = set(steps) - found
                found |= new
                waiting += new
        return found

    assert reach(workflow.starts, forward=True) == set(workflow.states)
    assert reach(workflow.ends, forward=False) == set(workflow.states)


@pytest.mark.parametrize("workflow", EVERY)
def test_every_move_has_somebody_who_may_make_it(workflow):
    for name, move in workflow.moves.items():
        assert MAY[move.permission], name


@pytest.mark.parametrize("workflow", EVERY)
def test_the_diagram_shows_every_state_and_move(workflow):
    drawn = workflow.diagram()
    for name in workflow.moves:
        assert f": {name}" in drawn
    for state in workflow.states:
        assert state.replace(" ", "_") in drawn


def test_who_drafts_does_not_clear():
    assert not MAY[May.DRAFT_ANSWER] & MAY[May.CLEAR_ANSWER]


def test_a_panel_changes_nothing_of_an_answer():
    panel = frozenset({Role.PANEL_MEMBER, Role.PANEL_SUPPORT})
    for permission in (May.DRAFT_ANSWER, May.CLEAR_ANSWER, May.PUBLISH):
        assert not may(permission, panel), permission


def test_a_move_from_the_wrong_state_says_which_state():
    with pytest.raises(NotAllowed, match="cannot publish a question that is asked"):
        QUESTION.state_after("publish", "asked", frozenset(Role))


def test_a_move_without_the_role_says_who_may():
    with pytest.raises(NotAllowed, match="Only the office clearer can clear"):
        QUESTION.state_after("clear", "drafted", frozenset({Role.OFFICE_EDITOR}))
    assert who_may(May.PUBLISH) == "office clearer or office editor"


def test_every_permission_has_a_line_in_the_table():
    assert set(MAY) == set(May)


def test_a_column_takes_each_state_by_its_name():
    assert QUESTION.choices == [(state, state.capitalize()) for state in QUESTION.states]
    assert ("asked", "Asked") in QUESTION.choices
