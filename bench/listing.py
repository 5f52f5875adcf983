"""The record at size: the same pages of 1,000 and of 100,000 publications, a fifth of one panel's.

Each record is made once, in bulk and by the models, with a line of the audit log for each
version. Sentences are of words as common as words are, so that a search finds few or most.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.large_record import BEGINS, LARGE, content_of, make, start, the_bodies, words_of

SMALL = 1_000
VISITS = 200
PUBLISHED = 100
OPEN = 500
TARGETS = {"search": 150, "desk": 150}  # milliseconds; others 100


ADDRESSES = {
    "list": "/record/",
    "list of a kind": "/record/?kind=question",
    "list of an area": "/record/?area=kent",
    "list of a body": "/record/?body=bench-panel",
    "list about a body": "/record/?about=body/bench-panel",
    "a body's room": "/panels/bench-panel/",
    "/panels/": "/panels/",
    "feed of all": "/feeds/all/all.atom",
    "feed of a kind": "/feeds/kind/question.json",
    "feed of a body": "/feeds/body/bench-panel.atom",
    "list of feeds": "/feeds/",
    "record page": "/record/b-{number}/",
    "search, rare words": "/record/?q=constable+burglary+commissioner",
    "search, a common word": "/record/?q=commissioner",
    "search of a kind": "/record/?q=burglary&kind=question",
}


def visits(folder: Path, database: str, size: int) -> dict:
    """Visit a page for each line of standard input that names one; write how long it took.

    Each page was visited before, to count its queries: these are written first.
    """
    start(folder, database, size)
    import_module("frankpledge.web.wsgi")  # as a server begins
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    public, theirs = Client(), _at_work()
    acts = {
        name: (public, address.format(number=size // 2)) for name, address in ADDRESSES.items()
    } | {"desk": (theirs, "/desk/")}
    queries = {}
    for name, (client, place) in acts.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(place).status_code == 200, place
        queries[name] = len(asked)
    print(json.dumps(queries), flush=True)
    for line in sys.stdin:
        client, place = acts[line.strip()]
        started = time.perf_counter()
        client.get(place)
        print(time.perf_counter() - started, flush=True)
    return {"memory": _memory(), "seconds": 0}


def pages(folder: Path, database: str) -> dict:
    """Visit each page of both records in turn, so that what slows the machine slows both."""
    return _in_turn(folder, database, "visits", VISITS)


def publishing(folder: Path, database: str) -> dict:
    """Publish to both records in turn."""
    return _in_turn(folder, database, "publishes", PUBLISHED)


def _in_turn(folder: Path, database: str, part: str, count: int) -> dict:
    """Let both records do each thing so many times, in turn: the large and the small one."""
    readers = {size: _reader(folder, database, part, size) for size in (SMALL, LARGE)}
    queries = {size: json.loads(_line(reader)) for size, reader in readers.items()}
    times: dict[int, dict[str, list[float]]] = {size: {} for size in readers}
    for name in queries[LARGE]:
        for _ in range(count):
            for size, reader in readers.items():
                reader.stdin.write(f"{name}\n")
                reader.stdin.flush()
                times[size].setdefault(name, []).append(float(_line(reader)))
    for reader in readers.values():
        reader.stdin.close()
    memory = json.loads(_line(readers[LARGE]))["memory"]
    for reader in readers.values():
        reader.wait()
    return {
        "times": {str(size): of for size, of in times.items()},
        "queries": queries[LARGE],
        "memory": memory,
        "seconds": 0,
    }


def _reader(folder: Path, database: str, part: str, size: int) -> Any:
    job = f"listing-{part}-{database}-{size}"
    return subprocess.Popen(
        [sys.executable, "-m", "bench", "--folder", str(folder), "--job", job],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _line(reader: Any) -> str:
    line = reader.stdout.readline()
    if not line:
        raise RuntimeError(f"a process that reads pages ended with {reader.wait()}")
    return line


def _at_work() -> Any:
    """Return a client signed in as somebody with hundreds of open questions."""
    from django.test import Client  # noqa: PLC0415

    from frankpledge.apps.accounts.models import HeldRole, User  # noqa: PLC0415
    from frankpledge.apps.bodies.models import Body, BodyKind  # noqa: PLC0415
    from frankpledge.apps.scrutiny.models import Question, Route  # noqa: PLC0415
    from frankpledge.rules.roles import Role  # noqa: PLC0415

    office = Body.objects.filter(kind=BodyKind.POLICING_BODY).exclude(area="").first()
    user, _ = User.objects.get_or_create(email="bench@bench.example", defaults={"name": "bench"})
    HeldRole.objects.get_or_create(
        user=user, role=Role.OFFICE_EDITOR, body=office, held_from=BEGINS.date()
    )
    Question.objects.filter(reference__startswith="bench-").delete()
    Question.objects.bulk_create(
        Question(
            reference=f"bench-{n}",
            route=Route.PANEL,
            owner=office,
            asked_of=office,
            text="Why did burglary rise?",
            asked_on=date(2026, 1, 1),
            received_at=BEGINS,
            proposed_label="",
            state="asked",
        )
        for n in range(OPEN)
    )
    client = Client()
    client.force_login(user)
    return client


def publishes(folder: Path, database: str, size: int) -> dict:
    """Publish once for each line of standard input; write the processor seconds of this process."""
    start(folder, database, size)
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.publishing.actions.publish import publish as act  # noqa: PLC0415

    office = the_bodies()[1]
    text, chance = words_of(random.Random(1829)), random.Random(7)
    mark = time.time_ns()
    print(json.dumps({"publish": 0}), flush=True)
    for number, _line in enumerate(sys.stdin):
        at = timezone.now()
        content = content_of("question", at.date(), text, chance)
        started = time.process_time()
        act(
            f"p-{mark}-{number}",
            "question",
            office,
            text(8),
            content,
            by="account 7",
            at=at,
            subjects={("area", office.area)},
        )
        print(time.process_time() - started, flush=True)
    return {"memory": _memory(), "seconds": 0}


def _memory() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def verify(folder: Path, database: str, size: int) -> dict:
    """Hold the whole record to its log, and the listing to the record."""
    start(folder, database, size)
    from frankpledge.apps.publishing.queries.proofs import prove  # noqa: PLC0415

    started = time.perf_counter()
    found = prove()
    assert found.is_whole, found.faults[:3]
    return {
        "seconds": time.perf_counter() - started,
        "lines": found.log.lines,
        "versions": found.versions,
    }


def jobs() -> dict[str, Callable[[Path], dict]]:
    """Return each part for each database and size, by name."""
    parts = {"make": make, "visits": visits, "publishes": publishes, "verify": verify}
    databases = ("sqlite", "postgresql")
    return {
        f"listing-{part}-{database}-{size}": lambda folder, act=act, d=database, s=size: act(
            folder, d, s
        )
        for part, act in parts.items()
        for database in databases
        for size in (SMALL, LARGE)
    } | {
        f"listing-{part}-{d}": lambda folder, act=act, d=d: act(folder, d)
        for part, act in {"pages": pages, "publishing": publishing}.items()
        for d in databases
    }


def table(run: Callable[[str], dict]) -> str:
    """Measure everything; return the report."""
    return "\n".join(line for d in ("sqlite", "postgresql") for line in _report(run, d)) + "\n"


def _report(run: Callable[[str], dict], database: str) -> Iterator[str]:
    for size in (SMALL, LARGE):
        run(f"listing-make-{database}-{size}")
    visited = run(f"listing-pages-{database}")
    small, large = (visited["times"][str(size)] for size in (SMALL, LARGE))
    yield f"### {'SQLite' if database == 'sqlite' else 'PostgreSQL'}\n"
    yield "| page | queries | p95 of 1,000 | p95 of 100,000 | goal | ratio | goal |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name in large:
        before, after = _p95(small[name]), _p95(large[name])
        goal = TARGETS.get(name.split(",")[0].split()[0], 100)
        yield (
            f"| {name} | {visited['queries'][name]} | {before:.1f} ms | {after:.1f} ms | {goal} ms"
            f" | {after / before:.2f} | 1.5 |"
        )
    acted = run(f"listing-publishing-{database}")["times"]
    few, many = (acted[str(size)]["publish"] for size in (SMALL, LARGE))
    before, after = (statistics.median(times) * 1000 for times in (few, many))
    yield (
        f"| `publish()`, processor, median | | {before:.1f} ms | {after:.1f} ms | 15 ms"
        f" | {after / before:.2f} | 1.3 |\n"
    )
    whole = run(f"listing-verify-{database}-{LARGE}")
    yield (
        f"`audit verify` of {whole['lines']:,} lines and {whole['versions']:,} versions:"
        f" {whole['seconds']:.0f} s (goal: under 90). Memory of a process that served all of this:"
        f" {visited['memory']:.0f} MB (goal: under 400).\n"
    )


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1] * 1000
