"""Kinds and districts of a month that cannot be used, although the month can.

One kind can be lost or doubled, and the rows of a district can lie without a place, while the
force's own count stands. What these checks find, what they miss and how the numbers were chosen is
in docs/partial-months.md.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from frankpledge.evidence.store.covered import ODD_MIX, PLACES_LOST, Unfit
from frankpledge.evidence.store.mix import FEWEST_NEAR, NEAR, lost_beside_crimes, named
from frankpledge.evidence.store.partial import LARGE, History, MonthRows, eras, near, near_months

USUAL_OF_KIND = 100  # records a month, with fewer nothing is said of one kind
LEAST_OF_KIND = 0.4  # of what is usual beside so many crimes
MOST_OF_KIND = 2.5
USUAL_IN_DISTRICT = 30
LEAST_IN_DISTRICT = 0.3  # of what is usual beside so many records of the force
MOVED = 0.5  # of what districts lack: so much more without a place, and their places were lost
USUAL_IN_CELL = 30  # records of one kind in one district, where none at all is a sign
CELLS = 3  # such cells in a month: its kinds are not believable
WITHOUT_PLACE = 0.05  # share of records more than usual

Found = dict[str, tuple[Unfit, ...]]  # by month


@dataclass(frozen=True, kw_only=True)
class ShortDistricts:
    """The districts of a month that hold far fewer records than the rest of their force."""

    held: dict[str, tuple[int, float]]  # by district: records, and how many are usual
    more_without_place: float

    @property
    def is_moved(self) -> bool:
        """Whether most of what is lacking lies in the file without a place."""
        lacking = sum(usual - held for held, usual in self.held.values())
        return self.more_without_place > MOVED * lacking

    @property
    def words(self) -> str:
        """What is lacking, in words."""
        return "; ".join(
            f"{name}: {held:,} records, usually about {usual:,.0f}"
            for name, (held, usual) in sorted(self.held.items())
        )

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """The districts as parts that cannot be used."""
        return tuple(
            Unfit(
                status=PLACES_LOST,
                district=name,
                reason=f"locations are missing ({held:,} records, usually about {usual:,.0f})",
            )
            for name, (held, usual) in sorted(self.held.items())
        )


def short_districts(history: History, broken: Container[str]) -> dict[str, ShortDistricts]:
    """Return, by month, the districts with far fewer records than beside so many of the force.

    Months found once are no yardstick when all are judged again.
    """

    def judged(found: Container[str]) -> dict[str, ShortDistricts]:
        short = {}
        for month, rows in history.items():
            others = near_months(history, month, broken, NEAR) if month not in broken else []
            beside = [history[other] for other in others if other not in found][:NEAR]
            short[month] = _short(rows, beside)
        return {month: one for month, one in short.items() if one and one.held}

    first = judged(())
    return judged(first) if first else {}


def _short(rows: MonthRows, beside: list[MonthRows]) -> ShortDistricts | None:
    if len(beside) < FEWEST_NEAR:
        return None
    level = rows.total / (median(other.total for other in beside) or 1)
    held = {}
    for name in {name for other in beside for name in other.by_district}:
        here, usual = (
            rows.by_district.get(name, 0),
            median(other.by_district.get(name, 0) for other in beside),
        )
        if usual >= USUAL_IN_DISTRICT and here < LEAST_IN_DISTRICT * usual * level:
            held[name] = (here, usual * level)
    more = rows.unplaced - level * median(other.unplaced for other in beside)
    return ShortDistricts(held=held, more_without_place=more)


def unfit_kinds(history: History, breaks: Iterable[str], broken: Container[str]) -> Found:
    """Return, by month, the kinds whose count is not believable beside those of the other kinds.

    A kind found once in a month is no yardstick when all are judged again.
    """
    of_era = eras(history, breaks)

    def judged(found: Mapping[str, Container[str]]) -> dict[str, dict[str, Unfit]]:
        months = [month for month in history if month not in broken]
        kinds = {month: dict(_kinds(of_era[month], month, broken, found)) for month in months}
        return {month: of for month, of in kinds.items() if of}

    first = judged({})
    found = judged(first) if first else {}
    return {month: tuple(kinds.values()) for month, kinds in found.items()}


def _kinds(
    era: History, month: str, broken: Container[str], found: Mapping[str, Container[str]]
) -> Iterator[tuple[str, Unfit]]:
    rows, others = era[month], near_months(era, month, broken, NEAR)
    kinds = {kind for one in (month, *others) for kind in era[one].by_kind if kind is not None}
    for kind in sorted(kinds):
        beside = [era[other] for other in others if kind not in found.get(other, ())][:NEAR]
        if len(beside) < FEWEST_NEAR:
            continue
        is_beside_crimes = kind in rows.not_crimes
        judge = lost_beside_crimes if is_beside_crimes else _unlike
        if said := judge(kind, rows, beside):
            reason = f"the count of {named(kind)} is not believable ({said})"
            yield kind, Unfit(status=ODD_MIX, kind=kind, reason=reason)


def _unlike(kind: str, rows: MonthRows, beside: list[MonthRows]) -> str:
    crimes = median(other.crimes for other in beside)
    usual = median(other.by_kind.get(kind, 0) for other in beside)
    # In a small force one kind can really rise or fall alone: in the City theft fell to a tenth.
    if usual < USUAL_OF_KIND or crimes < LARGE:
        return ""
    expected, held = usual * rows.crimes / crimes, rows.by_kind.get(kind, 0)
    if LEAST_OF_KIND * expected <= held <= MOST_OF_KIND * expected:
        return ""
    return f"{held:,} records; about {expected:,.0f} are usual with so many crimes"


def empty_cells(history: History, breaks: Iterable[str], broken: Container[str]) -> Found:
    """Return, by month, the kinds that a district has no record of where some are usual."""
    of_era = eras(history, breaks)
    found: Found = {}
    for month, rows in history.items():
        beside = near(of_era[month], month, broken, NEAR)[:NEAR] if month not in broken else []
        if len(beside) >= FEWEST_NEAR and (cells := tuple(_empty(rows, beside))):
            found[month] = cells
    return found


def _empty(rows: MonthRows, beside: list[MonthRows]) -> Iterator[Unfit]:
    lacking = {cell for other in beside for cell in other.by_cell} - rows.by_cell.keys()
    for district, kind in sorted(lacking):
        usual = median(other.by_cell.get((district, kind), 0) for other in beside)
        if usual >= USUAL_IN_CELL:
            yield Unfit(
                status=ODD_MIX,
                district=district,
                kind=kind,
                reason=f"no record of {named(kind)} in {district}, where about {usual:,.0f} are usual",
            )


def places_reasons(history: History, broken: Container[str]) -> dict[str, str]:
    """Return the months in which more records than usual have no place, each in words."""
    found = {}
    for month, rows in history.items():
        beside = near(history, month, broken, NEAR)[:NEAR] if month not in broken else []
        if len(beside) < FEWEST_NEAR or not rows.total:
            continue
        share = rows.unplaced / rows.total
        usual = median(other.unplaced / (other.total or 1) for other in beside)
        if share - usual > WITHOUT_PLACE:
            found[month] = (
                f"{share:.1%} of its records have no place, where {usual:.1%} is usual: counts of"
                " its districts are too low"
            )
    return found
