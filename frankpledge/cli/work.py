"""`frankpledge work`."""

import json
import signal
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import of_site, prepare, start
from frankpledge.evidence.store.releases import Store

if TYPE_CHECKING:
    from frankpledge.apps.outbox.actions import Went


@click.command()
@store_option
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@click.option("--json", "as_json", is_flag=True, help="Write each piece of work as a line of JSON.")
@click.option("--parent", type=int, hidden=True, help="End with this process: `serve` says it.")
def work(store: Store, once: bool, as_json: bool, parent: int | None) -> None:
    """Do what waits in the queue: copies of what was published, whole tables of a new release.

    `frankpledge serve` runs this beside the server by itself. Run it alone where `serve
    --no-worker` runs, or on another machine with the same store and database. What fails is tried
    again after 1, 5 and 30 minutes, 2 and 8 hours. Ctrl-C ends it after the work in hand.

    \b
        frankpledge work --once
    """
    if once:
        _work_once(store, as_json=as_json)
        return
    stop = _Stop()
    start(store)  # not made ready: a database that is away is waited for
    worker = of_site("worker")
    is_left = worker.is_left_by(parent) if parent else lambda: False
    worker.work(lambda: stop.is_asked or is_left(), lambda went: _tell(went, as_json=as_json))


class _Stop:
    """Whether somebody has asked the worker to end."""

    def __init__(self) -> None:
        self.is_asked = False
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._ask)

    def _ask(self, _signal: int, _frame: object) -> None:
        self.is_asked = True


def _work_once(store: Store, *, as_json: bool) -> None:
    prepare(store)
    done = failed = 0
    for went in of_site("worker").work_off():
        _tell(went, as_json=as_json)
        done, failed = done + (not went.error), failed + bool(went.error)
    if as_json:
        return
    from django.utils import timezone

    from frankpledge.apps.outbox.queries import standing

    left = standing(timezone.now())
    click.echo(f"{done} done, {failed} failed, {left.later} due later, {left.given_up} given up")


def _tell(went: "Went", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(went), ensure_ascii=False))
    elif went.error:
        click.echo(f"Not done: {went.kind} {went.key}: {went.error}", err=True)
