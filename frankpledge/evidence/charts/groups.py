"""An area beside the areas most like it, for each size of group."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.evidence.charts import likeness
from frankpledge.evidence.charts.comparison import NOT_JUDGED, VERDICTS, Compared, Comparison
from frankpledge.evidence.measures.intervals import THREE_SIGMA
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.rules.policing_areas import force_name

FEWEST_JUDGED = 5  # our choice: the middle of fewer areas hangs on each of them


@dataclass(frozen=True, kw_only=True)
class GroupVerdict:
    """An area beside one group of similar areas. `target` is all of the group together."""

    size: int
    source: str
    is_ours: bool
    members: tuple[str, ...]
    used: int
    target: float | None
    verdict: str

    @property
    def is_judged(self) -> bool:
        """Whether enough of the group can be compared to judge the area beside it."""
        return not self.verdict.startswith(NOT_JUDGED)


def group_verdicts(reader: ReleaseReader, found: Comparison, slug: str) -> list[GroupVerdict]:
    """Return the verdict on an area beside each size of group, and the official list's.

    The group's areas together are the target; limits allow for areas differing as all do.
    """
    area = found.find(slug)
    groups = [
        (f"our {size} most alike", likeness.group(slug, reader.people.by_area, size))
        for size in range(likeness.SMALLEST, likeness.LARGEST + 1)
    ]
    ours = [beside(found, area, source, members, is_ours=True) for source, members in groups]
    official = likeness.official_group(reader.store, slug)
    if not official:
        return ours
    source = f"official list of {official[1] or 'no date'}"
    return [*ours, beside(found, area, source, official[0], is_ours=False)]


def beside(
    found: Comparison, area: Compared | None, source: str, members: Sequence[str], *, is_ours: bool
) -> GroupVerdict:
    """Return the verdict on `area` beside the group of `members`, which `source` names."""
    held = [other for slug in members if (other := found.find(slug))]
    target = None
    if held:
        target = sum(o.value * o.size for o in held) / sum(o.size for o in held)
    return GroupVerdict(
        size=len(members),
        source=source,
        is_ours=is_ours,
        members=tuple(force_name(slug) for slug in members),
        used=len(held),
        target=target,
        verdict=_words(found, area, target, len(held)),
    )


def _words(found: Comparison, area: Compared | None, target: float | None, used: int) -> str:
    if area is None:
        return f"{NOT_JUDGED}: the area itself is left out"
    if used < FEWEST_JUDGED or target is None:
        return f"{NOT_JUDGED}: fewer than {FEWEST_JUDGED} of the group can be compared"
    if not found.is_judged:
        return f"{NOT_JUDGED}: too few areas to say how much areas differ"
    low, high = found.funnel.limits(area.size, THREE_SIGMA, target / found.times)
    level = area.value / found.times
    return VERDICTS[(level > high) - (level < low)]
