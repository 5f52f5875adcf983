"""Is the mix of kinds of a month one that this force can have? Judged by its own other months.

A file can hold as many rows as ever and be wrong: in one of Hampshire, four fifths of the crimes
are violence and a sixth of the shoplifting is left. Rows were not lost there but changed, so
nothing of the month is judged. What the check finds, what it misses and how the numbers below were
chosen is in docs/partial-months.md.
"""

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from frankpledge.evidence.store.partial import History, MonthRows, eras, near

NEAR = 12  # months that make up what is usual, none farther away than so many
FEWEST_NEAR = 3  # without so many a mix is not judged
DISTANCE = 0.15  # between mixes, from 0 to 1, beyond what chance makes
CHANCE = 3  # times the distance that chance makes by itself
NOT_CRIMES_LEFT = 0.4  # of the usual count of what is counted beside crimes
CRIMES_LEFT = 0.6  # of the usual crimes: above it, what is beside them was lost alone
USUAL_NOT_CRIMES = 100  # rows a month, with fewer nothing is said of it
NOT_BELIEVABLE = "the mix of crime types is not believable"
Mix = Mapping[str | None, int]


@dataclass(frozen=True)
class _Odd:
    """How far past what is allowed a month lies, and why in words."""

    excess: float
    reason: str


def odd_mixes(
    history: History, breaks: Iterable[str] = (), broken: Container[str] = ()
) -> dict[str, str]:
    """Return the months whose mix of kinds is not believable, each with the reason in words.

    `broken` months, which were not delivered whole, are neither judged nor compared with. The
    oddest month is found first and is no yardstick for those judged after it; at the end each
    is judged once more by months of which none is odd. `breaks` are months in which the kinds
    were redefined.
    """
    known = {month: rows for month, rows in history.items() if month not in broken}
    of_era = eras(known, breaks)
    found: dict[str, _Odd] = {}
    while worst := _oddest(known, of_era, found):
        found |= worst
    at_last = {m: _judged(known[m], _near(of_era[m], m, found)) or found[m] for m in sorted(found)}
    return {month: odd.reason for month, odd in at_last.items()}


def _oddest(
    known: History, of_era: Mapping[str, History], found: Container[str]
) -> dict[str, _Odd]:
    odd = {
        month: judged
        for month, rows in known.items()
        if month not in found and (judged := _judged(rows, _near(of_era[month], month, found)))
    }
    month = max(odd, key=lambda month: (odd[month].excess, month), default=None)
    return {} if month is None else {month: odd[month]}


def _near(era: History, month: str, odd: Container[str]) -> list[MonthRows]:
    return near(era, month, odd, NEAR)[:NEAR]


def _judged(rows: MonthRows, beside: list[MonthRows]) -> _Odd | None:
    if len(beside) < FEWEST_NEAR or not rows.crimes:
        return None
    # What is lost beside crimes makes the whole mix odd, and says nothing of the crimes.
    lost = any(lost_beside_crimes(kind, rows, beside) for kind in rows.not_crimes)
    return _odd(rows.crimes_by_kind, [other.crimes_by_kind for other in beside]) or (
        _odd(rows.by_kind, [other.by_kind for other in beside]) if not lost else None
    )


def _odd(mix: Mix, beside: list[Mix]) -> _Odd | None:
    usual = dict(_usual_shares(mix, beside))
    count = sum(mix.values())
    shares = {kind: mix.get(kind, 0) / count for kind in usual}
    distance = sum(abs(shares[kind] - usual[kind]) for kind in usual) / 2
    excess = distance - DISTANCE - CHANCE * distance_of_chance(usual.values(), count)
    if excess <= 0:
        return None
    return _Odd(excess, f"{NOT_BELIEVABLE} ({_most_changed(mix, beside, shares, usual)})")


def _usual_shares(mix: Mix, beside: list[Mix]) -> Iterator[tuple[str | None, float]]:
    for kind in sorted({kind for one in (mix, *beside) for kind in one}, key=str):
        yield kind, median(other.get(kind, 0) / (sum(other.values()) or 1) for other in beside)


def distance_of_chance(shares: Iterable[float], count: int) -> float:
    """Return how far a month of `count` rows lies from its own mix by chance, on average.

    The mean absolute deviation of a share p among n is near sqrt(2 p (1 - p) / (pi n)); the total
    variation distance is half of their sum.
    """
    return sum(math.sqrt(2 * p * (1 - p) / (math.pi * count)) for p in shares) / 2


def _most_changed(
    mix: Mix,
    beside: list[Mix],
    shares: Mapping[str | None, float],
    usual: Mapping[str | None, float],
) -> str:
    """Say which kind grew most, and of which most rows went."""
    most = max(usual, key=lambda kind: shares[kind] - usual[kind])
    held = {kind: median(other.get(kind, 0) for other in beside) for kind in usual}
    gone = max(usual, key=lambda kind: held[kind] - mix.get(kind, 0))
    said = f"{named(most)}: {shares[most]:.0%}, usually {usual[most]:.0%}"
    if gone == most:
        return said
    return f"{said}; {named(gone)}: {mix.get(gone, 0):,} records, usually {held[gone]:,.0f}"


def named(kind: str | None) -> str:
    """Write a kind within a sentence."""
    return "a blank" if kind is None else kind[:1].lower() + kind[1:]


def lost_beside_crimes(kind: str, rows: MonthRows, beside: list[MonthRows]) -> str:
    """Say where a kind that is counted beside crimes, as anti-social behaviour, was lost alone."""
    crimes = median(other.crimes for other in beside)
    held, usual = rows.by_kind.get(kind, 0), median(o.by_kind.get(kind, 0) for o in beside)
    is_lost = usual >= USUAL_NOT_CRIMES and held < NOT_CRIMES_LEFT * usual
    if not is_lost or rows.crimes <= CRIMES_LEFT * crimes:
        return ""
    return f"{held:,} records, usually {usual:,.0f}; crimes: {rows.crimes:,}, usually {crimes:,.0f}"
