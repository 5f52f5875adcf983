"""Police areas side by side in one month, one of them picked out or none."""

from dataclasses import dataclass

from frankpledge.apps.performance.queries.definitions import find_measure
from frankpledge.apps.performance.queries.measures import Table
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.charts import side_by_side
from frankpledge.evidence.charts.comparison import (
    COLUMNS,
    Compared,
    Comparison,
    compare,
    months_to_compare,
)
from frankpledge.evidence.charts.groups import GroupVerdict, group_verdicts
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import COMPARISONS, ReleaseReader
from frankpledge.evidence.store.areas import check_forces
from frankpledge.rules.periods import first_day


@dataclass(frozen=True, kw_only=True)
class ComparisonPage:
    """Areas side by side in a month, one of them picked out or none."""

    measure: Measure
    snapshot: ReleaseReader
    month: str
    months: list[str]
    found: Comparison | None
    why_not: str
    picked: Compared | None
    slug: str
    groups: list[GroupVerdict]

    @property
    def said(self) -> list[str]:
        """What the comparison says: of the area picked out first, where there is one."""
        if self.found is None:
            return []
        said = [side_by_side.overview(self.found), side_by_side.chance_of_naming(self.found)]
        if self.picked is None:
            return [words for words in said if words]
        own = side_by_side.beside_all(self.found, self.picked)
        similar = side_by_side.beside_similar(self.found, self.picked, self.groups)
        return [words for words in (own, similar, *said) if words]

    @property
    def is_synthetic(self) -> bool:
        """Funnels are drawn of real areas only."""
        return False


def comparison_page(name: str, month: str, slug: str) -> ComparisonPage:
    """Return areas side by side.

    Raises:
        NotFound: there is no such measure or force.
        BadInput: `month` is none.
    """
    snapshot, measure = current_release(), find_measure(name)
    first_day(month)
    found, why_not = None, ""
    try:
        key = (measure.digest, month)
        found = snapshot.kept(COMPARISONS, key, lambda: compare(snapshot, measure, month))
    except BadInput as error:
        why_not = str(error)
    groups: list[GroupVerdict] = []
    if slug:
        check_forces([slug], snapshot.release)
        if found and found.find(slug):
            groups = group_verdicts(snapshot, found, slug)
    months = months_to_compare(snapshot.release, measure)
    return ComparisonPage(
        measure=measure,
        snapshot=snapshot,
        month=month,
        months=months if month in months else [month, *months],
        found=found,
        why_not=why_not,
        picked=found.find(slug) if found and slug else None,
        slug=slug,
        groups=groups,
    )


def comparison_table(page: ComparisonPage) -> Table:
    """Return a comparison as columns and rows.

    Raises:
        NotFound: the areas cannot be compared in that month.
    """
    if page.found is None:
        raise NotFound(page.why_not)
    return COLUMNS, page.found.rows()
