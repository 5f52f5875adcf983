"""Whole tables: every row of a dataset as CSV or Parquet, as a file or streamed."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from uuid import uuid4

import duckdb
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from frankpledge.api.v1.tables import span, together
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.declared import Column
from frankpledge.design.exports import CSV as CSV_TYPE
from frankpledge.design.exports import stream_csv
from frankpledge.design.ranged import file_response, takes_gzip
from frankpledge.errors import Busy, Damaged, NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.exports import CSV, PARQUET, file_of, in_order, rows_of
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.versions import Version
from frankpledge.evidence.tables import ROWS_AT_ONCE
from frankpledge.rules.periods import first_day

AT_ONCE = 2  # of one worker's threads: the others go on answering
MEMORY = "256MB"
_slots = BoundedSemaphore(AT_ONCE)
FILES = {"csv": CSV, "parquet": PARQUET}
CONTENT = {"csv": CSV_TYPE, "parquet": "application/vnd.apache.parquet"}
DATATYPES = {
    "month": "gYearMonth",
    "instant": "dateTime",
    "boolean": "boolean",
    "longitude": "double",
    "latitude": "double",
}


def columns(dataset: Dataset) -> list[Column]:
    """Return the columns of an export: the force, then those of the source's file."""
    own = [
        Column(c.name, DATATYPES.get(c.kind, "string"), f"{c.header}, as the source's file has it")
        for c in dataset.columns
    ]
    return [Column("force", "string", "The id of the force whose file it is"), *own]


def export(
    request: HttpRequest, name: str, form: str, given: Mapping[str, str]
) -> HttpResponseBase:
    """Return every row of a dataset, or those of a force or a month.

    The whole is a file that the worker made once; what is narrowed is streamed as it is read.
    """
    snapshot = current_release()
    dataset = snapshot.store.dataset(name)
    versions = _versions(snapshot, name, given)
    response = None if given else _made(request, snapshot, name, form)
    if response is None:
        query = rows_of(snapshot.store, dataset, versions, FILES[form])
        response = _csv(query, name) if form == "csv" else _parquet(snapshot, query, name)
    return _headed(response, request, snapshot, name, given, versions)


def _made(
    request: HttpRequest, now: ReleaseReader, name: str, form: str
) -> HttpResponseBase | None:
    """Return the file that was made of a whole table; None until it is, or where it is damaged."""
    made = file_of(now.store, now.release.number, name, FILES[form])
    if made is None or (form == "csv" and not takes_gzip(request)):
        return None
    path, digest = made
    sent = file_response(request, path, digest.sha256, CONTENT[form])
    sent["Content-Encoding"] = "gzip" if form == "csv" else "identity"
    if sent.status_code != 304:
        sent["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return sent


def _versions(now: ReleaseReader, name: str, given: Mapping[str, str]) -> list[Version]:
    if given.get("force"):
        check_forces([given["force"]], now.release)
    if given.get("month"):
        first_day(given["month"])
    found = [
        version
        for version in now.release.current(name)
        if given.get("force", version.force) == version.force
        and given.get("month", version.month) == version.month
    ]
    if not found:
        raise NotFound("Nothing of this is held; /api/v1/coverage tells what is")
    return in_order(found)


@contextmanager
def _connection(spill: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    if not _slots.acquire(blocking=False):
        raise Busy("Several exports are under way; try again in a minute")
    try:
        with engine.connect(threads=1, memory_limit=MEMORY, spill=spill) as connection:
            yield connection
    finally:
        _slots.release()


def _csv(query: str, name: str) -> StreamingHttpResponse:
    rows = _rows(query)
    names = next(rows)  # what cannot be read or must wait is said before anything is sent
    return stream_csv(names, rows, name)


def _rows(query: str) -> Iterator[tuple]:
    with _connection(None) as connection:
        try:
            found = connection.execute(query)
        except duckdb.IOException as error:
            raise Damaged("A file of the store cannot be read: ingest its archive again") from error
        yield tuple(column[0] for column in found.description)
        while batch := found.fetchmany(ROWS_AT_ONCE):
            yield from batch


def _parquet(now: ReleaseReader, query: str, name: str) -> FileResponse:
    """Write the Parquet beside the store's other scratch work and send it as it is read."""
    now.store.scratch.mkdir(parents=True, exist_ok=True)
    path = now.store.scratch / f"export-{uuid4().hex}.parquet"
    try:
        with _connection(now.store.scratch) as connection:
            connection.execute(
                f"copy ({query}) to {engine.text(str(path))} (format parquet, compression zstd)"
            )
        file = path.open("rb")
    finally:
        path.unlink(missing_ok=True)  # an open file is read to its end without its name
    response = FileResponse(file, content_type="application/vnd.apache.parquet")
    response["Content-Length"] = str(os.fstat(file.fileno()).st_size)
    response["Content-Disposition"] = f'attachment; filename="{name}.parquet"'
    response["Content-Encoding"] = "identity"  # it is compressed already
    return response


def _headed(
    response: HttpResponseBase,
    request: HttpRequest,
    now: ReleaseReader,
    name: str,
    given: Mapping[str, str],
    versions: list[Version],
) -> HttpResponseBase:
    period = span(version.month for version in versions)
    wanted = [
        entry.status
        for entry in now.release.covered(name)
        if given.get("force", entry.force) == entry.force
        and given.get("month", entry.month) == entry.month
    ]
    response["X-Data-Release"] = str(now.release.number)
    response["X-Data-Period"] = "/".join(period) if period else ""
    response["X-Data-Coverage"] = together(wanted)
    response["X-Data-Unit"] = "rows of the source's files"
    address = request.build_absolute_uri(f"/api/v1/tables/{name}.csv-metadata.json")
    response["Link"] = f'<{address}>; rel="describedby"; type="application/csvm+json"'
    return response
