"""Find an area by what a person writes: a force's slug, a district's or a small area's code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from frankpledge.errors import NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.geography.districts import District, districts, find_district, slug_of
from frankpledge.evidence.geography.populations import Residents, no_rates
from frankpledge.evidence.store import summaries
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.rules.policing_areas import AREAS, OTHER_FORCES, force_name

LONGEST_SAID = 60  # characters of what was asked for, in an answer
LSOA = re.compile(r"[EW]01\d{6}\Z")


@dataclass(frozen=True, kw_only=True)
class Place:
    """An area of measures. `code` is a force's slug or an official code; `force` its force.

    `whose` joins a unit in a sentence: "by Kent Police", "in Oxford".
    """

    kind: str
    code: str
    name: str
    force: str
    residents: Residents | None

    @property
    def district(self) -> str:
        """Its name where it is a district, or nothing."""
        return self.name if self.kind == "district" else ""

    @property
    def no_rate(self) -> str:
        """Why rates by resident are not given here, or nothing."""
        return no_rates().get(self.force, "")

    @property
    def whose(self) -> str:
        """How the place joins a sentence."""
        return f"by {self.name}" if self.kind == "force" else f"in {self.name}"

    @property
    def label(self) -> str:
        """The name, with the kind where it is not plain."""
        return f"small area {self.name}" if self.kind == "lsoa" else self.name


def force_place(slug: str, residents: Mapping[str, Residents]) -> Place:
    """Return the area of a force; `residents` by area code or slug, where they are known."""
    return Place(
        kind="force",
        code=slug,
        name=force_name(slug),
        force=slug,
        residents=residents.get(slug),
    )


def district_place(district: District, residents: Mapping[str, Residents]) -> Place:
    """Return the area of a district of today."""
    return Place(
        kind="district",
        code=district.code,
        name=district.name,
        force=district.force,
        residents=residents.get(district.code),
    )


def find_place(
    words: str, store: Store, release: Release, residents: Mapping[str, Residents]
) -> Place:
    """Return the area that `words` name, with its `residents` where they are known.

    Raises:
        NotFound: there is no such force, district or small area, with the nearest name.
    """
    wanted = words.strip()
    slugs = {area.slug for area in AREAS} | set(OTHER_FORCES) | {key[1] for key in release.files}
    slug = wanted.lower().replace(" ", "-")
    if slug in slugs:
        return force_place(slug, residents)
    if district := find_district(wanted):
        return district_place(district, residents)
    if LSOA.match(wanted.upper()):
        return _small_area(wanted.upper(), residents)
    if synthetic := _other_district(wanted, store, release):
        return synthetic
    names = {d.name.lower(): d.name for d in districts()} | {s: s for s in slugs}
    near = get_close_matches(wanted.lower(), list(names), 1, 0.5)
    hint = f"; did you mean {names[near[0]]}?" if near else "."
    raise NotFound(
        f"No area is called {words[:LONGEST_SAID]!r}{hint} Give a force's slug (kent), or the code or name of a"
        " district (E07000178) or the code of a small area (E01028513)."
    )


def _small_area(code: str, residents: Mapping[str, Residents]) -> Place:
    return Place(kind="lsoa", code=code, name=code, force="", residents=residents.get(code))


def _other_district(name: str, store: Store, release: Release) -> Place | None:
    """Return a district of a force whose districts are in no table of ours (a made-up one)."""
    for force, district in other_districts(store, release):
        if name.casefold() in (district.casefold(), slug_of(district)):
            return Place(kind="district", code=district, name=district, force=force, residents=None)
    return None


def other_districts(store: Store, release: Release) -> list[tuple[str, str]]:
    """Return force and name of the districts that only the rows themselves name."""
    known = {district.force for district in districts()}
    others = {key[1] for key in release.files if key[0] == "street" and key[1] not in known}
    rows = summaries.relation(store, release, "street") if others else None
    if rows is None:
        return []
    listed = ", ".join(engine.text(force) for force in sorted(others))
    with engine.connect() as connection:
        return connection.execute(
            f"select distinct force, district from {rows}"
            f" where force in ({listed}) and district is not null order by all"
        ).fetchall()
