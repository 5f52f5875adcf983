"""People and their terms, with the source of each."""

import hashlib
from datetime import date
from typing import Any, NamedTuple

from django.utils.text import slugify

from frankpledge.apps.bodies.models import Attestation, Office, OfficeHolder, Person


class PersonSource(NamedTuple):
    """Where a fact was read."""

    title: str
    url: str = ""


def person_called(name: str, source: PersonSource) -> Person:
    """Return the person of that name, made if there is none. One name is taken as one person."""
    # A name in letters that no address can hold gets one that holds its digest.
    slug = slugify(name)[:120] or f"person-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    person, _ = Person.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "source": source.title, "source_url": source.url},
    )
    return person


def term_of(
    person: Person,
    office: Office,
    source: PersonSource,
    held_from: date | None = None,
    **facts: Any,
) -> OfficeHolder:
    """Return the person's term in an office, made if it is not there."""
    since = held_from.isoformat() if held_from else "open"
    key = slugify(f"{person.slug} {office.slug} {since}")[:240]
    term, _ = OfficeHolder.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "office": office,
            "held_from": held_from,
            "source": source.title,
            "source_url": source.url,
            **facts,
        },
    )
    return term


def attest(
    term: OfficeHolder, on: date, source: PersonSource, *, is_inferred: bool = False
) -> None:
    """Keep that a source names the person in the office in the month of `on`."""
    Attestation.objects.get_or_create(
        term=term,
        on=on.replace(day=1),
        source=source.title,
        defaults={"source_url": source.url, "is_inferred": is_inferred},
    )
