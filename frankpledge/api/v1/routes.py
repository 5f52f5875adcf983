"""The addresses of `/api/v1`: of each table its pages, its CSV and what its columns mean."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from frankpledge.api.answers import conditional, etag
from frankpledge.api.v1 import evidence_tables, exports, record
from frankpledge.api.v1.sending import asked, page, whole
from frankpledge.api.v1.tables import Answer, Resource
from frankpledge.apps.performance.queries.definitions import published
from frankpledge.apps.performance.queries.reader import current_release, site_store
from frankpledge.design.exports import metadata
from frankpledge.evidence.charts.notes import notes_in_force

RESOURCES = (*evidence_tables.RESOURCES, *record.RESOURCES)
router = Router()


class Period(Schema):
    first: str
    last: str


class Page(Schema):
    release: int | None = Field(description="The release of the evidence; null for the record.")
    period: Period | None
    unit: str
    coverage: str = Field(
        description="complete, partial, odd_mix, places_lost or missing; recorded for the record."
    )
    source: str
    licence: str
    notes: list[str]
    columns: dict[str, str]
    total: int
    next: str | None
    rows: list[dict[str, Any]]


class Error(Schema):
    error: str


class ExportAsks(Schema):
    force: str | None = Field(None, description="A force's id.")
    month: str | None = Field(None, description="YYYY-MM.")


ERRORS = dict.fromkeys((400, 404, 429, 503), Error)


def as_query(asks: type[Schema]) -> object:
    """Return the type of a query, for a route that takes one."""
    # It is known where a route is made alone, and no type checker follows it.
    return Query[asks]  # type: ignore[misc, valid-type]


def _answered(
    request: HttpRequest, resource: Resource, send: Callable[[Answer, str], HttpResponseBase]
) -> HttpResponseBase:
    given = asked(request, resource.asks.model_fields)
    if resource.about == "record":  # it changes at any moment, so its answer is its own stamp
        answer = resource.make(given)
        stamp = etag(repr(answer))[1:13]
        return send(answer, stamp)
    now = current_release()
    # Notes, residents and definitions change results within a release, so the tag holds them.
    notes, residents = repr(notes_in_force(now.store)), now.people.digest
    made_of = etag(notes, residents, *(m.digest for m in published()))
    stamp = f"{now.release.number}-{made_of[1:9]}"
    tag = etag(stamp, request.get_full_path(), str(timezone.localdate()))
    return conditional(request, tag, None, lambda: send(resource.make(given), stamp))


def _register(resource: Resource) -> None:
    name = resource.name
    label = name.replace("-", "_")

    def as_page(request: HttpRequest, query: Schema) -> HttpResponseBase:
        return _answered(
            request, resource, lambda answer, stamp: page(request, resource, answer, stamp)
        )

    def as_csv(request: HttpRequest, query: Schema) -> HttpResponseBase:
        def send(answer: Answer, _stamp: str) -> HttpResponseBase:
            return whole(request, resource, answer)

        return _answered(request, resource, send)

    def as_metadata(request: HttpRequest) -> HttpResponse:
        address = request.build_absolute_uri(f"/api/v1/{name}.csv")
        return metadata(address, resource.title, resource.description, resource.columns)

    for function in (as_page, as_csv):
        function.__annotations__["query"] = as_query(resource.asks)
    router.get(
        f"/{name}",
        response={200: Page} | ERRORS,
        operation_id=f"{label}_page",
        summary=resource.title,
        tags=[name],
        description=resource.description,
    )(as_page)
    router.get(
        f"/{name}.csv",
        response={200: str} | ERRORS,
        operation_id=f"{label}_csv",
        summary=f"{resource.title}, whole, as CSV",
        tags=[name],
        description=resource.description,
    )(as_csv)
    router.get(
        f"/{name}.csv-metadata.json",
        response={200: dict} | ERRORS,
        operation_id=f"{label}_metadata",
        summary=f"{resource.title}: what columns mean",
        tags=[name],
        description=resource.description,
    )(as_metadata)


for _resource in RESOURCES:
    _register(_resource)


@router.get("/tables", tags=["tables"], response={200: list[dict]} | ERRORS)
def tables(request: HttpRequest) -> list[dict[str, str]]:
    """The datasets that can be had whole."""
    return [
        {
            "dataset": dataset.name,
            "title": dataset.title,
            "csv": request.build_absolute_uri(f"/api/v1/tables/{dataset.name}.csv"),
            "parquet": request.build_absolute_uri(f"/api/v1/tables/{dataset.name}.parquet"),
        }
        for dataset in site_store().datasets.values()
    ]


@router.get("/tables/{dataset}.csv", tags=["tables"], response={200: str} | ERRORS)
def table_csv(request: HttpRequest, dataset: str, query: Query[ExportAsks]) -> HttpResponseBase:
    """Every row of a dataset, or those of a force or a month, as CSV."""
    return exports.export(request, dataset, "csv", asked(request, ExportAsks.model_fields))


@router.get("/tables/{dataset}.parquet", tags=["tables"], response={200: str} | ERRORS)
def table_parquet(request: HttpRequest, dataset: str, query: Query[ExportAsks]) -> HttpResponseBase:
    """Every row of a dataset, or those of a force or a month, as Parquet."""
    return exports.export(request, dataset, "parquet", asked(request, ExportAsks.model_fields))


@router.get("/tables/{dataset}.csv-metadata.json", tags=["tables"], response={200: dict} | ERRORS)
def table_metadata(request: HttpRequest, dataset: str) -> HttpResponse:
    """What the columns of a dataset mean."""
    found = site_store().dataset(dataset)
    address = request.build_absolute_uri(f"/api/v1/tables/{dataset}.csv")
    return metadata(address, found.title, found.source["title"], exports.columns(found))
