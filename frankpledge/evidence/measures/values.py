"""One month of a measure in a place: its value, and how far it can be used.

What is not known or not believable in a month leaves what hangs on it without a value, which is
not zero; only complete and settled values are judged.
"""

from dataclasses import dataclass

from frankpledge.evidence import engine
from frankpledge.evidence.geography.populations import Population
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.intervals import (
    byar,
    ratio_of_proportions,
    ratio_of_rates,
    wilson,
)
from frankpledge.evidence.measures.views import IS_CRIME, RESIDENTS, Parts
from frankpledge.evidence.store.covered import COMPLETE, MISSING, NOT_COMPARABLE, ODD_MIX, Covered
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import month_words

TOO_FEW = "too few"


PEOPLE = 100_000  # rates are per so many residents


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One month of a series. `value` is in the measure's unit, or None with the reason.

    `low` and `high` are its 95% interval. `rate` is per PEOPLE residents a month, for
    counts, by the estimate of `population`.
    `rolling` is the twelve months that end here: their sum, or their quotient; None unless
    all twelve are complete. `is_settled` is false where outcomes still change. The
    values of a part have no interval, rate or rolling year: a part is read beside its whole.
    """

    month: str
    status: str
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    other_numerator: int | None = None
    other_denominator: int | None = None
    low: float | None = None
    high: float | None = None
    rate: float | None = None
    population: Population | None = None
    rolling: float | None = None
    reason: str = ""
    is_settled: bool = True
    is_provisional: bool = False

    @property
    def population_year(self) -> int | None:
        """The year of the estimate that the rate uses."""
        return self.population.year if self.population else None

    @property
    def words(self) -> str:
        """The month in words."""
        return month_words(self.month)

    @property
    def is_judged(self) -> bool:
        """Whether limits are made from it and rules applied to it."""
        return self.status == COMPLETE and self.value is not None and self.is_settled

    @property
    def unknown_share(self) -> float | None:
        """The share, from 0 to 1, of cases of which the outcome is not known."""
        if self.unknown is None:
            return None
        total = self.denominator or 0
        return self.unknown / total if total else None


@dataclass(frozen=True, kw_only=True)
class Reads:
    """What a count hangs on that may not be known or believable in a month."""

    outcomes: bool = False
    kinds: bool = False  # of crime, or what is a crime
    named: frozenset[str] = frozenset()  # the kinds that it tells from others
    residents: bool = False


def what_is_read(measure: Measure, named: engine.Names) -> Reads:
    """Return what a count that reads what is `named` hangs on.

    A measure with a rule of its own for what is not known is left to that rule.
    """
    source = measure.sources[0]
    gap = source.outcome_gap
    is_by_kind = not named.columns.isdisjoint({source.category, IS_CRIME})
    kinds = {kind for kind in source.kinds if engine.text(kind) in measure.sql}
    # What counts all rows counts what is beside crimes too, and lacks it where that was lost.
    kinds |= set() if is_by_kind else source.not_crimes
    return Reads(
        outcomes=gap is not None and not measure.unknown and gap.column in named.columns,
        kinds=bool(source.category) and is_by_kind,
        named=frozenset(kinds),
        residents=not named.tables.isdisjoint(RESIDENTS),
    )


ANY_ROWS = Reads()


def value_of(
    measure: Measure,
    entry: Covered,
    parts: Parts | None,
    *,
    place: Place | None = None,
    is_early: bool = False,
    reads: Reads = ANY_ROWS,
) -> Value:
    """Return the value of the month of `entry`, of what was counted in it, if anything was.

    With a `place` it is the whole of the measure there, and has its interval and rate. Where the
    kinds of a month are not believable, what tells them apart has no value, which is not zero.
    """
    if not entry.is_held:
        return Value(month=entry.month, status=MISSING, reason=entry.reason)
    if entry.status == ODD_MIX and reads.kinds:
        return Value(month=entry.month, status=ODD_MIX, reason=entry.reason)
    if place is not None and place.no_rate and reads.residents:
        why = f"no rate is given: {place.no_rate}"
        return Value(month=entry.month, status=NOT_COMPARABLE, reason=why)
    if parts is None:
        if measure.form != "count":
            return Value(month=entry.month, status=TOO_FEW, reason="no case in this month")
        parts = Parts(0, value=0.0)
    status, reason = _standing(measure, entry, parts, is_early=is_early, reads=reads)
    is_open = entry.still_changes(measure.settles_after)
    has_interval = place is not None and status not in (TOO_FEW, NOT_COMPARABLE)
    low, high = (_interval(measure, parts) if has_interval else None) or (None, None)
    people = _people(measure, entry, place, reads)
    return Value(
        month=entry.month,
        status=status,
        value=None if status == TOO_FEW else parts.value,
        numerator=parts.numerator,
        denominator=_base(measure, parts, people),
        unknown=parts.unknown,
        other_numerator=parts.other_numerator,
        other_denominator=parts.other_denominator,
        low=low,
        high=high,
        rate=PEOPLE * parts.numerator / people.people if people and measure.has_rate else None,
        population=people,
        reason=reason or is_open,
        is_settled=not is_open,
        is_provisional=entry.is_provisional(measure.sources[0].provisional_months),
    )


def _base(measure: Measure, parts: Parts, people: Population | None) -> int | None:
    """Return what a number is of: residents for a count, else its own cases."""
    if not measure.has_rate:
        return parts.denominator
    return people.people if people else None


def _people(
    measure: Measure, entry: Covered, place: Place | None, reads: Reads
) -> Population | None:
    """Return the residents by which what is counted in the month is made a rate, if it is."""
    is_rate = measure.has_rate or measure.form == "rate" and reads.residents
    if not is_rate or place is None or place.no_rate or place.residents is None:
        return None
    return place.residents.of(entry.month)


def _standing(
    measure: Measure, entry: Covered, parts: Parts, *, is_early: bool, reads: Reads
) -> tuple[str, str]:
    """Return how far a value can be used, and why not further."""
    if entry.status != COMPLETE:
        return entry.status, entry.reason
    if reads.outcomes and entry.outcomes_reason:
        return NOT_COMPARABLE, entry.outcomes_reason
    cases = parts.denominator
    if measure.form == "ratio":
        cases = (parts.other_numerator or 0) + parts.numerator
    is_small = measure.form != "count" and (cases or 0) < measure.smallest_denominator
    if parts.value is None or is_small:
        return TOO_FEW, f"fewer than {max(1, measure.smallest_denominator)} cases"
    if is_early:
        return NOT_COMPARABLE, (
            f"not every one of the {measure.months_before} months before it is held, so that"
            " long waits would be left out"
        )
    total = (parts.unknown or 0) + (cases or 0) if measure.form == "ratio" else cases
    share = (parts.unknown or 0) / total if total else 0
    if share > measure.largest_unknown_share:
        return NOT_COMPARABLE, (
            f"{share:.1%} are not known ({measure.unknown.split(';')[0]}); past"
            f" {measure.largest_unknown_share:.0%} a month is not compared"
        )
    return COMPLETE, ""


def _interval(measure: Measure, parts: Parts) -> tuple[float, float] | None:
    """Return the 95% interval in the measure's unit."""
    number, denominator = parts.numerator, parts.denominator
    times = measure.multiplier
    if measure.form == "count":
        return byar(number)
    if measure.form == "share" and denominator:
        low, high = wilson(number, denominator)
        return times * low, times * high
    if measure.form == "rate" and denominator:
        low, high = byar(number)
        return times * low / denominator, times * high / denominator
    if measure.form == "ratio" and denominator and parts.other_denominator:
        kind = ratio_of_rates if measure.interval == "rates" else ratio_of_proportions
        return kind(number, denominator, parts.other_numerator or 0, parts.other_denominator)
    return None
