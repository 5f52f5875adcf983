"""Grounds and routes of complaints: the list is closed, and no complaint is without a way."""

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.complaints import (
    GROUNDS_OF,
    check_ground,
    grounds,
    no_grounds,
    route,
    routes,
    source,
)
from frankpledge.rules.panel_workflows import COMPLAINT


def test_the_closed_list_of_regulation_15_has_six_grounds():
    assert [g.basis for g in grounds("disapply").values()] == [
        "regulation 15(3)(a)",
        "regulation 15(3)(b)",
        "regulation 15(3)(c)",
        "regulation 15(3)(d)",
        "regulation 15(3)(e)",
        "regulation 15(3)(f) and (4)",
    ]


@pytest.mark.parametrize("name", ["political", "not-policing", "operational", "trivial"])
def test_what_is_no_ground_is_refused_with_what_may_fit(name):
    with pytest.raises(BadInput, match="That is no ground"):
        check_ground("disapply", name, "Reasons.")
    assert name not in grounds("disapply")
    assert no_grounds()[name].instead


def test_a_ground_outside_the_list_is_refused():
    with pytest.raises(BadInput, match="list of grounds is closed"):
        check_ground("disapply", "tea", "Reasons.")


def test_a_ground_needs_reasons():
    with pytest.raises(BadInput, match="the earlier complaint"):
        check_ground("disapply", "repetitious", " ")
    assert check_ground("disapply", "repetitious", "As c-2026-0001.").basis.startswith("reg")


def test_a_move_without_grounds_needs_none():
    assert check_ground("record", "", "") is None


def test_every_move_with_grounds_is_a_move_and_every_clock_has_its_basis():
    assert set(GROUNDS_OF) <= set(COMPLAINT.moves)
    for name, move in COMPLAINT.moves.items():
        assert move.basis, name
        assert not move.duty or move.basis
    assert source().url.startswith("https://www.legislation.gov.uk/")


def test_every_way_of_the_front_door_ends_somewhere():
    ends = {"panel", "office", "force", "iopc", "council", "question", "elsewhere"}
    assert {r.goes_to for r in routes().values()} == ends
    with pytest.raises(NotFound):
        route("tea")
