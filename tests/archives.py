"""Small police.uk files for tests, written by hand or made up."""

import gzip
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from frankpledge.evidence.intake.ingest import IngestReport, ingest
from frankpledge.evidence.intake.synthetic import SyntheticForce
from frankpledge.evidence.store.releases import Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
STOPS = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,"
    "Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,"
    "Outcome,Outcome linked to object of search,Removal of more than just outer clothing"
)
SMALL = SyntheticForce(
    slug="anyshire",
    districts=("Easthaven", "Saltmarsh, the Holms"),
    rows_a_month=400,
    missing=frozenset({"2025-03"}),
)


def crime(
    crime_id: str = "",
    kind: str = "Burglary",
    outcome: str = "Under investigation",
    *,
    month: str = "2025-01",
    place: tuple[str, str] = ("-1.25", "51.75"),
    lsoa: tuple[str, str] = ("E01028513", "Oxford 005A"),
    force: str = "Thames Valley Police",
) -> str:
    """Return one row of a street file."""
    where = f"{place[0]},{place[1]},On or near Mill Lane,{lsoa[0]},{lsoa[1]}"
    return f"{crime_id},{month},{force},{force},{where},{kind},{outcome},"


def street(rows: Iterable[str], header: str = STREET, end: str = "\n") -> bytes:
    """Return a street file."""
    return end.join([header, *rows, ""]).encode()


def write(folder: Path, name: str, content: bytes) -> Path:
    """Write `content`, gzipped where the name says so."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def load(store: Store, *paths: Path, downloaded: str = "") -> IngestReport:
    """Ingest at a fixed time."""
    return ingest(list(paths), store, at=NOON, downloaded=downloaded)


def rows_of(store: Store, dataset: str = "street") -> int:
    """Return how many rows the release in force holds of a dataset."""
    return sum(version.kept for version in store.release().current(dataset))
