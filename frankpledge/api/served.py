"""What is served: the store's index, the release it was made of, and how much of it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from frankpledge.apps.performance.queries.reader import site_store
from frankpledge.errors import NotFound
from frankpledge.evidence.index.reader import Index, open_index
from frankpledge.evidence.store.covered import MISSING, PARTIAL
from frankpledge.evidence.store.releases import Release


@dataclass(frozen=True)
class Served:
    """An index and its release, as one request sees them from beginning to end."""

    index: Index
    release: Release

    @cached_property
    def stamp(self) -> str:
        """What changes when anything that is served from the index does."""
        return f"{self.release.number}-{self.index.manifest.whole.rpartition('/')[2]}"

    def newest(self, dataset: str) -> str:
        """Return the newest month of which any force's file is held.

        Raises:
            NotFound: none is.
        """
        months = self.index.months(dataset)
        if not months:
            raise NotFound("The store holds no file of this kind yet")
        return months[-1]

    def coverage(self, dataset: str, months: Iterable[str], forces: Iterable[str]) -> str:
        """Return whether `months` of `forces` are held: one of the statuses of coverage.

        A month of which a kind or a district cannot be used has that part's status: what is asked
        for may be of it.
        """
        wanted = set(months)
        found: set[str] = set()
        for force in forces:
            held = {
                entry.month: entry.unfit[0].status if entry.unfit else entry.status
                for entry in self.release.covered_of(dataset, force)
                if entry.month in wanted
            }
            found |= {held.get(month, MISSING) for month in wanted}
        if not found or found == {MISSING}:
            return MISSING
        return found.pop() if len(found) == 1 else PARTIAL


def served() -> Served:
    """Return what is served now.

    Raises:
        Busy: nothing is indexed yet.
    """
    store = site_store()
    index = open_index(store)
    return Served(index, store.release(index.release))
