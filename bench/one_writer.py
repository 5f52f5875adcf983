"""How long who reads waits while somebody holds the lock of SQLite and many post forms.

    python -m bench.one_writer [--seconds 10] [--posters 16]

Serves an empty record of its own, holds its lock from outside, posts the public's form from many
clients at once, and reads pages meanwhile. The target is half a second.
"""

import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

import click

from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.roles import Role

PAGES = ("/robots.txt", "/", "/record/", "/questions/ask/")


def post_for(site: str, until: float) -> Counter:
    """Post the form again and again; return how often each status was answered."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{site}/questions/ask/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    said = {"csrfmiddlewaretoken": token, "area": "kent", "text": "Why?"}
    found = Counter()
    while time.monotonic() < until:
        try:
            with opener.open(f"{site}/questions/ask/", urllib.parse.urlencode(said).encode()) as a:
                found[a.status] += 1
        except urllib.error.HTTPError as refused:
            found[refused.code] += 1
    return found


def read_for(site: str, until: float) -> list[float]:
    """Read pages one after another; return the seconds that each took."""
    found = []
    while time.monotonic() < until:
        for page in PAGES:
            begun = time.perf_counter()
            urllib.request.urlopen(site + page, timeout=120).close()
            found.append(time.perf_counter() - begun)
    return found


def _let_kent_answer(folder: Path) -> None:
    """Make a record in which one office takes questions: somebody there has a role."""
    os.environ.pop("DATABASE_URL", None)
    prepare(Store(folder))
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.accounts.models import HeldRole, User  # noqa: PLC0415
    from frankpledge.apps.bodies.models import Body  # noqa: PLC0415

    body = Body.objects.get(slug="police-and-crime-commissioner-for-kent")
    user = User.objects.create(email="a@kent.example", name="A")
    today = timezone.localdate()
    HeldRole.objects.create(user=user, body=body, role=Role.OFFICE_EDITOR, held_from=today)
    connection.close()


def serve(folder: Path) -> tuple[subprocess.Popen, str]:
    """Serve a record of its own; return the process and its address."""
    _let_kent_answer(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "frankpledge",
        "serve",
        "--port",
        str(port),
        "--store",
        str(folder),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    site = f"http://127.0.0.1:{port}"
    while True:
        try:
            urllib.request.urlopen(f"{site}/robots.txt").close()
        except OSError:
            time.sleep(0.1)
        else:
            return server, site


@click.command()
@click.option("--seconds", default=10, show_default=True)
@click.option("--posters", default=16, show_default=True)
def main(seconds: int, posters: int) -> None:
    """Say how long who reads waited, and what who posted was answered."""
    with tempfile.TemporaryDirectory() as folder:
        server, site = serve(Path(folder))
        with (
            closing(sqlite3.connect(Path(folder) / "record.sqlite3", isolation_level=None)) as lock,
            ThreadPoolExecutor(posters + 1) as pool,
        ):
            read_for(site, time.monotonic() + 2)  # as a server that has been running
            lock.execute("begin immediate")
            until = time.monotonic() + seconds
            posting = [pool.submit(post_for, site, until) for _ in range(posters)]
            waited = sorted(pool.submit(read_for, site, until).result())
            lock.execute("rollback")
            answers = sum((each.result() for each in posting), Counter())
        server.terminate()
        server.wait()
    print(
        f"{len(waited)} pages read: median {statistics.median(waited):.3f} s,"
        f" 95% {waited[int(len(waited) * 0.95)]:.3f} s, longest {waited[-1]:.3f} s"
    )
    print(f"{sum(answers.values())} posts were answered: {dict(answers)}")


if __name__ == "__main__":
    main()
