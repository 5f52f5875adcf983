"""On which scale a measure is tested, by its form: that on which its variance is even."""

import math

from frankpledge.evidence.charts.methods.expected import Scale
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value


def _square(value: float) -> float:
    return max(0.0, value) ** 2


def _sine_squared(value: float) -> float:
    return math.sin(min(math.pi / 2, max(0.0, value))) ** 2


def usable(measure: Measure, value: Value) -> float | None:
    """Return a month's value as it is tested, or None: not judged, or a ratio of 0."""
    if not value.is_judged or value.value is None or (measure.form == "ratio" and not value.value):
        return None
    return value.value / measure.multiplier


SCALES: dict[str, Scale] = {
    "count": Scale(math.sqrt, _square, is_count=True),
    "rate": Scale(math.sqrt, _square),
    "share": Scale(lambda share: math.asin(math.sqrt(share)), _sine_squared),
    "ratio": Scale(math.log, math.exp),
    "median": Scale(lambda value: value, lambda value: value),
}
