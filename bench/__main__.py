"""`make bench`: build a national-sized set and measure the engine on it.

    python -m bench [--months 36] [--folder var/bench] [--write docs/performance.md]

The set is made up: 43 forces, about 11,600 rows each a month. It is kept in the folder and
made again only when the number of months changes. Every job runs in a process of its own,
so that peak memory is its own.
"""

import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click
import duckdb
from rich.progress import track

from bench import api, listing, postgis, record
from bench import measures as jobs
from bench.pages import put
from frankpledge.cli.record_store import prepare
from frankpledge.evidence.engine import connect
from frankpledge.evidence.geography.districts import districts_of
from frankpledge.evidence.intake.ingest import ingest
from frankpledge.evidence.intake.synthetic import SyntheticForce, months_before, write_archive
from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months
from frankpledge.rules.policing_areas import AREAS

LAST = "2025-09"
ROWS_A_MONTH = 11_628  # times 43 forces and 36 months: 18 million
SHORT_RUNS = 5
PAGES = 40


def forces() -> list[SyntheticForce]:
    """Forces of one size, with the real districts, all over the country."""
    return [
        SyntheticForce(
            slug=area.slug,
            districts=tuple(district.name for district in districts_of(area.slug)),
            rows_a_month=ROWS_A_MONTH,
            first_lsoa=number * 700,
            lsoa_letter="E",
            place=(-4 + number % 9 * 0.55, 50.6 + number // 9 * 0.8),
        )
        for number, area in enumerate(AREAS)
    ]


def make_set(folder: Path, months: int) -> None:
    """Write the archive, and one more month beside it, unless they are there."""
    mark = folder / f"{months}-months"
    if mark.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    start, after = months_before(LAST, months), add_months(LAST, 1)
    street, others = ("street",), ("outcomes", "stop-and-search")
    for part, first, last, kinds in (
        ("archive", start, LAST, street),
        ("others", start, LAST, others),
        ("next", after, after, street),
    ):
        files = write_archive(folder / part, forces(), first, last, kinds=kinds)
        total = len(AREAS) * len(kinds) * (months if part != "next" else 1)
        for _ in track(files, description=f"Making up the {part}", total=total):
            pass
    mark.touch()


# Jobs, each run in a process of its own: they print seconds and whatever else they counted.


def job_plain(folder: Path) -> dict:
    """DuckDB's own reader and writer on the same files."""
    files = folder / "archive" / "*" / "*.csv"
    connection = duckdb.connect()
    started = time.perf_counter()
    connection.execute(
        f"copy (select * from read_csv('{files}', all_varchar = true, quote = '\"'))"
        f" to '{folder / 'plain.parquet'}' (format parquet)"
    )
    seconds = time.perf_counter() - started
    (folder / "plain.parquet").unlink()
    return {"seconds": seconds}


def _timed_ingest(store: Path, source: Path) -> dict:
    started = time.perf_counter()
    report = ingest([source], Store(store), at=datetime.now(UTC))
    return {"seconds": time.perf_counter() - started, "rows": report.rows}


def job_ingest(folder: Path) -> dict:
    """The first ingest, into an empty store."""
    shutil.rmtree(folder / "store", ignore_errors=True)
    return _timed_ingest(folder / "store", folder / "archive")


def job_again(folder: Path) -> dict:
    """The same archive again."""
    return _timed_ingest(folder / "store", folder / "archive")


def job_next(folder: Path) -> dict:
    """One month more, into the full store."""
    return _timed_ingest(folder / "store", folder / "next")


def job_next_alone(folder: Path) -> dict:
    """The same month into an empty store: what the month itself costs."""
    shutil.rmtree(folder / "alone", ignore_errors=True)
    return _timed_ingest(folder / "alone", folder / "next")


def job_counts(folder: Path) -> dict:
    """Questions as `frankpledge counts` asks them; nothing is kept from one to the next."""
    store = Store(folder / "store")
    release = store.release()
    kent = {"force": ("kent",)}
    questions = {
        "by month, one force": Question(by=("month",), where=kent),
        "by month and kind, one force": Question(by=("month", "crime_type"), where=kent),
        "by month and kind, all forces": Question(by=("month", "crime_type")),
        "by district and outcome, one force": Question(by=("district", "outcome"), where=kent),
        "by small area and month, one force": Question(by=("lsoa", "month"), where=kent),
    }
    found = {}
    with connect(threads=1) as connection:
        for name, question in questions.items():
            times = []
            for _ in range(2 * SHORT_RUNS):
                started = time.perf_counter()
                count(question, store, release, connection)
                times.append(time.perf_counter() - started)
            found[name] = times
    return {"times": found, "seconds": 0}


def job_pages(folder: Path) -> dict:
    """Force and district pages through Django, each address for the first time and again."""
    os.environ["FRANKPLEDGE_HOME"] = str(folder / "store")
    os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.web.settings"
    os.environ["ALLOWED_HOSTS"] = "testserver"
    prepare(Store(folder / "store"))
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.get("/about-the-data/")
    client.get("/forces/kent/")
    addresses = [f"/forces/{area.slug}/" for area in AREAS if area.slug != "kent"][:PAGES]
    parts = [(a.slug, districts_of(a.slug)[0].slug) for a in AREAS][:PAGES]
    kinds = {
        "force page": addresses,
        "district page": [f"/forces/{slug}/districts/{part}/" for slug, part in parts],
    }
    found = {}
    for name, wanted in kinds.items():
        for visit in ("first visit", "visit again"):
            times = []
            for address in wanted:
                started = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append(time.perf_counter() - started)
            found[f"{name}, {visit}"] = times
    return {"times": found, "seconds": 0}


def job_others(folder: Path) -> dict:
    """Outcomes and stops, into the store with the street files."""
    return _timed_ingest(folder / "store", folder / "others")


JOBS = {
    "others": job_others,
    "measures": jobs.fresh,
    "measures_again": jobs.again,
    "pandas": jobs.in_pandas,
    "street_measures": jobs.street,
    "drawings": jobs.drawings,
    "plain": job_plain,
    "ingest": job_ingest,
    "again": job_again,
    "next": job_next,
    "next_alone": job_next_alone,
    "counts": job_counts,
    "pages": job_pages,
    "api": api.ours,
    "postgis": postgis.theirs,
    "http": api.over_http,
    "make_log": record.make_log,
    "verify_log": record.verify_log,
    "plain_log": record.plain_log,
    **listing.jobs(),
}


def run(job: str, folder: Path) -> dict:
    """Run one job in a process of its own."""
    command = [sys.executable, "-m", "bench", "--folder", str(folder), "--job", job]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def machine() -> str:
    """What this was measured on."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        names = [
            x.split(":")[1].strip() for x in cpus.read_text().splitlines() if "model name" in x
        ]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()},"
        f" Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )


def measure(folder: Path, months: int) -> str:
    """Measure everything; return the report."""
    plain, first = run("plain", folder), run("ingest", folder)
    again = [run("again", folder) for _ in range(SHORT_RUNS)]
    alone = [run("next_alone", folder) for _ in range(SHORT_RUNS)]
    following = run("next", folder)
    run("others", folder)
    fresh, again_measures = run("measures", folder), run("measures_again", folder)
    street, pandas = run("street_measures", folder), run("pandas", folder)
    run("measures_again", folder)
    drawings, counts, pages = (run(job, folder) for job in ("drawings", "counts", "pages"))
    run("make_log", folder)
    log, plain_log = run("verify_log", folder), run("plain_log", folder)
    slowest = max(fresh["parts"], key=fresh["parts"].get)
    again_seconds = statistics.median(item["seconds"] for item in again)
    alone_seconds = statistics.median(item["seconds"] for item in alone)
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine()}.",
        f"Made-up archive: {months} months, {first['rows']:,} street rows.\n",
        "| job | seconds | against | ratio | goal | peak memory |",
        "| --- | ---: | --- | ---: | --- | ---: |",
        f"| plain `read_csv` to Parquet | {plain['seconds']:.1f} | | | | {plain['mb']:,.0f} MB |",
        (
            f"| ingest | {first['seconds']:.1f} | plain | {first['seconds'] / plain['seconds']:.2f}"
            f" | at most 1.5 | {first['mb']:,.0f} MB |"
        ),
        (
            f"| the same archive again (median of {SHORT_RUNS}) | {again_seconds:.2f} | ingest"
            f" | {again_seconds / first['seconds']:.1%} | under 5% | {again[0]['mb']:,.0f} MB |"
        ),
        (
            f"| one month more, into {months} months | {following['seconds']:.2f} | that month"
            f" alone | {following['seconds'] / alone_seconds:.2f} | near 1"
            f" | {following['mb']:,.0f} MB |"
        ),
        f"| that month alone (median of {SHORT_RUNS}) | {alone_seconds:.2f} | | | | |",
        (
            f"| all {len(fresh['parts'])} measures, forces and districts, {months + 1} months"
            f" (outcomes and stops too; of it {slowest} {fresh['parts'][slowest]:.1f})"
            f" | {fresh['seconds']:.1f} | | | under 10 | {fresh['mb']:,.0f} MB |"
        ),
        (
            f"| the {street['measures']} measures of street files | {street['seconds']:.2f}"
            f" | pandas | {street['seconds'] / pandas['seconds']:.3f} | at most 0.1"
            f" | {street['mb']:,.0f} MB |"
        ),
        f"| the same in pandas | {pandas['seconds']:.1f} | | | | {pandas['mb']:,.0f} MB |",
        (
            f"| all measures again, nothing new ({again_measures['months']} months calculated)"
            f" | {again_measures['seconds']:.2f} | | | | |"
        ),
        (
            f"| `audit verify` of {log['lines']:,} lines and {log['versions']:,} versions"
            f" | {log['seconds']:.1f} | plain reading and hashing of the lines"
            f" | {log['seconds'] / plain_log['seconds']:.1f} | under 90 |"
            f" {log['mb']:,.0f} MB |"
        ),
        f"| plain reading and hashing | {plain_log['seconds']:.1f} | | | | |\n",
        "| question or page | runs | median | p95 | goal |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for name, times in (counts["times"] | pages["times"] | drawings["times"]).items():
        goal = "p95 under 100 ms" if "page" in name else "under 5 ms" if "SVG" in name else ""
        places = 1 if "SVG" in name else 0
        lines.append(
            f"| {name} | {len(times)} | {statistics.median(times) * 1000:.{places}f} ms"
            f" | {p95(times) * 1000:.{places}f} ms | {goal} |"
        )
    return "\n".join(lines) + "\n"


@click.command()
@click.option("--months", default=36, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), default=Path("var/bench"))
@click.option("--write", type=click.Path(path_type=Path), help="Put the tables into this page.")
@click.option("--only", type=click.Choice(["api", "listing"]), help="Measure only this part.")
@click.option("--job", type=click.Choice(list(JOBS)), hidden=True)
def main(months: int, folder: Path, write: Path | None, only: str | None, job: str | None) -> None:
    """Measure the engine on a national-sized made-up set."""
    if job:
        result = JOBS[job](folder)
        result["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        click.echo(json.dumps(result))
        return
    if only == "listing":
        _tell({"measured: the record": _listing(folder)}, write)
        return
    make_set(folder, months)
    parts = {} if only else {"measured": measure(folder, months)}
    if only and not (folder / "store" / "CURRENT").exists():
        run("ingest", folder)
        run("others", folder)
    parts["measured: the API"] = (
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine()}, PostgreSQL 15.\n\n"
        + api.table(lambda name: run(name, folder), lambda: postgis.fill(folder))
    )
    if not only:
        parts["measured: the record"] = _listing(folder)
    _tell(parts, write)


def _listing(folder: Path) -> str:
    """Measure the record at size."""
    head = f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine()}, PostgreSQL 15.\n\n"
    return head + listing.table(lambda name: run(name, folder))


def _tell(parts: dict[str, str], write: Path | None) -> None:
    for mark, report in parts.items():
        click.echo(report)
        if write:
            put(write, mark, report)


if __name__ == "__main__":
    main()
