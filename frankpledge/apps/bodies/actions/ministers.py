"""Ministers and their posts with dates, from the Institute for Government's tables."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.csv_file import read_csv, short
from frankpledge.apps.bodies.actions.people import PersonSource
from frankpledge.apps.bodies.models import Body, BodyKind, Office, OfficeHolder, Person

SOURCE = PersonSource(
    "Institute for Government, ministers database (CC BY 4.0)",
    "https://www.instituteforgovernment.org.uk/",
)
SCHEME = "ifg"
# The office as everybody says it, for the title that the table gives.
SPOKEN = {"Secretary of State for the Home Department": "Home Secretary"}
FILES = {
    "organisation.csv": ("id", "name", "short_name"),
    "post.csv": ("id", "organisation_id", "name"),
    "person.csv": ("id", "display_name", "end_date"),
    "appointment.csv": ("id", "person_id", "post_id", "start_date", "end_date"),
}
AT_A_TIME = 500


@dataclass(frozen=True, kw_only=True)
class Ministers:
    """What an import of ministers added, and what it could not use."""

    people: int
    posts: int
    terms: int
    joined_by_name: list[str]
    unread: list[str]


@transaction.atomic
def import_ministers(folder: Path, *, by: str, at: datetime) -> Ministers:
    """Add departments, posts, ministers and their terms; the same tables again add nothing.

    A person of the record with exactly the same name is taken to be the same; those are listed.

    Raises:
        BadInput: a table or a column is missing.
    """
    tables = {name: read_csv(folder / name, columns)[1] for name, columns in FILES.items()}
    models: tuple[type[Model], ...] = (Person, Office, OfficeHolder)
    counts = [model._default_manager.count() for model in models]
    bodies = _departments(tables["organisation.csv"])
    offices = _posts(tables["post.csv"], bodies)
    people, joined = _people(tables["person.csv"])
    unread = _terms(tables["appointment.csv"], people, offices)
    added = [
        model._default_manager.count() - before
        for model, before in zip(models, counts, strict=True)
    ]
    done = Ministers(
        people=added[0], posts=added[1], terms=added[2], joined_by_name=joined, unread=unread
    )
    record("ministers-imported", folder.name, by=by, at=at, people=added[0], terms=added[2])
    return done


def _departments(rows: list[dict]) -> dict[str, Body]:
    found = {}
    for row in rows:
        short(row["name"], f"organisation.csv, {row['id']}")
        body, _ = Body.objects.get_or_create(
            slug=slugify(row["name"])[:120],
            defaults={"name": row["name"], "kind": BodyKind.DEPARTMENT, "source": SOURCE.title},
        )
        found[row["id"]] = body
    return found


def _posts(rows: list[dict], bodies: dict[str, Body]) -> dict[str, Office]:
    """Offices by the post's id. A title that several departments have carries its department."""
    held = {office.slug: office for office in Office.objects.filter(body__kind="department")}
    found: dict[str, Office] = {}
    new: dict[str, Office] = {}
    for row in sorted(rows, key=lambda r: (r["name"], r["organisation_id"])):
        body = bodies.get(row["organisation_id"])
        if body is None:
            continue
        title = short(SPOKEN.get(row["name"], row["name"]), f"post.csv, {row['id']}")
        slug = slugify(title)[:100]
        known = held.get(slug) or new.get(slug)
        if known and known.body_id != body.pk:
            slug = slugify(f"{title[:100]} {body.slug}")[:160]
        office = held.get(slug) or new.setdefault(slug, Office(slug=slug, title=title, body=body))
        found[row["id"]] = office
    Office.objects.bulk_create(new.values(), batch_size=AT_A_TIME)
    return found


def _people(rows: list[dict]) -> tuple[dict[str, Person], list[str]]:
    """People by their id: of the names that somebody had, the one in use."""
    names: dict[str, dict] = {}
    for row in rows:
        short(row["display_name"], f"person.csv, {row['id']}")
        if row["id"] not in names or not row["end_date"]:
            names[row["id"]] = row
    known = {p.identifiers[SCHEME]: p for p in Person.objects.filter(identifiers__has_key=SCHEME)}
    by_slug = {p.slug: p for p in Person.objects.all()}
    joined, new = [], []
    for key, row in sorted(names.items()):
        if key in known:
            continue
        slug = slugify(row["display_name"])[:100]
        same = by_slug.get(slug)
        if same and SCHEME not in same.identifiers:
            same.identifiers[SCHEME] = key
            same.save()
            joined.append(same.name)
            known[key] = same
            continue
        if same:
            slug = f"{slug}-{key[:8]}"
        person = Person(
            slug=slug,
            name=row["display_name"],
            identifiers={SCHEME: key},
            source=SOURCE.title,
            source_url=SOURCE.url,
        )
        known[key] = by_slug[slug] = person
        new.append(person)
    Person.objects.bulk_create(new, batch_size=AT_A_TIME)
    return known, joined


def _terms(rows: list[dict], people: dict[str, Person], offices: dict[str, Office]) -> list[str]:
    held = set(OfficeHolder.objects.values_list("key", flat=True))
    new, unread = {}, []
    for number, row in enumerate(rows, 2):
        person, office = people.get(row["person_id"]), offices.get(row["post_id"])
        if person is None or office is None:
            unread.append(
                f"appointment.csv, line {number}: its person or post is not in the tables"
            )
            continue
        try:
            begins, ends = (
                date.fromisoformat(row[name]) if row[name] else None
                for name in ("start_date", "end_date")
            )
        except ValueError as error:
            unread.append(f"appointment.csv, line {number}: {error}")
            continue
        if begins and ends and ends < begins:
            unread.append(f"appointment.csv, line {number}: it ends on {ends}, before it begins")
            continue
        key = slugify(f"{person.slug} {office.slug[:100]} {row['start_date']} {row['id'][:8]}")
        if key not in held:
            new[key] = OfficeHolder(
                key=key[:240],
                person=person,
                office=office,
                held_from=begins,
                held_until=ends,
                source=SOURCE.title,
                source_url=SOURCE.url,
            )
    OfficeHolder.objects.bulk_create(new.values(), batch_size=AT_A_TIME)
    return unread
