"""The shape of a declared table's rows and pages, as the interface's description tells it."""

from datetime import date, datetime
from decimal import Decimal
from types import GenericAlias
from typing import Any

from ninja import Field, Schema
from pydantic import create_model

from frankpledge.api.v1.asks import Asks
from frankpledge.declared import EVERY_KIND, Column, Table

TYPES: dict[str, tuple[type, dict[str, Any]]] = {
    "string": (str, {}),
    "integer": (int, {}),
    "decimal": (Decimal, {}),
    "boolean": (bool, {}),
    "date": (date, {}),
    "gYearMonth": (str, {"pattern": r"^\d{4}-\d{2}$"}),
    "dateTime": (datetime, {}),
    "anyURI": (str, {"format": "uri"}),
}


class RowsAsks(Asks):
    """What every table of the record takes."""

    body: str | None = Field(None, description="A body's id, as /bodies gives it.")
    area: str | None = Field(None, description="A police area's id.")
    state: str | None = Field(None, description="The code of a state.")


class ChangedAsks(RowsAsks):
    updated_since: str | None = Field(
        None, description="What changed since: a day, or a moment such as 2026-11-25T12:00:00Z."
    )


class KindsAsks(ChangedAsks):
    kind: str | None = Field(None, description="A kind of publication.")


class Frame(Schema):
    """What every answer of the record holds beside its rows."""

    title: str
    unit: str = Field(description="What a row is of.")
    coverage: str = Field(description="recorded: the table has what was published, and no more.")
    source: str
    licence: str
    columns: dict[str, str]


def asks_of(table: Table) -> type[Schema]:
    """Return what may be asked of a table."""
    if table.read:
        return RowsAsks
    return KindsAsks if len(table.kinds) > 1 or EVERY_KIND in table.kinds else ChangedAsks


def page_of(table: Table) -> type[Schema]:
    """Return the shape of a page of a table."""
    rows: Any = GenericAlias(list, (_row_of(table),))
    found = Field(description="The address of the next page; null on the last.")
    return create_model(
        f"{_name(table)}Page", __base__=Frame, next=(str | None, found), rows=(rows, ...)
    )


def one_of(table: Table) -> type[Schema]:
    """Return the shape of what a table has of one publication: a row, or one for each item."""
    row = _row_of(table)
    if table.rows:
        rows: Any = GenericAlias(list, (row,))
        return create_model(f"{_name(table)}Of", __base__=Frame, rows=(rows, ...))
    return create_model(f"{_name(table)}One", __base__=Frame, row=(row, ...))


def _row_of(table: Table) -> type[Schema]:
    fields: dict[str, Any] = {c.name: _field(table, c) for c in table.all_columns}
    return create_model(f"{_name(table)}Row", __base__=Schema, **fields)


def _field(table: Table, column: Column) -> tuple[Any, Any]:
    kind, told = TYPES[column.datatype]
    if column.name == "state" and table.codes:
        told = told | {"enum": [*table.codes, None]}
    if column.joins:
        told = told | {"x-joins": f"/api/v1/{column.joins}"}
    if column.standard:
        told = told | {"x-standard": column.standard}
    return (kind | None, Field(description=column.about, json_schema_extra=told))


def _name(table: Table) -> str:
    return "".join(part.capitalize() for part in table.name.split("-"))
