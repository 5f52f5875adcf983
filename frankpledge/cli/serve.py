"""`frankpledge serve`."""

import os
import socket
import sys
from contextlib import nullcontext

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from frankpledge.cli.beside import beside
from frankpledge.cli.index import run as lay_out
from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare
from frankpledge.errors import BadInput
from frankpledge.evidence.index.build import is_due
from frankpledge.evidence.store.releases import Store

WORKER_THREADS = 4
LOCK_SECONDS = 5  # that somebody at a page waits for others who write


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--api-rate",
    type=click.FloatRange(0, 100_000),
    help="Requests a second that the API takes of one client; 0: any number.  [default: 15]",
)
@click.option(
    "--api-burst",
    type=click.IntRange(1, 100_000),
    help="Requests that the API takes of one client at once.  [default: 30]",
)
@click.option("--no-worker", is_flag=True, help="Leave the queue to `frankpledge work`.")
def serve(
    store: Store,
    host: str,
    port: int,
    workers: int,
    api_rate: float | None,
    api_burst: int | None,
    no_worker: bool,
) -> None:
    """Serve the public pages of a store, and its API under /api.

    Beside the server runs a worker, which does what waits in the queue (`frankpledge work`).

    A new release is on the pages as soon as an ingest has finished; no restart is needed.
    Behind a domain name set ALLOWED_HOSTS to it, and SECURE=1 where TLS ends before it.

    \b
        frankpledge serve --store /srv/frankpledge --port 8000
    """
    for name, value in (("API_RATE", api_rate), ("API_BURST", api_burst)):
        if value is not None:
            os.environ[name] = str(value)  # before the settings are read
    run(store, host, port, workers, with_worker=not no_worker)


def run(store: Store, host: str, port: int, workers: int = 1, *, with_worker: bool = True) -> None:
    """Serve until interrupted, with a worker beside the server.

    Raises:
        BadInput: the port is taken or may not be used.
    """
    _check_port(host, port)
    os.environ["SERVER_THREADS"] = str(WORKER_THREADS)
    os.environ.setdefault("LOCK_SECONDS", str(LOCK_SECONDS))
    if host not in ("127.0.0.1", "localhost", "::1"):  # before the settings are read
        os.environ.setdefault("ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{host}")
    _prepare(store)
    if store.current_number() is None:
        click.echo("The store is empty: pages will say so until something is ingested.")
    elif is_due(store):
        lay_out(store)
    click.echo(f"Frankpledge is at http://{host}:{port}/  (Ctrl-C stops it)")
    with beside(_worker_of(store)) if with_worker else nullcontext():
        Granian(
            "frankpledge.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=WORKER_THREADS,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()


def _worker_of(store: Store) -> list[str]:
    """Return the command that does what waits in the queue, for as long as this process lives."""
    command = [sys.executable, "-m", "frankpledge", "work", "--store", str(store.root)]
    return [*command, "--parent", str(os.getpid())]


def _prepare(store: Store) -> None:
    """Make the record ready; where its database is away, the copies on disk are served.

    Raises:
        BadInput: the database cannot be used, and nothing was copied.
    """
    try:
        prepare(store)
    except BadInput as problem:
        if not (store.root / "mirror" / "manifest.json").is_file():
            raise
        click.echo(f"{problem}. What was published is served from copies.", err=True)


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise BadInput(
            f"Cannot listen on {host}:{port} ({error.strerror}); choose another with --port"
        ) from error
