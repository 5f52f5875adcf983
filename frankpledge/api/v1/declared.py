"""The tables that apps declare: of each its pages, one publication's rows, its CSV, its columns."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from ninja import Router, Schema

from frankpledge.api.answers import JSON
from frankpledge.api.v1.routes import ERRORS, as_query
from frankpledge.api.v1.rows import asks_of, one_of, page_of
from frankpledge.api.v1.sending import address_of_next, asked, described_by, most_rows
from frankpledge.api.v1.tables import RECORDED
from frankpledge.apps.publishing.queries.tables import rows_at, table_page, table_rows
from frankpledge.declared import Table, TableFilter
from frankpledge.design.dates import midnight
from frankpledge.design.exports import LICENCE, metadata, stream_table
from frankpledge.errors import BadInput

YEARS = range(1900, 3000)
PAGING = ("limit", "cursor")


def router_of(tables: Iterable[Table]) -> Router:
    """Return the addresses of tables."""
    router = Router()
    for table in tables:
        _add_json(router, table)
        _add_csv(router, table)
    return router


def _add_json(router: Router, table: Table) -> None:
    asks = asks_of(table)

    def as_page(request: HttpRequest, query: Schema) -> HttpResponseBase:
        given = asked(request, asks.model_fields)
        found = table_page(
            table,
            timezone.now(),
            _filter(given),
            given.get("cursor", ""),
            site=_site(request),
            size=most_rows(request),
        )
        following = address_of_next(request, found.next) if found.next else None
        response = _sent(_frame(table) | {"next": following, "rows": found.rows})
        if following:
            response["Link"] = f'<{following}>; rel="next"'
        return response

    def as_one(request: HttpRequest, reference: str) -> HttpResponseBase:
        asked(request, ())
        found = rows_at(table, reference, timezone.now(), site=_site(request))
        return _sent(_frame(table) | ({"rows": found} if table.rows else {"row": found[0]}))

    as_page.__annotations__["query"] = as_query(asks)
    label, said = _told(table)
    router.get(
        f"/{table.name}",
        response={200: page_of(table)} | ERRORS,
        operation_id=f"{label}_page",
        summary=table.title,
        **said,
    )(as_page)
    router.get(
        f"/{table.name}/{{reference}}",
        response={200: one_of(table)} | ERRORS,
        operation_id=f"{label}_one",
        summary=f"{table.title}: of one reference",
        **said,
    )(as_one)


def _add_csv(router: Router, table: Table) -> None:
    asks = asks_of(table)

    def as_csv(request: HttpRequest, query: Schema) -> HttpResponseBase:
        given = asked(request, [name for name in asks.model_fields if name not in PAGING])
        rows = table_rows(table, timezone.now(), _filter(given), site=_site(request))
        response = stream_table(table.all_columns, rows, table.name)
        response["Link"] = described_by(request)
        response["X-Data-Coverage"] = RECORDED
        return response

    def as_metadata(request: HttpRequest) -> HttpResponse:
        address = request.build_absolute_uri(f"/api/v1/{table.name}.csv")
        return metadata(address, table.title, table.about, table.all_columns)

    as_csv.__annotations__["query"] = as_query(asks)
    label, said = _told(table)
    router.get(
        f"/{table.name}.csv",
        response={200: str} | ERRORS,
        operation_id=f"{label}_csv",
        summary=f"{table.title}, whole, as CSV",
        **said,
    )(as_csv)
    router.get(
        f"/{table.name}.csv-metadata.json",
        response={200: dict} | ERRORS,
        operation_id=f"{label}_metadata",
        summary=f"{table.title}: what columns mean",
        **said,
    )(as_metadata)


def _told(table: Table) -> tuple[str, dict[str, Any]]:
    return table.name.replace("-", "_"), {"tags": [table.name], "description": table.about}


def _frame(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "unit": table.title.lower(),
        "coverage": RECORDED,
        "source": "the record",
        "licence": LICENCE,
        "columns": {column.name: column.about for column in table.all_columns},
    }


def _sent(content: Mapping[str, Any]) -> HttpResponse:
    response = HttpResponse(orjson.dumps(content, default=str), content_type=JSON)
    response["X-Data-Coverage"] = RECORDED
    return response


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _filter(given: Mapping[str, str]) -> TableFilter:
    return TableFilter(
        body=given.get("body", ""),
        area=given.get("area", ""),
        state=given.get("state", ""),
        kind=given.get("kind", ""),
        updated_since=_moment(given.get("updated_since", "")),
    )


def _moment(text: str) -> datetime | None:
    """Return the moment that is asked for; of a day the moment at which it begins here.

    Raises:
        BadInput: it is neither a day nor a moment with its offset.
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text) if "T" in text else midnight(date.fromisoformat(text))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or found.year not in YEARS:
        raise BadInput(
            f"updated_since: {text[:40]!r} is not a day (2026-11-25) or a moment with its offset"
            " (2026-11-25T12:00:00Z)"
        )
    return found
