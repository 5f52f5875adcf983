"""The demonstration, at a moment that never changes: its store, its record, what the site says.

The same as `frankpledge demo` makes, but for the time: that is `NOW`.
"""

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from unittest import mock

from frankpledge.apps.demo_record.actions.demonstration import load_demonstration
from frankpledge.apps.demo_record.actions.record import load_demo_record
from frankpledge.cli.demo import LAST_MONTH, MONTHS
from frankpledge.evidence.index.build import build
from frankpledge.evidence.intake.synthetic import ANYSHIRE, write_archive
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import sound_measures
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months
from tests.archives import load
from tests.chance import without_chance
from tests.factories import NOW


def make_store(folder: Path) -> Store:
    """Make the demonstration's store: two downloads, a month apart, with all derived from them."""
    store = Store(folder / "store")
    with chdir(folder):  # revisions name the files as they were given
        for last in (add_months(LAST_MONTH, -1), LAST_MONTH):
            archive = Path(last)
            for _ in write_archive(archive, [ANYSHIRE], add_months(last, 1 - MONTHS), last):
                pass
            load(store, archive)
    refresh(store, store.release(), list(sound_measures(own_measures(store)).values()))
    build(store, progress=lambda _name, _steps: None)
    return store


@contextmanager
def standing_still() -> Iterator[None]:
    """Let it be `NOW` for everything that asks Django for the time, and let nothing be by chance."""
    with mock.patch("django.utils.timezone.now", return_value=NOW), without_chance():
        yield


def make_record() -> None:
    """Load the worked record, and the made-up office and panel with their people."""
    load_demo_record(NOW)
    load_demonstration(NOW)
