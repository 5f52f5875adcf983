"""What a comparison says, in sentences: number, distance and sureness before any verdict."""

from frankpledge.evidence.charts.amounts import LEAST
from frankpledge.evidence.charts.comparison import (
    FEWEST_JUDGED,
    Compared,
    Comparison,
)
from frankpledge.evidence.charts.groups import GroupVerdict
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.rules.periods import month_words
from frankpledge.rules.policing_areas import AREAS

BY_CHANCE = "about 7 in 100"  # of 42 areas drawn from one distribution: simulated, docs/compare.md


def figure(value: float | None, measure: Measure) -> str:
    """Write a compared value: one decimal, with its percent sign where it is a share."""
    if value is None:
        return "not known"
    return f"{value:,.1f}%" if measure.form == "share" else f"{value:,.1f}"


def overview(found: Comparison) -> str:
    """Say how many areas are compared, how they lie, and whether any stands apart."""
    measure, ranked = found.measure, found.ranked()
    most, least = ranked[0], ranked[-1]
    unit = "" if measure.form == "share" else f" {found.unit}"
    return (
        f"{measure.title}, {month_words(found.month)}: we can compare {len(found.areas)} of the"
        f" {len(AREAS)} police areas. The median is {figure(found.median, measure)}{unit}, from"
        f" {figure(least.value, measure)} in {least.place.name} to {figure(most.value, measure)} in"
        f" {most.place.name}. {_who_stands_apart(found)}"
    )


def _who_stands_apart(found: Comparison) -> str:
    if not found.is_judged:
        return (
            f"With fewer than {FEWEST_JUDGED} areas we cannot say how much areas usually differ, so"
            " no area is judged."
        )
    differ = (
        "Areas differ on this measure for reasons other than chance"
        if found.funnel.spread.tau_squared > 0
        else "Areas differ no more than chance explains"
    )
    if not found.apart:
        return f"{differ}, and no area stands out from that spread."
    named = ", ".join(f"{a.place.name} ({a.verdict})" for a in found.apart)
    return f"{differ}. Outside the limits: {named}. It does not show why."


def chance_of_naming(found: Comparison) -> str:
    """Say how often a comparison names an area where none stands apart."""
    if not found.is_judged:
        return ""
    return f"If no area stood apart, {BY_CHANCE} comparisons like this would still name one."


def beside_all(found: Comparison, area: Compared) -> str:
    """Say how an area lies to the median of all, and to the limits for its size."""
    measure = found.measure
    unit = "" if measure.form == "share" else f" {found.unit}"
    interval = ""
    if area.low is not None and area.high is not None:
        interval = f" (95% interval {figure(area.low, measure)} to {figure(area.high, measure)})"
    return (
        f"{measure.title}, {area.place.name}, {month_words(found.month)}:"
        f" {figure(area.value, measure)}{unit}{interval}. The median of the {len(found.areas)}"
        f" areas we can compare is {figure(found.median, measure)}:"
        f" {difference(area.value, found.median, measure)}.{_where(found, area)}"
    )


def difference(value: float, other: float, measure: Measure) -> str:
    """Say how far a compared value lies from another: in its unit, and in percent of the other."""
    # As it is written, so that whoever subtracts the two finds the same.
    gap = round(value, 1) - round(other, 1)
    if round(abs(gap), 1) == 0:
        return "the same"
    side = "higher" if gap > 0 else "lower"
    if measure.form == "share":
        return f"{abs(gap):.1f} percentage points {side}"
    percent = f"{abs(gap) / other:.0%}" if abs(gap) / other >= LEAST else "less than 1%"
    return f"{abs(gap):,.1f} {side} ({percent})"


def _where(found: Comparison, area: Compared) -> str:
    if not found.is_judged:
        return ""
    low, high = (figure(limit, found.measure) for limit in area.outer)
    where = "outside" if area.side else "inside"
    why = " It does not show why." if area.side else ""
    return f" That is {where} the limits of {low} to {high} for an area of this size.{why}"


def beside_similar(found: Comparison, area: Compared, groups: list[GroupVerdict]) -> str:
    """Say how an area lies to the areas most like it, and whether the size of the group matters."""
    judged = [g for g in groups if g.is_judged and g.is_ours]
    if not judged:
        return "Too few of the most similar areas have data, so we cannot compare with them."
    first = judged[0]
    verdicts = {g.verdict for g in judged}
    same = (
        f"The result is the same for groups of {judged[0].size} to {judged[-1].size}."
        if len(verdicts) == 1
        else "The result differs with the size of the group: treat it with caution."
    )
    assert first.target is not None
    return (
        f"For the {first.used} most similar areas we can compare it is"
        f" {figure(first.target, found.measure)}: {area.place.name} is"
        f" {difference(area.value, first.target, found.measure)}, {first.verdict}. {same}"
    )
