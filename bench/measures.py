"""What measures cost, from a store without results; and the same in pandas."""

import shutil
import time
from pathlib import Path

import pandas

from frankpledge.design.charts.control_charts import control_chart
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.engine import connect, parquet
from frankpledge.evidence.intake.synthetic import CRIME_TYPES
from frankpledge.evidence.measures.calculate import refresh
from frankpledge.evidence.measures.definitions import all_measures
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.policing_areas import AREAS

CLOSED = "Investigation complete; no suspect identified"
POSITIVE = ("Local resolution", "Court result unavailable", "Offender given a caution")
PANDAS_KINDS = (
    ("Anti-social behaviour",),
    ("Criminal damage and arson",),
    ("Drugs",),
    ("Burglary", "Robbery", "Theft from the person", "Vehicle crime"),
    ("Possession of weapons",),
    ("Robbery",),
    ("Shoplifting",),
    ("Violence and sexual offences",),
    tuple(set(CRIME_TYPES) - {"Anti-social behaviour"}),
)
PANDAS_WORDS = (POSITIVE, (CLOSED,))


def fresh(folder: Path) -> dict:
    """All measures for all forces and districts, from a store without results."""
    store = Store(folder / "store")
    shutil.rmtree(store.root / "results", ignore_errors=True)
    release, parts, before = store.release(), {}, time.perf_counter()
    started = before
    for measure in all_measures().values():
        refresh(store, release, [measure])
        parts[measure.name] = time.perf_counter() - before
        before = time.perf_counter()
    return {"seconds": before - started, "parts": parts}


def again(folder: Path) -> dict:
    """All measures after one month more: only that month is calculated."""
    store = Store(folder / "store")
    started = time.perf_counter()
    months = refresh(store, store.release(), list(all_measures().values()))
    return {"seconds": time.perf_counter() - started, "months": months}


def in_pandas(folder: Path) -> dict:
    """The measures of the street files alone, in pandas, from the same Parquet."""
    store = Store(folder / "store")
    release = store.release()
    started = time.perf_counter()
    parts = []
    with connect() as connection:
        for month in sorted({v.month for v in release.current("street")}):
            held = [v for v in release.current("street") if v.month == month]
            frame = connection.execute(
                "select force, district, month, crime_type, last_outcome"
                f" from {parquet(store.absolute(held))}"
            ).df()
            parts.append(frame)
    rows = pandas.concat(parts)
    for column in ("force", "district", "crime_type", "last_outcome"):
        rows[column] = rows[column].astype("category")
    crimes = rows[rows["crime_type"] != "Anti-social behaviour"]
    for area in ("force", "district"):
        for kinds in PANDAS_KINDS:
            rows["hit"] = rows["crime_type"].isin(kinds)
            rows.groupby([area, "month"], observed=True)["hit"].sum()
        for words in PANDAS_WORDS:
            marked = crimes.assign(
                hit=crimes["last_outcome"].isin(words),
                unknown=crimes["last_outcome"].isna()
                | (crimes["last_outcome"] == "Status update unavailable"),
                all=1,
            )
            marked.groupby([area, "month"], observed=True)[["hit", "all", "unknown"]].sum()
    return {"seconds": time.perf_counter() - started}


def street(folder: Path) -> dict:
    """The same measures as `in_pandas`, by the engine."""
    store = Store(folder / "store")
    shutil.rmtree(store.root / "results", ignore_errors=True)
    chosen = [m for m in all_measures().values() if m.dataset == "street"]
    started = time.perf_counter()
    refresh(store, store.release(), chosen)
    return {"seconds": time.perf_counter() - started, "measures": len(chosen)}


def drawings(folder: Path) -> dict:
    """Control charts as SVG, of every measure of 20 forces."""
    store = Store(folder / "store")
    reader, times = ReleaseReader(store, store.release()), []
    for area in AREAS[:20]:
        for one in series(reader, list(all_measures().values()), reader.place(area.slug)):
            chart = draw(one)
            started = time.perf_counter()
            control_chart(chart)
            times.append(time.perf_counter() - started)
    return {"times": {"control chart as SVG": times}, "seconds": 0}
