"""What came of the crimes of a year: the outcomes that were last recorded, by how many."""

from dataclasses import dataclass

from frankpledge.evidence.measures.breakdowns import breakdown, total
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.covered import COMPLETE, Covered
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months, month_words, months_apart, months_in_words

OUTCOME = "outcome"
MONTHS = 12
DRAWN = 8  # outcomes that a chart draws; the others are one row
NAMED = 4


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """Latest outcomes of the crimes of some months, most frequent first; or why not.

    `left_out` are months among them whose outcomes cannot be compared. `still_open` are the
    months of the same time and later ones of which cases are, or may be, still open.
    """

    rows: tuple[tuple[str, int], ...]
    months: tuple[str, ...]
    left_out: tuple[Covered, ...]
    still_open: tuple[str, ...]

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
        rest = self.rows[DRAWN:]
        if len(rest) < 2:
            return list(self.rows)
        others = (f"{len(rest)} other outcomes", sum(count for _, count in rest))
        return [*self.rows[:DRAWN], others]

    def sentence(self, whose: str) -> str:
        """Say what the outcomes show."""
        if not self.rows:
            return (
                f"No month recorded {whose} that is held has outcomes that can be compared."
                if self.left_out
                else f"No crimes recorded {whose} are held whose outcomes could be shown."
            )
        words, count = self.rows[0]
        months = "1 month" if len(self.months) == 1 else f"{len(self.months)} months"
        return (
            f"Of {self.total:,} crimes recorded {whose} in {months}"
            f" ({self.span}), the most frequent latest outcome was \N{LEFT DOUBLE QUOTATION MARK}"
            f"{words}\N{RIGHT DOUBLE QUOTATION MARK}: {count:,}, {count / self.total:.0%}."
        )

    def open_sentence(self) -> str:
        """Say which months are left out because their cases are, or may have been, open."""
        if not self.still_open:
            return ""
        verb, whose = ("is", "its") if len(self.still_open) == 1 else ("are", "their")
        return (
            f"{months_in_words(self.still_open)} {verb} left out: some of {whose} crimes"
            " are, or may be, still under investigation."
        )


def latest_outcomes(reader: ReleaseReader, measure: Measure, place: Place) -> Outcomes:
    """Return the outcomes over the twelve months to the newest that can be compared.

    Months among them whose outcomes cannot be compared are left out and named, and so are those
    of which cases are, or may be, still open.
    """
    months = measure.sources[0].provisional_months
    entries = reader.release.covered_of(measure.dataset, place.force)
    held = [e.narrowed(place.district) for e in entries if e.is_held]
    fresh = [e for e in held if e.still_changes(months)]
    settled = [e for e in held if not e.still_changes(months)]
    good = [e for e in settled if e.status == COMPLETE and not e.outcomes_reason]
    if not good:
        return Outcomes(rows=(), months=(), left_out=tuple(settled), still_open=())
    first, last = add_months(good[-1].month, 1 - MONTHS), good[-1].month
    chosen = tuple(e.month for e in good if e.month >= first)
    parts = breakdown(reader, measure, place, OUTCOME, first=first, last=last)
    counts = ((part.part, total([part], chosen)) for part in parts)
    rows = [(words, count) for words, count in counts if words and count]
    return Outcomes(
        rows=tuple(sorted(rows, key=lambda row: -row[1])),
        months=chosen,
        left_out=tuple(e for e in settled if e not in good and e.month >= first),
        still_open=tuple(e.month for e in fresh if e.month >= first),
    )
