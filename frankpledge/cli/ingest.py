"""`frankpledge ingest`."""

import json
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from frankpledge.cli.index import run as lay_out
from frankpledge.cli.options import console, show, store_option
from frankpledge.cli.progress import bar as steps
from frankpledge.errors import BadInput
from frankpledge.evidence.findings import Finding, Level
from frankpledge.evidence.intake.ingest import DEFAULT_WAIT_SECONDS, IngestProgress, IngestReport
from frankpledge.evidence.intake.ingest import ingest as take_in
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import sound_measures
from frankpledge.evidence.store.releases import Store

FINDINGS_SHOWN = 20


def _paths(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[Path, ...]:
    # An unset variable in a script would otherwise mean the whole current folder.
    if "" in values:
        raise click.BadParameter("a path is empty")
    return tuple(Path(value) for value in values)


@click.command()
@click.argument("paths", nargs=-1, required=True, callback=_paths)
@store_option
@click.option(
    "--wait",
    default=int(DEFAULT_WAIT_SECONDS),
    show_default=True,
    type=click.IntRange(0, 86_400),
    help="Seconds to wait while another ingest writes.",
)
@click.option("--no-index", is_flag=True, help="Leave the API's index to 'frankpledge index'.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def ingest(paths: tuple[Path, ...], store: Store, wait: int, no_index: bool, as_json: bool) -> None:
    """Load police.uk files: zips, folders of any depth, CSVs, gzipped CSVs.

    Good files of an archive are loaded even where others cannot be read; the exit status is
    then 1. The same archive again changes nothing.

    \b
        frankpledge ingest 2025-09.zip
        frankpledge ingest downloads/ --store /srv/frankpledge
    """
    report = load(paths, store, wait)
    if report.is_new and not no_index:
        lay_out(store)
    if as_json:
        click.echo(json.dumps(report.as_dict(), indent=2, ensure_ascii=False))
    else:
        print_report(report, store)
    if report.files_refused:
        sys.exit(1)


def load(paths: tuple[Path, ...], store: Store, wait: float) -> IngestReport:
    """Ingest with a progress bar on standard error."""
    bar = Progress(
        TextColumn("Reading"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rows]:,} rows"),
        TimeRemainingColumn(),
        console=console(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("read", rows=0, total=None)

        def progress(step: IngestProgress) -> None:
            bar.update(task, total=step.total_bytes, completed=step.done_bytes, rows=step.rows)

        report = take_in(
            list(paths), store, at=datetime.now(UTC), wait_seconds=wait, progress=progress
        )
    _calculate(store, report)
    return report


def _calculate(store: Store, report: IngestReport) -> None:
    """Calculate the measures of a new release, so that no reader waits for them."""
    if not report.is_new:
        return
    try:
        # One that cannot be read is left to 'frankpledge measure check'.
        measures = list(sound_measures(own_measures(store)).values())
        with steps("Measures", len(measures)) as step:
            refresh(store, store.release(), measures, progress=lambda m: step(m.name))
    except BadInput as error:
        click.echo(f"The files are loaded; a measure is not right: {error}", err=True)


def print_report(report: IngestReport, store: Store) -> None:
    """Say in words what an ingest did."""
    rows = [(name, *line.values()) for name, line in report.by_dataset.items()]
    if rows:
        columns = ("dataset", "files", "rows", "kept", "rejected")
        show(columns, rows, as_csv=False, as_json=False)
    _print_restated(report)
    _print_findings(report.findings, store)
    if report.files_unchanged:
        click.echo(f"{report.files_unchanged:,} files are in the store already.")
    if report.is_new:
        click.echo(f"Release {report.release} is in force.")
    elif report.release is not None:
        click.echo(f"Nothing new: release {report.release} stays in force.")
    else:
        click.echo("Nothing was loaded, and the store is still empty.")


def _print_restated(report: IngestReport) -> None:
    if report.restated:
        changed = sum(entry["outcomes_changed"] for entry in report.restated)
        click.echo(
            f"{len(report.restated):,} files restate months held before"
            f" ({changed:,} outcomes changed): see 'frankpledge revisions'."
        )
    for entry in report.older:
        click.echo(
            f"{entry['file']} is an older download of {entry['force']} {entry['month']} than"
            " the one in the store (its cases are still open): kept as history."
        )


def _print_findings(findings: list[Finding], store: Store) -> None:
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[(finding.level, finding.field, finding.message)].append(finding)
    order = list(Level)
    ranked = sorted(groups.items(), key=lambda item: order.index(Level(item[0][0])))
    rows = [
        (level, sum(f.count for f in found), _place(found[0]), field, message)
        for (level, field, message), found in ranked
    ]
    if rows:
        more = len(rows) - FINDINGS_SHOWN
        note = f"{more} more kinds: see 'frankpledge findings'." if more > 0 else ""
        columns = ("finding", "count", "first at", "field", "what")
        show(columns, rows[:FINDINGS_SHOWN], as_csv=False, as_json=False, note=note)


def _place(finding: Finding) -> str:
    where = finding.file if len(finding.file) < 60 else "..." + finding.file[-57:]
    return f"{where}:{finding.line}" if finding.line else where
