"""Holding the record to its log, for the commands that do: with heads that others kept."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.cli.record_store import start_existing
from frankpledge.errors import BadInput
from frankpledge.evidence.intake.fetch import Web, polite_pool
from frankpledge.evidence.store.releases import Store

if TYPE_CHECKING:
    from frankpledge.apps.publishing.queries.proofs import Proof

MOST = 32 << 20  # bytes of what somebody kept
Kept = tuple[str, bytes]  # where it was read, and what is in it


def against_option(command: Callable) -> Callable:
    """Add `--against`, which may be given several times."""
    return click.option(
        "--against",
        multiple=True,
        metavar="FILE|URL",
        help="A feed, page, JSON or message with heads that were kept elsewhere (repeatable).",
    )(command)


def read_kept(sources: tuple[str, ...]) -> list[Kept]:
    """Return what is in files or at addresses.

    Raises:
        BadInput: one cannot be read, or is larger than anything with heads in it.
    """
    return [(source, _read(source)) for source in sources]


def proof_of(store: Store, kept: list[Kept]) -> "Proof":
    """Hold the record of a store to its log, and to the heads in what was kept elsewhere.

    Raises:
        BadInput: there is no record, it is of an earlier version, or a source holds no head.
    """
    start_existing(store)
    from django.db import DatabaseError

    from frankpledge.apps.publishing.queries.heads import kept_heads
    from frankpledge.apps.publishing.queries.proofs import prove

    heads = [head for source, data in kept for head in kept_heads(data, source)]
    try:
        is_behind = _is_behind()
    except DatabaseError:  # what is wrong with it is named below
        is_behind = False
    if is_behind:
        raise BadInput(
            f"The record at {store.root} was left by an earlier version of Frankpledge: start"
            " `frankpledge serve` once, which brings it up to date, then verify it"
        )
    return prove(heads)


def as_dict(proof: "Proof") -> dict[str, Any]:
    """Return what was found as plain values, for JSON."""
    altered = [f for f in proof.others if f.number is not None]
    return {
        "lines": proof.log.lines,
        "head": proof.log.head,
        "sequence": proof.log.sequence,
        "fault": proof.log.fault,
        "is_whole": proof.is_whole,
        "altered_version": f"version {altered[0].number} of {altered[0].reference}"
        if altered
        else "",
        "versions": proof.versions,
        "faults": [asdict(fault) for fault in proof.faults],
    }


def _is_behind() -> bool:
    """Whether tables of the record are those of an earlier version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _read(source: str) -> bytes:
    """Return what is in a file or at an address.

    Raises:
        BadInput: it cannot be read, or is larger than anything with heads in it.
    """
    if source.startswith(("https://", "http://")):
        return Web(source, polite_pool()).get("", MOST).data
    path = Path(source)
    try:
        size = path.stat().st_size
        if path.is_file() and size <= MOST:
            return path.read_bytes()
    except OSError as problem:
        raise BadInput(
            f"{source} cannot be read ({problem.strerror}): give a file, or an address that"
            " begins with https://"
        ) from problem
    raise BadInput(f"{source} is no file of at most {MOST >> 20} MB, as a feed or a message is")
