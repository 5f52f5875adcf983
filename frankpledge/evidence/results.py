"""The one way pages, exports and reports read figures: with unit, area, release, coverage."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import local

import duckdb

from frankpledge.errors import Damaged
from frankpledge.evidence.counts import Counts, Question, count
from frankpledge.evidence.coverage import COMPLETE, MISSING, NOT_COMPARABLE, PARTIAL
from frankpledge.evidence.datasets import get_dataset
from frankpledge.evidence.engine import connect
from frankpledge.evidence.store import Release, Store
from frankpledge.rules.periods import add_months, month_words

NAMED = 4  # so many months are named, more are counted
FEWEST_FOR_RANGE = 3  # months that make a range worth saying
ANSWERS_KEPT = 512  # a release never changes, so neither does an answer


@dataclass(frozen=True, kw_only=True)
class Point:
    """One month of a series. `value` is None exactly where the month is missing."""

    month: str
    value: int | None
    status: str
    is_provisional: bool = False
    reason: str = ""

    @property
    def words(self) -> str:
        """The month in words."""
        return month_words(self.month)


@dataclass(frozen=True, kw_only=True)
class Series:
    """Counts by month of one area: what is counted, where, from which release.

    `whose` joins unit and area in a sentence: "by Kent Police", "in Oxford". `older_held`
    months are held from before the first point.
    """

    title: str
    unit: str
    area: str
    whose: str
    dataset: str
    release: int
    points: tuple[Point, ...]
    older_held: int = 0

    @property
    def latest(self) -> Point | None:
        """The newest month that is not missing."""
        held = [point for point in self.points if point.value is not None]
        return held[-1] if held else None

    @property
    def span(self) -> str:
        """The months of the series, in words."""
        return f"{self.points[0].words} to {self.points[-1].words}" if self.points else ""

    def sentence(self) -> str:
        """Say what the series shows, for somebody who does not see the chart."""
        latest = self.latest
        if latest is None:
            return " ".join((self._nothing(), self._older())).strip()
        said = [
            f"In {latest.words} there were {latest.value:,} {self.unit} {self.whose}.",
            _before(self.points, latest),
            self._missing(),
            _partial(self.points),
            _provisional(self.points),
            self._older(),
        ]
        return " ".join(part for part in said if part)

    def _nothing(self) -> str:
        when = f" from {self.span}" if self.points else ""
        return (
            f"No figures of {self.unit} {self.whose} are held{when}: the files are missing,"
            " which does not mean that there were none."
        )

    def _missing(self) -> str:
        missing = [point for point in self.points if point.status == MISSING]
        if not missing:
            return ""
        if len(missing) <= NAMED:
            return f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing, not zero."
        return (
            f"{len(missing)} of the {len(self.points)} months from {self.span} are missing, not"
            " zero."
        )

    def _older(self) -> str:
        if not self.older_held:
            return ""
        months = (
            "1 older month is" if self.older_held == 1 else f"{self.older_held} older months are"
        )
        return f"{months} held and not shown here."


def _before(points: tuple[Point, ...], latest: Point) -> str:
    start = add_months(latest.month, -12)
    year = [
        p for p in points if start <= p.month < latest.month and p.status not in (MISSING, PARTIAL)
    ]
    if len(year) < FEWEST_FOR_RANGE:
        return ""
    low, high = (pick(year, key=lambda p: p.value or 0) for pick in (min, max))
    value = latest.value or 0
    place = "within"
    if value < (low.value or 0):
        place = "below"
    elif value > (high.value or 0):
        place = "above"
    return (
        f"That is {place} the range of the {len(year)} whole months held of the year before:"
        f" {low.value:,} ({low.words}) to {high.value:,} ({high.words})."
    )


def _partial(points: tuple[Point, ...]) -> str:
    partial = [point for point in points if point.status == PARTIAL]
    if not partial:
        return ""
    if len(partial) > NAMED:
        return f"{len(partial)} months were delivered only in part."
    return f"{_listed(partial)} {'was' if len(partial) == 1 else 'were'} delivered only in part."


def _listed(points: list[Point]) -> str:
    names = [point.words for point in points]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _provisional(points: tuple[Point, ...]) -> str:
    held = [point for point in points if point.is_provisional and point.value is not None]
    if not held:
        return ""
    if len(held) == 1:
        return f"The figure of {held[0].words} is provisional."
    return f"Figures from {held[0].words} on are provisional."


def answer(store: Store, release: Release, question: Question) -> Counts:
    """Answer `question`, from memory where it was asked before of the same release."""
    return _answer(str(store.root), release.number, _Key(question))


class _Key:
    """A question as a dictionary key."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.text = repr(question)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.text == self.text


@lru_cache(maxsize=ANSWERS_KEPT)
def _answer(root: str, number: int, key: _Key) -> Counts:
    store = Store(Path(root))
    try:
        return count(key.question, store, store.release(number), thread_connection())
    except duckdb.IOException as error:
        raise Damaged(
            "A file of the store is missing or cannot be read: ingest the archives again"
        ) from error


_local = local()


def thread_connection() -> duckdb.DuckDBPyConnection:
    """Return this thread's connection: opening one takes longer than most answers."""
    if not hasattr(_local, "connection"):
        _local.connection = connect()
        # Files never change under their name, so what was read of their end stays true.
        _local.connection.execute("set parquet_metadata_cache = true")
    connection: duckdb.DuckDBPyConnection = _local.connection
    return connection


def months_shown(release: Release, dataset: str, span: int | None) -> tuple[str, str] | None:
    """Return the first and last month of a page: the newest `span` months, or all."""
    months = sorted({entry.month for entry in release.covered(dataset)})
    if not months:
        return None
    first = months[0] if span is None else max(months[0], add_months(months[-1], 1 - span))
    return first, months[-1]


def provisional_from(release: Release, dataset: str) -> str:
    """Return the first month whose figures are provisional.

    Counted back from the newest month of any dataset: a file that ends years before the
    others is old, not provisional.
    """
    months = [month for held in release.summaries.values() for month in held]
    if not months:
        return "9999-12"
    return add_months(max(months), 1 - get_dataset(dataset).provisional_months)


def series(
    rows: Iterable[tuple[str, int | None, str]],
    release: Release,
    *,
    force: str,
    template: Series,
) -> Series:
    """Fill `template` with (month, value, status) rows, marked provisional and with reasons."""
    start = provisional_from(release, template.dataset)
    why = {
        entry.month: entry.reason
        for entry in release.covered(template.dataset)
        if entry.force == force
    }
    points = tuple(
        Point(
            month=month,
            value=value,
            status=status,
            is_provisional=month >= start,
            reason=why.get(month, ""),
        )
        for month, value, status in sorted(rows)
    )
    before = points[0].month if points else ""
    older = [
        entry
        for entry in release.covered(template.dataset)
        if entry.force == force and entry.rows is not None and entry.month < before
    ]
    return replace(template, points=points, older_held=len(older))


def empty_series(title: str, unit: str, whose: str, dataset: str, release: Release) -> Series:
    """Return a series without points, for `series` to fill."""
    return Series(
        title=title,
        unit=unit,
        area=whose.split(" ", 1)[-1],
        whose=whose,
        dataset=dataset,
        release=release.number,
        points=(),
    )


STATUS_WORDS = {
    COMPLETE: "complete",
    PARTIAL: "delivered in part",
    MISSING: "missing",
    NOT_COMPARABLE: "not comparable",
}
