"""The revision ledger: every restatement that the store knows of."""

from dataclasses import dataclass

from frankpledge.evidence.store.releases import Release
from frankpledge.evidence.store.revisions import Change

COLUMNS = (
    "dataset",
    "force",
    "month",
    "rows_before",
    "rows_after",
    "more_rows",
    "rows_added",
    "rows_removed",
    "outcomes_changed",
    "places_changed",
    "categories_changed",
    "older_file",
    "newer_file",
)


@dataclass(frozen=True, kw_only=True)
class Restatement:
    """What changed from one download of a file to the next newer one."""

    dataset: str
    force: str
    month: str
    change: Change
    older_file: str
    newer_file: str

    @property
    def more_rows(self) -> int:
        """How many more rows the newer download has; negative where it has fewer."""
        return self.change.rows_after - self.change.rows_before

    def row(self) -> tuple[str | int, ...]:
        """Return the values of COLUMNS."""
        return tuple(
            getattr(self if hasattr(self, name) else self.change, name) for name in COLUMNS
        )


def ledger(release: Release) -> list[Restatement]:
    """Return every pair of neighbouring downloads of one file, by dataset, force and month."""
    return [
        Restatement(
            dataset=key[0],
            force=key[1],
            month=key[2],
            change=newer.change,
            older_file=older.version.file,
            newer_file=newer.version.file,
        )
        for key, held in release.files.items()
        for older, newer in zip(held, held[1:], strict=False)
        if newer.change is not None
    ]
