"""`frankpledge demo`."""

import os
import sys
import tempfile
from pathlib import Path

import click
from rich.progress import track

from frankpledge.cli.index import run as lay_out
from frankpledge.cli.ingest import load, print_report
from frankpledge.cli.made_up import add_official_counts, overrule_a_check
from frankpledge.cli.options import console
from frankpledge.cli.record_store import of_site, prepare
from frankpledge.cli.serve import run
from frankpledge.evidence.index.build import is_due
from frankpledge.evidence.intake.ingest import DEFAULT_WAIT_SECONDS
from frankpledge.evidence.intake.synthetic import ANYSHIRE, made_up, write_archive
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months, month_range

LAST_MONTH = "2026-09"
MONTHS = 36


@click.command()
@click.option(
    "--archive",
    type=click.Path(exists=True, path_type=Path),
    help="A real archive to load instead of a made-up one.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--store",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/demo"),
    show_default=True,
)
@click.option("--no-serve", is_flag=True, help="Load, but do not serve.")
def demo(archive: Path | None, port: int, folder: Path, no_serve: bool) -> None:
    """Make up an archive of a force that does not exist, load it, and serve the pages.

    The archive comes in two downloads, a month apart, so that there is something restated;
    it has a month that is missing and one that was delivered in part.
    """
    # A real archive goes to a store of its own, so that made-up figures never mix with it.
    store = Store(folder.with_name(f"{folder.name}-real") if archive else folder)
    if archive:
        print_report(load((archive,), store, DEFAULT_WAIT_SECONDS), store)
    else:
        _make_up(store)
    if is_due(store):
        lay_out(store)
    _load_record(store, is_synthetic=not archive)
    if not no_serve:
        run(store, "127.0.0.1", port)


def _load_record(store: Store, *, is_synthetic: bool) -> None:
    """Load the worked record; beside the made-up force a made-up office with its people."""
    if is_synthetic:
        os.environ["FRANKPLEDGE_DEMONSTRATION"] = "1"  # before the settings are read
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.demo_record.actions.demonstration import (
        load_demonstration,
    )
    from frankpledge.apps.demo_record.actions.record import (
        load_demo_record,
    )

    load_demo_record(timezone.now())
    if is_synthetic:
        load_demonstration(timezone.now())
        for _ in of_site("worker").work_off():  # so that whoever looks finds nothing waiting
            pass
        click.echo("The sign-in page lists an account for each role, with the password.")


def _make_up(store: Store) -> None:
    for last in (add_months(LAST_MONTH, -1), LAST_MONTH):
        first = add_months(last, 1 - MONTHS)
        with tempfile.TemporaryDirectory() as folder:
            files = write_archive(Path(folder), [ANYSHIRE], first, last, datasets=store.datasets)
            total = (sum(1 for _ in month_range(first, last)) - 1) * len(made_up(store.datasets))
            for _ in track(
                files,
                description=f"Making up the archive of {last}",
                total=total,
                console=console(error=True),
                transient=True,
                disable=not sys.stderr.isatty(),
            ):
                pass
            report = load((Path(folder),), store, DEFAULT_WAIT_SECONDS)
        print_report(report, store)
        if report.is_new and last != LAST_MONTH:
            overrule_a_check(store)
            add_official_counts(store)
