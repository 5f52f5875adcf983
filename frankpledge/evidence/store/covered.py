"""What is held of one force, dataset and month, and how far it may still change.

Whether a figure is provisional or settled follows from what is decided here, written into the
release and read everywhere: how many months the force's newest month lies after it, and which
share of its cases the file itself calls open. A month that is missing changes neither.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from frankpledge.rules.periods import month_words, months_apart

COMPLETE, PARTIAL, MISSING = "complete", "partial", "missing"
ODD_MIX = "odd_mix"  # the rows are there, and their kinds are not believable
PLACES_LOST = "places_lost"  # of a district: rows are there, without a place
NOT_COMPARABLE = "not comparable"

# Our choice. Of 252 months of real files 227 have no open case at all; of the other 25 the fewest
# that tell a fresh file are 7%.
OPEN = 0.02
PUBLISHED_AFTER = 2  # months from a month to its files, as data.police.uk publishes them
TELLING = 3  # months: a file so new has open cases wherever a force tells of them


@dataclass(frozen=True, kw_only=True)
class Unfit:
    """A kind, a district, or both, of a month that cannot be used although the month can.

    An empty `district` means the whole force, an empty `kind` every kind.
    """

    status: str
    reason: str
    district: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """The reason, with the district where it is of one alone."""
        return self.reason if self.kind else f"{self.district}: {self.reason}"


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What the store holds of one force, dataset and month. A missing month has no rows.

    `status` is complete, partial, odd_mix or missing. `expected` is the force's own usual count, or
    None. `outcomes_reason` is filled where outcomes of the month cannot be compared, because
    `outcomes_unknown`, a share of its crimes from 0 to 1, have none that is known.
    `behind` is how many months the newest month that is held of the force lies after it.
    `still_open` is the share, from 0 to 1, of its cases that were open when the file was made, and
    `downloaded` the month of the download, at the earliest, if that is known;
    `tells_of_open` says whether the force's newest months have any such case at all.
    `unfit` are kinds and districts that cannot be used although the month can, and `places_reason`
    says where more of its rows than usual have no place. `overruled` is what persons said against
    the checks.
    """

    dataset: str
    force: str
    month: str
    status: str
    rows: int | None
    expected: int | None
    reason: str
    outcomes_reason: str = ""
    outcomes_unknown: float = 0.0
    behind: int = 0
    still_open: float = 0.0
    tells_of_open: bool = False
    downloaded: str = ""
    unfit: tuple[Unfit, ...] = ()
    places_reason: str = ""
    overruled: str = ""

    @property
    def is_held(self) -> bool:
        """Whether a file of the month is held."""
        return self.rows is not None

    def narrowed(self, district: str = "", kinds: Container[str] = ()) -> "Covered":
        """Return the entry as it holds for a `district`, or for what tells `kinds` apart.

        A force's entry, of all kinds together, is not touched by what is unfit in it.
        """
        for part in self.unfit if self.status == COMPLETE else ():
            if part.district in ("", district) and (not part.kind or part.kind in kinds):
                return replace(self, status=part.status, reason=part.reason)
        return self

    @property
    def reasons(self) -> str:
        """Why the month, its outcomes, its places or parts of it cannot be used; or nothing."""
        return "; ".join(filter(None, (self.faults, self.outcomes_reason)))

    @property
    def faults(self) -> str:
        """What is wrong with its rows, or those of parts of it, in words; or nothing."""
        return "; ".join(filter(None, (self.reason, self.of_parts)))

    @property
    def of_parts(self) -> str:
        """What is wrong with parts of it, and what persons said against the checks; or nothing."""
        parts = (part.words for part in self.unfit)
        return "; ".join(filter(None, (self.places_reason, *parts, self.overruled)))

    def is_within(self, months: int) -> bool:
        """Whether the month is held and among the newest `months` of the force."""
        return self.is_held and self.behind < months

    def is_provisional(self, months: int) -> bool:
        """Whether the month is among the newest `months` of the force, and its file is not of later.

        A file that was downloaded long after its month has what was restated since.
        """
        is_later = self.downloaded and (
            months_apart(self.month, self.downloaded) > months + PUBLISHED_AFTER
        )
        return self.is_within(months) and not is_later

    def still_changes(self, months: int) -> str:
        """Say why outcomes of the month will change, or nothing where they are settled.

        `months` is how long outcomes take where the file does not say which cases are open.
        """
        if not self.is_held or not months:
            return ""
        if self.still_open > OPEN:
            return (
                f"{self.still_open:.0%} of these crimes are still under investigation, so the"
                " outcomes will change"
            )
        if self.downloaded:
            return self._why_too_early(months)
        if self.is_within(months) and not self.tells_of_open:
            return (
                "the file does not say which crimes are still under investigation, so the outcomes"
                f" of the newest {months} months may change"
            )
        return ""

    def _why_too_early(self, months: int) -> str:
        after = months_apart(self.month, self.downloaded)
        if after >= months:
            return ""
        return f"the file is of {month_words(self.downloaded)}, and outcomes change for {months} months"


def with_newest(entries: Sequence[Covered]) -> list[Covered]:
    """Return `entries`, each force's months in order, with what the force's newest months tell."""
    held: dict[tuple[str, str], list[Covered]] = defaultdict(list)
    for entry in entries:
        if entry.is_held:
            held[(entry.dataset, entry.force)].append(entry)
    tells = {run: any(e.still_open > 0 for e in of[-TELLING:]) for run, of in held.items()}
    newest = {run: of[-1].month for run, of in held.items()}
    return [
        replace(
            entry,
            behind=months_apart(entry.month, newest[run]),
            tells_of_open=tells[run],
        )
        if entry.is_held and (run := (entry.dataset, entry.force))
        else entry
        for entry in entries
    ]
