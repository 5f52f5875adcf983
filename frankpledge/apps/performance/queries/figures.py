"""Series, outcomes, coverage and district totals, as pages and exports need them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from frankpledge.errors import NotFound
from frankpledge.evidence.counts import Question
from frankpledge.evidence.datasets import get_dataset
from frankpledge.evidence.geography import districts_of, slug_of
from frankpledge.evidence.results import (
    Series,
    answer,
    empty_series,
    months_shown,
    provisional_from,
    series,
)
from frankpledge.evidence.store import Covered, Release, Store
from frankpledge.rules.periods import add_months, month_words, months_apart
from frankpledge.rules.policing_areas import AREA_BY_SLUG

MONTHS_ON_A_PAGE = 36  # what one police.uk archive holds
ASB = "Anti-social behaviour"
ALL_CRIME = "All crime"
DISTRICT_MONTHS = 12
OUTCOME_MONTHS = 12
OUTCOMES_DRAWN = 8
NAMED = 4


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The store a page reads, and its release in force."""

    store: Store
    release: Release


@dataclass(frozen=True, kw_only=True)
class DistrictTotal:
    """Rows in a district over some months; without a `slug` it is no district of the force."""

    name: str
    slug: str
    count: int | None


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """Latest outcomes of the crimes of some months, largest first; or why not."""

    rows: list[tuple[str, int]]
    months: list[str]
    left_out: list[Covered]
    settled_before: str

    @property
    def total(self) -> int:
        """All crimes counted here."""
        return sum(count for _, count in self.rows)

    @property
    def span(self) -> str:
        """The months, in words: a run of months by its ends, a few by name."""
        first, last = month_words(self.months[0]), month_words(self.months[-1])
        if len(self.months) == 1:
            return first
        if months_apart(self.months[0], self.months[-1]) == len(self.months) - 1:
            return f"{first} to {last}"
        if len(self.months) <= NAMED:
            return ", ".join(map(month_words, self.months))
        return f"not every one of those between {first} and {last}"

    @property
    def main(self) -> list[tuple[str, int]]:
        """The most frequent outcomes, and the others in one row, for a chart."""
        rest = self.rows[OUTCOMES_DRAWN:]
        if len(rest) < 2:
            return self.rows
        others = (f"{len(rest)} other outcomes", sum(count for _, count in rest))
        return [*self.rows[:OUTCOMES_DRAWN], others]

    def sentence(self, whose: str) -> str:
        """Say what the outcomes show."""
        if not self.rows:
            return (
                f"No month recorded {whose} that is held has outcomes that can be compared."
                if self.left_out
                else f"No crimes recorded {whose} are held whose outcomes could be shown."
            )
        words, count = self.rows[0]
        return (
            f"Of {self.total:,} crimes recorded {whose} in {_months(len(self.months))}"
            f" ({self.span}), the most frequent latest outcome was \N{LEFT DOUBLE QUOTATION MARK}"
            f"{words}\N{RIGHT DOUBLE QUOTATION MARK}: {count:,}, {count / self.total:.0%}."
        )


@cache
def the_store() -> Store:
    """Return the store that the site is set to read."""
    return Store(Path(settings.FRANKPLEDGE_STORE))


def current_release() -> Snapshot:
    """Return the store and its release in force.

    Raises:
        NotFound: nothing has been loaded.
    """
    store = the_store()
    return Snapshot(store=store, release=store.release())


def crime_series(
    snapshot: Snapshot, slug: str, kind: str, *, whose: str, span: int | None, district: str = ""
) -> tuple[Series, list[Series]]:
    """Return the series of one `kind` (or of all crime), and that of every kind.

    Raises:
        NotFound: the kind of crime is not recorded there.
    """
    first, last = months_shown(snapshot.release, "street", span) or (None, None)
    where = {"force": (slug,)} | ({"district": (district,)} if district else {})
    question = Question(by=("month", "crime_type"), where=where, first=first, last=last)
    rows_of: dict[str, list] = defaultdict(list)
    total: dict[str, tuple[int | None, str]] = {}
    for month, what, count, status in answer(snapshot.store, snapshot.release, question).rows:
        if what is not None:
            rows_of[what].append((month, count, status))
        counted = 0 if what == ASB else count
        before = total.get(month, (None, status))[0]
        total[month] = (None if counted is None else (before or 0) + counted, status)
    rows_of[ALL_CRIME] = [(month, *value) for month, value in total.items()]
    found = {
        what: series(
            rows,
            snapshot.release,
            force=slug,
            template=empty_series(what, _unit(what), whose, "street", snapshot.release),
        )
        for what, rows in rows_of.items()
    }
    if kind not in found:
        raise NotFound(f"No crime of the kind {kind!r} is recorded {whose}")
    order = sorted(found, key=lambda what: (what != ALL_CRIME, what == ASB, what))
    return found[kind], [found[what] for what in order]


def _unit(kind: str) -> str:
    if kind == ALL_CRIME:
        return "crimes recorded"
    if kind == ASB:
        return "incidents of anti-social behaviour recorded"
    return f"crimes of the kind \N{LEFT DOUBLE QUOTATION MARK}{kind}\N{RIGHT DOUBLE QUOTATION MARK} recorded"


