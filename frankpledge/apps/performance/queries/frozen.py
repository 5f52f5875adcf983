"""A chart kept as it is now: what a question, an answer or a plan cites."""

import re
from datetime import date

from frankpledge.apps.performance.queries.measures import ChartPage, chart_page, chart_table
from frankpledge.design.charts.control_charts import control_chart
from frankpledge.design.charts.svg import NARROW
from frankpledge.design.dates import long_date
from frankpledge.errors import NotFound
from frankpledge.evidence.charts.points import IN_SHORT

SYNTHETIC = "Made up by Frankpledge: no such police force exists."
CHART = re.compile(
    r"/forces/(?P<slug>[-\w]+)/(?:districts/(?P<part>[-\w]+)/)?measures/(?P<name>\w+)/"
)


def figure_at(address: str, today: date) -> dict | None:
    """Return the chart at an address of this site, frozen; None where it is no chart.

    Raises:
        NotFound: it is the address of a chart that is not there.
    """
    found = CHART.match(address)
    if not found:
        return None
    try:
        page = chart_of(found["slug"], found["part"] or "", found["name"])
    except NotFound as problem:
        raise NotFound(str(problem), field="address") from None
    return frozen_figure(page, today, address)


def frozen_figure(page: ChartPage, today: date, address: str) -> dict:
    """Return a chart as it is now, to be kept: drawing, sentence, table, release."""
    columns, rows = chart_table(page)
    places = [columns.index(name) for name in IN_SHORT]
    return {
        "title": f"{page.drawn.measure.title}, {page.place.name}",
        "sentence": page.drawn.sentence,
        "svg": str(control_chart(page.drawn.chart)),
        "svg_narrow": str(control_chart(page.drawn.chart, width=NARROW)),
        "columns": list(IN_SHORT),
        "rows": [[_plain(row[place]) for place in places] for row in reversed(rows)],
        "release": page.snapshot.release.number,
        "frozen_on": long_date(today),
        "source": SYNTHETIC if page.is_synthetic else page.drawn.measure.source["title"],
        "measure": page.drawn.measure.name,
        "address": address,
    }


def _plain(value: str | float | None) -> str | float | None:
    # Adding nought makes nought of minus nought, which PostgreSQL would not give back.
    return round(value, 3) + 0.0 if isinstance(value, float) else value


def chart_of(slug: str, part: str, name: str) -> ChartPage:
    """Return the chart that a question is asked about.

    Raises:
        NotFound: there is none.
    """
    return chart_page(slug, part, name, like_months=False)
