"""Ministers and their posts as the Institute for Government's tables have them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from frankpledge.apps.bodies.readers.csv_file import read_csv, short

# The office as everybody says it, for the title that the table gives.
SPOKEN = {"Secretary of State for the Home Department": "Home Secretary"}
FILES = {
    "organisation.csv": ("id", "name", "short_name"),
    "post.csv": ("id", "organisation_id", "name"),
    "person.csv": ("id", "display_name", "end_date"),
    "appointment.csv": ("id", "person_id", "post_id", "start_date", "end_date"),
}


class ReadPost(NamedTuple):
    """A post of a department, by the tables' own ids."""

    id: str
    title: str
    department: str


@dataclass(frozen=True, kw_only=True)
class ReadTerm:
    """Somebody in a post, by the tables' own ids; a day is None where it is not given.

    `begins_as_written` is the first day as the table has it; `problem` says what of the line
    cannot be used, and is empty where all can.
    """

    line: int
    id: str
    person: str
    post: str
    begins_as_written: str
    begins: date | None = None
    ends: date | None = None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadMinisters:
    """What the tables hold: departments and people by id with their names, posts, terms."""

    departments: dict[str, str]
    posts: list[ReadPost]
    people: dict[str, str]
    terms: list[ReadTerm]


def read_ministers(folder: Path) -> ReadMinisters:
    """Return what the tables in `folder` hold.

    Raises:
        BadInput: a table or a column is missing, or a name is too long to be one.
    """
    tables = {name: read_csv(folder / name, columns)[1] for name, columns in FILES.items()}
    departments = {
        row["id"]: short(row["name"], f"organisation.csv, {row['id']}")
        for row in tables["organisation.csv"]
    }
    posts = sorted(tables["post.csv"], key=lambda row: (row["name"], row["organisation_id"]))
    return ReadMinisters(
        departments=departments,
        posts=[_post(row) for row in posts if row["organisation_id"] in departments],
        people=_names_in_use(tables["person.csv"]),
        terms=[_term(row, number) for number, row in enumerate(tables["appointment.csv"], 2)],
    )


def _post(row: dict[str, str]) -> ReadPost:
    title = short(SPOKEN.get(row["name"], row["name"]), f"post.csv, {row['id']}")
    return ReadPost(row["id"], title, row["organisation_id"])


def _names_in_use(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return people by their id: of the names that somebody had, the one in use."""
    names: dict[str, str] = {}
    for row in rows:
        short(row["display_name"], f"person.csv, {row['id']}")
        if row["id"] not in names or not row["end_date"]:
            names[row["id"]] = row["display_name"]
    return names


def _term(row: dict[str, str], number: int) -> ReadTerm:
    try:
        begins, ends = (
            date.fromisoformat(row[name]) if row[name] else None
            for name in ("start_date", "end_date")
        )
        problem = ""
    except ValueError as error:
        begins, ends, problem = None, None, str(error)
    if begins and ends and ends < begins:
        problem = f"it ends on {ends}, before it begins"
    return ReadTerm(
        line=number,
        id=row["id"],
        person=row["person_id"],
        post=row["post_id"],
        begins_as_written=row["start_date"],
        begins=begins,
        ends=ends,
        problem=problem,
    )
