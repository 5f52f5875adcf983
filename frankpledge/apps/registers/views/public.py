"""A register for everybody: a list that can be narrowed, the same as CSV and JSON."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.publishing.queries.lists import marks_of
from frankpledge.apps.publishing.queries.tables import table_rows
from frankpledge.apps.registers.forms import RegisterListForm
from frankpledge.apps.registers.queries.public import Asked, found, public_page, withdrawn
from frankpledge.apps.registers.queries.tables import table_of
from frankpledge.apps.registers.register import Register
from frankpledge.apps.registers.views.desk import names
from frankpledge.declared import TableFilter
from frankpledge.design.exports import metadata, rows_response, stream_table
from frankpledge.errors import BadInput


@require_safe
def register_list(request: HttpRequest, register: Register[Any]) -> HttpResponse:
    """What is public of a register, the newest day first, narrowed as asked for."""
    table, now = register.table, timezone.now()
    form = RegisterListForm(request.GET, table)
    asked = form.asked()
    marks = marks_of(request.GET)
    is_first = not marks.after and not marks.before
    page = {
        "register": table,
        "form": form,
        "asked": asked,
        "of": get_body(asked.body) if asked.body else None,
        "found": public_page(table, now, asked, marks),
        "count": found(table, now, asked).count(),
        "withdrawn": withdrawn(table, now, asked) if is_first and form.is_about_all else [],
        "query": request.GET.urlencode(),
        "day": table.by_name[table.day].label,
        **names(table),
    }
    return render(request, "registers/list.html", page)


@require_safe
def register_csv(request: HttpRequest, register: Register[Any]) -> HttpResponseBase:
    """What is public of a register and asked for, as CSV."""
    columns = table_of(register.table).all_columns
    response = stream_table(columns, _rows(request, register), register.name)
    address = request.build_absolute_uri(reverse(f"{register.name}:metadata"))
    response["Link"] = f'<{address}>; rel="describedby"; type="application/csvm+json"'
    return response


@require_safe
def register_json(request: HttpRequest, register: Register[Any]) -> HttpResponseBase:
    """What is public of a register and asked for, as JSON."""
    return rows_response(table_of(register.table), _rows(request, register))


@require_safe
def register_metadata(request: HttpRequest, register: Register[Any]) -> HttpResponse:
    """What the columns of a register's CSV mean."""
    table = table_of(register.table)
    address = request.build_absolute_uri(reverse(f"{register.name}:csv"))
    return metadata(address, table.title, table.about, table.all_columns)


def _rows(request: HttpRequest, register: Register[Any]) -> Iterator[dict[str, Any]]:
    """Return the rows that are asked for.

    Raises:
        BadInput: a filter is written wrong: a program is told so.
    """
    form = RegisterListForm(request.GET, register.table)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise BadInput(f"{name}: {errors[0]}")
    asked, site = form.asked(), request.build_absolute_uri("/").rstrip("/")
    table = table_of(register.table)
    wanted = TableFilter(body=asked.body, area=asked.area, state=asked.state)
    rows = table_rows(table, timezone.now(), wanted, site=site)
    day = register.table.day
    return (row for row in rows if _is_asked(row, asked, day))


def _is_asked(row: dict[str, Any], asked: Asked, day: str) -> bool:
    on = row[day] or ""
    is_in = not (asked.first or asked.last) or bool(on)
    is_in &= not asked.first or on >= asked.first.isoformat()
    is_in &= not asked.last or on <= asked.last.isoformat()
    return is_in and all(row[name] == code for name, code in asked.choices.items())
