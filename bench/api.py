"""The API beside PostGIS, on the same rows, in the same run.

What both sides return is counted and must be equal; PostGIS's rows are made into police.uk's
objects as ours are. See `bench.postgis` for its side.
"""

import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from frankpledge.api.police_uk import rendering
from frankpledge.evidence.index.build import build, is_due
from frankpledge.evidence.index.reader import Index, open_index
from frankpledge.evidence.index.shapes import Area, Circle
from frankpledge.evidence.store.releases import Store

QUESTIONS = 200
CORNERS = 50
CONNECTIONS = 8
SECONDS = 15
PORT = 8931

Question = tuple[str, float, float]  # month, latitude, longitude


def questions(index: Index, dataset: str) -> list[Question]:
    """Places where something happened, in months all over the span."""
    chance = random.Random(1829)
    found = []
    for _ in range(QUESTIONS):
        name = chance.choice(index.months(dataset))
        month = index.month(dataset, name)
        place = chance.randrange(len(month["place_lat"]))
        found.append(
            (name, int(month["place_lat"][place]) / 1e6, int(month["place_lng"][place]) / 1e6)
        )
    return found


def ring(latitude: float, longitude: float) -> list[tuple[float, float]]:
    """A polygon of fifty corners, about two miles wide, that is nowhere a circle."""
    chance = random.Random(f"{latitude}{longitude}")
    far = [chance.uniform(0.6, 1) for _ in range(CORNERS)]
    return [
        (
            latitude + 0.02 * far[n] * math.cos(2 * math.pi * n / CORNERS),
            longitude + 0.03 * far[n] * math.sin(2 * math.pi * n / CORNERS),
        )
        for n in range(CORNERS)
    ]


def timed(ask: Callable[[Question], int], asked: list[Question]) -> dict:
    times, counts = [], []
    for question in asked:
        started = time.perf_counter()
        counts.append(ask(question))
        times.append((time.perf_counter() - started) * 1000)
    return {"ms": times, "rows": counts}


def ours(folder: Path) -> dict:
    """Answers of the index, to the last byte of JSON; the index is made where it is due."""
    store = Store(folder / "store")
    made = 0.0
    if is_due(store):
        started = time.perf_counter()
        build(store, progress=lambda _name, _steps: None)
        made = time.perf_counter() - started
    index = open_index(store)

    def asks(dataset: str, shape: Callable, render: Callable) -> Callable[[Question], int]:
        def ask(question: Question) -> int:
            month, latitude, longitude = question
            rows = index.rows_in(index.month(dataset, month), shape(latitude, longitude))
            render(index, rows)
            return len(rows)

        return ask

    kinds = {
        "radius": ("street", Circle, rendering.crimes),
        "polygon": ("street", lambda a, b: Area(ring(a, b)), rendering.crimes),
        "stops": ("stop-and-search", Circle, rendering.stops),
    }
    found = {}
    for name, (dataset, shape, render) in kinds.items():
        asked, ask = questions(index, dataset), asks(dataset, shape, render)
        found[f"{name}, first time"] = timed(ask, asked)
        found[f"{name}, again"] = timed(ask, asked)
    return {"times": found, "seconds": made}


