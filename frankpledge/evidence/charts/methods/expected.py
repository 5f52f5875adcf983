"""What the newest months should be, from the months before them, and how unlikely they are.

Counts of TEN a month and more, and all other measures, are taken on a scale on which their variance is
even. A line, and with enough months the pattern of the year, is fitted by least squares to the months
before; the newest are set against Student's prediction interval (Hahn and Meeker, Statistical
Intervals, 2nd ed. 2017, chapter 4). Neighbouring months that are alike make the level less sure, and
this is allowed for. Smaller counts are set against the sum of the months before: given both, the newest
is binomial, or beta-binomial where months vary by more than chance (Przyborowski and Wilenski,
Biometrika 31, 1940). What this finds and what it tells falsely: docs/alerts.md, by simulation.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import betaln, fdtrc, gammaln, stdtr, stdtrit, xlog1py, xlogy

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.neighbours import alike as alike_of

WINDOW = 36  # months before, at most: three of each name
FEWEST = 12  # months before that are needed
LINE = 24  # months before from which a line is fitted; with fewer the mean
YEAR = 30  # months before from which the pattern of the year is looked for
SURE = 0.05  # chance below which a pattern of the year is fitted
TEN = 10.0  # a month: below it counts are taken as counts
ONE = 1.0  # a month: below it half of the newest itself is not taken off its chance
COUNTED = 24  # months before that small counts are set against
MONTHS = 12
ROUNDING = 1e-9  # of a value: what least squares loses of equal ones
# Months taken together, and their part of the chance of a false alert. Three find a rise that one
# month does not show; twelve find slow change.
TOGETHER = {1: 0.6, 3: 0.2, 12: 0.2}

Numbers = np.ndarray


@dataclass(frozen=True)
class Scale:
    """A scale on which the variance does not hang on the level: there and back again."""

    there: Callable[[float], float]
    back: Callable[[float], float]
    is_count: bool = False


@dataclass(frozen=True)
class Test:
    """One test of the newest months together: their mean, what was expected, how unlikely it is.

    `chance` is the two-sided probability of being so far off when nothing changed; `months` are
    those before, `together` how many the newest are. All values are in the unit of the series.
    """

    value: float
    centre: float
    lower: float
    upper: float
    chance: float
    months: int
    direction: int
    together: int = 1


def check(
    before: Sequence[float | None], newest: Sequence[float], chance: float, scale: Scale
) -> Test:
    """Set the mean of the `newest` values against the months `before` them, oldest first.

    A month before that is not judged is None. `direction` of the answer is 1 or -1 where the
    newest are less likely than `chance`.

    Raises:
        BadInput: fewer than FEWEST months before have a value.
    """
    window = since_a_gap(before[-WINDOW:])
    held = [value for value in window if value is not None]
    if len(held) < FEWEST:
        raise BadInput(f"{len(held)} months before are too few; {FEWEST} are needed")
    if scale.is_count and sum(held) / len(held) < TEN:
        return _check_counts(held[-COUNTED:], newest, chance)
    return _check_level(window, newest, chance, scale)


def since_a_gap(history: Sequence[float | None]) -> list[float | None]:
    """Return the months since the last gap of a year or more: before it was another time."""
    start, empty = 0, 0
    for place, value in enumerate(history):
        if value is not None:
            start = place if empty >= MONTHS else start
            empty = 0
        else:
            empty += 1
    return [] if empty >= MONTHS else list(history[start:])


# Levels.


@dataclass(frozen=True)
class _Fit:
    """What least squares found: coefficients, what they explain, and what is left."""

    coefficients: Numbers
    covariance: Numbers  # over the variance of a month
    left: float  # sum of squares
    error: float
    degrees: int
    alike: float


def _check_level(
    window: Sequence[float | None], newest: Sequence[float], chance: float, scale: Scale
) -> Test:
    places = np.array([n for n, value in enumerate(window) if value is not None], dtype=float)
    values = np.array([scale.there(value) for value in window if value is not None])
    columns, fit = _fitted(places, values)
    ahead = len(window) + np.arange(len(newest), dtype=float)
    wanted = _design(ahead, columns).mean(axis=0)
    centre = float(wanted @ fit.coefficients)
    sureness = float(wanted @ fit.covariance @ wanted)
    alike = (1 + fit.alike) / (1 - fit.alike)
    of_newest = _variance_of_a_mean(len(newest), fit.alike)
    error = fit.error * float(np.sqrt(of_newest + sureness * alike))
    found = float(np.mean([scale.there(value) for value in newest]))
    reach = -float(stdtrit(fit.degrees, chance / 2)) * error
    if error == 0:  # least squares gives back equal values but for rounding
        likely = float(math.isclose(found, centre, rel_tol=ROUNDING, abs_tol=ROUNDING))
    else:
        likely = 2 * float(stdtr(fit.degrees, -abs(found - centre) / error))
    is_told = likely < chance
    return Test(
        value=sum(newest) / len(newest),
        centre=scale.back(centre),
        lower=scale.back(centre - reach),
        upper=scale.back(centre + reach),
        chance=likely,
        months=len(values),
        together=len(newest),
        direction=(1 if found > centre else -1) if is_told else 0,
    )


def _fitted(places: Numbers, values: Numbers) -> tuple[int, _Fit]:
    """Return how many columns of the design are fitted, and the fit."""
    if len(values) < LINE:
        return 1, _least_squares(_design(places, 1), values)
    line = _least_squares(_design(places, 2), values)
    if len(values) < YEAR:
        return 2, line
    year = _least_squares(_design(places, 6), values)
    if not year.error:
        return 6, year
    ratio = (line.left - year.left) / (line.degrees - year.degrees) / (year.left / year.degrees)
    is_year = float(fdtrc(line.degrees - year.degrees, year.degrees, max(ratio, 0.0))) < SURE
    return (6, year) if is_year else (2, line)


def _design(places: Numbers, columns: int) -> Numbers:
    """Return the first `columns` of: one, the line, and two pairs of waves of the year."""
    turn = 2 * np.pi * places / MONTHS
    waves = [np.cos(turn), np.sin(turn), np.cos(2 * turn), np.sin(2 * turn)]
    return np.column_stack([np.ones_like(places), places / MONTHS, *waves][:columns])


def _least_squares(design: Numbers, values: Numbers) -> _Fit:
    covariance = np.linalg.inv(design.T @ design)
    coefficients = covariance @ design.T @ values
    left = values - design @ coefficients
    months, columns = design.shape
    degrees = months - columns
    error = float(np.sqrt(left @ left / degrees))
    # What least squares leaves of equal values is no variance.
    if error < ROUNDING * max(1.0, float(np.abs(values).max())):
        error = 0.0
    # Put right for a mean and a line; for all six of a year it would put too much right (docs/alerts.md).
    fitted = columns if columns <= 2 else 1
    alike = alike_of(left.tolist(), fitted=fitted) if error else 0.0
    # Neighbours that are alike follow what is fitted, and leave less than they vary.
    followed = min(months / 2, columns * (1 + alike) / (1 - alike))
    error *= math.sqrt(degrees / (months - followed))
    return _Fit(coefficients, covariance, float(left @ left), error, degrees, alike)


def _variance_of_a_mean(count: int, alike: float) -> float:
    """Return the variance of the mean of `count` neighbours, over that of one."""
    steps = np.arange(1, count)
    return float((1 + 2 * ((1 - steps / count) * alike**steps).sum()) / count)


# Small counts.


def _check_counts(held: Sequence[float], newest: Sequence[float], chance: float) -> Test:
    months, count = len(held), len(newest)
    total, mean = round(sum(held)), sum(held) / months
    variance = float(np.var(held, ddof=1))
    spread = max(1.0, variance / mean) if mean else 1.0

    def likely(found: int) -> tuple[float, int]:
        return _tails(found, total, count, months, spread, mean)

    found = round(sum(newest))
    probability, side = likely(found)
    lower, upper = _ends(likely, round(mean * count), chance)
    return Test(
        value=found / count,
        centre=mean,
        lower=lower / count,
        upper=upper / count,
        chance=probability,
        months=months,
        together=count,
        direction=side if probability < chance else 0,
    )


def _tails(
    found: int, total: int, count: int, months: int, spread: float, mean: float
) -> tuple[float, int]:
    """Return the two-sided chance of `found` in `count` months, and on which side it lies."""
    whole = found + total
    if whole == 0:
        return 1.0, 0
    each = _chances(whole, count, months, spread, mean)
    itself = each[found]
    half = itself if mean < ONE else itself / 2
    below, above = float(each[:found].sum() + half), float(each[found + 1 :].sum() + half)
    return min(1.0, 2 * min(below, above)), 1 if above < below else -1


def _chances(whole: int, count: int, months: int, spread: float, mean: float) -> Numbers:
    """Return the chances of 0 to `whole` of `whole` events lying in `count` of all months."""
    found = np.arange(whole + 1, dtype=float)
    ways = gammaln(whole + 1) - gammaln(found + 1) - gammaln(whole - found + 1)
    if math.isclose(
        spread, 1, rel_tol=1e-6
    ):  # closer, and the logarithms lose what tells them apart
        share = count / (count + months)
        return np.asarray(np.exp(ways + xlogy(found, share) + xlog1py(whole - found, -share)))
    size = mean / (spread - 1)
    here, there = count * size, months * size
    return np.asarray(
        np.exp(ways + betaln(found + here, whole - found + there) - betaln(here, there))
    )


def _ends(
    likely: Callable[[int], tuple[float, int]], middle: int, chance: float
) -> tuple[int, int]:
    """Return the least and the greatest count that is not less likely than `chance`."""

    def is_in(found: int) -> bool:
        return likely(found)[0] >= chance

    upper, step = middle, 1
    while is_in(upper + step):
        upper, step = upper + step, 2 * step
    while step > 1:
        step //= 2
        if is_in(upper + step):
            upper += step
    lower = middle
    while lower > 0 and is_in(lower - 1):
        lower -= 1
    return lower, upper


# Together: what one month cannot tell.


def checks_of(history: Sequence[float | None], chance: float, scale: Scale) -> list[Test]:
    """Test the newest month of `history`, its last three months together and its last twelve.

    The chance of a false alert is shared out among those that can be made, as TOGETHER says;
    several months together need LINE months before. What was told of them a month ago is not told
    again. The test that is least likely beside its share comes first; there is none where the
    newest month has no value or too few months lie before it.
    """
    parts = {
        count: share
        for count, share in TOGETHER.items()
        if _can_be_made(history, count, FEWEST if count == 1 else LINE)
    }
    whole = sum(parts.values())
    made = []
    for count, share in parts.items():
        own = chance * share / whole
        test = _check_last(history, count, own, scale)
        if count > 1 and test.direction and _was_told(history[:-1], count, own, scale, test):
            test = replace(test, direction=0)
        made.append((test, own))
    return [test for test, own in sorted(made, key=lambda pair: _unlikely(*pair))]


def _unlikely(test: Test, own: float) -> tuple[bool, float]:
    return not test.direction, test.chance / own


def _can_be_made(history: Sequence[float | None], count: int, fewest: int) -> bool:
    if len(history) < count or any(value is None for value in history[-count:]):
        return False
    window = since_a_gap(history[-count - WINDOW : -count])
    return sum(value is not None for value in window) >= fewest


def _check_last(history: Sequence[float | None], count: int, chance: float, scale: Scale) -> Test:
    newest = [value for value in history[-count:] if value is not None]
    return check(history[:-count], newest, chance, scale)


def _was_told(
    history: Sequence[float | None], count: int, chance: float, scale: Scale, test: Test
) -> bool:
    if not _can_be_made(history, count, LINE):
        return False
    return _check_last(history, count, chance, scale).direction == test.direction
