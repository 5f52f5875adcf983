"""Bodies, offices, people and terms as Popolo JSON, the field's standard, and ours beside it."""

import json
from typing import Any

from django.db import models

from frankpledge.apps.bodies.models import (
    Attestation,
    Body,
    Conflict,
    Election,
    Governance,
    Office,
    OfficeHolder,
    Person,
    Succession,
)

# Our field -> the key of the standard (popoloproject.com), or a key of our own.
BODY = {
    "slug": "id",
    "name": "name",
    "kind": "classification",
    "area": "area_id",
    "starts_on": "founding_date",
    "ends_on": "dissolution_date",
    "source": "source",
    "source_url": "source_url",
}
OFFICE = {"slug": "id", "title": "label", "body": "organization_id"}
PERSON = {
    "slug": "id",
    "name": "name",
    "identifiers": "identifiers",
    "source": "source",
    "source_url": "source_url",
}
TERM = {
    "key": "id",
    "person": "person_id",
    "office": "post_id",
    "held_from": "start_date",
    "held_until": "end_date",
    "is_acting": "is_acting",
    "party": "party",
    "note": "note",
    "source": "source",
    "source_url": "source_url",
}
GOVERNANCE = {
    "area": "area_id",
    "body": "organization_id",
    "model": "model",
    "held_from": "start_date",
    "held_until": "end_date",
    "confidence": "confidence",
    "source": "source",
    "source_url": "source_url",
}
SUCCESSION = {
    "before": "before_id",
    "after": "after_id",
    "on": "date",
    "instrument": "instrument",
    "source": "source",
    "source_url": "source_url",
}
ATTESTATION = {
    "term": "membership_id",
    "on": "date",
    "is_month": "is_month",
    "is_inferred": "is_inferred",
    "source": "source",
    "source_url": "source_url",
}
ELECTION = {
    "area": "area_id",
    "held_on": "date",
    "winner": "winner_id",
    "party": "party",
    "source": "source",
    "source_url": "source_url",
}
CONFLICT = {
    name: name for name in ("subject", "field", "first", "first_source", "second", "second_source")
}

# Section -> model, keys, the fields that say which row it is. In the order in which they are
# read in again.
SECTIONS: dict[str, tuple[type[models.Model], dict[str, str], tuple[str, ...]]] = {
    "organizations": (Body, BODY, ("slug",)),
    "posts": (Office, OFFICE, ("slug",)),
    "persons": (Person, PERSON, ("slug",)),
    "memberships": (OfficeHolder, TERM, ("key",)),
    "governance": (Governance, GOVERNANCE, ("area", "body")),
    "successions": (Succession, SUCCESSION, ("before", "after")),
    "attestations": (Attestation, ATTESTATION, ("term", "on", "source")),
    "elections": (Election, ELECTION, ("area", "held_on", "source")),
    "conflicts": (Conflict, CONFLICT, ("subject", "field", "first_source", "second_source")),
}
# What a foreign key is called outside: the field of the other model that names it.
NAMED_BY = {Body: "slug", Office: "slug", Person: "slug", OfficeHolder: "key"}
SCHEME_KEY, VALUE_KEY = "scheme", "identifier"


def export() -> dict:
    """Return everything of this app as Popolo; the order depends on nothing but the content."""
    return {
        name: [_row(item, keys) for item in _items(model, keys, own)]
        for name, (model, keys, own) in SECTIONS.items()
    }


def as_text() -> str:
    """Return the export as JSON text, always the same for the same content."""
    return json.dumps(export(), ensure_ascii=False, indent=1) + "\n"


def _items(
    model: type[models.Model], keys: dict[str, str], own: tuple[str, ...]
) -> list[models.Model]:
    related = [name for name in keys if model._meta.get_field(name).is_relation]
    return sorted(
        model._default_manager.select_related(*related),
        key=lambda item: tuple(str(_outside(getattr(item, name))) for name in own),
    )


def _row(item: models.Model, keys: dict[str, str]) -> dict:
    row = {}
    for name, key in keys.items():
        value = _outside(getattr(item, name))
        if value not in ("", None, {}):
            row[key] = value
    return row


def _outside(value: Any) -> Any:
    if isinstance(value, models.Model):
        return getattr(value, NAMED_BY[type(value)])
    if isinstance(value, dict):
        return [{SCHEME_KEY: k, VALUE_KEY: v} for k, v in sorted(value.items())]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
