"""`make mutants`: change the code of rules and methods, and count which changes a test notices.

    python -m mutants [--all] [--sample 300] [--seed 1] [--only frankpledge/rules/panel.py]

The sample is the same for one seed and one state of the code. It ends with status 1 where the
score is under the aim or tests fail over the code as it is; a survivor that stands in tests/mutants.toml with its reason counts for
nothing, neither way.
"""

import os
import random
import sys
from collections.abc import Iterator

import click

from mutants.operators import Mutant
from mutants.plan import Plan, read_plan
from mutants.trial import Trial, Verdict, copied_tree, load_libraries, run_all

AIM = 0.85
SAMPLE = 300
SEED = 1
SLOWEST = 5  # times what the tests take over the code as it is
LEAST_SECONDS = 30.0
NO_LIMIT = 3600.0


@click.command(help=__doc__)
@click.option("--all", "is_all", is_flag=True, help="Every change, not a sample.")
@click.option("--sample", default=SAMPLE, show_default=True, help="How many changes to try.")
@click.option("--seed", default=SEED, show_default=True, help="Which sample.")
@click.option("--only", default="", help="Modules whose path begins so.")
@click.option(
    "--at-once", default=os.cpu_count() or 1, show_default=True, help="Trials side by side."
)
def main(is_all: bool, sample: int, seed: int, only: str, at_once: int) -> None:
    """Run the trials and print the score."""
    plan = read_plan()
    found = [mutant for mutant in plan.mutants(only) if not plan.reason(mutant)]
    chosen = found
    if not is_all and len(found) > sample:
        chosen = random.Random(seed).sample(found, sample)
    click.echo(f"{len(chosen)} of {len(found)} changes are tried.")
    load_libraries()
    with copied_tree():
        score, tried = _tried(plan, chosen, at_once)
    if score < AIM or tried < len(chosen):
        sys.exit(1)


def _tried(plan: Plan, chosen: list[Mutant], at_once: int) -> tuple[float, int]:
    """Return the score, and how many changes were tried: those whose tests pass as the code is."""
    seconds = dict(_baselines(plan, sorted({mutant.path for mutant in chosen}), at_once))
    tried = sorted((one for one in chosen if one.path in seconds), key=str)
    return _score(plan, tried, seconds, at_once), len(tried)


def _baselines(plan: Plan, paths: list[str], at_once: int) -> Iterator[tuple[str, float]]:
    """Return how long the tests of each module may take, where they pass over the code as it is."""
    trials = [Trial(tests, NO_LIMIT) for tests in sorted({plan.tests_of(path) for path in paths})]
    took = {}
    for done in run_all(trials, at_once):
        if done.verdict == Verdict.SURVIVED:
            took[done.trial.tests] = done.seconds
        else:
            click.echo(f"{done.said}\nFail unchanged: {' '.join(done.trial.tests)}")
    for path in paths:
        if (seconds := took.get(plan.tests_of(path))) is not None:
            yield path, max(LEAST_SECONDS, SLOWEST * seconds)


def _score(plan: Plan, chosen: list[Mutant], seconds: dict[str, float], at_once: int) -> float:
    """Try every change; say which survive as they do, and how many do not."""
    trials = (Trial(plan.tests_of(one.path), seconds[one.path], one) for one in chosen)
    survivors = 0
    for done in run_all(trials, at_once):
        if done.verdict == Verdict.SURVIVED:
            survivors += 1
            click.echo(f"survived: {done.trial.mutant}")
    killed = len(chosen) - survivors
    score = killed / max(len(chosen), 1)
    click.echo(f"{killed} of {len(chosen)} killed: {score:.0%}; aim {AIM:.0%}.")
    return score


if __name__ == "__main__":
    main()
