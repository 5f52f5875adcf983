"""How a value is written: its number, its unit, and how far it can be used."""

from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import TOO_FEW, Value
from frankpledge.evidence.store.covered import (
    COMPLETE,
    MISSING,
    NOT_COMPARABLE,
    ODD_MIX,
    PARTIAL,
    PLACES_LOST,
)

STATUS_WORDS = {
    COMPLETE: "complete",
    PARTIAL: "delivered in part",
    ODD_MIX: "not judged: unusual mix of crime types",
    PLACES_LOST: "incomplete: locations missing",
    MISSING: "missing",
    NOT_COMPARABLE: "not comparable",
}
STATUS_REASONS = {
    MISSING: "missing, not zero",
    PARTIAL: "delivered in part",
    ODD_MIX: "not judged",
    PLACES_LOST: "incomplete",
    NOT_COMPARABLE: "not comparable",
    TOO_FEW: "too few cases",
}

ONE = {"stops and searches": "stop and search"}  # where it is not the unit without its "s"
PROVISIONAL = "This figure is provisional and may change."
HUNDREDTH = 0.01  # the least that is written of a rate or a ratio
FEWEST_FOR_PERCENT = 20  # of what is counted: of less, percent say little
LEAST = 0.005  # less would be written as 0%


def number(value: float | None, measure: Measure) -> str:
    """Write a value of `measure` without its unit: whole for counts, else as it deserves."""
    if value is None:
        return "not known"
    if measure.form == "count":
        return f"{value:,.0f}"
    if measure.form == "median":
        return f"{value:,.1f}" if value >= 1 else "less than 1"
    if measure.form != "share" and abs(value) < HUNDREDTH / 2:
        return "0" if value == 0 else f"less than {HUNDREDTH}"
    return f"{value:,.1f}" if abs(value) >= 10 or measure.form == "share" else f"{value:,.2f}"


def short(value: float | None, measure: Measure) -> str:
    """Write a value as `number` does, a share with its percent sign."""
    said = number(value, measure)
    return f"{said}%" if measure.form == "share" and value is not None else said


def amount(value: Value, measure: Measure) -> str:
    """Write a month's value with its unit and what it is made of."""
    said = number(value.value, measure)
    if measure.form == "share":
        unit = measure.unit.removeprefix("% ")
        return f"{said}% {unit} ({value.numerator:,} of {value.denominator:,})"
    if measure.form == "ratio" and value.low is not None and value.high is not None:
        return (
            f"{said} {measure.unit} (95% interval {number(value.low, measure)} to"
            f" {number(value.high, measure)})"
        )
    if measure.form == "rate":
        return f"{said} {measure.unit} ({value.numerator:,} in all)"
    return with_unit(value.value, measure)


def with_unit(value: float | None, measure: Measure) -> str:
    """Write a value with its unit, as a phrase."""
    if measure.form == "share":
        return f"{number(value, measure)}{measure.unit}"
    said = number(value, measure)
    is_part = measure.form == "median" and said.startswith("less than")
    unit = measure.unit.replace("months", "month") if is_part else measure.unit
    if measure.form == "count" and said == "1":
        unit = ONE.get(unit, unit.removesuffix("s"))
    return f"{said} {unit}"


def difference(value: float, other: float, measure: Measure) -> str:
    """Say how far a value lies from what it is set beside: in the unit, and in percent.

    Shares differ by percentage points. Percent of small numbers say little, and are left out.
    """
    if value == other:
        return "the same"
    if short(value, measure) == short(other, measure):
        return "about the same"
    if measure.form == "share":
        gap = round(value, 1) - round(other, 1)
        return f"{abs(gap):.1f} percentage points {'higher' if gap > 0 else 'lower'}"
    if measure.form == "median":
        gap = round(value, 1) - round(other, 1)
        return f"{abs(gap):.1f} {'higher' if gap > 0 else 'lower'}"
    is_count = measure.form == "count"
    gap = float(round(value) - round(other)) if is_count else value - other
    words = ("more", "fewer") if is_count else ("higher", "lower")
    said = f"{number(abs(gap), measure)} {words[0] if gap > 0 else words[1]}"
    if is_count and other < FEWEST_FOR_PERCENT:
        return said
    share = abs(gap) / abs(other) if other else 0.0
    return f"{said} ({share:.0%})" if share >= LEAST else f"{said} (less than 1%)"


def few(other: float, measure: Measure) -> str:
    """Say that numbers are small, where what a count is set beside is."""
    if measure.form != "count" or other >= FEWEST_FOR_PERCENT:
        return ""
    return f"Numbers are small, so a few {measure.unit} make a big difference."
