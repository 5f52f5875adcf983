"""The areas that figures can be asked for: forces, districts and small areas (LSOAs)."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from frankpledge.errors import NotFound
from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.geography.populations import populations
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.policing_areas import AREAS, OTHER_FORCES, force_name

COLUMNS = ("kind", "code", "name", "force", "population", "before")


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area. `code` is a force's slug or an official code; `before` names what it replaced."""

    kind: str
    code: str
    name: str
    force: str
    population: int | None = None
    before: str = ""

    def row(self) -> tuple[str | int | None, ...]:
        """Return the values of COLUMNS."""
        return tuple(getattr(self, name) for name in COLUMNS)


def force_areas(release: Release | None) -> list[Area]:
    """Return the 43 areas and every other force of which a file is held."""
    held = {key[1] for key in release.files} if release else set()
    slugs = sorted({area.slug for area in AREAS} | held)
    return [
        Area(kind="force", code=s, name=force_name(s), force=s, population=_newest(s))
        for s in slugs
    ]


def district_areas(force: str | None = None) -> list[Area]:
    """Return the districts of today, of all forces or of one."""
    return [
        Area(
            kind="district",
            code=district.code,
            name=district.name,
            force=district.force,
            population=_newest(district.code),
            before=", ".join(district.predecessors),
        )
        for district in districts()
        if force is None or district.force == force
    ]


def _newest(code: str) -> int | None:
    held = populations().get(code)
    return held.newest.people if held else None


def check_forces(slugs: Iterable[str], release: Release | None) -> None:
    """Say so where a force is not one we know.

    Raises:
        NotFound: with the nearest slug that is known.
    """
    known = {area.slug for area in AREAS} | set(OTHER_FORCES)
    known |= {key[1] for key in release.files} if release else set()
    for slug in slugs:
        if slug not in known:
            near = get_close_matches(slug.lower().replace(" ", "-"), sorted(known), 1, 0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise NotFound(f"No force is called {slug!r}{hint}")
