"""Ministers and their posts with dates, from the Institute for Government's tables."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.people import PersonSource
from frankpledge.apps.bodies.models import Body, BodyKind, Office, OfficeHolder, Person
from frankpledge.apps.bodies.readers.ministers import ReadPost, ReadTerm, read_ministers

SOURCE = PersonSource(
    "Institute for Government, ministers database (CC BY 4.0)",
    "https://www.instituteforgovernment.org.uk/",
)
SCHEME = "ifg"
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
    read = read_ministers(folder)
    models: tuple[type[Model], ...] = (Person, Office, OfficeHolder)
    counts = [model._default_manager.count() for model in models]
    bodies = _departments(read.departments)
    offices = _posts(read.posts, bodies)
    people, joined = _people(read.people)
    unread = _terms(read.terms, people, offices)
    added = [
        model._default_manager.count() - before
        for model, before in zip(models, counts, strict=True)
    ]
    done = Ministers(
        people=added[0], posts=added[1], terms=added[2], joined_by_name=joined, unread=unread
    )
    record("ministers-imported", folder.name, by=by, at=at, people=added[0], terms=added[2])
    return done


def _departments(names: dict[str, str]) -> dict[str, Body]:
    found = {}
    for key, name in names.items():
        body, _ = Body.objects.get_or_create(
            slug=slugify(name)[:120],
            defaults={"name": name, "kind": BodyKind.DEPARTMENT, "source": SOURCE.title},
        )
        found[key] = body
    return found


def _posts(posts: list[ReadPost], bodies: dict[str, Body]) -> dict[str, Office]:
    """Offices by the post's id. A title that several departments have carries its department."""
    held = {office.slug: office for office in Office.objects.filter(body__kind="department")}
    found: dict[str, Office] = {}
    new: dict[str, Office] = {}
    for post in posts:
        body, title = bodies[post.department], post.title
        slug = slugify(title)[:100]
        known = held.get(slug) or new.get(slug)
        if known and known.body_id != body.pk:
            slug = slugify(f"{title[:100]} {body.slug}")[:160]
        office = held.get(slug) or new.setdefault(slug, Office(slug=slug, title=title, body=body))
        found[post.id] = office
    Office.objects.bulk_create(new.values(), batch_size=AT_A_TIME)
    return found


def _people(names: dict[str, str]) -> tuple[dict[str, Person], list[str]]:
    """People by their id, and the names of those who were in the record already."""
    known = {p.identifiers[SCHEME]: p for p in Person.objects.filter(identifiers__has_key=SCHEME)}
    by_slug = {p.slug: p for p in Person.objects.all()}
    joined, new = [], []
    for key, name in sorted(names.items()):
        if key in known:
            continue
        slug = slugify(name)[:100]
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
            name=name,
            identifiers={SCHEME: key},
            source=SOURCE.title,
            source_url=SOURCE.url,
        )
        known[key] = by_slug[slug] = person
        new.append(person)
    Person.objects.bulk_create(new, batch_size=AT_A_TIME)
    return known, joined


def _terms(
    terms: list[ReadTerm], people: dict[str, Person], offices: dict[str, Office]
) -> list[str]:
    held = set(OfficeHolder.objects.values_list("key", flat=True))
    new, unread = {}, []
    for term in terms:
        person, office = people.get(term.person), offices.get(term.post)
        if person is None or office is None:
            unread.append(
                f"appointment.csv, line {term.line}: its person or post is not in the tables"
            )
            continue
        if term.problem:
            unread.append(f"appointment.csv, line {term.line}: {term.problem}")
            continue
        key = slugify(f"{person.slug} {office.slug[:100]} {term.begins_as_written} {term.id[:8]}")
        if key not in held:
            new[key] = OfficeHolder(
                key=key[:240],
                person=person,
                office=office,
                held_from=term.begins,
                held_until=term.ends,
                source=SOURCE.title,
                source_url=SOURCE.url,
            )
    OfficeHolder.objects.bulk_create(new.values(), batch_size=AT_A_TIME)
    return unread
