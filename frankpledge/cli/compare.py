"""`frankpledge compare`."""

from typing import Unpack

import click

from frankpledge.cli.options import Output, month_option, output_options, show, store_option
from frankpledge.errors import BadInput
from frankpledge.evidence.charts import comparison, side_by_side
from frankpledge.evidence.charts.comparison import COLUMNS, Comparison
from frankpledge.evidence.charts.groups import group_verdicts
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.releases import Store

SHORT = (
    "name",
    "value",
    "interval_low",
    "interval_high",
    "lower_998",
    "upper_998",
    "verdict",
    "reason",
)
GROUPS = ("group", "areas", "compared", "target", "verdict", "reason")


@click.command()
@click.argument("measure")
@store_option
@month_option("--month", "month", "Which month.")
@click.option(
    "--force", "force", metavar="SLUG", help="Beside groups of similar areas, k = 3 to 10."
)
@output_options
def compare(
    measure: str, store: Store, month: str | None, force: str | None, **rest: Unpack[Output]
) -> None:
    """Set the police areas side by side in one month: limits, no ranking.

    Areas whose month is missing, partial or not comparable are named and left out.

    \b
        frankpledge compare no_suspect_identified --month 2025-03
        frankpledge compare robbery --month 2025-03 --force bedfordshire
    """
    if month is None:
        raise BadInput("give --month YYYY-MM: areas are compared within one month")
    reader = ReleaseReader(store, store.release())
    found = comparison.compare(reader, get_measure(measure, own_measures(store)), month)
    if force:
        check_forces([force], reader.release)
        groups = [
            (
                g.source,
                g.size,
                g.used,
                None if g.target is None else round(g.target, 1),
                g.verdict,
                "; ".join(g.members),
            )
            for g in group_verdicts(reader, found, force)
        ]
        show(GROUPS, groups, **rest, note=_note_of(reader, found, force))
        return
    if rest["as_csv"] or rest["as_json"]:
        show(COLUMNS, found.rows(), **rest)
        return
    rows = [
        tuple(
            f"{row[COLUMNS.index(n)]:,.1f}"
            if isinstance(row[COLUMNS.index(n)], float)
            else row[COLUMNS.index(n)]
            for n in SHORT
        )
        for row in found.rows()
    ]
    show(SHORT, rows, **rest, note=_said(found))


def _said(found: Comparison) -> str:
    return f"{side_by_side.overview(found)} {side_by_side.chance_of_naming(found)}".strip()


def _note_of(reader: ReleaseReader, found: Comparison, force: str) -> str:
    area = found.find(force)
    if area is None:
        return _said(found)
    groups = group_verdicts(reader, found, force)
    own = side_by_side.beside_all(found, area)
    return f"{own} {side_by_side.beside_similar(found, area, groups)}"
