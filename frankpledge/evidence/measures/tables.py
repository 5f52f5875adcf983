"""Results of measures as rows, for commands and exports."""

from collections.abc import Sequence

from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.measures.calculate import STORED
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.small_areas import years
from frankpledge.evidence.store.areas import force_areas
from frankpledge.evidence.store.places import Place, district_place, other_districts

COLUMNS = (
    "measure",
    "area",
    "name",
    "month",
    "value",
    "numerator",
    "denominator",
    "unknown_share",
    "rate_per_100000",
    "population_year",
    "rolling_12",
    "status",
    "reason",
    "release",
)


def table(
    reader: ReleaseReader,
    measures: Sequence[Measure],
    places: Sequence[Place],
    *,
    first: str | None = None,
    last: str | None = None,
) -> tuple[tuple[str, ...], list[tuple[str | float | None, ...]]]:
    """Return columns and rows of `measures` in `places`, by default wherever files are held."""
    release = reader.release.number
    rows: list[tuple[str | float | None, ...]] = []
    for place in places or all_places(reader):
        chosen = [m for m in measures if place.kind in m.areas] if not places else list(measures)
        if place.kind == "lsoa":
            for measure in chosen:
                rows += [(*row, release) for row in years(reader, measure, place)]
            continue
        for found in series(reader, chosen, place, first=first, last=last):
            rows += [
                (
                    found.measure.name,
                    place.code,
                    place.name,
                    p.month,
                    p.value,
                    p.numerator,
                    p.denominator,
                    p.unknown_share,
                    p.rate,
                    p.population_year,
                    p.rolling,
                    p.status,
                    p.reason,
                    release,
                )
                for p in found.points
            ]
    return COLUMNS, rows


def all_places(reader: ReleaseReader) -> list[Place]:
    """Return every force and district of which a file is held, forces first."""
    held = {key[1] for key in reader.release.files}
    forces = [reader.force(a.code) for a in force_areas(reader.release) if a.code in held]
    known = [district_place(d, reader.people.by_area) for d in districts() if d.force in held]
    others = [
        Place(kind="district", code=name, name=name, force=force, residents=None)
        for force, name in other_districts(reader.store, reader.release)
    ]
    return [p for p in (*forces, *known, *others) if p.kind in STORED]
