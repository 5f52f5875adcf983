"""`frankpledge ingest`."""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from frankpledge.cli.options import console, month_option, show, store_option
from frankpledge.cli.progress import layers as layer_bars
from frankpledge.evidence.derive import DERIVED, INDEX, Layer, make
from frankpledge.evidence.derive import ingest as take_in
from frankpledge.evidence.findings import Finding, Level
from frankpledge.evidence.intake.ingest import DEFAULT_WAIT_SECONDS, IngestProgress, IngestReport
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
@month_option(
    "--downloaded",
    "downloaded",
    "When the files were downloaded, where it is not the archive's name: it tells which outcomes"
    " are settled.",
)
@click.option("--no-index", is_flag=True, help="Leave the API's index to 'frankpledge index'.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def ingest(
    paths: tuple[Path, ...],
    store: Store,
    wait: int,
    downloaded: str | None,
    no_index: bool,
    as_json: bool,
) -> None:
    """Load police.uk files: zips, folders of any depth, CSVs, gzipped CSVs.

    Good files of an archive are loaded even where others cannot be read; the exit status is
    then 1. The same archive again changes nothing.

    \b
        frankpledge ingest 2025-09.zip
        frankpledge ingest downloads/ --store /srv/frankpledge --downloaded 2025-11
    """
    layers = [layer for layer in DERIVED if not (no_index and layer is INDEX)]
    report = load(paths, store, wait, layers, downloaded=downloaded or "")
    if as_json:
        click.echo(json.dumps(report.as_dict(), indent=2, ensure_ascii=False))
    else:
        print_report(report, store)
    if report.files_refused:
        sys.exit(1)


def load(
    paths: tuple[Path, ...],
    store: Store,
    wait: float,
    layers: Sequence[Layer] = DERIVED,
    *,
    downloaded: str = "",
    is_judged_anew: bool = False,
) -> IngestReport:
    """Ingest, with a progress bar on standard error for the reading and for each layer."""
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
    with ExitStack() as shown:
        shown.enter_context(bar)
        task = bar.add_task("read", rows=0, total=None)
        told: list[Callable[[str, str, int], None]] = []

        def progress(step: IngestProgress) -> None:
            bar.update(task, total=step.total_bytes, completed=step.done_bytes, rows=step.rows)

        def tell(layer: str, what: str, steps: int) -> None:
            if not told:  # the reading is over; one bar is live at a time
                bar.stop()
                told.append(shown.enter_context(layer_bars()))
            told[0](layer, what, steps)

        return take_in(
            list(paths),
            store,
            at=datetime.now(UTC),
            downloaded=downloaded,
            is_judged_anew=is_judged_anew,
            wait_seconds=wait,
            progress=progress,
            derive=lambda there, release: make(there, release, layers, tell),
        )


def judge_anew(store: Store) -> None:
    """Make a release of the same files, because what they are judged by has changed."""
    report = load((), store, DEFAULT_WAIT_SECONDS, is_judged_anew=True)
    click.echo(f"Release {report.release} is in force.")


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
    if report.mended:
        click.echo(f"{len(report.mended):,} damaged files of the store were made again.")
    for words in report.said:
        click.echo(f"A measure is not right, and was left out: {words}", err=True)
    if report.is_new:
        click.echo(f"Release {report.release} is in force.")
    elif report.release is not None:
        click.echo(f"Nothing new: release {report.release} stays in force.")
    else:
        click.echo("Nothing was loaded, and the store is still empty.")


def _print_restated(report: IngestReport) -> None:
    if report.restated:
        changed = sum(entry["outcomes_changed"] for entry in report.restated)
        files = (
            "1 file restates a month"
            if len(report.restated) == 1
            else (f"{len(report.restated):,} files restate months")
        )
        outcomes = "1 outcome" if changed == 1 else f"{changed:,} outcomes"
        click.echo(f"{files} held before ({outcomes} changed): see 'frankpledge revisions'.")
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
