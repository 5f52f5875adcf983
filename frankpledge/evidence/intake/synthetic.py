"""Archives that look like police.uk's and are made up, for the demonstration and the tests.

Every value comes from a hash of its row, so the same call writes the same bytes. The
demonstration's force, Anyshire, lies in the North Sea and its LSOA codes begin with X, so
that nothing of it can be taken for a place.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset, shipped
from frankpledge.evidence.datasets.dataset import Synthetic
from frankpledge.rules.periods import add_months, month_range, months_apart
from frankpledge.rules.policing_areas import force_name

# Shares in hundredths, rounded from the national street files of March 2025.
CRIME_TYPES = {
    "Violence and sexual offences": 33,
    "Anti-social behaviour": 16,
    "Shoplifting": 9,
    "Criminal damage and arson": 8,
    "Public order": 8,
    "Other theft": 7,
    "Vehicle crime": 6,
    "Burglary": 4,
    "Drugs": 3,
    "Other crime": 2,
    "Bicycle theft": 1,
    "Possession of weapons": 1,
    "Robbery": 1,
    "Theft from the person": 1,
}
OUTCOMES = {
    "Unable to prosecute suspect": 42,
    "Investigation complete; no suspect identified": 38,
    "Local resolution": 6,
    "Court result unavailable": 6,
    "Status update unavailable": 3,
    "Offender given a caution": 2,
    "Action to be taken by another organisation": 2,
    "Further action is not in the public interest": 1,
}
STREETS = (
    "High Street",
    "Station Road",
    "Church Lane",
    "Mill Lane",
    "The Green",
    "Park Road",
    "Supermarket",
    "Parking Area",
    "Victoria Road",
    "School Lane",
    "Bridge Street",
    "",
)
STOP_OUTCOMES = ("A no further action disposal",) * 7 + (
    "Arrest",
    "Community resolution",
    "Caution",
)
STOP_OBJECTS = ("Controlled drugs",) * 6 + ("Stolen goods", "Offensive weapons", "Firearms")

# How much more happens in July than in January, and the share of cases that are closed in
# each of the months after a crime: in real files none is open after five.
SUMMER_SWING = 0.12
CLOSED_BY_AGE = (0.5, 0.78, 0.86, 0.9, 0.93, 1.0)


@dataclass(frozen=True, kw_only=True)
class SyntheticForce:
    """A force to make files for: how many rows a month, over which districts.

    In a month of `leaps` a share of all rows is of one kind, whatever else there is of it. In a
    month of `lost_places` that share of a district's rows lies without a place.
    """

    slug: str
    districts: tuple[str, ...]
    rows_a_month: int
    first_lsoa: int = 1
    lsoas_in_a_district: int = 40
    lsoa_letter: str = "X"
    place: tuple[float, float] = (1.9, 53.6)
    missing: frozenset[str] = frozenset()
    partial: dict[str, float] = field(default_factory=dict)
    trend: dict[str, float] = field(default_factory=dict)
    leaps: dict[str, tuple[str, float]] = field(default_factory=dict)
    lost_places: dict[str, tuple[str, float]] = field(default_factory=dict)

    def rows_in(self, month: str) -> int:
        """Return how many rows the street file of `month` has."""
        number = int(month[5:7])
        season = 1 + SUMMER_SWING * math.cos((number - 7) * math.pi / 6)
        wobble = 1 + ((hash_of(self.slug, month) % 1000) / 1000 - 0.5) * 0.08
        level = next(
            (v for start, v in sorted(self.trend.items(), reverse=True) if month >= start), 1.0
        )
        return round(self.rows_a_month * season * wobble * level * self.partial.get(month, 1.0))


ANYSHIRE = SyntheticForce(
    slug="anyshire",
    districts=("Easthaven", "Northmoor", "Saltmarsh and the Holms", "Westering"),
    rows_a_month=5200,
    missing=frozenset({"2025-02"}),
    partial={"2024-11": 0.52},
    trend={"2026-01": 1.14},
    leaps={
        "2025-10": ("Drugs", 0.06),
        "2026-08": ("Robbery", 0.006),
        "2026-09": ("Robbery", 0.016),
    },
    lost_places={"2025-06": ("Saltmarsh and the Holms", 0.9)},
)


def is_synthetic(slug: str) -> bool:
    """Whether a force is one of ours, so that its figures are never given as police.uk's."""
    return slug == ANYSHIRE.slug


def hash_of(*words: str) -> int:
    """Return a number that depends only on `words` (FNV-1a, 64 bits)."""
    value = 0xCBF29CE484222325
    for byte in "|".join(words).encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return value


