"""Every named number of the methods has a case on it, just under it and just over it."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from numbers import Real

import pytest

from frankpledge.evidence.charts import (
    alerts,
    amounts,
    comparison,
    groups,
    headlines,
    methods,
    months_before,
    new_level,
    patterns,
    periods,
    verdicts,
)
from frankpledge.evidence.measures import disclosure, intervals
from frankpledge.evidence.store import coverage, covered, mix, partial, parts
from tests.evidence.thresholds import (
    of_alerts,
    of_charts,
    of_comparisons,
    of_methods,
    of_mixes,
    of_months,
    of_parts,
    of_steps,
)

MODULES = [
    partial,
    mix,
    parts,
    coverage,
    covered,
    disclosure,
    intervals,
    verdicts,
    headlines,
    patterns,
    months_before,
    new_level,
    periods,
    comparison,
    groups,
    alerts,
    amounts,
    *(
        importlib.import_module(f"{methods.__name__}.{found.name}")
        for found in pkgutil.iter_modules(methods.__path__)
    ),
]
CASES = [
    *of_months.PARTIAL,
    *of_mixes.MIXES,
    *of_parts.PARTS,
    *of_months.OPEN,
    *of_months.DISCLOSURE,
    *of_methods.RULES,
    *of_methods.LIMITS,
    *of_methods.DRIFTS,
    *of_steps.STEPS,
    *of_comparisons.FUNNELS,
    *of_alerts.ALERTS,
    *of_charts.CHARTS,
]


def constants(module) -> dict[str, float]:
    """Return the numbers that a module itself names, those in its tables too."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            for part in ast.walk(target) if target else ():
                if isinstance(part, ast.Name) and part.id.strip("_").isupper():
                    found |= dict(numbers(part.id, getattr(module, part.id)))
    short = module.__name__.rpartition(".")[2]
    return {f"{short}.{name}": value for name, value in found.items()}


def numbers(name: str, value: object) -> Iterator[tuple[str, float]]:
    """Return the numbers in `value`, each by its place in it."""
    if isinstance(value, Real) and not isinstance(value, bool):
        yield name, value
    elif isinstance(value, (tuple, list)):
        for place, part in enumerate(value):
            yield from numbers(f"{name}[{place}]", part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from numbers(f"{name}[{key!r}]", part)


NAMED = {name: value for module in MODULES for name, value in constants(module).items()}


def test_numbers_are_found_where_they_are_named():
    assert {"partial.FALL", "intervals.THREE_SIGMA", "cusum.WORDS[3][0]"} <= set(NAMED)


def test_every_named_number_has_a_case_and_every_case_its_number():
    assert sorted(NAMED) == sorted({case.constant for case in CASES})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.constant)
def test_a_number_is_moved_only_together_with_its_case(case):
    assert NAMED[case.constant] == case.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.constant)
def test_a_case_tells_one_side_of_its_number_from_the_other(case):
    assert case.under[0] < case.at[0] < case.over[0]
    answers = [answer for _, answer in case.pairs.values()]
    assert answers[0] != answers[1] or answers[1] != answers[2]


@pytest.mark.parametrize(
    ("case", "place"),
    [(case, place) for case in CASES for place in case.pairs],
    ids=lambda part: part if isinstance(part, str) else part.constant,
)
def test_the_answer_changes_exactly_at_the_number(case, place):
    quantity, answer = case.pairs[place]
    assert case.ask(quantity) == answer, f"{case.says}: {quantity}"
