"""On which scale a measure is tested, by its form: that on which its variance is even."""

import math

from frankpledge.evidence.charts.methods.expected import Scale


def _square(value: float) -> float:
    return max(0.0, value) ** 2


def _sine_squared(value: float) -> float:
    return math.sin(min(math.pi / 2, max(0.0, value))) ** 2


SCALES: dict[str, Scale] = {
    "count": Scale(math.sqrt, _square, is_count=True),
    "rate": Scale(math.sqrt, _square),
    "share": Scale(lambda share: math.asin(math.sqrt(share)), _sine_squared),
    "ratio": Scale(lambda ratio: math.log(max(ratio, 1e-9)), math.exp),
    "median": Scale(lambda value: value, lambda value: value),
}
