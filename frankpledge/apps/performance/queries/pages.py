"""What the page of a force and of a district shows."""

from dataclasses import dataclass
from datetime import date

from frankpledge.apps.performance.queries.figures import (
    MONTHS_ON_A_PAGE,
    Calendar,
    DistrictTotal,
    calendars,
    crime_series,
    district_counts,
    district_note,
    outcomes,
    stop_series,
)
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import Damaged, NotFound
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.geography.districts import District, districts_of
from frankpledge.evidence.geography.populations import Population
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.latest_outcomes import Outcomes
from frankpledge.evidence.measures.reconciliation import OfficialYear, reconcile
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.covered import Covered
from frankpledge.evidence.store.ledger import Restatement, ledger
from frankpledge.evidence.store.places import Place, district_place
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.policing_areas import AREA_BY_SLUG, Governance, PolicingArea, force_name

DOUBTS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """Months to be careful with: delivered in part, unfit in a part, or with unknown outcomes.

    `gaps` are months with the share of crimes whose outcome was not passed on; `more` such months
    are not listed, and `faulty` are the others. Past `limit`, written as `word`, outcomes are not compared.
    """

    faulty: list[Covered]
    gaps: list[tuple[str, str]]
    more: int
    limit: str
    word: str


@dataclass(frozen=True, kw_only=True)
class ForcePage:
    """All that the page of a force shows."""

    slug: str
    name: str
    area: PolicingArea | None
    governance: Governance | None
    snapshot: ReleaseReader
    kind: str
    crimes: Series
    by_kind: list[Series]
    outcomes: Outcomes
    stops: Series | None
    calendars: list[Calendar]
    restatements: list[Restatement]
    doubts: Doubts
    districts: list[DistrictTotal]
    district_note: str
    official: list[OfficialYear]

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are invented."""
        return is_synthetic(self.slug)

    @property
    def whose(self) -> str:
        """How the force joins a sentence."""
        return f"by {self.name}"


@dataclass(frozen=True, kw_only=True)
class DistrictPage:
    """All that the page of a district shows. `facts` is None for a made-up district."""

    slug: str
    part: str
    name: str
    force: str
    facts: District | None
    area: PolicingArea | None
    governance: Governance | None
    snapshot: ReleaseReader
    kind: str
    crimes: Series
    by_kind: list[Series]
    outcomes: Outcomes
    calendars: list[Calendar]
    doubts: Doubts
    restated: int

    @property
    def population(self) -> Population | None:
        """How many people live there, by the newest estimate."""
        held = self.snapshot.people.by_area.get(self.facts.code) if self.facts else None
        return held.newest if held else None

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are invented."""
        return is_synthetic(self.slug)

    @property
    def whose(self) -> str:
        """How the district joins a sentence."""
        return f"in {self.name}"


def force_page(slug: str, kind: str, *, today: date, is_whole: bool = False) -> ForcePage:
    """Return what the page of force `slug` shows, of one `kind` of crime or of all crime.

    Raises:
        NotFound: no such force, or the kind of crime is not recorded there.
    """
    snapshot = current_release()
    check_forces([slug], snapshot.release)
    area, place = AREA_BY_SLUG.get(slug), snapshot.force(slug)
    span = None if is_whole else MONTHS_ON_A_PAGE
    crimes, by_kind = crime_series(snapshot, place, kind, span=span)
    return ForcePage(
        slug=slug,
        name=place.name,
        area=area,
        governance=area.governed_on(today) if area else None,
        snapshot=snapshot,
        kind=kind,
        crimes=crimes,
        by_kind=by_kind,
        outcomes=outcomes(snapshot, place),
        stops=stop_series(snapshot, place, span=span),
        calendars=calendars(snapshot, slug),
        doubts=_doubts(snapshot.release, slug),
        restatements=sorted(
            (entry for entry in ledger(snapshot.release) if entry.force == slug),
            key=lambda entry: (entry.month, entry.dataset),
            reverse=True,
        ),
        districts=district_counts(snapshot, slug),
        district_note=district_note(snapshot.release, slug),
        official=_official(snapshot, place),
    )


def _official(now: ReleaseReader, place: Place) -> list[OfficialYear]:
    try:
        return reconcile(now, place)
    except Damaged:  # the page goes on without them; the next ingest says which file it is
        return []


def _doubts(release: Release, slug: str) -> Doubts:
    """Return the newest months that cannot be used whole, or whose outcomes cannot be compared."""
    entries = release.covered_of("street", slug)[::-1]
    faulty = [e for e in entries if e.is_held and e.faults]
    gaps = [entry for entry in entries if entry.outcomes_reason]
    gap = shipped()["street"].outcome_gap
    assert gap is not None
    return Doubts(
        faulty=faulty[:DOUBTS_SHOWN],
        gaps=[(e.month, f"{e.outcomes_unknown:.1%}") for e in gaps[:DOUBTS_SHOWN]],
        more=max(0, len(gaps) - DOUBTS_SHOWN),
        limit=f"{gap.share:.0%}",
        word=gap.word,
    )


def district_page(
    slug: str, part: str, kind: str, *, today: date, is_whole: bool = False
) -> DistrictPage:
    """Return what the page of the district at address `part` shows.

    Only rows that the district's own force recorded are counted; the few that another
    force recorded there are in that force's figures.

    Raises:
        NotFound: no such force or district, or the kind of crime is not recorded there.
    """
    name, facts = find_district(slug, part)
    snapshot = current_release()
    place = _district(slug, name, facts)
    area = AREA_BY_SLUG.get(slug)
    span = None if is_whole else MONTHS_ON_A_PAGE
    crimes, by_kind = crime_series(snapshot, place, kind, span=span)
    return DistrictPage(
        slug=slug,
        part=part,
        name=name,
        force=force_name(slug),
        facts=facts,
        area=area,
        governance=area.governed_on(today) if area else None,
        snapshot=snapshot,
        kind=kind,
        crimes=crimes,
        by_kind=by_kind,
        outcomes=outcomes(snapshot, place),
        calendars=calendars(snapshot, slug, name),
        doubts=_doubts(snapshot.release, slug),
        restated=len([entry for entry in ledger(snapshot.release) if entry.force == slug]),
    )


def find_district(slug: str, part: str) -> tuple[str, District | None]:
    """Return the name and, where it is a real one, the facts of a district of a force.

    Raises:
        NotFound: the force has no such district.
    """
    snapshot = current_release()
    check_forces([slug], snapshot.release)
    known = {district.slug: district for district in districts_of(slug)}
    if part in known:
        return known[part].name, known[part]
    if slug not in AREA_BY_SLUG:
        for district in district_counts(snapshot, slug):
            if district.slug and district.slug == part:
                return district.name, None
    raise NotFound(f"No district {part!r} in the area of {force_name(slug)}")


def place_of(slug: str, part: str = "") -> Place:
    """Return the area at an address: a force, or the district `part` of it.

    Raises:
        NotFound: there is no such force or district.
    """
    snapshot = current_release()
    check_forces([slug], snapshot.release)
    if not part:
        return snapshot.force(slug)
    return _district(slug, *find_district(slug, part))


def _district(slug: str, name: str, facts: District | None) -> Place:
    if facts:
        return district_place(facts, current_release().people.by_area)
    return Place(kind="district", code=name, name=name, force=slug, residents=None)