def made_up(datasets: Mapping[str, Dataset]) -> list[Dataset]:
    """Return those of `datasets` that say how the synthetic archive makes their rows."""
    return [dataset for dataset in datasets.values() if dataset.synthetic is not None]


def write_archive(
    folder: Path,
    forces: list[SyntheticForce],
    first: str,
    last: str,
    *,
    kinds: Collection[str] | None = None,
    datasets: Mapping[str, Dataset] | None = None,
) -> Iterator[Path]:
    """Write the files of an archive published after `last`; yield each as it is written.

    The layout is police.uk's: a folder a month, a file a force and dataset. Of `datasets`, by
    default those that ship, `kinds` are made, by default all that say how. Months that a
    force is `missing` are left out; in its `partial` months only that share is delivered.
    """
    known = datasets or shipped()
    made = [known[name] for name in kinds] if kinds else made_up(known)
    connection = engine.connect()
    for month in month_range(first, last):
        target = folder / month
        target.mkdir(parents=True, exist_ok=True)
        for force in forces:
            if month not in force.missing:
                yield from _files(connection, target, force, (month, last), made)


def _files(
    connection: duckdb.DuckDBPyConnection,
    target: Path,
    force: SyntheticForce,
    months: tuple[str, str],
    datasets: Collection[Dataset],
) -> Iterator[Path]:
    month, last = months
    for dataset in datasets:
        query = _query(dataset, force, month, last)
        path = target / f"{month}-{force.slug}-{dataset.name}.csv"
        connection.execute(f"copy ({query}) to {engine.text(str(path))} (format csv, header)")
        yield path


def _query(dataset: Dataset, force: SyntheticForce, month: str, last: str) -> str:
    """Return SQL for the rows of a file; see `Synthetic`."""
    how = dataset.synthetic
    assert how is not None
    makers = {
        "crimes": lambda: _street(force, month, last),
        "outcomes": lambda: _outcomes(force, month, last),
        "stops": lambda: _stops(force, month),
        "rows": lambda: _plain_rows(dataset, how, force, month),
    }
    return makers[how.maker]()


def _plain_rows(dataset: Dataset, how: Synthetic, force: SyntheticForce, month: str) -> str:
    """Return SQL for rows of a dataset of which nothing is known but its columns."""
    count = max(1, round(force.rows_in(month) * how.a_thousand / 1000))
    salt = hash_of(force.slug, month, dataset.name) % (1 << 31)
    longitude, latitude = force.place
    by_kind = {
        "month": engine.text(month),
        "instant": f"strftime(timestamp '{month}-01 01:00:00'"
        f" + to_minutes((hash(i, {salt}) % 40000)::bigint), '%Y-%m-%dT%H:%M:%S+00:00')",
        "boolean": _pick(["True", "False"], salt + 1),
        "longitude": f"printf('%.6f', {longitude} + hash(i, {salt + 2}) % 300 / 1000.0)",
        "latitude": f"printf('%.6f', {latitude} + hash(i, {salt + 3}) % 300 / 1000.0)",
    }
    shown = []
    for place, column in enumerate(dataset.columns):
        words = how.values.get(column.header) or sorted(column.words)
        made = by_kind.get(column.kind) or (_pick(list(words), salt + 4 + place) if words else "''")
        shown.append(f"{made} as {engine.name(column.header)}")
    return f"select {', '.join(shown)} from range({count}) rows(i) order by i"


def _pick(words: tuple[str, ...] | list[str], salt: int) -> str:
    """Return SQL that picks a word by the hash of the row's number."""
    return f"{engine.texts(words)}[1 + (hash(i, {salt}) % {len(words)})::bigint]"


def _spread(weights: dict[str, int]) -> list[str]:
    return [word for word, weight in weights.items() for _ in range(weight)]


def _rows(force: SyntheticForce, month: str, count: int) -> str:
    """Return SQL for `count` crimes of one month, with everything but the outcome."""
    salt = hash_of(force.slug, month) % (1 << 31)
    kind, share = force.leaps.get(month, ("", 0.0))
    district, lost = force.lost_places.get(month, ("", 0.0))
    areas = len(force.districts) * force.lsoas_in_a_district
    longitude, latitude = force.place
    return f"""
        select i, case when hash(i, {salt + 8}) % 1000 < {1000 * share} then {engine.text(kind)}
                else {_pick(_spread(CRIME_TYPES), salt)} end as crime_type,
            {_pick(list(STREETS), salt + 1)} as street,
            1 + (hash(i, {salt + 2}) % {areas})::bigint as area,
            hash(i, {salt + 4}) % 1000 / 1000.0 as closing,
            sha256(concat({engine.text(force.slug)}, {engine.text(month)}, i)) as crime_id,
            {engine.texts(force.districts)}[1 + ((area - 1) // {force.lsoas_in_a_district})]
                as district,
            hash(i, {salt + 3}) % 100 < 3
                or (district = {engine.text(district)} and hash(i, {salt + 9}) % 100 < {100 * lost})
                as is_nowhere,
            {longitude} + (area % 25) * 0.02 + hash(i, {salt + 5}) % 9 * 0.001 as longitude,
            {latitude} + (area // 25) * 0.02 + hash(i, {salt + 6}) % 9 * 0.001 as latitude,
            {_pick(_spread(OUTCOMES), salt + 7)} as closed_as
        from range({count}) rows(i)
    """


