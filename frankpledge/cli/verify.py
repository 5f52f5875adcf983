"""`frankpledge verify`."""

import json
from datetime import UTC, datetime

import click

from frankpledge.cli.options import show, store_option
from frankpledge.cli.proof import against_option, read_kept
from frankpledge.cli.record_store import start
from frankpledge.cli.verify_all import verify_all
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import Verdict
from frankpledge.evidence.verify import verify as check

COLUMNS = ("file", "what", "what to do")
COLUMNS_OF_ALL = ("part", "where", "what", "what to do")


@click.command()
@click.option(
    "--quick", is_flag=True, help="Compare sizes, and read whole only what the release brought."
)
@click.option("--all", "is_all", is_flag=True, help="The record, its log and the copies, too.")
@against_option
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write the verdict as JSON.")
def verify(
    store: Store, quick: bool, is_all: bool, against: tuple[str, ...], as_json: bool
) -> None:
    """Compare every file of the store with its digest, from when it was written.

    The exit status is 1 where anything is damaged, swapped or missing. Ingesting the archives
    again makes good what this names. With --all the record is held to its log as well (see
    `frankpledge audit verify`), and each copy of a page to its digest: a verdict a part.

    \b
        frankpledge verify --store /srv/frankpledge
        frankpledge verify --all --against https://archive.example/audit-head.atom
    """
    if is_all:
        _verify_all(store, against, quick=quick, as_json=as_json)
        return
    if against:
        raise click.UsageError("--against is of the log: give --all as well")
    verdict = check(store, quick=quick, at=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(verdict.as_dict(), indent=2, ensure_ascii=False))
    else:
        _print(verdict)
    if verdict.faults:
        raise SystemExit(1)


def _verify_all(store: Store, against: tuple[str, ...], *, quick: bool, as_json: bool) -> None:
    kept = read_kept(against)
    start(store)
    found = list(verify_all(store, kept, quick=quick, at=datetime.now(UTC)))
    is_whole = not any(part.faults for part in found)
    if as_json:
        parts = {part.name: part.as_dict() for part in found}
        said = {"is_whole": is_whole, "parts": parts}
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
    else:
        for part in found:
            click.echo(f"{part.name.capitalize()}: {part.verdict}.")
        rows = [(part.name, f.where, f.what, f.cure) for part in found for f in part.faults]
        show(COLUMNS_OF_ALL, rows, as_csv=False, as_json=False, empty="All is whole.")
    if not is_whole:
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
