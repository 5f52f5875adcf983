"""A table as a CSV download."""

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from frankpledge.evidence.tables import write_csv


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    """Return rows as a CSV file called `name`.csv."""
    text = io.StringIO()
    write_csv(text, columns, rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