def stop_series(snapshot: Snapshot, slug: str, *, whose: str, span: int | None) -> Series | None:
    """Return stops and searches by month, or None where no force has any loaded."""
    months = months_shown(snapshot.release, "stop-and-search", span)
    if months is None:
        return None
    question = Question(
        dataset="stop-and-search",
        by=("month",),
        where={"force": (slug,)},
        first=months[0],
        last=months[1],
    )
    template = empty_series(
        "Stops and searches", "stops and searches", whose, "stop-and-search", snapshot.release
    )
    rows = answer(snapshot.store, snapshot.release, question).rows
    return series(rows, snapshot.release, force=slug, template=template)


def outcomes(snapshot: Snapshot, slug: str, district: str = "") -> Outcomes:
    """Return latest outcomes over the twelve months to the newest that can be compared.

    Months among them whose outcomes cannot be compared are left out and named. Provisional
    months are left out, because most of their cases are still open.
    """
    start = provisional_from(snapshot.release, "street")
    entries = [
        e for e in snapshot.release.covered("street") if e.force == slug and e.rows is not None
    ]
    settled = [e for e in entries if e.month < start]
    good = [e for e in settled if e.status == "complete" and not e.outcomes_reason]
    if not good:
        return Outcomes(rows=[], months=[], left_out=settled, settled_before=start)
    recent = add_months(good[-1].month, 1 - OUTCOME_MONTHS)
    chosen = [e.month for e in good if e.month >= recent]
    apart = [e for e in settled if e not in good and e.month >= recent]
    where = {"force": (slug,), "month": tuple(chosen)}
    where |= {"district": (district,)} if district else {}
    counted = answer(snapshot.store, snapshot.release, Question(by=("outcome",), where=where)).rows
    rows = [(words, count) for words, count, _ in counted if words is not None and count]
    rows.sort(key=lambda row: -row[1])
    return Outcomes(rows=rows, months=chosen, left_out=apart, settled_before=start)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """What is held of one dataset: years with twelve entries (None outside the span).

    Years of which nothing is held are named in `empty_years` and have no row.
    """

    title: str
    span: str
    years: list[tuple[str, list[Covered | None]]]
    empty_years: list[str]


def calendars(release: Release, slug: str) -> list[Calendar]:
    """Return the calendar of every dataset that the store holds."""
    return [_calendar(release, name, slug) for name in release.datasets]


def _calendar(release: Release, name: str, slug: str) -> Calendar:
    entries = [entry for entry in release.covered(name) if entry.force == slug]
    years: dict[str, list[Covered | None]] = {}
    for entry in entries:
        row = years.setdefault(entry.month[:4], [None] * 12)
        row[int(entry.month[5:]) - 1] = entry
    held_in = {entry.month[:4] for entry in entries if entry.rows is not None}
    span = f"{month_words(entries[0].month)} to {month_words(entries[-1].month)}" if entries else ""
    return Calendar(
        title=get_dataset(name).title,
        span=span,
        years=[(year, row) for year, row in sorted(years.items(), reverse=True) if year in held_in],
        empty_years=sorted(set(years) - held_in),
    )


def _recent(release: Release) -> tuple[str, str]:
    _, last = months_shown(release, "street", None) or ("", "")
    return add_months(last, 1 - DISTRICT_MONTHS), last


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def district_note(release: Release, slug: str) -> str:
    """Say which months district totals cover, and which of them are missing or partial."""
    if not release.covered("street"):
        return ""
    first, last = _recent(release)
    entries = [e for e in release.covered("street") if e.force == slug and first <= e.month <= last]
    whole = sum(e.status == "complete" for e in entries)
    said = f"{month_words(first)} to {month_words(last)}"
    if whole == len(entries):
        return f"{said}, every month of which is held."
    if not any(e.rows is not None for e in entries):
        return f"{said}. No month of these is held, so nothing is known."
    return (
        f"{said}. Only {whole} of these {len(entries)} months {'is' if whole == 1 else 'are'} held"
        " whole, so the totals are too low and must not be set beside those of another year or"
        " force."
    )


def district_counts(snapshot: Snapshot, slug: str) -> list[DistrictTotal]:
    """Return rows in the newest twelve months by district, then rows in none of them."""
    if not snapshot.release.covered("street"):
        return []
    first, last = _recent(snapshot.release)
    question = Question(by=("district",), where={"force": (slug,)}, first=first, last=last)
    counted = {
        name: count for name, count, _ in answer(snapshot.store, snapshot.release, question).rows
    }
    own = [district.name for district in districts_of(slug)]
    if not own and slug not in AREA_BY_SLUG:
        own = sorted(name for name in counted if name is not None)
    totals = [DistrictTotal(name=name, slug=slug_of(name), count=counted.get(name)) for name in own]
    elsewhere = [count for name, count in counted.items() if name and name not in own and count]
    if counted.get(None):
        totals.append(DistrictTotal(name="No place recorded", slug="", count=counted[None]))
    if elsewhere:
        totals.append(
            DistrictTotal(name="Districts of other forces", slug="", count=sum(elsewhere))
        )
    return totals
