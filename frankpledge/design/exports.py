"""A table as CSV with what its columns mean, or as JSON; a drawing as SVG."""

import io
from collections.abc import Iterable, Mapping, Sequence

import orjson
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from frankpledge.declared import Column, Table
from frankpledge.evidence.tables import csv_pieces, write_csv

CSV = "text/csv; charset=utf-8; header=present"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    """Return rows as a CSV file called `name`.csv."""
    text = io.StringIO()
    write_csv(text, columns, rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def stream_csv(
    columns: Sequence[str], rows: Iterable[Sequence[object]], name: str
) -> StreamingHttpResponse:
    """Return rows as CSV, sent as they are made."""
    response = StreamingHttpResponse(csv_pieces(columns, rows), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def stream_table(
    columns: Sequence[Column], rows: Iterable[Mapping[str, object]], name: str
) -> StreamingHttpResponse:
    """Return rows of a table of the record as CSV; true and false as XML Schema writes them."""
    names = [column.name for column in columns]
    cells = ([_cell(row[column]) for column in names] for row in rows)
    return stream_csv(names, cells, name)


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def metadata(address: str, title: str, description: str, columns: Sequence[Column]) -> HttpResponse:
    """Return what a table's columns mean, as the W3C's metadata for CSV."""
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": title,
        "dc:description": description,
        "dc:license": {"@id": LICENCE},
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "datatype": column.datatype,
                    "dc:description": column.about,
                    "null": "",
                }
                for column in columns
            ]
        },
    }
    return HttpResponse(orjson.dumps(content), content_type="application/csvm+json")


def rows_response(table: Table, rows: Iterable[Mapping[str, object]]) -> HttpResponse:
    """Return the rows of a table of the record as JSON, with what its columns mean."""
    content = {
        "title": table.title,
        "licence": LICENCE,
        "columns": {column.name: column.about for column in table.all_columns},
        "rows": list(rows),
    }
    return HttpResponse(orjson.dumps(content, default=str), content_type="application/json")


def json_response(sentence: str, columns: Sequence[str], rows: Iterable[Sequence]) -> JsonResponse:
    """Return rows as JSON objects, with the sentence that says what they show."""
    points = [dict(zip(columns, row, strict=True)) for row in rows]
    return JsonResponse({"sentence": sentence, "points": points})


def svg_response(drawing: str) -> HttpResponse:
    """Return a drawing as a file of its own."""
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