def install(program: str, package: str) -> str:
    """Return an empty text where `program` is there or can be installed, else why not."""
    if shutil.which(program) or Path(program).exists():
        return ""
    try:
        subprocess.run(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", package],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        return f"{package} is not here and cannot be installed ({error})"
    return ""


SCRIPT = """
local places = {%s}
local n = 0
request = function()
  n = n + 1
  local p = places[n %% #places + 1]
  return wrk.format("GET", "/api/crimes-street/all-crime?date=" .. p)
end
done = function(summary, latency, requests)
  io.write(string.format("P50 %%.2f P95 %%.2f OK %%d BAD %%d SECONDS %%.2f\\n",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, summary.requests,
    summary.errors.status + summary.errors.timeout + summary.errors.read, summary.duration / 1e6))
end
"""


def over_http(folder: Path) -> dict:
    """Radius requests through the whole server, with `wrk` on the same two cores."""
    why = install("wrk", "wrk")
    if why:
        return {"skipped": why, "seconds": 0}
    index = open_index(Store(folder / "store"))
    places = ",".join(f'"{m}&lat={a}&lng={b}"' for m, a, b in questions(index, "street"))
    command = [
        sys.executable,
        "-m",
        "frankpledge",
        "serve",
        "--store",
        str(folder / "store"),
        "--port",
        str(PORT),
        "--workers",
        "2",
        "--api-rate",
        "0",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/api/crime-last-updated")
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(SCRIPT % places)
            script.flush()
            said = ""
            for seconds in (5, SECONDS):  # the first is to warm up
                said = subprocess.run(
                    [
                        "wrk",
                        "-t1",
                        f"-c{CONNECTIONS}",
                        f"-d{seconds}s",
                        "-s",
                        script.name,
                        f"http://127.0.0.1:{PORT}",
                    ],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
        found = re.search(r"P50 ([\d.]+) P95 ([\d.]+) OK (\d+) BAD (\d+) SECONDS ([\d.]+)", said)
        p50, p95, done, bad, seconds = (float(part) for part in found.groups())
        return {
            "a_second": done / seconds,
            "p50": p50,
            "p95": p95,
            "bad": bad,
            "worker_mb": _largest_child(server.pid),
            "seconds": seconds,
        }
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")


def _largest_child(parent: int) -> float:
    """The memory of the largest worker in MB: its own pages, and what it maps and has read."""
    largest = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            facts = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except OSError:
            continue
        if int(facts["PPid"]) == parent:
            largest = max(largest, int(facts["VmRSS"].split()[0]))
    return largest / 1024


def table(run: Callable[[str], dict], fill: Callable[[], str]) -> str:
    """Measure both sides; return the tables."""
    mine = run("api")
    why = fill()
    other = run("postgis") if not why else {"times": {}}
    lines = [
        (
            "| question | rows (median) | Frankpledge median | p95 | PostGIS median | p95 | ratio of"
            " medians | of p95 |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, found in mine["times"].items():
        beside = other["times"].get(name)
        if beside and beside["rows"] != found["rows"]:
            raise AssertionError(f"{name}: the two sides do not find the same rows")
        lines.append(_line(name, found, beside))
    if why:
        lines.append(f"\nPostGIS was skipped: {why}.")
    if mine["seconds"]:
        lines.append(f"\nMaking the index took {mine['seconds']:.0f} s.")
    return "\n".join([*lines, "", _http(run("http"))]) + "\n"


def _line(name: str, found: dict, beside: dict | None) -> str:
    def ends(times: list[float]) -> tuple[float, float]:
        return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]

    rows = statistics.median(found["rows"])
    middle, late = ends(found["ms"])
    said = f"| {name} | {rows:,.0f} | {middle:.1f} ms | {late:.1f} ms |"
    if not beside:
        return f"{said} | | | |"
    their_middle, their_late = ends(beside["ms"])
    return (
        f"{said} {their_middle:.1f} ms | {their_late:.1f} ms | {middle / their_middle:.2f}"
        f" | {late / their_late:.2f} |"
    )


def _http(found: dict) -> str:
    if "skipped" in found:
        return f"Over HTTP was skipped: {found['skipped']}."
    return (
        f"Over HTTP, `wrk` with {CONNECTIONS} connections beside two workers on {os.cpu_count()}"
        f" cores: {found['a_second']:,.0f} radius requests a second (goal: 200), median"
        f" {found['p50']:.0f} ms, p95 {found['p95']:.0f} ms (goal: under 100), {found['bad']:.0f}"
        f" refused or broken off; the larger worker held {found['worker_mb']:,.0f} MB (goal: under"
        " 500)."
    )
