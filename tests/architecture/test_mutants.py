"""`make mutants` changes what there is, and what it passes over is there with its reason."""

from pathlib import Path

import pytest

from mutants.operators import mutants_of, mutated
from mutants.plan import key_of, read_plan

ROOT = Path(__file__).parents[2]
EXAMPLE = """
LEAST = 3
def falls(days, is_law):
    note(days)
    if is_law and len(days) < LEAST:
        raise ValueError("too few")
    return not days or days[-1] - 0.5
"""


def test_every_way_of_being_wrong_is_tried():
    found = mutants_of("example.py", EXAMPLE)
    assert [(one.within, one.was, one.becomes) for one in found] == [
        ("", "LEAST = 3", "LEAST = 4"),
        ("falls", "note(days)", "pass"),
        ("falls", "is_law and len(days) < LEAST", "is_law or len(days) < LEAST"),
        ("falls", "len(days) < LEAST", "len(days) <= LEAST"),
        ("falls", "raise ValueError('too few')", "pass"),
        ("falls", "return not days or days[-1] - 0.5", "return None"),
        ("falls", "not days or days[-1] - 0.5", "not days and days[-1] - 0.5"),
        ("falls", "not days", "days"),
        ("falls", "days[-1] - 0.5", "days[-1] + 0.5"),
        ("falls", "-1", "-2"),
        ("falls", "days[-1] - 0.5", "days[-1] - 0.55"),
    ]


def test_one_change_is_made_and_no_other():
    space = {"note": list}
    (change,) = [one for one in mutants_of("e.py", EXAMPLE) if one.becomes == "len(days) <= LEAST"]
    exec(compile(mutated(EXAMPLE, change), "e.py", "exec"), space)
    space["falls"]([1, 2, 3, 4], True)
    with pytest.raises(ValueError, match="too few"):
        space["falls"]([1, 2, 3], True)


def test_what_survives_for_a_reason_is_still_in_the_code():
    plan = read_plan()
    there = {key_of(mutant) for mutant in plan.mutants()}
    gone = [survivor for key, survivor in plan.survivors.items() if key not in there]
    assert gone == []
    assert all(survivor.reason for survivor in plan.survivors.values())


def test_every_module_has_tests_that_are_there():
    plan = read_plan()
    assert len(plan.modules()) > 30
    for path in plan.modules():
        assert plan.tests_of(path), path
        for named in plan.tests_of(path):
            assert (ROOT / named).exists(), f"{path}: there is no {named}"
