"""The official counts of crime by force and year, of every table that gives them."""

from collections import defaultdict
from pathlib import Path

from frankpledge.evidence.official.editions import figures_in_force
from frankpledge.evidence.official.wide import FORCE, VALUE
from frankpledge.evidence.store.pace import YearTotal

TABLE = "police-force-area-tables"
TOTAL = "total"  # of the offences, without fraud


def year_totals(root: Path) -> dict[str, list[YearTotal]]:
    """Return, by force, the official count of crimes of each year that is held, oldest first."""
    found: dict[str, list[YearTotal]] = defaultdict(list)
    for figure, edition in figures_in_force(root, TABLE):
        if (figure.area_kind, figure.category, figure.state) == (FORCE, TOTAL, VALUE):
            total = YearTotal(
                first=f"{figure.period_start:%Y-%m}",
                last=f"{figure.period_end:%Y-%m}",
                crimes=figure.value or 0.0,
                source=edition.words,
            )
            found[figure.area].append(total)
    return {force: sorted(years, key=lambda year: year.first) for force, years in found.items()}
