"""The tables that a measure's query reads, made of a release: one SQL for both engines.

    street(force, district, month, crime_type, is_crime, last_outcome, ..., n)
    outcomes(force, district, month, outcome_type, crime_id, ..., n)
    stop_and_search(force, month, type, outcome, officer_defined_ethnicity, ..., n)
    population(area, year, people)
    people_by_ethnicity(area, white, black, asian, mixed, other)

A row stands for `n` alike records. `district` is the official code of the district of
today, where the row lies in the area of the force that recorded it; else it is empty.
`recorded_district`, for breakdowns, is the name that the row itself carries.
`population` has a row for each year that has rates: join it on the year of the month too.
`is_crime` is false for what is recorded beside crimes and is none (`counts_as_crime` of the
dataset's words).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.official.people import GROUPS, People
from frankpledge.evidence.store.places import LSOA

LSOA_COLUMN = "lsoa_code"
IS_CRIME = "is_crime"
RESIDENTS = frozenset({"population", "people_by_ethnicity"})
POPULATION = {"area": "VARCHAR", "year": "BIGINT", "people": "BIGINT"}
RECORDED_DISTRICT = "recorded_district"
# Every row of a dataset would else be counted once for each year.
NO_YEAR = "joins population without its year: add 'and p.year = year(s.month)' to the join"


def lacks_year(tables: Collection[str], columns: Collection[str]) -> bool:
    """Whether a query that names these joins the population without its year."""
    return "population" in tables and "year" not in columns


class Parts(NamedTuple):
    """What a query makes of one area and month; what its form does not have is None."""

    numerator: int
    denominator: int | None = None
    unknown: int | None = None
    other_numerator: int | None = None
    other_denominator: int | None = None
    value: float | None = None


PARTS = Parts._fields[:-1]  # counts, from which the value is made


@dataclass(frozen=True)
class Table:
    """Rows to register under a name: column types (of DuckDB) and values."""

    name: str
    types: dict[str, str]
    rows: Sequence[Mapping[str, str | int]]


def needs_rows(measure: Measure, asked: frozenset[str], kind: str, dataset: Dataset) -> bool:
    """Whether the monthly summaries of `dataset` lack something of what is `asked` for."""
    if kind == "lsoa" or dataset.name != measure.dataset:
        return True
    held = {"force", "month", *dataset.summary_by}
    return any(column.name in asked and column.name not in held for column in dataset.columns)


def small_tables(people: People) -> list[Table]:
    """Return the reference tables that views and queries join."""
    names = [
        {"recorded": name, "force": district.force, "code": district.code}
        for district in districts()
        for name in district.recorded_names
    ]
    persons: list[dict[str, str | int]] = [
        {"area": area, "year": year, "people": count}
        for area, held in people.by_area.items()
        if not LSOA.match(area)  # which are counted, and have no rate of a query
        for year, count in held.each_year()
    ]
    ethnic: list[dict[str, str | int]] = [
        {"area": force, **groups} for force, groups in people.by_ethnicity.items()
    ]
    return [
        Table("district_names", dict.fromkeys(("recorded", "force", "code"), "VARCHAR"), names),
        Table("population", POPULATION, persons),
        Table(
            "people_by_ethnicity", {"area": "VARCHAR", **dict.fromkeys(GROUPS, "BIGINT")}, ethnic
        ),
    ]


def view(dataset: Dataset, base: str, *, has_rows: bool) -> str:
    """Return the query of the view of a dataset over `base`, a FROM item.

    `base` has the columns of a checked version, or of a summary with its `n`.
    """
    columns = _columns(dataset, has_rows)
    count = "1" if has_rows else "b.n"
    given = [f"b.{name} as {alias}" for name, alias in columns]
    kind = dataset.kind_of_crime
    if kind is not None:
        others = ", ".join(map(engine.text, sorted(kind.not_crimes)))
        given.append(f"b.{kind.name} not in ({others}) as {IS_CRIME}")
    shown = ",\n    ".join(given)
    if not dataset.has_district:
        return f"select\n    {shown},\n    {count} as n\nfrom {base} b"
    return (
        f"select\n    {shown},\n    case when k.force is null then b.district else d.code end"
        f" as district,\n    b.district as {RECORDED_DISTRICT},\n    {count} as n\nfrom {base} b\n"
        "left join district_names d on d.recorded = b.district and d.force = b.force\n"
        "left join (select distinct n.force from district_names n) k on k.force = b.force"
    )


def _columns(dataset: Dataset, has_rows: bool) -> list[tuple[str, str]]:
    named = [c.name for c in dataset.columns] if has_rows else list(dataset.summary_by)
    kept = dict.fromkeys(["force", "month", *named])
    kept.pop("district", None)
    return [(name, "lsoa" if name == LSOA_COLUMN else name) for name in kept]


def inner_query(measure: Measure, kind: str) -> str:
    """Return the measure's own query, for areas of `kind`."""
    return measure.sql.strip().rstrip(";").replace("{area}", name_of(kind))


def query(measure: Measure, kind: str) -> str:
    """Return the measure's query for areas of `kind`, with its value, in the common subset.

    Columns: area, month, and those of Parts. What a form does not have is empty.
    """
    return valued(measure, inner_query(measure, kind))


def valued(measure: Measure, inner: str, also: tuple[str, ...] = ()) -> str:
    """Return what `inner` counts with the measure's value, and its columns `also` before it."""
    given = columns_of(measure)
    counts = [f"cast({name if name in given else 'null'} as bigint) as {name}" for name in PARTS]
    shown = ",\n    ".join(
        [
            "cast(area as varchar) as area",
            "cast(month as date) as month",
            *also,
            *counts,
            f"cast({VALUES[measure.form](measure)} as double) as value",
        ]
    )
    return f"select\n    {shown}\nfrom (\n{inner}\n) counted\nwhere area is not null"


def name_of(kind: str) -> str:
    """Return the column of areas of `kind`, quoted: `force` is a word of some SQL dialects."""
    return engine.name(kind)


def columns_of(measure: Measure) -> tuple[str, ...]:
    """Return what the query of `measure` must give beside area and month."""
    found = ["numerator"]
    if measure.form != "count":
        found.append("denominator")
    if measure.unknown:
        found.append("unknown")
    if measure.form == "ratio":
        found += ["other_numerator", "other_denominator"]
    if measure.form == "median":
        found.append("value")
    return tuple(found)


def _quotient(measure: Measure) -> str:
    return f"{measure.multiplier}e0 * numerator / nullif(denominator, 0)"


# A zero in a denominator gives no value: no value is better than a wrong one.
VALUES: dict[str, Callable[[Measure], str]] = {
    "count": lambda _measure: "numerator",
    "share": _quotient,
    "rate": _quotient,
    "ratio": lambda _measure: (
        "(1e0 * numerator / nullif(denominator, 0))"
        " / nullif(1e0 * other_numerator / nullif(other_denominator, 0), 0)"
    ),
    "median": lambda _measure: "value",
}