def _columns(force: SyntheticForce, month: str) -> str:
    name = engine.text(force_name(force.slug))
    code = f"'{force.lsoa_letter}' || lpad(({force.first_lsoa} + area)::varchar, 8, '0')"
    number = f"lpad((1 + (area - 1) % {force.lsoas_in_a_district})::varchar, 3, '0')"
    return f"""
        {engine.text(month)} as "Month", {name} as "Reported by", {name} as "Falls within",
        case when not is_nowhere then printf('%.6f', longitude) end as "Longitude",
        case when not is_nowhere then printf('%.6f', latitude) end as "Latitude",
        case when is_nowhere then 'No Location' else 'On or near ' || street end as "Location",
        case when not is_nowhere then {code} end as "LSOA code",
        case when not is_nowhere then district || ' ' || {number} || 'A' end as "LSOA name"
    """


def _closed(month: str, last: str) -> float:
    age = months_apart(month, last)
    return CLOSED_BY_AGE[min(age, len(CLOSED_BY_AGE) - 1)]


def _street(force: SyntheticForce, month: str, last: str) -> str:
    return f"""
        select case when crime_type <> 'Anti-social behaviour' then crime_id end as "Crime ID",
            {_columns(force, month)}, crime_type as "Crime type",
            case when crime_type = 'Anti-social behaviour' then null
                when closing < {_closed(month, last)} then closed_as
                else 'Under investigation' end as "Last outcome category",
            null as "Context"
        from ({_rows(force, month, force.rows_in(month))}) order by "LSOA code" nulls last, i
    """


def _outcomes(force: SyntheticForce, month: str, last: str) -> str:
    crimes = _rows(force, month, force.rows_in(month))
    return f"""
        select crime_id as "Crime ID", {_columns(force, month)},
            closed_as as "Outcome type"
        from ({crimes})
        where crime_type <> 'Anti-social behaviour' and closing < {_closed(month, last)}
            and closed_as <> 'Status update unavailable'
        order by "LSOA code" nulls last, i
    """


def _stops(force: SyntheticForce, month: str) -> str:
    salt = hash_of(force.slug, month, "stops") % (1 << 31)
    count = max(1, round(force.rows_a_month * (0.05 + salt % 100 / 5000)))
    # From one in the morning, local summer time, so that every row lies in the month.
    start = f"timestamp '{month}-01 01:00:00'"
    days = 28
    longitude, latitude = force.place
    return f"""
        select {_pick(["Person search"] * 4 + ["Person and Vehicle search"], salt)} as "Type",
            strftime({start} + to_minutes((hash(i, {salt + 1}) % ({days} * 1430))::bigint),
                '%Y-%m-%dT%H:%M:%S+00:00') as "Date",
            'False' as "Part of a policing operation", null as "Policing operation",
            printf('%.6f', {latitude} + hash(i, {salt + 2}) % 300 / 1000.0) as "Latitude",
            printf('%.6f', {longitude} + hash(i, {salt + 3}) % 300 / 1000.0) as "Longitude",
            {_pick(["Male"] * 8 + ["Female"], salt + 4)} as "Gender",
            {_pick(["18-24", "25-34", "over 34", "10-17"], salt + 5)} as "Age range",
            'Other ethnic group - Not stated' as "Self-defined ethnicity",
            {_pick(["White"] * 7 + ["Black", "Asian", "Other"], salt + 6)}
                as "Officer-defined ethnicity",
            'Misuse of Drugs Act 1971 (section 23)' as "Legislation",
            {_pick(STOP_OBJECTS, salt + 7)} as "Object of search",
            {_pick(STOP_OUTCOMES, salt + 8)} as "Outcome",
            null as "Outcome linked to object of search",
            'False' as "Removal of more than just outer clothing"
        from range({count}) rows(i) order by 2
    """


def months_before(last: str, count: int) -> str:
    """Return the first of `count` months that end with `last`."""
    return add_months(last, 1 - count)
