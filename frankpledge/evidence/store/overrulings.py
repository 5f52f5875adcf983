"""Where a person knows better than the checks of a month, and says so in public.

    overrulings.jsonl    one overruling a line; lines are added and never changed

An overruling is of one file: when another download of the month is loaded, it lapses, and the
checks judge anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.store.covered import (
    COMPLETE,
    ODD_MIX,
    PARTIAL,
    PLACES_LOST,
    Covered,
    Unfit,
)
from frankpledge.evidence.store.mix import named
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.store.versions import Version
from frankpledge.evidence.store.written import (
    WITHDRAWAL,
    append_line,
    in_force,
    next_number,
    read_lines,
    said,
)
from frankpledge.rules.days import long_date
from frankpledge.rules.periods import month_words

FILE = "overrulings.jsonl"
OF_A_MONTH, OF_A_DISTRICT, OF_A_KIND = (
    (COMPLETE, PARTIAL, ODD_MIX),
    (COMPLETE, PLACES_LOST),
    (COMPLETE, ODD_MIX),
)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What is judged: a month of a force, or a district or a kind of it."""

    dataset: str
    force: str
    month: str
    district: str = ""
    kind: str = ""

    @property
    def statuses(self) -> tuple[str, ...]:
        """What it can be called."""
        if self.kind:
            return OF_A_KIND
        return OF_A_DISTRICT if self.district else OF_A_MONTH

    @property
    def words(self) -> str:
        """How it is called in a sentence."""
        named_parts = ", ".join(filter(None, (self.kind, self.district)))
        part = f" ({named_parts})" if named_parts else ""
        return f"{self.force}, {month_words(self.month)}{part}"


@dataclass(frozen=True, kw_only=True)
class Overruling:
    """A line. `sha256` is of the source file that was judged; `by` the person, `at` when."""

    number: int
    dataset: str
    force: str
    month: str
    district: str
    kind: str
    status: str
    text: str
    by: str
    at: str
    sha256: str
    withdraws: int = 0

    def __post_init__(self) -> None:
        """Refuse a line whose day cannot be read: its words need it."""
        try:
            datetime.fromisoformat(self.at)
        except ValueError as error:
            raise TypeError(str(error)) from error

    @property
    def words(self) -> str:
        """What was judged, by whom and why, for every reader."""
        part = "the month"
        if self.kind:
            where = f" in {self.district}" if self.district else ""
            part = f"the count of {named(self.kind)}{where}"
        elif self.district:
            part = f"the counts of {self.district}"
        what = {COMPLETE: "fit to use", PARTIAL: "delivered in part"}.get(self.status, "unfit")
        return f"On {self._day} {self.by} judged {part} {what}: {self.text}"

    @property
    def _day(self) -> str:
        return long_date(datetime.fromisoformat(self.at).date())


def all_overrulings(store: Store) -> list[Overruling]:
    """Return every line written, oldest first.

    Raises:
        Damaged: a line cannot be read.
    """
    return read_lines(store.root / FILE, "overruling", Overruling)


def overrule(
    store: Store, subject: Subject, status: str, *, text: str, by: str, at: datetime
) -> Overruling:
    """Write that the file held of a month, or a part of it, is of another status.

    Raises:
        BadInput: the status is none that this can have, or a field is empty or too long.
        NotFound: no file of the month is held.
    """
    if status not in subject.statuses:
        raise BadInput(f"{subject.words} can be {', '.join(subject.statuses)}, not {status!r}")
    version = _held(store, subject)
    why, who = said(text, "the reason"), said(by, "the name of who judges it")

    def make() -> Overruling:
        return Overruling(
            number=next_number(all_overrulings(store)),
            dataset=subject.dataset,
            force=subject.force,
            month=subject.month,
            district=subject.district,
            kind=subject.kind,
            status=status,
            text=why,
            by=who,
            at=at.isoformat(timespec="seconds"),
            sha256=version.sha256,
        )

    return append_line(store, store.root / FILE, make)


def withdraw(store: Store, number: int, *, text: str, by: str, at: datetime) -> Overruling:
    """Take an overruling back, with a reason: the checks hold again.

    Raises:
        NotFound: no overruling of that number is in force.
    """
    why, who = said(text, "the reason"), said(by, "the name of who withdraws it")

    def make() -> Overruling:
        held = {line.number: line for line in in_force(all_overrulings(store))}
        if number not in held:
            raise NotFound(
                f"No overruling {number} is in force; 'frankpledge overrule list' shows them"
            )
        return replace(
            held[number],
            number=next_number(all_overrulings(store)),
            status=WITHDRAWAL,
            text=why,
            by=who,
            at=at.isoformat(timespec="seconds"),
            withdraws=number,
        )

    return append_line(store, store.root / FILE, make)


def _held(store: Store, subject: Subject) -> Version:
    for version in store.release().current(subject.dataset):
        if (version.force, version.month) == (subject.force, subject.month):
            return version
    raise NotFound(f"No {subject.dataset} file is held of {subject.force}, {subject.month}")


def with_overrulings(
    entry: Covered, version: Version, overrulings: Iterable[Overruling]
) -> Covered:
    """Return an entry of coverage as persons judged its file: the last word on each part of it."""
    last: dict[tuple[str, str], Overruling] = {}
    for line in overrulings:
        if (line.sha256, line.force, line.month) == (version.sha256, entry.force, entry.month):
            last[(line.district, line.kind)] = line
    for line in last.values():
        entry = _judged(entry, line)
    return entry


def _judged(entry: Covered, line: Overruling) -> Covered:
    if not (line.district or line.kind):
        if line.status != COMPLETE:
            return replace(entry, status=line.status, reason=line.words)
        return _lifted(replace(entry, status=COMPLETE, reason=""), line, entry.reason)
    here = [p for p in entry.unfit if (p.district, p.kind) == (line.district, line.kind)]
    others = tuple(part for part in entry.unfit if part not in here)
    if line.status == COMPLETE:
        return _lifted(replace(entry, unfit=others), line, *(part.reason for part in here))
    part = Unfit(status=line.status, reason=line.words, district=line.district, kind=line.kind)
    return replace(entry, unfit=(*others, part))


def _lifted(entry: Covered, line: Overruling, *found: str) -> Covered:
    """Return an entry of which a fault that the checks `found` was lifted; both stay readable."""
    checks = "; ".join(filter(None, found)) or "nothing"
    words = f"{line.words} (the checks had found: {checks})"
    return replace(entry, overruled="; ".join(filter(None, (entry.overruled, words))))
