"""`frankpledge fetch`."""

import sys
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from frankpledge.cli.index import run as lay_out
from frankpledge.cli.ingest import load, print_report
from frankpledge.cli.options import console, store_option
from frankpledge.evidence.intake.fetch import POLICE_UK, FetchStep
from frankpledge.evidence.intake.fetch import fetch as download
from frankpledge.evidence.intake.ingest import DEFAULT_WAIT_SECONDS
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.releases import Store


@click.command()
@click.argument("force")
@click.option("--months", default=12, show_default=True, type=click.IntRange(1, 240))
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    show_default="downloads in the store",
    help="Where to put the files.",
)
@click.option("--ingest", "then_ingest", is_flag=True, help="Load them into the store as well.")
@click.option("--base-url", default=POLICE_UK, show_default=True, help="Another server like it.")
@store_option
def fetch(
    force: str, months: int, folder: Path | None, then_ingest: bool, base_url: str, store: Store
) -> None:
    """Download the newest months of FORCE from police.uk, only its own files.

    Files that are there already and whole are not fetched again, so a download that broke
    off goes on where it stopped.

    \b
        frankpledge fetch thames-valley --months 36 --ingest
    """
    check_forces([force], None)
    target = folder or store.root / "downloads"
    bar = Progress(
        TextColumn("Fetching"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("fetch", total=None)

        def progress(step: FetchStep) -> None:
            bar.update(task, total=step.total, completed=step.done)

        result = download(force, months, target, base_url=base_url, progress=progress)
    click.echo(
        f"{len(result.downloaded)} files downloaded, {len(result.present)} there already"
        f" ({result.bytes_read / 1e6:,.1f} MB read) in {result.folder}."
    )
    if result.not_there:
        click.echo(f"Not in the archive: {', '.join(sorted(result.not_there))}.")
    if then_ingest and (result.downloaded or result.present):
        report = load((target,), store, DEFAULT_WAIT_SECONDS)
        if report.is_new:
            lay_out(store)
        print_report(report, store)
        if report.files_refused:
            sys.exit(1)
