"""Was a month delivered whole? Judged against the force's own other months.

A delivery that broke off looks different from a fall in crime. When people stay at home,
thefts collapse and drug offences rise; when half of a month's records are lost, every kind
of crime is halved alike. The rule and the false alarms measured on real files are
described in docs/partial-months.md; the numbers below are its parameters, our choice.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median, quantiles

from frankpledge.rules.periods import add_months, months_apart

NEAREST = 12  # months that make up what is usual
FARTHEST = 24  # months beyond which another month says nothing of what to expect
FEWEST = 3  # other months without which nothing is called usual
FEWEST_FOR_BLOCK = 6
BLOCK = 30  # rows usual in a kind or district whose absence is a sign
FALL = 0.75  # of the neighbouring month
ALIKE = 0.75  # share of crimes in kinds that fell alike
SPREAD = 0.15  # of the typical fall, within which a kind fell alike
REACH = 3  # months within which a month counts as a neighbour
LASTING = 3  # following months at the same level that make a fall a change
LEVEL = 0.20  # within which two months are at the same level
BESIDE = 0.95  # of the usual count, below which a neighbour of a broken month is doubted
FEWEST_YEARS = 2  # other years of the same month that make up what is usual in it
REJECTED = 0.01  # share of rows that could not be read
WITHIN = 12  # months either side whose upper quartile a month is held to
FALLEN = 0.70  # of that quartile, below which records are missing
LARGE = 1_000  # crimes a month: in a smaller force such a fall can be real
LASTS = 12  # months in a row at the new level that make a fall of any size a change


@dataclass(frozen=True, kw_only=True)
class MonthRows:
    """One month of one force: rows by kind, by district, by both, and how many were lost.

    Of the kinds `not_crimes` are counted beside crimes and are none; rows whose kind is blank
    are counted under None.
    """

    by_kind: dict[str | None, int]
    by_district: dict[str, int]
    by_cell: dict[tuple[str, str], int] = field(default_factory=dict)
    rejected: int = 0
    not_crimes: frozenset[str] = frozenset()

    @cached_property
    def total(self) -> int:
        """All rows that were kept."""
        return sum(self.by_kind.values())

    @cached_property
    def unplaced(self) -> int:
        """Rows that lie in no district."""
        return self.total - sum(self.by_district.values())

    @cached_property
    def crimes(self) -> int:
        """Rows that are crimes."""
        return sum(self.crimes_by_kind.values())

    @cached_property
    def crimes_by_kind(self) -> dict[str | None, int]:
        """Rows by kind of crime."""
        return {kind: n for kind, n in self.by_kind.items() if kind not in self.not_crimes}


History = dict[str, MonthRows]  # by month, of one force and dataset


def expected_rows(history: History, month: str) -> int | None:
    """Return the median count of the months nearest to `month`, or None with too few.

    For a month that is not held, months beyond FARTHEST say nothing.
    """
    others = _nearest(history, month)
    if month not in history:
        others = [other for other in others if abs(months_apart(other, month)) <= FARTHEST]
    if len(others) < FEWEST:
        return None
    return round(median(history[other].total for other in others))


def partial_months(
    history: History, breaks: Iterable[str] = (), at_pace: Container[str] = ()
) -> dict[str, str]:
    """Return the months that were not delivered whole, each with the reason in words.

    `breaks` are months in which the kinds of crime were redefined; a month is compared
    only with months of its own definition. Months that keep the official pace (`at_pace`) are not
    doubted for lying below those near them.
    """
    of_era = eras(history, breaks)
    found: dict[str, str] = {}
    fallen: list[str] = []
    for month in sorted(history):
        era = of_era[month]
        reason = _unread(history[month]) or _absent(era, month)
        if not reason:
            reason = _fallen_alike(era, month, found)
            if reason:
                fallen.append(month)
        if reason:
            found[month] = reason
    fallen_below = _fallen_below(of_era, found)
    found |= {month: why for month, why in fallen_below.items() if month not in at_pace}
    for month in fallen:
        for beside in (add_months(month, -1), add_months(month, 1)):
            if beside in history and beside not in found and _is_low(of_era[beside], beside):
                found[beside] = (
                    f"beside {month}, which was not delivered whole, and itself below what is"
                    " usual: a fault seldom begins on the first of a month"
                )
    return found


def too_few(history: History, month: str) -> str:
    """Return why a month of a dataset without kinds of crime is not whole, or nothing.

    Searches and outcomes rise and fall with what a force does, so only near absence
    (under a tenth of the usual count) is a sign.
    """
    others = _nearest(history, month)
    if len(others) < FEWEST_FOR_BLOCK:
        return _unread(history[month])
    usual = median(history[other].total for other in others)
    if usual >= BLOCK and history[month].total < usual / 10:
        return f"{history[month].total:,} rows where about {usual:,.0f} are usual"
    return _unread(history[month])


def eras(history: History, breaks: Iterable[str]) -> dict[str, History]:
    """Return, for each month, the history of the months whose kinds were cut as its own."""
    marks = sorted(breaks)
    number = {month: sum(month >= mark for mark in marks) for month in history}
    return {
        month: {other: rows for other, rows in history.items() if number[other] == number[month]}
        for month in history
    }


def _nearest(history: History, month: str) -> list[str]:
    others = [other for other in history if other != month]
    return sorted(others, key=lambda other: (abs(months_apart(other, month)), other))[:NEAREST]


def _unread(rows: MonthRows) -> str:
    if not rows.total:
        return "the file came without any row"
    read = rows.total + rows.rejected
    if rows.rejected > REJECTED * read:
        return f"{rows.rejected:,} of {read:,} rows could not be read"
    return ""


def _absent(history: History, month: str) -> str:
    others = _nearest(history, month)
    if len(others) < FEWEST_FOR_BLOCK:
        return ""
    here = history[month].by_kind
    for kind in sorted({kind for other in others for kind in history[other].by_kind}, key=str):
        usual = median(history[other].by_kind.get(kind, 0) for other in others)
        if usual >= BLOCK and not here.get(kind):
            return f"no rows at all of {kind}, where about {usual:,.0f} are usual"
    return ""


def _fallen_alike(history: History, month: str, broken: dict[str, str]) -> str:
    neighbour = _neighbour(history, month, broken)
    here = history[month]
    if neighbour is None or _is_lasting(history, month):
        return ""
    before = history[neighbour]
    if not before.crimes or here.crimes >= FALL * before.crimes:
        return ""
    share, typical = _alike(before, here)
    if share < ALIKE:
        return ""
    return (
        f"{here.crimes:,} crimes against {before.crimes:,} in {neighbour}, and kinds that make"
        f" up {share:.0%} of them fell alike, to about {typical:.0%}: records are missing"
    )


def _neighbour(history: History, month: str, broken: dict[str, str]) -> str | None:
    for step in (-1, -2, -3, 1, 2, 3)[: 2 * REACH]:
        other = add_months(month, step)
        if other in history and other not in broken:
            return other
    return None


def _is_lasting(history: History, month: str) -> bool:
    level = history[month].crimes
    following = [history.get(add_months(month, step)) for step in range(1, LASTING + 1)]
    return all(rows and abs(rows.crimes - level) <= LEVEL * level for rows in following)


def _alike(before: MonthRows, here: MonthRows) -> tuple[float, float]:
    """Return the share of crimes in kinds that fell alike, and to what share they fell."""
    falls = sorted(
        (here.by_kind.get(kind, 0) / count, count)
        for kind, count in before.crimes_by_kind.items()
        if count
    )
    reached, typical = 0, falls[-1][0]
    for ratio, count in falls:
        reached += count
        if reached >= before.crimes / 2:
            typical = ratio
            break
    alike = sum(count for ratio, count in falls if abs(ratio - typical) <= SPREAD * typical)
    return alike / before.crimes, typical


def _fallen_below(of_era: dict[str, History], broken: dict[str, str]) -> dict[str, str]:
    """Return the months far below the upper quartile of those near them that are whole.

    The upper quartile, because lost rows only pull down: a run of bad months leaves it standing.
    """
    found: dict[str, str] = {}
    usual: dict[str, float] = {}
    while True:
        new = {}
        for month, era in of_era.items():
            if month in broken or month in found:
                continue
            held = _upper_quartile(era, month, broken.keys() | found.keys())
            if held >= LARGE and era[month].crimes < FALLEN * held:
                usual[month] = held
                new[month] = (
                    f"{era[month].crimes:,} crimes, where about {held:,.0f} are usual in the months"
                    " within a year: records are missing"
                )
        if not new:
            break
        found |= new
    return {
        month: reason
        for month, reason in found.items()
        if not _lasts(of_era[month], month, FALLEN * usual[month])
    }


def _upper_quartile(era: History, month: str, left_out: Container[str]) -> float:
    """Return that of the crimes of the months near a month, 0 where they are too few."""
    crimes = [rows.crimes for rows in near(era, month, left_out, WITHIN)]
    return quantiles(crimes, n=4, method="inclusive")[2] if len(crimes) >= FEWEST else 0.0


def near(era: History, month: str, left_out: Container[str], within: int) -> list[MonthRows]:
    """Return the rows of the other months at most so many months away, the nearest first."""
    return [era[other] for other in near_months(era, month, left_out, within)]


def near_months(era: History, month: str, left_out: Container[str], within: int) -> list[str]:
    """Return the other months at most so many months away, the nearest first."""
    others = [
        other
        for other in era
        if other != month and other not in left_out and abs(months_apart(other, month)) <= within
    ]
    return sorted(others, key=lambda other: (abs(months_apart(other, month)), other))


def _lasts(era: History, month: str, level: float) -> bool:
    """Whether so many months in a row, this one among them, lie below a level."""
    run = 1
    for step in (-1, 1):
        other = add_months(month, step)
        while other in era and era[other].crimes < level:
            run, other = run + 1, add_months(other, step)
    return run >= LASTS


def _is_low(history: History, month: str) -> bool:
    # The same month of other years, where there are some: winter is low every year.
    others = [other for other in history if other != month and other[5:] == month[5:]]
    if len(others) < FEWEST_YEARS:
        others = _nearest(history, month)
    if len(others) < FEWEST_YEARS:
        return False
    usual = median(history[other].crimes for other in others)
    return history[month].crimes < BESIDE * usual
