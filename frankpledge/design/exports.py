"""A table as CSV or JSON, a drawing as SVG."""

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse, JsonResponse

from frankpledge.evidence.tables import write_csv


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    """Return rows as a CSV file called `name`.csv."""
    text = io.StringIO()
    write_csv(text, columns, rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_response(sentence: str, columns: Sequence[str], rows: Iterable[Sequence]) -> JsonResponse:
    """Return rows as JSON objects, with the sentence that says what they show."""
    points = [dict(zip(columns, row, strict=True)) for row in rows]
    return JsonResponse({"sentence": sentence, "points": points})


def svg_response(drawing: str) -> HttpResponse:
    """Return a drawing as a file of its own."""
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
