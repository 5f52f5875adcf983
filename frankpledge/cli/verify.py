"""`frankpledge verify`."""

import json
from datetime import UTC, datetime

import click

from frankpledge.cli.options import show, store_option
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import Verdict
from frankpledge.evidence.verify import verify as check

COLUMNS = ("file", "what", "what to do")


@click.command()
@click.option(
    "--quick", is_flag=True, help="Compare sizes, and read whole only what the release brought."
)
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write the verdict as JSON.")
def verify(store: Store, quick: bool, as_json: bool) -> None:
    """Compare every file of the store with its digest, from when it was written.

    The exit status is 1 where anything is damaged, swapped or missing. Ingesting the archives
    again makes good what this names.

    \b
        frankpledge verify --store /srv/frankpledge
    """
    verdict = check(store, quick=quick, at=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(verdict.as_dict(), indent=2, ensure_ascii=False))
    else:
        _print(verdict)
    if verdict.faults:
        raise SystemExit(1)


def _print(verdict: Verdict) -> None:
    rows = [(fault.path, fault.what, fault.cure) for fault in verdict.faults]
    if rows:
        show(COLUMNS, rows, as_csv=False, as_json=False)
    elif verdict.files:
        how = "has its size" if verdict.is_quick else "is what was written"
        click.echo(f"Release {verdict.release}: every one of {verdict.files:,} files {how}.")
    if verdict.unproved:
        click.echo(
            f"{verdict.unproved:,} files were written before digests were kept; the next release"
            " keeps theirs."
        )
