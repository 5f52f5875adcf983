"""How a value is written: its number, its unit, and how far it can be used."""

from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.series import TOO_FEW, Value
from frankpledge.evidence.store.coverage import (
    COMPLETE,
    MISSING,
    NOT_COMPARABLE,
    ODD_MIX,
    PARTIAL,
)

STATUS_WORDS = {
    COMPLETE: "complete",
    PARTIAL: "delivered in part",
    ODD_MIX: "not judged: unusual mix of crime types",
    MISSING: "missing",
    NOT_COMPARABLE: "not comparable",
}
STATUS_REASONS = {
    MISSING: "missing, not zero",
    PARTIAL: "delivered in part",
    ODD_MIX: "not judged",
    NOT_COMPARABLE: "not comparable",
    TOO_FEW: "too few cases",
}


def number(value: float | None, measure: Measure) -> str:
    """Write a value of `measure` without its unit: whole for counts, else as it deserves."""
    if value is None:
        return "not known"
    if measure.form == "count":
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 10 or measure.form == "share" else f"{value:,.2f}"


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
    return f"{said} {measure.unit}"


def with_unit(value: float | None, measure: Measure) -> str:
    """Write a value with its unit, as a phrase."""
    if measure.form == "share":
        return f"{number(value, measure)}{measure.unit}"
    return f"{number(value, measure)} {measure.unit}"
